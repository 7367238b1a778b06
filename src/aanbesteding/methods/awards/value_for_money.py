"""F7, value for money: quality points per euro, times a constant for the eye; the highest wins.

80 points for € 100,000 with the constant 100,000 is an index of 80; 60 points for € 60,000 is 100.
"""

from __future__ import annotations

from typing import Literal

from aanbesteding.fields import Model, Money
from aanbesteding.methods.awards.base import Award, NoTotal, Offered
from aanbesteding.methods.base import Source, Step
from aanbesteding.texts import Text


class ValueForMoney(Model):
    """Quality points divided by price, times a constant; the highest wins."""

    type: Literal["value-for-money"]
    constant: Money
    """About the expected price in euros; it changes the size of the index and never the order."""


def total(parameters: ValueForMoney, offered: Offered) -> Step:
    """Return quality / price × constant; below zero the dearer of two equals would win."""
    if offered.price == 0 or offered.quality < 0:
        raise NoTotal
    values = (
        ("quality", offered.quality),
        ("price", offered.price),
        ("constant", parameters.constant),
    )
    result = offered.quality / offered.price * parameters.constant
    return Step("quality / price * constant", values, result)


AWARD = Award(
    id="value-for-money",
    name=Text("kwaliteit per euro (value for money 50/50)", "value for money (50/50)"),
    better="high",
    unit="index",
    formula="quality / price * constant",
    uses_quality=True,
    uses_price=True,
    source=Source(
        Text("Negometrix, «Value for Money 50/50»", "Negometrix, “Value for Money 50/50”"), True
    ),
    parameters=ValueForMoney,
    total=total,
)
