"""F20, normalised price (Prozorro): the price divided by 1 + V/(1 − Vmax); the lowest wins.

With features worth at most 20 % in all and a bid that has 10 %: 1 + 0.10/(1 − 0.20) = 1.125, and a
price of € 90,000 becomes € 80,000.
"""

from __future__ import annotations

from typing import Literal

from aanbesteding.fields import Model, Percent
from aanbesteding.methods.awards.base import Award, NoTotal, Offered
from aanbesteding.methods.base import Source, Step
from aanbesteding.texts import Text

FORMULA = "price / (1 + share / (1 - most))"


class NormalisedPrice(Model):
    """Price divided by a coefficient of the features that a bid has; the lowest wins."""

    type: Literal["normalised-price"]
    most: Percent
    """What all features together are worth, in per cent of the award; below 100."""


def total(parameters: NormalisedPrice, offered: Offered) -> Step:
    """Return price / (1 + V / (1 − Vmax)), V being the bid's part of Vmax."""
    if offered.whole == 0 or parameters.most >= 100:
        raise NoTotal
    most = parameters.most / 100
    share = offered.quality / offered.whole * most
    values = (("price", offered.price), ("share", share), ("most", most))
    coefficient = 1 + share / (1 - most)
    if coefficient <= 0:
        raise NoTotal
    return Step(FORMULA, values, offered.price / coefficient)


AWARD = Award(
    id="normalised-price",
    name=Text("genormaliseerde prijs (Prozorro)", "normalised price (Prozorro)"),
    better="low",
    unit="euro",
    formula=FORMULA,
    uses_quality=True,
    uses_price=True,
    source=Source(Text("openprocurement, barbecue", "openprocurement, barbecue"), True),
    parameters=NormalisedPrice,
    total=total,
)
