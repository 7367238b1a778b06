"""The search under one sharing of the themes over coalitions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from aanbesteding.recombination.asked import Asked
from aanbesteding.recombination.formulation import connections_cost, formulate, other_than
from aanbesteding.recombination.greedy import greedy
from aanbesteding.recombination.integer import Found, Report, maximise
from aanbesteding.recombination.known import Known, known
from aanbesteding.recombination.large import LARGE, Large
from aanbesteding.recombination.problem import Problem
from aanbesteding.recombination.sharing import Sharing

FEW = 200
"""With more activities than this, plans that are equal in every aim are not told apart by ids."""
CHUNK = 20
"""How many activities are put in the order of ids at once: as digits of a binary number."""

Time = Callable[[], int | None]
"""The milliseconds that are left; None without end."""


class Aim(NamedTuple):
    """What is looked for: the most Σ factor × variable + constant."""

    factors: Mapping[int, int]
    constant: int = 0


class Run:
    """The program of one sharing, and what is known of it."""

    def __init__(self, problem: Problem, sharing: Sharing, asked: Asked, left: Time) -> None:
        self.problem, self.sharing, self.asked, self.left = problem, sharing, asked, left
        self.program = formulate(problem, sharing, asked)
        self.aims = self._aims()

    def _aims(self) -> tuple[Aim, ...]:
        """Return the aims in their order, as `known.aims_of` counts them."""
        made, asked = self.program, self.asked
        cost = Aim({at: -one for at, one in made.cost.items()}, -connections_cost(self.problem))
        value = Aim(made.value)
        if asked.aim == "value":
            return (value, cost)
        if asked.aim == "continuity":
            return (Aim(made.existing), value, cost)
        if asked.theme is None:
            return (cost, value)
        theme = made.themes.get(asked.theme, {})
        return (Aim({at: -one for at, one in theme.items()}), value, cost)

    def most(self) -> int:
        """Return what the first aim cannot pass, whatever the conditions."""
        aim, upper, lower = self.aims[0], self.program.upper, self.program.lower
        return aim.constant + sum(
            factor * (upper[at] if factor > 0 else lower[at]) for at, factor in aim.factors.items()
        )

    def made(self, chosen: Sequence[int]) -> Known | None:
        """Return a choice as a plan, if it is one."""
        return known(self.problem, self.asked, tuple(chosen), self.sharing)

    @property
    def large(self) -> bool:
        """Whether the plan with the most value is looked for as for a city."""
        return self.asked.aim == "value" and len(self.problem.activities) > LARGE

    def begin(self) -> Known | None:
        """Return a plan to begin with: one that was given or that is found at once, the better."""
        choices = [self.asked.start] if self.asked.start else []
        if not self.large or self.asked.milliseconds is not None:  # else it spares a city no time
            choices.append(greedy(self.problem, self.sharing, self.asked))
        plans = [one for one in map(self.made, choices) if one is not None]
        return min(plans, key=lambda one: one.key, default=None)

    def first(
        self, begin: Known | None, report: Callable[[Report], bool]
    ) -> tuple[Found, Known | None]:
        """Look for the most of the first aim, with a plan to begin with."""
        if self.large:
            return Large(self, begin, report).search()
        found, at = self.whole(begin, report)
        if begin is not None and (at is None or begin.key < at.key):
            at = begin
        return found, at

    def whole(
        self, begin: Known | None, report: Callable[[Report], bool]
    ) -> tuple[Found, Known | None]:
        """Look for the most of the first aim in the whole program, with a plan to begin with."""
        return self._search(self.aims[0], begin, gap=self.asked.gap, report=report)

    def any(self) -> bool | None:
        """Return whether there is a plan; None if time was up before that was known."""
        if self.made(greedy(self.problem, self.sharing, self.asked)) is not None:
            return True
        found, at = self._search(Aim({}), None)
        return True if at is not None else False if found.status == "none" else None

    def _search(
        self,
        aim: Aim,
        begin: Known | None,
        *,
        gap: Fraction = Fraction(0),
        report: Callable[[Report], bool] | None = None,
        equal: int = 0,
        start: bool = True,
    ) -> tuple[Found, Known | None]:
        """Look for the most of an aim among plans that equal `begin` in the first `equal` aims.

        `start` is whether the solver is told of `begin`.

        The solver works with tolerances, so that it can choose what breaks a rule by a hair. Such a
        choice is ruled out, and the search goes on: its bound holds as before.
        """
        while True:
            left = self.left()
            if left == 0:
                return Found("stopped", None, None), None
            found = maximise(
                self.program,
                aim.factors,
                len(self.problem.activities),
                gap=gap,
                milliseconds=left,
                start=begin.plan.chosen if begin and start else None,
                report=report,
            )
            if found.bound is not None:
                found = found._replace(bound=found.bound + aim.constant)
            if found.chosen is None:
                return found, None
            at = self.made(found.chosen)
            if at is not None and (begin is None or at.aims[:equal] == begin.aims[:equal]):
                return found, at
            self.program.rows.append(other_than(found.chosen, len(self.problem.activities)))

    def settle(self, at: Known) -> Known:
        """Return the best of the plans that equal a best one in the first aim.

        Often there is no other, and one search shows it. Else the other aims decide one after the
        other, then the order of ids.
        """
        acts = len(self.problem.activities)
        self._keep(self.aims[0], at.aims[0])
        another = other_than(at.plan.chosen, acts)
        self.program.rows.append(another)
        found, other = self._search(Aim({}), at, equal=1, start=False)
        self.program.rows.remove(another)
        if found.status == "none":
            return replace(at, settled="first")
        if other is not None and other.key < at.key:
            at = other
        for index, aim in enumerate(self.aims[1:], 1):
            found, better = self._search(aim, at, equal=index)
            if better is None or found.bound != better.aims[index]:
                return at
            at = better
            self._keep(aim, at.aims[index])
        if acts > FEW or not self.asked.in_order:
            return replace(at, settled="cheapest")
        return self._in_order(at)

    def _keep(self, aim: Aim, amount: int) -> None:
        self.program.row(aim.factors.items(), least=amount - aim.constant)

    def _in_order(self, at: Known) -> Known:
        """Return the plan, of those that equal one in all aims, whose activities come first."""
        acts = len(self.problem.activities)
        for begin in range(0, acts, CHUNK):
            digits = range(begin, min(begin + CHUNK, acts))
            factors = {n: 1 << (digits[-1] - n) for n in digits}
            found, better = self._search(Aim(factors), at, equal=len(at.aims))
            if better is None:
                return replace(at, settled="cheapest")
            reached = sum(factors.get(n, 0) for n in better.plan.chosen)
            if found.bound != reached:
                return replace(at, settled="cheapest")
            at = better
            for n in digits:
                self.program.lower[n] = self.program.upper[n] = int(n in at.plan.chosen)
        return replace(self._shortest(at), settled="first")

    def _shortest(self, at: Known) -> Known:
        """Leave out the last activities where they cost nothing and are worth nothing.

        Of two choices of which one begins the other, the shorter comes first.
        """
        for count in range(len(at.plan.chosen)):
            shorter = self.made(at.plan.chosen[:count])
            if shorter is not None and shorter.aims == at.aims:
                return shorter
        return at
