"""Used ranges, effective weights, and euros per point: by hand, and as `simulate --bids`."""

from __future__ import annotations

import random
from decimal import Decimal
from fractions import Fraction

import pytest
from tests.build import PROPORTIONAL, RATED, bid, evaluated, framework, leaf, marks, node, rounding
from tests.sensitivity.build import tender
from tests.sensitivity.cases import BAND, cases, check_form, codes, table

from aanbesteding.sensitivity import effective
from aanbesteding.sensitivity.answer import Options
from aanbesteding.sensitivity.case import Case
from aanbesteding.simulating.run import of_evaluation

F = Fraction


def answer(evaluation):
    return effective.run(Case(evaluation, 0), Options())


def points(evaluation):
    """Return per bid what a point is worth, dearer and cheaper."""
    return {row[0]: row[2:] for row in table(answer(evaluation), "points").rows}


def priced(method, prices, weight=40, **more):
    of = framework(leaf("k", 100 - weight, RATED), leaf("p", weight, method), **more)
    sheet = marks("p", {name: {"k": 5} for name in prices})
    return evaluated(of, [bid(name, price) for name, price in prices.items()], [sheet])


class TestWeights:
    def test_of_the_docstring(self):
        """A has 40 of 60 and 40, B 50 and 32: ranges of 10 and 8 make 10/18 and 8/18."""
        of = framework(
            leaf("k", 60, RATED),
            leaf("p", 40, BAND),
            scales=[
                {
                    "type": "numeric",
                    "id": "cijfers",
                    "lowest": 0,
                    "highest": 6,
                    "step": 1,
                    "zero-at": 0,
                    "full-at": 6,
                }
            ],
        )
        sheet = marks("p", {"a": {"k": 4}, "b": {"k": 5}})
        found = answer(evaluated(of, [bid("a", 80), bid("b", 88)], [sheet]))
        assert table(found, "criteria").rows == (
            ("k", F(60), F(3, 5), F(10), F(5, 9)),
            ("p", F(40), F(2, 5), F(8), F(4, 9)),
        )
        assert found.said[0].say("en") == (
            "k makes most of the difference: 55.6 % of all differences, with 60.0 % of the weight."
        )

    def test_differences_beneath_cancel_each_other(self):
        """A has 30 and 0, B 0 and 30: each subcriterion 30, their sum nothing."""
        one, two, three = leaf("k", 30, RATED), leaf("l", 30, RATED), leaf("m", 40, RATED)
        rows = {"a": (100, 0, 50), "b": (0, 100, 100)}
        found = answer(tender(rows, node("t", 60, one, two), three))
        assert [row[3:] for row in table(found, "criteria").rows] == [
            (F(30), F(3, 8)),
            (F(30), F(3, 8)),
            (F(20), F(1, 4)),
        ]
        assert table(found, "top-criteria").rows == (
            ("t", F(60), F(3, 5), F(0), F(0)),
            ("m", F(40), F(2, 5), F(20), F(1)),
        )

    def test_a_criterion_that_tells_nobody_apart(self):
        found = answer(priced(BAND, {"a": 80, "b": 90}))
        assert "no-difference-on" in codes(found)

    def test_all_equal_and_one_bid(self):
        assert "no-differences" in codes(answer(priced(BAND, {"a": 90, "b": 90})))
        assert "one-bid" in codes(answer(priced(BAND, {"a": 90})))

    def test_award_on_value_has_the_price_among_its_parts(self):
        """Worths of 10,000 and 4,000, prices of 80,000 and 82,000: 6,000/8,000 and 2,000/8,000."""
        of = framework(leaf("k", 10000, RATED), award="award-on-value")
        sheet = marks("p", {"a": {"k": 10}, "b": {"k": 4}})
        found = answer(evaluated(of, [bid("a", 80000), bid("b", 82000)], [sheet]))
        assert table(found, "criteria").rows == (
            ("k", F(10000), None, F(6000), F(3, 4)),
            ("price", None, None, F(2000), F(1, 4)),
        )
        assert "euro-is-euro" in codes(found)
        assert {row[2:] for row in table(found, "points").rows} == {(F(1), F(1))}


