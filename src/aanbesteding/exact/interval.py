"""Irrational values as rational intervals: narrow enough to decide an order, or to say it is none.

A logarithm or a root is no fraction. It is enclosed between two fractions that differ by less than
10⁻⁵⁰; where the value happens to be a fraction, it is found and the interval has no width. Nothing
is floating point, so the enclosure is a proof and not an estimate.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from aanbesteding.exact.size import refuse_power

DIGITS = 60
"""Decimals to which irrational values are enclosed."""
_GUARD = 20
MAX_EXPONENT = 200
"""The greatest numerator and denominator of an exponent."""


class Interval(NamedTuple):
    """Two fractions between which a value lies; equal when the value is known exactly."""

    low: Fraction
    high: Fraction

    @property
    def middle(self) -> Fraction:
        """The fraction in the middle."""
        return (self.low + self.high) / 2

    @property
    def radius(self) -> Fraction:
        """How far the value can be from the middle."""
        return (self.high - self.low) / 2


def exactly(value: Fraction) -> Interval:
    """Return the interval of a value that is known."""
    return Interval(value, value)


def log_ratio(value: Fraction, base: Fraction) -> Interval:
    """Return log(value) / log(base), for value > 0 and base > 1.

    >>> log_ratio(Fraction(8), Fraction(2))
    Interval(low=Fraction(3, 1), high=Fraction(3, 1))
    """
    top, bottom = _ln(value), _ln(base)
    corners = [t / b for t in top for b in bottom]
    found = Interval(min(corners), max(corners))
    guess = found.middle.limit_denominator(MAX_EXPONENT)
    # log(value)/log(base) = p/q exactly when value^q = base^p.
    if (
        abs(guess.numerator) <= MAX_EXPONENT
        and found.low <= guess <= found.high
        and value**guess.denominator == base**guess.numerator
    ):
        return exactly(guess)
    return found


def power(value: Fraction, exponent: Fraction) -> Interval:
    """Return value to a rational exponent, for value > 0 (or 0 with an exponent above 0).

    >>> power(Fraction(4, 9), Fraction(-1, 2))
    Interval(low=Fraction(3, 2), high=Fraction(3, 2))

    Raises `ValueError` for an exponent whose parts are above `MAX_EXPONENT`, and `TooLong` where
    the number to draw the root of would be too long.
    """
    if max(abs(exponent.numerator), exponent.denominator) > MAX_EXPONENT:
        raise ValueError(exponent)
    refuse_power(value, abs(exponent.numerator))
    base = Fraction(value) ** exponent.numerator
    if exponent.denominator == 1:
        return exactly(base)
    top, exact_top = _root(base.numerator, exponent.denominator)
    bottom, exact_bottom = _root(base.denominator, exponent.denominator)
    if exact_top and exact_bottom:
        return exactly(Fraction(top, bottom))
    # A small value needs more decimals for as many digits, or it could not be told from another.
    below = max(0, base.denominator.bit_length() - base.numerator.bit_length())
    one = 10 ** (DIGITS + below // (3 * exponent.denominator))
    root, _ = _root(
        base.numerator * one**exponent.denominator // base.denominator, exponent.denominator
    )
    return Interval(Fraction(root, one), Fraction(root + 1, one))


def _root(value: int, degree: int) -> tuple[int, bool]:
    """Return the whole part of a root, and whether it is the root itself (Newton's method)."""
    if value < 2:
        return value, True
    guess = 1 << -(-value.bit_length() // degree)  # not below the root
    while True:
        better = ((degree - 1) * guess + value // guess ** (degree - 1)) // degree
        if better >= guess:
            return guess, guess**degree == value
        guess = better


def _ln(value: Fraction) -> Interval:
    """Enclose the natural logarithm: ln(m × 2^k) = 2 artanh((m − 1)/(m + 1)) + k ln 2."""
    shift = value.numerator.bit_length() - value.denominator.bit_length()
    mantissa = value / Fraction(2) ** shift
    if mantissa > Fraction(4, 3):
        mantissa, shift = mantissa / 2, shift + 1
    elif mantissa < Fraction(2, 3):
        mantissa, shift = mantissa * 2, shift - 1
    near, two = _artanh((mantissa - 1) / (mantissa + 1)), _artanh(Fraction(1, 3))
    ends = (two.low * shift, two.high * shift)
    return Interval(2 * (near.low + min(ends)), 2 * (near.high + max(ends)))


def _artanh(value: Fraction) -> Interval:
    """Enclose artanh(x) = x + x³/3 + x⁵/5 + … for |x| ≤ 1/3, in fixed point."""
    one = 10 ** (DIGITS + _GUARD)
    x = value.numerator * one // value.denominator  # at most one unit too low
    square = x * x // one
    total, term, n = 0, x, 1
    while abs(term) > 1:
        total += term // n
        term = term * square // one
        n += 2
    # Each of the n/2 terms is off by a few units, and what is left out is less than one term.
    error = 8 * n + 8
    return Interval(Fraction(total - error, one), Fraction(total + error, one))
