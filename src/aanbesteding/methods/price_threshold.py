"""F4b, price linear from the ceiling down to a threshold: below it nothing more is to be won.

With a reserve price of 100 and a threshold of 60: a price of 80 gets (100 − 80)/(100 − 60) = 50 %,
a price of 55 gets all points.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from aanbesteding.fields import Money
from aanbesteding.methods.base import (
    Competition,
    Method,
    OutsideRange,
    Parameters,
    Source,
    Step,
)
from aanbesteding.texts import Text

FORMULA = "min(1, (reserve - price) / (reserve - threshold))"


class PriceThreshold(Parameters):
    """Price points in a straight line from a reserve price down to a threshold. Absolute."""

    type: Literal["price-threshold"]
    reserve: Money
    """The price in euros that gets no points."""
    threshold: Money
    """The price in euros from which, downwards, all points are given."""
    out_of_range: Literal["clamp", "extrapolate", "reject", "not-announced"]
    """Above the reserve price: `clamp` to 0, `extrapolate` below 0, `reject`, `not-announced`."""


def share(parameters: PriceThreshold, price: Fraction, field: Competition | None) -> Step:
    """Return (reserve − price) / (reserve − threshold), at most 1."""
    reserve, threshold = parameters.reserve, parameters.threshold
    values = (("reserve", reserve), ("price", price), ("threshold", threshold))
    result = min(Fraction(1), (reserve - price) / (reserve - threshold))
    if result >= 0 or parameters.out_of_range == "extrapolate":
        return Step(FORMULA, values, result)
    if parameters.out_of_range != "clamp":
        raise OutsideRange(price)
    return Step(f"max(0, {FORMULA})", values, Fraction(0))


def outside(parameters: PriceThreshold, price: Fraction) -> bool:
    """Whether the price lies above the reserve price."""
    return price > parameters.reserve


METHOD = Method(
    id="price-threshold",
    name=Text("prijs lineair tot een drempel", "price linear down to a threshold"),
    measures="price",
    relative=False,
    formula=FORMULA,
    explanation=Text(
        "Geen punten bij de reserveprijs, alle punten vanaf de drempel, daartussen een rechte "
        "lijn. Een punt is dus (reserve - drempel) gedeeld door het gewicht waard.",
        "No points at the reserve price, all points from the threshold down, a straight line "
        "between. A point is worth (reserve - threshold) divided by the weight.",
    ),
    source=Source(
        Text(
            "Dini, Pacini en Valletti, Handbook of Procurement, hoofdstuk 12",
            "Dini, Pacini and Valletti, Handbook of Procurement, chapter 12",
        ),
        True,
    ),
    parameters=PriceThreshold,
    share=share,
    outside=outside,
)
