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
>>> measure(good)
(Fraction(1, 4), 1)
>>> mean(good)
(Fraction(7, 8), Fraction(1, 8))
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from aanbesteding.sensitivity.space.cones import Cone, Ray

Matrix = list[list[int]]


class Beyond(Exception):
    """A cone has too many faces to be measured."""


class _Face(NamedTuple):
    """A face, measured in some of its coordinates, as many as it has dimensions."""

    basis: tuple[int, ...]
    """The numbers of edges that span it."""
    columns: tuple[int, ...]
    """The coordinates in which they are independent."""
    determinant: int
    """The size of their determinant in those coordinates."""
    size: Fraction
    """Σ over its simplices of |determinant in those coordinates| / product of sums."""
    moments: tuple[Fraction, ...]
    """Σ over its simplices of that × the sum of their edges, each scaled to the sum 1."""


def measure(cone: Cone, most: int | None = None) -> tuple[Fraction, int]:
    """Return the part of all weightings that a cone holds, and how many faces that took.

    Raises `Beyond` when that is more than `most`.
    """
    faces = _Faces(cone, most, moments=False)
    return faces.whole().size, len(faces.known)


def mean(cone: Cone) -> tuple[Fraction, ...]:
    """Return the mean of the weightings in a cone; their sum is 1."""
    whole = _Faces(cone, None, moments=True).whole()
    return tuple(moment / whole.size / len(whole.columns) for moment in whole.moments)


class _Faces:
    """The faces of one cone; each is a set of edges, as bits."""

    def __init__(self, cone: Cone, most: int | None, *, moments: bool) -> None:
        self.most = most
        self.edges = cone.edges
        self.sums = [sum(edge) for edge in cone.edges]
        self.walls = _walls(cone)
        self.known: dict[int, _Face] = {}
        self.with_moments = moments

    def whole(self) -> _Face:
        """Return the cone itself."""
        return self.face((1 << len(self.edges)) - 1, len(self.edges[0]))

    def face(self, edges: int, dimensions: int) -> _Face:
        """Return a face with so many dimensions."""
        found = self.known.get(edges)
        if found is None:
            simple = edges.bit_count() == dimensions
            found = self._simplex(edges) if simple else self._pulled(edges, dimensions)
            self.known[edges] = found
            if self.most is not None and len(self.known) > self.most:
                raise Beyond
        return found

    def _simplex(self, edges: int) -> _Face:
        basis = tuple(_bits(edges))
        columns, determinant = eliminate([list(self.edges[n]) for n in basis])
        product = 1
        for n in basis:
            product *= self.sums[n]
        size = Fraction(determinant, product)
        moments: tuple[Fraction, ...] = ()
        if self.with_moments:
            moments = tuple(size * part for part in _added(self._unit(n) for n in basis))
        return _Face(basis, columns, determinant, size, moments)

    def _pulled(self, edges: int, dimensions: int) -> _Face:
        first = (edges & -edges).bit_length() - 1
        away = [wall for wall in self._facets(edges) if not wall >> first & 1]
        faces = [self.face(wall, dimensions - 1) for wall in away]
        basis = (first, *faces[0].basis)
        columns, determinant = eliminate([list(self.edges[n]) for n in basis])
        size, moments = Fraction(0), [Fraction(0)] * len(self.edges[0])
        unit = self._unit(first)
        for face in faces:
            by = Fraction(
                determinant
                if face is faces[0]
                else at([self.edges[first], *(self.edges[n] for n in face.basis)], columns),
                face.determinant * self.sums[first],
            )
            size += by * face.size
            if self.with_moments:
                for n, (moment, part) in enumerate(zip(face.moments, unit, strict=True)):
                    moments[n] += by * (moment + face.size * part)
        return _Face(basis, columns, determinant, size, tuple(moments))

    def _facets(self, edges: int) -> list[int]:
        """Return the largest faces of a face."""
        parts = {edges & wall for wall in self.walls} - {0, edges}
        found: list[int] = []
        for part in sorted(parts, key=int.bit_count, reverse=True):
            if not any(part & larger == part for larger in found):
                found.append(part)
        return found

    def _unit(self, edge: int) -> list[Fraction]:
        return [Fraction(x, self.sums[edge]) for x in self.edges[edge]]


def _walls(cone: Cone) -> tuple[int, ...]:
    """Return per condition the edges that meet it with equality; one stands for equal ones."""
    walls: dict[int, int] = {}
    for number, on in enumerate(cone.on):
        for condition in _bits(on):
            walls[condition] = walls.get(condition, 0) | 1 << number
    return tuple(sorted(set(walls.values())))


def _bits(value: int) -> Iterator[int]:
    while value:
        low = value & -value
        yield low.bit_length() - 1
        value ^= low


def _added(rows: Iterator[list[Fraction]]) -> list[Fraction]:
    return [sum(column, Fraction(0)) for column in zip(*rows, strict=True)]


def eliminate(rows: Matrix) -> tuple[tuple[int, ...], int]:
    """Return columns in which independent rows are independent, and their determinant's size.

    Fractions do not arise: every division comes out (Bareiss).

    >>> eliminate([[0, 2, 1], [0, 4, 5]])  # 2 × 5 − 1 × 4
    ((1, 2), 6)
    """
    columns: list[int] = []
    before = 1
    for number, row in enumerate(rows):
        column = next(c for c, value in enumerate(row) if value and c not in columns)
        before = _reduce(rows, number, column, before)
        columns.append(column)
    return tuple(columns), abs(before)


def at(rows: list[Ray], columns: tuple[int, ...]) -> int:
    """Return the size of the determinant of rows in some of their columns; 0 where dependent."""
    square = [[row[c] for c in columns] for row in rows]
    used: set[int] = set()
    before = 1
    for number, row in enumerate(square):
        column = next((c for c, value in enumerate(row) if value and c not in used), None)
        if column is None:
            return 0
        before = _reduce(square, number, column, before)
        used.add(column)
    return abs(before)


def _reduce(rows: Matrix, number: int, column: int, before: int) -> int:
    """Clear a column in the rows below one, and return the value that did it."""
    row = rows[number]
    pivot = row[column]
    for below in range(number + 1, len(rows)):
        factor = rows[below][column]
        if factor or pivot != before:
            rows[below] = [
                (value * pivot - factor * taken) // before
                for value, taken in zip(rows[below], row, strict=True)
            ]
    return pivot
