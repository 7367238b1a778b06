"""Clauses 5.7 and 5.8: minimum scores, whose price is the lowest, and what the total is."""

from __future__ import annotations

from typing import Any

import pytest
from tests.build import (
    PROPORTIONAL,
    RATED,
    F,
    bid,
    evaluated,
    fact,
    fault_codes,
    framework,
    leaf,
    lines,
    lot,
    marks,
    node,
    of_bid,
    ranks,
    reasons,
    rounding,
    the_lot,
    totals,
)

BAND = {"type": "fact-bandwidth", "fact": "f", "zero-at": 0, "out-of-range": "clamp"}
LINEAR = {"type": "price-linear-lowest", "zero-at": 100, "out-of-range": "clamp"}


def at_least(percent: object) -> dict[str, Any]:
    """The key `minimum`."""
    return {"minimum": {"percent": percent}}


def quality(**by: object) -> list[Any]:
    """p's sheet: one mark for criterion k of each bid."""
    return [marks("p", {name: {"k": mark} for name, mark in by.items()})]


class TestMinimum:
    """5.7 *Minimum scores.* A node with a `minimum` sets a bid aside when its points are less than
    minimum/100 × its absolute weight. First the nodes without a relative method beneath them are
    tested, over all bids admitted by clause 4. The bids that pass them determine `lowest`. Then the
    relative leaves are scored and the remaining minimums and `minimum-total` are tested; bids that
    these set aside still count for `lowest`. A bid that the first tests set aside is not scored
    further. Points are those after rounding; `minimum-total` sees the sum before the rounding of the
    total. An announced order (clause 5.10) takes the place of this one.
    """

    def test_of_a_leaf(self) -> None:
        """60 points, at least 50 %: 30. A 5 gets 30 and passes, a 4.5 gets 27 and does not."""
        of = framework(leaf("k", 60, RATED, **at_least(50)), leaf("prijs", 40, PROPORTIONAL))
        result = the_lot(of, [bid("a"), bid("b")], quality(a=5, b="4.5"))
        assert (totals(result), reasons(result)) == ({"a": 70}, {"b": [("minimum", "k")]})

    def test_of_a_node(self) -> None:
        """70 points, at least 50 %: 35. 40 × 0.5 + 30 × 0.5 = 35 passes; 40 × 0.5 + 30 × 0.45 no."""
        of = framework(
            node("n", 70, leaf("k", 40, RATED), leaf("l", 30, RATED), **at_least(50)),
            leaf("prijs", 30, PROPORTIONAL),
        )
        sheet = marks("p", {"a": {"k": 5, "l": 5}, "b": {"k": 5, "l": "4.5"}})
        result = the_lot(of, [bid("a"), bid("b")], [sheet])
        assert reasons(result) == {"b": [("minimum", "n")]}

    def test_is_a_part_of_the_absolute_weight(self) -> None:
        """k is 50 % of n, n is 60 % of the whole: 30 points; at least 40 % of that is 12.

        A 4 gets 0.4 × 30 = 12 and passes, a 3.5 gets 10.5 and does not.
        """
        of = framework(
            node("n", 60, leaf("k", 50, RATED, **at_least(40)), leaf("prijs-n", 50, PROPORTIONAL)),
            leaf("prijs", 40, PROPORTIONAL),
            weights={"unit": "percent", "of": "parent"},
        )
        result = the_lot(of, [bid("a"), bid("b")], quality(a=4, b="3.5"))
        assert reasons(result) == {"b": [("minimum", "k")]}

    def test_several_at_once(self) -> None:
        """k needs 30 and has 12, n needs 35 and has 12 + 20 = 32: both are reported."""
        of = framework(
            node(
                "n", 70, leaf("k", 50, RATED, **at_least(60)), leaf("l", 20, RATED), **at_least(50)
            ),
            leaf("prijs", 30, PROPORTIONAL),
        )
        sheet = marks("p", {"a": {"k": "2.5", "l": 10}})
        assert reasons(the_lot(of, [bid("a")], [sheet])) == {
            "a": [("minimum", "n"), ("minimum", "k")]
        }

    def test_a_minimum_below_zero(self) -> None:
        """Bad is worth −50 %: with a minimum of −50 % of 20 points, −10 is still admitted."""
        worded = {"type": "rating-scale", "scale": "woorden"}
        of = framework(leaf("k", 20, worded, **at_least(-50)), leaf("prijs", 80, PROPORTIONAL))
        assert totals(the_lot(of, [bid("a")], quality(a="slecht"))) == {"a": 70}

    def test_who_fails_an_absolute_minimum_does_not_set_the_lowest_price(self) -> None:
        """k needs 30 of 60. c asks 50 but gets 24. So the lowest of a (100) and b (125) is 100.

        a: 36 + 40 = 76; b: 48 + 40 × 100/125 = 48 + 32 = 80. With 50 as the lowest a would have
        36 + 20 and b 48 + 16.
        """
        of = framework(leaf("k", 60, RATED, **at_least(50)), leaf("prijs", 40, PROPORTIONAL))
        bids = [bid("a", 100), bid("b", 125), bid("c", 50)]
        result = the_lot(of, bids, quality(a=6, b=8, c=4))
        assert (totals(result), result.lowest) == ({"b": 80, "a": 76}, 100)

    def test_an_absolute_leaf_beside_a_relative_one(self) -> None:
        """The same inside one node: the minimum of k is tested first, though n has no score yet."""
        of = framework(
            node("n", 100, leaf("k", 60, RATED, **at_least(50)), leaf("prijs", 40, PROPORTIONAL))
        )
        bids = [bid("a", 100), bid("b", 125), bid("c", 50)]
        result = the_lot(of, bids, quality(a=6, b=8, c=4))
        assert (totals(result), result.lowest) == ({"b": 80, "a": 76}, 100)
        assert reasons(result) == {"c": [("minimum", "k")]}

    def test_who_fails_an_absolute_minimum_is_not_scored_further(self) -> None:
        """c has points on k, none on the price, and no total."""
        of = framework(leaf("k", 60, RATED, **at_least(50)), leaf("prijs", 40, PROPORTIONAL))
        found = of_bid(the_lot(of, [bid("a"), bid("c", 50)], quality(a=6, c=4)), "c")
        assert [score.criterion for score in found.walk()] == ["k"]
        assert (found.total, found.points("k")) == (None, 24)

    def test_of_a_relative_leaf(self) -> None:
        """The price needs 50 % of 40: 20. 100/250 is 40 %, 16 points: b is set aside."""
        of = framework(leaf("k", 60, RATED), leaf("prijs", 40, PROPORTIONAL, **at_least(50)))
        bids = [bid("a", 100), bid("b", 250), bid("c", 200)]
        result = the_lot(of, bids, quality(a=5, b=10, c=10))
        assert totals(result) == {"c": 80, "a": 70}
        assert reasons(result) == {"b": [("minimum", "prijs")]}

    def test_of_a_node_above_a_relative_leaf(self) -> None:
        """n is 40 × price + 20 × l, and needs 50 %: 30. b: 40 × 100/200 + 20 × 0.4 = 28."""
        of = framework(
            node("n", 60, leaf("prijs", 40, PROPORTIONAL), leaf("l", 20, RATED), **at_least(50)),
            leaf("k", 40, RATED),
        )
        sheet = marks("p", {"a": {"l": 0, "k": 5}, "b": {"l": 4, "k": 5}})
        result = the_lot(of, [bid("a", 100), bid("b", 200)], [sheet])
        assert (totals(result), reasons(result)) == ({"a": 60}, {"b": [("minimum", "n")]})

    def test_who_fails_a_relative_minimum_still_sets_the_lowest_price(self) -> None:
        """n (price 40, l 20) needs 45 of 60. b is cheapest with 50: 40 + 20 × 0.2 = 44, set aside.

        a asks 62.50: 40 × 50/62.5 + 20 × 0.65 = 32 + 13 = 45, just enough, by b's price. With its
        own price as the lowest it would have 40 + 13 = 53.
        """
        of = framework(
            node("n", 60, leaf("prijs", 40, PROPORTIONAL), leaf("l", 20, RATED), **at_least(75)),
            leaf("k", 40, RATED),
        )
        sheet = marks("p", {"a": {"l": "6.5", "k": 5}, "b": {"l": 2, "k": 5}})
        result = the_lot(of, [bid("a", "62.50"), bid("b", 50)], [sheet])
        assert (totals(result), result.lowest) == ({"a": 65}, 50)
        assert reasons(result) == {"b": [("minimum", "n")]}

    def test_of_the_total(self) -> None:
        """At least 55 % of 100. a: 60 × 0.5 + 40 × 50/80 = 30 + 25 = 55, which is just enough.

        b: 60 × 0.2 + 40 × 50/50 = 12 + 40 = 52 is not.
        """
        of = framework(
            leaf("k", 60, RATED),
            leaf("prijs", 40, PROPORTIONAL),
            **{"minimum-total": {"percent": 55}},
        )
        result = the_lot(of, [bid("a", 80), bid("b", 50)], quality(a=5, b=2))
        assert totals(result) == {"a": 55}
        assert reasons(result) == {"b": [("minimum-total", "total")]}
        assert result.lowest == 50  # who fails the minimum of the total still counts for it

    def test_of_the_total_and_of_a_relative_leaf_together(self) -> None:
        """b: price 40 × 100/250 = 16 of the 20 it needs, and 16 + 6 = 22 in all of the 50."""
        of = framework(
            leaf("k", 60, RATED),
            leaf("prijs", 40, PROPORTIONAL, **at_least(50)),
            **{"minimum-total": {"percent": 50}},
        )
        result = the_lot(of, [bid("a", 100), bid("b", 250)], quality(a=5, b=1))
        assert reasons(result) == {"b": [("minimum", "prijs"), ("minimum-total", "total")]}

    def test_points_after_rounding(self) -> None:
        """A 7.5 of 33.34 points is 0.75 × 33.34 = 25.005, and the minimum of 75 % is 25.005 too.

        Rounded half up to two decimals the bid has 25.01 and passes, half down 25.00 and fails.
        """
        for mode, admitted in (("half-up", True), ("half-down", False)):
            of = framework(
                leaf("k", "33.34", RATED, **at_least(75)),
                leaf("prijs", "66.66", PROPORTIONAL),
                policies={"rounding": [rounding("criterion", 2, mode)]},
            )
            result = the_lot(of, [bid("a")], quality(a="7.5"))
            assert (not result.excluded) is admitted

    def test_the_total_before_its_rounding(self) -> None:
        """k 4.5 of 99 points and 0 of 1: 44.55, a total of 45 after rounding. At least 45: fails."""
        of = framework(
            leaf("k", 99, RATED),
            leaf("l", 1, RATED),
            policies={"rounding": [rounding("total", 0)]},
            **{"minimum-total": {"percent": 45}},
        )
        sheet = marks("p", {"a": {"k": "4.5", "l": 0}, "b": {"k": 5, "l": 0}})
        result = the_lot(of, [bid("a"), bid("b")], [sheet])
        assert totals(result) == {"b": 50}  # 49.5, rounded
        assert reasons(result) == {"a": [("minimum-total", "total")]}

    def test_an_excluded_bid_is_not_tested(self) -> None:
        """c is above the ceiling: that is its only reason, its marks are not looked at."""
        of = framework(leaf("k", 100, RATED, **at_least(50)), lots=[lot(ceiling=100)])
        result = the_lot(of, [bid("a"), bid("c", 101)], quality(a=5, c=0))
        assert reasons(result) == {"c": [("price", "perceel")]}

    def test_a_malus_under_the_linear_method(self) -> None:
        """Nothing left at twice the lowest; 300 beside 100 is −1 × 40 = −40 and misses 0 %."""
        of = framework(
            leaf("k", 60, RATED),
            leaf("prijs", 40, {**LINEAR, "out-of-range": "extrapolate"}, **at_least(0)),
        )
        result = the_lot(of, [bid("a", 100), bid("b", 300), bid("c", 200)], quality(a=5, b=10, c=5))
        assert totals(result) == {"a": 70, "c": 30}
        assert reasons(result) == {"b": [("minimum", "prijs")]}


