"""The price methods beyond the first four: their ends, out-of-range, and published tables."""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.build import (
    RATED,
    SETTINGS,
    F,
    bid,
    evaluated,
    fault_codes,
    filled,
    framework,
    leaf,
    lot,
    made,
    marks,
    of_bid,
    ranks,
    reasons,
    rounding,
    shares,
    the_lot,
    totals,
)
from tests.reference.rounding import round_to

from aanbesteding import Faults
from aanbesteding.exact.number import Number
from aanbesteding.methods import METHODS
from aanbesteding.methods.base import Competition, OutsideRange, Step

THRESHOLD = {"reserve": 100, "threshold": 60}
PARABOLIC = {"reserve": 100}
LOG = {"zero_at": 2}
AVERAGE = {"at_mean": 50, "per_percent": 1}
BENT = {"inflection": "1.0250", "gentle": "0.1", "steep": 1}

PRICES = st.fractions(min_value=F("0.01"), max_value=10**6, max_denominator=100)


def step(method: str, price: Any, prices: tuple[Any, ...], **given: Any) -> Step:
    """The step of a method among prices; the price must not be among them for a method to work."""
    parameters: Any = made(METHODS[method].parameters, {"type": method, **given})
    numbers = tuple(F(n) for n in prices)
    field = Competition(numbers, numbers) if METHODS[method].relative else None
    return METHODS[method].share(parameters, Number.of(F(price)), field)


def own(share: str, **more: Any) -> dict[str, Any]:
    return {"type": "price-expression", "share": share, "out-of-range": "clamp", **more}


# method, parameters, prices, (price on the end, its share), (price beyond, its line)
BELOW = [
    ("price-threshold", THRESHOLD, (), ("100", "0"), ("100.01", "-1/4000")),
    ("price-parabolic", PARABOLIC, (), ("100", "0"), ("120", "-0.44")),
    ("price-log", LOG, (100,), ("200", "0"), ("400", "-1")),
    # the mean is 100: half at it, a per cent for each per cent
    ("price-average", AVERAGE, (50, 150), ("150", "0"), ("150.01", "-0.0001")),
    # the median is 100, the bend 102.5: 2.5 × 0.1 = 0.25, and 99.75 more beyond: 202.25
    ("price-graduated", BENT, (100, 100, 300), ("202.25", "0"), ("203.25", "-0.01")),
    ("price-expression", {"share": "1 - price / 200"}, (100,), ("200", "0"), ("250", "-0.25")),
]
ABOVE = [
    ("price-average", AVERAGE, (50, 150), ("50", "1"), ("49", "1.01")),
    ("price-expression", {"share": "2 - price / 100"}, (100,), ("100", "1"), ("50", "1.5")),
]


@pytest.mark.parametrize(
    ("method", "given", "prices", "end", "beyond", "nearest"),
    [(*row, "0") for row in BELOW] + [(*row, "1") for row in ABOVE],
)
class TestOutOfRange:
    """On the end nothing is out of range; just beyond it what was announced holds."""

    def test_the_end(
        self, method: str, given: Any, prices: Any, end: Any, beyond: Any, nearest: str
    ) -> None:
        for word in ("clamp", "extrapolate", "not-announced"):
            found = step(method, end[0], prices, out_of_range=word, **given)
            assert (found.result, found.radius) == (F(end[1]), 0)
            assert F(end[1]) == F(nearest)
            assert "max(0" not in found.formula

    def test_clamp(
        self, method: str, given: Any, prices: Any, end: Any, beyond: Any, nearest: str
    ) -> None:
        found = step(method, beyond[0], prices, out_of_range="clamp", **given)
        assert found.result == F(nearest)
        assert method == "price-log" or filled(found) == F(nearest)

    def test_extrapolate(
        self, method: str, given: Any, prices: Any, end: Any, beyond: Any, nearest: str
    ) -> None:
        found = step(method, beyond[0], prices, out_of_range="extrapolate", **given)
        assert found.result == F(beyond[1])
        assert method == "price-log" or filled(found) == F(beyond[1])

    def test_no_share(
        self, method: str, given: Any, prices: Any, end: Any, beyond: Any, nearest: str
    ) -> None:
        with pytest.raises(OutsideRange):
            step(method, beyond[0], prices, out_of_range="not-announced", **given)

    def test_not_announced_is_a_fault(
        self, method: str, given: Any, prices: Any, end: Any, beyond: Any, nearest: str
    ) -> None:
        """Through `evaluate`, beside the same bids: at the end a ranking; beyond it AB421."""
        if method in ("price-average", "price-graduated"):
            pytest.skip("the bid itself moves the mean and the median; a test of its own")
        of = framework(
            leaf("prijs", 100, {"type": method, "out-of-range": "not-announced", **given})
        )
        others = [bid(f"b{n}", price) for n, price in enumerate(prices)]
        assert fault_codes(of, [*others, bid("a", end[0])]) == []
        assert fault_codes(of, [*others, bid("a", str(Decimal(beyond[0])))]) == ["AB421"]


