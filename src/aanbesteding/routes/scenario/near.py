"""Rows of numbers known to within a bound, in whole multiples of 2^−192: fast, and no wrong sign.

A row has a number per draw, so that the formula is gone through once for all of them. A product or
sum of rows carries the bound along, one for the whole row: where a middle is farther from zero than
the bound, the sign is that of the exact number; where it is not, the sign is None and the exact
number is to be worked out.

>>> row = Near.ratios([(1, 3), (1, 4)])
>>> (row - Fraction(1, 5)).signs, (row * 3 - 1).signs
([1, 1], [None, -1])
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

BITS = 192
ONE = 1 << BITS


class Near:
    """Numbers from middle − bound to middle + bound, all in units of 2^−192."""

    __slots__ = ("bound", "middles")

    def __init__(self, middles: list[int], bound: int) -> None:
        self.middles = middles
        self.bound = bound

    @classmethod
    def ratios(cls, parts: Iterable[tuple[int, int]]) -> Near:
        """Take fractions, as what stands above and below the line; they are cut off."""
        return cls([above * ONE // below for above, below in parts], 1)

    @property
    def signs(self) -> list[int | None]:
        """The signs; None where one is not sure."""
        bound = self.bound
        return [
            (1 if middle > 0 else -1) if abs(middle) > bound else None for middle in self.middles
        ]

    def __add__(self, other: Near | Fraction | int) -> Near:
        if isinstance(other, Near):
            pairs = zip(self.middles, other.middles, strict=True)
            return Near([one + two for one, two in pairs], self.bound + other.bound)
        if not other:
            return self
        more, off = _cut(other)
        return Near([one + more for one in self.middles], self.bound + off)

    __radd__ = __add__

    def __neg__(self) -> Near:
        return Near([-one for one in self.middles], self.bound)

    def __sub__(self, other: Near | Fraction | int) -> Near:
        if not isinstance(other, Near):
            return self + -other
        pairs = zip(self.middles, other.middles, strict=True)
        return Near([one - two for one, two in pairs], self.bound + other.bound)

    def __rsub__(self, other: Fraction | int) -> Near:
        more, off = _cut(other)
        return Near([more - one for one in self.middles], self.bound + off)

    def __mul__(self, other: Near | Fraction | int) -> Near:
        if isinstance(other, Near):
            pairs = zip(self.middles, other.middles, strict=True)
            made = [one * two >> BITS for one, two in pairs]
            return Near(made, _off(self._most, self.bound, other._most, other.bound))
        factor, off = _cut(other)
        made = [one * factor >> BITS for one in self.middles]
        return Near(made, _off(self._most, self.bound, abs(factor), off))

    __rmul__ = __mul__

    @property
    def _most(self) -> int:
        return max(map(abs, self.middles))


def _cut(number: Fraction | int) -> tuple[int, int]:
    """Return an exact number in units of 2^−192, and by how much it may be off."""
    if isinstance(number, int):
        return number << BITS, 0
    above, below = number.numerator << BITS, number.denominator
    return above // below, 0 if below == 1 else 1


def _off(most: int, bound: int, other: int, off: int) -> int:
    """Return by how much a product is off: |a·b − a′·b′| ≤ (|a| + δa)·δb + |b|·δa, rounded up."""
    return ((most + bound) * off + other * bound >> BITS) + 2
