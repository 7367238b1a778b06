"""F9, weighted value-for-money index: quality to a power, per euro; the highest wins.

With weights 60 for quality and 40 for cost the power is 1.5: quality 64 for € 100,000 gives
64^1.5 / 100,000 × 1,000,000 = 512 × 10 = 5,120 with the constant 1,000,000.
"""

from __future__ import annotations

from typing import Literal

from aanbesteding.exact.interval import power
from aanbesteding.fields import Model, Money, Positive
from aanbesteding.methods.awards.base import Award, NoTotal, Offered
from aanbesteding.methods.base import Source, Step
from aanbesteding.texts import Text

FORMULA = "power(quality, exponent) / price * constant"


class WeightedValueForMoney(Model):
    """Quality to the power quality-weight / price-weight, divided by price; the highest wins."""

    type: Literal["weighted-value-for-money"]
    quality_weight: Positive
    """The weight of quality; weights above about 70 % let a small difference decide."""
    price_weight: Positive
    """The weight of price, above 0."""
    constant: Money
    """A constant for the eye; it never changes the order."""


def total(parameters: WeightedValueForMoney, offered: Offered) -> Step:
    """Return quality ^ (wQ/wC) / price × constant, as an interval where it is irrational.

    Quality of zero gives 0, as under `value-for-money`; 0 to the power 0 has no value.
    """
    if offered.price == 0 or parameters.price_weight == 0 or offered.quality < 0:
        raise NoTotal
    exponent = parameters.quality_weight / parameters.price_weight
    if offered.quality == exponent == 0:
        raise NoTotal
    try:
        raised = power(offered.quality, exponent)
    except ValueError:
        raise NoTotal from None
    factor = parameters.constant / offered.price
    values = (
        ("quality", offered.quality),
        ("exponent", exponent),
        ("price", offered.price),
        ("constant", parameters.constant),
    )
    return Step(FORMULA, values, raised.middle * factor, radius=raised.radius * factor)


AWARD = Award(
    id="weighted-value-for-money",
    name=Text("gewogen kwaliteit per euro", "weighted value for money"),
    better="high",
    unit="index",
    formula=FORMULA,
    uses_quality=True,
    uses_price=True,
    source=Source(
        Text(
            "pakket tessa, «weighted value for money index»",
            "package tessa, “weighted value for money index”",
        ),
        True,
    ),
    parameters=WeightedValueForMoney,
    total=total,
)
