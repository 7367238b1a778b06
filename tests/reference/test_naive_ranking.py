"""The naive engine by hand-calculated examples, clauses 6 to 8; every sum in its docstring."""

from __future__ import annotations

import pytest

from .rounding import round_to
from .small import (
    PROPORTIONAL,
    YES_NO,
    F,
    bid,
    criterion,
    framework,
    leaf,
    result,
    sheet,
    stops,
)

# --- 6 rounding ------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["none", "not-announced"])
def test_6_1_nothing_is_rounded(word: str) -> None:
    """100/300 of 100 is 100/3, exactly."""
    kader = framework(leaf(PROPORTIONAL), policies={"rounding": word})
    assert result(kader, bid("a", "100"), bid("b", "300"))["totals"]["b"] == F(100, 3)


def test_6_2_each_stage_takes_what_the_earlier_left() -> None:
    """Marks 7, 7 and 6.5 are worth 75, 75 and 62.5: 212.5/3 = 70.83… %, down to 70 %.

    Of 33.3: 23.31, up to 23.4. The other leaf has 1/3 of 66.7 = 22.23…, up to 22.3.
    Node: 45.7, half up to 46. Total: 46. For b three times 4 is worth 0; 66.7, half up to 67.
    """
    steps = [
        {"stage": "total", "digits": "0", "mode": "floor"},
        {"stage": "mark", "digits": "0", "mode": "down"},
        {"stage": "criterion", "digits": "1", "mode": "up"},
        {"stage": "node", "digits": "0", "mode": "half-up"},
    ]
    rating = {"type": "rating-scale", "scale": "cijfers", "assessors": ["p", "q", "r"]}
    inner = [criterion("k", "33.3", rating), criterion("prijs", "66.7", PROPORTIONAL)]
    kader = framework([criterion("n", "100", criteria=inner)], policies={"rounding": steps})
    sheets = (sheet("p", a="7", b="4"), sheet("q", a="7", b="4"), sheet("r", a="6.5", b="4"))
    found = result(kader, bid("a", "300"), bid("b", "100"), sheets=sheets)
    assert found["points"]["a"] == {"k": F("23.4"), "prijs": F("22.3"), "n": 46}
    assert found["totals"] == {"a": 46, "b": 67}


def test_6_2_minimums_see_rounded_points_and_ranks_see_rounded_totals() -> None:
    """2/3 of 100 = 66.67, up to 67: not less than 67 %. 101 − 67 = 34, and 34.4 down to 34."""
    steps = [
        {"stage": "criterion", "digits": "0", "mode": "half-up"},
        {"stage": "total", "digits": "0", "mode": "floor"},
    ]
    line = {"type": "fact-bandwidth", "fact": "uren", "zero-at": "0", "full-at": "3"}
    kader = framework(
        [criterion("k", "100", {**line, "out-of-range": "clamp"}, minimum={"percent": "67"})],
        "award-on-value",
        policies={"rounding": steps},
    )
    found = result(kader, bid("a", "101", uren="2"), bid("b", "101.4", uren="2"))
    assert found["totals"] == {"a": 34, "b": 34}
    assert found["ranking"] == [(1, "a"), (1, "b")]


@pytest.mark.parametrize(
    ("mode", "rounded"),
    [  # of 2.5, -2.5, 3.5, 2.4, -2.4, 2.6, -2.6
        ("half-up", [3, -3, 4, 2, -2, 3, -3]),
        ("half-down", [2, -2, 3, 2, -2, 3, -3]),
        ("half-even", [2, -2, 4, 2, -2, 3, -3]),
        ("up", [3, -3, 4, 3, -3, 3, -3]),
        ("down", [2, -2, 3, 2, -2, 2, -2]),
        ("ceiling", [3, -2, 4, 3, -2, 3, -2]),
        ("floor", [2, -3, 3, 2, -3, 2, -3]),
    ],
)
def test_6_2_modes(mode: str, rounded: list[int]) -> None:
    """Each mode on halves and others, on both sides of zero, in whole numbers and in hundredths."""
    values = [F(text) for text in ("2.5", "-2.5", "3.5", "2.4", "-2.4", "2.6", "-2.6")]
    assert [round_to(value, 0, mode) for value in values] == rounded
    assert [round_to(value / 100, 2, mode) * 100 for value in values] == rounded
    assert round_to(F(7), 0, mode) == 7


# --- 7 ranking -------------------------------------------------------------------------------


def test_7_1_equal_is_exactly_equal() -> None:
    """100 × 1/3 and 100 × 0.333333 differ by 0.0000333…; that is not equal."""
    line = {"type": "fact-bandwidth", "fact": "uren", "zero-at": "0", "full-at": "3"}
    kader = framework(leaf({**line, "out-of-range": "clamp"}))
    found = result(kader, bid("a", "1", uren="0.999999"), bid("b", "1", uren="1"))
    assert found["ranking"] == [(1, "b"), (2, "a")]


def test_7_2_words_that_break_ties() -> None:
    """All have 50: a, b and d by k, c by l. By l first c; then the lower price: b before a, d."""
    kader = framework(
        [
            criterion("k", "50", YES_NO),
            criterion("l", "50", {**YES_NO, "if-yes": "0", "if-no": "100"}),
        ],
        policies={"ties": {"order": ["l", "price"], "otherwise": "draw"}},
    )
    bids = [bid("a", "9"), bid("b", "8"), bid("c", "10", nieuw="nee"), bid("d", "9")]
    found = result(kader, *bids)
    assert set(found["totals"].values()) == {50}
    assert found["ranking"] == [(1, "c"), (2, "b"), (3, "a"), (3, "d")]


def test_7_3_shared_ranks_are_counted_on() -> None:
    """Prices 5, 5, 6, 6, 7: ranks 1, 1, 3, 3, 5."""
    prices = {"a": "6", "b": "5", "c": "7", "d": "5", "e": "6"}
    bids = [bid(name, price) for name, price in prices.items()]
    ranking = result(framework([], "lowest-price"), *bids)["ranking"]
    assert ranking == [(1, "b"), (1, "d"), (3, "a"), (3, "e"), (5, "c")]


def test_7_4_statuses() -> None:
    """One first: ranked. Two: draw needed. One above the ceiling of 10: nobody."""
    kader = framework([], "lowest-price", lot={"ceiling": "10"})
    assert result(kader, bid("a", "1"), bid("b", "2"))["status"] == "ranked"
    assert result(kader, bid("a", "1"), bid("b", "1"))["status"] == "draw-needed"
    assert result(kader, bid("a", "11"))["status"] == "no-admissible-bid"


# --- 8 controls ------------------------------------------------------------------------------


def test_8_1_controls() -> None:
    """100/150 of 100 = 66.666…: 66.67 to two decimals and 67 to none, but not 66.66 or 66."""
    for control in ({"criterion": "k"}, {}):
        for decimals, expected, right in (
            ("2", "66.67", True),
            ("0", "67", True),
            ("0", "66", False),
        ):
            stated = {"lot": "perceel", "bid": "b", "decimals": decimals, "expect": expected}
            kader = framework(leaf(PROPORTIONAL), controls=[{**stated, **control}])
            bids = bid("a", "100"), bid("b", "150")
            if right:
                assert result(kader, *bids)["status"] == "ranked"
            else:
                stops("8.1", kader, *bids)
    absent = {"lot": "perceel", "bid": "z", "decimals": "0", "expect": "1"}
    assert result(framework(leaf(YES_NO), controls=[absent]), bid("a", "1"))["totals"] == {"a": 100}
