"""F5, parabolic: the nearer to the ceiling, the more a euro costs.

With a reserve price of 100: a price of 50 gets 1 − (50/100)² = 75 %, a price of 80 gets 36 %.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from aanbesteding.fields import Money
from aanbesteding.methods.base import (
    Competition,
    Method,
    OutOfRange,
    OutsideRange,
    Parameters,
    Source,
    Step,
)
from aanbesteding.texts import Text

FORMULA = "1 - (price / reserve) * (price / reserve)"


class PriceParabolic(Parameters):
    """Price points falling along a parabola to a reserve price. Absolute."""

    type: Literal["price-parabolic"]
    reserve: Money
    """The price in euros that gets no points."""
    out_of_range: OutOfRange
    """Above it: `clamp` to 0, `extrapolate` below 0, `reject` the bid, or `not-announced`."""


def share(parameters: PriceParabolic, price: Fraction, field: Competition | None) -> Step:
    """Return 1 − (price / reserve)²."""
    part = price / parameters.reserve
    values = (("price", price), ("reserve", parameters.reserve))
    result = 1 - part * part
    if result >= 0 or parameters.out_of_range == "extrapolate":
        return Step(FORMULA, values, result)
    if parameters.out_of_range != "clamp":
        raise OutsideRange(price)
    return Step(f"max(0, {FORMULA})", values, Fraction(0))


def outside(parameters: PriceParabolic, price: Fraction) -> bool:
    """Whether the price lies above the reserve price."""
    return price > parameters.reserve


METHOD = Method(
    id="price-parabolic",
    name=Text("prijs parabolisch", "price parabolic"),
    measures="price",
    relative=False,
    formula=FORMULA,
    explanation=Text(
        "Eén min het kwadraat van de prijs als deel van de reserveprijs: hoe duurder, hoe meer "
        "een euro kost.",
        "One minus the square of the price as a part of the reserve price: the dearer, the more "
        "a euro costs.",
    ),
    source=Source(
        Text(
            "dat de methode bestaat is gelezen; deze uitdrukking niet",
            "that the method exists was read; this expression was not",
        ),
        False,
    ),
    parameters=PriceParabolic,
    share=share,
    outside=outside,
)
