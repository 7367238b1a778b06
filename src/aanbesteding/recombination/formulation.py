"""The recombination as a mixed-integer program, in whole numbers; no solver is known here.

For one sharing of the themes over coalitions. The variables are

- x per activity, 0 or 1: it is chosen;
- c per cell that can have more people than it asks for: the people that count, at most the demand
  and at most Σ min(reach, demand)·x. A cell that cannot have too many needs no variable;
- z per pair within a coalition: at most x of the one and x of the other;
- d per set of activities that are double: at least Σx − 1. One variable for all cells in which the
  same activities are double;
- y per organisation and coalition, 0 or 1, only where size or apartness is asked: it is a member;
- e per coalition, 0 or 1, only where size, lead or connection is asked: the coalition is there;
- w per volunteer organisation and theme, 0 or 1: it is connected there.

c, z and d need not be asked to be whole: with whole x their best value is whole. Nothing in a cell
is worth less than nothing, so the program has no reason to give them another value.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import gcd, lcm
from typing import NamedTuple

from aanbesteding.recombination.asked import Asked
from aanbesteding.recombination.problem import Problem
from aanbesteding.recombination.sharing import Sharing, to_connect

LARGE = 1 << 32
"""Factors in a condition are below this."""


class Row(NamedTuple):
    """A condition: least ≤ Σ factor × variable ≤ most."""

    terms: tuple[tuple[int, int], ...]
    least: int | None
    most: int | None


@dataclass(slots=True)
class Program:
    """Variables 0 … upper, of which some must be whole, and conditions."""

    upper: list[int] = field(default_factory=list)
    lower: list[int] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    value: dict[int, int] = field(default_factory=dict)
    """What the variables are worth, in thousandths of a point."""
    cost: dict[int, int] = field(default_factory=dict)
    """What the activities cost, in cents; connections, which always cost the same, are apart."""
    existing: dict[int, int] = field(default_factory=dict)
    """The people in existing activities."""
    themes: dict[int, dict[int, int]] = field(default_factory=dict)
    """What the variables cost on the budget of each theme, connections too."""

    def variable(self, upper: int = 1, *, whole: bool = True) -> int:
        """Add a variable from 0 to `upper`."""
        self.lower.append(0)
        self.upper.append(upper)
        self.whole.append(whole)
        return len(self.upper) - 1

    def row(
        self, terms: Iterable[tuple[int, int]], *, least: int | None = None, most: int | None = None
    ) -> None:
        """Add a condition, divided by what all its factors have in common.

        Rounding a limit inwards then loses nothing, as every whole choice gives whole sums; but
        only where all variables in it are whole.
        """
        kept = tuple((at, factor) for at, factor in terms if factor)
        if not kept:
            if (least or 0) > 0 or (most is not None and most < 0):
                self.rows.append(Row((), least, most))
            return
        by = gcd(*(factor for _, factor in kept))
        if by > 1 and all(self.whole[at] for at, _ in kept):
            kept = tuple((at, factor // by) for at, factor in kept)
            least = None if least is None else -(-least // by)
            most = None if most is None else most // by
        if max(abs(factor) for _, factor in kept) < LARGE:
            self.rows.append(Row(kept, least, most))
        else:
            self._coarser(kept, least, most)

    def _coarser(
        self, terms: tuple[tuple[int, int], ...], least: int | None, most: int | None
    ) -> None:
        """Add a condition with smaller factors that every solution of the exact one keeps too.

        A solver that works with 53 bits cannot add factors that are larger. As no variable is below
        0, a sum only grows with its factors: those of a least sum are rounded up and the least
        down, those of a most down and the most up. What this lets through by a hair is found when
        the plan is worked out in whole numbers.
        """
        by = 1 << (max(abs(factor) for _, factor in terms).bit_length() - LARGE.bit_length() + 1)
        if least is not None:
            up = tuple((at, -(-factor // by)) for at, factor in terms)
            self.rows.append(Row(up, least // by, None))
        if most is not None:
            down = tuple((at, factor // by) for at, factor in terms)
            self.rows.append(Row(down, None, -(-most // by)))

    @property
    def impossible(self) -> bool:
        """Whether a condition without variables is not kept, so that there is no solution."""
        return any(not row.terms for row in self.rows)


def formulate(problem: Problem, sharing: Sharing, asked: Asked) -> Program:
    """Return the program for one sharing of the themes; activity n is variable n."""
    made = Program()
    for n, activity in enumerate(problem.activities):
        made.variable()
        made.lower[n], made.upper[n] = int(n in asked.within), int(n not in asked.without)
        made.cost[n] = activity.cost
        if activity.existing:
            made.existing[n] = activity.people
        made.themes.setdefault(activity.theme, {})[n] = activity.cost
    _cells(problem, made)
    _pairs(problem, made, sharing)
    _doubles(problem, made)
    there = _there(problem, made, sharing)
    _members(problem, made, sharing, there)
    _connections(problem, made, sharing, there)
    _limits(problem, made)
    _asked(problem, made, asked)
    return made


def _cells(problem: Problem, made: Program) -> None:
    reaching: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for n, activity in enumerate(problem.activities):
        for cell, people in activity.reach:
            reaching[cell].append((n, people))
    for index, acts in sorted(reaching.items()):
        asked = problem.cells[index]
        if not asked.value or not asked.demand:
            continue
        if sum(people for _, people in acts) <= asked.demand:
            for n, people in acts:
                made.value[n] = made.value.get(n, 0) + people * asked.value
            continue
        counted = made.variable(asked.demand, whole=False)
        made.value[counted] = asked.value
        made.row([(counted, 1), *((n, -min(people, asked.demand)) for n, people in acts)], most=0)


def _pairs(problem: Problem, made: Program, sharing: Sharing) -> None:
    home = {theme: n for n, block in enumerate(sharing) for theme in block}
    worth: dict[tuple[int, int], int] = defaultdict(int)
    for pair in problem.pairs:
        one, other = sorted((pair.first, pair.second))
        themes = problem.activities[one].theme, problem.activities[other].theme
        if home[themes[0]] == home[themes[1]] and pair.value:
            worth[one, other] += pair.value
    for (one, other), value in sorted(worth.items()):
        both = made.variable(whole=False)
        made.value[both] = value
        made.row([(both, 1), (one, -1)], most=0)
        made.row([(both, 1), (other, -1)], most=0)


def _doubles(problem: Problem, made: Program) -> None:
    worth: dict[tuple[int, ...], int] = defaultdict(int)
    for double in problem.doubles:
        worth[tuple(sorted(set(double.activities)))] += double.value
    for acts, value in sorted(worth.items()):
        if len(acts) < 2 or not value:
            continue
        extra = made.variable(len(acts) - 1, whole=False)
        made.value[extra] = -value
        made.row([(extra, 1), *((n, -1) for n in acts)], least=-1)


def _by_block(problem: Problem, sharing: Sharing) -> list[list[int]]:
    home = {theme: n for n, block in enumerate(sharing) for theme in block}
    found: list[list[int]] = [[] for _ in sharing]
    for n, activity in enumerate(problem.activities):
        found[home[activity.theme]].append(n)
    return found


def _there(problem: Problem, made: Program, sharing: Sharing) -> list[int]:
    """Return per coalition the variable that it is there; none where nothing asks for it."""
    leads = [problem.organisations[one.organisation].may_lead for one in problem.activities]
    if problem.limits.smallest <= 1 and not to_connect(problem) and all(leads):
        return []
    found = []
    for acts in _by_block(problem, sharing):
        there = made.variable()
        found.append(there)
        for n in acts:
            made.row([(n, 1), (there, -1)], most=0)
        # Somebody who may lead takes part: then somebody takes part.
        made.row([(there, 1), *((n, -1) for n in acts if leads[n])], most=0)
    return found


def _members(problem: Problem, made: Program, sharing: Sharing, there: list[int]) -> None:
    limits = problem.limits
    sized = limits.smallest > 1 or limits.largest is not None
    apart = {one for pair in limits.apart for one in pair}
    for block, acts in enumerate(_by_block(problem, sharing)):
        of: dict[int, list[int]] = defaultdict(list)
        for n in acts:
            of[problem.activities[n].organisation].append(n)
        members = {}
        for one, own in sorted(of.items()):
            if not sized and one not in apart:
                continue
            members[one] = member = made.variable()
            for n in own:
                made.row([(n, 1), (member, -1)], most=0)
            made.row([(member, 1), *((n, -1) for n in own)], most=0)
        count = [(member, 1) for member in members.values()]
        if limits.smallest > 1:
            made.row([*count, (there[block], -limits.smallest)], least=0)
        if limits.largest is not None:
            made.row(count, most=limits.largest)
        for one, other in limits.apart:
            if one in members and other in members:
                made.row([(members[one], 1), (members[other], 1)], most=1)


def _connections(problem: Problem, made: Program, sharing: Sharing, there: list[int]) -> None:
    home = {theme: n for n, block in enumerate(sharing) for theme in block}
    offered: dict[int, dict[int, list[int]]] = {one: {} for one in to_connect(problem)}
    for n, activity in enumerate(problem.activities):
        if activity.organisation in offered:
            offered[activity.organisation].setdefault(activity.theme, []).append(n)
    for own in offered.values():
        placed = []
        for theme, acts in sorted(own.items()):
            here = made.variable()
            placed.append((here, 1))
            made.themes.setdefault(theme, {})[here] = problem.limits.connection or 0
            made.row([(here, 1), (there[home[theme]], -1)], most=0)
            # Not here while something is chosen elsewhere and nothing here.
            for other, elsewhere in own.items():
                for n in elsewhere if other != theme else ():
                    made.row([(here, 1), (n, 1), *((k, -1) for k in acts)], most=1)
        made.row(placed, least=1, most=1)


def _limits(problem: Problem, made: Program) -> None:
    limits, acts = problem.limits, problem.activities
    for theme, budget in sorted(limits.budgets.items()):
        made.row(made.themes.get(theme, {}).items(), most=budget)
    if limits.budget is not None:
        made.row(made.cost.items(), most=limits.budget - connections_cost(problem))
    if limits.newcomers is not None:
        part = limits.newcomers
        new = [problem.organisations[one.organisation].newcomer for one in acts]
        made.row(
            (
                (n, one.cost * (part.denominator * new[n] - part.numerator))
                for n, one in enumerate(acts)
            ),
            least=0,
        )
    if limits.continuity is not None:
        offered = sum(made.existing.values())
        least = limits.continuity * offered
        made.row(made.existing.items(), least=-(-least.numerator // least.denominator))
    if limits.growth is not None and limits.years > 1:
        # From the first year to the second. The mean growth, weighted by reach, never falls after
        # that, as what grows faster weighs more every year; the verifier looks at every year.
        by = lcm(limits.growth.denominator, *(one.growth.denominator for one in acts))
        made.row(
            (
                (n, one.people * int((one.growth - limits.growth) * by))
                for n, one in enumerate(acts)
            ),
            least=0,
        )


def connections_cost(problem: Problem) -> int:
    """Return what all connections cost a year, in cents: the same in every plan."""
    return len(to_connect(problem)) * (problem.limits.connection or 0)


def _asked(problem: Problem, made: Program, asked: Asked) -> None:
    if asked.least_value is not None:
        made.row(made.value.items(), least=asked.least_value)
    if asked.most_cost is not None:
        made.row(made.cost.items(), most=asked.most_cost - connections_cost(problem))
    if asked.least_existing is not None:
        made.row(made.existing.items(), least=asked.least_existing)
    for choice in asked.other_than:
        made.rows.append(other_than(choice, len(problem.activities)))


def other_than(choice: Iterable[int], activities: int) -> Row:
    """Return the condition that a choice is not this one: something else, or something less."""
    there = set(choice)
    terms = tuple((n, -1 if n in there else 1) for n in range(activities))
    return Row(terms, 1 - len(there), None)


def aimed(made: Program, aim: Mapping[int, int]) -> tuple[dict[int, int], int]:
    """Return an aim divided by what its numbers have in common, and what that is."""
    kept = {at: factor for at, factor in aim.items() if factor}
    by = gcd(*kept.values()) if kept else 1
    return {at: factor // by for at, factor in kept.items()}, by
