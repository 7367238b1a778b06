"""Clauses 5.9 to 5.11: nodes by consensus, minimums in an announced order, marks far apart."""

from __future__ import annotations

from typing import Any

import pytest
from tests.build import (
    PROPORTIONAL,
    RATED,
    WORDS,
    F,
    bid,
    evaluated,
    fact,
    fault_codes,
    filled,
    framework,
    leaf,
    marks,
    node,
    of_bid,
    reasons,
    rounding,
    the_lot,
    totals,
    warning_codes,
)

from aanbesteding import Faults
from aanbesteding.model.framework import Framework
from aanbesteding.scoring.evaluation import LotResult, NodeScore

JOINT = {"how": "consensus", "scale": "cijfers"}
TO_BEST = {"type": "rating-to-best", "scale": "cijfers"}
HALF = {"minimum": {"percent": 50}}


def score(result: LotResult, name: str, criterion: str) -> NodeScore:
    """The score of a bid on a criterion."""
    return next(s for s in of_bid(result, name).walk() if s.criterion == criterion)


def judged_by_consensus(**more: Any) -> Framework:
    """Node n of 60 by consensus over k (40) and l (20), and m of 40."""
    return framework(
        node("n", 60, leaf("k", 40, RATED), leaf("l", 20, RATED), **JOINT),
        leaf("m", 40, RATED),
        **more,
    )


