"""The table of shares, and when there is none."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import given
from tests.build import (
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
from tests.sensitivity.build import flat, table, tender, tenders

from aanbesteding.sensitivity.weighing.reasons import KINDS, TEXTS, NoAnswer
from aanbesteding.sensitivity.weighing.shares import shares_of

F = Fraction
TWO = {"a": (50, 100), "b": (80, 50)}


def reason(evaluation) -> NoAnswer:
    found = shares_of(evaluation, 0)
    assert isinstance(found, NoAnswer)
    return found


class TestTable:
    def test_of_the_docstring(self):
        found = table(tender(TWO, *flat(60, 40)))
        assert found.table == {"a": (F(1, 2), F(1)), "b": (F(4, 5), F(1, 2))}
        assert found.totals == {"a": F(70), "b": F(68)}
        assert (found.whole, found.weights, found.leaves) == (100, (60, 40), ("k", "l"))
        assert (found.groups, found.bids) == ((("a",), ("b",)), ("a", "b"))

    def test_a_weight_of_zero_has_the_share_of_the_method(self):
        found = table(tender(TWO, *flat(100, 0)))
        assert found.table == {"a": (F(1, 2), F(1)), "b": (F(4, 5), F(1, 2))}

    def test_a_tree_with_weights_of_the_parent(self):
        one, two, three = flat(25, 75, 40)
        rows = {"a": (50, 100, 0), "b": (80, 50, 10)}
        of_parent = {"unit": "percent", "of": "parent"}
        found = table(tender(rows, node("t", 60, one, two), three, weights=of_parent))
        assert found.weights == (15, 45, 40)
        top, last = found.tops
        assert (top.weight, top.part, last.part) == (60, F(3, 5), F(2, 5))
        assert [(c.weight, c.part) for c in top.children] == [(15, F(1, 4)), (45, F(3, 4))]
        assert [branch.criterion for branch in top.walk()] == ["t", "k", "l"]

    def test_what_weighs_nothing_has_no_proportions_unless_they_are_stated(self):
        one, two, three = flat(0, 0, 100)
        found = table(tender({"a": (1, 2, 3), "b": (2, 2, 2)}, node("t", 0, one, two), three))
        assert [child.part for child in found.tops[0].children] == [None, None]
        one, two, three = flat(25, 75, 100)
        of_parent = {"unit": "percent", "of": "parent"}
        found = table(
            tender(
                {"a": (1, 2, 3), "b": (2, 2, 2)}, node("t", 0, one, two), three, weights=of_parent
            )
        )
        assert [child.part for child in found.tops[0].children] == [F(1, 4), F(3, 4)]

    def test_a_node_by_consensus_counts_as_one(self):
        one, two, three = flat(20, 40, 40)
        joint = node("t", 60, one, two, how="consensus", scale="cijfers")
        of = framework(joint, three)
        given = {"a": {"k": 1, "l": 2, "m": 3}, "b": {"k": 3, "l": 3, "m": 3}}
        together = {"a": {"t": 9}, "b": {"t": 5}}
        sheets = [marks("p", given), marks(None, together)]
        found = table(evaluated(of, [bid("a"), bid("b")], sheets))
        assert (found.leaves, found.weights) == (("t", "m"), (60, 40))
        assert found.table == {"a": (F(9, 10), F(3, 10)), "b": (F(1, 2), F(3, 10))}

    def test_rounded_marks_and_prices_are_shares_like_others(self):
        of = framework(
            leaf("k", 60, RATED),
            leaf("p", 40, PROPORTIONAL),
            policies={"rounding": [rounding("mark", 0)]},
        )
        sheets = [marks("p", {"a": {"k": "7.5"}, "b": {"k": 6}})]
        found = table(evaluated(of, [bid("a", 90), bid("b", 60)], sheets))
        assert found.table == {"a": (F(3, 4), F(2, 3)), "b": (F(3, 5), F(1))}

    def test_a_fixed_price_is_a_sum_too(self):
        of = framework(*flat(60, 40), award="fixed-price", lots=[lot(fixed_price=100)])
        sheets = [marks("p", {"a": {"k": 5, "l": 10}, "b": {"k": 8, "l": 5}})]
        found = table(evaluated(of, [bid("a"), bid("b")], sheets))
        assert found.totals == {"a": 70, "b": 68}

    @SETTINGS
    @given(tenders())
    def test_totals_are_weights_times_shares(self, evaluation):
        found = table(evaluation)
        for name, row in found.table.items():
            summed = sum(w * s for w, s in zip(found.weights, row, strict=True))
            assert summed == found.totals[name]
        assert sum(found.weights) == found.whole


class TestNoTable:
    def test_no_bid_and_one_bid(self):
        assert reason(tender({}, *flat(60, 40))).kind == "no-bid"
        alone = reason(tender({"a": (50, 100)}, *flat(60, 40)))
        assert alone.kind == "one-bid"
        assert alone.say("nl") == (
            "a is de enige toegelaten inschrijving; zolang dat zo is, beslist geen gewicht."
        )

    @pytest.mark.parametrize(
        ("award", "kind"), [("price-per-quality", "award"), ("award-on-value", "euros")]
    )
    def test_another_award(self, award, kind):
        of = framework(*flat(60, 40), award=award)
        sheets = [marks("p", {"a": {"k": 5, "l": 10}, "b": {"k": 8, "l": 5}})]
        assert reason(evaluated(of, [bid("a"), bid("b")], sheets)).kind == kind

    def test_the_price_alone(self):
        of = framework(award="lowest-price")
        assert reason(evaluated(of, [bid("a", 1), bid("b", 2)])).kind == "price-alone"

    @pytest.mark.parametrize("weight", [40, 0])
    def test_an_irrational_share_even_without_weight(self, weight):
        log = {"type": "price-log", "zero-at": 2, "out-of-range": "clamp"}
        of = framework(leaf("k", 100 - weight, RATED), leaf("p", weight, log))
        sheets = [marks("p", {"a": {"k": 5}, "b": {"k": 6}})]
        found = reason(evaluated(of, [bid("a", 100), bid("b", 130)], sheets))
        assert (found.kind, dict(found.fields)["criterion"]) == ("irrational", "p")


class TestLeftOut:
    @pytest.mark.parametrize("stage", ["criterion", "node", "total"])
    def test_rounding_after_weighing_is_undone(self, stage):
        # Weights 60 and 40: a has 1/2 and 99/100, b 51/100 and 24/25: 69.6 and 69 points.
        policies = {"rounding": [rounding(stage, 0)]}
        rows = {"a": (50, 99), "b": (51, 96)}
        found = table(tender(rows, *flat(60, 40), policies=policies))
        assert found.totals == {"a": F("69.6"), "b": F("69")}
        assert found.groups == (("a",), ("b",))

    def test_what_only_rounding_makes_equal_is_not(self):
        policies = {"rounding": [rounding("total", 0)]}
        rows = {"a": (50, 66), "b": (50, 67)}  # 56.4 and 56.8: 56 and 57; then 56.6: 57 and 57
        found = table(tender(rows | {"c": (51, 65)}, *flat(60, 40), policies=policies))
        assert found.totals == {"a": F("56.4"), "b": F("56.8"), "c": F("56.6")}
        assert found.groups == (("b",), ("c",), ("a",))

    def test_minimums_on_sums_are_kept(self):
        one, two, three = flat(20, 40, 40)
        rows = {"a": (50, 100, 100), "b": (10, 20, 100), "c": (80, 50, 0)}
        criteria = (node("t", 60, one, two, minimum={"percent": 30}), three)
        found = table(tender(rows, *criteria, minimum_total={"percent": 40}))
        assert found.minimums == (((0, 1), F(3, 10)), ((0, 1, 2), F(2, 5)))
        assert found.bids == ("a",)
        assert found.aside == {"b": (F(1, 10), F(1, 5), F(1)), "c": (F(4, 5), F(1, 2), F(0))}

    def test_a_minimum_on_a_share_hangs_on_none(self):
        rows = {**TWO, "c": (20, 100)}
        one, two = leaf("k", 60, RATED, minimum={"percent": 30}), leaf("l", 40, RATED)
        found = table(tender(rows, one, two))
        assert (found.bids, found.minimums, found.aside) == (("a", "b"), (), {})


class TestContracts:
    @pytest.mark.parametrize(
        ("contracts", "sure", "contested"),
        [
            (1, ("a",), ()),
            (2, ("a",), ("b", "c")),
            (3, ("a", "b", "c"), ()),
            (4, ("a", "b", "c", "d"), ()),
            (9, ("a", "b", "c", "d"), ()),
        ],
    )
    def test_who_holds_them(self, contracts, sure, contested):
        rows = {"a": (9, 9), "b": (5, 5), "c": (5, 5), "d": (1, 1)}
        found = table(tender(rows, *flat(60, 40), lots=[lot(winners=contracts)]))
        assert (found.sure, found.contested) == (sure, contested)


def test_every_sentence_in_both_languages_with_the_same_fields():
    assert set(TEXTS) == set(KINDS)
    for text in TEXTS.values():
        assert set(re.findall(r"{\w+}", text.nl)) == set(re.findall(r"{\w+}", text.en))