class TestReject:
    """The two absolute methods have `reject`: a bid beyond the range is excluded (4.1 d)."""

    @pytest.mark.parametrize(
        ("method", "given"), [("price-threshold", THRESHOLD), ("price-parabolic", PARABOLIC)]
    )
    def test_reject(self, method: str, given: dict[str, Any]) -> None:
        of = framework(leaf("prijs", 100, {"type": method, "out-of-range": "reject", **given}))
        result = the_lot(of, [bid("a", 100), bid("b", "100.01")])
        assert totals(result) == {"a": 0}
        assert reasons(result) == {"b": [("range", "prijs")]}
        with pytest.raises(OutsideRange):
            step(method, "100.01", (), out_of_range="reject", **given)


class TestBoundaries:
    def test_threshold(self) -> None:
        """From 60 down all points: at 60 exactly 1, a cent above it 3999/4000."""
        for word in ("clamp", "extrapolate", "reject", "not-announced"):
            for price, share in ((60, "1"), ("60.01", "3999/4000"), (1, "1"), (0, "1")):
                found = step("price-threshold", price, (), out_of_range=word, **THRESHOLD)
                assert found.result == filled(found) == F(share)

    def test_parabolic_at_zero(self) -> None:
        """1 − 0² = 1."""
        assert step("price-parabolic", 0, (), out_of_range="clamp", **PARABOLIC).result == 1

    def test_linear_range_when_equal(self) -> None:
        """One bid, or three of the same price: there is no line, and the announced share counts."""
        for prices in ((100,), (100, 100, 100), (0, 0)):
            found = step("price-linear-range", prices[0], prices, when_equal=60)
            assert found.result == filled(found) == F("0.6")
        assert step("price-linear-range", 0, (0, 50), when_equal=60).result == 1

    def test_graduated(self) -> None:
        """The lowest gets all. At the bend of 112.75: 12.75 × 0.1 = 1.275; a cent on 0.01 more."""
        among = (100, 110, 200)
        for price, share in ((100, "1"), ("112.75", "0.98725"), ("112.76", "0.98715")):
            found = step("price-graduated", price, among, out_of_range="clamp", **BENT)
            assert found.result == filled(found) == F(share)

    def test_a_bend_below_the_lowest(self) -> None:
        """Half the median of 110 is 55, below the lowest: the steep slope from 100 on, 10 points."""
        given = BENT | {"inflection": "0.5", "out_of_range": "clamp"}
        found = step("price-graduated", 110, (100, 110, 200), **given)
        assert found.result == filled(found) == F("0.9")

    def test_median_of_an_even_number(self) -> None:
        """Of 100, 110, 120 and 200 the median is 115, the bend 117.875: 120 loses
        17.875 × 0.1 + 2.125 = 3.9125."""
        found = step("price-graduated", 120, (100, 110, 120, 200), out_of_range="clamp", **BENT)
        assert found.result == F("0.960875")

    @pytest.mark.parametrize("price", [90, 100, 120])
    def test_rank(self, price: int) -> None:
        """1, 2, 2, 4; the last row of a table of three is the third, and four is beyond."""
        among = (90, 100, 100, 120)
        found = step("price-rank", price, among, table=[100, 70, 40], beyond=-10)
        assert found.result == {90: 1, 100: F("0.7"), 120: F("-0.1")}[price]
        longer = step("price-rank", price, among, table=[100, 70, 40, 20], beyond=-10)
        assert longer.result == {90: 1, 100: F("0.7"), 120: F("0.2")}[price]

    def test_to_best_below_zero(self) -> None:
        """With a best share of 0 or less there is nothing to divide by: all get 0."""
        for values in ((F(0), F("-0.5")), (F("-0.1"), F("-0.5"))):
            parameters: Any = made(
                METHODS["rating-to-best"].parameters, {"type": "rating-to-best", "scale": "s"}
            )
            field = Competition((F(1), F(2)), values)
            for value in values:
                assert METHODS["rating-to-best"].share(parameters, value, field).result == 0

    def test_expression_of_the_price_alone_is_absolute(self) -> None:
        """It sees no other bid, and a node says so; one that names the lowest is relative."""
        for formula, relative in (("1 - price / 200", False), ("lowest / price", True)):
            of = framework(leaf("prijs", 100, own(formula)))
            found = of_bid(the_lot(of, [bid("a", 50), bid("b", 100)]), "b")
            (score,) = found.walk()
            assert score.relative is relative
            assert score.share == F("0.5")


