"""In which part of the weightings one bid has more points than another, pair by pair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import combinations
from math import factorial, prod
from typing import NamedTuple

from aanbesteding.sensitivity.space.bounds import bounds_of
from aanbesteding.sensitivity.space.situations import AROUND, LEAST_WITHIN
from aanbesteding.sensitivity.space.table import Table
from aanbesteding.sensitivity.space.varsi import (
    concentrated_share,
    ordered_share,
    pieced_share,
    pieces,
    share,
)

ALL_PAIRS = 10
"""Up to so many bids all pairs are compared; of more, those with a bid that gets a contract."""
MOST_PIECES = 2_000
"""The most pieces that are compared, over all pairs, for weights within bounds."""
MOST_ORDERS = 120
"""The most orders of criteria of equal weight that are gone through."""


class Pair(NamedTuple):
    """The parts of the weightings in which `bid` has more points than `other`."""

    bid: str
    other: str
    anywhere: Fraction
    near: Fraction | None
    """None where there are too many criteria, or the bounds are too near."""
    order: Fraction | None
    """None where too many criteria weigh the same."""
    around: Fraction | None
    """None where a weight is no whole per cent."""


def pairs(table: Table, holders: Iterable[str], within: Fraction) -> Iterator[Pair]:
    """Yield the pairs of bids, in the order of the ranking; `within` is a part of the whole."""
    bids = [(bid, row) for row, together in enumerate(table.bids) for bid in together]
    held = set(holders)
    chosen = [
        (one, other)
        for one, other in combinations(bids, 2)
        if len(bids) <= ALL_PAIRS or {one[0], other[0]} & held
    ]
    near = None
    if within >= LEAST_WITHIN:
        near = pieces(bounds_of(table.parts, within), MOST_PIECES // len(chosen))
    order, times = table.order, [part * AROUND for part in table.parts]
    some = prod(factorial(len(group)) for group in order) <= MOST_ORDERS
    whole = all(one.denominator == 1 for one in times)
    for (bid, row), (other, other_row) in chosen:
        lead = table.lead(row, other_row)
        yield Pair(
            bid,
            other,
            share(lead),
            pieced_share(lead, near) if near else None,
            ordered_share(lead, order) if some else None,
            concentrated_share(lead, [int(one) for one in times]) if whole else None,
        )
