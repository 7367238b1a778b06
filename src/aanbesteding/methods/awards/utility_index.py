"""F8, utility index: price against quality that falls short of the best; the highest wins.

With a quality weight of 60 and a price weight of 40 (N = 1.5), the best quality 90 %, a bid of 80 %
for € 100,000 and a lowest price of € 90,000: (1 − (0.90 − 0.80) × 1.5) / 100,000 × 90,000 = 0.765.
"""

from __future__ import annotations

from typing import Literal

from aanbesteding.fields import Model, Positive
from aanbesteding.methods.awards.base import Award, NoTotal, Offered
from aanbesteding.methods.base import Source, Step
from aanbesteding.texts import Text

FORMULA = "(1 - (best - quality) * ratio) / price * lowest"


class UtilityIndex(Model):
    """Utility index: relative to the best quality; the highest wins."""

    type: Literal["utility-index"]
    quality_weight: Positive
    """The weight of quality."""
    price_weight: Positive
    """The weight of price, above 0."""


def total(parameters: UtilityIndex, offered: Offered) -> Step:
    """Return (1 − (best − quality) × N) / price × lowest, quality as a part of all points.

    Below zero in brackets a dearer bid would have the better index: there is no total then.
    """
    if offered.price == 0 or offered.whole == 0 or parameters.price_weight == 0:
        raise NoTotal
    ratio = parameters.quality_weight / parameters.price_weight
    best, quality = offered.best / offered.whole, offered.quality / offered.whole
    bracket = 1 - (best - quality) * ratio
    if bracket < 0:
        raise NoTotal
    values = (
        ("best", best),
        ("quality", quality),
        ("ratio", ratio),
        ("price", offered.price),
        ("lowest", offered.lowest),
    )
    return Step(FORMULA, values, bracket / offered.price * offered.lowest)


AWARD = Award(
    id="utility-index",
    name=Text("utility index", "utility index"),
    better="high",
    unit="index",
    formula=FORMULA,
    uses_quality=True,
    uses_price=True,
    relative=True,
    source=Source(Text("Negometrix, «Utility Index»", "Negometrix, “Utility Index”"), True),
    parameters=UtilityIndex,
    total=total,
)
