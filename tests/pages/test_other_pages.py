"""The clauses of the pages of docs/methods on marks and facts, one class each."""

from __future__ import annotations

import pytest
from tests.build import (
    F,
    bid,
    fact,
    fault_codes,
    framework,
    leaf,
    marks,
    member,
    of_bid,
    ranks,
    shares,
    the_lot,
    totals,
)
from tests.pages.measure import Line, Method, Outside, Rejecting, case


class TestRatingScale:
    """`mean`: the share is the mean of what the marks are worth.

    `median`: the share is the middle one; of an even number the mean of the two in the middle.

    `consensus`: only the joint mark counts; the individual marks stay beside it.

    A mark that is not on the scale is fault AB413.

    A missing mark is a fault under `missing-mark: error`, and never a zero.
    """

    page = "rating-scale"

    def given(self, *found, combine="mean", missing="error"):
        """The share of what three assessors gave on a scale of 0 to 10 in halves."""
        method = {"type": "rating-scale", "scale": "cijfers", "combine": combine}
        of = framework(leaf("k", 100, method), panel="pqr", policies={"missing-mark": missing})
        sheets = [marks(p, {"a": {"k": m}}) for p, m in zip("pqr", found, strict=False)]
        return of, [bid("a")], sheets

    def test_mean(self):
        """(0.75 + 0.5 + 1)/3 = 0.75; (1 + 0.5 + 0.5)/3 = 2/3."""
        assert shares(the_lot(*self.given("7.5", 5, 10)), "k") == {"a": F("0.75")}
        assert shares(the_lot(*self.given(10, 5, 5)), "k") == {"a": F("2/3")}

    def test_median(self):
        """Of 10, 5 and 5 the middle one is 5; of two, 10 and 5, the mean is 7.5."""
        assert shares(the_lot(*self.given(10, 5, 5, combine="median")), "k") == {"a": F("0.5")}
        two = self.given(10, 5, combine="median", missing="average-of-present")
        assert shares(the_lot(*two), "k") == {"a": F("0.75")}

    def test_consensus(self):
        """The joint 6 counts, and 10, 5 and 5 stay beside it."""
        of, bids, sheets = self.given(10, 5, 5, combine="consensus")
        found = the_lot(of, bids, [*sheets, marks(None, {"a": {"k": 6}})])
        assert shares(found, "k") == {"a": F("0.6")}
        (score,) = of_bid(found, "a").walk()
        assert sorted(str(mark.mark) for mark in score.marks) == ["10", "5", "5", "6"]

    def test_scale(self):
        """7.3 is not on a scale of halves, nor is 11."""
        for mark in ("7.3", 11):
            assert fault_codes(*self.given(mark, 5, 5)) == ["AB413"]

    def test_missing(self):
        """Two of three: a fault, no zero. Announced, the mean of 10 and 5 is 0.75."""
        assert fault_codes(*self.given(10, 5)) != []
        assert shares(the_lot(*self.given(10, 5, missing="average-of-present")), "k") == {
            "a": F("0.75")
        }


class TestRatingToBest:
    """The share is the panel's share / the highest such share among the bids.

    The best bid gets 1, also when the panel did not give it everything.

    When nobody gets above zero everyone gets 0.
    """

    page = "rating-to-best"

    def result(self, scale="cijfers", **by):
        """What bids get by their mark."""
        of = framework(leaf("k", 100, {"type": "rating-to-best", "scale": scale}))
        sheet = marks("p", {name: {"k": mark} for name, mark in by.items()})
        return shares(the_lot(of, [bid(name) for name in by], [sheet]), "k")

    def test_formula(self):
        """0.6/0.75 = 0.8 and 0.45/0.75 = 0.6; in halves: 6, 7.5 and 4.5."""
        expected = {"a": F("0.8"), "b": 1, "c": F("0.6")}
        assert self.result(a=6, b="7.5", c="4.5") == expected

    def test_best(self):
        """A best of 2 out of 10 gets everything, and so does a single bid of 0.5."""
        assert self.result(a=2, b=1) == {"a": 1, "b": F("1/2")}
        assert self.result(a="0.5") == {"a": 1}

    def test_none(self):
        """The best is 0, or all have −50 %: nothing to divide by, and all get 0."""
        assert self.result(a=0, b=0) == {"a": 0, "b": 0}
        assert self.result("woorden", a="slecht", b="slecht") == {"a": 0, "b": 0}


