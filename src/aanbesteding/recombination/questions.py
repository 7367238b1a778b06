"""Questions to the solver about one problem, one after the other, within one time.

Every plan that was found is kept: one question's answer is where the next one begins.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from time import monotonic_ns

from aanbesteding.recombination.asked import Asked, Outcome
from aanbesteding.recombination.problem import Problem
from aanbesteding.recombination.solve import solve
from aanbesteding.recombination.tabled import Tabled

Tell = Callable[[int], None]
"""Called before each question with how many were asked before it."""

NO_GAP = Fraction(0)


class Questions:
    """Asks the solver, and keeps what it found."""

    def __init__(
        self,
        problem: Problem,
        best: Outcome,
        milliseconds: int | None = None,
        tell: Tell = lambda asked: None,
        gap: Fraction = NO_GAP,
        tabled: Tabled | None = None,
    ) -> None:
        self.tabled = tabled or Tabled(problem)
        self.problem, self.tell, self.asked, self.gap = problem, tell, 0, gap
        self.began, self.milliseconds = monotonic_ns(), milliseconds
        self.found: list[tuple[int, tuple[int, ...]]] = []
        """Value and choice of every plan that was found, the best one first."""
        if best.plan is not None and best.worth is not None:
            self.found.append((best.worth.value, best.plan.chosen))

    def left(self) -> int | None:
        """Return the milliseconds that are left for all questions; None without end."""
        if self.milliseconds is None:
            return None
        return max(0, self.milliseconds - (monotonic_ns() - self.began) // 1_000_000)

    def timed(self, asked: Asked) -> Asked:
        """Return a question with the time that is left, and the gap that will do."""
        return replace(asked, milliseconds=self.left(), gap=max(asked.gap, self.gap))

    def solve(self, asked: Asked) -> Outcome:
        """Ask the solver, with the best fitting plan that is known to begin with.

        When time is up it is not asked any more: nothing was found then, and nothing is proven.
        """
        self.tell(self.asked)
        self.asked += 1
        if self.left() == 0:
            return Outcome("none-found")
        begin = self._begin(asked)
        found = solve(self.problem, self.timed(replace(asked, start=begin)), self.tabled)
        if found.plan is not None and found.worth is not None:
            self.found.append((found.worth.value, found.plan.chosen))
        return found

    def _begin(self, asked: Asked) -> tuple[int, ...]:
        """Return the most valuable plan that is known and is what is asked of activities."""
        fit = [
            (-value, plan)
            for value, plan in self.found
            if asked.within <= set(plan)
            and not asked.without & set(plan)
            and plan not in asked.other_than
            and (asked.least_value is None or value >= asked.least_value)
            and (asked.most_cost is None or self._cost(plan) <= asked.most_cost)
            and (asked.least_existing is None or self._existing(plan) >= asked.least_existing)
        ]
        return min(fit)[1] if fit else ()

    def _cost(self, plan: tuple[int, ...]) -> int:
        return sum(self.problem.activities[one].cost for one in plan)

    def _existing(self, plan: tuple[int, ...]) -> int:
        acts = self.problem.activities
        return sum(acts[one].people for one in plan if acts[one].existing)
