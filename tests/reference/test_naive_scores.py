"""The naive engine by hand-calculated examples, clause 5; every sum in its docstring."""

from __future__ import annotations

from typing import Any

import pytest

from .measures import Plain
from .small import (
    PROPORTIONAL,
    YES_NO,
    F,
    bid,
    criterion,
    framework,
    leaf,
    points,
    result,
    sheet,
    stops,
)


def test_5_1_fact_bandwidth() -> None:
    """(50 − 150)/(50 − 250) = 100/200 = 50 %; more is worse: (250 − 100)/(250 − 50) = 75 %."""
    method = {"type": "fact-bandwidth", "fact": "uren", "out-of-range": "clamp"}
    assert points({**method, "zero-at": "50", "full-at": "250"}, uren="150") == 50
    assert points({**method, "zero-at": "250", "full-at": "50"}, uren="100") == 75


CURVE = {
    "type": "fact-curve",
    "fact": "uren",
    "points": [
        {"at": "0", "percent": "0"},
        {"at": "100", "percent": "100"},
        {"at": "300", "percent": "20"},
    ],
    "out-of-range": "clamp",
}


def test_5_1_fact_curve() -> None:
    """95: 95. 100: 100. 150: 100 + 50 × (20 − 100)/(300 − 100) = 100 − 20 = 80. 300: 20."""
    for hours, expected in (("95", 95), ("100", 100), ("150", 80), ("300", 20)):
        assert points(CURVE, uren=hours) == expected


TABLE = {
    "type": "fact-table",
    "fact": "uren",
    "rows": [
        {"below": "10", "percent": "-10"},
        {"from": "10", "below": "20", "percent": "60"},
        {"from": "30", "percent": "100"},
    ],
    "out-of-range": "zero",
}


def test_5_1_fact_table() -> None:
    """A band holds its `from` and not its `below`: 10 gets 60, 19.99 gets 60, 9.99 gets −10.

    30 gets 100; 20 and 29 are in no band: 0.
    """
    for hours, expected in (("9.99", -10), ("10", 60), ("19.99", 60), ("20", 0), ("30", 100)):
        assert points(TABLE, uren=hours) == expected
    rows = [{"is": "a", "percent": "70"}, {"is": "b", "percent": "30"}]
    choices = {"type": "fact-table", "fact": "keus", "rows": rows, "out-of-range": "zero"}
    assert [points(choices, keus=choice) for choice in "abc"] == [70, 30, 0]


def test_5_1_fact_yes_no() -> None:
    """Yes 80 % of 100, no −10 % of 100."""
    method = {**YES_NO, "if-yes": "80", "if-no": "-10"}
    assert points(method, nieuw="ja") == 80
    assert points(method, nieuw="false") == -10


def test_5_1_price_methods() -> None:
    """Prices of 100 and 125.

    Bandwidth 150 to 50: (150 − 100)/100 = 50 %, (150 − 125)/100 = 25 %.
    Proportional: 100/100 and 100/125 = 80 %.
    From the lowest, nothing left at 50 % more: 1 − 0 = 100 %, 1 − 25/(0.5 × 100) = 50 %.
    """
    bandwidth = {"type": "price-bandwidth", "zero-at": "150", "full-at": "50"}
    linear = {"type": "price-linear-lowest", "zero-at": "50", "out-of-range": "clamp"}
    for method, expected in (
        ({**bandwidth, "out-of-range": "clamp"}, {"a": 50, "b": 25}),
        (PROPORTIONAL, {"a": 100, "b": 80}),
        (linear, {"a": 100, "b": 50}),
    ):
        found = result(framework(leaf(method)), bid("a", "100"), bid("b", "125"))
        assert found["totals"] == expected


def rated(scale: str, **more: Any) -> list[Plain]:
    """Return one criterion that the panel judges."""
    return leaf({"type": "rating-scale", "scale": scale, **more})


