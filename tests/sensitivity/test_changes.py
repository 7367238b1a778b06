"""Smallest changes of weights: by hand, against every candidate, and fed back into the engine."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from tests.build import SETTINGS
from tests.sensitivity.build import again, firsts, flat, table, tender, tenders

from aanbesteding.sensitivity.weighing.changes import Reachable, Unreachable, changes

F = Fraction
TWO = {"a": (50, 100), "b": (80, 50)}
rows_of_three = st.lists(st.tuples(*[st.integers(0, 5)] * 3), min_size=2, max_size=4)
weights_of_three = st.tuples(*[st.integers(0, 4)] * 3).filter(any)


def by_bid(evaluation):
    return {found.bid: found for found in changes(table(evaluation))}


def small(rows, weights):
    """Evaluate bids a, b … on three criteria with marks in twenties."""
    points = {"unit": "points", "of": "whole", "total": sum(weights)}
    scores = {name: [20 * v for v in row] for name, row in zip("abcd", rows, strict=False)}
    return tender(scores, *flat(*weights), weights=points)


def sizes(old, new):
    """Return the three sizes of a change."""
    moved = [abs(a - b) for a, b in zip(old, new, strict=True)]
    return sum(moved), max(moved), sum(m * m for m in moved)


class TestByHand:
    def test_of_the_docstring(self):
        (found,) = changes(table(tender(TWO, *flat(60, 40))))
        assert isinstance(found, Reachable)
        new = (F("62.5"), F("37.5"))
        assert (found.total, found.largest, found.squares) == (
            (5, new),
            (F("2.5"), new),
            (F("12.5"), new),
        )

    def test_three_criteria_three_measures(self):
        # a 100 on k, b 100 on l, 50 on m; 50, 30 and 20: 50 against 40, 10 points short.
        # L1: from k to l gives 2 per point: 5 moved, 10 in all.
        # L∞: k − t, l + t, m + 0: 2t = 10 as well; m takes no part: t = 5.
        # L2: along (−1, 1, 1/2) less its mean 1/6, (−7, 5, 2)/6, whose square is 13/6: 60/13 times.
        (found,) = changes(table(tender({"a": (100, 0, 0), "b": (0, 100, 50)}, *flat(50, 30, 20))))
        assert found.total == (10, (45, 35, 20))
        assert found.largest == (5, (45, 35, 20))
        new = (50 - F(70, 13), 30 + F(50, 13), 20 + F(20, 13))
        assert found.squares == (F(600, 13), new)

    def test_a_rival_of_the_rival_stands_in_the_way(self):
        # b would pass a where k weighs much, but c is above it everywhere.
        rows = {"a": (50, 80), "b": (80, 0), "c": (90, 10)}
        found = by_bid(tender(rows, *flat(50, 50)))
        assert found["b"] == Unreachable("b", (("c", F(1)),))
        assert isinstance(found["c"], Reachable)


class TestImpossible:
    def test_dominated(self):
        found = by_bid(tender({"a": (50, 60), "b": (40, 50)}, *flat(60, 40)))
        assert found["b"] == Unreachable("b", (("a", F(1)),))

    def test_by_a_mixture(self):
        rows = {"a": (100, 0), "b": (0, 100), "c": (40, 40)}
        found = by_bid(tender(rows, *flat(60, 40)))["c"]
        assert isinstance(found, Unreachable)
        assert dict(found.mixture).keys() == {"a", "b"}
        assert all(F(2, 5) < part < F(3, 5) for _, part in found.mixture)

    def test_equal_on_one_criterion_is_enough_for_a_tie(self):
        found = by_bid(tender({"a": (50, 60), "b": (40, 60)}, *flat(60, 40)))["b"]
        assert found.total == (120, (0, 100))


class TestEdges:
    def test_equal_to_the_first_by_points(self):
        policies = {"ties": {"order": ["k"], "otherwise": "draw"}}
        rows = {"a": (50, 60), "b": (60, 50)}
        found = by_bid(tender(rows, *flat(50, 50), policies=policies))
        assert found["a"].total == found["a"].largest == found["a"].squares == (0, (50, 50))

    def test_who_shares_the_first_place_is_no_rival(self):
        assert changes(table(tender({"a": (50, 60), "b": (50, 60)}, *flat(60, 40)))) == ()

    def test_a_criterion_without_weight_can_get_some(self):
        # a 80, b 50; l gives b 3/10 + 1/2 less: 30 = 0.8 m.
        (found,) = changes(table(tender({"a": (80, 0), "b": (50, 50)}, *flat(100, 0))))
        assert found.total == (75, (F("62.5"), F("37.5")))

    def test_two_that_are_equal_stand_for_one(self):
        rows = {"a": (100, 0), "b": (0, 100), "c": (40, 40), "d": (100, 0)}
        found = by_bid(tender(rows, *flat(60, 40)))["c"]
        assert sum(part for _, part in found.mixture) == 1


def mixed_row(shares, found):
    return [
        sum(part * shares.table[bid][k] for bid, part in found.mixture)
        for k in range(len(shares.leaves))
    ]


def candidates(old, leads):
    """Return every point where a piecewise linear or squared distance can be least.

    In the plane of weights with one sum: where two borders or bends cross, and the feet of the
    perpendiculars from the old weights. A border is a weight of 0 or an equal total; a bend is an
    unchanged weight, or two differences of one size.
    """
    whole, n = sum(old), 3
    unit = [[F(i == k) for i in range(n)] for k in range(n)]
    lines = [(row, F(0)) for row in [*unit, *leads]] + [(unit[k], old[k]) for k in range(n)]
    for i, j in combinations(range(n), 2):
        for sign in (1, -1):
            row = [a + sign * b for a, b in zip(unit[i], unit[j], strict=True)]
            lines.append((row, old[i] + sign * old[j]))
    flat_lines = [((a[0] - a[2], a[1] - a[2]), c - a[2] * whole) for a, c in lines]
    yield tuple(old)
    for ((a, b), c), ((d, e), f) in combinations(flat_lines, 2):
        if a * e != b * d:
            x, y = (c * e - b * f) / (a * e - b * d), (a * f - c * d) / (a * e - b * d)
            yield x, y, whole - x - y
    for row, bound in lines:
        mean = sum(row) / F(n)
        way = [value - mean for value in row]
        square = sum(value * value for value in way)
        if square:
            over = (sum(a * w for a, w in zip(row, old, strict=True)) - bound) / square
            yield tuple(w - over * z for w, z in zip(old, way, strict=True))


class TestAgainstEveryCandidate:
    @SETTINGS
    @given(rows_of_three, weights_of_three)
    def test_none_is_smaller(self, rows, weights):
        shares = table(small(rows, weights))
        for found in changes(shares):
            own = shares.table[found.bid]
            leads = [
                [a - b for a, b in zip(own, other, strict=True)]
                for name, other in shares.table.items()
                if name != found.bid
            ]
            reached = [
                sizes(shares.weights, place)
                for place in candidates(shares.weights, leads)
                if min(place) >= 0
                and all(sum(d * w for d, w in zip(lead, place, strict=True)) >= 0 for lead in leads)
            ]
            if isinstance(found, Unreachable):
                assert not reached
                assert all(m > s for m, s in zip(mixed_row(shares, found), own, strict=True))
                assert sum(part for _, part in found.mixture) == 1
            else:
                least = tuple(min(size[k] for size in reached) for k in range(3))
                assert (found.total.size, found.largest.size, found.squares.size) == least


class TestFedBack:
    @SETTINGS
    @given(tenders())
    def test_new_weights_are_exact_ties_in_the_engine(self, evaluation):
        shares = table(evaluation)
        for found in changes(shares):
            if isinstance(found, Unreachable):
                continue
            for number, change in enumerate((found.total, found.largest, found.squares)):
                assert min(change.weights) >= 0
                assert sum(change.weights) == shares.whole
                assert sizes(shares.weights, change.weights)[number] == change.size
                new = dict(zip(shares.leaves, change.weights, strict=True))
                assert found.bid in firsts(shares, new)
                result = again(evaluation, new)
                best = result.ranking[0].total
                level = {one.bid for one in result.ranking if one.total == best}
                assert found.bid in level
                assert len(level) > 1


@SETTINGS
@given(rows_of_three, weights_of_three, st.permutations(range(3)), st.permutations("wxyz"))
def test_names_and_order_do_not_matter(rows, weights, columns, names):
    called = dict(zip("abcd", names, strict=True))
    plain = changes(table(small(rows, weights)))
    points = {"unit": "points", "of": "whole", "total": sum(weights)}
    turned = {
        called[name]: [20 * row[c] for c in columns]
        for name, row in reversed(list(zip("abcd", rows, strict=False)))
    }
    other = tender(turned, *flat(*(weights[c] for c in columns)), weights=points)
    found = by_bid(other)
    assert len(found) == len(plain)
    for one in plain:
        same = found[called[one.bid]]
        assert isinstance(same, type(one))
        if isinstance(one, Reachable):
            for left, right in (
                (one.total, same.total),
                (one.largest, same.largest),
                (one.squares, same.squares),
            ):
                assert left.size == right.size
                assert tuple(left.weights[c] for c in columns) == right.weights
