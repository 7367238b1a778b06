"""Clauses D3 to D9: the days. Expected days are from a printed calendar, not from the program."""

from __future__ import annotations

import re
from datetime import date

import pytest

from aanbesteding import Faults
from aanbesteding.deciding.holidays import easter, holidays
from aanbesteding.deciding.standstill import standstill

# As calendars print them.
EASTERS = re.findall(
    r"\S+",
    """
1990-04-15 1991-03-31 1992-04-19 1993-04-11 1994-04-03 1995-04-16 1996-04-07 1997-03-30 1998-04-12
1999-04-04 2000-04-23 2001-04-15 2002-03-31 2003-04-20 2004-04-11 2005-03-27 2006-04-16 2007-04-08
2008-03-23 2009-04-12 2010-04-04 2011-04-24 2012-04-08 2013-03-31 2014-04-20 2015-04-05 2016-03-27
2017-04-16 2018-04-01 2019-04-21 2020-04-12 2021-04-04 2022-04-17 2023-04-09 2024-03-31 2025-04-20
2026-04-05 2027-03-28 2028-04-16 2029-04-01 2030-04-21 2031-04-13 2032-03-28 2033-04-17 2034-04-09
2035-03-25 2036-04-13 2037-04-05 2038-04-25 2039-04-10 2040-04-01 2041-04-21 2042-04-06 2043-03-29
2044-04-17 2045-04-09 2046-03-25 2047-04-14 2048-04-05 2049-04-18 2050-04-10
""",
)


def day(text: str) -> date:
    """Return a day."""
    return date.fromisoformat(text)


def ends(sent: str, days: int = 20, *closed: str) -> str:
    """Return the last day after a notice."""
    return standstill(day(sent), days, map(day, closed)).last.isoformat()


def refused(sent: str, days: int = 20, *closed: str) -> list[str]:
    """Return the codes of the faults of a standstill."""
    with pytest.raises(Faults) as stop:
        standstill(day(sent), days, map(day, closed))
    return [fault.code.code for fault in stop.value.faults]


class TestFirstDay:
    """D3 The first day is the day after the notice is sent. The user states the day of sending;
    whether it lies in the past or in the future is not judged.
    """

    def test_the_day_after(self) -> None:
        """Sent on Friday 20 November 2026: Saturday 21 November, although that is a Saturday."""
        assert standstill(day("2026-11-20")).first == day("2026-11-21")

    @pytest.mark.parametrize(
        ("sent", "first"),
        [("2027-12-31", "2028-01-01"), ("2028-02-28", "2028-02-29"), ("2026-02-28", "2026-03-01")],
    )
    def test_over_the_end_of_a_month(self, sent: str, first: str) -> None:
        """2028 is a leap year, 2026 is not; New Year's Day can be the first day."""
        assert standstill(day(sent)).first == day(first)

    def test_any_time(self) -> None:
        """Long ago and far ahead: both are counted."""
        assert standstill(day("2014-06-02")).first == day("2014-06-03")
        assert standstill(day("2090-06-02")).first == day("2090-06-03")


class TestDays:
    """D4 The last day is day number `days`, the first day being day 1. `days` is 20 unless the user
    takes more. Fewer than 20 is fault AB451, more than 365 is fault AB452.
    """

    def test_day_twenty(self) -> None:
        """21 to 30 November are days 1 to 10, 1 to 10 December days 11 to 20: Thursday the 10th."""
        found = standstill(day("2026-11-20"))
        assert (found.days, found.counted, found.last) == (20, day("2026-12-10"), found.counted)

    def test_more(self) -> None:
        """25 days: 15 December 2026, a Tuesday."""
        assert ends("2026-11-20", 25) == "2026-12-15"

    def test_a_published_case(self) -> None:
        """Sent on 12 October 2020: from 13 October up to Sunday 1 November (holla.nl, RBDHA 2021)."""
        found = standstill(day("2020-10-12"))
        assert (found.first, found.counted) == (day("2020-10-13"), day("2020-11-01"))
        assert found.last == day("2020-11-02")

    @pytest.mark.parametrize(("days", "code"), [(19, "AB451"), (0, "AB451"), (366, "AB452")])
    def test_beyond_the_bounds(self, days: int, code: str) -> None:
        """19 is too few; 20 and 365 are the bounds."""
        assert refused("2026-11-20", days) == [code]
        assert standstill(day("2026-11-20"), 365).counted == day("2027-11-20")


