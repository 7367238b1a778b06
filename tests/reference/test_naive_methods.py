"""The naive engine by hand-calculated examples: the methods and awards of 5.1 and 5.8 that see more.

Every sum stands in a docstring; the digits of √2 and of log 3 / log 2 are those of any table.
"""

from __future__ import annotations

import pytest

from .formula import names, value
from .measures import Plain, Stops
from .near import Near, below, log_ratio, power, touch
from .rounding import settled
from .small import F, bid, criterion, framework, leaf, result, sheet, stops

ROOT_TWO = F("1.41421356237309504880168872420969807856967187537694")
LOG_THREE = F("1.58496250072115618145373894394781650875981440769248")
LINE = {"type": "fact-bandwidth", "fact": "uren", "zero-at": "0", "full-at": "100"}
LINE |= {"out-of-range": "extrapolate"}
ROUNDED = {"stage": "total", "digits": "1", "mode": "half-up"}


def shares(method: Plain, *prices: str) -> list[F]:
    """Return the shares of bids of these prices, in their order."""
    names = "abcdef"[: len(prices)]
    bids = [bid(name, price) for name, price in zip(names, prices, strict=True)]
    totals = result(framework(leaf(method)), *bids)["totals"]
    return [totals[name] / 100 for name in names]


def own(share: str, beyond: str = "extrapolate", **parameters: str) -> Plain:
    """Return a formula."""
    found = {"type": "price-expression", "share": share, "out-of-range": beyond}
    return {**found, "parameters": parameters}


def test_5_1_linear_range() -> None:
    """(150 − 125)/(150 − 100) = 1/2 between 1 and 0; where all are equal the announced 40 %."""
    method = {"type": "price-linear-range", "when-equal": "40"}
    assert shares(method, "100", "125", "150") == [1, F(1, 2), 0]
    assert shares(method, "7") == shares(method, "0") == [F("0.4")]


def test_5_1_threshold() -> None:
    """From 60 down all: (100 − 80)/(100 − 60) = 1/2; 110 is −1/4, clamped 0, else a fault or out."""
    method = {"type": "price-threshold", "reserve": "100", "threshold": "60"}
    line = {**method, "out-of-range": "extrapolate"}
    assert shares(line, "0", "60", "80", "100", "110") == [1, 1, F(1, 2), 0, F(-1, 4)]
    assert shares({**method, "out-of-range": "clamp"}, "110") == [0]
    stops("5.5", framework(leaf({**method, "out-of-range": "not-announced"})), bid("a", "110"))
    reject = framework(leaf({**method, "out-of-range": "reject"}))
    assert result(reject, bid("a", "100.01"), bid("b", "1"))["excluded"] == {"a": {"d"}}


def test_5_1_parabolic() -> None:
    """1 − (50/100)² = 3/4; 1 − 1.2² = −0.44."""
    method = {"type": "price-parabolic", "reserve": "100", "out-of-range": "extrapolate"}
    assert shares(method, "0", "50", "100", "120") == [1, F("0.75"), 0, F("-0.44")]
    reject = framework(leaf({**method, "out-of-range": "reject"}))
    assert result(reject, bid("a", "100.01"), bid("b", "100"))["excluded"] == {"a": {"d"}}


def test_5_1_log() -> None:
    """log 2/log 4 = 1/2 and log 8/log 4 = 3/2, exactly; log 3/log 2 is no fraction."""
    method = {"type": "price-log", "zero-at": "4", "out-of-range": "extrapolate"}
    assert shares(method, "100", "200", "400", "800") == [1, F(1, 2), 0, F(-1, 2)]
    assert shares({**method, "out-of-range": "clamp"}, "100", "800") == [1, 0]
    (_, third) = shares({**method, "zero-at": "2"}, "100", "300")
    assert isinstance(third, Near)
    assert abs(third - (1 - LOG_THREE)) < F(1, 10**49)
    for prices in (("0", "5"), ("0",)):
        bids = [bid(name, price) for name, price in zip("ab", prices, strict=False)]
        stops("2.4", framework(leaf(method)), *bids)


