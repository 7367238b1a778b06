"""How far one weight can go where minimum scores hang on weights.

Under other weights a bid can miss a minimum on a sum of points, and a bid that missed one can pass.
From each such weight on the engine is asked anew who is admitted and what each earns, and the way
goes on among those bids, until a contract goes to another.

Example: a minimum of 50 % on quality, in which plan and team weigh 40 and 20; A has 3/10 on plan
and 1 on team. Of 60 it gets 12 + 20 = 32. Where plan weighs p it gets 3p/10 + (60 − p), and that
is below 30 above p = 300/7. So beyond it A is set aside, whatever its total is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from aanbesteding.scoring.evaluation import LotResult
from aanbesteding.sensitivity.case import Case, holders
from aanbesteding.sensitivity.weighing.intervals import (
    End,
    Fixed,
    Interval,
    OrderEnd,
    interval_of,
    intervals,
    just_beyond,
)
from aanbesteding.sensitivity.weighing.shares import ZERO, Shares, irrational, table_of
from aanbesteding.sensitivity.weighing.under import framework_under, moved


class Side(NamedTuple):
    """An end of an interval, and what holds just beyond it."""

    end: End
    shares: Shares
    """Among the bids that are admitted there."""
    until: Fraction
    """Up to which weight the same bids are admitted; the last weight there is, where all along."""


class Walked(NamedTuple):
    """An interval, and what holds just beyond its low and its high end."""

    interval: Interval
    low: Side
    high: Side


class Passes(NamedTuple):
    """Between which weights of a criterion a bid has every minimum on a sum, ends included."""

    low: Fraction
    high: Fraction
    admitted: bool
    """Whether it is admitted as things are."""


def walked(case: Case, shares: Shares) -> tuple[Walked | Fixed, ...]:
    """Return the interval of every criterion, parents before their subcriteria."""
    return tuple(
        one if isinstance(one, Fixed) else _walked(case, shares, one) for one in intervals(shares)
    )


def _walked(case: Case, shares: Shares, found: Interval) -> Walked:
    low, high = _side(case, shares, found, -1), _side(case, shares, found, 1)
    passes = tuple(_passes(shares, found))
    order_low, order_high = found.order_low, found.order_high
    first, last = (_event(passes, found.weight, way, first=True) for way in (-1, 1))
    if first is not None and first > order_low.weight:
        order_low = OrderEnd(first, ())
    if last is not None and last < order_high.weight:
        order_high = OrderEnd(last, ())
    interval = replace(
        found, low=low.end, high=high.end, order_low=order_low, order_high=order_high
    )
    return Walked(interval, low, high)


def _side(case: Case, shares: Shares, found: Interval, way: int) -> Side:
    """Go one way until a contract goes to another, or the weight can go no further."""
    here, at, now = shares, found.weight, found
    while True:
        end = now.high if way > 0 else now.low
        passes = tuple(_passes(here, now))
        event = _event(passes, at, way, first=here is shares)
        if event is None or not _decides(event, end, way):
            return Side(end, here, _until(passes, now, end.weight, way))
        until = _until(passes, now, event, way)
        result, there = _after(case, here, now, event, until)
        out, new = _moves(here, result)
        then = there.holders if there else holders(result)
        if there is None or there.outcome != shares.outcome:
            return Side(End(event, shares.holders, then, out, new), there or here, until)
        here, at = there, event
        now = interval_of(there, found.criterion)


def _after(
    case: Case, here: Shares, now: Interval, event: Fraction, until: Fraction
) -> tuple[LotResult | None, Shares | None]:
    """Return the lot at a weight beyond an event, so near that the contracts are as just beyond it.

    No table where there is none: nobody is admitted, or what somebody earns is no fraction.
    """
    way = 1 if until > event else -1
    tried = (event + until) / 2
    while True:
        weights = moved(here, now.criterion, tried)
        framework = framework_under(case, here, weights)
        result = case.again(framework=framework)
        if result is None or not result.ranking or irrational(result) is not None:
            return result, None
        there = table_of(framework, result)
        if there.best(weights) == set(just_beyond(there, now.criterion, event, way)):
            return result, there
        tried = (event + tried) / 2


def _moves(here: Shares, result: LotResult | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who is admitted no more, and who is now."""
    bids = [one.bid for one in result.ranking] if result else []
    out = tuple(sorted(bid for bid in here.bids if bid not in bids))
    return out, tuple(sorted(bid for bid in bids if bid not in here.bids))


def _decides(event: Fraction, end: End, way: int) -> bool:
    """Whether somebody misses or passes a minimum before an end, or exactly there."""
    return way * (end.weight - event) > 0 or (event == end.weight and not end.is_last)


# --- who passes the minimum scores --------------------------------------------------------------


def _event(passes: tuple[Passes, ...], at: Fraction, way: int, *, first: bool) -> Fraction | None:
    """Return the first weight beyond one where a bid begins to miss a minimum, or to pass all.

    On the first stretch a bid can be exactly on a minimum, and miss it as soon as a weight moves.
    """
    ends = [
        (one.high if one.admitted == (way > 0) else one.low, first and one.admitted)
        for one in passes
    ]
    found = [end for end, here in ends if way * (end - at) > 0 or (here and end == at)]
    return min(found, key=lambda end: way * end, default=None)


def _until(passes: tuple[Passes, ...], now: Interval, at: Fraction, way: int) -> Fraction:
    """Return up to which weight beyond one nobody changes sides."""
    last = now.most if way > 0 else ZERO
    ends = [end for one in passes for end in (one.low, one.high) if way * (end - at) > 0]
    return min((*ends, last), key=lambda end: way * end)


def _passes(shares: Shares, found: Interval) -> Iterator[Passes]:
    """Yield where bids have all minimums; nothing for one that has them at no weight."""
    if not shares.minimums:
        return
    start, end = (moved(shares, found.criterion, weight) for weight in (ZERO, found.most))
    for bid in (*shares.table, *shares.aside):
        admitted = bid in shares.table
        row = shares.table[bid] if admitted else shares.aside[bid]
        low, high = ZERO, found.most
        for bound in shares.minimums:
            earned = [row[column] for column in bound.columns]
            over = [share - bound.part for share in earned if share is not None]
            if len(over) < len(earned):
                continue  # not assessed on all of it: the engine says what comes of it
            first = sum((start[c] * o for c, o in zip(bound.columns, over, strict=True)), ZERO)
            slope = sum((end[c] * o for c, o in zip(bound.columns, over, strict=True)), ZERO)
            slope = (slope - first) / found.most
            if slope > 0:
                low = max(low, -first / slope)
            elif slope < 0:
                high = min(high, -first / slope)
            elif first < 0:
                low, high = found.most, ZERO
        if low <= high:
            yield Passes(low, high, admitted)
