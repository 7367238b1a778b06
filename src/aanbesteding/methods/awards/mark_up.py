"""F11c, mark-up: the price is raised by what the quality falls short; the lowest wins.

With quality weight 40, price weight 60, and 75 of 100 points for € 90,000: 90,000 × (1 + 25/100 ×
40/60) = € 105,000.
"""

from __future__ import annotations

from typing import Literal

from aanbesteding.fields import Model, Positive
from aanbesteding.methods.awards.base import Award, NoTotal, Offered
from aanbesteding.methods.base import Source, Step
from aanbesteding.texts import Text

FORMULA = "price * (1 + (whole - quality) / whole * ratio)"


class MarkUp(Model):
    """Price with a mark-up for missing quality (paslag, Oslo); the lowest wins."""

    type: Literal["mark-up"]
    quality_weight: Positive
    """The weight of quality."""
    price_weight: Positive
    """The weight of price, above 0."""


def total(parameters: MarkUp, offered: Offered) -> Step:
    """Return price × (1 + (whole − quality) / whole × wQ/wP)."""
    if offered.whole == 0 or parameters.price_weight == 0:
        raise NoTotal
    ratio = parameters.quality_weight / parameters.price_weight
    values = (
        ("price", offered.price),
        ("whole", offered.whole),
        ("quality", offered.quality),
        ("ratio", ratio),
    )
    factor = 1 + (offered.whole - offered.quality) / offered.whole * ratio
    if factor <= 0:  # so much above the whole that the dearer of two equals would win
        raise NoTotal
    return Step(FORMULA, values, offered.price * factor)


AWARD = Award(
    id="mark-up",
    name=Text("toeslag voor ontbrekende kwaliteit", "mark-up for missing quality"),
    better="low",
    unit="euro",
    formula=FORMULA,
    uses_quality=True,
    uses_price=True,
    source=Source(
        Text(
            "abakus.as; DFØ, «prissetting av kvalitet»", "abakus.as; DFØ, “prissetting av kvalitet”"
        ),
        True,
    ),
    parameters=MarkUp,
    total=total,
)
