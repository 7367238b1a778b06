"""The sum of many fractions, brought to lowest terms once and not at every step."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction


def added(values: Iterable[Fraction]) -> Fraction:
    """Return the exact sum; 0 of nothing.

    >>> added([Fraction(1, 2), Fraction(1, 3), Fraction(1, 6)])
    Fraction(1, 1)
    """
    groups: dict[int, int] = {}
    for value in values:
        below = value.denominator
        groups[below] = groups.get(below, 0) + value.numerator
    top, bottom = 0, 1
    for below, above in groups.items():
        if bottom % below:
            top, bottom = top * below + above * bottom, bottom * below
        else:
            top += above * (bottom // below)
    return Fraction(top, bottom)
