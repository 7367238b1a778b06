"""Exact parts of all weightings, against volumes that are found in another way."""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import combinations, pairwise, permutations, product
from math import factorial

import pytest

from aanbesteding.sensitivity.space.bounds import Bounds, bounds_of, conditions, most_lead
from aanbesteding.sensitivity.space.cones import everything
from aanbesteding.sensitivity.space.exact import (
    GATE,
    centres,
    cone_of,
    first_shares,
    rank_shares,
    whole_rows,
)
from aanbesteding.sensitivity.space.varsi import (
    bounded_share,
    concentrated_share,
    ordered_share,
    pieced_share,
    pieces,
    share,
)

F = Fraction
CORNERS = [(F(0), F(0)), (F(1), F(0)), (F(0), F(1))]
"""All weightings of three criteria, by the first two weights."""


def clipped(polygon, normal):
    """Return the part of a polygon in (w₁, w₂) with normal · w ≥ 0, w₃ = 1 − w₁ − w₂."""
    a, b, c = normal

    def side(point):
        x, y = point
        return a * x + b * y + c * (1 - x - y)

    found = []
    for one, other in zip(polygon, [*polygon[1:], *polygon[:1]], strict=True):
        p, q = side(one), side(other)
        if p >= 0:
            found.append(one)
        if p * q < 0:
            t = p / (p - q)
            found.append(tuple(u + t * (v - u) for u, v in zip(one, other, strict=True)))
    return found


def area(polygon):
    """Return twice the area, by the shoelace formula."""
    after = [*polygon[1:], *polygon[:1]]
    return abs(sum((a * d - b * c for (a, b), (c, d) in zip(polygon, after, strict=True)), F(0)))


def centroid(polygon):
    after = [*polygon[1:], *polygon[:1]]
    cross = [a * d - b * c for (a, b), (c, d) in zip(polygon, after, strict=True)]
    return tuple(
        sum((p[n] + q[n]) * k for p, q, k in zip(polygon, after, cross, strict=True))
        / (3 * sum(cross))
        for n in (0, 1)
    )


def lead(one, other):
    return [a - b for a, b in zip(one, other, strict=True)]


def some_rows(chance, bids, criteria, most):
    rows = set()
    while len(rows) < bids:
        rows.add(tuple(F(chance.randint(0, most), most) for _ in range(criteria)))
    return sorted(rows, key=lambda row: chance.random())


