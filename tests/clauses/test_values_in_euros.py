"""Clauses 5.15 to 5.19: values in euros that are no part of a weight, and quality alone."""

from __future__ import annotations

from typing import Any

import pytest
from tests.build import (
    RATED,
    F,
    bid,
    evaluated,
    fact,
    fault_codes,
    framework,
    leaf,
    lot,
    marks,
    member,
    node,
    of_bid,
    ranks,
    reasons,
    rounding,
    the_lot,
    totals,
    warning_codes,
)

from aanbesteding import Dossier, evaluate
from aanbesteding.model.framework import Framework
from aanbesteding.scoring.closing import record_of
from aanbesteding.scoring.quality import evaluate_quality

LEVELS = [{"is": level, "percent": p} for level, p in zip("12345", (1, 2, 4, 7, 10), strict=True)]


def ladder(maximum: str = "none", **more: Any) -> dict[str, Any]:
    """The percentages of ProRail: levels 1 to 5 are worth 1, 2, 4, 7 and 10 %; none is worth 0."""
    parts = {"type": "fact-discount", "fact": "trede", "rows": LEVELS, "maximum": maximum}
    return {**parts, "out-of-range": "zero", **more}


def mki(beyond: str = "clamp", factor: Any = 2) -> dict[str, Any]:
    """The MKI counts twice."""
    return {"type": "fact-addition", "fact": "mki", "factor": factor, "out-of-range": beyond}


def on_value(*criteria: dict[str, Any], level: str = "bid", **more: Any) -> Framework:
    """A framework on award on value, with the facts `trede` and `mki`."""
    facts = [fact("trede", "choice", level, choices=list("012345")), fact("mki", level="bid")]
    return framework(*criteria, award="award-on-value", facts=facts, **more)


def offer(name: str, price: Any, trede: str = "0", value: Any = 0) -> Any:
    """A bid with its level and its MKI."""
    return bid(name, price, facts={"trede": trede, "mki": value})


