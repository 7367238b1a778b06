"""The standstill (opschortende termijn): its first and last day, step by step (D3 to D6)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

from aanbesteding.deciding import codes
from aanbesteding.deciding.dates import told
from aanbesteding.deciding.holidays import WEEKEND, Holiday, no_working_day
from aanbesteding.faults import Code, Fault, Faults, Place
from aanbesteding.methods.base import Source
from aanbesteding.texts import Lang, Text, fill

LEAST_DAYS = 20
MOST_DAYS = 365
FIRST_YEAR, LAST_YEAR = 2014, 2099

StepKind = Literal["sent", "first", "counted", "moved", "stays", "contract"]
ONE_DAY = timedelta(days=1)

LAW = Source(
    Text(
        "art. 2.127 lid 1 tot en met 3 Aanbestedingswet 2012",
        "art. 2.127(1) to (3) Aanbestedingswet 2012",
    ),
    True,
)
GIVEN = Source(Text("opgegeven", "as given"), True)

SENT = Text("De mededeling is verzonden op {sent}.", "The notice was sent on {sent}.")
FIRST = Text(
    "De termijn gaat in op de dag na verzending: {first}. Dat is dag 1.",
    "The period starts on the day after sending: {first}. That is day 1.",
)
COUNTED = Text(
    "Dag {days}, de eerste dag meegeteld, is {counted}.",
    "Day {days}, the first day included, is {counted}.",
)
MOVED = Text(
    "{day} telt niet als laatste dag ({why}); de termijn loopt door tot en met de volgende dag.",
    "{day} does not count as the last day ({why}); the period runs on to the next day.",
)
STAYS = Text(
    "{day} is geen zaterdag, zondag of algemeen erkende feestdag, voor zover hier bekend; dit is "
    "de laatste dag.",
    "{day} is no Saturday, Sunday or generally recognised holiday, as far as is known here; this "
    "is the last day.",
)
CONTRACT = Text(
    "De overeenkomst kan op zijn vroegst worden gesloten op de dag daarna: {contract}.",
    "The contract can be concluded at the earliest on the day after: {contract}.",
)


class CountStep(NamedTuple):
    """One step of the count: what is said, on which day it ends, and which rule says so."""

    kind: StepKind
    day: date
    text: Text
    fields: tuple[tuple[str, object], ...]
    source: Source

    def say(self, lang: Lang) -> str:
        """Say it in a language, with a capital."""
        said = self.text.say(lang, **{name: fill(value, lang) for name, value in self.fields})
        return said[:1].upper() + said[1:]


@dataclass(frozen=True, slots=True)
class Standstill:
    """A standstill in calendar days.

    `first` is the day after `sent`; `counted` is day number `days`; `passed` are the days from
    there on that do not count as the last; `last` is the last day and `contract` the day after,
    the earliest on which the contract can be concluded. `closed` are the days that the user
    named as equated with a holiday.
    """

    sent: date
    days: int
    closed: tuple[date, ...]
    first: date
    counted: date
    passed: tuple[Holiday, ...]
    last: date
    contract: date

    @property
    def steps(self) -> tuple[CountStep, ...]:
        """The calculation, one step after the other."""
        moved = [
            CountStep(
                "moved",
                holiday.day + ONE_DAY,
                MOVED,
                (("day", told(holiday.day)), ("why", holiday.name)),
                holiday.source,
            )
            for holiday in self.passed
        ]
        counted = (("days", self.days), ("counted", told(self.counted)))
        return (
            CountStep("sent", self.sent, SENT, (("sent", told(self.sent)),), GIVEN),
            CountStep("first", self.first, FIRST, (("first", told(self.first)),), LAW),
            CountStep("counted", self.counted, COUNTED, counted, LAW),
            *moved,
            CountStep("stays", self.last, STAYS, (("day", told(self.last)),), WEEKEND),
            CountStep(
                "contract", self.contract, CONTRACT, (("contract", told(self.contract)),), LAW
            ),
        )


def standstill(sent: date, days: int = LEAST_DAYS, closed: Iterable[date] = ()) -> Standstill:
    """Return the standstill after a notice that is sent on a day.

    `closed` are days that a royal decree puts on a par with holidays. Whether `sent` lies in the
    past or in the future is not judged: there is no clock here. Raises `Faults` with all that is
    wrong: fewer than 20 days or more than 365, a year whose holidays are not known here.

    Sent on Monday 12 October 2020: day 1 is Tuesday 13 October, day 20 is Sunday 1 November, so
    the last day is Monday 2 November and the contract can be concluded from 3 November.
    """
    named = tuple(sorted(set(closed)))
    wrong = [_fault(codes.TOO_SHORT, days=days, least=LEAST_DAYS)] if days < LEAST_DAYS else []
    if days > MOST_DAYS:
        wrong.append(_fault(codes.TOO_LONG, days=days, most=MOST_DAYS))
    wrong += [
        _fault(codes.OUTSIDE_CALENDAR, day=day.isoformat(), first=FIRST_YEAR, last=LAST_YEAR)
        for day in (sent, *named)
        if not FIRST_YEAR <= day.year <= LAST_YEAR
    ]
    if wrong:
        raise Faults(wrong)
    first = sent + ONE_DAY
    counted = last = sent + timedelta(days=days)
    passed: list[Holiday] = []
    while (holiday := no_working_day(last, named)) is not None:
        passed.append(holiday)
        last += ONE_DAY
    return Standstill(sent, days, named, first, counted, tuple(passed), last, last + ONE_DAY)


def _fault(code: Code, **fields: object) -> Fault:
    return Fault(code, Place("aanbesteding"), fields)
