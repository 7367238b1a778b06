"""The linear program and the nearest point, against every corner of small cases in the plane."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import SETTINGS

from aanbesteding.sensitivity.weighing import projection, simplex
from aanbesteding.sensitivity.weighing.changes import Reachable, Unreachable, changes
from aanbesteding.sensitivity.weighing.nearest import Row, nearest, solved
from aanbesteding.sensitivity.weighing.simplex import Program

F = Fraction
small = st.integers(-4, 4)
rows = st.lists(st.tuples(small, small, small), max_size=6)
bounds = st.tuples(*[st.none() | st.integers(0, 3)] * 2)
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


def solve(program, conditions):
    """Bring in what is broken until nothing is; return the proof when there is nothing."""
    while True:
        below = program.denominator
        point = [F(value, below) for value in program.values()]
        broken = [n for n, (a, b, c) in enumerate(conditions) if a * point[0] + b * point[1] < c]
        if not broken:
            return point, None
        a, b, c = conditions[broken[0]]
        program.bring_in(broken[0], (a, b), c)
        proof = program.repair()
        if proof is not None:
            return point, proof


def boxed(limits, floors=(0, 0)):
    """Return the conditions that bounds and floors are."""
    found = [(1, 0, -floors[0]), (0, 1, -floors[1])]
    for axis, limit in zip(((-1, 0), (0, -1)), limits, strict=True):
        if limit is not None:
            found.append((*axis, -limit))
    return found


class TestLinear:
    @SETTINGS
    @given(st.tuples(st.integers(0, 3), st.integers(0, 3)), bounds, rows)
    def test_no_corner_is_cheaper(self, cost, limits, conditions):
        program = Program(cost, limits)
        point, proof = solve(program, conditions)
        everything = [*conditions, *boxed(limits)]
        reached = [place for place in corners(everything) if meets(place, everything)]
        costs = [cost[0] * x + cost[1] * y for x, y in reached]
        if proof is not None:
            assert not costs
            return
        assert meets(point, everything)
        assert cost[0] * point[0] + cost[1] * point[1] == min(costs)
        held = program.held()
        cheapest = [place for place, c in zip(reached, costs, strict=True) if c == min(costs)]
        for place in cheapest:
            for number in held.exact:
                a, b, c = conditions[number]
                assert a * place[0] + b * place[1] == c
            assert all(place[k] == limits[k] for k in held.at_end)
            assert all(place[k] == 0 for k in held.not_above)
        if held.unique:
            assert len(set(cheapest)) == 1

    @SETTINGS
    @given(
        st.tuples(st.integers(1, 3), st.integers(1, 3)), st.tuples(*[st.integers(0, 3)] * 2), rows
    )
    def test_on_both_sides_of_zero(self, cost, floors, conditions):
        """A unit below 0 costs what one above does: the corners and where an x is 0."""
        program = Program(cost, (None, None), floors)
        point, proof = solve(program, conditions)
        everything = [*conditions, *boxed((None, None), floors)]
        places = [place for place in corners([*everything, *AXES]) if meets(place, everything)]
        costs = [cost[0] * abs(x) + cost[1] * abs(y) for x, y in places]
        if proof is not None:
            assert not costs
            return
        assert meets(point, everything)
        assert cost[0] * abs(point[0]) + cost[1] * abs(point[1]) == min(costs)
        held = program.held()
        cheapest = [place for place, c in zip(places, costs, strict=True) if c == min(costs)]
        for place in cheapest:
            assert all(place[k] <= 0 for k in held.not_above)
            assert all(place[k] >= 0 for k in held.not_below)
            assert all(place[k] == -floors[k] for k in held.at_end)
        if held.unique:
            assert len(set(cheapest)) == 1

    @SETTINGS
    @given(bounds, rows)
    def test_the_proof_that_there_is_nothing(self, limits, conditions):
        """The sum of the conditions is more than any point in the box can make."""
        _, proof = solve(Program((1, 1), limits), conditions)
        if proof is None:
            return
        assert all(m >= 0 for m in proof.values())
        a, b, c = (sum(m * conditions[n][k] for n, m in proof.items()) for k in range(3))
        assert c > 0 or proof
        most = 0
        for value, limit in ((a, limits[0]), (b, limits[1])):
            assert value <= 0 or limit is not None
            most += value * limit if value > 0 else 0
        assert most < c

    def test_nothing_asked(self):
        program = Program((1, 0), (None, None))
        assert program.repair() is None
        assert program.values() == [0, 0]
        assert not program.held().unique


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


class TestTwoWays:
    """What is quick gives what is sure, on more criteria than the plane has."""

    @pytest.mark.parametrize("seed", range(12))
    def test_quick_and_sure(self, seed, monkeypatch):
        shares = made(seed)
        quick = changes(shares)
        monkeypatch.setattr(projection, "PATIENCE", 0)  # everything to `nearest`
        monkeypatch.setattr(simplex, "PATIENCE", 0)  # the careful choices, and nothing let go of
        for one, other in zip(changes(shares), quick, strict=True):
            if isinstance(one, Reachable):
                assert one == other
            else:  # there are more mixtures than one
                assert_better(shares, one)
                assert_better(shares, other)

    @pytest.mark.parametrize("seed", range(12))
    def test_each_measure_against_the_others(self, seed):
        """No weights of one measure are smaller in another than the least of that one."""
        shares = made(seed)
        for found in changes(shares):
            if not isinstance(found, Reachable):
                continue
            sizes = []
            for change in (found.total, found.largest, found.squares):
                moved = [
                    abs(new - old) for new, old in zip(change.weights, shares.weights, strict=True)
                ]
                sizes.append((sum(moved), max(moved), sum(m * m for m in moved)))
                assert found.bid in shares.best(change.weights)
                assert sum(change.weights) == shares.whole
                assert min(change.weights) >= 0
            for k in range(3):
                assert sizes[k][k] == min(size[k] for size in sizes)


class TestProved:
    @pytest.mark.parametrize("seed", range(12))
    def test_the_least_sum_by_duality(self, seed):
        """Multipliers of the leads prove that no weights do better.

        With forces f ≥ 0 and any level m let v = m + Σ f × lead. For all differences d with sum 0
        that make the bid first Σ v × d ≥ Σ f × gap. Where no v is above 1 and d is at least −w,
        v × d is at most |d|, and where v is below −1 at most |d| + w × (−1 − v). So
        Σ |d| ≥ Σ f × gap − Σ w × max(0, −1 − v).
        """
        shares = made(seed, bids=5, count=4)
        for found in changes(shares):
            if isinstance(found, Reachable):
                low = least_by_duality(shares, found.bid)
                assert low == found.total.size


def assert_better(shares, found):
    """Assert that a mixture earns more on every criterion."""
    assert isinstance(found, Unreachable)
    assert sum(part for _, part in found.mixture) == 1
    for k, own in enumerate(shares.table[found.bid]):
        assert sum(part * shares.table[bid][k] for bid, part in found.mixture) > own


def least_by_duality(shares, bid):
    """Return the best bound that two others and a level can prove on the sum of differences.

    By trying every vertex of forces on at most three leads: small cases need no more.
    """
    own = shares.table[bid]
    others = [row for name, row in shares.table.items() if name != bid]
    leads = [[a - b for a, b in zip(own, row, strict=True)] for row in others]
    gaps = [-sum(a * w for a, w in zip(lead, shares.weights, strict=True)) for lead in leads]
    best = F(0)
    n = len(own)
    for size in (1, 2, 3):
        for chosen in combinations(range(len(leads)), size):
            # v_k = m + Σ f × lead is 1 or −1 where forces cannot rise: size + 1 equations.
            for at in combinations([(k, s) for k in range(n) for s in (1, -1)], size + 1):
                matrix = [[1, *(leads[j][k] for j in chosen), s] for k, s in at]
                answer = gauss(matrix)
                if answer is None or min(answer[1:]) < 0:
                    continue
                v = [
                    answer[0]
                    + sum(f * leads[j][k] for f, j in zip(answer[1:], chosen, strict=True))
                    for k in range(n)
                ]
                if max(v) > 1:
                    continue
                value = sum(f * gaps[j] for f, j in zip(answer[1:], chosen, strict=True))
                value -= sum(w * max(F(0), -1 - x) for w, x in zip(shares.weights, v, strict=True))
                best = max(best, value)
    return best


def gauss(matrix):
    """Solve equations; None where there is not one solution."""
    rows_left = [[F(value) for value in row] for row in matrix]
    for place in range(len(rows_left)):
        at = next((n for n in range(place, len(rows_left)) if rows_left[n][place]), None)
        if at is None:
            return None
        rows_left[place], rows_left[at] = rows_left[at], rows_left[place]
        top = [value / rows_left[place][place] for value in rows_left[place]]
        rows_left[place] = top
        for n, row in enumerate(rows_left):
            if n != place and row[place]:
                rows_left[n] = [a - row[place] * b for a, b in zip(row, top, strict=True)]
    return [row[-1] for row in rows_left]


def made(seed, bids=9, count=7):
    """Return shares on quarters, tenths and a price, with weights that a lot has."""
    import random

    from aanbesteding.sensitivity.weighing.shares import Branch, Shares

    draw = random.Random(seed)
    steps = draw.choice([4, 10, 97])
    leaves = tuple(f"k{n}" for n in range(count))
    stated = [draw.randint(0, 6) for _ in leaves]
    stated[0] += 1
    weights = tuple(F(100 * w, sum(stated)) for w in stated)
    table = {f"b{n}": tuple(F(draw.randint(0, steps), steps) for _ in leaves) for n in range(bids)}
    if seed % 3 == 0:
        table = {name: (F(3, draw.randint(3, 7)), *row[1:]) for name, row in table.items()}
    totals = {
        name: sum(w * s for w, s in zip(weights, row, strict=True)) for name, row in table.items()
    }
    levels = sorted(set(totals.values()), reverse=True)
    groups = tuple(tuple(b for b, t in totals.items() if t == level) for level in levels)
    tops = tuple(Branch(c, w, w / 100, ()) for c, w in zip(leaves, weights, strict=True))
    return Shares("lot", F(100), 1, groups, totals, leaves, weights, table, tops)
