"""The rules that are sums over activities, for a search that only adds and compares."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from math import lcm

from aanbesteding.recombination.asked import Asked
from aanbesteding.recombination.formulation import connections_cost
from aanbesteding.recombination.problem import Problem
from aanbesteding.recombination.sharing import to_connect

BITS = 40
"""Factors are below two to this power, so that sums of thousands stay within 64 bits."""


class Means:
    """Budgets, continuity, newcomers and growth: each as Σ factor × chosen ≤ most.

    Room is kept for every connection in the first theme where its organisation has an activity.
    Where factors are too large they are made smaller, those of a sum upwards and its limit
    downwards: what keeps the smaller rule keeps the exact one.
    """

    def __init__(self, problem: Problem, asked: Asked) -> None:
        self.rows: list[list[int]] = []
        self.most: list[int] = []
        self._money(problem, asked)
        limits, acts = problem.limits, problem.activities
        people = [one.people * one.existing for one in acts]
        part = (limits.continuity or Fraction(0)) * sum(people)
        least = max(-(-part.numerator // part.denominator), asked.least_existing or 0)
        if least:
            self._add([-one for one in people], -least)
        if limits.newcomers is not None:
            up, down = limits.newcomers.numerator, limits.newcomers.denominator
            new = [problem.organisations[one.organisation].newcomer for one in acts]
            self._add([one.cost * (up - down * n) for one, n in zip(acts, new, strict=True)], 0)
        if limits.growth is not None and limits.years > 1:
            by = lcm(limits.growth.denominator, *(one.growth.denominator for one in acts))
            self._add([one.people * int((limits.growth - one.growth) * by) for one in acts], 0)

    def _money(self, problem: Problem, asked: Asked) -> None:
        acts, first = problem.activities, dict[int, int]()
        for one in acts:
            first[one.organisation] = min(first.get(one.organisation, one.theme), one.theme)
        connected: dict[int, int] = defaultdict(int)
        for organisation in to_connect(problem):
            connected[first[organisation]] += problem.limits.connection or 0
        for theme, budget in sorted(problem.limits.budgets.items()):
            self._add([one.cost * (one.theme == theme) for one in acts], budget - connected[theme])
        for most in (problem.limits.budget, asked.most_cost):
            if most is not None:
                self._add([one.cost for one in acts], most - connections_cost(problem))

    def _add(self, factors: list[int], most: int) -> None:
        largest = max((abs(one) for one in factors), default=0)
        by = 1 << max(0, largest.bit_length() - BITS)
        self.rows.append([-(-one // by) for one in factors])
        whole = sum(abs(one) for one in self.rows[-1])
        self.most.append(max(-whole - 1, min(whole, most // by)))  # beyond these is the same


def top(problem: Problem) -> int:
    """Return what no activity can be worth more than, nor lose more than, whatever is chosen."""
    found = [0] * len(problem.activities)
    for n, one in enumerate(problem.activities):
        found[n] = sum(people * problem.cells[cell].value for cell, people in one.reach)
    for first, second, value in problem.pairs:
        found[first] += value
        found[second] += value
    for double in problem.doubles:
        for n in double.activities:
            found[n] += double.value
    return sum(found)
