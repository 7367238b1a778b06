"""Section weights: by hand, against the engine on a grid of weights, and where there is no answer."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import (
    MARKS,
    PROPORTIONAL,
    RATED,
    SETTINGS,
    bid,
    evaluated,
    framework,
    leaf,
    lot,
    marks,
    node,
    rounding,
)
from tests.sensitivity.build import again, flat, moved, table, tender, tenders

from aanbesteding.sensitivity.answer import Options
from aanbesteding.sensitivity.case import Case, holders
from aanbesteding.sensitivity.weighing.intervals import Fixed
from aanbesteding.sensitivity.weighing.shares import Shares, shares_of
from aanbesteding.sensitivity.weighing.under import reweighted
from aanbesteding.sensitivity.weighing.walk import walked
from aanbesteding.sensitivity.weights import SECTION

F = Fraction
TWO = {"a": (50, 100), "b": (80, 50)}


def answer(evaluation):
    return SECTION.run(Case(evaluation, 0), Options())


def codes(found):
    return [one.code for one in found.said]


def grid(found, key):
    return next(one for one in found.tables if one.key == key)


def rows(found, key):
    """Return the rows of a table by their first cell, as dictionaries."""
    of = grid(found, key)
    keys = [column.key for column in of.columns]
    assert all(len(row) == len(keys) for row in of.rows)
    return {row[0]: dict(zip(keys, row, strict=True)) for row in of.rows}


class TestByHand:
    def test_of_the_docstring(self):
        found = answer(tender(TWO, *flat(60, 40)))
        assert codes(found) == ["one-weight", "many-weights"]
        quality, price = rows(found, "intervals").values()
        assert (quality["low"], quality["low-to"]) == (0, None)
        assert (quality["high"], quality["high-to"]) == (F("62.5"), ("b",))
        assert (price["low"], price["low-to"], price["high"]) == (F("37.5"), ("b",), 100)
        assert quality["confirmed"] is price["confirmed"] is True
        change = rows(found, "changes")["b"]
        assert (change["total"], change["largest"], change["squares"]) == (5, F("2.5"), F("12.5"))
        assert change["confirmed"] is True
        assert [row[2:] for row in grid(found, "new-weights").rows] == [
            (60, *[F("62.5")] * 3),
            (40, *[F("37.5")] * 3),
        ]
        assert [(one.size, one.hinges) for one in found.weak] == [(F(1, 40), True)] * 2
        assert found.said[0].say("nl") == (
            "Van de gewichten apart is dat van «k» het dichtst bij een omslag: weegt het meer dan "
            "62,5 % in plaats van 60 %, dan gaat de opdracht naar Bod b."
        )

    def test_more_than_five_points_is_no_hinge(self):
        # a 50 + 0.5 q of quality, b 100 − q: with q = 60 80 and 40; equal at q = 100/3.
        found = answer(tender({"a": (80, 80), "b": (40, 100)}, *flat(60, 40)))
        # a is 80 whatever q is; b 100 − 0.6 q: equal at q = 100/3, 80/3 lower.
        assert [(one.size, one.hinges) for one in found.weak] == [(F(80, 300), False)] * 2

    def test_weights_of_the_parent_are_also_shown_as_they_are_stated(self):
        # t has k and l, stated 25 and 75 of it, and weighs 60; m 40. Of the whole 15, 45 and 40.
        # a 1/2 × 15 + 45 = 52.5; b 12 + 22.5 + 4 = 38.5. Where k weighs x of 60:
        # a x/2 + 60 − x, b 4x/5 + 30 − x/2 + 4: 60 − x/2 = 34 + 3x/10 at x = 32.5, stated 325/6.
        of_parent = {"unit": "percent", "of": "parent"}
        one, two, three = flat(25, 75, 40)
        given_rows = {"a": (50, 100, 0), "b": (80, 50, 10)}
        found = rows(
            answer(tender(given_rows, node("t", 60, one, two), three, weights=of_parent)),
            "intervals",
        )
        k = found["k"]
        assert (k["weight"], k["high"], k["high-to"]) == (15, F("32.5"), ("b",))
        assert (k["stated"], k["stated-low"], k["stated-high"]) == (25, 0, F(325, 6))
        assert found["t"]["stated"] == found["t"]["weight"] == 60

    def test_a_minimum_ends_an_interval(self):
        # Quality t of plan k 40 and team l 20, price m 40; a 3/10 and 1: 32 of 60, at least 30.
        # a 32 + 40, b 24 + 12 + 20: k = x up to 300/7 for a; without a b has the contract.
        one, two, three = flat(40, 20, 40)
        quality = node("t", 60, one, two, minimum={"percent": 50})
        found = answer(tender({"a": (30, 100, 100), "b": (60, 60, 50)}, quality, three))
        k = rows(found, "intervals")["k"]
        assert (k["high"], k["high-to"], k["order-high"]) == (F(300, 7), ("b",), F(300, 7))
        assert k["confirmed"] is True
        by_minimum = rows(found, "minimum-ends")["k"]
        assert (by_minimum["end"], by_minimum["out"], by_minimum["new"]) == (F(300, 7), ("a",), ())
        assert "minimum-scores" in codes(found)

    def test_a_bid_that_comes_back_takes_over(self):
        # c 1/5 and 7/10 on k and l: 8 + 14 = 22 of 60, below 24; with m 1 it would have 62.
        # a 24 + 12 + 20 = 56. Where k = x: x/5 + 42 − 7x/10 = 24 at x = 36: c comes back below it,
        # with 24 + 40 = 64 points, and a has 36.. + 20: c takes over.
        one, two, three = flat(40, 20, 40)
        quality = node("t", 60, one, two, minimum={"percent": 40})
        found = answer(tender({"a": (60, 60, 50), "c": (20, 70, 100)}, quality, three))
        k = rows(found, "intervals")["k"]
        assert (k["low"], k["low-to"], k["confirmed"]) == (36, ("c",), True)
        by_minimum = rows(found, "minimum-ends")["k"]
        assert (by_minimum["out"], by_minimum["new"], by_minimum["to"]) == ((), ("c",), ("c",))

    def test_a_bid_that_is_exactly_on_a_minimum(self):
        # a 9/10 on l alone, which weighs 50: 45 of the 45 that are needed. b has 40 and no chance.
        rows_of_two = {"a": (0, 90), "b": (40, 40)}
        found = answer(tender(rows_of_two, *flat(50, 50), minimum_total={"percent": 45}))
        k = rows(found, "intervals")["k"]
        assert (k["low"], k["high"], k["order-high"], k["high-to"]) == (0, 50, 50, None)
        assert codes(found)[0] == "one-weight-nobody"

    def test_two_alike_that_a_rule_tells_apart(self):
        # As when a bid misses a minimum, with a copy of b that loses from it by its price.
        one, two, three = flat(40, 20, 40)
        quality = node("t", 60, one, two, minimum={"percent": 50})
        policies = {"ties": {"order": ["price"], "otherwise": "draw"}}
        scales = [{**MARKS, "step": "0.1"}]
        of = framework(quality, three, policies=policies, scales=scales)
        alike = {"k": 6, "l": 6, "m": 5}
        given_marks = {"a": {"k": 3, "l": 10, "m": 0}, "b": alike, "c": alike}
        bids = [bid("a", 1), bid("b", 3), bid("c", 2)]
        found = answer(evaluated(of, bids, [marks("p", given_marks)]))
        # a has 32 and misses the minimum beyond k = 300/7; c stays first throughout.
        k = rows(found, "intervals")["k"]
        assert (k["high"], k["high-to"], k["order-high"]) == (60, None, F(300, 7))
        assert k["confirmed"] is True

    def test_nobody_passes_beyond(self):
        one, two, three = flat(40, 20, 40)
        quality = node("t", 60, one, two, minimum={"percent": 50})
        given_rows = {"a": (30, 100, 100), "b": (20, 0, 50), "c": (30, 100, 80)}
        found = answer(tender(given_rows, quality, three))
        k = rows(found, "intervals")["k"]
        assert (k["high"], k["high-to"], k["confirmed"]) == (F(300, 7), None, True)
        assert codes(found)[0] == "one-weight-nobody"


class TestRounding:
    def test_it_is_said_and_confirmed(self):
        policies = {"rounding": [rounding("criterion", 2)]}
        found = answer(tender(TWO, *flat(60, 40), policies=policies))
        assert "apart-from-rounding" in codes(found)
        quality = rows(found, "intervals")["k"]
        assert (quality["high"], quality["confirmed"]) == (F("62.5"), True)

    def test_it_is_marked_where_it_differs(self):
        # Totals in tens: a 70, b 68 → 70 as well; at 62.6 68.7 and 68.83: 70 and 70.
        policies = {"rounding": [rounding("total", 0)]}
        given_rows = {"a": (51, 49), "b": (49, 51)}  # 60: 50.2 and 49.8: both 50
        found = answer(tender(given_rows, *flat(60, 40), policies=policies))
        # At k = 50 both have 50; at 49.9 a 49.998 and b 50.002: both 50, so both share the place.
        quality = rows(found, "intervals")["k"]
        assert (quality["low"], quality["low-to"], quality["confirmed"]) == (50, ("b",), False)
        assert rows(found, "intervals-otherwise")["k"]["real"] == ("a", "b")

    def test_rounding_itself_decides(self):
        # Of the whole 50.4 against 50.6: both 50 or 51 by criterion: a 25 + 25, b 25.3 → 25 + 25.3.
        policies = {"rounding": [rounding("criterion", 0)]}
        given_rows = {
            "a": (51, 51),
            "b": (50, 53),
        }  # 25.5 + 25.5 = 51 → 26 + 26; 25 + 26.5 → 25 + 27
        found = answer(tender(given_rows, *flat(50, 50), policies=policies))
        # Real: 52 against 52; apart from rounding 51 against 51.5.
        assert "rounding-decides" in codes(found)


class TestContracts:
    def test_two_contracts(self):
        # k 60, l 40: a 70, b 68, c 46: c passes b where x: b 50 + 0.3x, c 40.. see below.
        # a 100 − x/2, b 50 + 3x/10, c 90 − 4x/5 … at 60: 42. c is second where 90 − 8x/10 = 50 + 3x/10.
        given_rows = {**TWO, "c": (10, 90)}
        found = answer(tender(given_rows, *flat(60, 40), lots=[lot(winners=2)]))
        quality = rows(found, "intervals")["k"]
        assert (quality["low"], quality["low-to"]) == (F(400, 11), ("c",))
        assert (quality["high"], quality["high-to"]) == (100, None)
        assert "several-contracts" in codes(found)
        assert [one.key for one in found.tables] == ["intervals"]

    def test_as_many_contracts_as_bids(self):
        found = answer(tender(TWO, *flat(60, 40), lots=[lot(winners=2)]))
        assert codes(found)[0] == "all-hold"
        assert not found.weak

    def test_the_last_contract_is_shared(self):
        given_rows = {"a": (90, 90), "b": (50, 60), "c": (60, 50)}
        found = answer(tender(given_rows, *flat(50, 50), lots=[lot(winners=2)]))
        quality = rows(found, "intervals")["k"]
        assert (quality["low"], quality["low-to"]) == (50, ("a", "b"))
        assert (quality["high"], quality["high-to"]) == (50, ("a", "c"))
        assert [one.size for one in found.weak] == [0]


class TestEdges:
    def test_a_tie_for_the_first_place(self):
        found = answer(tender({"a": (50, 60), "b": (60, 50)}, *flat(50, 50)))
        assert codes(found) == ["one-weight-tie", "no-rival"]
        assert [(one.size, one.hinges) for one in found.weak] == [(0, True)]

    def test_a_tie_that_a_rule_decides(self):
        policies = {"ties": {"order": ["k"], "otherwise": "draw"}}
        found = answer(tender({"a": (50, 60), "b": (60, 50)}, *flat(50, 50), policies=policies))
        assert codes(found) == ["one-weight-tie", "many-weights-tie"]
        assert rows(found, "changes")["a"]["confirmed"] is True

    def test_all_equal(self):
        found = answer(tender({"a": (50, 60), "b": (50, 60)}, *flat(60, 40)))
        assert codes(found) == ["one-weight-never-parts", "no-rival"]
        assert found.weak == ()

    def test_dominated(self):
        found = answer(tender({"a": (50, 60), "b": (40, 50)}, *flat(60, 40)))
        assert codes(found) == ["one-weight-never", "no-weights-for-any"]
        assert rows(found, "changes")["b"]["better"] == ("a",)

    def test_all_weight_on_one(self):
        found = answer(tender(TWO, *flat(100, 0)))
        assert "siblings-weigh-nothing" in codes(found)
        assert rows(found, "intervals")["k"]["low"] is None

    def test_one_criterion(self):
        found = answer(tender({"a": (10,), "b": (20,)}, *flat(100)))
        assert codes(found) == ["alone", "no-weights-for-any"]

    def test_one_bid_and_no_bid(self):
        assert codes(answer(tender({"a": (1, 2)}, *flat(60, 40)))) == ["one-bid"]
        assert codes(answer(tender({}, *flat(60, 40)))) == ["no-bid"]

    def test_one_bid_because_of_a_minimum(self):
        # b has 30 of 100, and 40 are needed: at k = x 60 − 0.6 x = 40 at x = 100/3.
        found = answer(
            tender({"a": (50, 70), "b": (0, 60)}, *flat(50, 50), minimum_total={"percent": 40})
        )
        k = rows(found, "intervals")["k"]
        assert (k["low"], k["low-to"], k["order-low"]) == (0, None, F(100, 3))
        assert "one-bid" in codes(found)

    @pytest.mark.parametrize(
        ("award", "code"), [("price-per-quality", "award"), ("award-on-value", "euros")]
    )
    def test_another_award(self, award, code):
        sheets = [marks("p", {"a": {"k": 5, "l": 10}, "b": {"k": 8, "l": 5}})]
        of = framework(*flat(60, 40), award=award)
        found = answer(evaluated(of, [bid("a"), bid("b")], sheets))
        assert codes(found) == [code]
        assert found.tables == found.weak == ()

    def test_a_relative_price(self):
        of = framework(leaf("k", 60, RATED), leaf("p", 40, PROPORTIONAL))
        sheets = [marks("p", {"a": {"k": "7.5"}, "b": {"k": 6}})]
        found = answer(evaluated(of, [bid("a", 90), bid("b", 60)], sheets))
        # a 45 + 80/3, b 36 + 40: b leads; at k = x: 3x/4 + 2/3(100 − x) = 3x/5 + 100 − x at 2000/29.
        assert rows(found, "intervals")["k"]["high"] == F(2000, 29)
        assert rows(found, "changes")["a"]["confirmed"] is True

    def test_criteria_of_a_lot(self):
        of = framework(lots=[lot(criteria=flat(60, 40))])
        sheets = [marks("p", {"a": {"k": 5, "l": 10}, "b": {"k": 8, "l": 5}})]
        found = answer(evaluated(of, [bid("a"), bid("b")], sheets))
        assert rows(found, "intervals")["k"]["high"] == F("62.5")
        assert rows(found, "changes")["b"]["confirmed"] is True

    def test_a_node_by_consensus(self):
        one, two, three = flat(20, 40, 40)
        joint = node("t", 60, one, two, how="consensus", scale="cijfers")
        given_marks = {"a": {"k": 1, "l": 2, "m": 3}, "b": {"k": 3, "l": 3, "m": 9}}
        sheets = [marks("p", given_marks), marks(None, {"a": {"t": 9}, "b": {"t": 5}})]
        found = answer(evaluated(framework(joint, three), [bid("a"), bid("b")], sheets))
        # a 9x/10 + 3(100 − x)/10, b x/2 + 9(100 − x)/10: equal where 4x = 6(100 − x), x = 60.
        assert codes(found)[0] == "one-weight-tie"
        assert rows(found, "intervals")["t"]["confirmed"] is True


@st.composite
def with_minimums(draw: st.DrawFn):
    """Two to five bids on four criteria in a tree, with minimums on a node, on the total, or both."""
    weights = [10 * n for n in draw(st.sampled_from([(1, 2, 3, 4), (4, 3, 2, 1), (2, 3, 3, 2)]))]
    row = st.lists(st.integers(0, 10).map(lambda step: 10 * step), min_size=4, max_size=4)
    given_rows = {name: draw(row) for name in "abcde"[: draw(st.integers(2, 5))]}
    first, *inner, last = flat(*weights)
    lowest = draw(st.sampled_from([30, 40, 50]))
    minimum = draw(st.sampled_from([{}, {"minimum": {"percent": lowest}}]))
    more = {"minimum_total": {"percent": draw(st.sampled_from([30, 45, 55]))}}
    more = draw(st.sampled_from([more, {}] if minimum else [more]))
    contracts = draw(st.integers(1, 2))
    inside = node("t", weights[1] + weights[2], *inner, **minimum)
    return tender(given_rows, first, inside, last, lots=[lot(winners=contracts)], **more)


class TestAgainstTheEngine:
    @SETTINGS
    @given(with_minimums())
    def test_the_contracts_stay_within_an_interval_and_move_just_beyond_it(self, evaluation):
        """Every tenth of a weight, but 0 and all: there a minimum can weigh nothing."""
        shares = shares_of(evaluation, 0)
        if not isinstance(shares, Shares):
            return
        case = Case(evaluation, 0)
        for walk in walked(case, shares):
            if isinstance(walk, Fixed):
                continue
            found = walk.interval
            for step in range(1, 10):
                weight = found.most * F(step, 10)
                result = again(evaluation, moved(shares, found.criterion, weight))
                if found.low.weight < weight < found.high.weight:
                    assert holders(result) == case.holders
            for side, way in ((walk.low, -1), (walk.high, 1)):
                if not side.end.is_last:
                    weight = side.end.weight + way * min(
                        F(1, 10**6), abs(side.until - side.end.weight) / 2
                    )
                    result = again(evaluation, moved(shares, found.criterion, weight))
                    assert set(holders(result)) == set(side.end.beyond)
                    if set(side.end.beyond) == set(case.holders):  # a part of a draw is over
                        assert result.contested != case.base.contested
                    now = {one.bid for one in case.base.ranking}
                    then = {one.bid for one in result.ranking}
                    assert now >= set(side.end.out) - set(side.end.new)
                    assert not then & set(side.end.out)
                    assert then >= set(side.end.new)


class TestReweighted:
    @SETTINGS
    @given(tenders())
    def test_it_is_the_framework_that_tests_make_by_hand(self, evaluation):
        shares = table(evaluation)
        turned = dict(zip(shares.leaves, reversed(shares.weights), strict=True))
        made = Case(evaluation, 0).again(framework=reweighted(evaluation.framework, 0, turned))
        other = again(evaluation, turned)
        assert [(r.bid, r.total) for r in made.ranking] == [(r.bid, r.total) for r in other.ranking]


@SETTINGS
@given(tenders())
def test_without_rounding_and_minimums_everything_is_confirmed(evaluation):
    found = answer(evaluation)
    assert "intervals-otherwise" not in codes(found)
    assert "changes-otherwise" not in codes(found)
    for one in found.said:
        assert one.say("nl")
        assert one.say("en")
