"""Prices of conditions by steps downhill, for where there is no time for the solver's.

Any prices prove a bound (`multipliers`): Σ price × limit + Σ over variables of the most that what
is left of their aim allows. What a condition leaves over at those places says which way its price
must go: up where the condition is broken, down where there is room. A step goes that way, and a
part of the way of the step before it; it is so long as would bring the bound down by a part, and
shorter when the bound no longer falls. (Subgradient method with the step of Polyak, deflected as
Camerini, Fratta and Maffioli do: unverified.)

The numbers are floating point: they are only prices, and the bound is worked out anew from them in
whole numbers.

Example, for a pocket calculator. Two activities are worth 60 and 50 and cost 6 and 5; the budget is
8. At price 0 both are chosen: the bound is 110, and 8 − 11 = −3 is left over, so the price goes up.
At 10 nothing is left of either: the bound is 80.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from aanbesteding.recombination.formulation import Program
from aanbesteding.recombination.integer import Relaxed

STEPS = 300
DOWN = 0.3
"""The part by which a step would bring the bound down."""
AGAIN = 0.7
"""The part of the step before that is taken again, and what is left of a step that is cut."""
PATIENCE = 10
"""So many steps may go by without a lower bound, before they are cut."""
ENOUGH = 1e-4
"""A bound is lower when it falls by this part of itself."""


def descended(program: Program, aim: Mapping[int, int], stop: Callable[[], bool]) -> Relaxed:
    """Return prices that prove a bound, and where the variables were on average.

    `stop` is asked before each step.
    """
    walk = _Walk(program, aim)
    for _ in range(STEPS):
        if stop() or not walk.step():
            break
    return Relaxed(walk.average(), walk.whole_prices(), finished=False)


class _Walk:
    """Where the search stands. Conditions are Σ factor × variable ≤ limit, with factors up to 1."""

    def __init__(self, program: Program, aim: Mapping[int, int]) -> None:
        import numpy as np

        self.np, self.rows = np, len(program.rows)
        self.count = len(program.upper)
        self.aim: Any = np.zeros(self.count)
        self.aim[list(aim)] = list(aim.values())
        self.upper: Any = np.array(program.upper, dtype=np.float64)
        self.lower: Any = np.array(program.lower, dtype=np.float64)
        self._conditions(program)
        sides = len(self.limit)
        self.price: Any = np.zeros(sides)
        self.before: Any = np.zeros(sides)
        self.best_price, self.best = self.price, np.inf
        self.part, self.waited = 1.0, 0
        self.sum: Any = np.zeros(self.count)
        self.steps = 0

    def _conditions(self, program: Program) -> None:
        np = self.np
        sides: list[tuple[int, float]] = []
        limits: list[float] = []
        terms: list[tuple[int, int, float]] = []
        for n, row in enumerate(program.rows):
            size = max((abs(factor) for _, factor in row.terms), default=1)
            for limit, sign in ((row.most, 1), (row.least, -1)):
                if limit is not None:
                    terms += [(len(sides), at, sign * factor / size) for at, factor in row.terms]
                    sides.append((n, sign / size))
                    limits.append(sign * limit / size)
        self.side: Any = np.array([one for one, _, _ in terms], dtype=np.int64)
        self.at: Any = np.array([at for _, at, _ in terms], dtype=np.int64)
        self.factor: Any = np.array([factor for _, _, factor in terms], dtype=np.float64)
        self.limit: Any = np.array(limits, dtype=np.float64)
        self.of: Any = np.array([n for n, _ in sides], dtype=np.int64)
        self.sign: Any = np.array([sign for _, sign in sides], dtype=np.float64)

    def step(self) -> bool:
        """Work out the bound and go a step; return whether there is a way to go."""
        np = self.np
        prices = self.price[self.side] * self.factor
        reduced = self.aim - np.bincount(self.at, weights=prices, minlength=self.count)
        place = np.where(reduced > 0, self.upper, self.lower)
        bound = self.price @ self.limit + reduced @ place
        has = np.bincount(
            self.side, weights=self.factor * place[self.at], minlength=len(self.limit)
        )
        self.sum, self.steps = self.sum + place, self.steps + 1
        self._seen(bound)
        left = self.limit - has
        left[(self.price <= 0) & (left > 0)] = 0  # a price does not go below nothing
        self.before = left + AGAIN * self.before
        size = self.before @ self.before
        if size <= 0:
            return False
        length = self.part * (bound - self.best + DOWN * abs(self.best)) / size
        self.price = np.maximum(0, self.price - length * self.before)
        return True

    def _seen(self, bound: Any) -> None:
        """Keep the prices with the least bound; go back to them where it no longer falls."""
        self.waited = 0 if bound < self.best - ENOUGH * abs(self.best) else self.waited + 1
        if bound < self.best:
            self.best, self.best_price = bound, self.price
        if self.waited >= PATIENCE:
            self.part, self.waited = self.part * AGAIN, 0
            self.price, self.before = self.best_price, self.before * 0

    def average(self) -> tuple[float, ...]:
        """Return where each variable was on average."""
        return tuple((self.sum / max(1, self.steps)).tolist())

    def whole_prices(self) -> tuple[float, ...]:
        """Return the price of every condition: below nothing where it is one of a least sum."""
        found = self.np.bincount(self.of, weights=self.best_price * self.sign, minlength=self.rows)
        return tuple(found.tolist())
