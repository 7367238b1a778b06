"""Which prices a bid can be given, and whether a lower price is never worse for its rank.

With a floor of € 50 and a bandwidth that refuses prices above € 150, the grid runs from 5,000 to
15,000 cents.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, NamedTuple

from aanbesteding.fields import value_of
from aanbesteding.methods.awards import AWARDS
from aanbesteding.methods.price_graduated import PriceGraduated
from aanbesteding.scoring.ranking import chain
from aanbesteding.sensitivity.case import Case

MOST = 10**14 - 1
"""The highest price that a file can state, in cents."""

CLOSED = ("reject", "not-announced")


class Bounds(NamedTuple):
    """The prices that the lot and its methods allow, in cents; no `high` without a bound."""

    low: int
    high: int | None


def bounds(case: Case) -> Bounds:
    """Return between which cents a price is admitted and has points.

    What relative methods make of a price follows from the bids; that shows when it is tried.
    """
    lot = case.framework.lots[case.index]
    lows = [] if lot.floor is None else [Fraction(lot.floor)]
    highs = [] if lot.ceiling is None else [Fraction(lot.ceiling)]
    for parameters in _of_price(case):
        if value_of(parameters, "out_of_range") not in CLOSED:
            continue
        if parameters.type == "price-bandwidth":
            lows.append(Fraction(parameters.full_at))
            highs.append(Fraction(parameters.zero_at))
        elif parameters.type in ("price-threshold", "price-parabolic"):
            highs.append(Fraction(parameters.reserve))
    low = -(-max(lows, default=Fraction(0)) * 100 // 1)
    return Bounds(int(low), int(min(highs) * 100 // 1) if highs else None)


def ends(case: Case) -> Iterator[int]:
    """Yield the announced prices at which points start or stop to change, in whole cents."""
    for parameters in _of_price(case):
        for name in ("zero_at", "full_at", "reserve", "threshold"):
            found = value_of(parameters, name)
            if isinstance(found, Fraction):
                yield int(found * 100 // 1)


def price_counts(case: Case) -> bool:
    """Whether the price is in a total, in a criterion, or decides between equal totals."""
    award = AWARDS[case.framework.award.type]
    discounts = any(node.method is not None and node.method.worth == "price" for node in case.nodes)
    in_points = any(True for _ in _of_price(case))
    return award.uses_price or in_points or discounts or "price" in chain(case.framework)


def cheaper_is_never_worse(case: Case) -> bool:
    """Whether a lower price of a bid never lowers its rank, so that one price parts won from lost.

    It holds where the own total cannot get worse by a lower own price and no other total better.
    That is so for every method and way of award in the catalogue (AB108, AB132, clause 5.8), but
    not, or not for certain, for

    - a formula of the framework's own that has the price in it;
    - graduated points that fall less steeply beyond the bend than before it;
    - a discount on the own price beside rounding, a minimum score, or another word than the price
      between equal totals: a lower price makes the discount itself smaller;
    - relative price points before the end of an announced order of minimum scores: a cheaper bid
      can set another aside, and with it what the later criteria are measured against.
    """
    of = case.framework
    if of.award.type == "award-expression":
        return False
    for parameters in _of_price(case):
        if parameters.type == "price-expression":
            return False
        if isinstance(parameters, PriceGraduated) and parameters.steep < parameters.gentle:
            return False
    if any(node.method is not None and node.method.worth == "price" for node in case.nodes):
        minimums = any(node.criterion.minimum for node in case.nodes) or of.minimum_total
        rounded = not isinstance(of.policies.rounding, str)
        if minimums or rounded or set(chain(of)) - {"price"}:
            return False
    relative = any(
        node.relative and node.method is not None and node.method.measures == "price"
        for node in case.nodes
    )
    return not (relative and of.policies.minimums_order is not None)


def _of_price(case: Case) -> Iterator[Any]:
    """Yield the parameters of the methods that measure the price."""
    for node in case.nodes:
        if node.method is not None and node.method.measures == "price":
            yield node.criterion.method