class TestLogarithm:
    """Irrational steps: beside `decimal` with 90 digits, and laws of logarithms."""

    @SETTINGS
    @given(PRICES, PRICES, st.integers(2, 30))
    def test_against_decimal(self, lowest: F, more: F, zero_at: int) -> None:
        """1 − ln(price/lowest)/ln(zero-at), the enclosure narrower than 1e-50."""
        ninety = Context(prec=90)
        price = lowest + more
        found = step("price-log", price, (lowest,), zero_at=zero_at, out_of_range="extrapolate")
        ratio = price / lowest
        decimal = ninety.divide(Decimal(ratio.numerator), Decimal(ratio.denominator))
        log = ninety.divide(decimal.ln(ninety), Decimal(zero_at).ln(ninety))
        assert found.radius < F(1, 10**50)
        assert abs(found.result - (1 - F(log))) <= found.radius + F(1, 10**70)

    def test_powers_of_the_multiple(self) -> None:
        """A quarter, a half: 16^(1/4) = 2 and 16^(1/2) = 4 times the lowest get 3/4 and 1/2."""
        for price, share in ((1, "1"), (2, "0.75"), (4, "0.5"), (8, "0.25"), (16, "0")):
            found = step("price-log", price, (1,), zero_at=16, out_of_range="clamp")
            assert (found.result, found.radius, found.note) == (F(share), 0, None)

    def test_radius_of_points(self) -> None:
        """The points of 40 have forty times the radius of the share; rounded, none is left."""
        method = {"type": "price-log", "zero-at": 3, "out-of-range": "clamp"}
        bids = [bid("a", 100), bid("b", 125)]
        of = framework(leaf("prijs", 100, method))
        (score,) = of_bid(the_lot(of, bids), "b").walk()
        assert 0 < score.radius < F(1, 10**48)
        cut = framework(
            leaf("prijs", 100, method), policies={"rounding": [rounding("criterion", 2)]}
        )
        (score,) = of_bid(the_lot(cut, bids), "b").walk()
        # ln 1.25/ln 3 = 0.203114…; 79.69
        assert (score.radius, score.points) == (0, F("79.69"))

    def test_totals_that_are_equal_are_a_tie(self) -> None:
        """Two bids of the same irrational share cannot be told apart: a draw, not an order."""
        method = {"type": "price-log", "zero-at": 3, "out-of-range": "clamp"}
        of = framework(leaf("prijs", 100, method))
        result = the_lot(of, [bid("a", 125), bid("b", 125), bid("c", 100)])
        assert ranks(result) == [(1, "c"), (2, "a"), (2, "b")]

    def test_a_cent_is_told_apart(self) -> None:
        """A billion and a cent more: 1e-11 apart, far wider than the enclosure."""
        method = {"type": "price-log", "zero-at": 3, "out-of-range": "clamp"}
        of = framework(leaf("prijs", 100, method))
        bids = [bid("a", "1000000000.01"), bid("b", "1000000000"), bid("c", 900000000)]
        assert ranks(the_lot(of, bids)) == [(1, "c"), (2, "b"), (3, "a")]