class TestConsensus:
    """5.9 *Node by consensus.* A node with `how: consensus` has a share of its own: what the panel's
    joint mark on it is worth on its `scale` (clause 5.2). Its points are that share × its absolute
    weight, rounded at the stage `node` only. All that stands beneath it is a `rating-scale` and is
    scored as ever: no mark may be missing and minimum scores are tested, but neither the points nor
    the weights there decide anything about the node. Their sum stands beside the joint mark, and a
    warning says where the two differ. Individual marks on the node may be given and stand beside it
    too. Without `how`, and with `how: arithmetic`, clause 5.6 holds.
    """

    def test_the_joint_mark_makes_the_points(self) -> None:
        """Jointly 8 on n: 0.8 × 60 = 48, though 40 × 0.5 + 20 × 0.6 = 32; with m 40 × 0.7: 76."""
        sheets = [marks("p", {"a": {"k": 5, "l": 6, "m": 7}}), marks(None, {"a": {"n": 8}})]
        result = the_lot(judged_by_consensus(), [bid("a")], sheets)
        assert totals(result) == {"a": 76}
        found = score(result, "a", "n")
        assert (found.points, found.share) == (48, F("0.8"))
        assert [child.points for child in found.children] == [20, 12]

    def test_the_sum_stands_beside(self) -> None:
        """The derivation shows 20 + 12 = 32 for comparison, before the 0.8 × 60 = 48 that counts."""
        sheets = [marks("p", {"a": {"k": 5, "l": 6, "m": 7}}), marks(None, {"a": {"n": 8}})]
        found = score(the_lot(judged_by_consensus(), [bid("a")], sheets), "a", "n")
        assert [(t.stage, t.step.result) for t in found.steps] == [
            ("beside", 32),
            ("marks", F("0.8")),
            ("points", 48),
        ]
        assert [filled(t.step) for t in found.steps] == [32, F("0.8"), 48]

    def test_a_warning_says_where_they_differ(self) -> None:
        """8 on n is 48 and k and l make 32 of a: AB641. b has 5 on all: 30 = 20 + 10, no warning.

        AB642 says, once, that the weights beneath n decide nothing.
        """
        by = {"a": {"k": 5, "l": 6, "m": 7}, "b": {"k": 5, "l": 5, "m": 7}}
        sheets = [marks("p", by), marks(None, {"a": {"n": 8}, "b": {"n": 5}})]
        found = evaluated(judged_by_consensus(), [bid("a"), bid("b")], sheets)
        assert warning_codes(found) == ["AB642", "AB641"]
        (differs,) = found.lots[0].findings
        assert differs.what("en") == (
            "bid “a”: the consensus mark on “n” gives 48 points, the subcriteria add up to 32"
        )

    def test_individual_marks_stand_beside(self) -> None:
        """p gave 3 on n for itself: it's shown, 8 counts: 48 points."""
        by = {"a": {"k": 5, "l": 6, "m": 7, "n": 3}}
        result = the_lot(
            judged_by_consensus(), [bid("a")], [marks("p", by), marks(None, {"a": {"n": 8}})]
        )
        found = score(result, "a", "n")
        assert [(m.assessor, m.mark, m.counts) for m in found.marks] == [
            ("p", "3", False),
            ("consensus", "8", True),
        ]
        assert found.points == 48
        assert [m.mark for m in score(result, "a", "k").marks] == ["5"]

    def test_the_joint_mark_may_not_be_missing(self) -> None:
        """Without a mark on n there is a fault (AB414), and not the sum of 32; AB415 for no sheet."""
        own = marks("p", {"a": {"k": 5, "l": 6, "m": 7}})
        assert fault_codes(judged_by_consensus(), [bid("a")], [own]) == ["AB415"]
        empty = marks(None, {"a": {}})
        assert fault_codes(judged_by_consensus(), [bid("a")], [own, empty]) == ["AB414"]

    def test_marks_beneath_may_not_be_missing(self) -> None:
        """8 on n, but no mark of p on l: AB414."""
        sheets = [marks("p", {"a": {"k": 5, "m": 7}}), marks(None, {"a": {"n": 8}})]
        assert fault_codes(judged_by_consensus(), [bid("a")], sheets) == ["AB414"]

    def test_a_joint_mark_that_is_not_on_the_scale(self) -> None:
        """An 11 on a scale to 10: AB413."""
        sheets = [marks("p", {"a": {"k": 5, "l": 6, "m": 7}}), marks(None, {"a": {"n": 11}})]
        assert fault_codes(judged_by_consensus(), [bid("a")], sheets) == ["AB413"]

    def test_a_minimum_beneath_is_tested(self) -> None:
        """k needs half of 40. a has 4: 16, and is set aside in spite of a 10 on n."""
        of = framework(node("n", 100, leaf("k", 40, RATED, **HALF), leaf("l", 60, RATED), **JOINT))
        sheets = [marks("p", {"a": {"k": 4, "l": 9}}), marks(None, {"a": {"n": 10}})]
        assert reasons(the_lot(of, [bid("a")], sheets)) == {"a": [("minimum", "k")]}

    def test_a_minimum_on_the_node_is_of_the_joint_mark(self) -> None:
        """n needs half of 100. k and l make 80, jointly it's a 4.5: 45 and set aside."""
        of = framework(node("n", 100, leaf("k", 40, RATED), leaf("l", 60, RATED), **JOINT, **HALF))
        sheets = [marks("p", {"a": {"k": 8, "l": 8}}), marks(None, {"a": {"n": "4.5"}})]
        assert reasons(the_lot(of, [bid("a")], sheets)) == {"a": [("minimum", "n")]}

    def test_rounded_at_the_stage_node_only(self) -> None:
        """A 6.5 of 33: 21.45. In whole points at the node 21; a rounding of leaves does not touch n."""
        tree = [node("n", 33, leaf("k", 33, RATED), **JOINT), leaf("m", 67, RATED)]
        sheets = [marks("p", {"a": {"k": 5, "m": 0}}), marks(None, {"a": {"n": "6.5"}})]
        for stage, points in (("node", 21), ("criterion", F("21.45")), ("mark", F("21.45"))):
            of = framework(*tree, policies={"rounding": [rounding(stage, 0)]})
            assert score(the_lot(of, [bid("a")], sheets), "a", "n").points == points

    def test_a_part_of_the_parent(self) -> None:
        """n is 50 % of top, top 60 %: 30 points. Jointly 9: 27; l 5 of the other 30: 15; m 0: 42."""
        of = framework(
            node("top", 60, node("n", 50, leaf("k", 100, RATED), **JOINT), leaf("l", 50, RATED)),
            leaf("m", 40, RATED),
            weights={"unit": "percent", "of": "parent"},
        )
        sheets = [marks("p", {"a": {"k": 1, "l": 5, "m": 0}}), marks(None, {"a": {"n": 9}})]
        result = the_lot(of, [bid("a")], sheets)
        assert score(result, "a", "top").points == totals(result)["a"] == 42

    def test_arithmetic_is_the_sum(self) -> None:
        """`how: arithmetic` says what is so without it: 40 × 0.5 + 60 × 0.9 = 74."""
        leaves = (leaf("k", 40, RATED), leaf("l", 60, RATED))
        sheet = marks("p", {"a": {"k": 5, "l": 9}})
        for how in ({"how": "arithmetic"}, {}):
            assert totals(
                the_lot(framework(node("n", 100, *leaves, **how)), [bid("a")], [sheet])
            ) == {"a": 74}

    @pytest.mark.parametrize(
        ("criteria", "code"),
        [
            ([node("n", 100, leaf("k", 100, RATED), how="consensus")], "AB123"),
            ([node("n", 100, leaf("k", 100, RATED), scale="cijfers")], "AB123"),
            ([leaf("k", 100, RATED, how="consensus", scale="cijfers")], "AB123"),
            ([node("n", 100, leaf("k", 100, PROPORTIONAL), **JOINT)], "AB123"),
            ([node("n", 100, leaf("k", 100, TO_BEST), **JOINT)], "AB123"),
            ([node("n", 100, node("o", 100, leaf("k", 100, PROPORTIONAL)), **JOINT)], "AB123"),
            ([node("n", 100, leaf("k", 100, RATED), how="consensus", scale="weg")], "AB103"),
        ],
    )
    def test_what_cannot_work(self, criteria: Any, code: str) -> None:
        """No scale, a scale without consensus, on a leaf, a price or 1 relative method beneath."""
        assert set(fault_codes(framework(*criteria), [bid("a")])) >= {code}