class TestDiscount:
    """5.15 The points of a `fact-discount` are not those of 5.6 but share × price of the bid itself,
    in euros. With `maximum: weight` they are at most the weight; with `maximum: none` there is no
    greatest value and the weight is 0. The greatest percentages of all discounts in a lot are
    together below 100.
    """

    def test_of_the_own_price(self) -> None:
        """200000 × (1 − 7 %) = 186000 and 190000 × (1 − 2 %) = 186200: the dearer bid wins."""
        found = the_lot(
            on_value(leaf("co2", 0, ladder())), [offer("a", 200000, "4"), offer("b", 190000, "2")]
        )
        assert totals(found) == {"a": 186000, "b": 186200}
        assert ranks(found) == [(1, "a"), (2, "b")]

    @pytest.mark.parametrize(
        ("level", "value"), [("0", 0), ("1", 1), ("2", 2), ("3", 4), ("4", 7), ("5", 10)]
    )
    def test_prorail(self, level: str, value: int) -> None:
        """Levels 1 to 5 of a price of 100 are worth 1, 2, 4, 7 and 10 euros; no level 0."""
        found = of_bid(the_lot(on_value(leaf("co2", 0, ladder())), [offer("a", 100, level)]), "a")
        assert found.points("co2") == value

    def test_at_most_the_weight(self) -> None:
        """10 % of 200000 is 20000, of which 15000 count; of 150000 exactly 15000, of 100000 10000."""
        of = on_value(leaf("co2", 15000, ladder("weight")))
        prices = {"a": 200000, "b": 150000, "c": 100000}
        found = the_lot(of, [offer(name, price, "5") for name, price in prices.items()])
        assert totals(found) == {"c": 90000, "b": 135000, "a": 185000}
        shares = {name: next(of_bid(found, name).walk()).share for name in "abc"}
        assert shares == {"a": 1, "b": 1, "c": F(2, 3)}

    def test_without_a_maximum_there_is_no_share(self) -> None:
        """20000 of nothing announced: no part of a greatest value."""
        found = of_bid(the_lot(on_value(leaf("co2", 0, ladder())), [offer("a", 200000, "5")]), "a")
        assert (next(found.walk()).share, found.points("co2")) == (None, 20000)

    def test_a_surcharge(self) -> None:
        """A row of −5 % adds 5 to a price of 100."""
        rows = [{"is": "0", "percent": -5}, *LEVELS]
        of = on_value(leaf("co2", 0, ladder(rows=rows)))
        assert totals(the_lot(of, [offer("a", 100)])) == {"a": 105}

    def test_the_weakest_member_counts(self) -> None:
        """Level 5 and level 3 in a consortium: 4 %, of 100 is 4. With `strongest` it would be 10."""
        members = [
            member("lead", share=90, facts={"trede": "5"}),
            member("member", share=10, facts={"trede": "3"}),
        ]
        for rule, total in (("weakest", 96), ("strongest", 90)):
            of = on_value(leaf("co2", 0, ladder(members=rule)), level="member")
            assert totals(the_lot(of, [bid("a", 100, members=members)])) == {"a": total}

    def test_beside_other_quality(self) -> None:
        """100000 − 0.6 × 20000 − 7 % × 100000 = 100000 − 12000 − 7000 = 81000; n has 19000 of it."""
        of = on_value(node("n", 20000, leaf("k", 20000, RATED), leaf("co2", 0, ladder())))
        found = the_lot(of, [offer("a", 100000, "4")], [marks("p", {"a": {"k": 6}})])
        assert (totals(found), of_bid(found, "a").points("n")) == ({"a": 81000}, 19000)

    def test_rounded_as_announced(self) -> None:
        """7 % of 99.99 is 6.9993, rounded to whole euros 7: 92.99."""
        of = on_value(leaf("co2", 0, ladder()), policies={"rounding": [rounding("criterion", 0)]})
        assert totals(the_lot(of, [offer("a", "99.99", "4")])) == {"a": F("92.99")}

    def test_waits_for_the_price(self) -> None:
        """Quality before price (5.14): 5 % of nothing is not closed; 2 × an MKI of 10 is, as −20."""
        of = on_value(leaf("ladder", 0, ladder()), leaf("mki", 0, mki()))
        shut = evaluate_quality(of, Dossier((offer("a", None, "5", 10),), ()))
        (result,) = shut.lots[0].scored
        assert {score.criterion: score.points for score in result.walk()} == {"mki": -20}
        opened = Dossier((offer("a", 1000, "5", 10),), (), closed=(record_of(shut),))
        assert totals(evaluate(of, opened).lots[0]) == {"a": 920}

    def test_a_level_that_is_refused_is_refused_without_a_price(self) -> None:
        """Clause 4.1 d is about the level, so it is tested before the prices are opened."""
        of = on_value(leaf("ladder", 0, ladder(out_of_range="reject")))
        shut = evaluate_quality(of, Dossier((offer("a", None, "0"), offer("b", None, "5")), ()))
        assert [result.bid for result in shut.lots[0].excluded] == ["a"]

    def test_together_below_a_hundred(self) -> None:
        """60 % and 40 % would make any price 0: AB132; 60 % and 39.99 % leave 0.01 %.

        A surcharge of 5 % for one level leaves 100 % for another level where nothing is added.
        """
        for first, percent, expected in (
            ("60", "40", ["AB132"]),
            ("60", "39.99", []),
            ("100", "-5", ["AB132"]),
            ("99.99", "-5", []),
        ):
            rows = [[{"is": "5", "percent": n}] for n in (first, percent)]
            leaves = [leaf(f"c{n}", 0, ladder(rows=found)) for n, found in enumerate(rows)]
            assert fault_codes(on_value(*leaves), []) == expected

    def test_the_weight_says_what_the_method_says(self) -> None:
        """A weight of 0 with a maximum, a weight of 1 without one: AB130."""
        for weight, maximum in ((0, "weight"), (1, "none")):
            assert fault_codes(on_value(leaf("co2", weight, ladder(maximum))), []) == ["AB130"]


