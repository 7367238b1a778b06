"""The clauses of the pages of docs/methods on the price, one class each.

The docstring of a class is the rules of its page, word for word (tests/pages/test_every_page.py);
every rule has a test with its name. Expected values are worked out by hand beside them.
"""

from __future__ import annotations

from tests.build import F, bid, fact, fault_codes, framework, leaf, node, of_bid, ranks, the_lot
from tests.pages.measure import Line, Method, Rejecting, case, zero_lowest


class TestPriceBandwidth(Line, Rejecting):
    """Between `full-at` and `zero-at` the share is (zero-at − price) / (zero-at − full-at).

    At `full-at` the share is 1, at `zero-at` 0; both prices lie inside the bandwidth.

    `clamp`: what lies outside the range gets the nearest end: 0 or 1.

    `extrapolate`: the formula goes on outside the range; the share can fall below 0 and, where
    the range has a beginning too, rise above 1.

    `reject`: a bid outside the range is excluded.

    `not-announced`: a value outside the range stops the evaluation with fault AB421.

    `zero-at` lies above `full-at`; equal or the other way round is fault AB108.
    """

    page = "price-bandwidth"
    given = {"zero-at": 150, "full-at": 50, "out-of-range": "clamp"}
    # (150 − 160)/100 = −0.1; (150 − 40)/100 = 1.1; a cent: (150 − 150.01)/100
    beyond = {160: ("-0.1", "0"), 40: ("1.1", "1"), "150.01": ("-0.0001", "0")}

    def test_formula(self):
        """(150 − 75)/(150 − 50) = 0.75; (150 − 149.99)/100 = 0.0001."""
        assert self.at(75) == F("0.75")
        assert self.at("149.99") == F("0.0001")

    def test_ends(self):
        for word in ("clamp", "extrapolate", "reject", "not-announced"):
            assert [self.at(price, out_of_range=word) for price in (50, 150)] == [1, 0]

    def test_bounds(self):
        assert self.fault(60, zero_at=50) == {"AB108"}
        assert self.fault(60, zero_at=49) == {"AB108"}
        assert self.fault(50, zero_at="50.01") == set()


class TestPriceThreshold(Line, Rejecting):
    """Between `threshold` and `reserve` the share is (reserve − price) / (reserve − threshold).

    At and below `threshold` the share is 1, whatever `out-of-range` says; at `reserve` it is 0.

    `clamp`: a price beyond the range gets the share 0.

    `extrapolate`: the formula goes on outside the range; the share can fall below 0 and, where
    the range has a beginning too, rise above 1.

    `reject`: a bid outside the range is excluded.

    `not-announced`: a value outside the range stops the evaluation with fault AB421.

    `reserve` lies above `threshold`; otherwise it is fault AB108.
    """

    page = "price-threshold"
    given = {"reserve": 100, "threshold": 60, "out-of-range": "clamp"}
    beyond = {110: ("-0.25", "0"), "100.01": ("-1/4000", "0")}  # (100 − 110)/40

    def test_formula(self):
        """(100 − 80)/(100 − 60) = 1/2; (100 − 70)/40 = 3/4."""
        assert [self.at(price) for price in (80, 70)] == [F("1/2"), F("3/4")]

    def test_threshold(self):
        for word in ("clamp", "extrapolate", "reject", "not-announced"):
            found = [self.at(price, out_of_range=word) for price in (0, 59, 60, 100)]
            assert found == [1, 1, 1, 0]

    def test_bounds(self):
        assert self.fault(50, reserve=60) == {"AB108"}
        assert self.fault(50, reserve="60.01") == set()