class TestPairs:
    def test_two_criteria(self):
        """A leads by 3/10 on the first and is 5/10 behind: it has more where w > 5/8."""
        assert share((F(3, 10), F(-5, 10))) == F(3, 8)

    def test_halves_of_a_triangle(self):
        """w₁ > w₂ cuts the triangle in half, whatever w₃."""
        assert share((F(1), F(-1), F(0))) == F(1, 2)

    def test_first_more_than_both_others_together(self):
        """w₁ > w₂ + w₃ is w₁ > 1/2: a triangle of half the side, a quarter of the whole."""
        assert share((F(1), F(-1), F(-1))) == F(1, 4)

    def test_nowhere_and_everywhere(self):
        assert share((F(-1), F(0), F(-2))) == 0
        assert share((F(1), F(0), F(2))) == 1

    @pytest.mark.parametrize("seed", range(40))
    def test_formula_for_unequal_leads(self, seed):
        """With unequal d: Σ over d > 0 of dᵢ^(m−1) / Π over j ≠ i of (dᵢ − dⱼ)."""
        chance = random.Random(seed)
        d = [F(one, 7) for one in chance.sample(range(-30, 31), chance.randint(2, 7))]
        expected = F(0)
        for i, one in enumerate(d):
            if one > 0:
                term = one ** (len(d) - 1)
                for j, other in enumerate(d):
                    term /= one - other if i != j else 1
                expected += term
        assert share(d) == expected
        assert share([-one for one in d]) == 1 - expected

    @pytest.mark.parametrize("seed", range(40))
    def test_area_of_a_polygon(self, seed):
        chance = random.Random(seed)
        d = [F(chance.randint(-3, 3), 3) for _ in range(3)]
        d[0] = d[0] or F(1)
        assert share(d) == area(clipped(CORNERS, d))

    def test_order_of_three(self):
        """Ends (1, 0, 0), (1/2, 1/2, 0), (1/3, 1/3, 1/3); d = (−1, 2, 0): −1, 1/2, 1/3.

        With v = −1: A₁ = 1/(1/2 + 1) = 2/3, A₂ = (1/3 · 0 + 1 · 2/3)/(4/3) = 1/2.
        """
        assert ordered_share((F(-1), F(2), F(0)), ((0,), (1,), (2,))) == F(1, 2)

    @pytest.mark.parametrize("seed", range(30))
    def test_order_is_that_part_of_the_triangle(self, seed):
        chance = random.Random(seed)
        d = [F(chance.randint(-4, 4)) for _ in range(3)]
        d[0] = d[0] or F(1)
        order = chance.choice([((2,), (0,), (1,)), ((1, 2), (0,)), ((1,), (0, 2))])
        inside = CORNERS
        for upper, lower in pairwise(order):
            for more, less in product(upper, lower):
                inside = clipped(inside, [(n == more) - (n == less) for n in range(3)])
        expected = area(clipped(inside, d)) / area(inside)
        assert ordered_share(d, order) == expected

    def test_bounds_below(self):
        """The first weighs 1/4 to 1 and leads above 1/2: 1/2 of 3/4."""
        assert bounded_share((F(1), F(-1)), (F(1, 4), F(0))) == F(2, 3)

    @pytest.mark.parametrize("seed", range(30))
    def test_bounds_on_both_sides(self, seed):
        chance = random.Random(seed)
        d = [F(chance.randint(-4, 4)) for _ in range(3)]
        d[0] = d[0] or F(1)
        weights = [chance.randint(1, 5) for _ in range(3)]
        bounds = bounds_of([F(w, sum(weights)) for w in weights], F(chance.randint(1, 30), 50))
        inside = CORNERS
        for n, one in enumerate(bounds):
            inside = clipped(inside, [(k == n) - one.low for k in range(3)])
            inside = clipped(inside, [one.high - (k == n) for k in range(3)])
        cut = pieces(bounds, 100)
        assert F(sum(part.size for part in cut.parts), cut.unit**2) == area(inside)
        assert pieced_share(d, cut) == area(clipped(inside, d)) / area(inside)

    def test_too_many_pieces(self):
        bounds = bounds_of([F(1, 10)] * 10, F(1, 50))
        assert pieces(bounds, 50) is None

    def test_density_two_w(self):
        """Parameters 3 and 1 give the density 3·w²: w > 1/2 has 1 − 1/8."""
        assert concentrated_share((F(1), F(-1)), (3, 1)) == F(7, 8)

    def test_beta(self):
        """Parameters 2 and 2: density 6·w·(1 − w); w > 1/3 has 1 − (3/9 − 2/27) = 20/27."""
        assert abs(concentrated_share((F(2), F(-1)), (2, 2)) - F(20, 27)) < F(1, 10**59)

    def test_no_parameter_is_no_criterion(self):
        assert concentrated_share((F(1), F(-1), F(50)), (2, 1, 0)) == F(3, 4)
        assert concentrated_share((F(0), F(0), F(50)), (2, 1, 0)) == F(1, 2)


class TestBounds:
    def test_most_lead_is_at_a_corner(self):
        """Against all corners of the bounded set, found by fixing all weights but one."""
        chance = random.Random(3)
        for _ in range(60):
            count = chance.randint(2, 4)
            weights = [chance.randint(0, 5) for _ in range(count)]
            weights[0] += 1
            parts = [F(w, sum(weights)) for w in weights]
            bounds = bounds_of(parts, F(chance.randint(1, 40), 100))
            d = [F(chance.randint(-5, 5)) for _ in range(count)]
            corners = []
            for free in range(count):
                rest = [bounds[n] for n in range(count) if n != free]
                for ends in product(*rest):
                    left = 1 - sum(ends)
                    if bounds[free].low <= left <= bounds[free].high:
                        corners.append([*ends[:free], left, *ends[free:]])
            expected = max(sum(a * w for a, w in zip(d, c, strict=True)) for c in corners)
            assert most_lead(d, bounds) == expected

    def test_conditions_that_say_nothing(self):
        assert conditions((Bounds(F(0), F(1)), Bounds(F(0), F(1)))) == []


