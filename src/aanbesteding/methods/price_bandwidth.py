"""F4, price linear on a bandwidth fixed in advance: no other bid plays a part.

With all points at € 50, none at € 150 and a price of € 100: (150 − 100)/(150 − 50) = 50 %.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from aanbesteding.fields import Money
from aanbesteding.methods.bandwidth import is_outside, line
from aanbesteding.methods.base import Competition, Method, OutOfRange, Parameters, Source, Step
from aanbesteding.texts import Text


class PriceBandwidth(Parameters):
    """Price points in a straight line between two announced prices. Absolute."""

    type: Literal["price-bandwidth"]
    zero_at: Money
    """The price in euros that gets no points."""
    full_at: Money
    """The price in euros that gets all points."""
    out_of_range: OutOfRange
    """Outside the bandwidth: `clamp`, `extrapolate`, `reject` the bid, or `not-announced`."""


def share(parameters: PriceBandwidth, price: Fraction, field: Competition | None) -> Step:
    """Return (zero-at − price) / (zero-at − full-at)."""
    return line("price", price, parameters.zero_at, parameters.full_at, parameters.out_of_range)


def outside(parameters: PriceBandwidth, price: Fraction) -> bool:
    """Whether the price lies outside the announced bandwidth."""
    return is_outside(parameters.zero_at, parameters.full_at, price)


METHOD = Method(
    id="price-bandwidth",
    name=Text("prijs op een vaste bandbreedte", "price on a fixed bandwidth"),
    measures="price",
    relative=False,
    formula="(zero - price) / (zero - full)",
    explanation=Text(
        "Alle punten bij `full-at`, geen bij `zero-at`, daartussen een rechte lijn. Absoluut: "
        "andere inschrijvingen doen er niet toe.",
        "All points at `full-at`, none at `zero-at`, a straight line between. Absolute: other "
        "bids play no part.",
    ),
    source=Source(
        Text("Negometrix, «Gewogen factor methode»", "Negometrix, «Gewogen factor methode»"), True
    ),
    parameters=PriceBandwidth,
    share=share,
    outside=outside,
)
