"""Clause 10: what is flagged, and that a flag changes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

import pytest
from tests.build import (
    MARKS,
    PROPORTIONAL,
    RATED,
    bid,
    evaluated,
    framework,
    leaf,
    lines,
    lot,
    marks,
    ranks,
    reasons,
    the_lot,
    totals,
)

BAND = {"type": "price-bandwidth", "zero-at": 1000, "full-at": 0, "out-of-range": "clamp"}
PRICE = leaf("prijs", 100, BAND)
UNITS = {"of": "estimate", "one": 25, "two": 20, "three": 10}


def flagging(**flags: Any) -> Any:
    """A framework with price flags, one absolute criterion and an estimate of 200."""
    return framework(PRICE, lots=[lot(estimate=200, ceiling=400)], flags={"assumed": "x", **flags})


def found(result: Any) -> list[tuple[str | None, str]]:
    """The flags of a lot as (bid, test)."""
    return [(flag.bid, flag.test) for flag in result.flags]


def of_prices(of: Any, prices: Iterable[object]) -> list[tuple[str | None, str]]:
    """The flags over bids a, b, c … with these prices."""
    bids = [bid(name, price) for name, price in zip("abcdefghijklm", prices, strict=False)]
    return found(the_lot(of, bids))


class TestOnlyFlags:
    """10.1 A flag says something about a bid that is ranked, or under 10.4 and 10.5 about a bid of
    clause 5.7. It excludes no bid and changes no points, total or rank. Without a `flags` block
    only the tests of 10.3 and 10.4 are made, which need no number in that block.
    """

    BIDS = (bid("a", 10), bid("b", 100), bid("c", 120), bid("d", 450))

    def test_nothing_changes(self) -> None:
        """Prices 10, 100, 120 and 450, ceiling 400: with every test on, all is as without."""
        loud = flagging(
            below_percent_of_median=100, below_percent_of_mean=100, below_percent_of_estimate=100
        )
        quiet = framework(PRICE, lots=[lot(ceiling=400)])
        with_flags, without = the_lot(loud, self.BIDS), the_lot(quiet, self.BIDS)
        assert len(with_flags.flags) == 5  # median 100: a; mean 76 2/3: a; estimate 200: a, b, c
        assert without.flags == ()
        assert ranks(with_flags) == ranks(without)
        assert totals(with_flags) == totals(without)
        assert reasons(with_flags) == reasons(without) == {"d": [("price", "perceel")]}
        assert with_flags.findings == without.findings

    def test_only_ranked_bids(self) -> None:
        """The 450 is excluded: the mean is of 10, 100 and 120, 230 / 3, and 10 is below half."""
        flag = the_lot(flagging(below_percent_of_mean=50), self.BIDS).flags[0]
        assert flag.step is not None
        assert (flag.bid, flag.step.result) == ("a", Fraction(115, 3))
        excluded = framework(PRICE, lots=[lot(floor=5)])
        assert found(the_lot(excluded, [bid("a", 1), bid("b", 100)])) == []

    def test_a_bid_set_aside_is_not_flagged(self) -> None:
        """a for € 1 has a mark of 2 where 5 is the minimum: set aside, and not a token price."""
        tree = (
            leaf("prijs", 50, BAND),
            leaf("k", 50, RATED, minimum={"percent": 50}),
        )
        sheets = [marks("p", {"a": {"k": 2}, "b": {"k": 8}})]
        result = the_lot(framework(*tree), [bid("a", 1), bid("b", 100)], sheets)
        assert (ranks(result), found(result)) == ([(1, "b")], [])
        sheets = [marks("p", {"a": {"k": 5}, "b": {"k": 8}})]
        result = the_lot(framework(*tree), [bid("a", 1), bid("b", 100)], sheets)
        assert found(result) == [("a", "token-price")]


class TestAnnounced:
    """10.2 Each test under `flags` that announces a number is made for every lot. `mean` and
    `median` are of the prices of all ranked bids, the bid's own included. A price at the bound
    is not flagged.

    Dutch law has no fixed percentage; that an explanation must be asked before a rejection
    (article 2.116 Aanbestedingswet 2012) was not verified in the text of the law.
    """

    def test_below_percent_of_median(self) -> None:
        """70 % of the median 100 of 69.99, 100, 110 is 70: flagged; 70 itself is not."""
        of = flagging(below_percent_of_median=70)
        assert of_prices(of, ["69.99", 100, 110]) == [("a", "below-percent-of-median")]
        assert of_prices(of, [70, 100, 110]) == []

    def test_below_percent_of_median_of_an_even_number(self) -> None:
        """60, 90, 110, 120: the median is 100, 70 % of it 70; 60 is below."""
        of = flagging(below_percent_of_median=70)
        assert of_prices(of, [60, 90, 110, 120]) == [("a", "below-percent-of-median")]

    def test_below_percent_of_mean(self) -> None:
        """80 % of the mean 100 of 79, 100, 121 is 80: 79 is below. Of 80, 100, 120: none."""
        of = flagging(below_percent_of_mean=80)
        assert of_prices(of, [79, 100, 121]) == [("a", "below-percent-of-mean")]
        assert of_prices(of, [80, 100, 120]) == []

    def test_below_percent_of_second_lowest(self) -> None:
        """85 % of 100 is 85: 84 is below; two lowest of 84 are not below 85 % of each other."""
        of = flagging(below_percent_of_second_lowest=85)
        assert of_prices(of, [84, 300, 100]) == [("a", "below-percent-of-second-lowest")]
        assert of_prices(of, [84, 84, 100]) == []

    def test_below_percent_of_estimate(self) -> None:
        """75 % of the estimate 200 is 150: 149.99 and 20 are below, 150 is not; one bid will do."""
        of = flagging(below_percent_of_estimate=75)
        test = "below-percent-of-estimate"
        assert of_prices(of, ["149.99", 150, 20]) == [("a", test), ("c", test)]
        assert of_prices(of, [100]) == [("a", test)]

    def test_below_percent_of_trimmed_mean(self) -> None:
        """Twelve bids, wings of 10 %: 1.2, so two off each end. 10, 20, 8 × 100, 300, 390.

        The mean of the eight is 100, 50 % of it 50: 10 and 20 are below. Of ten bids 1 goes off
        each end: 10, 8 × 100, 390: the mean is 100 again.
        """
        of = flagging(below_percent_of_trimmed_mean={"percent": 50, "wings": 10})
        test = "below-percent-of-trimmed-mean"
        result = of_prices(of, [10, 20, *[100] * 8, 300, 390])
        assert result == [("a", test), ("b", test)]
        assert of_prices(of, [10, *[100] * 8, 390]) == [("a", test)]

    def test_below_units(self) -> None:
        """A unit is 2, a hundredth of 200. One: below 200 − 50 = 150. Two: 160 − 40 = 120.

        Three: the mean of 139, 160 and 181 is 160, less 20 is 140.
        """
        of = flagging(below_units=UNITS)
        assert of_prices(of, [149]) == [("a", "below-units")]
        assert of_prices(of, [150]) == []
        assert of_prices(of, [119, 160]) == [("a", "below-units")]
        assert of_prices(of, [120, 160]) == []
        assert of_prices(of, [139, 160, 181]) == [("a", "below-units")]
        assert of_prices(of, [140, 160, 180]) == []

    def test_below_units_of_more_bids(self) -> None:
        """Four, ceiling 400, so a unit is 4, `more` 5: the mean of 130, 3 × 170 is 160, less 20."""
        of = flagging(below_units={**UNITS, "of": "ceiling", "more": 5})
        assert of_prices(of, [130, 170, 170, 170]) == [("a", "below-units")]
        assert of_prices(of, [140, 160, 170, 170]) == []


class TestWithoutNumbers:
    """10.3 Without an announced number in `flags` is flagged:"""

    def test_token_price(self) -> None:
        """Prices of 0, 1 and 1.01: the first two."""
        result = of_prices(framework(PRICE), [0, 1, "1.01"])
        assert result == [("a", "token-price"), ("b", "token-price")]

    @pytest.mark.parametrize(
        ("line", "flagged"),
        [((1, 0), True), ((1, -5), True), ((0, 9), True), ((1, "0.000001"), False)],
    )
    def test_zero_or_negative_line(self, line: tuple[object, object], flagged: bool) -> None:
        """A second line of price 0 or −5, or of quantity 0; a millionth of a euro is a price."""
        result = the_lot(framework(PRICE), [bid("a", sheet=lines((1, 100), line))])
        assert found(result) == ([("a", "zero-or-negative-line")] if flagged else [])
        if flagged:
            assert "2 (iets: " in result.flags[0].finding.what("en")

    def test_zero_or_negative_lines_of_one_bid_are_one_flag(self) -> None:
        """12 lines of nothing beside one of 100: ten are named, 2 more are counted."""
        sheet = lines((1, 100), *[(1, 0)] * 12)
        result = the_lot(framework(PRICE), [bid("a", sheet=sheet)])
        assert found(result) == [("a", "zero-or-negative-line")]
        assert result.flags[0].finding.what("en").endswith("11 (iets: 1 × € 0) and 2 more")

    ELEMENTS = (
        {"id": "loon", "title": "Loon", "minimum": 60},
        {"id": "huur", "title": "Huur"},
    )

    def costed(self, loon: object, huur: object, price: object = 100) -> Any:
        """A bid of 100 with two cost elements."""
        offer = {"lot": "perceel", "price": price, "cost-elements": {"loon": loon, "huur": huur}}
        return bid("a", lots=[offer])

    def real(self, **more: Any) -> Any:
        """A framework with cost elements."""
        return framework(PRICE, real_price={"assumed": "x", "elements": self.ELEMENTS, **more})

    def test_cost_elements_sum(self) -> None:
        """60 + 39.99 is not 100; 60 + 40 is."""
        test = [("a", "cost-elements-sum")]
        assert found(the_lot(self.real(), [self.costed(60, "39.99")])) == test
        assert found(the_lot(self.real(), [self.costed(60, 40)])) == []

    def test_cost_elements_minimum(self) -> None:
        """59 where 60 was announced; and a sum of 100 where 101 was."""
        test = ("a", "cost-elements-minimum")
        assert found(the_lot(self.real(), [self.costed(59, 41)])) == [test]
        assert found(the_lot(self.real(minimum_total=100), [self.costed(60, 40)])) == []
        result = the_lot(self.real(minimum_total=101), [self.costed(59, 41)])
        assert found(result) == [test, test]
        assert ranks(result) == [(1, "a")]

    def sroi(self, **offer: object) -> Any:
        """A bid of 1000 under an obligation of 5 % that is checked in the contract."""
        block = {"id": "baan", "title": "Baan", "value": 20}
        of = framework(
            PRICE,
            social_return={
                "assumed": "x",
                "as": "contract-requirement",
                "percent": 5,
                "test": "contract-check",
                "building-blocks": [block],
            },
        )
        offers = [{"lot": "perceel", "price": 1000, "social-return": offer}]
        return the_lot(of, [bid("a", lots=offers)])

    def test_social_return_obligation(self) -> None:
        """5 % of 1000 is 50: an offer of 49.99 is flagged, 50 not; nothing stated is not checked."""
        assert found(self.sroi(value="49.99")) == [("a", "social-return-obligation")]
        assert found(self.sroi(value=50)) == []
        assert found(self.sroi()) == []

    def test_social_return_sum(self) -> None:
        """Three jobs of 20 are 60 and the bid says 70."""
        assert found(self.sroi(blocks={"baan": 3}, value=70)) == [("a", "social-return-sum")]
        assert found(self.sroi(blocks={"baan": 3}, value=60)) == []


def reversal(method: dict[str, Any], *names: str, **more: Any) -> list[tuple[str | None, str]]:
    """The reference's reversal: A(100, 48), B(125, 55), C(60, 20), 40 points for the price.

    Quality is a mark on a scale of 0 to 60, worth 60 points.
    """
    points = {"a": (100, 48), "b": (125, 55), "c": (60, 20), **more.pop("extra", {})}
    scale = {**MARKS, "highest": 60, "full-at": 60, "step": 1}
    of = framework(leaf("prijs", 40, method), leaf("k", 60, RATED), scales=[scale], **more)
    bids = [bid(name, points[name][0]) for name in names]
    sheet = marks("p", {name: {"k": points[name][1]} for name in names})
    return found(the_lot(of, bids, [sheet]))


class TestDrives:
    """10.4 *Driving a formula.* Where a criterion has a relative price method, the bids of clause
    5.7 that set what it uses are left out one at a time, the relative criteria, minimums and
    totals of the others are worked out again, and the bid is flagged when their order is
    another one. Left out are the bid with the lowest price (for `lowest`, `mean` and ranks),
    the highest (for `highest` and `mean`) and the one or two in the middle (for `median`), each
    only when no other bid has that price: at most four bids, so that a mean can be driven by
    another bid unseen. With fewer than three bids nothing is left out.
    """

    def test_the_lowest(self) -> None:
        """With C: B 74.20, A 72.00; without C: A 88.00, B 87.00. C is flagged, A and B are not."""
        assert reversal(PROPORTIONAL, "a", "b", "c") == [("c", "drives-formula")]

    def test_what_it_says(self) -> None:
        """The numbers and both orders, in 2 languages."""
        scale = {**MARKS, "highest": 60, "full-at": 60, "step": 1}
        of = framework(leaf("prijs", 40, PROPORTIONAL), leaf("k", 60, RATED), scales=[scale])
        bids = [bid("a", 100), bid("b", 125), bid("c", 60)]
        sheet = marks("p", {"a": {"k": 48}, "b": {"k": 55}, "c": {"k": 20}})
        (flag,) = the_lot(of, bids, [sheet]).flags
        assert flag.finding.what("en") == (
            "“c” settles with € 60 what “prijs” makes of the others (the lowest price): their "
            "order is b > a, and without this bid a > b"
        )
        assert "hun volgorde is b > a en zonder deze inschrijving a > b" in flag.finding.what("nl")

    def test_not_under_an_absolute_method(self) -> None:
        """Bandwidth 50 to 150: A 68, B 65, C 56; without C nothing moves."""
        band = {"type": "price-bandwidth", "zero-at": 150, "full-at": 50, "out-of-range": "clamp"}
        assert reversal(band, "a", "b", "c") == []

    def test_not_when_the_order_stays(self) -> None:
        """Log with 3: A 69.40, B 68.28; without C A 88.00, B 86.88: the difference stays 1.12."""
        log = {"type": "price-log", "zero-at": 3, "out-of-range": "clamp"}
        assert reversal(log, "a", "b", "c") == []

    def test_not_when_another_has_that_price(self) -> None:
        """C and D both offer 60: without one of them the lowest is still 60."""
        extra = {"extra": {"d": (60, 19)}}
        assert reversal(PROPORTIONAL, "a", "b", "c", "d", **extra) == []

    def test_the_highest(self) -> None:
        """Between lowest and highest: A 100 and B 120, D 200, 40 points, quality 48, 55 and 20.

        With D: A 40 + 48 = 88, B 40 × 80/100 + 55 = 87: A > B. Without D: A 88, B 0 + 55: A > B
        still. With quality 47 for A: 87 and 87, a tie that D makes: flagged.
        """
        method = {"type": "price-linear-range", "when-equal": 100}
        extra = {"extra": {"a": (100, 48), "b": (120, 55), "d": (200, 20)}}
        assert reversal(method, "a", "b", "d", **extra) == []
        extra = {"extra": {"a": (100, 47), "b": (120, 55), "d": (200, 20)}}
        assert reversal(method, "a", "b", "d", **extra) == [("d", "drives-formula")]

    def test_fewer_than_three(self) -> None:
        """Two bids: the other has no order to change."""
        assert reversal(PROPORTIONAL, "a", "c") == []

    def test_a_bid_set_aside_afterwards_counts(self) -> None:
        """C misses the minimum total of 65 (it has 60), and its 60 still orders A and B (5.7)."""
        more = {"minimum_total": {"percent": 65}}
        assert reversal(PROPORTIONAL, "a", "b", "c", **more) == [("c", "drives-formula")]

    def test_at_most_four_are_left_out(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Forty bids under a formula with all four statistics: 4 evaluations more, not 40."""
        from aanbesteding.scoring import lots

        calls = []
        real = lots.order_without
        monkeypatch.setattr(lots, "order_without", lambda *a: calls.append(a) or real(*a))
        share = "(lowest + mean + median) / (3 * highest) * lowest / price"
        method = {"type": "price-expression", "share": share, "out-of-range": "clamp"}
        the_lot(framework(leaf("prijs", 100, method)), [bid(f"b{n}", 100 + n) for n in range(40)])
        assert len(calls) == 4


