"""From an evaluation to what weights work on: a table of shares, and the tree of weights.

The total of a bid under `points` is Σ weight × share over what is scored, as long as nothing
that depends on a weight is rounded (clauses 5.6 and 5.8). Where that does not hold, a reason
stands in the place of the table.

Example: quality weighs 60 and price 40. A has shares of 1/2 and 1, B of 4/5 and 1/2. A gets
60 × 1/2 + 40 × 1 = 70 points, B 60 × 4/5 + 40 × 1/2 = 68.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from aanbesteding.model.criteria import criteria_of, walk
from aanbesteding.model.framework import Criterion, Framework
from aanbesteding.scoring.evaluation import BidResult, Evaluation, LotResult
from aanbesteding.scoring.leaves import roundings
from aanbesteding.sensitivity.weighing.reasons import Kind, NoAnswer

ZERO = Fraction(0)
SUMS = ("points", "fixed-price")
"""The awards whose total is the sum of the points (clause 5.8)."""
AFTER_WEIGHING = ("criterion", "node", "total")
"""The stages of rounding that come after a share was multiplied by its weight (clause 6.2)."""


class Branch(NamedTuple):
    """A criterion in the tree of weights."""

    criterion: str
    weight: Fraction
    """Its part of the whole, in the unit of the framework's weights."""
    part: Fraction | None
    """Its part of what it and those beside it weigh, 0 to 1; None where they all weigh nothing."""
    children: tuple[Branch, ...]
    """Its subcriteria; none for what is scored itself, a node by consensus included (5.9)."""

    def walk(self) -> Iterator[Branch]:
        """Yield this criterion and everything below it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Shares:
    """What the ranked bids of one lot earned, apart from the weights."""

    lot: str
    whole: Fraction
    """The sum of all weights, in their unit."""
    groups: tuple[tuple[str, ...], ...]
    """The bids by rank, the first first; those in one group share a rank."""
    totals: Mapping[str, Fraction]
    """The total of every bid, in points."""
    leaves: tuple[str, ...]
    """What is scored, in the order of the file."""
    weights: tuple[Fraction, ...]
    """What each of `leaves` weighs of the whole."""
    table: Mapping[str, tuple[Fraction, ...]]
    """By bid: its share on each of `leaves`, a part of the weight; below 0 is a malus."""
    tops: tuple[Branch, ...]
    """The tree of weights."""

    @property
    def bids(self) -> tuple[str, ...]:
        """The ranked bids, the first first."""
        return tuple(bid for group in self.groups for bid in group)


def shares_of(evaluation: Evaluation, index: int) -> Shares | NoAnswer:
    """Return the table of the lot at `index`, or why weights cannot be reasoned about there."""
    lot = evaluation.lots[index]
    reason = _reason(evaluation.framework, lot)
    if reason is not None:
        return reason
    tops = tuple(_branches(criteria_of(evaluation.framework, index)[0], _weights(evaluation, lot)))
    scored = [branch for top in tops for branch in top.walk() if not branch.children]
    return Shares(
        lot.lot.id,
        sum((top.weight for top in tops), ZERO),
        tuple(bids for _, bids in lot.groups),
        {result.bid: _total(result) for result in lot.ranking},
        tuple(branch.criterion for branch in scored),
        tuple(branch.weight for branch in scored),
        {result.bid: _row(result, scored) for result in lot.ranking},
        tops,
    )


def _weights(evaluation: Evaluation, lot: LotResult) -> dict[str, Fraction]:
    """Return the part of the whole of every criterion."""
    framework = evaluation.framework
    nodes = walk(framework, *criteria_of(framework, lot.index))
    return {node.criterion.id: node.weight for node in nodes}


def _branches(siblings: tuple[Criterion, ...], weights: Mapping[str, Fraction]) -> Iterator[Branch]:
    """Yield the tree of weights; a part is that of the weights as stated, of whichever whole."""
    stated = sum((criterion.weight for criterion in siblings), ZERO)
    for criterion in siblings:
        below = () if criterion.by_consensus else criterion.criteria or ()
        yield Branch(
            criterion.id,
            weights[criterion.id],
            criterion.weight / stated if stated else None,
            tuple(_branches(below, weights)),
        )


def _total(result: BidResult) -> Fraction:
    assert result.total is not None  # a ranked bid has one
    return result.total


def _row(result: BidResult, scored: list[Branch]) -> tuple[Fraction, ...]:
    """Return the shares of a bid as its methods gave them, so that a weight of 0 has one too."""
    given = {score.criterion: score.share for score in result.walk()}
    row = tuple(given[branch.criterion] for branch in scored)
    return tuple(share for share in row if share is not None)


# --- what does not run straight ----------------------------------------------------------------


def _reason(framework: Framework, lot: LotResult) -> NoAnswer | None:
    """Return why totals are no linear function of the weights, if they are not."""

    def because(kind: Kind, **fields: object) -> NoAnswer:
        return NoAnswer(kind, (("lot", lot.lot.id), *fields.items()))

    if not lot.ranking:
        return because("no-bid")
    if len(lot.ranking) == 1:
        return because("one-bid", bid=lot.ranking[0].bid)
    if framework.award.type not in SUMS:
        return because("award", award=framework.award.type)
    announced = roundings(framework)
    stages = [stage for stage in AFTER_WEIGHING if stage in announced]
    if stages:
        return because("rounding", stages=", ".join(stages))
    irrational = _irrational(lot)
    if irrational is not None:
        return because("irrational", criterion=irrational)
    minimum = _weighted_minimum(framework, lot)
    return because("minimum", criterion=minimum) if minimum is not None else None


def _irrational(lot: LotResult) -> str | None:
    """Return a criterion with a share that is only approximated; weight 0 does not hide it."""
    for result in lot.ranking:
        for score in result.walk():
            if any(traced.step.radius for traced in score.steps):
                return score.criterion
    return None


def _weighted_minimum(framework: Framework, lot: LotResult) -> str | None:
    """Return what has a minimum that other weights might let a bid pass or miss (clause 5.7).

    The minimum on a criterion that is scored itself is one on its share, whatever it weighs above
    0: share × weight < percent × weight. On a sum it is not, and with a weight of 0 none is missed:
    of exactly that weight for a criterion with a minimum this package says nothing (the bids that
    missed it would come back).
    """
    if framework.minimum_total is not None:
        return "total"
    for node in walk(framework, *criteria_of(framework, lot.index)):
        if node.criterion.minimum is not None and not (node.scored and node.weight):
            return node.criterion.id
    return None
