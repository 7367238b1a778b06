"""Which part of all weightings a cone holds, and the mean of them, exactly.

A cone with as many edges as it has dimensions is a simplex: it holds |determinant of its edges| /
product of their sums of all weightings. For the sum of an edge is what scales it to weights of 1
together. Any other cone is divided into simplices: take its first edge, and each face that does not
hold that edge; the cone is what they span together, face by face, and a face is divided in the same
way (pulling; unverified: from memory). A face that two cones share is measured once.

Example: the edges (1, 0) and (3, 1) have the determinant 1 and the sums 1 and 4: 1/4 of all
weightings. Those with w₁ ≥ 3·w₂ are indeed those with w₁ from 3/4 to 1. Their mean is that of the
ends, (1, 0) and (3/4, 1/4).

>>> from aanbesteding.sensitivity.space.cones import everything
>>> good, bad = everything(2).cut((1, -3))
>>> Faces().size(good)
Fraction(1, 4)
>>> Faces(moments=True).mean(good)
(Fraction(7, 8), Fraction(1, 8))
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import gcd, lcm
from operator import mul
from typing import NamedTuple

from aanbesteding.sensitivity.space.cones import Cone, Ray

Vector = tuple[Fraction, ...]


class Beyond(Exception):
    """A cone has too many faces to be measured."""


class _Span(NamedTuple):
    """A space, by the rows that are 1 (times a number) in one of its columns and 0 in the others.

    The columns are the leftmost in which its rows are independent, so those of a space within it
    are among them.
    """

    rows: tuple[tuple[int, Ray], ...]
    """Its columns, each with its row."""
    one: int
    """What stands for 1, the same in all rows."""
    columns: int
    """The columns as bits."""

    def rest(self, ray: Ray) -> list[int]:
        """Return a ray times `one`, made 0 in all columns by adding multiples of the rows."""
        found = [self.one * x for x in ray]
        for column, row in self.rows:
            if factor := ray[column]:
                found = [x - factor * y for x, y in zip(found, row, strict=True)]
        return found

    def rest_in(self, ray: Ray, column: int) -> int:
        """Return one column of that."""
        found = self.one * ray[column]
        for own, row in self.rows:
            found -= ray[own] * row[column]
        return found

    def with_ray(self, ray: Ray) -> _Span:
        """Return the space with one ray more that is not in it. The divisions come out (Bareiss).

        >>> _Span((), 1, 0).with_ray((0, 2, 1)).with_ray((0, 4, 5))
        _Span(rows=((1, (0, 6, 0)), (2, (0, 0, 6))), one=6, columns=6)
        """
        added = self.rest(ray)
        column = next(n for n, value in enumerate(added) if value)
        one, unit = added[column], self.one
        rows = []
        for own, row in self.rows:
            by = row[column]
            cleared = [(x * one - by * y) // unit for x, y in zip(row, added, strict=True)]
            rows.append((own, tuple(cleared)))
        return _Span((*rows, (column, tuple(added))), one, self.columns | 1 << column)

    def new_column(self, within: _Span) -> int:
        """Return the column that a space within it, of one dimension less, does not have."""
        return (self.columns ^ within.columns).bit_length() - 1


NOTHING = _Span((), 1, 0)


class _Face(NamedTuple):
    """A face, measured in the columns of its span."""

    span: _Span
    measure: Ray
    """Its size: Σ over its simplices of |determinant in those columns| / product of sums. Behind
    it, where means are asked for: Σ of that × the sum of their edges, each scaled to the sum 1.
    All in parts of |`span.one`| / `below`, so that whole numbers will do."""
    below: int


class Faces:
    """The faces of cones; each is a set of edges, as bits.

    Cones that lie against each other have faces in common, so the edges of all are numbered
    together.
    """

    def __init__(self, most: int | None = None, *, moments: bool = False) -> None:
        self.most, self.with_moments = most, moments
        self.edges: list[Ray] = []
        self.sums: list[int] = []
        self.numbers: dict[Ray, int] = {}
        self.known: dict[int, _Face] = {}
        self.walls: tuple[int, ...] = ()

    def size(self, cone: Cone) -> Fraction:
        """Return the part of all weightings that a cone holds.

        Raises `Beyond` when more than `most` faces were measured, all cones together.
        """
        whole = self._whole(cone)
        return Fraction(whole.measure[0] * abs(whole.span.one), whole.below)

    def mean(self, cone: Cone) -> Vector:
        """Return the mean of the weightings in a cone; their sum is 1. Needs `moments`."""
        whole = self._whole(cone)
        size, *moments = whole.measure
        return tuple(Fraction(moment, size * len(whole.span.rows)) for moment in moments)

    def _whole(self, cone: Cone) -> _Face:
        numbers = [self._number(edge) for edge in cone.edges]
        walls: dict[int, int] = {}
        for number, on in zip(numbers, cone.on, strict=True):
            for condition in _bits(on):
                walls[condition] = walls.get(condition, 0) | 1 << number
        self.walls = tuple(sorted(set(walls.values())))
        return self._face(sum(1 << number for number in numbers), len(cone.edges[0]))

    def _number(self, edge: Ray) -> int:
        if edge not in self.numbers:
            self.numbers[edge] = len(self.edges)
            self.edges.append(edge)
            self.sums.append(sum(edge))
        return self.numbers[edge]

    def _face(self, edges: int, dimensions: int) -> _Face:
        """Return a face with so many dimensions."""
        if not edges:
            moments = (0,) * len(self.edges[0]) if self.with_moments else ()
            return _Face(NOTHING, (1, *moments), 1)
        found = self.known.get(edges)
        if found is None:
            found = self.known[edges] = self._pulled(edges, dimensions)
            if self.most is not None and len(self.known) > self.most:
                raise Beyond
        return found

    def _pulled(self, edges: int, dimensions: int) -> _Face:
        """Measure a face as what its first edge spans with the facets that do not hold it."""
        first = (edges & -edges).bit_length() - 1
        ray, ray_sum = self.edges[first], self.sums[first]
        simplex = edges.bit_count() == dimensions
        if simplex:
            away = [edges ^ (1 << first)]
        else:
            away = [wall for wall in self._facets(edges) if not wall >> first & 1]
        faces = [self._face(wall, dimensions - 1) for wall in away]
        span = faces[0].span.with_ray(ray)
        if simplex and not self.with_moments:
            return _Face(span, (1,), faces[0].below * ray_sum)
        heights = [span.one]
        heights += [face.span.rest_in(ray, span.new_column(face.span)) for face in faces[1:]]
        unit = lcm(*(face.below for face in faces))
        times = [abs(high) * (unit // one.below) for high, one in zip(heights, faces, strict=True)]
        size, *moments = (
            sum(map(mul, times, part))
            for part in zip(*(face.measure for face in faces), strict=True)
        )
        below = unit * ray_sum * abs(span.one)
        if self.with_moments:
            moments = [m * ray_sum + size * x for m, x in zip(moments, ray, strict=True)]
            size, below = size * ray_sum, below * ray_sum
        by = gcd(below, size, *moments)
        return _Face(span, (size // by, *(part // by for part in moments)), below // by)

    def _facets(self, edges: int) -> list[int]:
        """Return the largest faces of a face."""
        parts = {edges & wall for wall in self.walls} - {0, edges}
        found: list[int] = []
        for part in sorted(parts, key=int.bit_count, reverse=True):
            if not any(part & larger == part for larger in found):
                found.append(part)
        return found


def _bits(value: int) -> Iterator[int]:
    while value:
        low = value & -value
        yield low.bit_length() - 1
        value ^= low
