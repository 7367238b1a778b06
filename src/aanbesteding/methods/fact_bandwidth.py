"""A fact on a straight line between two announced values.

With nothing at 50 volunteers, everything at 250, and 150 volunteers: (50 − 150)/(50 − 250) =
50 %. The value worth nothing may be the higher one: then less is better.
"""

from __future__ import annotations

from typing import Literal

from aanbesteding.exact.number import Number
from aanbesteding.fields import Real
from aanbesteding.methods.bandwidth import is_outside, line
from aanbesteding.methods.base import Competition, FactParameters, Method, OutOfRange, Source, Step
from aanbesteding.texts import Text


class FactBandwidth(FactParameters):
    """A fact measured on a straight line between two announced values. Absolute."""

    type: Literal["fact-bandwidth"]
    zero_at: Real
    """The value, in the unit of the fact, that gets no points."""
    full_at: Real
    """The value, in the unit of the fact, that gets all points."""
    out_of_range: OutOfRange
    """Outside the range: `clamp`, `extrapolate`, `reject` the bid, or `not-announced`."""


def share(parameters: FactBandwidth, value: Number, field: Competition | None) -> Step:
    """Return (zero-at − value) / (zero-at − full-at)."""
    return line("value", value, parameters.zero_at, parameters.full_at, parameters.out_of_range)


def outside(parameters: FactBandwidth, value: Number) -> bool:
    """Whether the value lies outside the announced range."""
    return is_outside(parameters.zero_at, parameters.full_at, value)


METHOD = Method(
    id="fact-bandwidth",
    name=Text("feit op een bandbreedte", "fact on a bandwidth"),
    measures="fact",
    relative=False,
    formula="(zero - value) / (zero - full)",
    explanation=Text(
        "Alle punten bij `full-at`, geen bij `zero-at`, daartussen een rechte lijn.",
        "All points at `full-at`, none at `zero-at`, a straight line between.",
    ),
    source=Source(
        Text(
            "dezelfde lijn als prijs op een vaste bandbreedte, voor een feit",
            "same line as price on a fixed bandwidth, for a fact",
        ),
        False,
    ),
    parameters=FactBandwidth,
    share=share,
    outside=outside,
    fact_types=("number",),
)
