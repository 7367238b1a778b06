"""Questions that the choices of all coalitions answer, in whole numbers and without the solver.

`tables` has, per coalition, the choices that a good plan can have, and a bound on the value of all
plans. Choices are put together, one of every coalition, as long as together they lack no more than
some amount: among those are all plans that are worth the bound less that amount. The amount grows
until the best of them is worth so much; then no other plan is worth more. Every plan is made and
verified as one that the solver found, and as all plans of equal value are there they are told
apart too.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from aanbesteding.recombination.asked import Asked
from aanbesteding.recombination.choices import Choices, work_out
from aanbesteding.recombination.formulation import formulate
from aanbesteding.recombination.integer import relaxed
from aanbesteding.recombination.known import Known
from aanbesteding.recombination.problem import Problem
from aanbesteding.recombination.sharing import Sharing, sharings
from aanbesteding.recombination.tables import UNIT, Table, Tables, kept, narrow, tables_of

if TYPE_CHECKING:
    from aanbesteding.recombination.run import Run

ALL = 1 << 24
"""With more choices than this, in all ways to share the themes out, they are not gone through."""
FIRST = 256
"""The amount begins as the depth of the tables divided by this."""
MANY = 1 << 21
"""With more plans than this to look at, the tables are no help."""
TRIES = 200
"""So many plans are made and verified for one question at most."""
CORES = 2


class Answer(NamedTuple):
    """The best plan that is what was asked; None where it is proven that there is none."""

    at: Known | None


class Terms(NamedTuple):
    """What is asked that tables have a price for."""

    most_cost: int | None
    least_existing: int | None

    def hold(self, asked: Asked) -> bool:
        """Whether every plan that is what was asked keeps these."""
        cost, existing = asked.most_cost, asked.least_existing
        return (self.most_cost is None or (cost is not None and cost <= self.most_cost)) and (
            self.least_existing is None
            or (existing is not None and existing >= self.least_existing)
        )


NO_TERMS = Terms(None, None)


class Tabled:
    """The tables of one problem, made when they are asked for and then kept."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.few = self._count() <= ALL and narrow(problem)
        self._choices: dict[Sharing, tuple[Choices, ...]] = {}
        self._tables: dict[tuple[Sharing, Terms], Tables | None] = {}

    def _count(self) -> int:
        """Return how many choices there are, in all ways to share the themes out."""
        themes, found = [0] * len(self.problem.themes), 0
        for one in self.problem.activities:
            themes[one.theme] += 1
        for sharing in sharings(len(themes), self.problem.limits.coalitions):
            found += sum(1 << sum(themes[theme] for theme in block) for block in sharing)
            if found > ALL:
                break
        return found

    def answer(self, run: Run) -> Answer | None:
        """Return what is best under one sharing; None where the tables do not tell."""
        asked = run.asked
        if not self.few or asked.theme is not None:
            return None
        mine = Terms(asked.most_cost, asked.least_existing)
        if asked.least_value is not None and (tables := self._sharpest(run)) is not None:
            found = _Question(tables, run).answer()
            if found is not None:
                return found
        if asked.aim != "value":
            return None
        tables = self._made(run, mine)
        return None if tables is None else _Question(tables, run).answer()

    def _sharpest(self, run: Run) -> Tables | None:
        """Return, of the tables that were made for no more than is asked, those that bound most."""
        fit = [
            tables
            for (sharing, terms), tables in self._tables.items()
            if sharing == run.sharing and tables is not None and terms.hold(run.asked)
        ]
        return min(fit, key=lambda one: one.bound, default=None)

    def _made(self, run: Run, terms: Terms) -> Tables | None:
        sharing, problem = run.sharing, self.problem
        rest = (run.left() or 0) // 2  # for the solver, where the time is too short for all this

        def stop() -> bool:
            left = run.left()
            return left is not None and left <= rest

        if (sharing, terms) in self._tables:
            return self._tables[sharing, terms]
        if sharing not in self._choices:
            self._choices[sharing] = tuple(Choices(problem, themes) for themes in sharing)
        choices = self._choices[sharing]
        if stop() or not work_out(choices, stop, CORES):
            return None
        asked = Asked(most_cost=terms.most_cost, least_existing=terms.least_existing)
        program = formulate(problem, sharing, asked)
        eased = relaxed(program, program.value, run.left())
        if stop():
            return None
        self._forget(sharing)
        made = None
        if eased is not None or not program.rows:
            prices = eased.prices if eased is not None else ()
            made = tables_of(problem, choices, program, prices)
        self._tables[sharing, terms] = made
        return made

    def _forget(self, sharing: Sharing) -> None:
        """Drop the tables of another question, for room; those of the rules alone are kept."""
        for at in [at for at in self._tables if at[0] == sharing and at[1] != NO_TERMS]:
            del self._tables[at]


