"""What a point is worth in euros: by formula where it can be, else the slope at the middle bid.

The slope of a tender is taken at the bid with the median price (of an even number the lower one
of the two in the middle), all other bids staying as they are: what a hundredth of a point more
gains, and what a cent more loses.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from aanbesteding.methods.awards import AWARDS
from aanbesteding.methods.awards.base import NoTotal, Offered
from aanbesteding.methods.base import Competition, OutsideRange
from aanbesteding.methods.price_bandwidth import PriceBandwidth
from aanbesteding.methods.price_threshold import PriceThreshold
from aanbesteding.model.framework import Framework
from aanbesteding.scoring.evaluation import BidResult
from aanbesteding.simulating.components import Component
from aanbesteding.simulating.result import PointKind

CENT = Fraction(1, 100)


class Slope(NamedTuple):
    """What one point more gains and one euro more loses, at the middle bid of a tender."""

    gain: Fraction
    loss: Fraction


def kind_of(framework: Framework, parts: Sequence[Component]) -> PointKind:
    """Return how the value of a point in a lot is to be found."""
    award = AWARDS[framework.award.type]
    priced = [part for part in parts if part.on_price]
    if not award.uses_quality:
        return "no-points"
    if not award.uses_price and not priced:
        return "no-price"
    return "local" if by_formula(framework, parts) is None else "by-formula"


def by_formula(framework: Framework, parts: Sequence[Component]) -> Fraction | None:
    """Return the euros per point where the price line is straight and fixed; None elsewhere.

    Under award on value 1. On one bandwidth from 80 to 100 euros with 40 points: 20/40 = 0.5.
    """
    award = AWARDS[framework.award.type]
    if award.id == "award-on-value":
        return Fraction(1)
    nodes = [part.node for part in parts if part.on_price and part.node is not None]
    if award.uses_price or len(nodes) != 1 or not nodes[0].weight:
        return None
    method = nodes[0].criterion.method
    if isinstance(method, PriceBandwidth):
        return abs(method.zero_at - method.full_at) / nodes[0].weight
    if isinstance(method, PriceThreshold):
        return (method.reserve - method.threshold) / nodes[0].weight
    return None


def slope(
    framework: Framework,
    parts: Sequence[Component],
    whole: Fraction,
    ranked: Sequence[BidResult],
) -> Slope | None:
    """Return the slope of a tender; None where the formula has no outcome there."""
    priced = sorted((bid.price, bid.bid) for bid in ranked if bid.price is not None)
    if not priced:
        return None
    place = (len(priced) - 1) // 2
    price, name = priced[place]
    others = [other for n, (other, _) in enumerate(priced) if n != place]
    try:
        if AWARDS[framework.award.type].uses_price:
            return slope_of_total(framework, whole, ranked, name, CENT)
        lost = points_at(parts, price, others) - points_at(parts, price + CENT, others)
    except (NoTotal, OutsideRange, ZeroDivisionError):
        return None
    return Slope(Fraction(1), lost / CENT)


def points_at(parts: Sequence[Component], price: Fraction, others: Sequence[Fraction]) -> Fraction:
    """Return the points for a price among others, before any rounding.

    Raises `OutsideRange`, and `ZeroDivisionError` where a relative method divides by zero.
    """
    prices = (price, *others)
    field = Competition(prices, prices)
    points = Fraction(0)
    for part in parts:
        if part.on_price and part.node is not None and part.node.method is not None:
            step = part.node.method.share(part.node.criterion.method, price, field)
            points += step.result * part.node.weight
    return points


def slope_of_total(
    framework: Framework,
    whole: Fraction,
    ranked: Sequence[BidResult],
    name: str,
    step: Fraction,
) -> Slope:
    """Return the slope at a ranked bid under an award with the price in its total.

    The bid gets `step` points more and asks `step` euros more, one at a time; both are less where
    `step` is below zero. Raises `NoTotal`, and `ZeroDivisionError` at a lowest price of zero.
    """
    award = AWARDS[framework.award.type]
    sign = 1 if award.winning(framework.award) == "high" else -1
    quality = {bid.bid: sum((node.points for node in bid.nodes), Fraction(0)) for bid in ranked}
    prices = {bid.bid: bid.price for bid in ranked if bid.price is not None}
    own, price = quality.pop(name), prices.pop(name)

    def total(points: Fraction, euros: Fraction) -> Fraction:
        best = max([points, *quality.values()])
        lowest = min([euros, *prices.values()])
        offered = Offered(points, whole, euros, best, lowest)
        return award.total(framework.award, offered).result

    now = total(own, price)
    gain = sign * (total(own + step, price) - now) / step
    loss = sign * (now - total(own, price + step)) / step
    return Slope(gain, loss)
