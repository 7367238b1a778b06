"""Intervals of one weight: by hand, against plain sums on a grid, and fed back into the engine."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.build import SETTINGS, node
from tests.sensitivity.build import again, firsts, flat, moved, order, table, tender, tenders

from aanbesteding.sensitivity.weighing.intervals import (
    End,
    Fixed,
    Interval,
    OrderEnd,
    interval_of,
    intervals,
)

F = Fraction
TWO = {"a": (50, 100), "b": (80, 50)}


def by_criterion(evaluation):
    return {found.criterion: found for found in intervals(table(evaluation))}


class TestByHand:
    def test_of_the_docstring(self):
        found = by_criterion(tender(TWO, *flat(60, 40)))
        quality = found["k"]
        assert (quality.weight, quality.most, quality.idle) == (60, 100, False)
        assert quality.low == End(F(0), ("a",), ())
        assert quality.high == End(F("62.5"), ("a", "b"), ("b",))
        assert quality.order_high == OrderEnd(F("62.5"), (("a", "b"),))
        assert found["l"].low == End(F("37.5"), ("a", "b"), ("b",))

    def test_one_criterion_alone(self):
        alone = interval_of(table(tender(TWO, *flat(60, 40))), "l")
        assert (alone.weight, alone.most) == (40, 100)
        assert alone.low == End(F("37.5"), ("a", "b"), ("b",))

    def test_the_order_changes_before_the_first_does(self):
        # a 70, b 68, c 58. At k = q: a 100 − q/2, b 50 + 3q/10, c 40 + 3q/10 (k 70, l 40).
        rows = {**TWO, "c": (70, 40)}
        found = by_criterion(tender(rows, *flat(60, 40)))["k"]
        assert (found.low.weight, found.high.weight) == (0, F("62.5"))
        assert (found.order_low.weight, found.order_high.weight) == (0, F("62.5"))
        rows = {**TWO, "c": (0, 100)}  # c = 100 − q: as much as a at 0, as b where 50 = 1.3 q
        found = by_criterion(tender(rows, *flat(60, 40)))["k"]
        assert found.low == End(F(0), ("a", "c"), ())
        assert found.order_low == OrderEnd(F(500, 13), (("b", "c"),))

    def test_a_node_moves_with_its_parts(self):
        # t = k, l in the proportion 1 : 2; a has (0 + 2)/3 on it, b (1 + 0)/3; m: a 0, b 1.
        # t = q: a 2q/3, b q/3 + 90 − q: equal at 2q/3 = 90 − 2q/3, q = 67.5.
        one, two, three = flat(25, 50, 15)
        rows = {"a": (0, 100, 0), "b": (100, 0, 100)}
        points = {"unit": "points", "of": "whole", "total": 90}
        found = by_criterion(tender(rows, node("t", 75, one, two), three, weights=points))
        assert found["t"].low == End(F("67.5"), ("a", "b"), ("b",))
        # Within t: k = q of 75: a 75 − q, b q + 15: equal at q = 30.
        assert found["k"].most == 75
        assert found["k"].high == End(F(30), ("a", "b"), ("b",))

    def test_the_steepest_of_two_takes_over(self):
        # At k = 50: a 50, b 50, c 50; b gains more beyond it than c.
        rows = {"a": (0, 100), "b": (100, 0), "c": (70, 30)}
        found = by_criterion(tender(rows, *flat(40, 60)))["k"]
        assert found.high == End(F(50), ("a", "c", "b"), ("b",))


class TestEdges:
    def test_equal_everywhere(self):
        found = by_criterion(tender({"a": (50, 60), "b": (50, 60)}, *flat(60, 40)))["k"]
        assert found.idle
        assert (found.low, found.high) == (End(F(0), ("a", "b"), ()), End(F(100), ("a", "b"), ()))
        assert (found.order_low, found.order_high) == (OrderEnd(F(0), ()), OrderEnd(F(100), ()))

    def test_equal_by_chance(self):
        found = by_criterion(tender({"a": (50, 60), "b": (60, 50)}, *flat(50, 50)))["k"]
        assert (found.low, found.high) == (
            End(F(50), ("a", "b"), ("a",)),
            End(F(50), ("a", "b"), ("b",)),
        )
        assert found.order_low == OrderEnd(F(50), (("a", "b"),))

    def test_equal_and_told_apart_by_an_announced_rule(self):
        policies = {"ties": {"order": ["k"], "otherwise": "draw"}}
        rows = {"a": (50, 60), "b": (60, 50)}
        found = by_criterion(tender(rows, *flat(50, 50), policies=policies))["k"]
        assert found.low == End(F(50), ("b", "a"), ("a",))
        assert found.high == End(F(100), ("b",), ())

    def test_dominated(self):
        found = by_criterion(tender({"a": (50, 60), "b": (40, 50)}, *flat(60, 40)))
        assert all((one.low.weight, one.high.weight) == (0, 100) for one in found.values())
        assert all(one.idle for one in found.values())

    def test_all_or_no_weight(self):
        found = by_criterion(tender(TWO, *flat(100, 0)))
        assert isinstance(found["k"], Fixed)
        assert found["k"].reason.kind == "siblings-weigh-nothing"
        # l = q: b 80 − 3q/10, a 50 + q/2: equal at q = 37.5.
        assert found["l"].low == End(F(0), ("b",), ())
        assert found["l"].high == End(F("37.5"), ("b", "a"), ("a",))

    def test_alone_and_under_nothing(self):
        one, two, three = flat(0, 0, 100)
        rows = {"a": (1, 2, 3), "b": (2, 2, 2)}
        found = by_criterion(tender(rows, node("t", 0, one, two), three))
        assert {name: one.reason.kind for name, one in found.items()} == {
            "t": "parts-unknown",
            "k": "parent-weighs-nothing",
            "l": "parent-weighs-nothing",
            "m": "siblings-weigh-nothing",
        }
        found = by_criterion(tender({"a": (1,), "b": (2,)}, *flat(100)))
        assert found["k"].reason.kind == "alone"
        assert found["k"].reason.say("en") == (
            "k stands alone in its place and has all the weight that there is."
        )


def check(shares, found: Interval, weight: Fraction) -> None:
    """Compare what an interval says of a weight with plain sums."""
    weights = moved(shares, found.criterion, weight)
    best = firsts(shares, weights)
    first = set(shares.groups[0])
    inside = found.low.weight <= weight <= found.high.weight
    assert (first <= best) == inside
    kept = list(pairwise(shares.groups))
    place = {b: n for n, level in enumerate(order(shares, weights)) for b in level}
    stays = all(len({place[b] for b in group}) == 1 for group in shares.groups if len(group) > 1)
    stays &= all(place[x] <= place[y] for above, below in kept for x in above for y in below)
    assert stays == (found.order_low.weight <= weight <= found.order_high.weight)


class TestAgainstPlainSums:
    @SETTINGS
    @given(tenders())
    def test_a_grid_of_weights(self, evaluation):
        shares = table(evaluation)
        for found in intervals(shares):
            if isinstance(found, Interval):
                for step in range(13):
                    check(shares, found, found.most * F(step, 12))

    @SETTINGS
    @given(tenders())
    def test_ends_and_just_beyond_them(self, evaluation):
        shares = table(evaluation)
        for found in intervals(shares):
            if isinstance(found, Fixed):
                continue
            for end, way in ((found.low, -1), (found.high, 1)):
                assert firsts(shares, moved(shares, found.criterion, end.weight)) == set(end.there)
                if end.beyond:
                    further = end.weight + way * F(found.most, 10**6)
                    weights = moved(shares, found.criterion, further)
                    assert firsts(shares, weights) == set(end.beyond)
                    assert set(end.beyond) != set(shares.groups[0])
            for end in (found.order_low, found.order_high):
                levels = order(shares, moved(shares, found.criterion, end.weight))
                assert all(any({*pair} <= level for level in levels) for pair in end.pairs)
                assert (
                    bool(end.pairs) == (end.weight not in (0, found.most))
                    or end.weight == found.weight
                )


class TestFedBack:
    @SETTINGS
    @given(tenders())
    def test_ends_are_exact_ties_in_the_engine(self, evaluation):
        shares = table(evaluation)
        for found in intervals(shares):
            if isinstance(found, Fixed):
                continue
            for end in (found.low, found.high):
                result = again(evaluation, moved(shares, found.criterion, end.weight))
                best = result.ranking[0].total
                assert {r.bid for r in result.ranking if r.total == best} == set(end.there)
                if end.beyond:
                    assert len(end.there) > 1


@SETTINGS
@given(
    st.lists(st.tuples(*[st.integers(0, 5)] * 3), min_size=2, max_size=4),
    st.tuples(*[st.integers(1, 4)] * 3),
    st.permutations(range(3)),
    st.permutations("wxyz"),
)
def test_names_and_order_do_not_matter(rows, weights, columns, names):
    points = {"unit": "points", "of": "whole", "total": sum(weights)}
    scores = {name: [20 * v for v in row] for name, row in zip("abcd", rows, strict=False)}
    plain = intervals(table(tender(scores, *flat(*weights), weights=points)))
    called = dict(zip("abcd", names, strict=True))
    turned = {
        called[name]: [row[c] for c in columns] for name, row in reversed(list(scores.items()))
    }
    other = flat(*(weights[c] for c in columns))
    changed = {f.criterion: f for f in intervals(table(tender(turned, *other, weights=points)))}
    for number, found in enumerate(plain):
        same = changed["klm"[columns.index(number)]]
        for one, two in ((found.low, same.low), (found.high, same.high)):
            assert one.weight == two.weight
            assert {called[b] for b in one.there} == set(two.there)
            assert {called[b] for b in one.beyond} == set(two.beyond)
        assert (found.order_low.weight, found.order_high.weight) == (
            same.order_low.weight,
            same.order_high.weight,
        )