class TestOutlier:
    """10.5 *Outliers.* Under `outlier-factor`, of the bids of clause 5.7, the lowest price is
    flagged when the next is more than factor × it and a method uses `lowest` or `mean`; the
    highest when it is more than factor × the next and a method uses `highest` or `mean`.
    """

    def out(self, method: dict[str, Any], *prices: object) -> list[tuple[str | None, str]]:
        """The outliers by a factor of 2 among bids a, b, c."""
        flags = {"assumed": "x", "outlier-factor": 2}
        of = framework(leaf("prijs", 100, method), flags=flags)
        return [one for one in of_prices(of, prices) if one[1] == "outlier-factor"]

    def test_the_lowest(self) -> None:
        """40 with 90 next, more than 80: flagged. With 80 next it is not."""
        assert self.out(PROPORTIONAL, 40, 90, 100) == [("a", "outlier-factor")]
        assert self.out(PROPORTIONAL, 40, 80, 100) == []

    def test_the_highest(self) -> None:
        """201 with 100 next under a method with both ends; not under one with the lowest only."""
        both_ends = {"type": "price-linear-range", "when-equal": 100}
        assert self.out(both_ends, 90, 100, 201) == [("c", "outlier-factor")]
        assert self.out(both_ends, 90, 100, 200) == []
        assert self.out(PROPORTIONAL, 90, 100, 201) == []

    def test_the_mean_uses_both_ends(self) -> None:
        """10, 100 and 300 against the mean: both ends are more than twice as far out."""
        mean = {"type": "price-average", "at-mean": 50, "per-percent": 1, "out-of-range": "clamp"}
        test = "outlier-factor"
        assert self.out(mean, 10, 100, 300) == [("a", test), ("c", test)]


