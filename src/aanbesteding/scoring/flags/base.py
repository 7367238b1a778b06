"""What a price flag is: a row of the table, and what it sees of a lot.

A flag looks at the bids that are ranked (clause 10.1 of docs/scoring.md), after the ranking is
made. It returns findings and nothing else: no bid, score or rank passes through its hands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from aanbesteding.faults import Code
from aanbesteding.methods.base import Source, Step, median
from aanbesteding.model.criteria import Node
from aanbesteding.model.finding import Finding, in_bid, in_framework
from aanbesteding.model.flags import Flags
from aanbesteding.model.framework import Framework, Lot
from aanbesteding.model.origin import Ref
from aanbesteding.scoring.candidate import Candidate
from aanbesteding.scoring.evaluation import Flagged
from aanbesteding.scoring.flags import codes
from aanbesteding.texts import Text

Order = tuple[frozenset[str], ...]
"""The bids in the order of the ranking; those that share a rank stand together."""


@dataclass(frozen=True)
class Field:
    """A lot with its ranked bids, as flags see it.

    `ranked` are in the order of their ids; `competing` are the bids of clause 5.7, whose prices
    relative methods saw. `without` gives the order as it would be if a bid had not come in, and
    None where there would be no outcome.
    """

    framework: Framework
    lot_index: int
    nodes: list[Node]
    ranked: list[Candidate]
    competing: list[Candidate]
    order: Order
    without: Callable[[Candidate], Order | None]

    @property
    def lot(self) -> Lot:
        """The lot."""
        return self.framework.lots[self.lot_index]

    @property
    def announced(self) -> Flags:
        """The announced flags; none where the framework has no block of them."""
        return self.framework.flags or Flags()

    @cached_property
    def prices(self) -> list[Fraction]:
        """The prices of the ranked bids, the lowest first."""
        return sorted(candidate.price for candidate in self.ranked)

    @cached_property
    def mean(self) -> Fraction:
        """The mean of the prices."""
        return sum(self.prices, Fraction(0)) / len(self.prices)

    @cached_property
    def median(self) -> Fraction:
        """The price in the middle; of an even number the mean of the two in the middle."""
        return median(self.prices)

    def offer_of(self, candidate: Candidate) -> Ref:
        """Return where a bid's offer for the lot stands."""
        return in_bid(candidate.bid, "lots", candidate.offer_index)

    def announced_at(self, test: str) -> Ref:
        """Return where a test is announced."""
        return in_framework(self.framework, "flags", test)

    def not_run(self, test: str, reason: Text) -> Flagged:
        """Say that an announced test could not be made here, and why."""
        ref = self.announced_at(test)
        fields = {"test": test, "lot": self.lot.id, "reason": reason}
        return Flagged(None, test, Finding(codes.NOT_RUN, ref, fields))


class Flag(NamedTuple):
    """A row of the table: what it says, its formula where it has one, where it comes from."""

    id: str
    title: Text
    code: Code
    formula: str
    source: Source
    run: Callable[[Field], Iterator[Flagged]]


OWN = Source(Text("eigen toets", "a test of our own"), True)
TOO_FEW = Text("er zijn te weinig inschrijvingen", "there are too few bids")


def below(
    field: Field, test: str, step: Step, ref: Ref, raised: Callable[[Candidate], Finding]
) -> Iterator[Flagged]:
    """Yield a flag for every ranked bid whose price is below the result of a step.

    `ref` is where the framework announces the number in it.
    """
    for candidate in field.ranked:
        if candidate.price < step.result:
            yield Flagged(candidate.bid.id, test, raised(candidate), step, (ref,))