QUALITY = ("k", "l", "prijs")


def in_order(*order: str, **more: Any) -> Framework:
    """k of 30 and l of 30 need half, the price of 40 (relative) a quarter; tested in an order."""
    return framework(
        leaf("k", 30, RATED, **HALF),
        leaf("l", 30, RATED, **HALF),
        leaf("prijs", 40, PROPORTIONAL, minimum={"percent": 25}),
        policies={"minimums-order": list(order)},
        **more,
    )


class TestOrder:
    """5.10 *Announced order.* `policies.minimums-order` names every minimum score once, `total` as
    the last. They are tested one after the other, over the bids that are left. Before a test whatever
    stands at or beneath its node and has no share yet gets one, and before `total` all the rest; a
    relative method sees the bids that are left then. A bid that misses a test is set aside: it is
    neither tested nor scored further, marks that would come later are not needed, and the reason says
    which test it was. Of a bid that lacks a mark the later marks are looked for all the same.
    """

    def test_no_marks_after_a_failed_test(self) -> None:
        """b has a 4 on k: 12 of the 15 it needs. Its mark on l is not missed; a's would be."""
        of = in_order(*QUALITY)
        sheet = marks("p", {"a": {"k": 6, "l": 5}, "b": {"k": 4}})
        result = the_lot(of, [bid("a"), bid("b")], [sheet])
        assert totals(result) == {"a": 73}  # 18 + 15 + 40
        assert reasons(result) == {"b": [("minimum", "k")]}
        assert [s.criterion for s in of_bid(result, "b").walk()] == ["k"]
        short = marks("p", {"a": {"k": 6}, "b": {"k": 4}})
        assert fault_codes(of, [bid("a"), bid("b")], [short]) == ["AB414"]

    def test_without_an_order_the_marks_are_needed(self) -> None:
        """The same two sheets under clause 5.7: b's mark on l is missing."""
        of = framework(leaf("k", 50, RATED, **HALF), leaf("l", 50, RATED))
        sheet = marks("p", {"a": {"k": 6, "l": 5}, "b": {"k": 4}})
        assert fault_codes(of, [bid("a"), bid("b")], [sheet]) == ["AB414"]

    def test_the_reason_names_the_test(self) -> None:
        """l is test 1 of 3 here: b misses it with 12 of 15, and nothing is said of its 4 on k."""
        sheet = marks("p", {"a": {"k": 6, "l": 5}, "b": {"k": 4, "l": 4}})
        result = the_lot(in_order("l", "k", "prijs"), [bid("a"), bid("b")], [sheet])
        (reason,) = of_bid(result, "b").reasons
        assert reason.say("en") == (
            "gets 12 points on “l”; the minimum is 15 (50 % of 30); this is test 1 of 3 in the "
            "announced order, what comes after it was not assessed"
        )
        assert "toets 1 van 3" in reason.say("nl")

    def test_quality_then_price(self) -> None:
        """c is cheapest with 50 and misses k. So the lowest is 100: a 40, b 40 × 100/125 = 32."""
        sheet = marks("p", {"a": {"k": 6, "l": 5}, "b": {"k": 8, "l": 9}, "c": {"k": 4}})
        bids = [bid("a", 100), bid("b", 125), bid("c", 50)]
        result = the_lot(in_order(*QUALITY), bids, [sheet])
        assert totals(result) == {"b": 83, "a": 73}  # 24 + 27 + 32, 18 + 15 + 40
        assert result.lowest == 100

    def test_price_then_quality(self) -> None:
        """The price is tested first, over all: the lowest is c's 50, though c then misses k.

        a: 40 × 50/100 = 20, b: 40 × 50/250 = 8, under 10: set aside, and needs no marks.
        """
        sheet = marks("p", {"a": {"k": 6, "l": 5}, "c": {"k": 4}})
        bids = [bid("a", 100), bid("b", 250), bid("c", 50)]
        result = the_lot(in_order("prijs", "k", "l"), bids, [sheet])
        assert totals(result) == {"a": 53}  # 18 + 15 + 20
        assert reasons(result) == {"b": [("minimum", "prijs")], "c": [("minimum", "k")]}
        assert result.lowest == 50

    def test_a_node_scores_what_is_beneath_it(self) -> None:
        """k is tested before n, and n (k and l) needs 35 of 70: 40 × 0.6 + 30 × 0.3 = 33."""
        of = framework(
            node("n", 70, leaf("k", 40, RATED, **HALF), leaf("l", 30, RATED), **HALF),
            leaf("m", 30, RATED),
            policies={"minimums-order": ["k", "n"]},
        )
        sheet = marks("p", {"a": {"k": 6, "l": 3}, "b": {"k": 4}, "c": {"k": 5, "l": 5, "m": 9}})
        result = the_lot(of, [bid("a"), bid("b"), bid("c")], [sheet])
        assert reasons(result) == {"a": [("minimum", "n")], "b": [("minimum", "k")]}
        assert totals(result) == {"c": 62}  # 20 + 15 + 27
        assert [s.criterion for s in of_bid(result, "b").walk()] == ["k"]

    def test_total_comes_last(self) -> None:
        """In all at least 60. a 18 + 15 + 0.5 × 40 = 53 misses it: test 2 of 2."""
        of = framework(
            leaf("k", 30, RATED, **HALF),
            leaf("l", 30, RATED),
            leaf("m", 40, RATED),
            policies={"minimums-order": ["k", "total"]},
            minimum_total={"percent": 60},
        )
        sheet = marks("p", {"a": {"k": 6, "l": 5, "m": 5}, "b": {"k": 9, "l": 9, "m": 5}})
        result = the_lot(of, [bid("a"), bid("b")], [sheet])
        assert (totals(result), reasons(result)) == ({"b": 74}, {"a": [("minimum-total", "total")]})
        assert "this is test 2 of 2" in of_bid(result, "a").reasons[0].say("en")

    def test_a_joint_mark_after_a_failed_test(self) -> None:
        """k misses its half of 40; the joint mark on n, above it, is not needed any more."""
        of = framework(
            node("n", 100, leaf("k", 40, RATED, **HALF), leaf("l", 60, RATED), **JOINT),
            policies={"minimums-order": ["k"]},
        )
        sheets = [marks("p", {"a": {"k": 4}}), marks(None, {})]
        assert reasons(the_lot(of, [bid("a")], sheets)) == {"a": [("minimum", "k")]}

    def test_a_rating_to_the_best_of_who_is_left(self) -> None:
        """c has the best l, 10, and misses k: the best of a (8) and b (4) is 8. b: 4/8 of 70 = 35."""
        of = framework(
            leaf("k", 30, RATED, **HALF),
            leaf("l", 70, TO_BEST),
            policies={"minimums-order": ["k"]},
        )
        by = {"a": {"k": 5, "l": 8}, "b": {"k": 5, "l": 4}, "c": {"k": 4, "l": 10}}
        result = the_lot(of, [bid("a"), bid("b"), bid("c")], [marks("p", by)])
        assert totals(result) == {"a": 85, "b": 50}

    def test_all_missing_marks_in_one_run(self) -> None:
        """a lacks k and m; nobody knows whether it passes k, so both are asked for: 2 names."""
        of = framework(
            leaf("k", 30, RATED, **HALF),
            leaf("m", 70, RATED),
            policies={"minimums-order": ["k"]},
        )
        sheet = marks("p", {"a": {}})
        with pytest.raises(Faults, match="no mark for: k, m"):
            evaluated(of, [bid("a")], [sheet])

    def test_an_order_for_the_tree_that_a_lot_has(self) -> None:
        """Lot y has no k: its own l is test 1 of 1 there."""
        tree = {"x": [leaf("k", 100, RATED, **HALF)], "y": [leaf("l", 100, RATED, **HALF)]}
        of = framework(
            lots=[
                {"id": name, "title": name, "assumed": "t", "criteria": own}
                for name, own in tree.items()
            ],
            policies={"minimums-order": ["k", "l"]},
        )
        offers = [{"lot": "x", "price": 1}, {"lot": "y", "price": 1}]
        given = {"x": {"k": {"mark": 9, "reason": "r"}}, "y": {"l": {"mark": 4, "reason": "r"}}}
        sheet = marks("p", {}, marks={"a": given})
        x, y = evaluated(of, [bid("a", lots=offers)], [sheet]).lots
        assert totals(x) == {"a": 90}
        assert "test 1 of 1" in of_bid(y, "a").reasons[0].say("en")

    @pytest.mark.parametrize(
        "order",
        [
            ["k"],
            ["k", "l", "prijs", "k"],
            ["k", "l", "prijs", "total"],
            ["k", "l", "prijs", "weg"],
        ],
    )
    def test_an_order_that_is_not_whole(self, order: list[str]) -> None:
        """1 is forgotten, 2 is there twice, 3 is no minimum, 4 does not exist: AB125."""
        assert set(fault_codes(in_order(*order), [bid("a")])) == {"AB125"}


