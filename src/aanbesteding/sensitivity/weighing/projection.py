"""The nearest weights in squares: a quick search, of which the outcome is proved.

Which weights are at an end of their range, and with which others there are equal totals, is guessed
and mended. For a guess the nearest is the solution of a few equations. It is accepted when it meets
every condition, and when letting go of any of what was guessed would not bring it nearer; then no
other is as near. Guesses that do not come to rest go to `nearest`, which is slower and always ends.

Example: on quality and price B earns 3/10 more and 1/2 less than A, and it is 2 points short. With
a level m for both and a force f on the lead the differences are m + 3f/10 and m − 5f/10. Their sum
is 0, so m = f/10; then they are 4f/10 and −4f/10, and 8/10 of the first has to be 2: it is 2.5, and
f = 6.25. The force is above 0 and no weight goes below 0: no weights are nearer.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from aanbesteding.sensitivity.weighing.nearest import Row as Condition
from aanbesteding.sensitivity.weighing.nearest import nearest as surely_nearest

if TYPE_CHECKING:
    from aanbesteding.sensitivity.weighing.goal import Goal

PATIENCE = 60
"""So many guesses, and the search is left to `nearest`."""
Moved = tuple[list[int], int]
"""Differences of weights, over one denominator."""


class Range(NamedTuple):
    """Between which differences the weight of one criterion has to stay; None is no bound."""

    low: Fraction | int
    high: Fraction | int | None


def nearest(goal: Goal, ranges: Sequence[Range], exact: set[int]) -> Moved:
    """Return the differences in their ranges with the least squares, and with sum 0.

    The total is equal to those of `exact`, and no other bid has more. There must be such weights.
    """
    unit = lcm(*(end.denominator for one in ranges for end in one if end is not None))
    moved, below = _Search(goal, ranges, exact, unit).run() or _surely(goal, ranges, exact, unit)
    return moved, below * unit


class _Search:
    """A guess; all lengths are in parts of 1 / `unit`."""

    def __init__(self, goal: Goal, ranges: Sequence[Range], exact: set[int], unit: int) -> None:
        self.goal = goal
        self.unit = unit
        self.low = [int(one.low * unit) for one in ranges]
        self.high = [None if one.high is None else int(one.high * unit) for one in ranges]
        self.exact = exact
        self.level = sorted(exact) or list(goal.behind)
        """With which others totals are taken to be equal."""
        self.at: list[int | None] = [
            low if low == high else None for low, high in zip(self.low, self.high, strict=True)
        ]
        """The end at which a difference is taken to be; None for one that is free."""

    def run(self) -> Moved | None:
        """Mend the guess until it is proved; None where it does not come to rest."""
        for _ in range(PATIENCE):
            found = self._solve()
            if found is None:
                return None
            forces, pull, below = found
            if self._moved_ends(pull, below):
                continue
            pushing = [
                (force, place)
                for place, force in enumerate(forces)
                if force < 0 and self.level[place] not in self.exact
            ]
            if pushing:
                del self.level[min(pushing)[1]]
                continue
            moved = [p if at is None else at * below for p, at in zip(pull, self.at, strict=True)]
            scale = below * self.unit
            place = [w * scale + d for w, d in zip(self.goal.weights, moved, strict=True)]
            worst = self.goal.worst(place)
            if worst is None:
                return moved, below
            if worst in self.level:
                return None
            self.level.append(worst)
        return None

    def _moved_ends(self, pull: list[int], below: int) -> bool:
        """Put what is outside its range at an end, and let go of what pulls inwards."""
        before = list(self.at)
        for k, (low, high, at) in enumerate(zip(self.low, self.high, before, strict=True)):
            if low == high:
                continue
            if at is None:
                if pull[k] < low * below:
                    self.at[k] = low
                elif high is not None and pull[k] > high * below:
                    self.at[k] = high
            elif (pull[k] > low * below) if at == low else (pull[k] < at * below):
                self.at[k] = None
        return self.at != before

    def _solve(self) -> tuple[list[int], list[int], int] | None:
        """Return the forces of `level`, where each difference is pulled to, and a denominator.

        Every free difference is a level for all plus Σ force × lead. With f free ones, of which
        the leads over one other add up to S, the sum of differences and the equal totals give
        Σ force × (f × Σ lead × lead − S × S) = f × (gap − what is fixed) − S × (what is fixed).
        """
        ends = [(k, at) for k, at in enumerate(self.at) if at is not None]
        count = len(self.at) - len(ends)
        if not count:
            return None
        against = [self.goal.against(other) for other in self.level]
        fixed = [[lead[k] for k, _ in ends] for lead, _ in against]
        sums = [sum(lead) - sum(own) for (lead, _), own in zip(against, fixed, strict=True)]
        values = [at for _, at in ends]
        rest = -sum(values)
        rows: list[list[int]] = []
        for place, other in enumerate(self.level):
            own, total = fixed[place], sums[place]
            row = [before[place] for before in rows]  # it is the same seen from both
            for number in range(place, len(self.level)):
                inner = self.goal.product(other, self.level[number])
                inner -= sum(map(mul, own, fixed[number]))
                row.append(count * inner - total * sums[number])
            rows.append(row)
        for place, row in enumerate(rows):
            gap = against[place][1] * self.unit - sum(map(mul, fixed[place], values))
            row.append(count * gap - sums[place] * rest)
        solved = _eliminated(rows)
        if solved is None:
            return None
        forces, below = solved
        base = rest * below - sum(map(mul, forces, sums))
        pull = [base] * len(self.at)
        for force, (lead, _) in zip(forces, against, strict=True):
            if force:
                times = count * force
                pull = [done + times * value for done, value in zip(pull, lead, strict=False)]
        return forces, pull, below * count


def _eliminated(rows: list[list[int]]) -> tuple[list[int], int] | None:
    """Return the solution of equations and its denominator; None where they contradict each other.

    The matrix is one of products, so a pivot of 0 stands in a row of zeros: what it says follows
    from the others, and its own unknown is taken to be 0.
    """
    before, pivots = 1, []
    for place in range(len(rows)):
        top = rows[place]
        pivot = top[place]
        if not pivot:
            if top[-1]:
                return None
            continue
        pivots.append(place)
        for number, row in enumerate(rows):
            if number != place:
                factor = row[place]
                rows[number] = [
                    (pivot * r - factor * t) // before for r, t in zip(row, top, strict=False)
                ]
        before = pivot
    found = [0] * len(rows)
    for place in pivots:
        found[place] = rows[place][-1]
    return found, before


def _surely(goal: Goal, ranges: Sequence[Range], exact: set[int], unit: int) -> Moved:
    """Search with `nearest`, among what can move, with the others that come in the way."""
    moved = [Fraction(one.low * unit) for one in ranges]
    free = [k for k, (low, high) in enumerate(ranges) if low != high]
    for k in free:
        moved[k] = Fraction(0)

    def condition(coefficients: Sequence[int], least: Fraction | int) -> Condition:
        fixed = sum(map(mul, coefficients, moved), Fraction(0))
        return Condition(tuple(coefficients[k] for k in free), least - fixed)

    def level(other: int) -> Condition:
        lead, gap = goal.against(other)
        return condition(lead, gap * unit)

    equal = [condition((1,) * len(ranges), 0), *map(level, sorted(exact))]
    rows: list[Condition] = []
    for place, k in enumerate(free):
        low, high = ranges[k]
        up = tuple(int(at == place) for at in range(len(free)))
        rows.append(Condition(up, Fraction(low * unit)))
        if high is not None:
            rows.append(Condition(tuple(-one for one in up), Fraction(-high * unit)))
    while True:
        found = surely_nearest([Fraction(0)] * len(free), equal, rows)
        assert found is not None  # there are such weights
        now = dict(zip(free, found, strict=True))
        reached = [now.get(k, value) for k, value in enumerate(moved)]
        below = lcm(*(value.denominator for value in reached))
        differences = [int(value * below) for value in reached]
        scale = below * unit
        at = [w * scale + d for w, d in zip(goal.weights, differences, strict=True)]
        worst = goal.worst(at)
        if worst is None:
            return differences, below
        rows.append(level(worst))