def marked(criteria: list[Plain], *sheets: Plain, **more: Any) -> F:
    """Return the points of bid a by its marks."""
    kader = framework(criteria, **more)
    found: F = result(kader, bid("a", "1"), sheets=sheets)["totals"]["a"]
    return found


def test_5_2_worth_of_a_mark() -> None:
    """Labelled: −20. Numeric: (8 − 4)/(8 − 4) = 100 %, 9.50: 5.5/4 = 137.5 %, 1: −3/4 = −75 %."""
    assert marked(rated("woorden", assessors=["p"]), sheet("p", a="slecht")) == -20
    for mark, expected in (("8", "100"), ("9.50", "137.5"), ("1", "-75")):
        assert marked(rated("cijfers", assessors=["p"]), sheet("p", a=mark)) == F(expected)


@pytest.mark.parametrize("mark", ["0.5", "10.5", "7.25", "zeven", "7,5", "1e1", "07", "+7"])
def test_5_2_marks_that_are_not_on_a_numeric_scale(mark: str) -> None:
    """1, 1.5, … up to 10: below 1, above 10, between two steps, or no number."""
    stops(
        "5.2",
        framework(rated("cijfers", assessors=["p"])),
        bid("a", "1"),
        sheets=(sheet("p", a=mark),),
    )


def test_5_2_marks_that_are_not_on_a_labelled_scale() -> None:
    """`Goed` is not `goed`; also with an excluded bid, and also beside a consensus."""
    judged = framework(
        rated("woorden"),
        combine="consensus",
        requirements=[{"id": "e", "fact": "nieuw", "answer": "ja"}],
    )
    sheets = (sheet("p", a="Goed"), sheet("consensus", a="goed"))
    stops("5.2", judged, bid("a", "1"), sheets=sheets)
    stops("5.2", judged, bid("a", "1", nieuw="nee"), sheets=sheets)


def test_5_3_combine() -> None:
    """Worths 100, 100, 40 and −20.

    Mean: 220/4 = 55. Median of four: (100 + 40)/2 = 70. Of p, q and s: (100, 100, −20) in the
    middle 100. Consensus: 40, whatever the others say.
    """
    four = (
        sheet("p", a="goed"),
        sheet("q", a="slecht"),
        sheet("r", a="matig"),
        sheet("s", a="goed"),
    )
    joint = sheet("consensus", a="matig")
    assert marked(rated("woorden"), *four) == 55
    assert marked(rated("woorden"), *four, combine="median") == 70
    assert marked(rated("woorden", combine="median", assessors=["p", "q", "s"]), *four) == 100
    assert marked(rated("woorden"), *four, joint, combine="consensus") == 40
    assert marked(rated("woorden", combine="mean"), *four, joint, combine="consensus") == 55


def test_5_4_missing_marks() -> None:
    """p 100 and q missing: a fault, or 100/1 = 100. Nobody at all: a fault."""
    present: Plain = {"policies": {"missing-mark": "average-of-present"}}
    both = rated("woorden", assessors=["p", "q"])
    sheets = (sheet("p", a="goed"), sheet("q"))
    stops("5.4", framework(both), bid("a", "1"), sheets=sheets)
    assert marked(both, *sheets, **present) == 100
    stops("5.4", framework(both, **present), bid("a", "1"), sheets=(sheet("p"), sheet("q")))
    stops("5.4", framework(both, combine="consensus"), bid("a", "1"), sheets=sheets)
    joint = (*sheets, sheet("consensus"))
    stops("5.4", framework(both, combine="consensus", **present), bid("a", "1"), sheets=joint)