class TestPriceParabolic(Line, Rejecting):
    """The share is 1 − (price / reserve)².

    At a price of zero the share is 1, at `reserve` 0.

    `clamp`: a price beyond the range gets the share 0.

    `extrapolate`: the formula goes on outside the range; the share can fall below 0 and, where
    the range has a beginning too, rise above 1.

    `reject`: a bid outside the range is excluded.

    `not-announced`: a value outside the range stops the evaluation with fault AB421.

    `reserve` lies above zero; otherwise it is fault AB108.
    """

    page = "price-parabolic"
    given = {"reserve": 100, "out-of-range": "clamp"}
    beyond = {120: ("-0.44", "0"), 200: ("-3", "0")}  # 1 − 1.44; 1 − 4

    def test_formula(self):
        """1 − 0.5² = 0.75; 1 − 0.8² = 0.36."""
        assert [self.at(price) for price in (50, 80)] == [F("0.75"), F("0.36")]

    def test_ends(self):
        assert [self.at(price) for price in (0, 100)] == [1, 0]

    def test_bounds(self):
        assert self.fault(0, reserve=0) == {"AB108"}
        assert self.fault(0, reserve="0.01") == set()


class TestPriceProportional(Method):
    """The share is the lowest price / the own price.

    The lowest admitted price gets the share 1.

    Twice the lowest price gets half: the share is never 0, however dear the bid.

    A third bid without a chance can turn round the order of two others. With 40 points for the
    price, A (€ 100 and 48 points for quality) and B (€ 125 and 55), A wins by 88 to 87; when C (€
    60 and 20) joins, B with 74.2 goes before A with 72.

    A lowest price of zero stops the evaluation with fault AB422: there is nothing to divide by.
    """

    page = "price-proportional"
    others = (100,)

    def test_formula(self):
        """100/105 = 20/21; 100/125 = 0.8."""
        assert [self.at(price) for price in (105, 125)] == [F("20/21"), F("0.8")]

    def test_lowest(self):
        assert self.at(100) == self.at(99) == self.at(1) == 1

    def test_double(self):
        assert [self.at(price) for price in (200, 100000)] == [F("1/2"), F("1/1000")]

    def test_reversal(self):
        """88 and 87; with C 48 + 40 × 0.6 = 72, 55 + 40 × 0.48 = 74.2, 20 + 40 = 60."""
        found = the_lot(*_three("price-proportional", {}))
        assert [of_bid(found, name).total for name in "abc"] == [72, F("74.2"), 60]
        of, bids = _three("price-proportional", {})
        found = the_lot(of, bids[:2])
        assert [of_bid(found, name).total for name in "ab"] == [88, 87]
        # On the bandwidth from 50 to 150 nothing turns round: 48 + 20 = 68 and 55 + 10 = 65.
        given = {"zero-at": 150, "full-at": 50, "out-of-range": "clamp"}
        of, bids = _three("price-bandwidth", given)
        assert [name for _, name in ranks(the_lot(of, bids))][:2] == ["a", "b"]
        assert [name for _, name in ranks(the_lot(of, bids[:2]))] == ["a", "b"]

    def test_zero_price(self):
        zero_lowest_itself(self.page)


def zero_lowest_itself(page):
    """Here the bid of zero itself has no share; one of 100 would have 0/100."""
    of, bids = case(page, {}, 0, (100,))
    assert set(fault_codes(of, bids)) == {"AB422"}


def _three(page, given):
    """A(100, 48), B(125, 55) and C(60, 20): price and quality out of 60, the price 40 points."""
    line = {"type": "fact-bandwidth", "fact": "q", "zero-at": 0, "full-at": 60}
    of = framework(
        leaf("quality", 60, {**line, "out-of-range": "clamp"}),
        node("money", 40, leaf("k", 40, {"type": page, **given})),
        facts=[fact("q")],
    )
    offers = {"a": (100, 48), "b": (125, 55), "c": (60, 20)}
    return of, [bid(n, price, facts={"q": q}) for n, (price, q) in offers.items()]