class TestFirst:
    @pytest.mark.parametrize("seed", range(25))
    def test_polygons(self, seed):
        """Three criteria: the polygons in which each is first, and their centres."""
        chance = random.Random(seed)
        rows = some_rows(chance, chance.randint(2, 6), 3, chance.choice([2, 5, 1000]))
        expected, middle = [], []
        for row in rows:
            polygon = CORNERS
            for other in rows:
                if other != row:
                    polygon = clipped(polygon, lead(row, other))
            size = area(polygon) if len(polygon) > 2 else F(0)
            expected.append(size)
            middle.append(centroid(polygon) if size else None)
        whole = whole_rows(rows)
        assert first_shares(whole, everything(3)) == tuple(expected)
        found = centres(whole, everything(3))
        assert [one and one[:2] for one in found] == middle

    @pytest.mark.parametrize("seed", range(12))
    def test_sum_is_one_and_two_bids_are_a_pair(self, seed):
        chance = random.Random(seed)
        count = chance.randint(2, 6)
        rows = some_rows(chance, 6, count, 4)
        whole = whole_rows(rows)
        assert sum(first_shares(whole, everything(count))) == 1
        two = first_shares(whole_rows(rows[:2]), everything(count))
        assert two == (share(lead(rows[0], rows[1])), share(lead(rows[1], rows[0])))

    @pytest.mark.parametrize("seed", range(8))
    def test_near_against_pieces(self, seed):
        chance = random.Random(seed)
        count = chance.randint(2, 5)
        weights = [chance.randint(0, 6) for _ in range(count)]
        weights[0] += 1
        parts = [F(w, sum(weights)) for w in weights]
        bounds = bounds_of(parts, F(chance.randint(1, 20), 100))
        rows = some_rows(chance, 2, count, 5)
        region = cone_of(count, conditions(bounds))
        expected = pieced_share(lead(*rows), pieces(bounds, 1000))
        assert first_shares(whole_rows(rows), region)[0] == expected

    def test_order_against_permutations(self):
        """In each of the 24 orders of four criteria; the mean of them is that of all weightings."""
        chance = random.Random(9)
        rows = some_rows(chance, 4, 4, 6)
        total = [F(0)] * 4
        for order in permutations(range(4)):
            steps = [[F((n == a) - (n == b)) for n in range(4)] for a, b in pairwise(order)]
            found = first_shares(whole_rows(rows), cone_of(4, steps))
            total = [a + b for a, b in zip(total, found, strict=True)]
        assert [one / factorial(4) for one in total] == list(
            first_shares(whole_rows(rows), everything(4))
        )


class TestRanks:
    @pytest.mark.parametrize("seed", range(10))
    def test_doubly_stochastic(self, seed):
        chance = random.Random(seed)
        bids, count = chance.randint(2, 5), chance.randint(2, 4)
        rows = some_rows(chance, bids, count, 4)
        times = [chance.choice([1, 1, 2, 3]) for _ in rows]
        found = rank_shares(whole_rows(rows), times, everything(count))
        assert all(sum(row) == 1 for row in found)
        columns = zip(*found, strict=True)
        for column in columns:
            assert sum(one * k for one, k in zip(column, times, strict=True)) == 1
        firsts = first_shares(whole_rows(rows), everything(count))
        assert [row[0] * k for row, k in zip(found, times, strict=True)] == list(firsts)

    @pytest.mark.parametrize("seed", range(10))
    def test_orders_of_polygons(self, seed):
        """Three criteria: the polygon of every order of all bids."""
        chance = random.Random(100 + seed)
        rows = some_rows(chance, 4, 3, 5)
        expected = [[F(0)] * 4 for _ in rows]
        for order in permutations(range(4)):
            polygon = CORNERS
            for upper, lower in pairwise(order):
                polygon = clipped(polygon, lead(rows[upper], rows[lower]))
            if len(polygon) > 2:
                for rank, bid in enumerate(order):
                    expected[bid][rank] += area(polygon)
        found = rank_shares(whole_rows(rows), (1, 1, 1, 1), everything(3))
        assert [list(row) for row in found] == expected

    def test_mean_rank_is_that_of_the_pairs(self):
        """The ranks above a bid add up to the shares of its rivals against it."""
        rows = some_rows(random.Random(5), 5, 5, 9)
        found = rank_shares(whole_rows(rows), (1,) * 5, everything(5))
        for n, row in enumerate(rows):
            above = sum(share(lead(other, row)) for other in rows if other != row)
            assert sum(rank * one for rank, one in enumerate(found[n])) == above

    def test_gate(self):
        rows = whole_rows(some_rows(random.Random(1), 8, 6, 9))
        small = GATE._replace(edges=20)
        assert rank_shares(rows, (1,) * 8, everything(6), small) is None
        assert first_shares(rows, everything(6), small) is None
        assert centres(rows, everything(6), GATE._replace(centre_edges=20)) is None
        assert first_shares(rows, everything(6), GATE._replace(faces=50)) is None
        assert first_shares(rows, everything(6), GATE._replace(criteria=5)) is None
        assert cone_of(6, [], GATE._replace(criteria=5)) is None
        bounds = bounds_of([F(1, 6)] * 6, F(1, 50))
        assert cone_of(6, conditions(bounds), GATE._replace(edge=15)) is None


def test_pairs_of_many_add_up():
    rows = some_rows(random.Random(2), 6, 5, 3)
    for one, other in combinations(rows, 2):
        assert share(lead(one, other)) + share(lead(other, one)) == 1