def test_5_4_conflicts_of_interest() -> None:
    """q may not judge a: 100/1 = 100 of p alone. A mark of q all the same is a fault."""
    both = rated("woorden", assessors=["p", "q"])
    for policy in ("error", "average-of-present"):
        more: Plain = {"policies": {"missing-mark": policy}}
        assert marked(both, sheet("p", a="goed"), sheet("q", ("a",)), **more) == 100
        for wrong in (
            (sheet("p", a="goed"), sheet("q", ("a",), a="goed")),
            (sheet("p", ("a",)), sheet("q", ("a",))),
        ):
            stops("5.4", framework(both, **more), bid("a", "1"), sheets=wrong)


@pytest.mark.parametrize(
    ("method", "values"),
    [
        (
            {"type": "fact-bandwidth", "fact": "uren", "zero-at": "0", "full-at": "10"},
            {"uren": "15"},
        ),
        (CURVE, {"uren": "300.5"}),
        (TABLE, {"uren": "20"}),
        ({"type": "price-bandwidth", "zero-at": "90", "full-at": "50"}, {}),
    ],
)
def test_5_5_not_announced(method: Plain, values: dict[str, str]) -> None:
    """15 > 10, 300.5 > 300, 20 in no band, 100 > 90: nobody knows. With reject they are out."""
    a = bid("a", "100", **values)
    stops("5.5", framework(leaf({**method, "out-of-range": "not-announced"})), a)
    found = result(framework(leaf({**method, "out-of-range": "reject"})), a)
    assert found["excluded"] == {"a": {"d"}}


def test_5_5_beyond_the_range() -> None:
    """Bandwidth 0 to 10 at 15: clamped 1; on the line (0 − 15)/(0 − 10) = 1.5; at −5: 0 and −0.5.

    Curve at −1 and 400: the ends, 0 and 20. Prices 100 and 175 with nothing left at 50 %:
    1 − 75/50 = −0.5, clamped 0; exactly at 150 it is 0 and inside.
    """
    line = {"type": "fact-bandwidth", "fact": "uren", "zero-at": "0", "full-at": "10"}
    for beyond, high, low in (("clamp", 100, 0), ("extrapolate", 150, -50)):
        assert points({**line, "out-of-range": beyond}, uren="15") == high
        assert points({**line, "out-of-range": beyond}, uren="-5") == low
    assert points(CURVE, uren="-1") == 0
    assert points(CURVE, uren="400") == 20
    linear = {"type": "price-linear-lowest", "zero-at": "50"}
    for beyond, expected in (("clamp", 0), ("extrapolate", -50)):
        kader = framework(leaf({**linear, "out-of-range": beyond}))
        assert result(kader, bid("a", "100"), bid("b", "175"))["totals"]["b"] == expected
    silent = framework(leaf({**linear, "out-of-range": "not-announced"}))
    assert result(silent, bid("a", "100"), bid("b", "150"))["totals"]["b"] == 0
    stops("5.5", silent, bid("a", "100"), bid("b", "150.01"))


def test_5_6_absolute_weights() -> None:
    """Parts of the parent: 60 × 50/100 × 20/100 = 6. Of the whole, as stated: 12.

    In fractions 0.6 × 0.5 × 0.2 = 0.06. The nodes have the sums of what is beneath them.
    """
    for unit, of, weights, expected in (
        ("percent", "parent", ("60", "50", "20"), ("30", "6", "24", "60")),
        ("fraction", "parent", ("0.6", "0.5", "0.2"), ("0.3", "0.06", "0.24", "0.6")),
        ("points", "whole", ("60", "30", "12"), ("30", "12", "18", "60")),
        ("euro", "whole", ("60", "30", "12"), ("30", "12", "18", "60")),
    ):
        other = {"20": "80", "0.2": "0.8", "12": "18"}[weights[2]]
        inner = [criterion("x", weights[2], YES_NO), criterion("y", other, YES_NO)]
        middle = [criterion("l", weights[1], YES_NO), criterion("m", weights[1], criteria=inner)]
        kader = framework([criterion("k", weights[0], criteria=middle)])
        kader["weights"] = {"unit": unit, "of": of}
        scored = result(kader, bid("a", "1"))["points"]["a"]
        m, x, y, k = (F(text) for text in expected)
        assert scored == {"l": m, "x": x, "y": y, "m": m, "k": k}


