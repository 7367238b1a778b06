"""The order of bids under many weightings at once, and always the exact order.

Shares become whole marks on a grid; weights are whole already. A total is then a sum of whole
numbers that a 64-bit floating number holds exactly, in whatever order a machine adds them. Below
the total stand the number of the bid, and above it 2⁵², so that a sorted total says whose it is.

Where shares fit the grid, totals are exact. Where they do not, a mark is at most half a step off
and a total at most half a step per step of weight: totals that lie further apart than that allows
are in the right order. The others, and totals that are equal, are few; those are put in order by
exact arithmetic. Bids with equal shares are one row from the start.

Example: with marks of 3 and 1 for A and 0 and 5 for B, and weights of 6 and 4: 22 and 20. Under
weights of 4 and 3 both have 15: they share the first rank.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from math import lcm
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from aanbesteding.sensitivity.space.draws import BITS, Weights
from aanbesteding.sensitivity.space.network import descending

EXACT = 52
"""The bits of a whole number below 2⁵², above which the numbers of one power of two begin."""


class Place(NamedTuple):
    """A bid that shares the ranks from `start` (0 is the first) with others, `span` in all."""

    bid: int
    start: int
    span: int


class Ranker:
    """Puts bids in order; `times` says for how many equal bids each row stands."""

    def __init__(self, rows: Sequence[Sequence[Fraction]], times: Sequence[int]) -> None:
        columns = list(zip(*rows, strict=True))
        unit = lcm(*(share.denominator for row in rows for share in row))
        least = [min(column) for column in columns]
        self.exact = [
            tuple(int((share - low) * unit) for share, low in zip(row, least, strict=True))
            for row in rows
        ]
        self.count, self.times, self.total = len(rows), tuple(times), sum(times)
        self.low_bits = max((len(rows) - 1).bit_length(), 1)
        most = (1 << (EXACT - BITS - self.low_bits)) - 1
        widest = max(max(row) for row in self.exact)
        fits = widest <= most
        marks = [
            [mark if fits else (2 * mark * most + widest) // (2 * widest) for mark in row]
            for row in self.exact
        ]
        step = 1 << self.low_bits
        self.marks = np.array(marks, dtype=np.float64) * step
        self.own = (2.0**EXACT + np.arange(self.count, dtype=np.float64))[:, None]
        self.mask = step - 1
        self.unsure = float((1 if fits else (1 << BITS) + 1) * step - 1)
        """Keys that differ by no more than this may be in the wrong order, or equal."""

    def places(self, weights: Weights) -> Places:
        """Put the bids in order under every column; a column must not add up to more than 2²⁴."""
        keys = self.marks @ weights
        keys += self.own
        ordered = descending(keys)
        least = np.full(weights.shape[1], np.inf)
        gap = np.empty_like(least)
        for upper, lower in pairwise(ordered):
            np.subtract(upper, lower, out=gap)
            np.minimum(least, gap, out=least)
        bids = [row.view(np.int64) & self.mask for row in ordered]
        return Places(self, weights, ordered, bids, np.flatnonzero(least <= self.unsure))

    def sorted_exactly(self, bids: Sequence[int], weights: Sequence[int]) -> list[list[int]]:
        """Return some bids by total, the best first, those with equal totals together."""
        totals: dict[int, list[int]] = {}
        for bid in bids:
            total = sum(w * mark for w, mark in zip(weights, self.exact[bid], strict=True))
            totals.setdefault(total, []).append(bid)
        return [totals[total] for total in sorted(totals, reverse=True)]


class Places:
    """The order of the bids under a block of weightings."""

    def __init__(
        self,
        ranker: Ranker,
        weights: Weights,
        keys: list[NDArray[np.float64]],
        bids: list[NDArray[np.int64]],
        close: NDArray[np.intp],
    ) -> None:
        self.ranker, self.bids, self.close = ranker, bids, close
        self.settled = [
            self._settle(weights[:, column], [row[column] for row in keys], column)
            for column in close.tolist()
        ]
        """Per column of `close` the groups of bids that have equal totals, the best first."""
        for column, groups in zip(close.tolist(), self.settled, strict=True):
            for row, bid in zip(bids, (bid for group in groups for bid in group), strict=True):
                row[column] = bid

    def _settle(self, weights: Weights, keys: list[np.float64], column: int) -> list[list[int]]:
        """Put the bids of one column in order, exactly where their keys lie close."""
        runs: list[list[int]] = []
        before = None
        for key, row in zip(keys, self.bids, strict=True):
            if before is None or before - key > self.ranker.unsure:
                runs.append([])
            runs[-1].append(int(row[column]))
            before = key
        whole = [int(weight) for weight in weights]
        groups: list[list[int]] = []
        for run in runs:
            groups += self.ranker.sorted_exactly(run, whole) if len(run) > 1 else [run]
        return groups

    def add_to(self, counts: NDArray[np.int64], shared: Counter[Place]) -> None:
        """Count who begins at which rank: rows bids, columns ranks; and apart where totals tie."""
        ranker = self.ranker
        tied = [
            (column, groups)
            for column, groups in zip(self.close.tolist(), self.settled, strict=True)
            if len(groups) < ranker.count
        ]
        aside = [column for column, _ in tied]
        plain = ranker.total == ranker.count
        above = np.zeros(len(self.bids[0]), dtype=np.int64)
        times = np.array(ranker.times, dtype=np.int64)
        for place, row in enumerate(self.bids):
            sure = np.delete(row, aside) if aside else row
            if plain:
                counts[:, place] += np.bincount(sure, minlength=ranker.count)
            else:
                start = np.delete(above, aside) if aside else above
                both = np.bincount(sure * ranker.total + start, minlength=counts.size)
                counts += both.reshape(counts.shape)
                above += times[row]
        for _, groups in tied:
            begin = 0
            for group in groups:
                span = sum(ranker.times[bid] for bid in group)
                shared.update(Place(bid, begin, span) for bid in group)
                begin += span
