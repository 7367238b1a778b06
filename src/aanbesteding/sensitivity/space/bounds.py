"""Weightings within so many points of the announced one.

Whether a rival can have more points than another bid there is exact: begin with the least weights,
and give what is left to the criteria on which the rival leads most, each up to its bound.

Example: weights of 60 and 40, within 10 points. The rival leads by −0.3 and 0.4 on them, so now by
−18 + 16 = −2. The least weights are 50 and 30; the 20 that are left go to the second: 50 and 50,
and there it leads by −15 + 25 = 10. Within 3 points the weights are 57 and 43 at most, and the lead
is −17.1 + 17.2: it still leads, by 0.1.

>>> F = Fraction
>>> parts = (F(60, 100), F(40, 100))
>>> most_lead((F(-3, 10), F(4, 10)), bounds_of(parts, F(10, 100)))
Fraction(1, 20)
>>> most_lead((F(-3, 10), F(4, 10)), bounds_of(parts, F(3, 100)))
Fraction(1, 1000)
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

ZERO, ONE = Fraction(0), Fraction(1)


class Bounds(NamedTuple):
    """Between which parts of the whole a weight lies."""

    low: Fraction
    high: Fraction


def bounds_of(parts: Sequence[Fraction], within: Fraction) -> tuple[Bounds, ...]:
    """Return the bounds of weights at most `within` from these parts of the whole."""
    return tuple(Bounds(max(ZERO, part - within), min(ONE, part + within)) for part in parts)


def most_lead(leads: Sequence[Fraction], bounds: Sequence[Bounds]) -> Fraction:
    """Return the most Σ lead × weight for weights within bounds, whose sum is 1."""
    total = sum((lead * one.low for lead, one in zip(leads, bounds, strict=True)), ZERO)
    left = ONE - sum((one.low for one in bounds), ZERO)
    for lead, one in sorted(zip(leads, bounds, strict=True), reverse=True):
        taken = min(left, one.high - one.low)
        total += lead * taken
        left -= taken
    return total


def conditions(bounds: Sequence[Bounds]) -> list[tuple[Fraction, ...]]:
    """Return the bounds as conditions a · w ≥ 0 on weights of any sum; those that say something."""
    found = []
    for n, one in enumerate(bounds):
        if one.low > 0:
            found.append(tuple(Fraction(k == n) - one.low for k in range(len(bounds))))
        if one.high < 1:
            found.append(tuple(one.high - Fraction(k == n) for k in range(len(bounds))))
    return found