def test_5_7_minimums_before_the_lowest_price() -> None:
    """b has 0 < 50/100 × 40 = 20 and is set aside first, so its 50 is not the lowest: a 60/60.

    c has exactly 40 × 50 % = 20 and stays; its 60 × 100/200 = 30 is less than 60 × 55 % = 33,
    so it is set aside too, but only after it counted.
    """
    quality = {"type": "fact-bandwidth", "fact": "uren", "zero-at": "0", "full-at": "10"}
    quality["out-of-range"] = "clamp"
    kader = framework(
        [
            criterion("k", "40", quality, minimum={"percent": "50"}),
            criterion("prijs", "60", PROPORTIONAL, minimum={"percent": "55"}),
        ]
    )
    bids = bid("a", "100", uren="10"), bid("b", "50", uren="0"), bid("c", "200", uren="5")
    found = result(kader, *bids)
    assert found["totals"] == {"a": 100}
    assert found["excluded"] == {"b": {"minimum:k"}, "c": {"minimum:prijs"}}


def test_5_7_an_absolute_minimum_beside_a_relative_criterion() -> None:
    """Under one node: b has 0 < 50 × 50 % and goes first. So a has 50 + 50 × 100/100 = 100."""
    inner = [
        criterion("l", "50", YES_NO, minimum={"percent": "50"}),
        criterion("prijs", "50", PROPORTIONAL),
    ]
    kader = framework([criterion("k", "100", criteria=inner)])
    found = result(kader, bid("a", "100"), bid("b", "50", nieuw="nee"))
    assert (found["totals"], found["excluded"]) == ({"a": 100}, {"b": {"minimum:l"}})


def test_5_7_what_is_set_aside_late_still_is_the_lowest() -> None:
    """b: 0 + 50 × 50/50 = 50 < 100 × 60 % is set aside. a: 50 + 50 × 50/100 = 75 stays."""
    kader = framework(
        [criterion("k", "50", YES_NO), criterion("prijs", "50", PROPORTIONAL)],
        minimum_total={"percent": "60"},
    )
    found = result(kader, bid("a", "100"), bid("b", "50", nieuw="nee"))
    assert (found["totals"], found["excluded"]) == ({"a": 75}, {"b": {"minimum-total"}})


@pytest.mark.parametrize(
    ("award", "totals", "winner"),
    [
        ("points", {"a": 40, "b": 0}, "a"),
        ("award-on-value", {"a": 60, "b": 70}, "a"),
        ("lowest-price", {"a": 100, "b": 70}, "b"),
        ("fixed-price", {"a": 40, "b": 0}, "a"),
    ],
)
def test_5_8_totals(award: str, totals: Plain, winner: str) -> None:
    """Quality 40 and 0, prices 100 and 70: 100 − 40 = 60 is less than 70 − 0."""
    lot = {"fixed-price": "100"} if award == "fixed-price" else {}
    kader = framework([criterion("k", "40", YES_NO)], award, lot=lot)
    cheap = None if award == "fixed-price" else "70"
    found = result(kader, bid("a", "100"), bid("b", cheap, nieuw="nee"))
    assert found["totals"] == totals
    assert found["ranking"][0] == (1, winner)


def test_5_8_minimum_total_counts_points_not_euros() -> None:
    """40 of 80 is exactly 50 %; 0 of 80 is less. That the prices differ plays no part."""
    half = [criterion("k", "40", YES_NO), criterion("l", "40", {**YES_NO, "if-yes": "0"})]
    kader = framework(half, "award-on-value", minimum_total={"percent": "50"})
    found = result(kader, bid("a", "1000"), bid("b", "70", nieuw="nee"))
    assert (found["totals"], found["excluded"]) == ({"a": 960}, {"b": {"minimum-total"}})