class TestPriceLinearLowest(Line):
    """The share is 1 − (price − lowest) / (zero-at/100 × lowest).

    The lowest admitted price gets the share 1.

    At `zero-at` per cent above the lowest price the share is 0.

    `clamp`: a price beyond the range gets the share 0.

    `extrapolate`: the formula goes on outside the range; the share can fall below 0 and, where
    the range has a beginning too, rise above 1.

    `not-announced`: a value outside the range stops the evaluation with fault AB421.

    `zero-at` lies above zero; otherwise it is fault AB108.

    A lowest price of zero stops the evaluation with fault AB422: there is nothing to divide by.
    """

    page = "price-linear-lowest"
    given = {"zero-at": 50, "out-of-range": "clamp"}
    others = (100,)
    beyond = {160: ("-0.2", "0"), 250: ("-2", "0")}  # 1 − 60/50; 1 − 150/50

    def test_formula(self):
        """1 − 25/(0.5 × 100) = 0.5; 1 − 10/50 = 0.8."""
        assert [self.at(price) for price in (125, 110)] == [F("0.5"), F("0.8")]

    def test_lowest(self):
        assert self.at(100) == self.at(60) == 1

    def test_zero(self):
        assert self.at(150, out_of_range="not-announced") == 0
        assert self.at(200, zero_at=100, out_of_range="not-announced") == 0

    def test_bounds(self):
        assert self.fault(100, zero_at=0) == {"AB108"}
        assert self.fault(100, zero_at="0.000001") == set()

    def test_zero_price(self):
        zero_lowest(self.page, self.given)


class TestPriceLinearRange(Method):
    """The share is (highest − price) / (highest − lowest).

    The lowest price gets 1, the highest 0.

    When all prices are equal everyone gets `when-equal` per cent; so does a single bid.

    `when-equal` lies from 0 to 100; otherwise who lowers a price to that of the only other would
    lose points, and it is fault AB108.
    """

    page = "price-linear-range"
    given = {"when-equal": 60}
    others = (100, 150)

    def test_formula(self):
        """(150 − 125)/50 = 0.5; beside a dearest of 200 the same price gets (200 − 125)/100."""
        assert self.at(125) == F("0.5")
        assert self.at(125, 100, 200) == F("0.75")

    def test_ends(self):
        assert [self.at(100), self.at(150), self.at(80), self.at(170)] == [1, 0, 1, 0]

    def test_equal(self):
        assert self.at(100, 100, 100) == F("0.6")
        assert self.at(0, 0) == F("0.6")

    def test_between(self):
        assert self.fault(100, when_equal=0) == self.fault(100, when_equal=100) == set()
        assert self.fault(100, when_equal="-0.01") == {"AB108"}
        assert self.fault(100, when_equal="100.01") == {"AB108"}


class TestPriceLog(Line):
    """The share is 1 − log(price / lowest) / log(zero-at).

    The lowest admitted price gets the share 1.

    At `zero-at` times the lowest price the share is exactly 0.

    Where the logarithm is no fraction the share is enclosed to less than 10⁻⁵⁰.

    The difference of two bids within the range does not depend on the lowest price.

    `clamp`: a price beyond the range gets the share 0.

    `extrapolate`: the formula goes on outside the range; the share can fall below 0 and, where
    the range has a beginning too, rise above 1.

    `not-announced`: a value outside the range stops the evaluation with fault AB421.

    `zero-at` lies above one; otherwise it is fault AB108.

    A lowest price of zero stops the evaluation with fault AB422: there is nothing to divide by.
    """

    page = "price-log"
    given = {"zero-at": 2, "out-of-range": "clamp"}
    others = (100,)
    beyond = {400: ("-1", "0"), 800: ("-2", "0")}  # 1 − 2 and 1 − 3 doublings

    def test_formula(self):
        """At 16 times with zero-at 16: 200 is a quarter of the way in logarithms, 400 half."""
        assert [self.at(price, zero_at=16) for price in (200, 400, 800)] == [
            F("3/4"),
            F("1/2"),
            F("1/4"),
        ]

    def test_lowest(self):
        assert self.at(100) == self.at(70) == 1

    def test_multiple(self):
        assert self.at(200, out_of_range="not-announced") == 0
        assert self.at(300, zero_at=3, out_of_range="not-announced") == 0

    def test_irrational(self):
        """log 1.25 / log 2 = 0.32192809488736…"""
        found = of_bid(the_lot(*case(self.page, self.given, 125, (100,))), "a")
        (score,) = found.walk()
        assert 0 < score.radius < F(1, 10**50)
        assert F("0.67807190511263") < score.share < F("0.67807190511264")

    def test_difference(self):
        """200 and 400 differ by half of a fourfold, beside a lowest of 200 and of 100."""
        assert self.at(200, 200, zero_at=4) - self.at(400, 200, zero_at=4) == F("1/2")
        assert self.at(200, 100, zero_at=4) - self.at(400, 100, zero_at=4) == F("1/2")

    def test_bounds(self):
        assert self.fault(100, zero_at=1) == {"AB108"}
        assert self.fault(100, zero_at="1.000001") == set()

    def test_zero_price(self):
        zero_lowest(self.page, self.given)


