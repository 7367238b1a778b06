"""Numbers of a decision for the eye: as many decimals as it takes, with their unit."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from aanbesteding.deciding.decision import CriterionRow
from aanbesteding.exact.display import (
    MAX_SHOWN,
    digits_that_tell_apart,
    is_exact,
    number,
)
from aanbesteding.methods.awards.base import Award
from aanbesteding.reporting import words
from aanbesteding.texts import Lang


class Figures:
    """Shows the numbers of one notice.

    `digits` are the decimals of points (or euros of value), `total_digits` those of totals;
    `rounded` says that some number has more decimals than are shown.
    """

    def __init__(
        self,
        award: Award,
        lang: Lang,
        rows: Iterable[CriterionRow] = (),
        totals: tuple[Fraction, ...] = (),
    ) -> None:
        self.award, self.lang = award, lang
        pairs = [(row.points, row.points + (row.advantage or 0)) for row in rows]
        one_unit = award.unit == "points" or award.in_euros
        in_euros = award.unit == "euro"
        self.digits = _digits([*pairs, totals] if one_unit else pairs, 0 if award.in_euros else 2)
        self.total_digits = self.digits if one_unit else _digits([totals], 0 if in_euros else 2)
        self.rounded = not (
            all(is_exact(value, self.digits) for pair in pairs for value in pair)
            and all(is_exact(value, self.total_digits) for value in totals)
        )

    def cell(self, value: Fraction) -> str:
        """Return points, or euros of value, for a table."""
        return number(value, self.lang, self.digits)

    def total_cell(self, value: Fraction) -> str:
        """Return a total for a table."""
        return number(value, self.lang, self.total_digits)

    def points(self, value: Fraction) -> str:
        """Return points, or euros of value, with the unit."""
        shown = self.cell(value)
        return f"€ {shown}" if self.award.in_euros else words.POINTS.say(self.lang, n=shown)

    def total(self, value: Fraction) -> str:
        """Return a total with the unit."""
        shown = self.total_cell(value)
        if self.award.unit == "points":
            return words.POINTS.say(self.lang, n=shown)
        if self.award.unit == "euro-per-point":
            return words.PER_POINT.say(self.lang, n=f"€ {shown}")
        return f"€ {shown}" if self.award.unit == "euro" else shown


def signed(text: str) -> str:
    """Return a number with its sign, also when it is above zero.

    >>> signed("1,67"), signed("-1,67"), signed("0,00")
    ('+1,67', '-1,67', '0,00')
    """
    return (
        text
        if text.startswith("-") or not any(char in "123456789" for char in text)
        else f"+{text}"
    )


def _digits(groups: Iterable[tuple[Fraction, ...]], least: int) -> int:
    """Return the decimals that show all as they are, or else tell those in a group apart."""
    listed = list(groups)
    for digits in (least, 2, 3):
        if all(is_exact(value, digits) for group in listed for value in group):
            return digits
    apart = (digits_that_tell_apart(group) for group in listed)
    return min(max(apart, default=least), MAX_SHOWN)