class TestAddition:
    """5.16 The points of a `fact-addition` are − factor × value, in euros; its weight is 0. A value
    below zero lies outside its range: `clamp` takes it as 0, `extrapolate` as it is.
    """

    def test_added_to_the_price(self) -> None:
        """1000000 + 2 × 60000 = 1120000 and 1050000 + 2 × 30000 = 1110000: the dearer, b, wins."""
        of = on_value(leaf("m", 0, mki()))
        found = the_lot(of, [offer("a", 1000000, "0", 60000), offer("b", 1050000, "0", 30000)])
        assert totals(found) == {"b": 1110000, "a": 1120000}

    def test_less_other_quality_values(self) -> None:
        """100 + 1.5 × 20 − 0.5 × 40 = 110."""
        of = on_value(leaf("k", 40, RATED), leaf("m", 0, mki(factor="1.5")))
        found = the_lot(of, [offer("a", 100, "0", 20)], [marks("p", {"a": {"k": 5}})])
        assert totals(found) == {"a": 110}

    @pytest.mark.parametrize(("beyond", "total"), [("clamp", 100), ("extrapolate", 80)])
    def test_below_zero(self, beyond: str, total: int) -> None:
        """An MKI of −10: as 0, or 100 + 2 × −10 = 80."""
        found = the_lot(on_value(leaf("m", 0, mki(beyond))), [offer("a", 100, "0", -10)])
        assert totals(found) == {"a": total}

    def test_below_zero_otherwise(self) -> None:
        """`reject` excludes −10 and admits 0; `not-announced` stops."""
        bids = [offer("a", 100, "0", -10), offer("b", 100)]
        found = the_lot(on_value(leaf("m", 0, mki("reject"))), bids)
        assert (reasons(found), totals(found)) == ({"a": [("range", "m")]}, {"b": 100})
        assert fault_codes(on_value(leaf("m", 0, mki("not-announced"))), bids) == ["AB421"]

    def test_no_weight_and_a_factor(self) -> None:
        """A weight of 1 is no greatest value (AB130); a factor of 0 adds nothing (AB108)."""
        assert fault_codes(on_value(leaf("m", 1, mki())), []) == ["AB130"]
        assert fault_codes(on_value(leaf("m", 0, mki(factor=0))), []) == ["AB108"]


class TestWhereTheyBelong:
    """5.17 These two methods are for awards with weights in euros only. Where one of them has no
    greatest value, neither it nor a node above it has a `minimum`, and there is no `minimum-total`.
    What breaks this clause, 5.15 or 5.16 is a fault.
    """

    @pytest.mark.parametrize("award", ["points", "lowest-price"])
    def test_other_awards(self, award: str) -> None:
        """Points do not add up with 7 % of a price: AB129."""
        facts = [fact("trede", "choice", choices=list("12345"))]
        of = framework(
            leaf("k", 100, RATED),
            leaf("co2", 0, ladder()),
            award=award,
            facts=facts,
            weights={"unit": "percent", "of": "whole"},
        )
        assert fault_codes(of, []) == ["AB129"]

    def test_minimums(self) -> None:
        """50 % of no greatest value is nothing: on the leaf, above it, and in all (AB131)."""
        least = {"minimum": {"percent": 50}}
        co2, k = leaf("co2", 0, ladder()), leaf("k", 100, RATED)
        assert fault_codes(on_value({**co2, **least}), []) == ["AB131"]
        assert fault_codes(on_value(node("n", 100, k, co2, **least)), []) == ["AB131"]
        assert fault_codes(on_value(k, co2, **{"minimum-total": {"percent": 50}}), []) == ["AB131"]
        assert fault_codes(on_value({**k, **least}, co2), []) == []

    def test_a_minimum_with_a_greatest_value(self) -> None:
        """Half of 10000 is 5000: 4 % of 125000 passes, 4 % of 124999 does not."""
        least = {"minimum": {"percent": 50}}
        of = on_value(leaf("co2", 10000, ladder("weight"), **least))
        found = the_lot(of, [offer("a", 125000, "3"), offer("b", 124999, "3")])
        assert (totals(found), reasons(found)) == ({"a": 120000}, {"b": [("minimum", "co2")]})


