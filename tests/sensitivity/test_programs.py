"""The linear program and the nearest point, against every corner of small cases in the plane."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from tests.build import SETTINGS

from aanbesteding.sensitivity.weighing.nearest import nearest, solved
from aanbesteding.sensitivity.weighing.simplex import Least, Row, Unmet, least

F = Fraction
small = st.integers(-4, 4)
rows = st.lists(st.tuples(small, small, small), max_size=6)
AXES = [(1, 0, 0), (0, 1, 0)]


def as_rows(given_rows):
    return [Row((F(a), F(b)), F(c)) for a, b, c in given_rows]


def meets(point, conditions):
    return all(a * point[0] + b * point[1] >= c for a, b, c in conditions)


def corners(conditions):
    """Yield where two borders meet."""
    for (a, b, c), (d, e, f) in combinations(conditions, 2):
        if a * e != b * d:
            below = a * e - b * d
            yield F(c * e - b * f, below), F(a * f - c * d, below)


def feet(point, conditions):
    """Yield the point itself, and the foot of its perpendicular on each border."""
    yield point
    for a, b, c in conditions:
        if a or b:
            over = F(a * point[0] + b * point[1] - c) / (a * a + b * b)
            yield point[0] - over * a, point[1] - over * b


def squared(one, other):
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


class TestLinear:
    @SETTINGS
    @given(st.tuples(st.integers(0, 3), st.integers(0, 3)), rows)
    def test_no_corner_is_cheaper(self, cost, conditions):
        found = least(cost, as_rows(conditions))
        all_of_them = [*conditions, *AXES]
        costs = [
            cost[0] * x + cost[1] * y for x, y in corners(all_of_them) if meets((x, y), all_of_them)
        ]
        if isinstance(found, Least):
            assert meets(found.values, all_of_them)
            assert found.cost == min(costs)
            for number in found.held:
                a, b, c = [*AXES, *conditions][number]
                assert a * found.values[0] + b * found.values[1] == c
        else:
            assert not costs

    @SETTINGS
    @given(rows)
    def test_the_proof_that_there_is_nothing(self, conditions):
        found = least((1, 1), as_rows(conditions))
        if isinstance(found, Unmet):
            summed = [
                sum(m * row[k] for m, row in zip(found.multipliers, conditions, strict=True))
                for k in range(3)
            ]
            assert all(m >= 0 for m in found.multipliers)
            assert summed[0] <= 0
            assert summed[1] <= 0
            assert summed[2] > 0

    def test_nothing_asked(self):
        assert least((1, 0), []) == Least((F(0), F(0)), F(0), frozenset({0}))


class TestNearest:
    @SETTINGS
    @given(st.tuples(small, small), rows)
    def test_no_foot_and_no_corner_is_nearer(self, point, conditions):
        found = nearest([F(p) for p in point], [], as_rows(conditions))
        candidates = [
            place
            for place in (*feet(point, conditions), *corners(conditions))
            if meets(place, conditions)
        ]
        if found is None:
            assert not candidates
        else:
            assert meets(found, conditions)
            assert squared(found, point) == min(squared(p, point) for p in candidates)

    @SETTINGS
    @given(st.tuples(small, small), st.tuples(small, small, small), rows)
    def test_on_a_line(self, point, line, conditions):
        both = [*conditions, line, tuple(-v for v in line)]
        found = nearest([F(p) for p in point], as_rows([line]), as_rows(conditions))
        assert found == nearest([F(p) for p in point], [], as_rows(both))

    def test_elimination(self):
        assert solved([], []) == []
        assert solved([[4, 2], [2, 3]], [8, 8]) == [F(1), F(2)]