def test_what_differs_by_less_than_a_cent_is_shown_to_differ() -> None:
    """The mean of 38.33, 80 and 111.66 is 229.99 / 3 = 76.66333…, half of it 38.331666….

    So 38.33 is below it; to the cent both would be 38.33.
    """
    of = flagging(below_percent_of_mean=50)
    bids = [bid("a", "38.33"), bid("b", 80), bid("c", "111.66")]
    (flag,) = the_lot(of, bids).flags
    said = flag.finding.what("en")
    assert "price € 38.33 is below € ≈ 38.331667, 50 % of the mean" in said


class TestNotMade:
    """10.6 A test that was announced and cannot be made says so: with fewer than two bids
    (`median`, `mean`, second lowest, outliers), when a trimmed mean has nothing left, with four
    bids or more without `more`, without a relative price method that uses an end of the prices
    (outliers), and when without a bid the calculation would have no outcome (10.4).
    """

    def codes(self, of: Any, *prices: object) -> list[tuple[str | None, str, str]]:
        """The flags as (bid, test, code)."""
        bids = [bid(name, price) for name, price in zip("abcd", prices, strict=False)]
        return [(f.bid, f.test, f.finding.code.code) for f in the_lot(of, bids).flags]

    @pytest.mark.parametrize("word", ["median", "mean", "second-lowest"])
    def test_one_bid(self, word: str) -> None:
        """1 bid has no other to be compared with."""
        test = f"below-percent-of-{word}"
        of = flagging(**{test: 70})
        assert self.codes(of, 100) == [(None, test, "AB637")]

    def test_nothing_left(self) -> None:
        """Two bids and wings of 10 %: 0.2, so 1 goes off each end and none is left."""
        of = flagging(below_percent_of_trimmed_mean={"percent": 50, "wings": 10})
        assert self.codes(of, 10, 100) == [(None, "below-percent-of-trimmed-mean", "AB637")]

    def test_four_bids_without_more(self) -> None:
        """`more` was not announced: four bids are not tested, three are."""
        of = flagging(below_units={"of": "estimate", "one": 25, "two": 20, "three": 10})
        assert self.codes(of, 1, 200, 200, 200)[0] == (None, "below-units", "AB637")
        assert self.codes(of, 20, 200, 200) == [("a", "below-units", "AB631")]

    def test_no_relative_formula(self) -> None:
        """Outliers, factor 2, with a bandwidth only."""
        assert self.codes(flagging(outlier_factor=2), 10, 100) == [
            (None, "outlier-factor", "AB637")
        ]

    def test_no_outcome_without_a_bid(self) -> None:
        """(highest − price) / (highest − lowest) over 100, 150, 150: without the 100 it divides by 0."""
        method = {
            "type": "price-expression",
            "share": "(highest - price) / (highest - lowest)",
            "out-of-range": "clamp",
        }
        of = framework(leaf("prijs", 100, method))
        assert self.codes(of, 100, 150, 150) == [("a", "drives-formula", "AB637")]

    def test_no_bids(self) -> None:
        """0 bids: nothing was to be tested, and AB607 says that there are none."""
        of = flagging(below_percent_of_median=70)
        assert evaluated(of, []).lots[0].flags == ()
