"""Days and numbers of days on a command line: one way to write them, and nothing guessed."""

from __future__ import annotations

import re
from datetime import date

from aanbesteding.cli import codes
from aanbesteding.cli.usage import usage
from aanbesteding.deciding.standstill import LEAST_DAYS, Standstill, standstill
from aanbesteding.faults import Fault, Faults, Place
from aanbesteding.texts import Text

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_COUNT = re.compile(r"[0-9]{1,4}")
LEAST = str(LEAST_DAYS)
NOT_WITHOUT_SENT = Text(
    "--days en --closed-day hebben alleen zin met --sent",
    "--days and --closed-day have a meaning with --sent only",
)


def the_standstill(sent: str, days: str, closed: list[str]) -> Standstill:
    """Return the standstill that a command line asks for. Raises `Faults` with all faults."""
    wrong: list[Fault] = []
    named: list[date | None] = []
    for option, text in (("--sent", sent), *(("--closed-day", text) for text in closed)):
        found = the_day(text)
        named.append(found)
        if found is None:
            fields = {"option": option, "text": text}
            wrong.append(Fault(codes.NOT_A_DAY, Place("aanbesteding"), fields))
    if not _COUNT.fullmatch(days):
        wrong.append(Fault(codes.NOT_A_COUNT, Place("aanbesteding"), {"text": days}))
    if wrong:
        raise Faults(wrong)
    first, *others = [day for day in named if day is not None]
    return standstill(first, int(days), others)


def a_standstill(sent: str | None, days: str, closed: list[str], command: str) -> Standstill | None:
    """Return the standstill, or None where the day of sending is not stated. Raises `Faults`.

    Days that are named without a day of sending would have no meaning, and are refused.
    """
    if sent is not None:
        return the_standstill(sent, days, closed)
    if closed or days != LEAST:
        raise usage(NOT_WITHOUT_SENT, command)
    return None


def the_day(text: str) -> date | None:
    """Return a day written as YYYY-MM-DD, or None where the text is no such day.

    >>> the_day("2026-11-20"), the_day("20-11-2026"), the_day("2026-02-30")
    (datetime.date(2026, 11, 20), None, None)
    """
    if not _DAY.fullmatch(text):
        return None
    try:
        return date(*(int(part) for part in text.split("-")))
    except ValueError:
        return None
