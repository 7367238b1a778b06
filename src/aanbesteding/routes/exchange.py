"""From which value of a point one outcome is ahead of another, where both have points and costs.

Ahead is who has the greater p × V − C, with V in points, C in euros and p the euros that a point is
worth, 0 or more. Both are equal at p = ΔC / ΔV, if there is such a p.

Example, for a pocket calculator: one has 2,000 points for € 8,000,000, the other 2,500 points for
€ 9,000,000. The other costs € 1,000,000 more for 500 points more: € 2,000 per point. Below that the
first is ahead, above it the other. If the other cost € 7,000,000, it would be ahead at every p.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, NamedTuple


class Exchange(NamedTuple):
    """Who is ahead below a value of a point, and who above it."""

    below: Literal["one", "other", "equal"]
    above: Literal["one", "other", "equal"]
    """The same as `below` where the order turns nowhere."""
    rate: Fraction | None
    """Euros per point at which both are equal; None where the order turns nowhere."""


def exchange(
    one: tuple[Fraction, Fraction],
    other: tuple[Fraction, Fraction],
) -> Exchange:
    """Return where the order of two outcomes turns; each is its points and its euros."""
    value, cost = other[0] - one[0], other[1] - one[1]
    if not value and not cost:
        return Exchange("equal", "equal", None)
    if value * cost > 0:
        more, less = ("other", "one") if value > 0 else ("one", "other")
        return Exchange(less, more, cost / value)  # type: ignore[arg-type]
    ahead: Literal["one", "other"] = "other" if value > 0 or (not value and cost < 0) else "one"
    return Exchange(ahead, ahead, None)
