"""All choices for one coalition that keep what holds within it, and what they are worth.

Of n activities there are 2ⁿ choices. Each is a whole number of which the bits say what is chosen;
they are worked out 65,536 at a time: what the lowest 16 activities add up to is the same for every
choice of the others.

Where volunteer organisations are connected is left out, but for those that can be in one theme
only, which cost money there. So there can be choices here that no plan has, and never the other way
round.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from aanbesteding.recombination.problem import Problem
from aanbesteding.recombination.sharing import to_connect

if TYPE_CHECKING:
    from numpy.typing import NDArray

AT_ONCE = 16
"""The choices of so many activities are worked out at once."""
SHORT = 1 << 31
"""Numbers below this are kept in 32 bits."""


class Sums(NamedTuple):
    """What choices add up to."""

    low: NDArray[Any]
    """Per choice of the lowest activities."""
    others: tuple[int, ...]
    """Per other activity."""

    def at(self, high: int) -> Any:
        """Return the sums beside one choice of the other activities."""
        return self.low + sum(one for n, one in enumerate(self.others) if high >> n & 1)


class Kept(NamedTuple):
    """The choices that are allowed beside one choice of the other activities."""

    low: NDArray[Any]
    """The lowest bits."""
    value: NDArray[Any]
    """Thousandths of a point."""


class Choices:
    """The choices for one coalition, which answers for some themes."""

    def __init__(self, problem: Problem, themes: Iterable[int]) -> None:
        import numpy as np

        self.np, self.problem = np, problem
        self.themes = tuple(themes)
        self.activities = tuple(
            n for n, one in enumerate(problem.activities) if one.theme in self.themes
        )
        self.low = min(len(self.activities), AT_ONCE)
        self.kept: list[Kept] = []
        """Per choice of the other activities."""
        self._budgets()
        self._members()
        self._worth()

    def work_out(self, stop: Callable[[], bool]) -> bool:
        """Go through all choices; return False where it was stopped. Called again, it goes on."""
        for high in range(len(self.kept), 1 << (len(self.activities) - self.low)):
            if stop():
                return False
            low = self.np.flatnonzero(self._allowed(high))
            value = self._value(high)[low]
            if len(value) and abs(value).max() < SHORT:  # there can be millions
                value = value.astype(self.np.int32)
            self.kept.append(Kept(low.astype(self.np.uint16), value))
        return True

    def sums(self, factors: Mapping[int, int]) -> Sums:
        """Return what choices add up to, where each activity counts for a factor."""
        np = self.np
        low, numbers = np.zeros(1, dtype=np.int64), [factors.get(n, 0) for n in self.activities]
        for factor in numbers[: self.low]:
            low = np.concatenate([low, low + factor])
        return Sums(low, tuple(numbers[self.low :]))

    def _count(self, acts: Iterable[int]) -> Sums:
        return self.sums(dict.fromkeys(acts, 1))

    def _budgets(self) -> None:
        problem, offers = self.problem, defaultdict[int, set[int]](set)
        for one in problem.activities:
            offers[one.organisation].add(one.theme)
        self.budgets: list[tuple[Sums, int]] = []
        for theme in self.themes:
            if theme in problem.limits.budgets:
                alone = sum(offers[one] == {theme} for one in to_connect(problem))
                acts = enumerate(problem.activities)
                cost = {n: one.cost for n, one in acts if one.theme == theme}
                left = problem.limits.budgets[theme] - alone * (problem.limits.connection or 0)
                self.budgets.append((self.sums(cost), left))

    def _members(self) -> None:
        own = defaultdict[int, list[int]](list)
        for n in self.activities:
            own[self.problem.activities[n].organisation].append(n)
        self.own = {one: self._count(acts) for one, acts in own.items()}

    def _worth(self) -> None:
        problem, mine = self.problem, set(self.activities)
        reach: dict[int, dict[int, int]] = defaultdict(dict)
        for n in self.activities:
            for cell, people in problem.activities[n].reach:
                reach[cell][n] = reach[cell].get(n, 0) + people
        self.cells = [
            (self.sums(there), problem.cells[cell])
            for cell, there in reach.items()
            if problem.cells[cell].demand and problem.cells[cell].value
        ]
        self.pairs = [
            (self._count([one.first]), self._count([one.second]), one.value)
            for one in problem.pairs
            if {one.first, one.second} <= mine
        ]
        self.doubles = [
            (self._count(one.activities), one.value)
            for one in problem.doubles
            if len(mine.intersection(one.activities)) > 1
        ]

    def _allowed(self, high: int) -> Any:
        np, limits, size = self.np, self.problem.limits, 1 << self.low
        fits, lead = np.ones(size, dtype=bool), np.zeros(size, dtype=bool)
        members = np.zeros(size, dtype=np.int64)
        for cost, most in self.budgets:
            fits &= cost.at(high) <= most
        there = {one: sums.at(high) > 0 for one, sums in self.own.items()}
        for one, here in there.items():
            members += here
            if self.problem.organisations[one].may_lead:
                lead |= here
        for one, other in limits.apart:
            if one in there and other in there:
                fits &= ~(there[one] & there[other])
        if limits.largest is not None:
            fits &= members <= limits.largest
        return fits & (((members >= limits.smallest) & lead) | (members == 0))

    def _value(self, high: int) -> Any:
        np = self.np
        value = np.zeros(1 << self.low, dtype=np.int64)
        for reached, cell in self.cells:
            value += np.minimum(reached.at(high), cell.demand) * cell.value
        for one, other, worth in self.pairs:
            value += one.at(high) * other.at(high) * worth
        for count, worth in self.doubles:
            value -= np.maximum(count.at(high) - 1, 0) * worth
        return value


def work_out(choices: Sequence[Choices], stop: Callable[[], bool], cores: int) -> bool:
    """Go through all choices for every coalition; return False where it was stopped."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(cores) as pool:
        return all(list(pool.map(lambda one: one.work_out(stop), choices)))
