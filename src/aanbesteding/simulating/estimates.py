"""Figures over simulated tenders, each with its standard error.

Every tender gives exact fractions. Before they are averaged they are rounded half up to twelve
decimals, because a sum of a thousand unlike fractions has numbers of thousands of digits. No
floating point: the same figures on every machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import isqrt
from typing import NamedTuple

from aanbesteding.exact.rounding import round_to

DIGITS = 12
"""The decimals to which what a tender gives is rounded before it is averaged."""


class Estimate(NamedTuple):
    """A figure; `error` is its standard error, None where nothing was sampled."""

    value: Fraction
    error: Fraction | None
    tenders: int
    """The number of tenders it rests on."""


def root(value: Fraction) -> Fraction:
    """Return the square root of a number of 0 or more, rounded down to twelve decimals.

    >>> root(Fraction(9, 4))
    Fraction(3, 2)
    """
    scale = 10**DIGITS
    return Fraction(isqrt(value.numerator * scale * scale // value.denominator), scale)


def mean(values: Sequence[Fraction | int], *, sampled: bool) -> Estimate | None:
    """Return the mean x̄ with s/√n, s² = Σ(x − x̄)² / (n − 1); None of nothing.

    Of 1, 2 and 3 the mean is 2, s² = (1 + 0 + 1)/2 = 1, and the error √(1/3) ≈ 0.577.
    """
    return ratio(values, [1] * len(values), sampled=sampled)


def ratio(
    tops: Sequence[Fraction | int], bottoms: Sequence[Fraction | int], *, sampled: bool
) -> Estimate | None:
    """Return Σ tops / Σ bottoms over the tenders; None where Σ bottoms is 0.

    One sampled tender is no estimate either, as nobody can say how sure it is.
    The error is that of a ratio of means (linearised): with r the ratio and n tenders,
    √(Σ (top − r × bottom)² / (n (n − 1))) / mean bottom.
    """
    count = len(tops)
    if not sampled:
        whole = sum(map(Fraction, bottoms), Fraction(0))
        return (
            Estimate(sum(map(Fraction, tops), Fraction(0)) / whole, None, count) if whole else None
        )
    over = [_cut(value) for value in tops]
    under = [_cut(value) for value in bottoms]
    below = sum(under, Fraction(0))
    if not below or count < 2:
        return None
    found = sum(over, Fraction(0)) / below
    near = _cut(found)  # a ratio of long numbers, squared a thousand times, would grow
    rest = sum((a - near * b) ** 2 for a, b in zip(over, under, strict=True))
    error = root(rest * count / ((count - 1) * below * below))
    return Estimate(found, error, count)


def _cut(value: Fraction | int) -> Fraction:
    number = Fraction(value)
    return number if number.denominator == 1 else round_to(number, DIGITS, "half-up")
