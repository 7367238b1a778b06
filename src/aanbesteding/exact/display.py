"""Numbers for the eye, in Dutch and in English. What comes out of here never goes back in."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from aanbesteding.exact.rounding import round_to
from aanbesteding.texts import Lang

MAX_SHOWN = 6


def decimal(value: Fraction, digits: int) -> str:
    """Return `value` rounded half up to `digits` decimals, with a point: a copy for display.

    >>> decimal(Fraction(320, 9), 2)
    '35.56'
    """
    rounded = round_to(value, digits, "half-up")
    scaled = abs(rounded.numerator) * 10**digits // rounded.denominator
    text = str(scaled).rjust(digits + 1, "0")
    sign = "-" if rounded < 0 else ""
    return sign + (f"{text[:-digits]}.{text[-digits:]}" if digits else text)


def localised(text: str, lang: Lang) -> str:
    """Put thousands separators and the decimal sign of `lang` in a decimal text.

    >>> localised("-1234567.89", "nl"), localised("-1234567.89", "en")
    ('-1.234.567,89', '-1,234,567.89')
    """
    whole, point, decimals = text.partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    grouped = f"{int(digits):,}"
    if lang == "nl":
        return sign + grouped.replace(",", ".") + ("," + decimals if point else "")
    return sign + grouped + point + decimals


def count(value: int, lang: Lang) -> str:
    """Return how many there are, with thousands separators.

    >>> count(2500, "nl"), count(2500, "en")
    ('2.500', '2,500')
    """
    return localised(str(value), lang)


def number(value: Fraction, lang: Lang, digits: int = 2) -> str:
    """Return `value` for the eye with a fixed number of decimals."""
    return localised(decimal(value, digits), lang)


def shortest(value: Fraction, lang: Lang, digits: int = MAX_SHOWN) -> str:
    """Return `value` with as few decimals as are true, at most `digits`; `≈` when cut off.

    >>> shortest(Fraction(75, 2), "nl"), shortest(Fraction(1, 3), "en")
    ('37,5', '≈ 0.333333')
    """
    for places in range(digits + 1):
        if (value * 10**places).denominator == 1:
            return localised(decimal(value, places), lang)
    return "≈ " + localised(decimal(value, digits), lang)


def euros(value: Fraction, lang: Lang) -> str:
    """Return an amount with the euro sign: whole euros when there are no cents.

    >>> euros(Fraction(5400000), "nl"), euros(Fraction(-151, 100), "en")
    ('€ 5.400.000', '€ -1.51')
    """
    return "€ " + number(value, lang, 0 if value.denominator == 1 else 2)


def is_exact(value: Fraction, digits: int) -> bool:
    """Whether `digits` decimals show `value` as it is."""
    return bool((value * 10**digits).denominator == 1)


def digits_that_tell_apart(values: Iterable[Fraction], least: int = 2) -> int:
    """Return the fewest decimals (from `least`, at most six) by which unequal values look unequal.

    Two totals that differ must not look the same in a table: a loser would read a tie.

    >>> digits_that_tell_apart([Fraction(1, 3), Fraction(3334, 10000)])
    4
    """
    distinct = set(values)
    for digits in range(least, MAX_SHOWN):
        if len({decimal(value, digits) for value in distinct}) == len(distinct):
            return digits
    return MAX_SHOWN