def test_5_1_average() -> None:
    """Mean 100: 90 is 10 % below it, 50 + 10 = 60 %; with 6 a per cent 110, clamped 100 %."""
    method = {"type": "price-average", "at-mean": "50", "per-percent": "1"}
    method |= {"out-of-range": "clamp"}
    assert shares(method, "90", "100", "110") == [F("0.6"), F("0.5"), F("0.4")]
    assert shares({**method, "per-percent": "6"}, "90", "100", "110") == [1, F(1, 2), 0]
    far = {**method, "per-percent": "6", "out-of-range": "extrapolate"}
    assert shares(far, "90", "100", "110") == [F("1.1"), F("0.5"), F("-0.1")]
    assert shares(method, "0", "200") == [1, 0]
    stops("2.4", framework(leaf(method)), bid("a", "0"))


def test_5_1_graduated() -> None:
    """Median 110, bend 112.75: 200 loses 12.75 × 0.1 + 87.25 = 88.525 %.

    Of 100, 110, 120 and 200 the median is 115, the bend 117.875: 120 loses 1.7875 + 2.125. With the
    bend at the lowest price 110 loses 10 %.
    """
    method = {"type": "price-graduated", "inflection": "1.025", "gentle": "0.1", "steep": "1"}
    method |= {"out-of-range": "clamp"}
    assert shares(method, "100", "110", "200") == [1, F("0.99"), F("0.11475")]
    assert shares(method, "100", "110", "120", "200")[2] == F("0.960875")
    assert shares({**method, "inflection": "0.5"}, "100", "110", "200")[1] == F("0.9")


def test_5_1_rank() -> None:
    """Ranks 1, 2, 2 and 4; the table has three rows."""
    method = {"type": "price-rank", "table": ["100", "70", "40"], "beyond": "-10"}
    assert shares(method, "90", "100", "100", "120") == [1, F("0.7"), F("0.7"), F("-0.1")]
    assert shares(method, "0", "0") == [1, 1]


def test_5_1_expression() -> None:
    """Prices 100 and 125 with a spread of 1/2: 1 − 25/50 = 1/2. Out of range, and divided by zero."""
    formula = "max(0, 1 - (price - lowest) / (spread * lowest))"
    assert shares(own(formula, spread="0.5"), "100", "125") == [1, F(1, 2)]
    assert shares(own("price / 100"), "150") == [F("1.5")]
    assert shares(own("price / 100 - 1", "clamp"), "50", "250") == [0, 1]
    stops("5.5", framework(leaf(own("price / 100", "not-announced"))), bid("a", "150"))
    stops("5.1", framework(leaf(own("1 / (price - 100)"))), bid("a", "100"))


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("-3^2", -9),
        ("2^-2", F(1, 4)),
        ("8 ÷ 4 × 2", 4),
        ("if(price=lowest, 1, 2)", 2),
        ("if(price >= 150, if(1<=1, 3, 1/0), 2)", 3),
        ("min(mean, median, 9) - -abs(-1)", 10),
        ("0.1 + 0.2", F("0.3")),
    ],
)
def test_formulas(formula: str, expected: F) -> None:
    known = {"price": F(150), "lowest": F(100), "mean": F(125), "median": F(125)}
    assert value(formula, known) == expected


def test_names_of_a_formula() -> None:
    """A parameter that looks like a quantity is none."""
    assert names("lowest_bid / mean * price2 + if(1 < 2, highest, 0)") == {"mean", "highest"}


def test_5_1_to_best() -> None:
    """a 40 % and b 100 %: 40/100; with c −20 %: −1/5. Where the best is −20 %, all get nothing."""
    method = {"type": "rating-to-best", "scale": "woorden", "assessors": ["p"]}
    bids = [bid(name, "1") for name in "abc"]
    sheets = (sheet("p", a="matig", b="goed", c="slecht"),)
    assert result(framework(leaf(method)), *bids, sheets=sheets)["totals"] == {
        "a": 40,
        "b": 100,
        "c": -20,
    }
    malus = (sheet("p", a="slecht", b="slecht"),)
    found = result(framework(leaf(method)), *bids[:2], sheets=malus)
    assert found["totals"] == {"a": 0, "b": 0}