class _Question:
    """One question to the tables of one sharing."""

    def __init__(self, tables: Tables, run: Run) -> None:
        import numpy as np

        self.np, self.tables, self.run = np, tables, run
        self.fit = [self._fit(one) for one in tables.tables]
        self.lacks = [
            one.reduced[0] - one.reduced[fit]
            for one, fit in zip(tables.tables, self.fit, strict=True)
        ]

    def _fit(self, table: Table) -> Any:
        """Return the places of the choices that have and leave out what was asked."""
        asked, sets = self.run.asked, table.sets
        has = sum(1 << n for n, one in enumerate(table.activities) if one in asked.within)
        lacks = sum(1 << n for n, one in enumerate(table.activities) if one in asked.without)
        return self.np.flatnonzero((sets & has == has) & (sets & lacks == 0))

    def answer(self) -> Answer | None:
        """Look at more and more plans, until it is known which is the best."""
        least, bound, depth = self.run.asked.least_value, self.tables.bound, self.tables.depth
        if any(not len(one) for one in self.lacks):
            return None
        if least is not None:  # all plans that are worth it lack no more than this
            amount = bound - least * UNIT
            return self._best(amount, least) if amount <= depth else None
        amount, step = sum(int(one[0]) for one in self.lacks), max(1, depth // FIRST)
        while amount <= depth:
            found = self._best(amount, -((amount - bound) // UNIT))
            if found is None or found.at is not None:
                return found
            if amount == depth:
                break
            amount, step = min(amount + step, depth), step * 2
        return None

    def _best(self, amount: int, least: int) -> Answer | None:
        """Return the best plan that is worth at least so much, of those that lack no more."""
        places = self._together(amount)
        if places is None:
            return None
        order, aims = self._order(places, least)
        best: tuple[Known, int] | None = None
        for tries, one in enumerate(order):
            if best is not None and any(aim[one] != aim[best[1]] for aim in aims):
                break
            if tries == TRIES:
                return Answer(best[0]) if best is not None else None
            found = self.run.made(self._choice(places, one))
            if found is not None and (best is None or found.key < best[0].key):
                best = found, one
        return Answer(None if best is None else replace(best[0], settled="first"))

    def _order(self, places: list[Any], least: int) -> tuple[list[int], list[Any]]:
        """Return the plans that are worth at least so much, the best first, and their aims."""
        np, tables = self.np, self.tables.tables

        def added(column: str) -> Any:
            pairs = zip(tables, places, strict=True)
            return sum(getattr(table, column)[at] for table, at in pairs)

        value, cost, existing = -added("value"), added("cost"), -added("existing")
        aims = {
            "value": [value, cost],
            "cost": [cost, value],
            "continuity": [existing, value, cost],
        }[self.run.asked.aim]
        good = np.flatnonzero(value <= -least)
        order = np.lexsort([aim[good] for aim in reversed(aims)])
        return [int(n) for n in good[order]], aims

    def _together(self, amount: int) -> list[Any] | None:
        """Return the plans whose choices lack no more than an amount: per coalition the places.

        Only those that keep the conditions that join coalitions. None where they are too many.
        """
        np, first = self.np, [int(one[0]) for one in self.lacks]
        lacks, places = np.zeros(1, dtype=np.int64), list[Any]()
        for n, mine in enumerate(self.lacks):
            counts = np.searchsorted(mine, amount - sum(first[n + 1 :]) - lacks, side="right")
            total = int(counts.sum())
            if total > MANY:
                return None
            before = np.repeat(np.arange(len(lacks)), counts)
            here = np.arange(total) - np.repeat(np.cumsum(counts) - counts, counts)
            lacks = lacks[before] + mine[here]
            places = [*(one[before] for one in places), self.fit[n][here]]
        keeps = np.ones(len(lacks), dtype=bool)
        for n, row in enumerate(self.tables.joining):
            pairs = zip(self.tables.tables, places, strict=True)
            keeps &= kept(sum(table.amounts[n][at] for table, at in pairs), row)
        return [one[keeps] for one in places]

    def _choice(self, places: list[Any], one: int) -> tuple[int, ...]:
        """Return the activities of a plan."""
        chosen: list[int] = []
        for table, at in zip(self.tables.tables, places, strict=True):
            has = int(table.sets[at[one]])
            chosen += [name for n, name in enumerate(table.activities) if has >> n & 1]
        return tuple(sorted(chosen))
