"""Numbers that are no fraction, for the second engine: logarithms and roots (clause 5.1).

Worked out in decimals to 130 digits, so not by any way that encloses. `Near` marks a fraction that
stands for such a number: whatever is made of it is `Near` as well, and comparing follows 7.1.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cache
from typing import Any

TOUCH = Fraction(1, 10**50)
"""Nearer than this, numbers that are no fraction cannot be told apart."""
_DIGITS = 130


class Near(Fraction):
    """A fraction within 10⁻⁸⁰ of the number that is meant, at the sizes that tenders have."""


def _keeping(name: str) -> Callable[[Near, Any], Any]:
    plain = getattr(Fraction, name)

    def method(self: Near, other: Any) -> Any:
        found = plain(self, other)
        return found if found is NotImplemented else Near(found)

    return method


for _name in ("add", "sub", "mul", "truediv"):
    for _method in (f"__{_name}__", f"__r{_name}__"):
        setattr(Near, _method, _keeping(_method))


def _alone(name: str) -> Callable[..., Near]:
    plain = getattr(Fraction, name)
    return lambda self, *more: Near(plain(self, *more))


for _name in ("__neg__", "__abs__", "__pow__"):
    setattr(Near, _name, _alone(_name))


def touch(one: Fraction, other: Fraction) -> bool:
    """Say whether two numbers count as equal: 7.1."""
    if isinstance(one, Near) or isinstance(other, Near):
        return abs(one - other) < TOUCH
    return one == other


def below(one: Fraction, other: Fraction) -> bool:
    """Say whether a number is certainly less than another."""
    return one < other and not touch(one, other)


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / value.denominator


def _root(number: int, degree: int) -> int | None:
    """Return the whole root of a number, if it has one."""
    near = int((Decimal(number).ln() / degree).exp().to_integral_value()) if number else 0
    return near if near**degree == number else None


@cache
def log_ratio(value: Fraction, base: Fraction) -> Fraction:
    """Return log(value) / log(base): p / q exactly where value^q = base^p."""
    with localcontext(prec=_DIGITS):
        ratio = Fraction(_decimal(value).ln() / _decimal(base).ln())
    guess = ratio.limit_denominator(60)
    if abs(ratio - guess) < TOUCH and value**guess.denominator == base**guess.numerator:
        return guess
    return Near(ratio)


@cache
def power(value: Fraction, exponent: Fraction) -> Fraction:
    """Return a number to a power: a fraction where above and below have whole roots."""
    if value == 0:
        return value
    degree = exponent.denominator
    with localcontext(prec=_DIGITS):
        above, under = _root(value.numerator, degree), _root(value.denominator, degree)
        if above is not None and under is not None:
            return Fraction(above, under) ** exponent.numerator
        near = (_decimal(exponent) * _decimal(value).ln()).exp()
    return Near(Fraction(near))
