"""Clauses 5.1, 5.5 and 5.6: shares, what lies outside a range, and points over the tree."""

from __future__ import annotations

from typing import Any

import pytest
from tests.build import (
    PROPORTIONAL,
    RATED,
    F,
    bid,
    fact,
    fault_codes,
    framework,
    leaf,
    marks,
    node,
    of_bid,
    ranks,
    reasons,
    shares,
    the_lot,
    totals,
)


def band(**more: Any) -> dict[str, Any]:
    """A fact on a bandwidth from 50 to 250 unless more is said."""
    parts = {"type": "fact-bandwidth", "fact": "f", "zero-at": 50, "full-at": 250}
    return {**parts, "out-of-range": "clamp", **{k.replace("_", "-"): v for k, v in more.items()}}


def prices(beyond: str = "clamp") -> dict[str, Any]:
    """A price on a bandwidth: all at 100, nothing at 200."""
    return {"type": "price-bandwidth", "zero-at": 200, "full-at": 100, "out-of-range": beyond}


def curve(beyond: str = "clamp") -> dict[str, Any]:
    """A line through (0, 20 %), (10, 100 %) and (30, 0 %)."""
    at = [(0, 20), (10, 100), (30, 0)]
    made = [{"at": x, "percent": y} for x, y in at]
    return {"type": "fact-curve", "fact": "f", "points": made, "out-of-range": beyond}


def table(beyond: str = "zero") -> dict[str, Any]:
    """Bands [0, 10) −20 %, [10, 20) 60 % and [20, 30) 100 %."""
    rows = [
        {"from": 0, "below": 10, "percent": -20},
        {"from": 10, "below": 20, "percent": 60},
        {"from": 20, "below": 30, "percent": 100},
    ]
    return {"type": "fact-table", "fact": "f", "rows": rows, "out-of-range": beyond}


def linear(zero_at: object = 50, beyond: str = "clamp") -> dict[str, Any]:
    """A price that falls in a straight line from the lowest."""
    return {"type": "price-linear-lowest", "zero-at": zero_at, "out-of-range": beyond}


def threshold(beyond: str = "clamp") -> dict[str, Any]:
    """Nothing at 100, all points from 60 down."""
    return {"type": "price-threshold", "reserve": 100, "threshold": 60, "out-of-range": beyond}


def parabolic(beyond: str = "clamp") -> dict[str, Any]:
    """Nothing at 100."""
    return {"type": "price-parabolic", "reserve": 100, "out-of-range": beyond}


def logarithmic(zero_at: object, beyond: str = "clamp") -> dict[str, Any]:
    """Nothing left at a multiple of the lowest price."""
    return {"type": "price-log", "zero-at": zero_at, "out-of-range": beyond}


def average(beyond: str = "clamp") -> dict[str, Any]:
    """Half at the mean, one per cent for each per cent."""
    return {"type": "price-average", "at-mean": 50, "per-percent": 1, "out-of-range": beyond}


def graduated(beyond: str = "clamp") -> dict[str, Any]:
    """A tenth per per cent up to the median, one beyond it."""
    slopes = {"inflection": 1, "gentle": "0.1", "steep": 1}
    return {"type": "price-graduated", **slopes, "out-of-range": beyond}


def share_of(method: dict[str, Any], value: object) -> object:
    """The share of a stated fact."""
    of = framework(leaf("k", 100, method), facts=[fact("f")])
    return shares(the_lot(of, [bid("a", facts={"f": value})]), "k")["a"]


def share_of_price(method: dict[str, Any], price: object, *others: object) -> object:
    """The share of a price beside other prices."""
    bids = [bid("a", price), *(bid(f"x{n}", other) for n, other in enumerate(others))]
    return shares(the_lot(framework(leaf("k", 100, method)), bids), "k")["a"]


