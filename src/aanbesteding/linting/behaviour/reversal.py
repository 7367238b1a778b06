"""Two bids whose order a third one turns round: the search that two rules share.

For given prices the order of A and B depends on where A stands on the ladder of quality. The rung
at which A overtakes B is found by halving, without C and with C; where the two differ, the rungs
between them are the reversal.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from aanbesteding.linting.behaviour.arena import Arena, ahead, first_of, first_true, total_of
from aanbesteding.linting.behaviour.invented import Invented
from aanbesteding.linting.behaviour.levers import Profile

PRICES = (
    (Fraction(1, 3), Fraction(1), Fraction(0)),
    (Fraction(3, 4), Fraction(1), Fraction(0)),
    (Fraction(3, 4), Fraction(1), Fraction(1, 2)),
    (Fraction(0), Fraction(1), Fraction(1, 2)),
    (Fraction(0), Fraction(1, 2), Fraction(1)),
)
"""Where A, B and C lie between the lowest and the highest price: C below, above, between."""

MAX_RUNS = 100
"""The evaluations that a search may take; then there is nothing to say."""

Reversal = tuple[Invented, Invented, Invented]
"""A, which is before B without C; B, which is before A with C; and C, which does not win."""


def reversal(arena: Arena) -> Reversal | None:
    """Return three bids of which the third turns the order of the others round; None without any."""
    if not arena.sees_others:
        return None
    low = max(arena.low, arena.high / 4)
    least = arena.admissible()
    if least is None:
        return None
    start = arena.runs
    by_price = any(n.relative and n.method and n.method.measures == "price" for n in arena.nodes)
    places = PRICES if by_price else PRICES[::-1]
    for shares in places if arena.price_matters else PRICES[:1]:
        prices = [low + (arena.high - low) * share for share in shares]
        for others in _thirds(arena, least):
            if arena.runs - start > MAX_RUNS:
                return None
            found = _at(arena, prices, others)
            if found is not None:
                return found
    return None


def _thirds(arena: Arena, least: Profile) -> Iterator[Profile]:
    """Yield what the third bid can be: as bad as is admitted, or the best on what is relative."""
    yield least
    relative = [lever for lever in arena.levers if any(node.relative for node in lever.nodes)]
    if relative:
        yield {**least, **{lever.key: arena.best[lever.key] for lever in relative}}
    if arena.award.sees_others(arena.framework.award):
        yield arena.best


def _at(arena: Arena, prices: list[Fraction], third: Profile) -> Reversal | None:
    top = len(arena.rungs) - 1
    middle = (top + (arena.lowest_ranked or 0)) // 2
    below = (middle + (arena.lowest_ranked or 0)) // 2
    pair = arena.bid(0, prices[0], arena.rungs[below]), arena.bid(1, prices[1], arena.rungs[middle])
    other = arena.bid(2, prices[2], third)
    if not _moves(arena, *pair, other):
        return None
    rivals = [arena.rungs[top], arena.rungs[middle], *_crossed(arena)]
    for rival in rivals:
        b = arena.bid(1, prices[1], rival)

        low = arena.lowest_ranked or 0
        without = first_true(low, top, partial(_overtakes, arena, prices[0], b, ()))
        beside = first_true(low, top, partial(_overtakes, arena, prices[0], b, (other,)))
        for rung in _between(without, beside, top):
            a = arena.bid(0, prices[0], arena.rungs[rung])
            found = _turned(arena, a, b, other)
            if found is not None:
                return found
    return None


def _crossed(arena: Arena) -> Iterator[Profile]:
    """Yield the best but for what is relative: strong where A is weak and weak where A is strong."""
    least = arena.admissible()
    relative = [lever for lever in arena.levers if any(node.relative for node in lever.nodes)]
    if least is not None and relative:
        yield {**arena.best, **{lever.key: least[lever.key] for lever in relative}}


def _overtakes(
    arena: Arena, price: Fraction, rival: Invented, more: tuple[Invented, ...], rung: int
) -> bool:
    """Whether A on a rung is ranked before B, beside others."""
    return arena.beats(arena.bid(0, price, arena.rungs[rung]), rival, *more)


def _between(one: int | None, other: int | None, top: int) -> list[int]:
    """Return rungs between two turning points: the middle, which shows it best, and the ends."""
    low, high = sorted(top + 1 if rung is None else rung for rung in (one, other))
    return list(dict.fromkeys(((low + high - 1) // 2, low, high - 1))) if low < high else []


def _moves(arena: Arena, a: Invented, b: Invented, c: Invented) -> bool:
    """Whether the third bid changes how far apart the others are, or their order."""
    without, beside = arena.run(a, b), arena.run(a, b, c)
    if without is None or beside is None:
        return False
    gaps = []
    for result in (without, beside):
        totals = [total_of(result, bid.id) for bid in (a, b)]
        gaps.append(None if None in totals else (totals[0] or 0) - (totals[1] or 0))
    return gaps[0] != gaps[1]


def _turned(arena: Arena, a: Invented, b: Invented, c: Invented) -> Reversal | None:
    """Return the bids in the roles of a reversal, if they are one."""
    without, beside = arena.run(a, b), arena.run(a, b, c)
    for one, other in ((a, b), (b, a)):
        turned = ahead(without, one.id, other.id) and ahead(beside, other.id, one.id)
        if turned and c.id not in first_of(beside):
            return one, other, c
    return None
