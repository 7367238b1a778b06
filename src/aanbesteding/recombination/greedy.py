"""A plan to begin with: activities one by one, the most value for their cost first.

Nothing is proven by it. It gives the solver a place to begin, and a caller a plan where there is no
time for more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from heapq import heapify, heappop, heappush

from aanbesteding.recombination.asked import Asked
from aanbesteding.recombination.formulation import connections_cost
from aanbesteding.recombination.problem import Problem
from aanbesteding.recombination.sharing import Sharing, to_connect

MANY = 10**9
"""What a gain is multiplied by before it is divided by a cost, so that whole numbers tell apart."""


def greedy(problem: Problem, sharing: Sharing, asked: Asked) -> tuple[int, ...]:
    """Return a choice within the budgets, the sizes and apartness.

    First existing activities with the most people for their cost until continuity is kept, then all
    by value, as far as the share of newcomers has room. The other rules are not looked at: whether
    the choice is a plan must be seen afterwards.
    """
    run = _Run(problem, sharing, asked)
    for one in sorted(asked.within):
        run.take(one)
    acts = problem.activities
    offered = sum(one.people for one in acts if one.existing)
    least = max(
        (problem.limits.continuity or Fraction(0)) * offered, Fraction(asked.least_existing or 0)
    )
    existing = [n for n, one in enumerate(acts) if one.existing]
    run.fill(
        existing,
        lambda n: acts[n].people,
        lambda: run.existing >= least,
    )
    if asked.aim == "value":
        run.fill(range(len(acts)), run.gain, lambda: False)
    elif asked.aim == "continuity":
        run.fill(existing, lambda n: acts[n].people, lambda: False)
    return tuple(sorted(run.chosen))


class _Run:
    """A choice that grows, and what the next activity would add to it."""

    def __init__(self, problem: Problem, sharing: Sharing, asked: Asked) -> None:
        self.problem, self.asked = problem, asked
        self.chosen: set[int] = set()
        self.home = {theme: n for n, block in enumerate(sharing) for theme in block}
        self.members: list[set[int]] = [set() for _ in sharing]
        self.reached = [0] * len(problem.cells)
        self.room = dict(problem.limits.budgets)
        total = [one for one in (problem.limits.budget, asked.most_cost) if one is not None]
        self.left = min(total) - connections_cost(problem) if total else None
        self._reserve()
        self.cost = self.new = self.existing = 0
        self.pairs: dict[int, list[tuple[int, int]]] = {}
        for pair in problem.pairs:
            one, other = pair.first, pair.second
            if self._home(one) == self._home(other):
                self.pairs.setdefault(one, []).append((other, pair.value))
                self.pairs.setdefault(other, []).append((one, pair.value))
        self.doubles: dict[int, list[int]] = {}
        for n, double in enumerate(problem.doubles):
            for one in double.activities:
                self.doubles.setdefault(one, []).append(n)
        self.doubled = [0] * len(problem.doubles)
        self.apart: dict[int, set[int]] = {}
        for one, other in problem.limits.apart:
            self.apart.setdefault(one, set()).add(other)
            self.apart.setdefault(other, set()).add(one)

    def _home(self, activity: int) -> int:
        return self.home[self.problem.activities[activity].theme]

    def _reserve(self) -> None:
        """Keep room for the connections, each in the first theme where there is an activity."""
        first: dict[int, int] = {}
        for activity in self.problem.activities:
            one = activity.organisation
            first[one] = min(first.get(one, activity.theme), activity.theme)
        for one in to_connect(self.problem):
            if first[one] in self.room:
                self.room[first[one]] -= self.problem.limits.connection or 0

    def gain(self, activity: int) -> int:
        """Return what an activity adds to the value of the choice."""
        gained = 0
        for cell, people in self.problem.activities[activity].reach:
            asked = self.problem.cells[cell]
            room = max(0, asked.demand - self.reached[cell])
            gained += min(room, people) * asked.value
        gained += sum(
            value for other, value in self.pairs.get(activity, ()) if other in self.chosen
        )
        return gained - sum(
            self.problem.doubles[n].value
            for n in self.doubles.get(activity, ())
            if self.doubled[n] > 0
        )

    def fits(self, activity: int) -> bool:
        """Whether an activity can be taken without breaking a rule that more cannot mend."""
        one, limits = self.problem.activities[activity], self.problem.limits
        if activity in self.chosen or activity in self.asked.without:
            return False
        if self.left is not None and one.cost > self.left:
            return False
        if one.theme in self.room and one.cost > self.room[one.theme]:
            return False
        new = self.new + one.cost * self.problem.organisations[one.organisation].newcomer
        if limits.newcomers is not None and new < limits.newcomers * (self.cost + one.cost):
            return False
        members = self.members[self._home(activity)]
        if one.organisation in members:
            return True
        if limits.largest is not None and len(members) >= limits.largest:
            return False
        return not members & self.apart.get(one.organisation, set())

    def take(self, activity: int) -> None:
        """Take an activity."""
        one = self.problem.activities[activity]
        self.chosen.add(activity)
        self.members[self._home(activity)].add(one.organisation)
        for cell, people in one.reach:
            self.reached[cell] += people
        for n in self.doubles.get(activity, ()):
            self.doubled[n] += 1
        self.cost += one.cost
        self.existing += one.people if one.existing else 0
        self.new += one.cost * self.problem.organisations[one.organisation].newcomer
        if one.theme in self.room:
            self.room[one.theme] -= one.cost
        if self.left is not None:
            self.left -= one.cost

    def fill(
        self, acts: Iterable[int], gain: Callable[[int], int], enough: Callable[[], bool]
    ) -> None:
        """Take, of those that fit, the one with the most gain for its cost, until it is enough.

        A gain only falls by what is taken, but for pairs: so who comes first in the queue and still
        has the gain that stands there is the best, and a partner of what is taken comes anew. What
        does not fit waits, and is tried again when all others have been.
        """
        cost = [one.cost for one in self.problem.activities]

        def entry(n: int) -> tuple[int, int]:
            return -(gain(n) * MANY // max(cost[n], 1)), n

        wanted = set(acts)
        waiting = sorted(wanted)
        while waiting and not enough():
            queue = [one for n in waiting if (one := entry(n))[0] < 0]
            heapify(queue)
            waiting, taken = [], False
            while queue and not enough():
                rate, n = heappop(queue)
                if n in self.chosen:
                    continue
                if not self.fits(n):
                    waiting.append(n)
                    continue
                now = entry(n)
                if now[0] == rate:
                    self.take(n)
                    taken = True
                    for other, _ in self.pairs.get(n, ()):
                        if other in wanted and other not in self.chosen:
                            heappush(queue, entry(other))
                elif now[0] < 0:
                    heappush(queue, now)
            waiting = sorted(set(waiting)) if taken else []