class TestShares:
    """5.1 Each criterion without subcriteria (a *leaf*) has a *share*: the part of its weight that
    the bid earns. 1 is all, 0 none; less than 0 is a malus. The share follows from the method:

    `lowest`, `highest`, `mean` and `median` are of the prices of the bids of clause 5.7; of an even
    number the median is the mean of the two in the middle. The methods that use one of them, and
    `rating-to-best` and `price-rank`, are *relative*; `price-expression` is when its formula names
    one. The highest share that `rating-to-best` divides by is of the same bids.

    In a formula `^` (with a whole exponent) goes before the sign, this before `*` and `/`, and these
    before `+` and `-`. `if` works out only the branch that it takes.

    A logarithm or power that is no fraction is *irrational*: it is enclosed between two fractions less than
    10⁻⁵⁰ apart, and everything made of it keeps how far it can be off. All other outcomes are exact.
    A division by zero is a fault.
    """

    def test_rating_scale(self) -> None:
        """One assessor gives 8 of 10: 0.8; with 25 points that is 20. See 5.2 and 5.3."""
        of = framework(leaf("k", 25, RATED), leaf("l", 75, RATED))
        result = the_lot(of, [bid("a")], [marks("p", {"a": {"k": 8, "l": 10}})])
        assert shares(result, "k") == {"a": F("0.8")}
        assert of_bid(result, "a").points("k") == 20

    @pytest.mark.parametrize(
        ("value", "share"), [(50, 0), (150, "1/2"), (250, 1), ("51.5", "3/400"), (125, "3/8")]
    )
    def test_fact_bandwidth(self, value: object, share: str) -> None:
        """(50 − 150) / (50 − 250) = −100 / −200 = 1/2; at the ends 0 and 1."""
        assert share_of(band(), value) == F(share)

    @pytest.mark.parametrize(("value", "share"), [(250, 0), (50, 1), (100, "3/4")])
    def test_fact_bandwidth_where_less_is_better(self, value: object, share: str) -> None:
        """Nothing at 250, all at 50: (250 − 100) / (250 − 50) = 150/200 = 3/4."""
        assert share_of(band(zero_at=250, full_at=50), value) == F(share)

    @pytest.mark.parametrize(("value", "share"), [(-10, 0), (0, "1/2"), (10, 1)])
    def test_fact_bandwidth_through_zero(self, value: object, share: str) -> None:
        """Nothing at −10, all at 10: (−10 − 0) / (−10 − 10) = 1/2."""
        assert share_of(band(zero_at=-10, full_at=10), value) == F(share)

    @pytest.mark.parametrize(
        ("value", "share"), [(0, "1/5"), (5, "3/5"), (10, 1), (15, "3/4"), (30, 0), (13, "17/20")]
    )
    def test_fact_curve(self, value: object, share: str) -> None:
        """5 is half-way from 20 % to 100 %: 20 + 5 × 80/10 = 60 %. 15: 100 − 5 × 100/20 = 75 %."""
        assert share_of(curve(), value) == F(share)

    @pytest.mark.parametrize(
        ("value", "share"),
        [(0, "-1/5"), ("9.999999", "-1/5"), (10, "3/5"), ("19.99", "3/5"), (20, 1), ("29.9", 1)],
    )
    def test_fact_table(self, value: object, share: str) -> None:
        """A band holds its `from` and not its `below`: 10 is in [10, 20), 20 in [20, 30)."""
        assert share_of(table(), value) == F(share)

    @pytest.mark.parametrize(("value", "share"), [(-999, 0), ("2.99", 0), (3, 1), (999, 1)])
    def test_fact_table_without_ends(self, value: object, share: int) -> None:
        """Below 3 nothing, from 3 all: these two bands hold every number."""
        rows = [{"below": 3, "percent": 0}, {"from": 3, "percent": 100}]
        open_table = {"type": "fact-table", "fact": "f", "rows": rows}
        assert share_of({**open_table, "out-of-range": "not-announced"}, value) == share

    def test_fact_table_of_choices(self) -> None:
        """Gold 100 %, silver 60 %; whatever the order of the rows."""
        rows = [{"is": "zilver", "percent": 60}, {"is": "goud", "percent": 100}]
        method = {"type": "fact-table", "fact": "f", "rows": rows, "out-of-range": "zero"}
        of = framework(
            leaf("k", 100, method), facts=[fact("f", "choice", choices=["brons", "zilver", "goud"])]
        )
        bids = [bid(name, facts={"f": name}) for name in ("brons", "zilver", "goud")]
        assert totals(the_lot(of, bids)) == {"goud": 100, "zilver": 60, "brons": 0}

    @pytest.mark.parametrize(("said", "share"), [("ja", 1), ("nee", "-1/2"), ("true", 1)])
    def test_fact_yes_no(self, said: str, share: str) -> None:
        """Yes 100 %, no −50 %: 1 and −1/2."""
        method = {"type": "fact-yes-no", "fact": "f", "if-yes": 100, "if-no": -50}
        of = framework(leaf("k", 100, method), facts=[fact("f", "yes-no")])
        assert shares(the_lot(of, [bid("a", facts={"f": said})]), "k") == {"a": F(share)}

    @pytest.mark.parametrize(
        ("value", "points"), [(0, -20), (10, 60), ("19.99", 60), (25, 99), (30, 0)]
    )
    def test_fact_discount(self, value: object, points: int) -> None:
        """Of a price of 100 euros −20 %, 60 % and 99 % are −20, 60 and 99; see 5.15."""
        rows = [dict(row) for row in table()["rows"]]
        rows[2]["percent"] = 99
        method = {**table(), "type": "fact-discount", "rows": rows, "maximum": "none"}
        of = framework(leaf("k", 0, method), award="award-on-value", facts=[fact("f")])
        found = of_bid(the_lot(of, [bid("a", facts={"f": value})]), "a")
        assert (found.points("k"), found.total) == (points, 100 - points)

    def test_fact_addition(self) -> None:
        """1.5 × 30 = 45 on top of 100: the points are −45, the total 145; see 5.16."""
        method = {"type": "fact-addition", "fact": "f", "factor": "1.5", "out-of-range": "clamp"}
        of = framework(leaf("k", 0, method), award="award-on-value", facts=[fact("f")])
        found = of_bid(the_lot(of, [bid("a", facts={"f": 30})]), "a")
        assert (found.points("k"), found.total) == (-45, 145)

    @pytest.mark.parametrize(("price", "share"), [(100, 1), (150, "1/2"), (200, 0), (125, "3/4")])
    def test_price_bandwidth(self, price: object, share: str) -> None:
        """All at 100, nothing at 200: (200 − 125) / (200 − 100) = 75/100; other bids play no part."""
        assert share_of_price(prices(), price) == F(share)
        assert share_of_price(prices(), price, 101, 199) == F(share)

    @pytest.mark.parametrize(("price", "share"), [(100, 1), (105, "20/21"), (400, "1/4")])
    def test_price_proportional(self, price: object, share: str) -> None:
        """The lowest is 100: 100/105 = 20/21, 100/400 = 1/4."""
        assert share_of_price(PROPORTIONAL, price, 100, 900) == F(share)

    @pytest.mark.parametrize(("price", "share"), [(100, 1), (110, "4/5"), (150, 0)])
    def test_price_linear_lowest(self, price: object, share: str) -> None:
        """The lowest is 100, nothing left at 50 % above it: 1 − 10/(0.5 × 100) = 0.8."""
        assert share_of_price(linear(), price, 100) == F(share)

    def test_rating_to_best(self) -> None:
        """Marks of 6 and 8 on a scale of 10: 0.6/0.8 = 3/4, and the best gets all."""
        of = framework(leaf("k", 100, {**RATED, "type": "rating-to-best"}))
        sheet = marks("p", {"a": {"k": 6}, "b": {"k": 8}})
        found = the_lot(of, [bid("a"), bid("b")], [sheet])
        assert shares(found, "k") == {"a": F("3/4"), "b": 1}

    def test_rating_to_best_of_the_bids_of_5_7(self) -> None:
        """c has 10 but misses the minimum of 50 % on l and is set aside first: the best share is 8.

        So a gets 0.6/0.8 = 3/4, as if c were not there, and not 6/10.
        """
        of = framework(
            leaf("k", 50, {**RATED, "type": "rating-to-best"}),
            leaf("l", 50, RATED, minimum={"percent": 50}),
        )
        given = {"a": {"k": 6, "l": 5}, "b": {"k": 8, "l": 5}, "c": {"k": 10, "l": 4}}
        found = the_lot(of, [bid("a"), bid("b"), bid("c")], [marks("p", given)])
        assert shares(found, "k") == {"a": F("3/4"), "b": 1}

    @pytest.mark.parametrize(("price", "share"), [(100, 1), (125, "1/2"), (150, 0)])
    def test_price_linear_range(self, price: object, share: str) -> None:
        """From 100 to 150: (150 − 125) / 50 = 1/2."""
        method = {"type": "price-linear-range", "when-equal": 40}
        assert share_of_price(method, price, 100, 150) == F(share)

    def test_price_linear_range_without_a_range(self) -> None:
        """All prices are 100: there is no line, and the announced 40 % counts."""
        method = {"type": "price-linear-range", "when-equal": 40}
        assert share_of_price(method, 100, 100) == F("2/5")

    @pytest.mark.parametrize(("price", "share"), [(55, 1), (60, 1), (80, "1/2"), (100, 0)])
    def test_price_threshold(self, price: object, share: str) -> None:
        """Nothing at 100, all from 60 down: (100 − 80) / (100 − 60) = 1/2."""
        assert share_of_price(threshold(), price) == F(share)

    @pytest.mark.parametrize(("price", "share"), [(0, 1), (50, "3/4"), (80, "9/25"), (100, 0)])
    def test_price_parabolic(self, price: object, share: str) -> None:
        """1 − (50/100)² = 3/4; 1 − (80/100)² = 36/100."""
        assert share_of_price(parabolic(), price) == F(share)

    @pytest.mark.parametrize(("price", "share"), [(100, 1), (200, "1/2"), (400, 0)])
    def test_price_log(self, price: object, share: str) -> None:
        """Nothing left at four times the lowest: 1 − log 2 / log 4 = 1/2, exactly."""
        assert share_of_price(logarithmic(4), price, 100) == F(share)

    def test_price_log_that_is_no_fraction(self) -> None:
        """1 − log 1.5 / log 2 = 0.4150374992788438…, enclosed to more than fifty decimals."""
        of = framework(leaf("k", 100, logarithmic(2)))
        score = next(of_bid(the_lot(of, [bid("a", 150), bid("b", 100)]), "a").walk())
        assert abs(score.share - F("0.4150374992788438185462610560521829")) < F(1, 10**33)
        assert 0 < score.radius < F(1, 10**48)

    @pytest.mark.parametrize(("price", "share"), [(90, "3/5"), (100, "1/2"), (110, "2/5")])
    def test_price_average(self, price: object, share: str) -> None:
        """The mean of 90, 100 and 110 is 100: 90 is 10 % below it, 50 + 10 = 60 %."""
        others = [other for other in (90, 100, 110) if other != price]
        assert share_of_price(average(), price, *others) == F(share)

    @pytest.mark.parametrize(("price", "share"), [(100, 1), (110, "99/100"), (200, "9/100")])
    def test_price_graduated(self, price: object, share: str) -> None:
        """Lowest 100, bend at the median 110: 10 % × 0.1 = 1, and 90 % × 1 = 90 beyond it."""
        others = [other for other in (100, 110, 200) if other != price]
        assert share_of_price(graduated(), price, *others) == F(share)

    @pytest.mark.parametrize(("price", "share"), [(90, 1), (100, "7/10"), (120, "1/10")])
    def test_price_rank(self, price: object, share: str) -> None:
        """90, 100, 100, 120 rank 1, 2, 2, 4; the table ends at rank 3, and then 10 % counts."""
        method = {"type": "price-rank", "table": (100, 70, 40), "beyond": 10}
        others = [90, 100, 100, 120]
        others.remove(price)  # type: ignore[arg-type]
        assert share_of_price(method, price, *others) == F(share)

    @pytest.mark.parametrize(("price", "share"), [(100, 1), (125, "1/2"), (150, 0)])
    def test_price_expression(self, price: object, share: str) -> None:
        """1 − (125 − 100) / (0.5 × 100) = 1/2, written by the framework itself."""
        method = {
            "type": "price-expression",
            "share": "max(0, 1 - (price - lowest) / (spread * lowest))",
            "parameters": {"spread": "0.5"},
            "out-of-range": "clamp",
        }
        assert share_of_price(method, price, 100) == F(share)

    @pytest.mark.parametrize(("value", "share"), [(150, "3/4"), (200, 1), (300, 1), (0, 0)])
    def test_fact_expression(self, value: object, share: str) -> None:
        """150 of 200 is 3/4; the formula itself stops at 1."""
        method = {
            "type": "fact-expression",
            "fact": "f",
            "share": "min(1, value / full)",
            "parameters": {"full": 200},
            "out-of-range": "not-announced",
        }
        assert share_of(method, value) == F(share)

    @pytest.mark.parametrize(
        ("formula", "value"),
        [
            ("10 - 3^2", 1),  # 10 − 9
            ("-3^2 + 10", 1),  # −9 + 10, where (−3)² would make 19
            ("2 * 3 - 8 / 2 + 1", 3),  # 6 − 4 + 1
            ("2^-1 * 2", 1),  # 1/2 × 2
            ("if(price > 50, 2, 1 / 0)", 2),
        ],
    )
    def test_price_expression_of_signs(self, formula: str, value: int) -> None:
        """The order of the signs; and of an `if` the branch that is not taken divides by no zero."""
        method = {"type": "price-expression", "share": formula, "out-of-range": "extrapolate"}
        assert share_of_price(method, 100) == value

    def test_a_power_that_is_no_fraction(self) -> None:
        """Under `weighted-value-for-money` 50^1.5 / 100 = 3.5355339059327376220042…: √2 × 2.5."""
        award = {"type": "weighted-value-for-money", "constant": 1}
        of = framework(
            leaf("k", 100, RATED), award={**award, "quality-weight": 3, "price-weight": 2}
        )
        found = the_lot(
            of, [bid("a", 100), bid("b", 100)], [marks("p", {"a": {"k": 5}, "b": {"k": 9}})]
        )
        total = totals(found)["a"]
        assert total is not None
        assert abs(total**2 - F("12.5")) < F(1, 10**48)
        assert total**2 != F("12.5")

    def test_relative_methods_see_other_bids(self) -> None:
        """A bandwidth looks at no other bid, the linear method does; a score says so."""
        of = framework(leaf("x", 50, prices()), node("n", 50, leaf("y", 50, linear())))
        found = of_bid(the_lot(of, [bid("a")]), "a")
        relative = {score.criterion: score.relative for score in found.walk()}
        assert relative == {"x": False, "n": True, "y": True}


