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
from math import lcm
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from aanbesteding.sensitivity.space.draws import BITS, Weights

EXACT = 52
"""The bits of a whole number below 2⁵², above which the numbers of one power of two begin."""


class Place(NamedTuple):
    """A bid that shares the ranks from `start` (0 is the first) with others, `span` in all."""

    bid: int
    start: int
    span: int


class Room(NamedTuple):
    """Room to work in, by weighting and rank: to ask for it anew costs as much as to sort."""

    keys: NDArray[np.float64]
    gaps: NDArray[np.float64]
    bids: NDArray[np.int64]
    cells: NDArray[np.int64]


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
        self.marks = np.ascontiguousarray(self.marks.T)
        self.own = 2.0**EXACT + np.arange(self.count, dtype=np.float64)
        self.mask = step - 1
        self.room: Room | None = None
        self.unsure = float((1 if fits else (1 << BITS) + 1) * step - 1)
        """Keys that differ by no more than this may be in the wrong order, or equal."""

    def places(self, weights: Weights) -> Places:
        """Put the bids in order under every column; a column must not add up to more than 2²⁴.

        What is returned holds until the next time that this is asked.
        """
        keys, gaps, bids, cells = self._room(weights.shape[1])
        np.matmul(weights.T, self.marks, out=keys)
        keys += self.own
        keys.sort(axis=1)
        least = np.subtract(keys[:, 1:], keys[:, :-1], out=gaps).min(axis=1, initial=np.inf)
        ordered = keys[:, ::-1]
        np.bitwise_and(keys.view(np.int64)[:, ::-1], self.mask, out=bids)
        return Places(self, weights, ordered, bids, cells, np.flatnonzero(least <= self.unsure))

    def _room(self, columns: int) -> Room:
        if self.room is None or len(self.room.keys) < columns:
            shape = (columns, self.count)
            self.room = Room(
                np.empty(shape),
                np.empty((columns, self.count - 1)),
                np.empty(shape, dtype=np.int64),
                np.empty(shape, dtype=np.int64),
            )
        keys, gaps, bids, cells = self.room
        return Room(keys[:columns], gaps[:columns], bids[:columns], cells[:columns])

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
        keys: NDArray[np.float64],
        bids: NDArray[np.int64],
        cells: NDArray[np.int64],
        close: NDArray[np.intp],
    ) -> None:
        self.ranker, self.bids, self.cells, self.close = ranker, bids, cells, close
        self.settled = [
            self._settle(weights[:, column], keys[column].tolist(), column)
            for column in close.tolist()
        ]
        """Per column of `close` the groups of bids that have equal totals, the best first."""
        for column, groups in zip(close.tolist(), self.settled, strict=True):
            bids[column] = [bid for group in groups for bid in group]

    def _settle(self, weights: Weights, keys: list[float], column: int) -> list[list[int]]:
        """Put the bids of one column in order, exactly where their keys lie close."""
        runs: list[list[int]] = []
        before = None
        for key, bid in zip(keys, self.bids[column].tolist(), strict=True):
            if before is None or before - key > self.ranker.unsure:
                runs.append([])
            runs[-1].append(bid)
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
        sure = np.delete(self.bids, aside, axis=0) if aside else self.bids
        start = np.arange(ranker.count)
        if ranker.total != ranker.count:
            wide = np.array(ranker.times, dtype=np.int64)[sure]
            start = np.cumsum(wide, axis=1) - wide
        cells = np.multiply(sure, ranker.total, out=self.cells[: len(sure)])
        cells += start
        counts += np.bincount(cells.ravel(), minlength=counts.size).reshape(counts.shape)
        for _, groups in tied:
            begin = 0
            for group in groups:
                span = sum(ranker.times[bid] for bid in group)
                shared.update(Place(bid, begin, span) for bid in group)
                begin += span
