"""F15, the panel's marks on a scale: each mark is worth a percentage, the panel makes one share.

Three assessors give 75 %, 50 % and 100 %: the mean is (75 + 50 + 100)/3 = 75 % of the points,
the median is 75 %.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from aanbesteding.fields import Field, Slug
from aanbesteding.methods.base import Competition, Method, Parameters, Source, Step, median
from aanbesteding.texts import Text

Combine = Literal["mean", "median", "consensus"]
"""How the marks of a panel make one share.

`mean`: of what the marks are worth. `median`: the middle one; with an even number the mean of
the two in the middle. `consensus`: the panel's joint mark; individual marks stay beside it.
"""


class RatingScale(Parameters):
    """Marks that a panel gives on a scale. Absolute."""

    type: Literal["rating-scale"]
    scale: Slug
    """The scale, as defined under `scales`."""
    combine: Combine | None = None
    """How the panel's marks make one; without it as `panel` says."""
    assessors: tuple[Slug, ...] | None = Field(default=None, min_length=1)
    """Who judges this criterion; without it the whole panel."""


def share(combine: Combine, worths: tuple[Fraction, ...], field: Competition | None) -> Step:
    """Return one share from what the marks are worth (1 is all points)."""
    values = tuple((f"m{n}", worth) for n, worth in enumerate(worths, start=1))
    names = [name for name, _ in values]
    if combine == "median":
        return Step(f"median({', '.join(names)})", values, median(worths))
    if len(worths) == 1:
        return Step("m1", values, worths[0])
    total = sum(worths, Fraction(0))
    return Step(f"({' + '.join(names)}) / {len(worths)}", values, total / len(worths))


METHOD = Method(
    id="rating-scale",
    name=Text("beoordeling op een schaal", "rating on a scale"),
    measures="marks",
    relative=False,
    formula="(m1 + … + mn) / n",
    explanation=Text(
        "Wat de cijfers van de beoordelaars op de schaal waard zijn, samengevoegd zoals "
        "aangekondigd: gemiddelde, mediaan of consensus.",
        "What the assessors' marks are worth on the scale, combined as announced: mean, median "
        "or consensus.",
    ),
    source=Source(
        Text("NEVI, «gewogen factor score methode»", "NEVI, «gewogen factor score methode»"), True
    ),
    parameters=RatingScale,
    share=share,
)