class TestFactBandwidth(Line, Rejecting):
    """Between the ends the share is (zero-at − value) / (zero-at − full-at).

    At `full-at` the share is 1, at `zero-at` 0; both lie inside the range.

    `zero-at` may be the higher value: then less is better.

    `clamp`: what lies outside the range gets the nearest end: 0 or 1.

    `extrapolate`: the formula goes on outside the range; the share can fall below 0 and, where
    the range has a beginning too, rise above 1.

    `reject`: a bid outside the range is excluded.

    `not-announced`: a value outside the range stops the evaluation with fault AB421.

    `zero-at` and `full-at` differ; otherwise it is fault AB108.
    """

    page = "fact-bandwidth"
    given = {"zero-at": 50, "full-at": 250, "out-of-range": "clamp"}
    beyond = {0: ("-0.25", "0"), 300: ("1.25", "1")}  # (50 − 0)/(−200); (50 − 300)/(−200)

    def test_formula(self):
        """(50 − 150)/(50 − 250) = 1/2; (50 − 100)/(−200) = 1/4."""
        assert [self.at(value) for value in (150, 100)] == [F("1/2"), F("1/4")]

    def test_ends(self):
        for word in ("clamp", "extrapolate", "reject", "not-announced"):
            assert [self.at(value, out_of_range=word) for value in (50, 250)] == [0, 1]

    def test_direction(self):
        """From 100 down to 0: 25 gets (100 − 25)/100."""
        assert self.at(25, zero_at=100, full_at=0) == F("0.75")
        assert self.at(120, zero_at=100, full_at=0) == 0

    def test_bounds(self):
        assert self.fault(50, full_at=50) == {"AB108"}
        assert self.fault(50, full_at="50.000001") == set()


CURVE = [{"at": 0, "percent": 0}, {"at": 100000, "percent": 100}, {"at": 200000, "percent": 20}]


class TestFactCurve(Rejecting):
    """At a point the share is the percentage of that point.

    Between two points the share lies on the straight line between them.

    `clamp`: beyond the first or last point the percentage of that point holds.

    `reject`: a bid outside the range is excluded.

    `not-announced`: a value outside the range stops the evaluation with fault AB421.

    The points run from low to high; otherwise it is fault AB108.
    """

    page = "fact-curve"
    given = {"points": CURVE, "out-of-range": "clamp"}
    beyond = {-1: ("", "0"), 200001: ("", "0.2")}

    def test_points(self):
        assert [self.at(value) for value in (0, 100000, 200000)] == [0, 1, F("0.2")]

    def test_between(self):
        """95,000/100,000 = 0.95; 110,000: 100 − 10,000 × 80/100,000 = 92."""
        assert [self.at(value) for value in (95000, 110000)] == [F("0.95"), F("0.92")]

    def test_bounds(self):
        turned, level = [CURVE[1], CURVE[0]], [CURVE[0], {"at": 0, "percent": 5}]
        assert self.fault(0, points=turned) == {"AB108"}
        assert self.fault(0, points=level) == {"AB108"}


ROWS = [{"from": 0, "below": 10, "percent": 5}, {"from": 10, "below": 20, "percent": 60}]


