"""Numbers known to within a bound, in whole multiples of 2^−192: fast, and never wrong of a sign.

A product or sum of such numbers carries the bound along, so that where the middle is farther from
zero than the bound, the sign is that of the exact number; where it is not, `sign` is None and the
exact number is to be worked out.

>>> (Near.of(Fraction(1, 3)) - Fraction(1, 4)).sign, (Near.of(Fraction(1, 3)) * 3 - 1).sign
(1, None)
"""

from __future__ import annotations

from fractions import Fraction

BITS = 192


class Near:
    """A number from middle − bound to middle + bound, both in units of 2^−192."""

    __slots__ = ("bound", "middle")

    def __init__(self, middle: int, bound: int) -> None:
        self.middle = middle
        self.bound = bound

    @classmethod
    def of(cls, number: Near | Fraction | int) -> Near:
        """Take an exact number; it is cut off where it does not end."""
        if isinstance(number, Near):
            return number
        above, below = number.numerator << BITS, number.denominator
        return cls(above, 0) if below == 1 else cls(above // below, 1)

    @property
    def sign(self) -> int | None:
        """The sign; None where it is not sure."""
        if abs(self.middle) > self.bound:
            return 1 if self.middle > 0 else -1
        return None

    def __add__(self, other: Near | Fraction | int) -> Near:
        one = Near.of(other)
        return Near(self.middle + one.middle, self.bound + one.bound)

    __radd__ = __add__

    def __neg__(self) -> Near:
        return Near(-self.middle, self.bound)

    def __sub__(self, other: Near | Fraction | int) -> Near:
        one = Near.of(other)
        return Near(self.middle - one.middle, self.bound + one.bound)

    def __rsub__(self, other: Fraction | int) -> Near:
        return -self + other

    def __mul__(self, other: Near | Fraction | int) -> Near:
        one = Near.of(other)
        off = (abs(self.middle) + self.bound) * one.bound + abs(one.middle) * self.bound
        return Near(self.middle * one.middle >> BITS, (off >> BITS) + 2)

    __rmul__ = __mul__
