"""A better plan from a choice: activities in and out one by one, by a fixed number of steps.

A tabu search on the value less what every rule of the means is priced at. In each step the
activity whose change gains most is put in or taken out, unless it was changed a short while ago.
The price of a rule that is broken rises and that of one that is kept falls, so that the search goes
to and fro over the edge of what is allowed, where the best plans are. What a place in a coalition
with a largest size is priced at moves in the same way.

Nothing is proven by it, and what it finds is worked out anew by others. All numbers are whole and
the number of steps is fixed, so that every machine takes the same steps.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from aanbesteding.recombination.asked import Asked
from aanbesteding.recombination.means import Means, top
from aanbesteding.recombination.problem import Problem
from aanbesteding.recombination.sharing import Sharing
from aanbesteding.recombination.standing import Standing

STEPS = 60_000
PART = 100
"""A price rises or falls by one of so many parts of itself in a step."""
REST = 12
"""How many steps an activity rests at least after it was changed; up to as many again by turns."""
WIDE, DEEP = 1 << 50, 1 << 58
"""No worth passes the first and no price the second, so that sums stay within 64 bits."""
KEPT = 40
"""So many of the best choices are kept: a rule that is not looked at here can refuse some."""


def improved(
    problem: Problem,
    sharing: Sharing,
    asked: Asked,
    begin: Sequence[int],
    stop: Callable[[], bool],
    steps: int,
) -> list[tuple[int, ...]]:
    """Return the best choices that were found within the means and the largest size, best first.

    The lead, the smallest size, where volunteer organisations are connected and choices that are
    ruled out are not looked at. `stop` is asked now and then.
    """
    if top(problem) > WIDE:
        return []
    walk = _Walk(problem, sharing, asked)
    for one in begin:
        walk.change(one)
    best, found = -1, list[tuple[int, ...]]()
    for step in range(steps):
        if step % 256 == 0 and stop():
            break
        walk.step(step)
        if walk.standing.value > best and walk.keeps():
            best = walk.standing.value
            found.append(walk.choice())
            del found[:-KEPT]
    return found[::-1]


class _Walk:
    """The search: where it stands, what the rules are priced at, and which activities rest."""

    def __init__(self, problem: Problem, sharing: Sharing, asked: Asked) -> None:
        import numpy as np

        self.np, self.standing = np, Standing(problem, sharing)
        means, count = Means(problem, asked), len(problem.activities)
        self.rows: Any = np.array(means.rows, dtype=np.int64).reshape(-1, count)
        self.most: Any = np.array(means.most, dtype=np.int64)
        self.spent: Any = np.zeros(len(self.most), dtype=np.int64)
        self.unit = max(1, min(1 << 20, WIDE // max(1, top(problem))))
        worth = int(self.standing.worth.sum()) * self.unit
        size: Any = np.abs(self.rows).sum(axis=1)
        self.price: Any = worth // np.maximum(size, 1) // max(1, len(self.most)) + 1
        self.ends: Any = DEEP // np.maximum(np.abs(self.rows).max(axis=1, initial=1), 1)
        self.least: Any = np.maximum(self.price // 64, 1)
        largest = problem.limits.largest
        self.largest = len(problem.organisations) if largest is None else largest
        seat = 0 if largest is None else worth // max(1, count) // 32
        self.seat: Any = np.full(len(sharing), seat, dtype=np.int64)
        self.fixed: Any = np.zeros(count, dtype=bool)
        self.fixed[[*asked.within, *asked.without]] = True
        self.until: Any = np.zeros(count, dtype=np.int64)

    def change(self, one: int) -> None:
        """Put an activity in or take it out."""
        self.spent += self.rows[:, one] * (1 - 2 * int(self.standing.chosen[one]))
        self.standing.change(one)

    def step(self, step: int) -> None:
        """Change what gains most, and move the prices."""
        np, at = self.np, self.standing
        gain = (1 - 2 * at.chosen) * (at.worth * self.unit - self.price @ self.rows)
        gain -= self.seat[at.block] * at.enters
        never = np.iinfo(np.int64).min
        gain[self.fixed | (self.until > step) | (at.closed & (at.chosen == 0))] = never
        one = int(gain.argmax())
        if gain[one] != never:
            self.change(one)
            self.until[one] = step + REST + (step * 7919 + one) % REST
        self.price = self._moved(self.price, self.spent > self.most, self.ends, self.least)
        self.seat = self._moved(self.seat, at.members > self.largest, DEEP, 0)

    def _moved(self, price: Any, broken: Any, most: Any, least: Any) -> Any:
        np, by = self.np, price // PART
        higher, lower = np.minimum(price + by + 1, most), np.maximum(price - by, least)
        return np.where(broken, higher, lower)

    def keeps(self) -> bool:
        """Whether the means and the largest size are kept."""
        fits: bool = (self.spent <= self.most).all() and (
            self.standing.members <= self.largest
        ).all()
        return fits

    def choice(self) -> tuple[int, ...]:
        """Return what is chosen."""
        return tuple(int(n) for n in self.np.flatnonzero(self.standing.chosen))
