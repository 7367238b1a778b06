"""An award decision as data: a frozen tree that reports print and none changes.

`Decision` → `LotDecision` per lot → a notice for every winner, for every losing bid and for every
bid that was excluded or set aside. All numbers are exact. What a notice says about other bids than
its reader's own is about the winners, unless `Decision.shows_others`. A lot has as many winners as
it has contracts (`winners` in the framework), mostly one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal, NamedTuple

from aanbesteding.deciding.standstill import Standstill
from aanbesteding.methods.base import Measure
from aanbesteding.model.finding import Finding
from aanbesteding.model.origin import Ref
from aanbesteding.scoring.evaluation import Drawn, Evaluation, LotResult, Reason, Traced
from aanbesteding.texts import Text

Status = Literal["awarded", "draw-needed", "no-admissible-bid"]
PriceRole = Literal["criterion", "total", "formula", "none"]
"""How the price counts: through criteria on it, as it is, in the award's formula, or not at all."""


class Quote(NamedTuple):
    """A mark that counts, with the assessor's own statement of reasons as it stands in the file."""

    capacity: Text
    """The capacity in which the assessor judges, as in the framework; never who it is."""
    mark: str
    worth: Fraction
    reason: str
    ref: Ref
    """Where the reason stands."""


class CriterionRow(NamedTuple):
    """What a bid has on one criterion beside what the winner has.

    `scored` says that the points are given here and not added up from subcriteria. `advantage`
    is the winner's points less the bid's own. In a notice without a winner beside it
    `winner_points` and `advantage` are None and `winner_quotes` is empty.
    """

    criterion: str
    title: Text
    depth: int
    weight: Fraction
    scored: bool
    measures: Measure | None
    method: Text | None
    points: Fraction
    winner_points: Fraction | None
    advantage: Fraction | None
    quotes: tuple[Quote, ...]
    winner_quotes: tuple[Quote, ...]


class PriceRow(NamedTuple):
    """The two prices in euros; `difference` is the bid's own less the winner's.

    `role` says how the price counts. `points` is what the criteria on the price make of the
    difference, in the winner's favour; None where there are none.
    """

    own: Fraction
    winner: Fraction
    difference: Fraction
    role: PriceRole
    points: Fraction | None


class Contribution(NamedTuple):
    """A part of the difference between two totals, in the unit of the total.

    `amount` is in the winner's favour; what speaks for the other bid is below zero. `criterion`
    is None for the price itself and for rounding.
    """

    kind: Literal["criterion", "price", "rounding"]
    criterion: str | None
    amount: Fraction


class Side(NamedTuple):
    """One item on which one of two bids is the better: a criterion, or the price itself.

    `size` is how much better, in points, or in euros under award on value and for a price;
    `amount` is what that makes of the total, where the award adds up.
    """

    criterion: str | None
    better: Fraction
    worse: Fraction
    size: Fraction
    amount: Fraction | None


class WhatIf(NamedTuple):
    """Totals that the bid would have had under an award that does not add up.

    With the winner's price and its own quality, and with the winner's quality and its own price.
    """

    with_winners_price: Fraction
    with_winners_quality: Fraction


class TieBreak(NamedTuple):
    """What decided between a bid and the winner although their totals are equal.

    `word` is the announced criterion, `price`, or `draw`; the values are what they had under it.
    `drawn` is the drawing of lots, where that decided.
    """

    word: str
    title: Text
    own: Fraction | None
    winner: Fraction | None
    drawn: Drawn | None = None


class Beneficiary(NamedTuple):
    """A bid that gets a contract, and the name of its tenderer."""

    bid: str
    name: str


