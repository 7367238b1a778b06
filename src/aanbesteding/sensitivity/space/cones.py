"""All weightings for which some bids have more points than others, as a cone with its edges.

Weights count only in proportion, so a weighting is a ray: all its multiples. The rays on which
w ≥ 0 and further conditions a · w ≥ 0 hold are the mixtures of finitely many of them, the edges.
A condition is added by cutting: the edges on its good side stay, and between every good edge and
every bad one beside it a new edge arises, where a · w = 0 (the double description method of
T. S. Motzkin and others, 1953; unverified: from memory). All numbers are whole.

Example: of the weightings of two criteria those with w₁ ≥ 3·w₂, so a = (1, −3). The edge (1, 0) is
good: 1. The edge (0, 1) is bad: −3. Between them is 3·(1, 0) + 1·(0, 1) = (3, 1).

>>> whole = everything(2)
>>> good, bad = whole.cut((1, -3))
>>> good.edges, bad.edges
(((1, 0), (3, 1)), ((0, 1), (3, 1)))
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress
from math import gcd
from typing import NamedTuple

Ray = tuple[int, ...]


class Cone(NamedTuple):
    """A cone with an inside."""

    edges: tuple[Ray, ...]
    on: tuple[int, ...]
    """Per edge the conditions that it meets with equality, as bits."""
    conditions: int
    """How many conditions were set; the first are those that weights are 0 or more."""

    def cut(self, normal: Sequence[int]) -> tuple[Cone | None, Cone | None]:
        """Return the parts with normal · w ≥ 0 and ≤ 0; None for one without an inside."""
        sides = [sum(a * x for a, x in zip(normal, edge, strict=True)) for edge in self.edges]
        bit = 1 << self.conditions
        if min(sides) >= 0:
            return (self._with(sides, bit) if max(sides) > 0 else None), None
        if max(sides) <= 0:
            return None, self._with(sides, bit)
        between = self._between(sides, bit)
        return (
            self._part(sides, [side >= 0 for side in sides], between, bit),
            self._part(sides, [side <= 0 for side in sides], between, bit),
        )

    def _with(self, sides: list[int], bit: int) -> Cone:
        """Return the same cone, with one condition more that holds on all of it."""
        on = tuple(known | (0 if side else bit) for known, side in zip(self.on, sides, strict=True))
        return Cone(self.edges, on, self.conditions + 1)

    def _part(
        self, sides: list[int], kept: list[bool], between: list[tuple[Ray, int]], bit: int
    ) -> Cone:
        old = self._with(sides, bit)
        return Cone(
            (*compress(old.edges, kept), *(edge for edge, _ in between)),
            (*compress(old.on, kept), *(on for _, on in between)),
            old.conditions,
        )

    def _between(self, sides: list[int], bit: int) -> list[tuple[Ray, int]]:
        """Return the new edges.

        Two edges are beside each other if no third one meets all conditions that both meet with
        equality; that there are enough of those is a quick test before it.
        """
        least = len(self.edges[0]) - 2
        bad = [(e, on, -s) for e, on, s in zip(self.edges, self.on, sides, strict=True) if s < 0]
        made = []
        for edge, on, side in zip(self.edges, self.on, sides, strict=True):
            if side <= 0:
                continue
            for other, other_on, depth in bad:
                shared = on & other_on
                if shared.bit_count() >= least and self._only_two(shared):
                    ray = tuple(side * y + depth * x for x, y in zip(edge, other, strict=True))
                    by = gcd(*ray)
                    made.append((tuple(x // by for x in ray), shared | bit))
        return made

    def _only_two(self, shared: int) -> bool:
        found = 0
        for on in self.on:
            if on & shared == shared:
                found += 1
                if found > 2:
                    return False
        return True


def everything(criteria: int) -> Cone:
    """Return all weightings of so many criteria."""
    edges = tuple(tuple(int(k == n) for k in range(criteria)) for n in range(criteria))
    every = (1 << criteria) - 1
    return Cone(edges, tuple(every ^ (1 << n) for n in range(criteria)), criteria)
