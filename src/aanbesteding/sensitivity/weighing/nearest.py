"""The point nearest to a given one (least sum of squared differences) that meets all conditions.

On exact fractions: from the given point, take up one broken condition at a time, move no further
than the conditions taken up before allow, and let go of those that push the wrong way. Every whole
step makes the distance greater, so no set of conditions comes back.

Example: the point nearest to (3, 1) with x + y = 4 and y − x ≥ 1. On the line x + y = 4 the
second condition begins at x = 1.5, y = 2.5; the squared distance is 1.5² + 1.5² = 4.5.

>>> F = Fraction
>>> nearest((F(3), F(1)), [Row((F(1), F(1)), F(4))], [Row((F(-1), F(1)), F(1))])
(Fraction(3, 2), Fraction(5, 2))
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm
from typing import NamedTuple

ZERO = Fraction(0)
Whole = tuple[list[int], int]


class Row(NamedTuple):
    """A condition: coefficients · x ≥ least."""

    coefficients: tuple[Fraction | int, ...]
    least: Fraction


def in_whole_numbers(rows: Sequence[Row]) -> list[Whole]:
    """Return each row times the least number that makes it whole.

    >>> in_whole_numbers([Row((Fraction(1, 2), Fraction(1, 3)), Fraction(1))])
    [([3, 2], 6)]
    """
    scales = [
        lcm(row.least.denominator, *(c.denominator for c in row.coefficients)) for row in rows
    ]
    return [
        ([int(c * scale) for c in row.coefficients], int(row.least * scale))
        for row, scale in zip(rows, scales, strict=True)
    ]


def nearest(
    point: Sequence[Fraction], equal: Sequence[Row], rows: Sequence[Row]
) -> tuple[Fraction, ...] | None:
    """Return the nearest point with equality in `equal` and `rows` met; None when there is none.

    It is the only one: no other point is as near.
    """
    whole = in_whole_numbers((*equal, *rows))
    search = _Search(point, whole, len(equal))
    for number in range(len(equal)):
        if not search.take_up(number):
            return None
    while (broken := search.most_broken()) is not None:
        if not search.take_up(broken):
            return None
    return tuple(search.point)


class _Search:
    """A point, and the conditions taken up, in which it has equality, each with its force."""

    def __init__(self, point: Sequence[Fraction], rows: list[Whole], equal: int) -> None:
        self.point = list(point)
        self.rows = rows
        self.equal = equal
        """So many rows at the beginning are equalities, which are never let go of."""
        self.taken: list[int] = []
        self.forces: list[Fraction] = []

    def over(self, number: int) -> Fraction:
        """Return by how much the point is over the bound of a row; below 0 it is broken."""
        coefficients, bound = self.rows[number]
        used = (c * x for c, x in zip(coefficients, self.point, strict=True) if c)
        return sum(used, ZERO) - bound

    def most_broken(self) -> int | None:
        """Return the row that is broken by most; in whole numbers, of which there are many."""
        below = lcm(*(x.denominator for x in self.point))
        point = [x.numerator * (below // x.denominator) for x in self.point]
        worst, found = 0, None
        for number in range(self.equal, len(self.rows)):
            coefficients, bound = self.rows[number]
            over = _dot(coefficients, point) - bound * below
            if over < worst:
                worst, found = over, number
        return found

    def take_up(self, number: int) -> bool:
        """Move until a row has equality; False when it contradicts what was taken up."""
        over = self.over(number)
        if over > 0:  # an equality seen from its other side
            coefficients, bound = self.rows[number]
            self.rows[number] = [-c for c in coefficients], -bound
        force = ZERO
        while True:
            shares = self._shares(number)
            way = self._way(number, shares)
            square = sum((c * z for c, z in zip(self.rows[number][0], way, strict=True)), ZERO)
            whole_step = -self.over(number) / square if square else None
            weakest = self._weakest(shares)
            if weakest is None and whole_step is None:
                return self.over(number) == 0
            limit = None if weakest is None else self.forces[weakest] / shares[weakest]
            step = min(t for t in (whole_step, limit) if t is not None)
            force += step
            self.forces = [u - step * r for u, r in zip(self.forces, shares, strict=True)]
            if whole_step is not None:
                self.point = [x + step * z for x, z in zip(self.point, way, strict=True)]
            if step == whole_step:
                self.taken.append(number)
                self.forces.append(force)
                return True
            assert weakest is not None
            del self.taken[weakest], self.forces[weakest]

    def _weakest(self, shares: list[Fraction]) -> int | None:
        """Return the place of the inequality whose force is the first to vanish."""
        pushed = [
            place
            for place, share in enumerate(shares)
            if share > 0 and self.taken[place] >= self.equal
        ]
        return min(pushed, key=lambda p: (self.forces[p] / shares[p], self.taken[p]), default=None)

    def _way(self, number: int, shares: list[Fraction]) -> list[Fraction]:
        """Return the part of a row at right angles to all that were taken up."""
        way = [Fraction(c) for c in self.rows[number][0]]
        for place, share in zip(self.taken, shares, strict=True):
            if share:
                row = self.rows[place][0]
                way = [z - share * c if c else z for z, c in zip(way, row, strict=True)]
        return way

    def _shares(self, number: int) -> list[Fraction]:
        """Return how much of each row taken up is in a row: the least squares."""
        taken = [self.rows[place][0] for place in self.taken]
        own = self.rows[number][0]
        return solved([[_dot(a, b) for b in taken] for a in taken], [_dot(a, own) for a in taken])


def _dot(one: list[int], other: list[int]) -> int:
    return sum(a * b for a, b in zip(one, other, strict=True) if a and b)


def solved(matrix: list[list[int]], right: list[int]) -> list[Fraction]:
    """Return the x with matrix · x = right, by elimination in whole numbers (Bareiss).

    The matrix is that of products of independent rows, so no pivot is zero.

    >>> solved([[2, 1], [1, 3]], [3, 4])
    [Fraction(1, 1), Fraction(1, 1)]
    """
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    before = 1
    for place, top in enumerate(rows):
        pivot = top[place]
        for number, row in enumerate(rows):
            if number != place:
                factor = row[place]
                rows[number] = [
                    (pivot * r - factor * t) // before for r, t in zip(row, top, strict=True)
                ]
        before = pivot
    return [Fraction(row[-1], before) for row in rows]