class Comparison(NamedTuple):
    """A bid beside a winner, `beside`.

    `difference` is how much the winner's total is better, in the unit of the total. Where the
    award adds up (`additive`), `contributions` sum to it exactly; else they are empty.
    """

    beside: Beneficiary
    total: Fraction
    winner_total: Fraction
    difference: Fraction
    additive: bool
    contributions: tuple[Contribution, ...]
    price: PriceRow
    rows: tuple[CriterionRow, ...]
    advantages: tuple[Side, ...]
    """Where the winner is the better, the greatest first."""
    disadvantages: tuple[Side, ...]
    """Where the bid itself is the better, the greatest first."""
    equal: tuple[str, ...]
    """The criteria on which both have the same."""
    what_if: WhatIf | None
    tie_break: TieBreak | None
    own_steps: tuple[Traced, ...]
    winner_steps: tuple[Traced, ...]


class Other(NamedTuple):
    """Another bid that was ranked, for a notice that shows others."""

    bid: str
    name: str
    rank: int
    total: Fraction


class WinnerNotice(NamedTuple):
    """What a winner is told. `drawn` is the drawing of lots that gave the bid its rank, if any."""

    bid: str
    name: str
    rank: int
    ranked: int
    """How many bids were ranked."""
    drawn: Drawn | None
    total: Fraction
    price: Fraction
    rows: tuple[CriterionRow, ...]
    steps: tuple[Traced, ...]
    others: tuple[Other, ...]


class LosingNotice(NamedTuple):
    """What a tenderer whose bid was ranked below the winners is told."""

    bid: str
    name: str
    rank: int
    ranked: int
    """How many bids were ranked."""
    shared: int
    """How many bids have this rank."""
    drawn: Drawn | None
    """The drawing of lots that gave the bid its rank, if any."""
    comparisons: tuple[Comparison, ...]
    """The bid beside each winner, in the order of the ranking."""
    others: tuple[Other, ...]

    @property
    def comparison(self) -> Comparison:
        """The bid beside the first winner."""
        return self.comparisons[0]


class ExcludedNotice(NamedTuple):
    """What a tenderer whose bid was excluded or set aside is told: every reason, its own scores."""

    bid: str
    name: str
    reasons: tuple[Reason, ...]
    rows: tuple[CriterionRow, ...]


@dataclass(frozen=True, slots=True)
class LotDecision:
    """The decision on one lot. Where winners are not certain `needed` says why; nobody is told."""

    lot: LotResult
    status: Status
    needed: Text | None
    winners: tuple[WinnerNotice, ...]
    losing: tuple[LosingNotice, ...]
    excluded: tuple[ExcludedNotice, ...]
    beneficiaries: tuple[Beneficiary, ...]
    """All winners, in the order of the ranking, whichever notices are left."""

    @property
    def winner(self) -> WinnerNotice | None:
        """The first notice to a winner, if one is left."""
        return self.winners[0] if self.winners else None

    @property
    def chosen(self) -> Beneficiary | None:
        """The first winner."""
        return self.beneficiaries[0] if self.beneficiaries else None

    def only(self, bid: str) -> LotDecision:
        """Return the decision with the notice of one bid."""
        return replace(
            self,
            winners=tuple(notice for notice in self.winners if notice.bid == bid),
            losing=tuple(notice for notice in self.losing if notice.bid == bid),
            excluded=tuple(notice for notice in self.excluded if notice.bid == bid),
        )


@dataclass(frozen=True, slots=True)
class Decision:
    """An award decision: the standstill, and per lot what every tenderer is told.

    `findings` are warnings for whoever sends the notices; they are no part of any notice.
    """

    evaluation: Evaluation
    standstill: Standstill
    lots: tuple[LotDecision, ...]
    findings: tuple[Finding, ...]
    shows_others: bool

    @property
    def is_complete(self) -> bool:
        """Whether every lot in it is awarded."""
        return all(lot.status == "awarded" for lot in self.lots)

    def only(self, bid: str) -> Decision:
        """Return the decision with the notices of one bid, and the lots that it is for."""
        lots = tuple(lot.only(bid) for lot in self.lots if lot.lot.result(bid) is not None)
        return replace(self, lots=lots)

    def losing(self) -> Iterator[LosingNotice]:
        """Yield the notices to losing tenderers of all lots."""
        for lot in self.lots:
            yield from lot.losing
