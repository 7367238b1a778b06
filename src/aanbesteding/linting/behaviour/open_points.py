"""What a framework leaves open, the readings of it, and bids on which those may part.

An open point is a value `not-announced`. A reading puts another value in its place, in the model
and as the words that take its place in the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from functools import partial
from itertools import combinations
from typing import Any, NamedTuple

from aanbesteding.linting.behaviour.arena import Arena, first_true, total_of
from aanbesteding.linting.behaviour.invented import CENT, Invented
from aanbesteding.linting.behaviour.left_open import left_open
from aanbesteding.linting.behaviour.levers import Profile, fact_texts, with_option
from aanbesteding.methods.base import FactParameters
from aanbesteding.model.criteria import Node
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import Route
from aanbesteding.model.values import fact_value

MAX_RUNGS = 15
"""The rungs below the best that are tried for an exact tie."""
Bids = tuple[Invented, ...]


class Reading(NamedTuple):
    """A way to read an open point."""

    words: str
    """As it would stand in the file."""
    framework: Framework


class OpenPoint(NamedTuple):
    """A value that is not announced, its readings, and bids that may tell them apart."""

    route: Route
    readings: tuple[Reading, ...]
    bids: Callable[[Arena], Iterator[Bids]]


def open_points(arena: Arena) -> Iterator[OpenPoint]:
    """Yield what is left open and changes how bids are ranked; drop-out is not among it."""
    weights = {lever.nodes[0].criterion.id: lever.nodes[0].weight for lever in arena.moving}
    found = left_open(arena.framework, arena.lot, arena.nodes, weights, priced=arena.price_matters)
    bids = {"rounding": near_ties, "ties": exact_ties, "price-sheet": _sheets}
    for route, values, node in found:
        readings = [
            Reading(words, put(arena.framework, route, value)) for words, value in values.items()
        ]
        maker = partial(_outside, node) if node is not None else bids[str(route[-1])]
        yield OpenPoint(route, tuple(readings), maker)


def put(model: Any, route: Route, value: object) -> Any:
    """Return a model with another value at a route."""
    if not route:
        return value
    head, rest = route[0], route[1:]
    if isinstance(head, int):
        return (*model[:head], put(model[head], rest, value), *model[head + 1 :])
    name = head.replace("-", "_")
    return model.model_copy(update={name: put(getattr(model, name), rest, value)})


# --- bids -----------------------------------------------------------------------------------


def near_ties(arena: Arena) -> Iterator[Bids]:
    """Yield a better, dearer bid and a cheaper one, as near to each other as a cent brings them."""
    low, top = arena.lowest_ranked, len(arena.rungs) - 1
    if low is None or low == top or not arena.price_matters:
        return
    cents = int((arena.high - arena.low) / CENT)
    for better, worse in ((top, (low + top) // 2), (top, max(low, top - 2))):
        a = arena.bid(0, arena.high, arena.rungs[better])

        at = first_true(0, cents, partial(_holds_off, arena, a, arena.rungs[worse]))
        if at:
            yield a, arena.bid(1, arena.low + at * CENT, arena.rungs[worse])
            yield a, arena.bid(1, arena.low + (at - 1) * CENT, arena.rungs[worse])


def _holds_off(arena: Arena, a: Invented, profile: Profile, cents: int) -> bool:
    """Whether a bid is ranked before another at so many cents above the lowest price."""
    return arena.beats(a, arena.bid(1, arena.low + cents * CENT, profile))


def exact_ties(arena: Arena) -> Iterator[Bids]:
    """Yield pairs of different bids with exactly the same total."""
    yield from (pair for pair in _swapped(arena) if _equal(arena, pair))
    if not arena.price_matters:
        return
    low, top = arena.lowest_ranked, len(arena.rungs) - 1
    for rung in range(top - 1, max(low or 0, top - MAX_RUNGS) - 1, -1) if low is not None else ():
        better = arena.bid(0, arena.high, arena.best)
        pair = _met(arena, better, rung)
        if pair is not None and _equal(arena, pair):
            yield pair
            return
    prices = [arena.low + (arena.high - arena.low) * n / 8 for n in (0, 1, 7, 8)]
    for one, other in combinations(prices, 2):
        pair = (arena.bid(0, other, arena.best), arena.bid(1, one, arena.best))
        if _equal(arena, pair):
            yield pair


def _swapped(arena: Arena) -> Iterator[Bids]:
    """Yield two bids of which each is best where the other is worst, on criteria that weigh alike."""
    for one, other in combinations(arena.moving, 2):
        worth = [
            (lever.shares[-1] - lever.shares[0]) * lever.nodes[0].weight for lever in (one, other)
        ]
        if worth[0] == worth[1]:
            yield (
                arena.bid(0, arena.high, with_option(arena.best, other, 0)),
                arena.bid(1, arena.high, with_option(arena.best, one, 0)),
            )


def _met(arena: Arena, better: Invented, rung: int) -> Bids | None:
    """Return a worse bid at the price where it meets a better one, on a straight line of prices."""
    profile = arena.rungs[rung]
    ends = [arena.bid(place, p, profile) for place, p in ((1, arena.high), (2, _bend(arena)))]
    result = arena.run(better, *ends)
    totals = [total_of(result, bid.id) for bid in (better, *ends)]
    if totals[0] is None or totals[1] is None or totals[2] is None or totals[1] == totals[2]:
        return None
    part = (totals[0] - totals[1]) / (totals[2] - totals[1])
    price = arena.high + part * (ends[1].price - arena.high)
    if not arena.low <= price <= arena.high or arena.price(price) != price:
        return None
    return better, arena.bid(1, price, profile)


def _bend(arena: Arena) -> Fraction:
    """Return the lowest price that is still on the line from the highest: where all points are."""
    methods: list[Any] = [
        node.criterion.method
        for node in arena.nodes
        if node.method is not None and node.method.id == "price-bandwidth"
    ]
    ends = [Fraction(method.full_at) for method in methods]
    return max([arena.low, *(end for end in ends if end < arena.high)])


def _equal(arena: Arena, pair: Bids) -> bool:
    result = arena.run(*pair)
    totals = {total_of(result, bid.id) for bid in pair}
    return len(totals) == 1 and None not in totals


def _sheets(arena: Arena) -> Iterator[Bids]:
    """Yield a sheet whose lines make less than the total it states, and a price between the two."""
    low = max(arena.low, arena.high / 2)
    a = replace(arena.bid(0, low, arena.best), total=arena.high)
    yield a, arena.bid(1, (low + arena.high) / 2, arena.best)


def _outside(node: Node, arena: Arena) -> Iterator[Bids]:
    """Yield a bid beyond the announced range of a criterion, and one within it."""
    rungs = [arena.rungs[(len(arena.rungs) - 1) * n // 6] for n in range(6, -1, -1)]
    within = arena.bid(1, arena.high, arena.best)
    parameters = node.criterion.method
    if isinstance(parameters, FactParameters):
        fact = next(one for one in arena.framework.facts if one.id == parameters.fact)
        for text in fact_texts(arena.framework, fact, [node]):
            value = fact_value(fact, text, None)
            assert node.method is not None
            if node.method.outside is not None and node.method.outside(parameters, value):
                for rung in rungs:
                    one = arena.bid(0, arena.high, rung)
                    yield replace(one, stated={fact.id: text}), within
        return
    for price in _prices_outside(arena, parameters):
        for rung in rungs:
            yield arena.bid(0, price, rung), within
            yield arena.bid(0, price, arena.best), replace(within, profile=rung)


def _prices_outside(arena: Arena, parameters: Any) -> Iterator[Fraction]:
    """Yield prices beyond what a method announces and within what the lot admits."""
    floor, ceiling = arena.lot.floor or Fraction(1), arena.lot.ceiling
    if isinstance(getattr(parameters, "full_at", None), Fraction):
        yield max(Fraction(floor), arena.low / 2)
    above = arena.high * 2 if ceiling is None else Fraction(ceiling)
    if above > arena.high or not hasattr(parameters, "full_at"):
        yield above
    yield arena.low