class TestLaws:
    """What holds for every price: a dearer bid never has more, and all steps add up."""

    RELATIVE: tuple[tuple[str, dict[str, Any]], ...] = (
        ("price-linear-range", {"when_equal": 100}),
        ("price-log", LOG | {"out_of_range": "clamp"}),
        ("price-average", AVERAGE | {"out_of_range": "clamp"}),
        ("price-graduated", BENT | {"out_of_range": "clamp"}),
        ("price-rank", {"table": [100, 70, 40], "beyond": 0}),
        ("price-threshold", THRESHOLD | {"out_of_range": "clamp"}),
        ("price-parabolic", PARABOLIC | {"out_of_range": "clamp"}),
    )

    @pytest.mark.parametrize(("method", "given_"), RELATIVE)
    @SETTINGS
    @given(data=st.data())
    def test_dearer_is_never_better(self, data: Any, method: str, given_: dict[str, Any]) -> None:
        prices = tuple(sorted(data.draw(st.lists(PRICES, min_size=2, max_size=5))))
        found = [step(method, price, prices, **given_) for price in prices]
        for one, other in pairwise(found):
            assert one.result + one.radius >= other.result - other.radius
        for one in found:
            assert 0 <= one.result <= 1
            if method != "price-log":
                assert filled(one) == one.result

    @pytest.mark.parametrize(("method", "given_"), RELATIVE[:5])
    @SETTINGS
    @given(data=st.data())
    def test_in_cents_or_in_euros(self, data: Any, method: str, given_: dict[str, Any]) -> None:
        """Relative methods do not see the unit: everything × 100 gives the same shares."""
        prices = tuple(data.draw(st.lists(PRICES, min_size=2, max_size=5)))
        for price in prices:
            euros = step(method, price, prices, **given_)
            cents = step(method, price * 100, tuple(p * 100 for p in prices), **given_)
            assert euros.result == cents.result

    @SETTINGS
    @given(PRICES, PRICES, PRICES)
    def test_log_differences_do_not_see_the_lowest(self, a: F, b: F, c: F) -> None:
        """F6: what is between A and B is log(b/a)/log(zero-at), whatever the lowest is."""
        assume(len({a, b, c}) == 3)
        wide = {"zero_at": 3, "out_of_range": "extrapolate"}
        gaps = []
        for lowest in (min(a, b), min(a, b, c)):
            one, other = (step("price-log", price, (lowest,), **wide) for price in (a, b))
            gaps.append((one.result - other.result, one.radius + other.radius))
        assert abs(gaps[0][0] - gaps[1][0]) <= gaps[0][1] + gaps[1][1]


class TestRankReversal:
    """40 points for the price; (price, quality points): A (100, 48), B (125, 55), C (60, 20)."""

    def exact(self, method: dict[str, Any], names: str) -> dict[str, Fraction]:
        sixty = {"type": "numeric", "id": "s", "lowest": 0, "highest": 60, "step": 1}
        of = framework(
            leaf("kwaliteit", 60, {"type": "rating-scale", "scale": "s"}),
            leaf("kosten", 40, method),
            scales=[sixty | {"zero-at": 0, "full-at": 60}],
        )
        bids = {"a": (100, 48), "b": (125, 55), "c": (60, 20)}
        sheet = marks("p", {name: {"kwaliteit": bids[name][1]} for name in names})
        result = the_lot(of, [bid(name, bids[name][0]) for name in names], [sheet])
        return {name: total or F(0) for name, total in totals(result).items()}

    def rounded(self, method: dict[str, Any], names: str) -> list[tuple[str, Fraction]]:
        """The totals to two decimals, the best first."""
        found = self.exact(method, names)
        return [(name, round_to(total, 2, "half-up")) for name, total in found.items()]

    def test_f3(self) -> None:
        """With C: A 48 + 40 × 25/65 = 63.38, B 55 + 0, C 20 + 40. Without C: A 88, B 55.

        The order of B and C alone: C is second with 60."""
        method = {"type": "price-linear-range", "when-equal": 100}
        assert self.rounded(method, "abc") == [("a", F("63.38")), ("c", F(60)), ("b", F(55))]
        assert self.rounded(method, "ab") == [("a", F(88)), ("b", F(55))]

    def test_f6(self) -> None:
        """A 69.40, B 68.28, C 60.00; without C 88.00 and 86.88 by the reference's difference.

        1.12 stays: 40 × log(1.25)/log(3) = 8.1246, less 7."""
        method = {"type": "price-log", "zero-at": 3, "out-of-range": "clamp"}
        assert self.rounded(method, "abc") == [("a", F("69.40")), ("b", F("68.28")), ("c", F(60))]
        assert self.rounded(method, "ab") == [("a", F(88)), ("b", F("86.88"))]
        gaps = []
        for names in ("abc", "ab"):
            found = self.exact(method, names)
            gaps.append(found["a"] - found["b"])
            assert round_to(gaps[-1], 2, "half-up") == F("1.12")
        assert abs(gaps[0] - gaps[1]) < F(1, 10**48)

    def test_expression_is_the_method_that_it_writes(self) -> None:
        """F1, F2, F3, F5 written out give the totals of the methods themselves."""
        pairs: list[tuple[dict[str, Any], str]] = [
            ({"type": "price-proportional"}, "lowest / price"),
            (
                {"type": "price-linear-lowest", "zero-at": 100, "out-of-range": "clamp"},
                "1 - (price - lowest) / lowest",
            ),
            (
                {"type": "price-linear-range", "when-equal": 100},
                "if(highest = lowest, 1, (highest - price) / (highest - lowest))",
            ),
            (
                {"type": "price-parabolic", "reserve": 150, "out-of-range": "clamp"},
                "1 - (price / 150)^2",
            ),
            (
                {"type": "price-average", "at-mean": 50, "per-percent": 1, "out-of-range": "clamp"},
                "0.5 + (mean - price) / mean",
            ),
        ]
        for method, formula in pairs:
            assert self.exact(method, "abc") == self.exact(own(formula), "abc")


