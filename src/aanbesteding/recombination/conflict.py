"""Which rules conflict, where no plan keeps them all: a set as small as can be found.

First one rule after the other is left out, and stays out where the others still conflict (a
deletion filter). What is left is irreducible: without any one of its rules there is a plan. Another
set can be smaller still. With few rules all smaller sets are tried, in order of size, so that no
set is smaller than the one that is returned.

Whether rules conflict is settled by the solver each time: it proves that there is no plan.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from itertools import combinations
from time import monotonic_ns
from typing import Literal, NamedTuple

from aanbesteding.recombination.asked import Asked
from aanbesteding.recombination.problem import Problem
from aanbesteding.recombination.rules import Rule, only, rules_of
from aanbesteding.recombination.solve import possible, solve

FEW = 12
"""With so many rules or fewer, all smaller sets are tried."""

Smallest = Literal[
    "smallest",  # no smaller set conflicts
    "irreducible",  # without any one of its rules there is a plan
    "conflicting",  # time was up: it conflicts, and may hold more than it takes
]


class Part(NamedTuple):
    """A rule in a conflict."""

    rule: Rule
    reach: int | None = None
    """How far plans get that keep the others: for a budget the least that they cost, in cents; for
    continuity the most people in existing activities. None for other rules, and where it was not
    found in the time."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Rules that no plan keeps together."""

    parts: tuple[Part, ...]
    """None of them where what was asked beyond the rules is impossible by itself."""
    size: Smallest


def conflict_of(problem: Problem, asked: Asked | None = None) -> Conflict | None:
    """Return a smallest set of rules that conflict; None where there is a plan, or may be one.

    What is asked beyond the rules (`within`, `without`, bounds) is kept throughout. The time that
    is asked for is for all of it.
    """
    return _Search(problem, asked or Asked()).run()


class _Search:
    def __init__(self, problem: Problem, asked: Asked) -> None:
        self.problem, self.asked = problem, replace(asked, settle=False, progress=None)
        self.began = monotonic_ns()
        self.known: dict[frozenset[Rule], bool | None] = {}
        self.unsure = False

    def run(self) -> Conflict | None:
        rules = rules_of(self.problem)
        if not self.conflict(rules):
            return None
        found = self._filtered(rules)
        size: Smallest = "conflicting" if self.unsure else "irreducible"
        if len(rules) <= FEW and not self.unsure:
            found = self._fewest(rules, found)
            size = "irreducible" if self.unsure else "smallest"
        parts = [Part(rule, self._reach(rule, found)) for rule in found]
        if self._by_coalitions(found):
            parts.append(Part(Rule("coalitions")))
        return Conflict(tuple(parts), size)

    def remaining(self) -> Asked:
        """Return what is asked, with the time that is left."""
        if self.asked.milliseconds is None:
            return self.asked
        spent = (monotonic_ns() - self.began) // 1_000_000
        return replace(self.asked, milliseconds=max(0, self.asked.milliseconds - spent))

    def conflict(self, rules: Collection[Rule]) -> bool:
        """Whether it is proven that no plan keeps these rules."""
        key = frozenset(rules)
        if key not in self.known:
            self.known[key] = possible(only(self.problem, key), self.remaining())
        self.unsure = self.unsure or self.known[key] is None
        return self.known[key] is False

    def _filtered(self, rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
        """Leave out what can be; from the end, so that budgets stay where there is a choice."""
        kept = rules
        for rule in reversed(rules):
            fewer = tuple(one for one in kept if one != rule)
            if self.conflict(fewer):
                kept = fewer
        return kept

    def _fewest(self, rules: tuple[Rule, ...], found: tuple[Rule, ...]) -> tuple[Rule, ...]:
        """Return the first of the smallest sets that conflict."""
        for size in range(len(found)):
            for fewer in combinations(rules, size):
                if self.conflict(fewer):
                    return fewer
        return found

    def _reach(self, rule: Rule, found: tuple[Rule, ...]) -> int | None:
        """Return how far plans get that keep the other rules."""
        others = only(self.problem, [one for one in found if one != rule])
        aims: dict[str, Callable[[Asked], Asked]] = {
            "budget": lambda asked: replace(asked, aim="cost"),
            "budget-of-theme": lambda asked: replace(asked, aim="cost", theme=rule.at[0]),
            "continuity": lambda asked: replace(asked, aim="continuity"),
        }
        if rule.kind not in aims:
            return None
        outcome = solve(others, aims[rule.kind](self.remaining()))
        return outcome.best if outcome.status == "optimal" else None

    def _by_coalitions(self, found: tuple[Rule, ...]) -> bool:
        """Whether these rules conflict only because themes must share a coalition."""
        themes = len(self.problem.themes)
        if self.problem.limits.coalitions >= themes:
            return False
        apart = only(self.problem, found)
        apart = replace(apart, limits=replace(apart.limits, coalitions=themes))
        return possible(apart, self.remaining()) is not False
