"""Rounding as an announced step of its own: digits, mode, before and after.

`round()` is not used anywhere in this package (tests/test_house.py holds that): it rounds half to
even, which nobody announces.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

RoundingMode = Literal["half-up", "half-down", "half-even", "up", "down", "ceiling", "floor"]


def round_to(value: Fraction, digits: int, mode: RoundingMode) -> Fraction:
    """Return `value` rounded to `digits` decimals.

    - `half-up`: to the nearest; a half goes away from zero (what school teaches).
    - `half-down`: to the nearest; a half goes towards zero.
    - `half-even`: to the nearest; a half goes to the even digit.
    - `up`, `down`: away from zero, towards zero.
    - `ceiling`, `floor`: to plus, to minus infinity.

    >>> round_to(Fraction(2675, 1000), 2, "half-up")
    Fraction(67, 25)
    >>> round_to(Fraction(-5, 2), 0, "half-up"), round_to(Fraction(-5, 2), 0, "half-even")
    (Fraction(-3, 1), Fraction(-2, 1))
    """
    scale = 10**digits
    top, bottom = value.numerator * scale, value.denominator
    quotient, rest = divmod(abs(top), bottom)
    negative = top < 0
    if rest and _goes_up(quotient, 2 * rest - bottom, mode, negative=negative):
        quotient += 1
    return Fraction(-quotient if negative else quotient, scale)


def _goes_up(quotient: int, beyond_half: int, mode: RoundingMode, *, negative: bool) -> bool:
    """Whether a magnitude with a rest goes to the next one; `beyond_half` is 0 at exactly half."""
    match mode:
        case "half-up":
            return beyond_half >= 0
        case "half-down":
            return beyond_half > 0
        case "half-even":
            return beyond_half > 0 or (beyond_half == 0 and quotient % 2 == 1)
        case "up":
            return True
        case "down":
            return False
        case "ceiling":
            return not negative
        case "floor":
            return negative
