"""What the engine itself says of other weights, next to what the sums of points say.

The sums leave out rounding, and the announced order for equal totals. So a lot is evaluated again
at weights that matter, and what differs is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from aanbesteding.scoring.evaluation import LotResult
from aanbesteding.sensitivity.case import Case, Holders, holders
from aanbesteding.sensitivity.weighing.under import ask, moved
from aanbesteding.sensitivity.weighing.walk import Walked

STEP = Fraction(1, 1000)
"""How far beyond an end the engine is asked, as a part of the whole; half of the way to where
something else changes, where that is less."""


class Asked(NamedTuple):
    """One question to the engine, and its answer."""

    criterion: str
    way: int
    """−1 at the low end of an interval, 1 at the high end."""
    weight: Fraction
    """The weight of the criterion that was tried."""
    expected: frozenset[str]
    """Who get a contract, or share the last one, by the sums of points."""
    real: Holders
    """The same by the engine, with all announced rules."""
    out: tuple[str, ...]
    """Bids that the engine does not admit, and the sums do."""
    new: tuple[str, ...]
    """Bids that the engine admits, and the sums do not."""

    @property
    def agrees(self) -> bool:
        """Whether the engine gives the contracts as the sums do, among the same bids."""
        same = bool(self.real) == bool(self.expected) and self.expected.issuperset(self.real)
        return same and not self.out and not self.new


def ask_ends(case: Case, found: Walked) -> Iterator[Asked]:
    """Yield what the engine says a little beyond both ends, or at an end that is the last."""
    for side, way in ((found.low, -1), (found.high, 1)):
        end, shares = side.end, side.shares
        step = min(STEP * shares.whole, abs(side.until - end.weight) / 2)
        weight = end.weight + (0 if end.is_last else way * step)
        weights = moved(shares, found.interval.criterion, weight)
        result = ask(case, shares, weights)
        admitted = [one.bid for one in result.ranking] if result else []
        nobody = not (end.is_last or end.beyond)
        among = () if nobody else shares.bids
        yield Asked(
            found.interval.criterion,
            way,
            weight,
            frozenset() if nobody else shares.best(weights),
            holders(result),
            tuple(bid for bid in among if bid not in admitted),
            tuple(bid for bid in admitted if bid not in among),
        )


def is_first(result: LotResult | None, bid: str) -> bool:
    """Whether no bid is ranked above this one, but for a rule that decides between equal totals."""
    found = result.result(bid) if result is not None else None
    if result is None or found is None or found.total is None:
        return False
    return found.rank == 1 or found.total == result.ranking[0].total