class TestEvaluated:
    def test_to_best_through_a_panel(self) -> None:
        """Marks 6, 7.5 and 4.5: 60/75, 1 and 45/75. Without the best the others rise."""
        of = framework(
            leaf("k", 60, {"type": "rating-to-best", "scale": "cijfers"}),
            leaf("prijs", 40, own("1 - price / 1000")),
        )
        given = {"a": {"k": 6}, "b": {"k": "7.5"}, "c": {"k": "4.5"}}
        result = the_lot(of, [bid(name) for name in given], [marks("p", given)])
        assert shares(result, "k") == {"b": 1, "a": F("0.8"), "c": F("0.6")}
        del given["b"]
        result = the_lot(of, [bid(name) for name in given], [marks("p", given)])
        assert shares(result, "k") == {"a": 1, "c": F("0.75")}

    def test_the_excluded_do_not_count(self) -> None:
        """Mean and highest are of the admitted: the bid of 1000 is above the ceiling of 500."""
        of = framework(
            leaf("prijs", 100, {"type": "price-linear-range", "when-equal": 100}),
            lots=[lot(ceiling=500)],
        )
        bids = [bid("a", 100), bid("b", 125), bid("c", 150), bid("d", 1000)]
        assert totals(the_lot(of, bids)) == {"a": 100, "b": 50, "c": 0}

    @pytest.mark.parametrize("method", ["price-log", "price-graduated"])
    def test_a_lowest_price_of_zero(self, method: str) -> None:
        given = LOG if method == "price-log" else BENT
        of = framework(leaf("prijs", 100, {"type": method, "out-of-range": "clamp", **given}))
        assert set(fault_codes(of, [bid("a", 0), bid("b", 100)])) == {"AB422"}

    @pytest.mark.parametrize(
        ("share", "beyond", "code", "named"),
        [
            ("1 / (price - 200)", "clamp", "AB422", "bc"),
            ("price / 200", "not-announced", "AB421", "d"),
        ],
    )
    def test_the_bid_is_named(self, share: str, beyond: str, code: str, named: str) -> None:
        """Of four bids those at 200 divide by zero, and the one at 300 is out of range."""
        method = {"type": "price-expression", "share": share, "out-of-range": beyond}
        of = framework(leaf("prijs", 100, method))
        with pytest.raises(Faults) as stop:
            evaluated(of, [bid("a", 100), bid("b", 200), bid("c", 200), bid("d", 300)])
        found = [(fault.code.code, fault.fields["bid"]) for fault in stop.value.faults]
        assert found == [(code, name) for name in named]

    def test_average_of_free_bids(self) -> None:
        """All prices zero: the mean is zero, and there is no percentage of it."""
        of = framework(
            leaf("prijs", 100, {"type": "price-average", "out-of-range": "clamp", **AVERAGE})
        )
        assert set(fault_codes(of, [bid("a", 0), bid("b", 0)])) == {"AB422"}

    def test_average_out_of_range_is_a_fault(self) -> None:
        """10, 10 and 280: the mean is 100; 280 gets 50 − 180 %, and 10 gets 140 %."""
        method = {"type": "price-average", "out-of-range": "not-announced", **AVERAGE}
        of = framework(leaf("prijs", 100, method))
        assert set(fault_codes(of, [bid("a", 10), bid("b", 10), bid("c", 280)])) == {"AB421"}
        extended = framework(leaf("prijs", 100, method | {"out-of-range": "extrapolate"}))
        result = the_lot(extended, [bid("a", 10), bid("b", 10), bid("c", 280)])
        assert totals(result) == {"a": 140, "b": 140, "c": -130}

    def test_quality_beside_it(self) -> None:
        """40 for the price by rank, 60 for a mark: 40 + 36 and 28 + 48."""
        of = framework(
            leaf("prijs", 40, {"type": "price-rank", "table": [100, 70], "beyond": 0}),
            leaf("k", 60, RATED),
        )
        sheet = marks("p", {"a": {"k": 6}, "b": {"k": 8}})
        result = the_lot(of, [bid("a", 100), bid("b", 101)], [sheet])
        assert totals(result) == {"a": 76, "b": 76}
        assert result.status == "draw-needed"