class TestOutside:
    """5.5 `out-of-range` decides beyond the announced range: `clamp` takes the nearest end (for
    bandwidths, `price-average`, `price-expression` and `fact-expression` 0 or 1; for
    `price-linear-lowest`, `price-threshold`, `price-parabolic`, `price-log` and `price-graduated` 0),
    `extrapolate` follows the line, `zero` (tables) gives 0, `reject` is clause 4.1 d, `not-announced` stops the evaluation
    with a fault.
    """

    @pytest.mark.parametrize(
        ("method", "price", "others", "clamped", "on_the_line"),
        [
            (threshold, 120, (), 0, "-1/2"),
            (parabolic, 120, (), 0, "-11/25"),
            (lambda beyond: logarithmic(2, beyond), 400, (100,), 0, -1),
            (average, 260, (20, 20), 0, "-11/10"),
            (average, 20, (260, 20), 1, "13/10"),
            (graduated, 300, (100, 110), 0, "-91/100"),
        ],
    )
    def test_clamp_and_extrapolate_of_other_price_methods(
        self, method: Any, price: object, others: Any, clamped: int, on_the_line: str
    ) -> None:
        """(100 − 120)/40 = −1/2; 1 − 1.44 = −0.44; 1 − log 4 / log 2 = −1; the mean of 260, 20 and
        20 is 100: 50 − 160 = −110 % and 50 + 80 = 130 %; 10 × 0.1 + 190 × 1 = 191, 1 − 1.91.
        """
        assert share_of_price(method("clamp"), price, *others) == clamped
        assert share_of_price(method("extrapolate"), price, *others) == F(on_the_line)
        of = framework(leaf("k", 100, method("not-announced")))
        bids = [bid("a", price), *(bid(f"x{n}", other) for n, other in enumerate(others))]
        assert set(fault_codes(of, bids)) == {"AB421"}

    @pytest.mark.parametrize(("value", "share"), [(0, 0), ("49.9", 0), ("250.1", 1), (999, 1)])
    def test_clamp_of_a_fact(self, value: object, share: int) -> None:
        """50 to 250: below 0 %, above 100 %."""
        assert share_of(band(), value) == share

    @pytest.mark.parametrize(("price", "share"), [(99, 1), (0, 1), ("200.01", 0), (999, 0)])
    def test_clamp_of_a_price(self, price: object, share: int) -> None:
        """All at 100, nothing at 200: cheaper than 100 stays 1, dearer than 200 stays 0."""
        assert share_of_price(prices(), price) == share

    @pytest.mark.parametrize(("value", "share"), [(-5, "1/5"), (31, 0), (999, 0)])
    def test_clamp_of_a_curve(self, value: object, share: str) -> None:
        """The first point is worth 20 %, the last 0 %: those count beyond."""
        assert share_of(curve(), value) == F(share)

    @pytest.mark.parametrize(("price", "share"), [(150, 0), ("150.01", 0), (400, 0)])
    def test_clamp_of_the_linear_method(self, price: object, share: int) -> None:
        """1 − 300/(0.5 × 100) = −5, clamped to 0."""
        assert share_of_price(linear(), price, 100) == share

    @pytest.mark.parametrize(("value", "share"), [(0, "-1/4"), (300, "5/4")])
    def test_extrapolate_of_a_fact(self, value: object, share: str) -> None:
        """(50 − 0)/(50 − 250) = −1/4, a malus; (50 − 300)/(50 − 250) = 5/4, more than all."""
        assert share_of(band(out_of_range="extrapolate"), value) == F(share)

    @pytest.mark.parametrize(("price", "share"), [(50, "3/2"), (250, "-1/2")])
    def test_extrapolate_of_a_price(self, price: object, share: str) -> None:
        """(200 − 50)/100 = 3/2 and (200 − 250)/100 = −1/2."""
        assert share_of_price(prices("extrapolate"), price) == F(share)

    def test_extrapolate_of_the_linear_method(self) -> None:
        """Nothing left at 100 % above 100: 250 gets 1 − 150/100 = −1/2."""
        assert share_of_price(linear(100, "extrapolate"), 250, 100) == F("-1/2")

    @pytest.mark.parametrize("value", [-1, 30, 31])
    def test_zero(self, value: int) -> None:
        """Rows from 0 to 30: −1, 30 and 31 are in none and get 0, not the −20 % of the first row."""
        assert share_of(table(), value) == 0

    @pytest.mark.parametrize("method", [band, curve, table])
    def test_reject_of_a_fact(self, method: Any) -> None:
        """300 lies outside all three: the bid is excluded, as clause 4.1 d says."""
        made = method(out_of_range="reject") if method is band else method("reject")
        of = framework(leaf("k", 100, made), facts=[fact("f")])
        assert reasons(the_lot(of, [bid("a", facts={"f": 300})])) == {"a": [("range", "k")]}

    def test_reject_of_a_price(self) -> None:
        """201 is dearer than 200: excluded."""
        result = the_lot(framework(leaf("k", 100, prices("reject"))), [bid("a", 201), bid("b")])
        assert (ranks(result), reasons(result)) == ([(1, "b")], {"a": [("range", "k")]})

    @pytest.mark.parametrize("method", [band, curve, table])
    def test_not_announced_of_a_fact(self, method: Any) -> None:
        """300 lies outside all three, and nothing says what it gets: AB421. 15 lies inside two."""
        made = method(out_of_range="not-announced") if method is band else method("not-announced")
        of = framework(leaf("k", 100, made), facts=[fact("f")])
        assert fault_codes(of, [bid("a", facts={"f": 300})]) == ["AB421"]
        assert fault_codes(of, [bid("a", facts={"f": 60 if method is band else 15})]) == []

    def test_not_announced_of_a_price(self) -> None:
        """99 and 201 stop, 100 and 200 do not."""
        of = framework(leaf("k", 100, prices("not-announced")))
        found = [fault_codes(of, [bid("a", price)]) for price in (99, 100, 200, 201)]
        assert found == [["AB421"], [], [], ["AB421"]]

    def test_not_announced_of_the_linear_method(self) -> None:
        """150 is exactly 50 % above 100 and gets 0; 150.01 is beyond, and nothing says what then."""
        of = framework(leaf("k", 100, linear(50, "not-announced")))
        assert totals(the_lot(of, [bid("a", 100), bid("b", 150)])) == {"a": 100, "b": 0}
        assert fault_codes(of, [bid("a", 100), bid("b", "150.01")]) == ["AB421"]


