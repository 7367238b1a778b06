"""A recombination with the names that a reader knows things by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from aanbesteding.exact.display import euros, shortest
from aanbesteding.exact.rounding import round_to
from aanbesteding.model.framework import Framework
from aanbesteding.recombination.analysis import Recombined
from aanbesteding.recombination.build import Built
from aanbesteding.recombination.problem import Coalition, Plan, Problem
from aanbesteding.recombination.worth import Worth
from aanbesteding.scoring.wording import both, titled
from aanbesteding.texts import Text

NOBODY = Text("niemand", "nobody")


@dataclass(frozen=True, slots=True)
class Case:
    """What was found, under which framework, from what."""

    framework: Framework
    built: Built
    found: Recombined

    @property
    def problem(self) -> Problem:
        """The problem in whole numbers."""
        return self.found.problem

    @property
    def plan(self) -> Plan:
        """The plan; only asked for where there is one."""
        assert self.found.outcome.plan is not None
        return self.found.outcome.plan

    @property
    def worth(self) -> Worth:
        """The plan in numbers; only asked for where there is one."""
        assert self.found.outcome.worth is not None
        return self.found.outcome.worth

    def theme(self, number: int) -> Text:
        """Return the name of a theme."""
        return self.themes[number]

    @property
    def themes(self) -> tuple[Text, ...]:
        """The names of the themes."""
        return tuple(titled(lot.title) for lot in self.framework.lots)

    def themes_of(self, coalition: Coalition) -> Text:
        """Return the names of the themes of a coalition."""
        return listed(self.theme(one) for one in coalition.themes)

    def district(self, name: str) -> Text:
        """Return the name of a district."""
        block = self.framework.recombination
        places = block.districts if block else ()
        return next((titled(one.title) for one in places if one.id == name), Text(name, name))

    def target_group(self, name: str) -> Text:
        """Return the name of a target group."""
        block = self.framework.recombination
        places = block.target_groups if block else ()
        return next((titled(one.title) for one in places if one.id == name), Text(name, name))

    def organisation(self, number: int) -> str:
        """Return the name of an organisation."""
        return self.problem.organisations[number].name

    def organisations(self, numbers: Iterable[int]) -> Text:
        """Return the names of organisations, one after the other."""
        return listed(plain(self.organisation(one)) for one in numbers)

    def activity(self, number: int) -> str:
        """Return the title of an activity."""
        return self.problem.activities[number].title

    def activities(self, numbers: Iterable[int]) -> Text:
        """Return the titles of activities, one after the other."""
        return listed(plain(self.activity(one)) for one in numbers)


def plain(text: str) -> Text:
    """Return what is the same in both languages."""
    return Text(text, text)


def listed(texts: Iterable[Text]) -> Text:
    """Return names with commas between them; a word for nobody where there are none."""
    found = list(texts)
    if not found:
        return NOBODY
    return Text(", ".join(one.nl for one in found), ", ".join(one.en for one in found))


def points(thousandths: int | Fraction) -> Fraction:
    """Return points."""
    return Fraction(thousandths) / 1000


def money(cents: int) -> Fraction:
    """Return euros."""
    return Fraction(cents, 100)


def said_points(thousandths: int | Fraction) -> Text:
    """Say points, with as few decimals as are true."""
    return both(shortest, points(thousandths))


def said_money(cents: int) -> Text:
    """Say an amount."""
    return both(euros, money(cents))


def said_count(number: int | Fraction) -> Text:
    """Say how many."""
    return both(shortest, Fraction(number))


def said_part(part: Fraction | None) -> Text:
    """Say a part in per cent, with one decimal; a dash where there is no whole.

    Only nothing is 0, and only all of it is 100.
    """
    if part is None:
        return plain("–")
    return Text(*(shortest(_tenth(part), lang) for lang in ("nl", "en")))


def _tenth(part: Fraction) -> Fraction:
    tenth = round_to(part * 100, 1, "half-up")
    return min(max(tenth, Fraction(1, 10)), Fraction(999, 10)) if 0 < part < 1 else tenth