class TestFactTable(Method):
    """The share is the percentage of the row that holds the value.

    A row holds its `from` and not its `below`.

    A row with `is` is for exactly that choice.

    `zero`: a value in no row gets 0.

    `reject`: a bid outside the range is excluded.

    `not-announced`: a value outside the range stops the evaluation with fault AB421.

    Rows are not empty and do not overlap; otherwise it is fault AB108.
    """

    page = "fact-table"
    given = {"rows": ROWS, "out-of-range": "zero"}

    def test_row(self):
        assert [self.at(value) for value in (5, 15)] == [F("0.05"), F("0.6")]

    def test_ends(self):
        found = [self.at(value) for value in (0, "9.999999", 10, "19.999999")]
        assert found == [F("0.05"), F("0.05"), F("0.6"), F("0.6")]

    def test_choice(self):
        rows = [{"is": "rood", "percent": 100}, {"is": "blauw", "percent": -20}]
        found = [self.at(word, kind="choice", rows=rows) for word in ("rood", "blauw", "geel")]
        assert found == [1, F("-0.2"), 0]

    def test_zero(self):
        assert self.at(20) == self.at(-1) == 0

    def test_reject(self):
        outside = type("Outside", (Rejecting,), {"page": self.page, "given": self.given})
        outside.beyond = {20: ("", ""), -1: ("", "")}
        outside().test_reject()

    def test_not_announced(self):
        assert self.fault(20, out_of_range="not-announced") == {"AB421"}
        assert self.fault(10, out_of_range="not-announced") == set()

    def test_bounds(self):
        empty = [{"from": 10, "below": 10, "percent": 0}]
        overlap = [ROWS[0], {"from": 9, "percent": 0}]
        assert self.fault(10, rows=empty) == {"AB108"}
        assert self.fault(10, rows=overlap) == {"AB108"}
        assert self.fault(10, rows=[{"percent": 30}]) == set()


class TestFactYesNo(Method):
    """The share is `if-yes` per cent for yes and `if-no` per cent for no.

    A percentage below zero is a malus: the points are negative.
    """

    page = "fact-yes-no"
    given = {"if-yes": 100, "if-no": -50}

    def test_answer(self):
        assert self.at(True) == 1
        assert self.at(True, if_yes="12.5") == F("0.125")

    def test_malus(self):
        """−50 % of 8 points is −4."""
        assert self.at(False) == F("-0.5")


LEVELS = [{"from": 4, "below": 5, "percent": 7}, {"from": 5, "percent": 10}]


class TestFactDiscount(Method):
    """The value in euros is the percentage of the row, of the own price.

    With `maximum: weight` the value is at most the weight; with `none` the weight is 0 and there
    is no greatest value.

    With `members: weakest` the lowest level in a consortium counts.

    `zero`: a value in no row gives no discount.

    `reject`: a bid outside the range is excluded.

    `not-announced`: a value outside the range stops the evaluation with fault AB421.

    The greatest percentages of all discounts in a lot are together below 100; otherwise it is
    fault AB132.

    Only with an award whose weights are in euros; otherwise it is fault AB129.
    """

    page = "fact-discount"
    given = {"rows": LEVELS, "maximum": "none", "out-of-range": "zero"}

    def total(self, value, price=200000, weight=0, members=None, **changed):
        """The fictitious price of one bid, or of a consortium whose members state values."""
        method = {"type": self.page, "fact": "f", **self.given, **changed}
        level = "member" if members else "bid"
        if members:
            method["members"] = "weakest"
        facts = [fact("f", level=level)]
        of = framework(leaf("k", weight, method), award="award-on-value", facts=facts)
        if not members:
            return totals(the_lot(of, [bid("a", price, facts={"f": value})]))["a"]
        roles = [member("lead", share=50), member("member", share=50)]
        stated = [{**one, "facts": {"f": v}} for one, v in zip(roles, members, strict=True)]
        return totals(the_lot(of, [bid("a", price, members=stated)]))["a"]

    def test_price(self):
        """7 % of 200,000 is 14,000; 10 % of 90,000 is 9,000."""
        assert self.total(4) == 186000
        assert self.total(5, 90000) == 81000

    def test_maximum(self):
        """10 % of 200,000 is 20,000, of which 15,000 counts."""
        assert self.total(5, weight=15000, maximum="weight") == 185000
        assert self.total(5) == 180000

    def test_weakest(self):
        assert self.total(None, members=(5, 4)) == 186000

    def test_zero(self):
        assert self.total(3) == 200000

    def test_reject(self):
        outside = type("Outside", (Rejecting,), {"page": self.page, "given": self.given})
        outside.beyond = {3: ("", "")}
        outside().test_reject()

    def test_not_announced(self):
        assert self.fault(3, out_of_range="not-announced") == {"AB421"}

    def test_bounds(self):
        assert self.fault(5, rows=[{"from": 5, "percent": 100}]) == {"AB132"}
        assert self.fault(5, rows=[{"from": 5, "percent": "99.99"}]) == set()

    def test_euros(self):
        of = framework(
            leaf("k", 100, {"type": self.page, "fact": "f", **self.given}), facts=[fact("f")]
        )
        assert "AB129" in fault_codes(of, [bid("a", facts={"f": 4})])


