"""Laws over tenders made at random: what is said to add up does, exactly, and hides nothing."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.build import (
    PROPORTIONAL,
    RATED,
    SETTINGS,
    bid,
    evaluated,
    framework,
    leaf,
    marks,
    node,
    rounding,
)
from tests.deciding.build import SENT

from aanbesteding.deciding.decide import decide
from aanbesteding.deciding.decision import Decision

ZERO = Fraction(0)
MARK = st.integers(0, 20).map(lambda n: f"{n // 2}.{5 * (n % 2)}")
PRICE = st.integers(1, 400)
OFFER = st.tuples(PRICE, MARK, MARK, MARK)
OFFERS = st.lists(OFFER, min_size=2, max_size=4)
STEPS = st.lists(
    st.tuples(st.sampled_from(["mark", "criterion", "node", "total"]), st.integers(0, 2)),
    max_size=3,
    unique_by=lambda step: step[0],
).map(lambda steps: [rounding(stage, digits) for stage, digits in steps] or "none")
AWARDS = st.sampled_from(["points", "award-on-value", "willingness-to-pay", "lowest-price"])


def tender(award: str, offers: list[tuple[Any, ...]], steps: Any) -> Decision:
    """Decide between offers of (price, three marks), a node over two of the marks."""
    tree = node("n", 60, leaf("k", 37, RATED), leaf("m", 23, RATED))
    last = leaf("p", 40, PROPORTIONAL if award == "points" else RATED)
    more: dict[str, Any] = {"policies": {"rounding": steps}}
    kind: Any = award
    if award == "willingness-to-pay":
        kind = {"type": award, "per-percent": 3}
    if award == "lowest-price":
        more["weights"] = {"unit": "percent", "of": "whole"}
    of = framework(tree, last, award=kind, **more)
    bids = [bid(f"b{n}", price) for n, (price, *_) in enumerate(offers)]
    names = ("k", "m") if award == "points" else ("k", "m", "p")
    by_bid = {
        f"b{n}": dict(zip(names, given_marks, strict=False))
        for n, (_, *given_marks) in enumerate(offers)
    }
    return decide(evaluated(of, bids, [marks("p", by_bid)]), SENT)


@SETTINGS
@given(AWARDS, OFFERS, STEPS)
def test_the_parts_make_the_difference(
    award: str, offers: list[tuple[Any, ...]], steps: Any
) -> None:
    """Advantages less disadvantages, with the price and the rounding, are the difference in totals."""
    for lot in tender(award, offers, steps).lots:
        totals = {result.bid: result.total for result in lot.lot.ranking}
        for notice in lot.losing:
            assert lot.chosen is not None
            mine, best = totals[notice.bid], totals[lot.chosen[0]]
            assert mine is not None
            assert best is not None
            gap = best - mine if award == "points" else mine - best
            compared = notice.comparison
            assert compared.additive
            assert compared.difference == gap >= 0
            assert sum((part.amount for part in compared.contributions), ZERO) == gap
            rounded = sum((p.amount for p in compared.contributions if p.kind == "rounding"), ZERO)
            plus = sum((side.amount or ZERO for side in compared.advantages), ZERO)
            minus = sum((side.amount or ZERO for side in compared.disadvantages), ZERO)
            assert plus - minus + rounded == gap


@SETTINGS
@given(AWARDS, OFFERS)
def test_nothing_is_left_out(award: str, offers: list[tuple[Any, ...]]) -> None:
    """Every criterion that counts is an advantage, a disadvantage or equal, once, and the greatest first."""
    for notice in tender(award, offers, "none").losing():
        compared = notice.comparison
        sides = (*compared.advantages, *compared.disadvantages)
        listed = sorted([side.criterion or "" for side in sides] + list(compared.equal))
        wanted = [] if award == "lowest-price" else ["k", "m", "p"]
        by_price = award != "points" and compared.price.difference != 0
        assert listed == sorted([*wanted, *([""] if by_price else [])])
        assert all(side.size > 0 for side in sides)
        for one in (compared.advantages, compared.disadvantages):
            amounts = [side.amount for side in one]
            assert amounts == sorted(amounts, key=lambda amount: -(amount or ZERO))


@SETTINGS
@given(OFFERS)
def test_seen_from_either_side(offers: list[tuple[Any, ...]]) -> None:
    """Points only: what one notice calls an advantage is by as much a lower score of its reader."""
    for notice in tender("points", offers, "none").losing():
        rows = {row.criterion: row for row in notice.comparison.rows}
        for side in notice.comparison.advantages:
            assert side.criterion is not None
            row = rows[side.criterion]
            assert (side.better, side.worse) == (row.winner_points, row.points)
            assert side.size == row.advantage