class TestPriceAverage(Line):
    """The share is (at-mean + per-percent × 100 × (mean − price) / mean) / 100; the own price counts
    in the mean.

    A price at the mean gets `at-mean` per cent.

    `clamp`: what lies outside the range gets the nearest end: 0 or 1.

    `extrapolate`: the formula goes on outside the range; the share can fall below 0 and, where
    the range has a beginning too, rise above 1.

    `not-announced`: a value outside the range stops the evaluation with fault AB421.

    When all prices are zero the evaluation stops with fault AB422.
    """

    page = "price-average"
    given = {"at-mean": 50, "per-percent": 1, "out-of-range": "clamp"}
    others = (50, 100)
    # with 300 the mean is 150, and 300 is 100 % above: 50 − 100; per cent 2: see below
    beyond = {300: ("-0.5", "0"), 600: ("-0.9", "0")}  # mean 250, 140 % above: 50 − 140

    def test_formula(self):
        """Of 90, 100 and 110 the mean is 100: 90 gets 60 %, 110 gets 40 %; by 2 a per cent 70."""
        assert self.at(90, 100, 110) == F("0.6")
        assert self.at(110, 90, 100) == F("0.4")
        assert self.at(90, 100, 110, per_percent=2) == F("0.7")

    def test_mean(self):
        assert self.at(100, 90, 110, at_mean=35) == F("0.35")

    def test_clamp(self):
        """And at the other end: 30 beside 100 and 170 is 70 % below the mean: 120 %."""
        super().test_clamp()
        assert self.at(30, 100, 170) == 1
        assert self.at(30, 100, 170, out_of_range="extrapolate") == F("1.2")

    def test_zero_mean(self):
        assert self.fault(0, 0) == {"AB422"}


class TestPriceGraduated(Line):
    """The lowest admitted price gets the share 1.

    Up to the bend each per cent above the lowest price costs `gentle` per cent of the weight.

    Beyond the bend each per cent of the lowest price costs `steep` per cent of the weight.

    The bend lies at the median × `inflection`, or at the lowest price where that is higher.

    `clamp`: a price beyond the range gets the share 0.

    `extrapolate`: the formula goes on outside the range; the share can fall below 0 and, where
    the range has a beginning too, rise above 1.

    `not-announced`: a value outside the range stops the evaluation with fault AB421.

    `inflection` lies above zero; otherwise it is fault AB108.

    A lowest price of zero stops the evaluation with fault AB422: there is nothing to divide by.
    """

    page = "price-graduated"
    given = {"inflection": "1.0250", "gentle": "0.1", "steep": 1, "out-of-range": "clamp"}
    others = (100, 110)
    # bend 112.75: 1.275 up to there; 212.75 loses 100 more, 312.75 loses 200 more
    beyond = {"212.75": ("-0.01275", "0"), "312.75": ("-1.01275", "0")}

    def test_lowest(self):
        assert self.at(100) == 1
        assert self.at(90) == 1

    def test_gentle(self):
        """110 is 10 % above: 10 × 0.1 = 1 per cent; 112.75 at the bend 1.275."""
        assert self.at(110) == F("0.99")
        assert self.at("112.75", 100, 110) == F("0.98725")

    def test_steep(self):
        """200: 12.75 × 0.1 + 87.25 = 88.525 per cent; by 0.5: 1.275 + 43.625 = 44.9."""
        assert self.at(200) == F("0.11475")
        assert self.at(200, steep="0.5") == F("0.551")

    def test_bend(self):
        """Half the median is below 100, so steep from 100: 10. Of two the median is the mean 150,
        at 1.2 the bend is 180: 200 loses 8 + 20.
        """
        assert self.at(110, 100, 110, inflection="0.5") == F("0.9")
        assert self.at(200, 100, inflection="1.2") == F("0.72")

    def test_bounds(self):
        assert self.fault(110, inflection=0) == {"AB108"}
        assert self.fault(110, inflection="0.000001") == set()

    def test_zero_price(self):
        zero_lowest(self.page, self.given)


