"""Shares that are estimated by drawing weightings, with their standard errors.

Of N weightings a bid takes a rank in n: its share is n/N. A standard error is that of a share of
(n + 1)/(N + 2), one hit and one miss more than were drawn: so a share of which nothing, or all,
was drawn is not said to be certain. With q that share, it is √(q·(1 − q)/N). Drawing stops after
the block in which the largest standard error of a first rank is no more than the one asked for.

Example: first in 6,320 of 10,000 weightings: 63.2 % with a standard error of √(0.632 × 0.368 /
10,000) = 0.48 %. First in none: 0 %, with a standard error of about √(1/10,000 / 10,000) = 0.01 %.

>>> standard_error(6320, 10000, 1)
Fraction(4823, 1000000)
>>> standard_error(0, 10000, 1)
Fraction(1, 10000)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from math import isqrt, lcm

import numpy as np
from numpy.typing import NDArray

from aanbesteding.sensitivity.answer import Sampled
from aanbesteding.sensitivity.space.draws import BLOCK, WHOLE, Draw, Weights, streams
from aanbesteding.sensitivity.space.ranker import Place, Places, Ranker

Row = tuple[Fraction, ...]
FINE = 10**6
"""Standard errors are in parts of this, rounded up."""


class Estimate:
    """What was drawn: how often which bid began at which rank."""

    def __init__(self, ranker: Ranker, criteria: int) -> None:
        self.ranker = ranker
        self.drawn = 0
        self.counts: NDArray[np.int64] = np.zeros((ranker.count, ranker.total), dtype=np.int64)
        self.shared: Counter[Place] = Counter()
        self.firsts: NDArray[np.int64] = np.zeros(ranker.count, dtype=np.int64)
        self.sums: NDArray[np.float64] = np.zeros((ranker.count, criteria))
        self.squares: NDArray[np.float64] = np.zeros((ranker.count, criteria))

    def add(self, weights: Weights, *, centres: bool) -> None:
        """Count a block."""
        places = self.ranker.places(weights)
        places.add_to(self.counts, self.shared)
        self.drawn += weights.shape[1]
        if centres:
            self._add_centres(weights, places)

    def _add_centres(self, weights: Weights, places: Places) -> None:
        first = places.bids[:, 0]
        self.firsts += np.bincount(first, minlength=self.ranker.count)
        for n, row in enumerate(weights):
            part = row / WHOLE
            self.sums[:, n] += np.bincount(first, part, minlength=self.ranker.count)
            self.squares[:, n] += np.bincount(first, part * part, minlength=self.ranker.count)

    def largest_error(self) -> Fraction:
        """Return the largest standard error of a share of the first rank."""
        drawn, together = self.drawn, lcm(*self.ranker.times)
        _, hits, times = max(
            ((hits + 1) * (drawn + 1 - hits) * (together // times) ** 2, hits, times)
            for hits, times in zip(self.counts[:, 0].tolist(), self.ranker.times, strict=True)
        )
        return standard_error(hits, drawn, times)

    def shares(self, ranks: int | None = None) -> tuple[tuple[Sampled, ...], ...]:
        """Return per row its share of the first so many ranks, or of all.

        It is that of one of the bids for which the row stands.
        """
        most = self.ranker.total if ranks is None else ranks
        return tuple(self._row(bid, most) for bid in range(self.ranker.count))

    def _row(self, bid: int, ranks: int) -> tuple[Sampled, ...]:
        times = self.ranker.times[bid]
        begun = self.counts[bid].tolist()
        found = []
        for rank in range(ranks):
            hits = sum(begun[max(rank - times + 1, 0) : rank + 1])
            found.append(Fraction(hits, times))
        for place, count in self.shared.items():
            if place.bid == bid:
                for rank in range(place.start, min(place.start + place.span, ranks)):
                    found[rank] += Fraction(count, place.span)
        return tuple(
            Sampled(value / self.drawn, standard_error(value * times, self.drawn, times))
            for value in found
        )

    def within(self, ranks: int) -> tuple[Sampled, ...]:
        """Return per row the share of the weightings in which a bid is among the first `ranks`.

        The standard error of a rank that is shared is at most that of one that is not.
        """
        values = [sum((one.value for one in row), Fraction(0)) for row in self.shares(ranks)]
        return tuple(
            Sampled(value, standard_error(value * self.drawn, self.drawn, 1)) for value in values
        )

    def centre(self, bid: int) -> tuple[Row, Row] | None:
        """Return the mean of the weightings for which a row is first, and its standard errors.

        Both are parts of the whole; the mean is exactly that of what was drawn, and adds up to 1.
        """
        hits = int(self.firsts[bid])
        if not hits:
            return None
        mean = tuple(Fraction(float(one)) / hits for one in self.sums[bid])
        near = self.sums[bid] / hits
        spread = np.sqrt(np.maximum(self.squares[bid] / hits - near * near, 0) / hits)
        return mean, tuple(Fraction(round(float(one) * FINE), FINE) for one in spread)


def estimate(
    ranker: Ranker,
    draw: Draw,
    seed: int,
    what: int,
    *,
    error: Fraction,
    most: int,
    progress: Callable[[int, int], None] = lambda done, total: None,
    centres: bool = False,
) -> Estimate:
    """Draw until the standard error is small enough, or the most weightings are drawn."""
    found: Estimate | None = None
    for stream in streams(seed, what):
        weights = draw(stream)
        found = found or Estimate(ranker, weights.shape[0])
        found.add(weights[:, : most - found.drawn], centres=centres)
        reached = found.largest_error()
        if reached <= error or found.drawn >= most:
            progress(found.drawn, found.drawn)
            break
        progress(found.drawn, _expected(found.drawn, reached, error, most))
    assert found is not None
    return found


def _expected(drawn: int, reached: Fraction, error: Fraction, most: int) -> int:
    """Return how many weightings the error asked for will take, as far as one can see now."""
    if not error:
        return most
    needed = int(drawn * (reached / error) ** 2)
    return min(most, max(-(-needed // BLOCK), drawn // BLOCK + 1) * BLOCK)


def standard_error(hits: Fraction | int, drawn: int, times: int) -> Fraction:
    """Return the standard error of a share of `hits` of `drawn`, divided by `times`, rounded up."""
    above = (hits + 1) * (drawn + 1 - hits) * FINE * FINE
    below = (drawn + 2) ** 2 * drawn
    root = isqrt(above // below)
    root += root * root * below < above
    return Fraction(root, FINE * times)
