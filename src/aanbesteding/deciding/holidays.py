"""The days on which a standstill does not end: weekends and generally recognised holidays.

Which days these are follows the Algemene termijnenwet, art. 3. That text is not among the sources
that were read for this program, so every row says `verified=False` and reports say so too
(docs/decision.md, D5). Days that a royal decree puts on a par with holidays cannot be calculated;
the user names them.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from aanbesteding.deciding.dates import WEEKDAYS
from aanbesteding.methods.base import Source
from aanbesteding.texts import Text


class Holiday(NamedTuple):
    """A generally recognised holiday, or a day on a par with one, and where that is said."""

    day: date
    name: Text
    source: Source


def _article(nl: str, en: str) -> Source:
    return Source(Text(f"Algemene termijnenwet, {nl}", f"Algemene termijnenwet, {en}"), False)


RECOGNISED = _article("art. 3 lid 1", "art. 3(1)")
EQUATED = _article("art. 3 lid 2", "art. 3(2)")
DECREED = _article("art. 3 lid 3", "art. 3(3)")
WEEKEND = _article("art. 1 lid 1", "art. 1(1)")

CLOSED = Text("door de gebruiker opgegeven als gelijkgesteld", "named by the user as equated")

# Days after Easter Sunday.
_MOVABLE = (
    (-2, Text("Goede Vrijdag", "Good Friday"), EQUATED),
    (1, Text("tweede paasdag", "Easter Monday"), RECOGNISED),
    (39, Text("Hemelvaartsdag", "Ascension Day"), RECOGNISED),
    (50, Text("tweede pinksterdag", "Whit Monday"), RECOGNISED),
)
_FIXED = (
    (1, 1, Text("nieuwjaarsdag", "New Year's Day")),
    (5, 5, Text("Bevrijdingsdag", "Liberation Day")),
    (12, 25, Text("eerste kerstdag", "Christmas Day")),
    (12, 26, Text("tweede kerstdag", "Boxing Day")),
)
_KINGS_DAY = Text("Koningsdag", "King's Day")


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar, by the computus in whole numbers.

    The epact is the age of the moon on 1 January by the church's tables; the Sunday after the
    full moon that follows from it is Easter (rules of Clavius, as given in Knuth, The Art of
    Computer Programming, 1.3.2).

    >>> easter(2026)
    datetime.date(2026, 4, 5)
    """
    golden = year % 19 + 1
    century = year // 100 + 1
    leap_days_left_out = 3 * century // 4 - 12
    moon = (8 * century + 5) // 25 - 5
    sunday = 5 * year // 4 - leap_days_left_out - 10
    epact = (11 * golden + 20 + moon - leap_days_left_out) % 30
    if epact == 24 or (epact == 25 and golden > 11):
        epact += 1
    full_moon = 44 - epact  # the day of March
    if full_moon < 21:
        full_moon += 30
    day = full_moon + 7 - (sunday + full_moon) % 7
    return date(year, 3, 1) + timedelta(days=day - 1)


@cache
def holidays(year: int) -> MappingProxyType[date, Holiday]:
    """Return the holidays of a year by day. From 2014: before, the King's birthday was another.

    King's Day is 27 April, and 26 April when the 27th is a Sunday.
    """
    sunday = easter(year)
    found = [Holiday(sunday + timedelta(days=n), name, where) for n, name, where in _MOVABLE]
    found += [Holiday(date(year, month, day), name, RECOGNISED) for month, day, name in _FIXED]
    kings_day = date(year, 4, 27)
    if kings_day.weekday() == 6:
        kings_day = date(year, 4, 26)
    found.append(Holiday(kings_day, _KINGS_DAY, RECOGNISED))
    # Two can fall on one day (Ascension Day on 5 May 2016); the day then has both names.
    by_day: dict[date, Holiday] = {}
    for holiday in found:
        same = by_day.get(holiday.day)
        if same is not None:
            nl, en = (
                f"{same.name.nl} en {holiday.name.nl}",
                f"{same.name.en} and {holiday.name.en}",
            )
            by_day[holiday.day] = same._replace(name=Text(nl, en))
        else:
            by_day[holiday.day] = holiday
    return MappingProxyType(dict(sorted(by_day.items())))


def no_working_day(day: date, closed: tuple[date, ...]) -> Holiday | None:
    """Return why a period does not end on a day, or None where it can."""
    if day in closed:
        return Holiday(day, CLOSED, DECREED)
    found = holidays(day.year).get(day)
    if found is None and day.weekday() >= 5:
        return Holiday(day, WEEKDAYS[day.weekday()], WEEKEND)
    return found
