"""F21, fixed price: the price is announced, the most quality points win.

With a fixed price of € 100,000, bids of 70 and 65 points: 70 wins.
"""

from __future__ import annotations

from typing import Literal

from aanbesteding.fields import Model
from aanbesteding.methods.awards.base import Award, Offered
from aanbesteding.methods.base import Source, Step
from aanbesteding.texts import Text


class FixedPrice(Model):
    """The price is fixed per lot; the most quality points win."""

    type: Literal["fixed-price"]


def total(parameters: FixedPrice, offered: Offered) -> Step:
    """Return the sum of the points."""
    return Step("total", (("total", offered.quality),), offered.quality)


AWARD = Award(
    id="fixed-price",
    name=Text("vaste prijs, alleen kwaliteit", "fixed price, quality only"),
    better="high",
    unit="points",
    formula="total",
    uses_quality=True,
    uses_price=False,
    source=Source(
        Text("art. 67 lid 2 Richtlijn 2014/24/EU", "art. 67(2) Directive 2014/24/EU"), True
    ),
    parameters=FixedPrice,
    total=total,
)