def test_5_7_to_best_sees_the_bids_that_passed() -> None:
    """c has the best marks and misses the minimum first: a gets 40/40 of 50, and b −20/40."""
    method = {"type": "rating-to-best", "scale": "woorden", "assessors": ["p"]}
    gate = {"type": "fact-yes-no", "fact": "nieuw", "if-yes": "100", "if-no": "0"}
    kader = framework(
        [criterion("k", "50", method), criterion("l", "50", gate, minimum={"percent": "10"})]
    )
    bids = [bid("a", "1"), bid("b", "1"), bid("c", "1", nieuw="nee")]
    found = result(kader, *bids, sheets=(sheet("p", a="matig", b="slecht", c="goed"),))
    assert found["totals"] == {"a": 100, "b": 25}


def test_5_8_weighted_value_for_money() -> None:
    """64^1.5 = 512, per 100 × 1000: 5120. 50^1.5 = 250 × √2, per 100 × 1000. Of nothing 0, to a power
    above 0; not of less, nor at a price of 0."""
    award = {"type": "weighted-value-for-money", "quality-weight": "60", "price-weight": "40"}
    award |= {"constant": "1000"}
    kader = {**framework(leaf(LINE)), "award": award}
    totals = result(kader, bid("a", "100", uren="64"), bid("b", "100", uren="50"))["totals"]
    assert totals["a"] == 5120
    assert abs(totals["b"] - 2500 * ROOT_TWO) < F(1, 10**45)
    assert result(kader, bid("a", "100"))["totals"] == {"a": 0}
    for price, hours in (("0", "0"), ("0", "1"), ("100", "-1")):
        stops("5.8", kader, bid("a", price, uren=hours))
    stops("5.8", {**kader, "award": {**award, "quality-weight": "0"}}, bid("a", "100"))


def test_5_8_superformula() -> None:
    """100 at 70 % and 130 at 100 %: 1 + 1 = 1.3 + 0.7. To the half: √4 + √(0.7/0.7) = 3, √2 + 1."""
    award = {"type": "superformula", "reference-price": "100", "reference-quality": "70"}
    kader = {**framework(leaf(LINE)), "award": {**award, "exponent": "1"}}
    found = result(kader, bid("a", "100", uren="70"), bid("b", "130", uren="100"))
    assert found["totals"] == {"a": 2, "b": 2}
    kader["award"] = {**award, "exponent": "0.5"}
    found = result(kader, bid("a", "400", uren="70"), bid("b", "200", uren="70"))
    assert found["totals"]["a"] == 3
    assert abs(found["totals"]["b"] - 1 - ROOT_TWO) < F(1, 10**49)


def test_7_1_what_cannot_be_told_apart() -> None:
    """√2 + √8 and √18 are the same number, 3 × √2, and touch; a fraction near them does not."""
    half = F(1, 2)
    two, eight, eighteen = (power(F(n), half) for n in (2, 8, 18))
    assert touch(two + eight, eighteen)
    assert not below(two + eight, eighteen)
    assert not below(eighteen, two + eight)
    assert below(two, ROOT_TWO + F(1, 10**40))
    assert not touch(F(1), 1 + F(1, 10**60))
    assert not isinstance(power(F(8, 27), F(2, 3)), Near)
    assert power(F(8, 27), F(2, 3)) == F(4, 9)
    assert log_ratio(F("1.5625"), F("1.25")) == 2


def test_7_1_rounding_of_what_is_no_fraction() -> None:
    """√2 = 1.41… to one decimal is 1.4; √0.0625 is exactly 0.25, half up 0.3. An unknown half: fault."""
    award = {"type": "weighted-value-for-money", "quality-weight": "1", "price-weight": "2"}
    kader = framework(leaf(LINE), policies={"rounding": [ROUNDED]})
    kader["award"] = {**award, "constant": "1"}
    assert result(kader, bid("a", "1", uren="2"))["totals"] == {"a": F("1.4")}
    assert result(kader, bid("a", "1", uren="0.0625"))["totals"] == {"a": F("0.3")}
    with pytest.raises(Stops) as caught:
        settled(Near(1, 4), 1, "half-up")
    assert caught.value.clause == "7.1"
