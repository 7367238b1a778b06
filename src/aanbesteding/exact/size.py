"""How long an exact fraction may become: beyond this it can be calculated but not be shown."""

from __future__ import annotations

from fractions import Fraction

MAX_DIGITS = 2000
"""The most digits above or below the line of a number in a result."""
_MOST: int = len(bin(10**MAX_DIGITS)) - 2
_STEPS = 10
"""How many times as long a number may be on its way to a result."""


class TooLong(ArithmeticError):
    """A number has more than `MAX_DIGITS` digits above or below the line."""


def fits(value: Fraction) -> bool:
    """Whether a number is short enough to be shown.

    >>> fits(Fraction(1, 10**1999)), fits(Fraction(10**2001))
    (True, False)
    """
    return _bits(value) <= _MOST


def shown_whole(value: Fraction) -> Fraction:
    """Return the number. Raises `TooLong` when it is too long to be shown."""
    if not fits(value):
        raise TooLong
    return value


def refuse_power(value: Fraction, times: int) -> None:
    """Raise `TooLong` before a number is multiplied by itself so often that it takes minutes."""
    if _bits(value) * times > _STEPS * _MOST:
        raise TooLong


def _bits(value: Fraction) -> int:
    above: int = value.numerator.bit_length()
    below: int = value.denominator.bit_length()
    return max(above, below)