class TestYears:
    """D5 The day of sending and the days under D8 lie in the years 2014 to 2099; any other is fault
    AB453. Before 2014 the King's birthday was celebrated on another day.
    """

    @pytest.mark.parametrize("sent", ["2013-12-31", "2100-01-01", "0001-01-01", "9999-12-31"])
    def test_outside(self, sent: str) -> None:
        """2013 and 2100 are outside."""
        assert refused(sent) == ["AB453"]

    def test_the_bounds(self) -> None:
        """From 1 January 2014 to 31 December 2099; the period itself can end in 2100."""
        assert ends("2014-01-01") == "2014-01-21"  # a Tuesday
        assert ends("2099-12-31") == "2100-01-20"  # a Wednesday

    def test_everything_at_once(self) -> None:
        """Three things are wrong, and all three are said."""
        assert refused("2013-12-31", 5, "2101-01-01") == ["AB451", "AB453", "AB453"]


class TestHolidays:
    """D6 A last day that is a Saturday, a Sunday or one of these holidays does not count as the
    last: the period runs on to the first day that is none of them. *Not verified.*
    """

    def test_saturday_and_sunday(self) -> None:
        """Sent on 18 January 2026, day 20 is Saturday 7 February: Monday 9 February."""
        found = standstill(day("2026-01-18"))
        assert [(h.day.day, h.name.nl) for h in found.passed] == [(7, "zaterdag"), (8, "zondag")]
        assert found.last == day("2026-02-09")

    def test_new_years_day(self) -> None:
        """Sent on 12 December 2025, day 20 is Thursday 1 January 2026: Friday the 2nd."""
        assert ends("2025-12-12") == "2026-01-02"

    def test_good_friday(self) -> None:
        """Sent on 14 March 2026, day 20 is Friday 3 April: past Easter to Tuesday 7 April."""
        found = standstill(day("2026-03-14"))
        names = [holiday.name.en for holiday in found.passed]
        assert names == ["Good Friday", "Saturday", "Sunday", "Easter Monday"]
        assert found.last == day("2026-04-07")

    def test_easter_monday(self) -> None:
        """Sent on 17 March 2026, day 20 is Monday 6 April: Tuesday 7 April."""
        assert ends("2026-03-17") == "2026-04-07"

    def test_kings_day(self) -> None:
        """Monday 27 April 2026 is; in 2025 and 2031 the 27th is a Sunday and Saturday 26 is."""
        assert ends("2026-04-07") == "2026-04-28"
        for year in (2014, 2025, 2031):
            assert holidays(year)[date(year, 4, 26)].name.nl == "Koningsdag"
            assert date(year, 4, 27) not in holidays(year)
        assert ends("2025-04-06") == "2025-04-28"  # Saturday the 26th, Sunday the 27th

    def test_liberation_day(self) -> None:
        """Every year: in 2026 on to Wednesday 6 May, in 2027 past Ascension Day (28 March + 39)."""
        assert ends("2026-04-15") == "2026-05-06"
        assert ends("2027-04-15") == "2027-05-07"

    def test_ascension_day(self) -> None:
        """Sent on 24 April 2026, day 20 is Thursday 14 May: Friday 15 May."""
        assert ends("2026-04-24") == "2026-05-15"

    def test_whit_monday(self) -> None:
        """Sent on 5 May 2026, day 20 is Monday 25 May: Tuesday 26 May."""
        assert ends("2026-05-05") == "2026-05-26"

    def test_christmas_day_and_boxing_day(self) -> None:
        """Sent on 5 December 2026, day 20 is Friday 25 December: Monday 28 December."""
        assert ends("2026-12-05") == "2026-12-28"

    def test_boxing_day(self) -> None:
        """Sent on 6 December 2028, day 20 is 26 December, a Tuesday: Wednesday the 27th."""
        assert ends("2028-12-06") == "2028-12-27"

    def test_the_holidays_of_2022(self) -> None:
        """As wvhl.nl lists them, with those that fall in a weekend; 31 May there is a misprint."""
        listed = re.findall(r"\S+", "01-01 04-15 04-18 04-27 05-05 05-26 06-06 12-25 12-26")
        assert [f"{found:%m-%d}" for found in holidays(2022)] == listed

    def test_two_on_one_day(self) -> None:
        """5 May 2016 was Liberation Day and Ascension Day (Easter was 27 March 2016)."""
        assert holidays(2016)[date(2016, 5, 5)].name.en == "Ascension Day and Liberation Day"

    def test_a_day_before_the_end_does_not_count(self) -> None:
        """Sent on 10 December 2026: Christmas lies within; day 20 is Wednesday 30 December."""
        assert ends("2026-12-10") == "2026-12-30"

    def test_it_is_marked_as_not_verified(self) -> None:
        """The rule that was read is verified, the other one is not, and every holiday says so."""
        steps = {step.kind: step.source.verified for step in standstill(day("2026-12-05")).steps}
        assert steps == {
            "sent": True,
            "first": True,
            "counted": True,
            "moved": False,
            "stays": False,
            "contract": True,
        }
        assert not any(found.source.verified for found in holidays(2026).values())