class TestPoints:
    """5.6 The points of a leaf are share × absolute weight. The absolute weight is the weight as
    stated when weights are `of: whole`; with `of: parent` it is the weight times, for each ancestor,
    that ancestor's weight / the unit's total (100 for percent, 1 for fraction). Euros are points
    under `award-on-value`. The points of a node are the sum of the points of its subcriteria, unless
    clause 5.9 says otherwise.
    """

    def absolute(self, unit: str, of: str, *weights: object, **more: Any) -> dict[str, F]:
        """The absolute weights of n (a and m (b and c)) and p; every mark is 10, so also the points."""
        n, a, m, b, c, p = weights
        below = node("m", m, leaf("b", b, RATED), leaf("c", c, RATED))
        tree = [node("n", n, leaf("a", a, RATED), below), leaf("p", p, RATED)]
        given = framework(*tree, weights={"unit": unit, "of": of, **more})
        sheet = marks("p", {"x": dict.fromkeys("abcp", 10)})
        found = of_bid(the_lot(given, [bid("x")], [sheet]), "x")
        assert all(score.points == score.weight for score in found.walk())
        return {score.criterion: score.weight for score in found.walk()}

    def test_per_cent_of_the_whole(self) -> None:
        """60 = 45 + 15, 15 = 10 + 5, and 40: as stated."""
        found = self.absolute("percent", "whole", 60, 45, 15, 10, 5, 40)
        assert found == {"n": 60, "a": 45, "m": 15, "b": 10, "c": 5, "p": 40}

    def test_fraction_of_the_whole(self) -> None:
        """The same in parts of 1: 0.6 = 0.45 + 0.15."""
        found = self.absolute("fraction", "whole", "0.6", "0.45", "0.15", "0.1", "0.05", "0.4")
        assert (found["n"], found["a"], found["c"]) == (F("0.6"), F("0.45"), F("0.05"))

    def test_points_of_the_whole(self) -> None:
        """In points, 500 in all: 300 = 225 + 75."""
        found = self.absolute("points", "whole", 300, 225, 75, 50, 25, 200, total=500)
        assert found == {"n": 300, "a": 225, "m": 75, "b": 50, "c": 25, "p": 200}

    def test_per_cent_of_the_parent(self) -> None:
        """m is 25 % of n, n is 60 %: 25 × 60/100 = 15. c is 40 % of m: 40 × 25/100 × 60/100 = 6."""
        found = self.absolute("percent", "parent", 60, 75, 25, 60, 40, 40)
        assert found == {"n": 60, "a": 45, "m": 15, "b": 9, "c": 6, "p": 40}

    def test_fraction_of_the_parent(self) -> None:
        """0.3 of 0.5 of the whole: 0.15. With a mark of 6: 0.6 × 0.15 = 0.09."""
        tree = [
            node("n", "0.5", leaf("a", "0.3", RATED), leaf("b", "0.7", RATED)),
            leaf("p", "0.5", RATED),
        ]
        of = framework(*tree, weights={"unit": "fraction", "of": "parent"})
        sheet = marks("p", {"x": {"a": 6, "b": 0, "p": 0}})
        found = of_bid(the_lot(of, [bid("x")], [sheet]), "x")
        assert found.points("a") == F("0.09")
        assert found.total == F("0.09")

    def test_thirds_of_the_parent_stay_exact(self) -> None:
        """33.333333 % of 33.333333 %: 11.11111088888889, all fourteen decimals of it."""
        thirds = ("33.333333", "33.333333", "33.333334")
        tree = [
            node("n", thirds[0], *(leaf(f"a{n}", w, RATED) for n, w in enumerate(thirds))),
            leaf("b", thirds[1], RATED),
            leaf("c", thirds[2], RATED),
        ]
        of = framework(*tree, weights={"unit": "percent", "of": "parent"})
        ten = dict.fromkeys(("a0", "a1", "a2", "b", "c"), 10)
        found = of_bid(the_lot(of, [bid("x")], [marks("p", {"x": ten})]), "x")
        assert found.points("a0") == F("11.11111088888889")
        assert found.total == 100

    def test_euros(self) -> None:
        """A greatest value of 2500 euros and 60 %: 1500 euros of quality."""
        of = framework(leaf("k", 2500, RATED), award="award-on-value")
        result = the_lot(of, [bid("a", 80000)], [marks("p", {"a": {"k": 6}})])
        assert of_bid(result, "a").points("k") == 1500

    def test_the_sum_over_a_node(self) -> None:
        """a 7 of 45 points, b 4 of 15: 31.5 + 6 = 37.5 for n; p 5 of 40: 20; in all 57.5."""
        of = framework(
            node("n", 60, leaf("a", 45, RATED), leaf("b", 15, RATED)), leaf("p", 40, RATED)
        )
        sheet = marks("p", {"x": {"a": 7, "b": 4, "p": 5}})
        found = of_bid(the_lot(of, [bid("x")], [sheet]), "x")
        assert (found.points("n"), found.total) == (F("37.5"), F("57.5"))

    def test_a_malus_lowers_the_sum(self) -> None:
        """`slecht` is worth −50 % of 20 points: −10; with 80 × 0.7 = 56 that makes 46."""
        bad = {"type": "rating-scale", "scale": "woorden"}
        of = framework(leaf("a", 80, RATED), leaf("b", 20, bad))
        result = the_lot(of, [bid("x")], [marks("p", {"x": {"a": 7, "b": "slecht"}})])
        assert totals(result) == {"x": 46}
