"""F16, the panel's marks against the best bid: the best gets all points, the others in proportion.

With shares of 60 %, 75 % and 45 % from the panel: 60/75 = 80 %, 75/75 = 100 % and 45/75 = 60 %.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from aanbesteding.methods.base import Competition, Method, Source, Step
from aanbesteding.methods.rating_scale import RatingScale
from aanbesteding.texts import Text

FORMULA = "share / top"


class RatingToBest(RatingScale):
    """Marks that a panel gives on a scale, normalised to the best bid. Relative."""

    type: Literal["rating-to-best"]  # type: ignore[assignment]


def share(parameters: RatingToBest, value: Fraction, field: Competition | None) -> Step:
    """Return the panel's share divided by the best; all get 0 where the best has 0 or less."""
    assert field is not None
    best = field.best
    if best <= 0:
        note = Text("geen inschrijving scoort boven nul", "no bid scores above zero")
        return Step("0", (), Fraction(0), note)
    return Step(FORMULA, (("share", value), ("top", best)), value / best)


METHOD = Method(
    id="rating-to-best",
    name=Text("beoordeling ten opzichte van de beste", "rating against the best"),
    measures="marks",
    relative=True,
    formula=FORMULA,
    explanation=Text(
        "De beste inschrijving krijgt alle punten, de andere naar rato van wat het panel gaf. "
        "Relatief: zonder de beste krijgt iedereen andere punten.",
        "The best bid gets all points, the others in proportion to what the panel gave. "
        "Relative: without the best everyone gets other points.",
    ),
    source=Source(
        Text("A. de Weert, «Eerlijk gunnen», 2023", "A. de Weert, “Eerlijk gunnen”, 2023"), True
    ),
    parameters=RatingToBest,
    share=share,
)