class TestSpread:
    """5.11 *Spread.* With `panel.spread-flag` a warning says where individual marks on a criterion
    lie too far apart: where what they are worth differs by more than `percent-points`, or the marks by
    more than `steps`; on a `labelled` scale a step is one place in the list. Marks beside a consensus
    count for this; no score changes.
    """

    def spread(self, flag: dict[str, Any], *own: object, **how: Any) -> list[str]:
        """The warnings about bid a with marks of p, q and r on k, but for the one about one bid."""
        return [code for code in self.all_warnings(flag, *own, **how) if code != "AB606"]

    def all_warnings(
        self,
        flag: dict[str, Any],
        *own: object,
        scale: str = "cijfers",
        combine: str = "mean",
        joint: object = None,
    ) -> list[str]:
        of = framework(
            leaf("k", 100, {"type": "rating-scale", "scale": scale}),
            scales=[
                WORDS,
                {"type": "numeric", "id": "cijfers", "lowest": 0, "highest": 10}
                | {"step": "0.5", "zero-at": 0, "full-at": 10},
            ],
            panel="pqr",
            combine=combine,
            panel_keys={"spread-flag": flag},
        )
        sheets = [marks(who, {"a": {"k": mark}}) for who, mark in zip("pqr", own, strict=True)]
        sheets += [marks(None, {"a": {"k": joint}})] if joint is not None else []
        return warning_codes(evaluated(of, [bid("a")], sheets))

    def test_percentage_points(self) -> None:
        """7, 8 and 4 are 40 points apart: more than 39.9, not more than 40."""
        assert self.spread({"percent-points": 40}, 7, 8, 4) == []
        assert self.spread({"percent-points": "39.9"}, 7, 8, 4) == ["AB643"]

    def test_steps_of_numbers(self) -> None:
        """From 4 to 8 in halves: 8 steps."""
        assert self.spread({"steps": 8}, 7, 8, 4) == []
        assert self.spread({"steps": 7}, 7, 8, 4) == ["AB643"]

    def test_steps_of_labels(self) -> None:
        """good, sufficient, moderate, none: 3 places, and 100 points, from the first to the last."""
        own = ("goed", "matig", "geen")
        assert self.spread({"steps": 3}, *own, scale="woorden") == []
        assert self.spread({"steps": 2}, *own, scale="woorden") == ["AB643"]
        assert self.spread({"percent-points": 99}, *own, scale="woorden") == ["AB643"]

    def test_either_of_the_two(self) -> None:
        """30 points and 6 steps: more than 5 steps, though not more than 50 points."""
        assert self.spread({"percent-points": 50, "steps": 5}, 5, 8, 7) == ["AB643"]

    def test_marks_beside_a_consensus(self) -> None:
        """2 and 9 apart, jointly 6: the 7 between the individual marks are said, and 6 is no mark of it."""
        flag = {"percent-points": 65}
        assert self.spread(flag, 2, 9, 5, combine="consensus", joint=6) == ["AB643"]
        assert self.spread(flag, 6, 6, 6, combine="consensus", joint=0) == []

    def test_no_score_changes(self) -> None:
        """7, 8 and 3 make 60 with and without a flag; the message names them all."""
        sheets = [marks(who, {"a": {"k": m}}) for who, m in zip("pqr", (7, 8, 3), strict=True)]
        found = []
        for flag in ({}, {"spread-flag": {"steps": 0}}):
            of = framework(leaf("k", 100, RATED), panel="pqr", panel_keys=flag)
            found.append(evaluated(of, [bid("a")], sheets))
        assert totals(found[0].lots[0]) == totals(found[1].lots[0]) == {"a": 60}
        (said,) = [f for f in found[1].lots[0].findings if f.code.code == "AB643"]
        assert said.what("en") == (
            "bid “a”, criterion “k”: the marks lie far apart (p 7, q 8, r 3; 50 percentage points, 10 steps)"
        )

    def test_facts_have_no_spread(self) -> None:
        """A criterion without marks beside one with 2 equal ones: nothing to say."""
        by_fact = {"type": "fact-bandwidth", "fact": "f", "zero-at": 0, "full-at": 9}
        of = framework(
            leaf("k", 50, RATED),
            leaf("l", 50, {**by_fact, "out-of-range": "clamp"}),
            facts=[fact("f")],
            panel="pq",
            panel_keys={"spread-flag": {"steps": 0}},
        )
        sheets = [marks(who, {"a": {"k": 5}}) for who in "pq"]
        assert warning_codes(evaluated(of, [bid("a", facts={"f": 3})], sheets)) == ["AB606"]
