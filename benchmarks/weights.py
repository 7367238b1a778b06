"""Weights: exact intervals and smallest changes of 50 bids on 20 criteria, against float intervals.

The peer is what one would write in numpy: per criterion the straight lines of all totals, and where
they cross that of the first and of the next in rank. It knows no ties and no smallest changes.
"""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np

from aanbesteding.sensitivity.weighing.changes import changes
from aanbesteding.sensitivity.weighing.intervals import Interval, intervals
from aanbesteding.sensitivity.weighing.shares import Branch, Shares
from benchmarks.timing import by_turns

SIZE, LARGEST = (50, 20), (200, 50)
ALLOWED = 0.2
"""The seconds in which intervals and smallest changes of 50 bids on 20 criteria must be there."""


def _shares(size: tuple[int, int] = SIZE, seed: int = 1) -> Shares:
    """Return marks in hundredths, and prices on a bandwidth of 800,000 euros."""
    bids, criteria = size
    draw = random.Random(seed)
    stated = [draw.randint(1, 9) for _ in range(criteria)]
    weights = tuple(Fraction(100 * weight, sum(stated)) for weight in stated)
    table = {
        f"bod-{n}": (
            Fraction(draw.randint(0, 800_000), 800_000),
            *(Fraction(draw.randint(0, 100), 100) for _ in range(criteria - 1)),
        )
        for n in range(bids)
    }
    totals = {
        bid: sum((w * s for w, s in zip(weights, row, strict=True)), Fraction(0))
        for bid, row in table.items()
    }
    order = sorted(totals, key=lambda bid: -totals[bid])
    leaves = tuple(f"criterium-{n}" for n in range(criteria))
    tops = tuple(Branch(c, w, w / 100, ()) for c, w in zip(leaves, weights, strict=True))
    groups = tuple((bid,) for bid in order)
    return Shares("perceel", Fraction(100), 1, groups, totals, leaves, weights, table, tops)


def _float_intervals(table: Any, weights: Any) -> list[tuple[float, float, float, float]]:
    """Return the intervals of the first and of the order; `table` has the first bid first."""
    totals = table @ weights
    found = []
    for column, weight in enumerate(weights):
        others = np.delete(weights, column)
        mean = np.delete(table, column, axis=1) @ others / others.sum()
        slopes = table[:, column] - mean
        ends = []
        for above, below in ((slice(0, 1), slice(1, None)), (slice(0, -1), slice(1, None))):
            gap = totals[above] - totals[below]
            closing = slopes[below] - slopes[above]
            crossing = weight + gap / closing
            low = crossing[closing < 0].max(initial=0.0)
            high = crossing[closing > 0].min(initial=100.0)
            ends += [low, high]
        found.append(tuple(ends))
    return found


def intervals_against_float() -> tuple[float, float]:
    """Return seconds: exact intervals, and float ones."""
    return _measured(changes_too=False)


def all_against_float() -> tuple[float, float]:
    """Return seconds: exact intervals and smallest changes, and float intervals."""
    return _measured(changes_too=True)


def all_in_time() -> tuple[float, float]:
    """Return seconds: exact intervals and smallest changes, and those that it may take."""
    shares = _shares()
    ours, _ = by_turns(lambda: _all(shares), lambda: None, rounds=5)
    return ours, ALLOWED


def growth() -> tuple[float, float]:
    """Return seconds of the same for 200 bids on 50 criteria, and for 50 on 20."""
    large, small = _shares(LARGEST), _shares()
    return by_turns(lambda: _all(large), lambda: _all(small), rounds=1)


def _all(shares: Shares) -> None:
    fresh = replace(shares)  # nothing remembered
    intervals(fresh)
    changes(fresh)


def _measured(*, changes_too: bool) -> tuple[float, float]:
    shares = _shares()
    rows = [[float(share) for share in shares.table[bid]] for bid in shares.bids]
    table, weights = np.array(rows), np.array([float(w) for w in shares.weights])

    def ours() -> None:
        if changes_too:
            _all(shares)
        else:
            intervals(replace(shares))  # nothing remembered

    def peer() -> None:
        _float_intervals(table, weights)

    for one, other in zip(intervals(shares), _float_intervals(table, weights), strict=True):
        assert isinstance(one, Interval)
        ends = (one.low.weight, one.high.weight, one.order_low.weight, one.order_high.weight)
        assert all(abs(float(a) - b) < 1e-6 for a, b in zip(ends, other, strict=True))
    return by_turns(ours, peer, rounds=5)