class TestBelowZero:
    """5.18 A total in euros below zero stands: it is ranked like any other and gives warning AB651.
    A total of zero gives none.
    """

    of = on_value(leaf("k", 1000, RATED))
    sheet = marks("p", {"a": {"k": 10}, "b": {"k": 10}, "c": {"k": 10}})

    def test_ranked_and_said(self) -> None:
        """900 − 1000 = −100 beats 1000 − 1000 = 0 and 1000.01 − 1000 = 0.01; only a is named."""
        bids = [offer("a", 900), offer("b", 1000), offer("c", "1000.01")]
        found = evaluated(self.of, bids, [self.sheet])
        assert totals(found.lots[0]) == {"a": -100, "b": 0, "c": F("0.01")}
        assert warning_codes(found) == ["AB651"]
        (warning,) = found.lots[0].findings
        assert "“a”" in warning.what("en")
        assert "€ -100" in warning.what("en")
        assert "onder nul" in warning.what("nl")

    def test_willingness_to_pay(self) -> None:
        """900 − 100 × 10 = −100; under an award in points a malus below zero is no such thing."""
        award = {"type": "willingness-to-pay", "per-percent": 10}
        of = framework(leaf("k", 100, RATED), award=award)
        sheet = marks("p", {"a": {"k": 10}, "b": {"k": 0}})
        found = evaluated(of, [bid("a", 900), bid("b", 900)], [sheet])
        assert totals(found.lots[0]) == {"a": -100, "b": 900}
        assert warning_codes(found) == ["AB651"]
        worded = leaf("k", 100, {"type": "rating-scale", "scale": "woorden"})
        below = evaluated(
            framework(worded),
            [bid("a"), bid("b")],
            [marks("p", {"a": {"k": "slecht"}, "b": {"k": "goed"}})],
        )
        assert (totals(below.lots[0]), warning_codes(below)) == ({"b": 100, "a": -50}, [])


class TestQualityOnly:
    """5.19 Under `points` without a criterion on the price, as under `fixed-price`, the award is on
    quality only: the price serves clause 4.1 c and, where `ties.order` names it, clause 7.2, and
    nothing else.
    """

    sheet = marks("p", {"a": {"k": 8}, "b": {"k": 8}, "c": {"k": 9}})
    bids = (bid("a", 100), bid("b", 90), bid("c", 300))

    def test_points(self) -> None:
        """90 points for 300 euros beat 80 for 100; a and b tie at 80 whatever they ask."""
        found = the_lot(framework(leaf("k", 100, RATED)), self.bids, [self.sheet])
        assert ranks(found) == [(1, "c"), (2, "a"), (2, "b")]

    def test_ceiling_and_tie(self) -> None:
        """A ceiling of 200 excludes c; the announced price decides between 80 and 80: b, for 90."""
        of = framework(
            leaf("k", 100, RATED),
            lots=[lot(ceiling=200)],
            policies={"ties": {"order": ["price"], "otherwise": "draw"}},
        )
        found = the_lot(of, self.bids, [self.sheet])
        assert ranks(found) == [(1, "b"), (2, "a")]
        assert reasons(found) == {"c": [("price", "perceel")]}

    def test_fixed_price(self) -> None:
        """At a fixed price of 100, stated or not, 90 points beat 80."""
        of = framework(leaf("k", 100, RATED), award="fixed-price", lots=[lot(fixed_price=100)])
        bids = [bid("a", 100), bid("b", None), bid("c", None)]
        assert ranks(the_lot(of, bids, [self.sheet])) == [(1, "c"), (2, "a"), (2, "b")]