class TestEaster:
    """D7 Easter is the Sunday of the Gregorian computus, calculated in whole numbers."""

    @pytest.mark.parametrize("printed", EASTERS)
    def test_of_1990_to_2050(self, printed: str) -> None:
        """The 61 Sundays that calendars print."""
        assert easter(int(printed[:4])).isoformat() == printed

    def test_over_the_whole_cycle(self) -> None:
        """Always a Sunday from 22 March to 25 April, and both bounds occur (1818, 1943)."""
        found = [easter(year) for year in range(1583, 7283)]
        assert {one.weekday() for one in found} == {6}
        assert min((one.month, one.day) for one in found) == (3, 22)
        assert max((one.month, one.day) for one in found) == (4, 25)
        assert (easter(1818), easter(1943)) == (date(1818, 3, 22), date(1943, 4, 25))


class TestClosed:
    """D8 Days that a royal decree puts on a par with holidays (said to stand in art. 3(3)) cannot be
    calculated. The user names them with `--closed-day`; they count as holidays under D6.
    """

    def test_a_bridge_day(self) -> None:
        """14 May 2026 is Ascension Day; with the 15th closed: Monday 18 May."""
        assert ends("2026-04-24", 20, "2026-05-15") == "2026-05-18"

    def test_a_day_that_changes_nothing(self) -> None:
        """The 13th lies within the period: the last day stays 15 May 2026; it is kept all the same."""
        found = standstill(day("2026-04-24"), 20, [day("2026-05-13"), day("2026-05-13")])
        assert found.last == day("2026-05-15")
        assert found.closed == (day("2026-05-13"),)

    def test_many(self) -> None:
        """A whole week: 18 to 22 May 2026 closed too; then Whitsun: Tuesday 26 May."""
        week = [f"2026-05-{n}" for n in (15, 18, 19, 20, 21, 22)]
        assert ends("2026-04-24", 20, *week) == "2026-05-26"


class TestContract:
    """D9 The contract can be concluded at the earliest on the day after the last day. Every step of
    the count is shown with the rule it follows and whether that rule was read.
    """

    def test_the_day_after(self) -> None:
        """The last day is Thursday 10 December 2026: Friday 11 December."""
        assert standstill(day("2026-11-20")).contract == day("2026-12-11")

    def test_the_steps(self) -> None:
        """Sent, day 1, day 20, three days passed over, the last day, the contract."""
        found = standstill(day("2026-12-05"))
        assert [(step.kind, step.day.isoformat()) for step in found.steps] == [
            ("sent", "2026-12-05"),
            ("first", "2026-12-06"),
            ("counted", "2026-12-25"),
            ("moved", "2026-12-26"),
            ("moved", "2026-12-27"),
            ("moved", "2026-12-28"),
            ("stays", "2026-12-28"),
            ("contract", "2026-12-29"),
        ]
        assert all(step.source.text.nl and step.source.text.en for step in found.steps)

    def test_in_words(self) -> None:
        """Days in full, with a capital at the beginning, in both languages."""
        step = standstill(day("2026-12-05")).steps[3]
        assert step.say("nl") == (
            "Vrijdag 25 december 2026 telt niet als laatste dag (eerste kerstdag); de termijn loopt "
            "door tot en met de volgende dag."
        )
        assert step.say("en") == (
            "Friday 25 December 2026 does not count as the last day (Christmas Day); the period "
            "runs on to the next day."
        )