class TestFactAddition(Line, Rejecting):
    """The value in euros is − factor × the fact: that is added to the price.

    `clamp`: a fact below zero counts as 0.

    `extrapolate`: a fact below zero counts as it is, and is taken off the price.

    `reject`: a bid outside the range is excluded.

    `not-announced`: a value outside the range stops the evaluation with fault AB421.

    Only with an award whose weights are in euros; otherwise it is fault AB129.
    """

    page = "fact-addition"
    given = {"factor": 2, "out-of-range": "clamp"}
    beyond = {-10: ("20", "0"), "-0.5": ("1", "0")}

    def test_formula(self):
        """−2 × 60,000 = −120,000."""
        assert self.at(60000) == -120000
        found = the_lot(*case(self.page, self.given, 60000))
        assert totals(found) == {"a": 320000}

    def test_euros(self):
        of = framework(
            leaf("k", 100, {"type": self.page, "fact": "f", **self.given}), facts=[fact("f")]
        )
        assert "AB129" in fault_codes(of, [bid("a", facts={"f": 4})])


@pytest.mark.parametrize("word", ["clamp", "not-announced"])
def test_the_helper_of_the_outside_words_can_fail(word):
    """A class whose numbers are wrong fails: 160 is beyond, its nearest end is 0 and not 1."""
    wrong = type("Wrong", (Outside,), {"page": "price-bandwidth"})
    wrong.given = {"zero-at": 150, "full-at": 50, "out-of-range": "clamp"}
    wrong.beyond = {160: ("", "1")} if word == "clamp" else {100: ("", "")}
    with pytest.raises(AssertionError):
        getattr(wrong(), "test_" + word.replace("-", "_"))()


def test_ranks_follow_the_shares():
    """rating-to-best changes shares and never the order of one criterion: 6, 7.5, 4.5."""
    by = {"a": 6, "b": "7.5", "c": "4.5"}
    of = framework(leaf("k", 100, {"type": "rating-to-best", "scale": "cijfers"}))
    sheet = marks("p", {name: {"k": mark} for name, mark in by.items()})
    found = the_lot(of, [bid(name) for name in by], [sheet])
    assert ranks(found) == [(1, "b"), (2, "a"), (3, "c")]
    assert totals(found) == {"b": 100, "a": 80, "c": 60}


class TestFactExpression(Line):
    """The share is the value of the formula, worked out as a fraction.

    The formula knows `value` and the names under `parameters`; any other name is fault AB115.

    `clamp`: what lies outside the range gets the nearest end: 0 or 1.

    `extrapolate`: the formula goes on outside the range; the share can fall below 0 and, where
    the range has a beginning too, rise above 1.

    `not-announced`: a value outside the range stops the evaluation with fault AB421.

    Dividing by zero stops the evaluation with fault AB422.
    """

    page = "fact-expression"
    given = {"share": "1 - value / 200", "out-of-range": "clamp"}
    beyond = {250: ("-0.25", "0"), 400: ("-1", "0"), -100: ("1.5", "1")}

    def test_formula(self):
        """150/200 = 3/4, and 300/200 is more than the formula lets it be."""
        own = {"share": "min(1, value / full)", "parameters": {"full": 200}}
        assert self.at(150, **own) == F("3/4")
        assert self.at(300, **own) == 1

    def test_quantities(self):
        assert self.at(50, share="value / full", parameters={"full": 100}) == F("1/2")
        assert self.fault(50, share="price / 200") == {"AB115"}

    def test_division(self):
        assert self.fault(0, share="1 / value") == {"AB422"}
