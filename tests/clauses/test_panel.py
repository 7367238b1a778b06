"""Clauses 5.2 to 5.4: what marks are worth, how a panel makes one share of them, what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from tests.build import (
    RATED,
    F,
    bid,
    evaluated,
    fault_codes,
    framework,
    leaf,
    lot,
    marks,
    of_bid,
    shares,
    the_lot,
    totals,
    warning_codes,
)

from aanbesteding.model.framework import Framework

WORDED = {"type": "rating-scale", "scale": "woorden"}
PRESENT = {"missing-mark": "average-of-present"}


def judged(combine: str = "mean", panel: Iterable[str] = "pqr", **policies: str) -> Framework:
    """One criterion of 100 points, marked from 0 to 10 by a panel."""
    return framework(leaf("k", 100, RATED), panel=panel, combine=combine, policies=policies)


def given(**by: object) -> list[Any]:
    """The sheets of assessors with one mark each for bid a; None leaves the mark out."""
    return [
        marks(None if who == "consensus" else who, {"a": {} if mark is None else {"k": mark}})
        for who, mark in by.items()
    ]


def conflict(*names: str, **by: object) -> list[Any]:
    """The sheets of assessors with one mark each, and of `names`, who have a conflict on bid a."""
    said = [{"bid": "a", "reason": "werkte daar"}]
    return [*given(**by), *(marks(name, {}, conflicts=said) for name in names)]


def share(of: Framework, sheets: list[Any]) -> object:
    """The share of bid a."""
    return shares(the_lot(of, [bid("a")], sheets), "k")["a"]


def on_scale(mark: str, **scale: object) -> list[str] | object:
    """What a mark is worth on a numeric scale, or the codes of its faults."""
    parts = {"lowest": 1, "highest": 10, "step": "0.5", "zero-at": 4, "full-at": 8}
    numeric = {"type": "numeric", "id": "s", **parts, **scale}
    of = framework(leaf("k", 100, {"type": "rating-scale", "scale": "s"}), scales=[numeric])
    return fault_codes(of, [bid("a")], given(p=mark)) or share(of, given(p=mark))


class TestWorth:
    """5.2 A mark is worth, on a `labelled` scale, its percent / 100; on a `numeric` scale
    (mark − zero-at) / (full-at − zero-at). A mark that is not on the scale is a fault; on a numeric
    scale the marks are lowest, lowest + step, … up to highest.
    """

    @pytest.mark.parametrize(
        ("mark", "worth"), [("goed", 1), ("voldoende", "3/5"), ("matig", "1/4"), ("slecht", "-1/2")]
    )
    def test_labelled(self, mark: str, worth: str) -> None:
        """good 100 %, sufficient 60 %, moderate 25 %, bad −50 %: 1, 3/5, 1/4, −1/2."""
        assert share(framework(leaf("k", 100, WORDED)), given(p=mark)) == F(worth)

    @pytest.mark.parametrize("mark", ["Goed", "goed ", "uitstekend", "100", "-"])
    def test_labelled_as_it_is_written(self, mark: str) -> None:
        """`Goed` is not `goed`: a fault (AB413), never a guess."""
        assert fault_codes(framework(leaf("k", 100, WORDED)), [bid("a")], given(p=mark)) == [
            "AB413"
        ]

    @pytest.mark.parametrize(
        ("mark", "worth"),
        [("4", 0), ("8", 1), ("6", "1/2"), ("5.5", "3/8"), ("1", "-3/4"), ("10", "3/2")],
    )
    def test_numeric(self, mark: str, worth: str) -> None:
        """4 is worth 0, 8 all: 5.5 is (5.5 − 4)/(8 − 4) = 3/8, 1 is −3/4, 10 is 6/4."""
        assert on_scale(mark) == F(worth)

    def test_numeric_written_otherwise(self) -> None:
        """6.0 and 6.50 are the marks 6 and 6.5."""
        assert (on_scale("6.0"), on_scale("6.50")) == (F("1/2"), F("5/8"))

    @pytest.mark.parametrize(
        "mark", ["0.5", "10.5", "6.25", "-4", "6,5", "zes", "1e1", "06", "1/2"]
    )
    def test_numeric_not_on_the_scale(self, mark: str) -> None:
        """1 to 10 in halves: 0.5 and 10.5 are beyond, 6.25 between; the others are no such number."""
        assert on_scale(mark) == ["AB413"]

    def test_numeric_steps_count_from_the_lowest(self) -> None:
        """From 1 in steps of 3: 1, 4, 7, 10. The 3 and the 6 are not on it."""
        assert on_scale("7", step=3) == F("3/4")
        assert (on_scale("3", step=3), on_scale("6", step=3)) == (["AB413"], ["AB413"])

    def test_numeric_where_low_is_good(self) -> None:
        """1 is worth all, 6 nothing: 2 is (2 − 6)/(1 − 6) = 4/5."""
        school = {"highest": 6, "step": 1, "zero-at": 6, "full-at": 1}
        assert on_scale("2", **school) == F("4/5")


class TestCombine:
    """5.3 `combine` makes one share of the worths of the assessors who judge the criterion: `mean`;
    `median` (with an even number the mean of the two in the middle); `consensus` (the worth of the
    panel's joint mark, whatever the individual marks are).
    """

    def test_mean(self) -> None:
        """7, 8 and 6 on a scale to 10: (0.7 + 0.8 + 0.6)/3 = 0.7."""
        assert share(judged(), given(p=7, q=8, r=6)) == F("0.7")

    def test_mean_stays_a_fraction(self) -> None:
        """7, 7 and 8: 2.2/3 = 11/15, not 0.7333."""
        assert share(judged(), given(p=7, q=7, r=8)) == F(11, 15)

    def test_mean_is_of_what_marks_are_worth(self) -> None:
        """100 %, 25 % and −50 %: 75/3 = 25 %."""
        of = framework(leaf("k", 100, WORDED), panel="pqr")
        assert share(of, given(p="goed", q="matig", r="slecht")) == F("0.25")

    def test_median_of_an_odd_number(self) -> None:
        """2, 9 and 8: the middle one is 8."""
        assert share(judged("median"), given(p=2, q=9, r=8)) == F("0.8")

    def test_median_of_an_even_number(self) -> None:
        """2, 9, 8 and 5: the two in the middle are 5 and 8, together 6.5."""
        assert share(judged("median", "pqrs"), given(p=2, q=9, r=8, s=5)) == F("0.65")

    def test_median_is_of_worths_and_not_of_labels(self) -> None:
        """On a scale where 1 is best: 1, 2 and 6 are worth 1, 0.8 and 0: the median is 0.8."""
        school = {"type": "numeric", "id": "s", "lowest": 1, "highest": 6, "step": 1}
        school |= {"zero-at": 6, "full-at": 1}
        of = framework(
            leaf("k", 100, {"type": "rating-scale", "scale": "s"}),
            scales=[school],
            panel="pqr",
            combine="median",
        )
        assert share(of, given(p=1, q=2, r=6)) == F("0.8")

    def test_consensus(self) -> None:
        """7, 8 and 6 apart, jointly 9: 0.9. The individual marks stand beside it."""
        sheets = given(p=7, q=8, r=6, consensus=9)
        result = the_lot(judged("consensus"), [bid("a")], sheets)
        assert shares(result, "k") == {"a": F("0.9")}
        (score,) = of_bid(result, "a").walk()
        assert [(mark.assessor, mark.mark, mark.counts) for mark in score.marks] == [
            ("p", "7", False),
            ("q", "8", False),
            ("r", "6", False),
            ("consensus", "9", True),
        ]

    def test_consensus_is_no_assessor_of_that_name(self) -> None:
        """An assessor called `consensus` could be taken for the joint mark: refused (AB116)."""
        own = [marks("p", {"a": {"k": 6}}), marks("consensus", {"a": {"k": 9}})]
        of = judged("consensus", ["p", "consensus"])
        assert fault_codes(of, [bid("a")], own) == ["AB116"]

    def test_consensus_does_not_count_under_another_rule(self) -> None:
        """A joint mark of 9 beside 7, 8 and 6 under `mean`: 0.7."""
        assert share(judged(), given(p=7, q=8, r=6, consensus=9)) == F("0.7")

    def test_a_criterion_may_combine_otherwise(self) -> None:
        """The panel means, this criterion takes the median: 2, 9 and 8 make 8."""
        of = framework(leaf("k", 100, {**RATED, "combine": "median"}), panel="pqr")
        assert share(of, given(p=2, q=9, r=8)) == F("0.8")

    def test_a_criterion_may_have_its_own_assessors(self) -> None:
        """q and r judge k: 9 and 8 make 8.5; p may not mark it (AB412)."""
        of = framework(leaf("k", 100, {**RATED, "assessors": ["q", "r"]}), panel="pqr")
        assert share(of, given(q=9, r=8)) == F("0.85")
        assert fault_codes(of, [bid("a")], given(p=2, q=9, r=8)) == ["AB412"]

    def test_nobody_is_named_twice(self) -> None:
        """`assessors: [p, p, q]` with 6 and 9 must not become (0.6 + 0.6 + 0.9)/3: AB102."""
        of = framework(leaf("k", 100, {**RATED, "assessors": ["p", "p", "q"]}), panel="pq")
        assert fault_codes(of, [bid("a")], given(p=6, q=9)) == ["AB102"]

    def test_the_order_of_the_sheets_does_not_matter(self) -> None:
        """The same three sheets, read in another order."""
        sheets = given(p=7, q=8, r=3)
        assert share(judged(), sheets) == share(judged(), sheets[::-1]) == F("0.6")


class TestMissing:
    """5.4 A mark that is missing is a fault under `missing-mark: error`. Under `average-of-present`
    the marks that are there are combined; when there is none it is a fault. An assessor who declares
    a conflict of interest on a bid does not judge it: no mark is missing, a warning says so, and a
    mark that is there all the same is a fault. A criterion that nobody judges is a fault. Under
    `combine: consensus` individual marks may be missing. A mark that is not on the scale, or given in
    spite of a conflict, is a fault wherever it stands, also for an excluded bid.
    """

    def test_error(self) -> None:
        """7 and 8, and r leaves the mark out: a fault (AB414), not 7.5 and not 5."""
        assert fault_codes(judged(), [bid("a")], given(p=7, q=8, r=None)) == ["AB414"]

    def test_error_for_a_whole_sheet(self) -> None:
        """r handed in no sheet: one fault (AB415), not one for each criterion."""
        assert fault_codes(judged(), [bid("a")], given(p=7, q=8)) == ["AB415"]

    def test_a_zero_is_a_mark(self) -> None:
        """7, 8 and 0: 1.5/3 = 0.5."""
        assert share(judged(), given(p=7, q=8, r=0)) == F("0.5")

    def test_average_of_present(self) -> None:
        """7 and 8, the third is missing: 1.5/2 = 0.75, whether or not there is a sheet."""
        of = judged(**PRESENT)
        assert share(of, given(p=7, q=8, r=None)) == F("0.75")
        assert share(of, given(p=7, q=8)) == F("0.75")

    def test_average_of_present_by_the_median(self) -> None:
        """2, 9 and nothing: with two present the median is (0.2 + 0.9)/2 = 0.55."""
        assert share(judged("median", **PRESENT), given(p=2, q=9)) == F("0.55")

    def test_average_of_none(self) -> None:
        """Nobody gave a mark: a fault for each, not zero."""
        of = judged(**PRESENT)
        assert fault_codes(of, [bid("a")], given(p=None, q=None, r=None)) == ["AB414"] * 3

    def test_one_missing_mark_stops_all_lots(self) -> None:
        """A mark is missing in lot y: lot x is not ranked either."""
        of = framework(leaf("k", 100, RATED), lots=[lot("x"), lot("y")])
        offers = [{"lot": "x", "price": 1}, {"lot": "y", "price": 1}]
        here = {"a": {"x": {"k": {"mark": 7, "reason": "goed"}}}}
        sheet = marks("p", {}, marks=here)
        assert fault_codes(of, [bid("a", lots=offers)], [sheet]) == ["AB414"]

    @pytest.mark.parametrize("policy", ["error", "average-of-present"])
    def test_conflict(self, policy: str) -> None:
        """7 and 8, r has a conflict: (0.7 + 0.8)/2 = 0.75 under both policies, with a warning."""
        of = judged(**{"missing-mark": policy})
        result = evaluated(of, [bid("a")], conflict("r", p=7, q=8))
        assert shares(result.lots[0], "k") == {"a": F("0.75")}
        assert warning_codes(result) == ["AB609", "AB606"]

    def test_conflict_on_one_bid_only(self) -> None:
        """r judges b and not a. a: (7 + 8)/2 = 75; b: (7 + 7 + 4)/3 = 60."""
        sheets = [
            marks("p", {"a": {"k": 7}, "b": {"k": 7}}),
            marks("q", {"a": {"k": 8}, "b": {"k": 7}}),
            marks("r", {"b": {"k": 4}}, conflicts=[{"bid": "a", "reason": "werkte daar"}]),
        ]
        assert totals(the_lot(judged(), [bid("a"), bid("b")], sheets)) == {"a": 75, "b": 60}

    def test_conflict_does_not_excuse_others(self) -> None:
        """r has a conflict and q forgets: q's mark is missing, r's is not."""
        sheets = conflict("r", p=7, q=None)
        assert fault_codes(judged(), [bid("a")], sheets) == ["AB414"]

    def test_a_mark_in_spite_of_a_conflict(self) -> None:
        """r declares a conflict on a and marks a: a fault (AB418) under either policy."""
        sheet = marks("r", {"a": {"k": 9}}, conflicts=[{"bid": "a", "reason": "werkte daar"}])
        for policies in ({}, PRESENT):
            of = judged(**policies)
            assert fault_codes(of, [bid("a")], [*given(p=7, q=8), sheet]) == ["AB418"]

    def test_a_mark_in_spite_of_a_conflict_where_consensus_counts(self) -> None:
        """The joint mark counts, but r's own mark may not be there at all."""
        sheet = marks("r", {"a": {"k": 9}}, conflicts=[{"bid": "a", "reason": "werkte daar"}])
        of = judged("consensus")
        joint = marks(None, {"a": {"k": 8}}, present={"a": ["p", "q"]})
        assert fault_codes(of, [bid("a")], [joint, sheet]) == ["AB418"]

    @pytest.mark.parametrize("policy", ["error", "average-of-present"])
    def test_nobody_judges(self, policy: str) -> None:
        """All three have a conflict: no mark can come, and nothing is made up."""
        of = judged(**{"missing-mark": policy})
        assert set(fault_codes(of, [bid("a")], conflict("p", "q", "r"))) == {"AB414"}

    def test_individual_marks_beside_a_consensus(self) -> None:
        """Jointly 9; p gave 7, q and r nothing: 0.9."""
        of = judged("consensus")
        assert share(of, given(p=7, consensus=9)) == F("0.9")
        assert share(of, given(consensus=9)) == F("0.9")

    @pytest.mark.parametrize("policy", ["error", "average-of-present"])
    def test_the_joint_mark_may_not_be_missing(self, policy: str) -> None:
        """7, 8 and 6 and no joint mark: a fault, not their average."""
        of = judged("consensus", **{"missing-mark": policy})
        assert fault_codes(of, [bid("a")], given(p=7, q=8, r=6, consensus=None)) == ["AB414"]
        assert fault_codes(of, [bid("a")], given(p=7, q=8, r=6)) == ["AB415"]

    def test_wrong_marks_of_an_excluded_bid(self) -> None:
        """c is above the ceiling and needs no marks; an 11 on a scale to 10 is a fault all the same."""
        of = framework(leaf("k", 100, RATED), lots=[lot(ceiling=100)])
        bids = [bid("a"), bid("c", 101)]
        assert fault_codes(of, bids, [marks("p", {"a": {"k": 7}, "c": {"k": 11}})]) == ["AB413"]
        bound = [{"bid": "c", "reason": "werkte daar"}]
        sheet = marks("p", {"a": {"k": 7}, "c": {"k": 10}}, conflicts=bound)
        assert fault_codes(of, bids, [sheet]) == ["AB418"]

    def test_a_wrong_mark_beside_a_consensus(self) -> None:
        """An individual 11 does not count, and is a fault all the same."""
        assert fault_codes(judged("consensus"), [bid("a")], given(p=11, consensus=9)) == ["AB413"]

    def test_sheets_for_another_framework_are_not_read(self) -> None:
        """p's sheet is for another framework: it is as if it were not there."""
        other = marks("p", {"a": {"k": 7}}, framework="ander")
        assert fault_codes(judged(panel="p"), [bid("a")], [other]) == ["AB415"]
        assert share(judged(panel="p"), [other, *given(p=4)]) == F("0.4")
