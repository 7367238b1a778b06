"""Drawing weightings: whole numbers of grid steps, `WHOLE` (2²⁴) of them together.

Every block of `BLOCK` weightings has a stream of its own, made from the seed, the number of what is
drawn, and the number of the block. So the same seed gives the same weightings whatever is drawn
before, beside or after. The streams are raw bits of PCG64, which numpy keeps as they are. What is
drawn uniformly from them uses no more than whole numbers, products and rounding, and is the same on
every machine; `near` and `around` need logarithms, whose last digit a machine may round otherwise.

Uniform weights: cut the whole at m − 1 places, each anywhere; the pieces are the weights. (Weights
drawn apart and then divided by their sum are *not* uniform: they keep too near to the middle.)

Example: a whole of 100 cut at 62 and 17: weights of 17, 45 and 38.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from math import ceil, exp, expm1, floor

import numpy as np
from numpy.typing import NDArray

from aanbesteding.sensitivity.space.bounds import Bounds
from aanbesteding.sensitivity.space.network import ascending
from aanbesteding.sensitivity.weighing.shares import Branch

BITS = 24
WHOLE = 1 << BITS
BLOCK = 4096

Weights = NDArray[np.float64]
"""A row per criterion, a column per weighting; whole numbers, `WHOLE` per column."""
Stream = np.random.PCG64
Draw = Callable[[Stream], Weights]
"""Draws one block."""


def streams(seed: int, what: int) -> Iterator[Stream]:
    """Yield the streams of the blocks, without an end."""
    block = 0
    while True:
        yield np.random.PCG64(np.random.SeedSequence(seed, spawn_key=(what, block)))
        block += 1


def _cuts(stream: Stream, count: int) -> list[NDArray[np.uint32]]:
    """Return rows of places from 0 to `WHOLE` − 1 that ascend in every column."""
    raw = stream.random_raw((count * BLOCK + 1) // 2).astype("<u8", copy=False)
    halves: NDArray[np.uint32] = raw.view("<u4")[: count * BLOCK].reshape(count, BLOCK)
    return ascending(halves >> np.uint32(32 - BITS))


def anywhere(criteria: int) -> Draw:
    """Draw uniformly from all weightings."""

    def draw(stream: Stream) -> Weights:
        weights = np.empty((criteria, BLOCK))
        before: NDArray[np.uint32] | int = 0
        for row, cut in zip(weights, _cuts(stream, criteria - 1), strict=False):
            np.subtract(cut, before, out=row)
            before = cut
        np.subtract(WHOLE, before, out=weights[-1], dtype=np.float64)
        return weights

    return draw


def tree(tops: Sequence[Branch]) -> Draw:
    """Draw the parts of what stands beside each other uniformly, in every place of the tree."""

    def divide(stream: Stream, siblings: Sequence[Branch], weight: Weights) -> list[Weights]:
        cuts = _cuts(stream, len(siblings) - 1) if len(siblings) > 1 else []
        ends = [np.rint(weight * (cut / WHOLE)) for cut in cuts] + [weight]
        found: list[Weights] = []
        before: Weights = np.zeros(BLOCK)
        for branch, end in zip(siblings, ends, strict=True):
            own = end - before
            before = end
            found += divide(stream, branch.children, own) if branch.children else [own]
        return found

    return lambda stream: np.array(divide(stream, tops, np.full(BLOCK, float(WHOLE))))


def in_order(order: Sequence[Sequence[int]], criteria: int) -> Draw:
    """Draw uniformly from the weightings that keep an order of importance.

    `order` holds the numbers of the criteria, the most important first; those in one group may be
    in any order. Uniform weights are handed out by size; within a group as they were drawn, and
    that is any order.
    """
    free = anywhere(criteria)

    def draw(stream: Stream) -> Weights:
        drawn = free(stream)
        by_size = np.argsort(-drawn, axis=0, kind="stable")
        weights = np.empty_like(drawn)
        start = 0
        for group in order:
            taken = np.sort(by_size[start : start + len(group)], axis=0)
            weights[list(group)] = np.take_along_axis(drawn, taken, axis=0)
            start += len(group)
        return weights

    return draw


def around(parameters: Sequence[float]) -> Draw:
    """Draw from a Dirichlet distribution; a criterion with parameter 0 always weighs nothing."""

    def draw(stream: Stream) -> Weights:
        chance = np.random.Generator(stream)
        sizes = [
            chance.standard_gamma(one, BLOCK) if one else np.zeros(BLOCK) for one in parameters
        ]
        ends = list(accumulate(sizes))
        places = [np.rint(end / ends[-1] * WHOLE) for end in ends]
        return np.diff(np.array(places), axis=0, prepend=0.0)

    return draw


def near(bounds: Sequence[Bounds]) -> Draw:
    """Draw uniformly from the weightings within bounds (parts of the whole).

    All weights but one are drawn apart, each between its bounds and with a density that falls by
    e^(−θ·weight); the one with most room is what remains. The weighting is kept if that one is
    within its bounds too, and then with a chance of e^(−θ·weight) again. The density of what is
    kept is e^(−θ·sum), and that is the same everywhere: every θ gives uniform weightings. The θ
    for which the weights add up to the whole on average makes that most are kept.
    """
    lows = [ceil(one.low * WHOLE) for one in bounds]
    rooms = [max(floor(one.high * WHOLE) - low, 0) for one, low in zip(bounds, lows, strict=True)]
    spare = WHOLE - sum(lows)
    last = max(range(len(rooms)), key=lambda n: rooms[n])
    others = [n for n in range(len(rooms)) if n != last]
    tilt = _tilt([room / WHOLE for room in rooms], spare / WHOLE)
    best = 0 if tilt >= 0 else rooms[last]

    def propose(chance: np.random.Generator) -> Weights:
        made = np.empty((len(rooms), BLOCK))
        for n in others:
            part = chance.random(BLOCK)
            if abs(tilt * rooms[n]) > 1e-9 * WHOLE:
                part = -np.log1p(part * expm1(-tilt * rooms[n] / WHOLE)) / tilt * WHOLE
            else:
                part *= rooms[n]
            made[n] = np.minimum(np.rint(part), rooms[n])
        made[last] = spare - made[others].sum(axis=0)
        kept = (made[last] >= 0) & (made[last] <= rooms[last])
        kept &= chance.random(BLOCK) < np.exp(np.minimum(tilt / WHOLE * (best - made[last]), 0.0))
        found: Weights = made[:, kept]
        return found

    def draw(stream: Stream) -> Weights:
        chance, found, count = np.random.Generator(stream), [], 0
        while count < BLOCK:
            found.append(propose(chance))
            count += found[-1].shape[1]
        free: Weights = np.concatenate(found, axis=1)[:, :BLOCK]
        return free + np.array(lows, dtype=np.float64)[:, None]

    return draw


def _tilt(rooms: Sequence[float], total: float) -> float:
    """Return the θ for which weights between 0 and their room add up to `total` on average."""

    def excess(tilt: float) -> float:
        return sum(_mean(room, tilt) for room in rooms) - total

    low, high = -1.0, 1.0
    while excess(low) < 0 and low > -1e6:
        low *= 2
    while excess(high) > 0 and high < 1e6:
        high *= 2
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if excess(middle) > 0 else (low, middle)
    return (low + high) / 2


def _mean(room: float, tilt: float) -> float:
    """Return the mean of a weight between 0 and its room with density e^(−θ·weight)."""
    bend = tilt * room
    if abs(bend) < 1e-6:
        return room / 2
    if bend > 500:
        return 1 / tilt
    return 1 / tilt - room / expm1(bend) if bend > -500 else room + 1 / tilt + room * exp(bend)