class TestPriceRank(Method):
    """The rank is 1 + the number of lower prices; the share is the percentage in that row of
    `table`.

    Equal prices share the better rank, and the next rank is counted on.

    After the last row `beyond` holds.

    A later rank is never worth more than the one before, nor is `beyond`; otherwise it is fault
    AB108.

    How much cheaper a bid is does not count: a cent is enough for a rank.
    """

    page = "price-rank"
    given = {"table": [100, 70, 40], "beyond": -10}
    others = (90, 100, 120)

    def test_rank(self):
        assert [self.at(price) for price in (80, 95, 110)] == [1, F("0.7"), F("0.4")]

    def test_shared(self):
        """Beside 90 and 100 a second 100 is second as well, and 110 is then fourth."""
        assert self.at(100) == F("0.7")
        assert self.at(110, 90, 100, 100) == F("-0.1")

    def test_beyond(self):
        assert self.at(130) == F("-0.1")

    def test_distance(self):
        assert self.at("89.99") == self.at(1) == 1
        assert self.at("90.01") == F("0.7")

    def test_falling(self):
        assert self.fault(100, table=[100, 70, 70], beyond=70) == set()
        assert self.fault(100, table=[100, 70, "70.01"]) == {"AB108"}
        assert self.fault(100, table=[100, 70, 40], beyond="40.01") == {"AB108"}


class TestPriceExpression(Line):
    """The share is the value of the formula, worked out as a fraction.

    The formula knows `price`, `lowest`, `highest`, `mean`, `median` and the names under
    `parameters`; any other name is fault AB115.

    The method is relative when the formula names a price of others, and absolute otherwise.

    `clamp`: what lies outside the range gets the nearest end: 0 or 1.

    `extrapolate`: the formula goes on outside the range; the share can fall below 0 and, where
    the range has a beginning too, rise above 1.

    `not-announced`: a value outside the range stops the evaluation with fault AB421.

    Dividing by zero stops the evaluation with fault AB422.
    """

    page = "price-expression"
    given = {"share": "1 - price / 200", "out-of-range": "clamp"}
    others = (100,)
    beyond = {250: ("-0.25", "0"), 400: ("-1", "0")}

    def test_formula(self):
        """1 − 25/(0.5 × 100) = 1/2."""
        own = "max(0, 1 - (price - lowest) / (spread * lowest))"
        assert self.at(125, share=own, parameters={"spread": "0.5"}) == F("1/2")

    def test_quantities(self):
        """Beside 100 and 300, 200 is the mean and the median; (300 − 100)/(200 + 200) = 1/2."""
        own = "(highest - lowest) / (mean + median)"
        assert self.at(200, 100, 300, share=own) == F("1/2")
        assert self.fault(100, share="cheapest / price") == {"AB115"}

    def test_relative(self):
        for own, relative in (("price / 1000", False), ("lowest / price / 1", True)):
            given = {**self.given, "share": own}
            (score,) = of_bid(the_lot(*case(self.page, given, 200, (100,))), "a").walk()
            assert score.relative is relative

    def test_clamp(self):
        """And above 1: 2 − 50/100 = 1.5."""
        super().test_clamp()
        assert self.at(50, share="2 - price / 100") == 1
        assert self.at(50, share="2 - price / 100", out_of_range="extrapolate") == F("1.5")

    def test_division(self):
        assert self.fault(100, share="1 / (price - price)") == {"AB422"}