class TestPoints:
    def test_a_bandwidth(self):
        """40 points over € 40 is € 1; at its ends only one way counts, beyond them none."""
        found = priced(BAND, {"a": 80, "b": 100, "c": 120, "d": 70})
        one = F(1)
        assert points(found) == {
            "a": (one, None),
            "b": (one, one),
            "c": (None, one),
            "d": (None, None),
        }
        assert "point-by-formula" in codes(answer(found))

    def test_proportional(self):
        """40 × 80/100 = 32 points; over a cent 3200/100 − 3200/100.01, so 100 × 100.01 / 3200."""
        found = points(priced(PROPORTIONAL, {"a": 80, "b": 100}))
        assert found["b"] == (F("100") * F("100.01") / 3200, F("100") * F("99.99") / 3200)
        assert found["a"] == (None, None)

    def test_the_mean_moves_with_the_price(self):
        """Prices 90 and 110, 1 per cent a per cent, 40 points: share 0.5 + (mean − price) / mean.

        At 90 + c: mean 100 + c/2, share 0.5 + (10 − c/2)/(100 + c/2).
        """
        method = {"type": "price-average", "at_mean": 50, "per_percent": 1, "out_of_range": "clamp"}
        found = points(priced(method, {"a": 90, "b": 110}))
        cent = F(1, 100)
        lost = 40 * (F(10, 100) - (10 - cent / 2) / (100 + cent / 2))
        assert found["a"][0] == cent / lost

    def test_price_per_point(self):
        """€ 40 for 50 points: a hundredth of a point is worth 40 − 40 × 50/50.01 per point..."""
        of = framework(leaf("k", 100, RATED), award="price-per-quality")
        sheet = marks("p", {"a": {"k": 5}, "b": {"k": 9}})
        found = points(evaluated(of, [bid("a", 40), bid("b", 90)], [sheet]))
        gain = (F(40, 50) - 40 / F("50.01")) * 100
        loss = (F("40.01") / 50 - F(40, 50)) * 100
        assert found["a"][0] == gain / loss

    def test_what_has_no_amount(self):
        rank = {"type": "price-rank", "table": [100, 50], "beyond": 0}
        assert "by-rank" in codes(answer(priced(rank, {"a": 80, "b": 90})))
        all_cases = dict(cases())
        for name, code in (
            ("lowest-price", "no-points"),
            ("fixed-price", "no-price"),
            ("f25-alleen-kwaliteit-0", "no-price"),
        ):
            assert code in codes(effective.run(all_cases[name], Options()))

    def test_rounding_is_left_out_and_said(self):
        policies = {"rounding": [rounding("criterion", 0)]}
        found = priced(BAND, {"a": 90, "b": 100}, policies=policies)
        assert "before-rounding" in codes(answer(found))
        assert points(found)["a"] == (1, 1)

    def test_who_was_set_aside_later_still_counts_for_the_lowest(self):
        """C is cheapest and misses the minimum total, which is tested after the prices: 5.7."""
        of = framework(
            leaf("k", 60, RATED), leaf("p", 40, PROPORTIONAL), minimum_total={"percent": 50}
        )
        sheet = marks("p", {"a": {"k": 8}, "b": {"k": 9}, "c": {"k": 1}})
        found = evaluated(of, [bid("a", 90), bid("b", 100), bid("c", 80)], [sheet])
        assert set(points(found)) == {"a", "b"}
        assert points(found)["b"][0] == F("100") * F("100.01") / 3200


@pytest.mark.parametrize("seed", range(10))
def test_a_linear_price_by_two_evaluations(seed):
    """A bid that is a cent dearer has as many points fewer as the euros per point say."""
    chance = random.Random(seed)
    method = chance.choice(
        [
            {"type": "price-linear-lowest", "zero_at": 100, "out_of_range": "clamp"},
            {"type": "price-linear-range", "when_equal": 100},
            {"type": "price-parabolic", "reserve": 150, "out_of_range": "clamp"},
            {"type": "price-threshold", "reserve": 150, "threshold": 60, "out_of_range": "clamp"},
            PROPORTIONAL,
        ]
    )
    prices = {name: chance.randint(70, 140) for name in "abcd"}
    before = priced(method, prices)
    found = points(before)
    for name, price in prices.items():
        for place, step in ((0, "0.01"), (1, "-0.01")):
            changed = {**prices, name: Decimal(price) + Decimal(step)}
            after = priced(method, {n: str(p) for n, p in changed.items()})
            own = [e.lots[0].result(name).points("p") for e in (before, after)]
            lost = own[0] - own[1]
            assert found[name][place] == (F(step) / lost if lost else None)


ALL = dict(cases())


@pytest.mark.parametrize("name", ALL)
def test_every_example_and_edge(name):
    case = ALL[name]
    found = effective.run(case, Options())
    check_form(found)
    assert found.said
    assert not found.weak
    if len(case.base.ranking) < 2:
        assert "criteria" not in [grid.key for grid in found.tables]
        return
    figures = of_evaluation(case.evaluation, [case.lot]).lots[0].criteria
    rows = table(found, "criteria").rows
    assert [row[0] for row in rows] == [one.id for one in figures]
    assert [row[3] for row in rows] == [one.used.value for one in figures]
    assert sum(row[4] for row in rows if row[4] is not None) in (0, 1)
    for grid in found.tables:
        if grid.key == "points":
            assert [row[0] for row in grid.rows] == [one.bid for one in case.base.ranking]
