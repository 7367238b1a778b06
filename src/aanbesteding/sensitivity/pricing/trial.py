"""One bid of a lot at another price, evaluated by the engine."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from aanbesteding.methods.awards import AWARDS
from aanbesteding.scoring.evaluation import LotResult
from aanbesteding.sensitivity.answer import total_of
from aanbesteding.sensitivity.rerun import Rerun

State = Literal["none", "out", "loses", "draws", "wins"]
"""What becomes of a bid: no outcome at all; excluded or set aside; ranked without a contract; a
contract only by a drawing of lots; a contract."""

HOLDS: tuple[State, ...] = ("draws", "wins")


def state_of(result: LotResult | None, bid: str) -> State:
    """Return what becomes of a bid."""
    if result is None:
        return "none"
    if any(found.bid == bid for found in result.winners):
        return "wins"
    if bid in result.contested:
        return "draws"
    return "loses" if any(found.bid == bid for found in result.ranking) else "out"


def in_euros(cents: int) -> Fraction:
    """Return cents as an amount in euros."""
    return Fraction(cents, 100)


class Trial:
    """Evaluates one bid at prices in cents, each price once."""

    def __init__(self, rerun: Rerun, bid: str) -> None:
        self.bid = bid
        self._rerun = rerun
        self._results: dict[int, LotResult | None] = {}
        award = rerun.case.framework.award
        self._sign = 1 if AWARDS[award.type].winning(award) == "high" else -1

    def result(self, cents: int) -> LotResult | None:
        """Return the lot when the bid has this price; None where there is no outcome."""
        if cents not in self._results:
            self._results[cents] = self._rerun.result({self.bid: in_euros(cents)})
        return self._results[cents]

    def state(self, cents: int) -> State:
        """Return what becomes of the bid at a price."""
        return state_of(self.result(cents), self.bid)

    def wins(self, cents: int) -> bool:
        """Whether it gets a contract, whatever is drawn."""
        return self.state(cents) == "wins"

    def holds(self, cents: int) -> bool:
        """Whether it gets a contract or takes part in a drawing of lots for one."""
        return self.state(cents) in HOLDS

    def lead(self, cents: int) -> Fraction | None:
        """Return how far its total is ahead of the others' that gets the last contract."""
        result = self.result(cents)
        own = result.result(self.bid) if result is not None else None
        if result is None or own is None or own.total is None:
            return None
        others = [self._sign * total_of(one) for one in result.ranking if one.bid != self.bid]
        if len(others) < result.contracts:
            return None
        others.sort(reverse=True)
        return self._sign * own.total - others[result.contracts - 1]