class TestTotal:
    """5.8 The total is

    `quality` is the sum of the points, `whole` the sum of the weights, and `q` is quality / whole; `best`
    is the greatest q and `lowest` the lowest price among the bids that are ranked; other names are keys of
    the award, percentages of which count as parts of 1. Where the formula divides by zero the evaluation
    stops with fault AB424. So it does where the dearer of two bids of equal quality would win: under
    `price-per-quality` and `superformula` when quality is not above zero, under `value-for-money` and
    `weighted-value-for-money` when it is below zero, under `mark-up` and `normalised-price` when the
    expression in brackets is not above zero, under `utility-index` when it is below zero. It also stops so
    under `superformula` at a price of zero, and under `weighted-value-for-money` at zero quality when
    quality-weight is zero too.

    `minimum-total` is tested on the sum of the points, against the sum of the weights.
    """

    def test_points(self) -> None:
        """E2: 30 × 0.6 + 30 × 0.8 + 40 × 400/500 = 18 + 24 + 32 = 74; the most points win."""
        of = framework(
            leaf("prijs", 40, PROPORTIONAL), leaf("pva", 30, RATED), leaf("vgm", 30, RATED)
        )
        by = {"a": (6, 8), "b": (4, 6), "c": (9, 9)}
        sheet = marks("p", {name: {"pva": x, "vgm": y} for name, (x, y) in by.items()})
        bids = [bid("a", 500000), bid("b", 400000), bid("c", 450000)]
        result = the_lot(of, bids, [sheet])
        assert totals(result) == {"c": F(320, 9) + 54, "a": 74, "b": 70}
        assert ranks(result) == [(1, "c"), (2, "a"), (3, "b")]

    def test_fixed_price(self) -> None:
        """Only quality: 80 beats 70, whatever the price."""
        of = framework(leaf("k", 100, RATED), award="fixed-price", lots=[lot(fixed_price=9)])
        result = the_lot(of, [bid("a", None), bid("b", 9)], quality(a=7, b=8))
        assert (totals(result), ranks(result)) == ({"b": 80, "a": 70}, [(1, "b"), (2, "a")])

    def test_award_on_value(self) -> None:
        """500000 − (60000 + 40000) = 400000; 420000 − 0.2 × 60000 − 0.3 × 40000 = 396000 wins."""
        of = framework(leaf("k", 60000, RATED), leaf("l", 40000, RATED), award="award-on-value")
        sheet = marks("p", {"a": {"k": 10, "l": 10}, "b": {"k": 2, "l": 3}})
        result = the_lot(of, [bid("a", 500000), bid("b", 420000)], [sheet])
        assert totals(result) == {"b": 396000, "a": 400000}
        assert ranks(result) == [(1, "b"), (2, "a")]

    def test_award_on_value_may_fall_below_zero(self) -> None:
        """A price of 100 and two marks of 5: 100 − 0.5 × 100000 = −49900."""
        of = framework(leaf("k", 60000, RATED), leaf("l", 40000, RATED), award="award-on-value")
        result = the_lot(of, [bid("a", 100)], [marks("p", {"a": {"k": 5, "l": 5}})])
        assert totals(result) == {"a": -49900}

    def test_award_on_value_with_a_malus(self) -> None:
        """Bad is worth −50 % of 2500: the fictitious price is 80000 + 1250 = 81250."""
        worded = {"type": "rating-scale", "scale": "woorden"}
        of = framework(leaf("k", 2500, worded), award="award-on-value")
        assert totals(the_lot(of, [bid("a", 80000)], quality(a="slecht"))) == {"a": 81250}

    def test_lowest_price(self) -> None:
        """99.99 beats 100; the sheet of 3 × 33.33 is that same 99.99: a shared first place."""
        of = framework(award="lowest-price")
        bids = [bid("a", 100), bid("b", "99.99"), bid("c", sheet=lines((3, "33.33")))]
        assert ranks(the_lot(of, bids)) == [(1, "b"), (1, "c"), (3, "a")]

    def test_lowest_price_with_criteria_that_only_admit(self) -> None:
        """k needs 50 %: b with 4 is set aside; between a and c the price decides, not the points."""
        of = framework(
            leaf("k", 100, RATED, **at_least(50)),
            award="lowest-price",
            weights={"unit": "percent", "of": "whole"},
        )
        bids = [bid("a", 100), bid("b", 80), bid("c", 90)]
        result = the_lot(of, bids, quality(a=10, b=4, c=5))
        assert totals(result) == {"c": 90, "a": 100}

    def by_formula(self, award: str, a: object, b: object, **keys: object) -> dict[str, Any]:
        """Totals of a, with mark `a` for € 90000, and b, with mark `b` for € 100000, of 10."""
        of = framework(leaf("k", 100, RATED), award={"type": award, **keys})
        return totals(the_lot(of, [bid("a", 90000), bid("b", 100000)], quality(a=a, b=b)))

    def test_price_per_quality(self) -> None:
        """90000 / 60 = 1500 and 100000 / 80 = 1250: the lowest, b, wins."""
        found = self.by_formula("price-per-quality", 6, 8)
        assert list(found.items()) == [("b", 1250), ("a", 1500)]

    def test_value_for_money(self) -> None:
        """60 / 90000 × 90000 = 60 and 80 / 100000 × 90000 = 72: the highest, b, wins."""
        found = self.by_formula("value-for-money", 6, 8, constant=90000)
        assert list(found.items()) == [("b", 72), ("a", 60)]

    def test_weighted_value_for_money(self) -> None:
        """60² / 90000 × 1000 = 40 and 80² / 100000 × 1000 = 64: the highest, b, wins."""
        keys = {"quality-weight": 2, "price-weight": 1, "constant": 1000}
        found = self.by_formula("weighted-value-for-money", 6, 8, **keys)
        assert list(found.items()) == [("b", 64), ("a", 40)]

    def test_weighted_value_for_money_of_nothing(self) -> None:
        """0^1.5 / 90000 × 1000 = 0, as 0 / 90000 × 1000 under `value-for-money`; 0^0 is nothing."""
        keys = {"price-weight": 40, "constant": 1000}
        found = self.by_formula("weighted-value-for-money", 0, 8, **{"quality-weight": 60, **keys})
        assert found["a"] == self.by_formula("value-for-money", 0, 8, constant=1000)["a"] == 0
        award = {"type": "weighted-value-for-money", "quality-weight": 0, **keys}
        of = framework(leaf("k", 100, RATED), award=award)
        assert fault_codes(of, [bid("a", 90000)], quality(a=0)) == ["AB424"]
        assert totals(the_lot(of, [bid("a", 90000)], quality(a=8))) == {"a": F(1, 90)}

    def test_utility_index(self) -> None:
        """(1 − 0.2 × 1.5) / 90000 × 90000 = 0.7; 1 / 100000 × 90000 = 0.9: the highest, b, wins."""
        found = self.by_formula("utility-index", 6, 8, **{"quality-weight": 60, "price-weight": 40})
        assert list(found.items()) == [("b", F("0.9")), ("a", F("0.7"))]

    def test_mark_up(self) -> None:
        """90000 × (1 + 0.4 × 2) = 162000; 100000 × (1 + 0.2 × 2) = 140000: the lowest, b, wins."""
        found = self.by_formula("mark-up", 6, 8, **{"quality-weight": 2, "price-weight": 1})
        assert list(found.items()) == [("b", 140000), ("a", 162000)]

    def test_willingness_to_pay(self) -> None:
        """90000 − 60 × 1000 = 30000; 100000 − 80 × 1000 = 20000: the lowest, b, wins."""
        found = self.by_formula("willingness-to-pay", 6, 8, **{"per-percent": 1000})
        assert list(found.items()) == [("b", 20000), ("a", 30000)]

    def test_normalised_price(self) -> None:
        """90000 / (1 + 0.5 × 0.5/0.5) = 60000; 100000 / (1 + 1 × 1) = 50000: b wins."""
        found = self.by_formula("normalised-price", 5, 10, most=50)
        assert list(found.items()) == [("b", 50000), ("a", 60000)]

    def test_superformula(self) -> None:
        """0.9 + 0.7/0.5 = 2.3; 1 + 0.7/1 = 1.7: the lowest, b, wins."""
        keys = {"reference-price": 100000, "reference-quality": 70, "exponent": 1}
        found = self.by_formula("superformula", 5, 10, **keys)
        assert list(found.items()) == [("b", F("1.7")), ("a", F("2.3"))]

    def test_award_expression(self) -> None:
        """140,000 / (1 + 0.5 × 0.8) = 100,000 and 120,000 / (1 + 0.5 × 0.2) = 120,000 / 1.1."""
        award = {
            "type": "award-expression",
            "total": "price / (1 + bonus * quality / whole)",
            "parameters": {"bonus": "0.5"},
            "better": "low",
        }
        bids = [bid("a", 140000), bid("b", 120000)]
        of = framework(leaf("k", 100, RATED), award=award)
        found = totals(the_lot(of, bids, quality(a=8, b=2)))
        assert list(found.items()) == [("a", 100000), ("b", F(120000) / F("1.1"))]
        high = framework(leaf("k", 100, RATED), award={**award, "better": "high"})
        assert list(totals(the_lot(high, bids, quality(a=8, b=2)))) == ["b", "a"]

    def test_award_expression_over_the_field(self) -> None:
        """`best` is 80 points and `lowest` € 100: 80 × 100/140 = 400/7 and 20 × 100/100 = 20."""
        award = {
            "type": "award-expression",
            "total": "(quality - best + 80) * lowest / price",
            "better": "high",
        }
        of = framework(leaf("k", 100, RATED), award=award)
        found = totals(the_lot(of, [bid("a", 140), bid("b", 100)], quality(a=8, b=2)))
        assert list(found.items()) == [("a", F(400, 7)), ("b", 20)]

    def test_award_expression_that_divides_by_zero_stops(self) -> None:
        """€ 9 per 0 points has no outcome, whatever € 8 per 20 points comes to."""
        award = {"type": "award-expression", "total": "price / quality", "better": "low"}
        of = framework(leaf("k", 100, RATED), award=award)
        assert fault_codes(of, [bid("a", 9), bid("b", 8)], quality(a=0, b=2)) == ["AB424"]

    def test_a_formula_without_an_outcome_stops(self) -> None:
        """90000 / 0 points: AB424; a mark of 0.5, 5 points, has a total."""
        of = framework(leaf("k", 100, RATED), award="price-per-quality")
        assert fault_codes(of, [bid("a", 90000)], quality(a=0)) == ["AB424"]
        assert fault_codes(of, [bid("a", 90000)], quality(a="0.5")) == []

    @pytest.mark.parametrize("award", ["points", "award-on-value", "lowest-price", "fixed-price"])
    def test_minimum_total_under_every_award(self, award: str) -> None:
        """Half of 60 + 40 = 100: 60 × 0.4 + 40 × 0.65 = 50 passes, 60 × 0.4 + 40 × 0.6 = 48 not."""
        more: dict[str, Any] = {"lots": [lot(fixed_price=9)]} if award == "fixed-price" else {}
        unit = "euro" if award == "award-on-value" else "percent"
        of = framework(
            leaf("k", 60, RATED),
            leaf("l", 40, RATED),
            award=award,
            weights={"unit": unit, "of": "whole"},
            **{"minimum-total": {"percent": 50}},
            **more,
        )
        sheet = marks("p", {"a": {"k": 4, "l": "6.5"}, "b": {"k": 4, "l": 6}})
        result = the_lot(of, [bid("a", 9), bid("b", 9)], [sheet])
        assert [found.bid for found in result.ranking] == ["a"]
        assert reasons(result) == {"b": [("minimum-total", "total")]}

    def test_minimum_total_in_points(self) -> None:
        """Half of 750 points is 375: 750 × 0.5 passes, 750 × 0.45 = 337.5 does not."""
        of = framework(
            leaf("k", 750, RATED),
            weights={"unit": "points", "of": "whole", "total": 750},
            **{"minimum-total": {"percent": 50}},
        )
        result = the_lot(of, [bid("a"), bid("b")], quality(a=5, b="4.5"))
        assert totals(result) == {"a": 375}

    def test_minimum_total_over_a_tree(self) -> None:
        """n 60 (k 40 and l 20) and m 40 weigh 100, not 160 or 200: at least half of that is 50.

        40 × 0.5 + 20 × 0.5 + 40 × 0.5 = 50 passes.
        """
        of = framework(
            node("n", 60, leaf("k", 40, RATED), leaf("l", 20, RATED)),
            leaf("m", 40, RATED),
            **{"minimum-total": {"percent": 50}},
        )
        sheet = marks("p", {"a": dict.fromkeys("klm", 5), "b": {"k": 5, "l": 5, "m": "4.5"}})
        result = the_lot(of, [bid("a"), bid("b")], [sheet])
        assert totals(result) == {"a": 50}
        assert reasons(result) == {"b": [("minimum-total", "total")]}

    def test_minimum_total_of_euros_that_differ_per_lot(self) -> None:
        """Euros add up to anything: lot x has 1000, lot y 4000; half is 500 and 2000."""
        of = framework(
            award="award-on-value",
            facts=[fact("f")],
            lots=[
                lot("x", criteria=[leaf("k", 1000, {**BAND, "full-at": 10})]),
                lot("y", criteria=[leaf("k", 4000, {**BAND, "full-at": 20})]),
            ],
            **{"minimum-total": {"percent": 50}},
        )
        offers = [{"lot": "x", "price": 9000}, {"lot": "y", "price": 9000}]
        x, y = evaluated(of, [bid("a", facts={"f": 8}, lots=offers)]).lots
        assert totals(x) == {"a": 8200}  # 9000 − 0.8 × 1000
        assert reasons(y) == {"a": [("minimum-total", "total")]}  # 0.4 × 4000 = 1600
