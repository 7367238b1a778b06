"""F22, lowest price: criteria, if any, are gates only.

Bids of € 90,000 and € 95,000: € 90,000 wins.
"""

from __future__ import annotations

from typing import Literal

from aanbesteding.fields import Line, Model
from aanbesteding.methods.awards.base import Award, Offered
from aanbesteding.methods.base import Source, Step
from aanbesteding.texts import Text


class LowestPrice(Model):
    """The lowest price among the admitted bids wins."""

    type: Literal["lowest-price"]
    motivation: Line
    """Why the lowest price is the criterion (art. 2.114 lid 4 Aanbestedingswet 2012)."""


def total(parameters: LowestPrice, offered: Offered) -> Step:
    """Return the price."""
    return Step("price", (("price", offered.price),), offered.price)


AWARD = Award(
    id="lowest-price",
    name=Text("laagste prijs", "lowest price"),
    better="low",
    unit="euro",
    formula="price",
    uses_quality=False,
    uses_price=True,
    source=Source(
        Text(
            "art. 2.114 lid 2 onder c Aanbestedingswet 2012",
            "art. 2.114(2)(c) Aanbestedingswet 2012",
        ),
        True,
    ),
    parameters=LowestPrice,
    total=total,
)
