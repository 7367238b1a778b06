"""A choice that changes one activity at a time, and what each activity is worth beside it."""

from __future__ import annotations

from typing import Any

from aanbesteding.recombination.problem import Problem
from aanbesteding.recombination.sharing import Sharing


class Standing:
    """A choice, begun with nothing. All numbers are whole."""

    def __init__(self, problem: Problem, sharing: Sharing) -> None:
        import numpy as np

        self.np, self.problem = np, problem
        count = len(problem.activities)
        self.chosen: Any = np.zeros(count, dtype=np.int64)
        self.worth: Any = np.zeros(count, dtype=np.int64)
        """Of every activity, by how much the value is more with it than without it."""
        self.value = 0
        home = {theme: n for n, block in enumerate(sharing) for theme in block}
        self.block: Any = np.array([home[one.theme] for one in problem.activities], dtype=np.int64)
        self._cells()
        self._pairs()
        self.doubles: list[list[int]] = [[] for _ in problem.activities]
        for n, double in enumerate(problem.doubles):
            for one in set(double.activities):
                self.doubles[one].append(n)
        self.doubled = [0] * len(problem.doubles)
        self._members(len(sharing))

    def _cells(self) -> None:
        np = self.np
        there: list[list[tuple[int, int]]] = [[] for _ in self.problem.cells]
        for n, one in enumerate(self.problem.activities):
            for cell, people in one.reach:
                asked = self.problem.cells[cell]
                there[cell].append((n, people))
                self.worth[n] += min(people, asked.demand) * asked.value
        self.reached = [0] * len(self.problem.cells)
        self.near: list[tuple[Any, Any]] = [
            (np.array([n for n, _ in one], np.int64), np.array([p for _, p in one], np.int64))
            for one in there
        ]

    def _pairs(self) -> None:
        np = self.np
        found: list[dict[int, int]] = [{} for _ in self.problem.activities]
        for one, other, value in self.problem.pairs:
            if self.block[one] == self.block[other]:
                found[one][other] = found[one].get(other, 0) + value
                found[other][one] = found[other].get(one, 0) + value
        self.pairs: list[tuple[Any, Any]] = [
            (np.array(list(one), dtype=np.int64), np.array(list(one.values()), dtype=np.int64))
            for one in found
        ]

    def _members(self, blocks: int) -> None:
        np, acts = self.np, self.problem.activities
        own: dict[tuple[int, int], list[int]] = {}
        for n, one in enumerate(acts):
            own.setdefault((one.organisation, int(self.block[n])), []).append(n)
        self.own: dict[tuple[int, int], Any] = {
            at: np.array(found, dtype=np.int64) for at, found in own.items()
        }
        self.has = dict.fromkeys(own, 0)
        self.members: Any = np.zeros(blocks, dtype=np.int64)
        self.enters: Any = np.ones(len(acts), dtype=np.int64)
        """By how many the members of its coalition change when an activity is changed."""
        self.apart: dict[int, list[int]] = {}
        for a, b in self.problem.limits.apart:
            self.apart.setdefault(a, []).append(b)
            self.apart.setdefault(b, []).append(a)
        self.closed: Any = np.zeros(len(acts), dtype=bool)
        """Activities that would bring an organisation beside one that it cannot be beside."""

    def change(self, one: int) -> None:
        """Put an activity in or take it out."""
        sign = 1 - 2 * int(self.chosen[one])
        self.value += sign * int(self.worth[one])
        for cell, people in self.problem.activities[one].reach:
            self._reach(cell, sign * people, one)
        others, values = self.pairs[one]
        self.worth[others] += sign * values
        for n in self.doubles[one]:
            self._double(n, sign, one)
        self.chosen[one] += sign
        self._member(one, sign)

    def _reach(self, cell: int, more: int, one: int) -> None:
        np, asked = self.np, self.problem.cells[cell]
        acts, people = self.near[cell]
        before = self.reached[cell] - people * self.chosen[acts]
        after, most = before + more, asked.demand
        gained = np.minimum(most, after + people) - np.minimum(most, after)
        gained -= np.minimum(most, before + people) - np.minimum(most, before)
        gained[acts == one] = 0  # what it adds does not follow from whether it is there itself
        self.worth[acts] += gained * asked.value
        self.reached[cell] += more

    def _double(self, n: int, sign: int, one: int) -> None:
        double, count = self.problem.doubles[n], self.doubled[n]
        for other in set(double.activities) - {one}:
            rest = count - int(self.chosen[other])
            self.worth[other] -= double.value * ((rest + sign > 0) - (rest > 0))
        self.doubled[n] += sign

    def _member(self, one: int, sign: int) -> None:
        organisation, block = self.problem.activities[one].organisation, int(self.block[one])
        own, count = self.own[organisation, block], self.has[organisation, block] + sign
        self.has[organisation, block] = count
        self.enters[own] = (count == 0) - self.chosen[own] * (count == 1)
        if count == (sign > 0):  # it comes in, or goes out
            self.members[block] += sign
            for other in self.apart.get(organisation, ()):
                self._close(other, block)

    def _close(self, organisation: int, block: int) -> None:
        if (organisation, block) in self.own:
            beside = any(self.has.get((one, block), 0) for one in self.apart[organisation])
            self.closed[self.own[organisation, block]] = beside
