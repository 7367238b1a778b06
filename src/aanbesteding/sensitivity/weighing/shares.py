"""From an evaluation to what weights work on: a table of shares, and the tree of weights.

The total of a bid under `points` is Σ weight × share over what is scored (clauses 5.6 and 5.8).
Rounding that comes after weighing is left out, and so is who would pass or miss a minimum under
other weights; the engine itself is asked about both (`under`). Where a total is no such sum, a
reason stands in the place of the table.

Example: quality weighs 60 and price 40. A has shares of 1/2 and 1, B of 4/5 and 1/2. A gets
60 × 1/2 + 40 × 1 = 70 points, B 60 × 4/5 + 40 × 1/2 = 68.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from itertools import groupby
from math import lcm
from operator import mul
from typing import Any, NamedTuple

from aanbesteding.methods.awards import AWARDS
from aanbesteding.model.criteria import criteria_of, walk
from aanbesteding.model.framework import Criterion, Framework
from aanbesteding.scoring.evaluation import BidResult, Evaluation, LotResult
from aanbesteding.scoring.leaves import roundings
from aanbesteding.sensitivity.answer import total_of
from aanbesteding.sensitivity.weighing.reasons import NoAnswer

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


class Bound(NamedTuple):
    """A minimum score on a sum of points."""

    columns: tuple[int, ...]
    """The places in `Shares.leaves` of what is summed."""
    part: Fraction
    """The least part of what those weigh together, 0 to 1."""


@dataclass(frozen=True)
class Shares:
    """What the ranked bids of one lot earned, apart from the weights."""

    lot: str
    whole: Fraction
    """The sum of all weights, in their unit."""
    contracts: int
    """How many bids get a contract."""
    groups: tuple[tuple[str, ...], ...]
    """The bids by rank, the first first; those in one group share a rank."""
    totals: Mapping[str, Fraction]
    """The total of every bid, in points; apart from rounding after weighing."""
    leaves: tuple[str, ...]
    """What is scored, in the order of the file."""
    weights: tuple[Fraction, ...]
    """What each of `leaves` weighs of the whole."""
    table: Mapping[str, tuple[Fraction, ...]]
    """By bid: its share on each of `leaves`, a part of the weight; below 0 is a malus."""
    tops: tuple[Branch, ...]
    """The tree of weights."""
    minimums: tuple[Bound, ...] = ()
    """The minimum scores that hang on weights: those on sums."""
    aside: Mapping[str, tuple[Fraction | None, ...]] = field(default_factory=dict)
    """By bid that missed nothing but minimums on sums: its shares, as far as it was assessed."""

    @cached_property
    def bids(self) -> tuple[str, ...]:
        """The ranked bids, the first first."""
        return tuple(bid for group in self.groups for bid in group)

    @cached_property
    def sure(self) -> tuple[str, ...]:
        """Who get a contract whatever becomes of equal totals."""
        return self._within[0]

    @cached_property
    def contested(self) -> tuple[str, ...]:
        """Who share a rank for which there are too few contracts."""
        return self._within[1]

    @cached_property
    def holders(self) -> tuple[str, ...]:
        """Who get a contract, or share the last one."""
        return self.sure + self.contested

    @property
    def outcome(self) -> tuple[frozenset[str], frozenset[str]]:
        """Who get a contract, and who share the last one."""
        return frozenset(self.sure), frozenset(self.contested)

    @cached_property
    def _within(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        sure: tuple[str, ...] = ()
        for group in self.groups:
            if len(sure) + len(group) > self.contracts:
                return sure, group if len(sure) < self.contracts else ()
            sure += group
        return sure, ()

    @cached_property
    def in_whole_numbers(self) -> tuple[dict[str, tuple[int, ...]], int]:
        """The table times the least number that makes all of it whole, and that number."""
        unit = lcm(*{share.denominator for row in self.table.values() for share in row})
        return {
            bid: tuple(s.numerator * (unit // s.denominator) for s in row)
            for bid, row in self.table.items()
        }, unit

    def total(self, bid: str, weights: Sequence[Fraction]) -> Fraction:
        """Return the total of a bid under other weights, in the order of `leaves`."""
        return sum((w * s for w, s in zip(weights, self.table[bid], strict=True) if w), ZERO)

    def best(self, weights: Sequence[Fraction]) -> frozenset[str]:
        """Return who would get a contract under other weights, or share the last one."""
        totals = {bid: self.total(bid, weights) for bid in self.table}
        least = sorted(totals.values(), reverse=True)[: self.contracts][-1]
        return frozenset(bid for bid, total in totals.items() if total >= least)


def shares_of(evaluation: Evaluation, index: int) -> Shares | NoAnswer:
    """Return the table of the lot at `index`, or why weights cannot be reasoned about there."""
    return shares_in(evaluation.framework, evaluation.lots[index])


def shares_in(framework: Framework, lot: LotResult) -> Shares | NoAnswer:
    """Return the table of a lot, or why weights cannot be reasoned about there."""
    reason = _reason(framework, lot)
    if reason is not None:
        return reason
    table = table_of(framework, lot)
    if len(table.bids) == 1 and not (table.minimums and table.aside):
        return NoAnswer("one-bid", (("bid", table.bids[0]),))
    return table


def table_of(framework: Framework, lot: LotResult) -> Shares:
    """Return the table of a lot of which the totals are sums of points."""
    criteria, route = criteria_of(framework, lot.index)
    weights = {node.criterion.id: node.weight for node in walk(framework, criteria, route)}
    tops = tuple(_branches(criteria, weights))
    scored = [branch for top in tops for branch in top.walk() if not branch.children]
    table = {result.bid: _row(result, scored) for result in lot.ranking}
    of_whole = [branch.weight for branch in scored]
    if rounded_after_weighing(framework):
        totals = {bid: sum(map(mul, of_whole, row), ZERO) for bid, row in table.items()}
    else:
        totals = {result.bid: total_of(result) for result in lot.ranking}
    return Shares(
        lot.lot.id,
        sum((top.weight for top in tops), ZERO),
        lot.contracts,
        tuple(_groups(lot, totals)),
        totals,
        tuple(branch.criterion for branch in scored),
        tuple(of_whole),
        table,
        tops,
        tuple(_minimums(framework, lot, tops, [branch.criterion for branch in scored])),
        {one.bid: _row(one, scored) for one in lot.excluded if _only_missed(one, scored)},
    )


def _minimums(
    framework: Framework, lot: LotResult, tops: tuple[Branch, ...], leaves: list[str]
) -> Iterator[Bound]:
    """Yield the minimum scores that hang on weights.

    That on a criterion that is scored itself is one on its share, whatever it weighs above 0
    (clause 5.7): share × weight < percent × weight.
    """
    found = {
        node.criterion.id: node.criterion.minimum
        for node in walk(framework, *criteria_of(framework, lot.index))
        if node.criterion.minimum is not None and not node.scored
    }
    for top in tops:
        for branch in top.walk():
            minimum = found.get(branch.criterion)
            if minimum is not None:
                below = (one.criterion for one in branch.walk() if not one.children)
                yield Bound(tuple(map(leaves.index, below)), minimum.percent / 100)
    if framework.minimum_total is not None:
        yield Bound(tuple(range(len(leaves))), framework.minimum_total.percent / 100)


def _only_missed(result: BidResult, scored: list[Branch]) -> bool:
    """Whether nothing but minimum scores on sums keeps a bid out."""
    own = {branch.criterion for branch in scored}
    return all(
        reason.kind == "minimum-total" or (reason.kind == "minimum" and reason.subject not in own)
        for reason in result.reasons
    )


def _groups(lot: LotResult, totals: Mapping[str, Fraction]) -> Iterator[tuple[str, ...]]:
    """Yield the bids by their totals; those that are equal as the ranking has them."""

    def place(result: BidResult) -> tuple[Fraction, int | None]:
        return -totals[result.bid], result.rank

    for _, group in groupby(sorted(lot.ranking, key=place), place):
        yield tuple(result.bid for result in group)


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


def _row(result: BidResult, scored: list[Branch]) -> tuple[Any, ...]:
    """Return the shares of a bid as its methods gave them, so that a weight of 0 has one too.

    None for what was not assessed, of a bid that is not ranked.
    """
    given = {score.criterion: score.share for score in result.walk()}
    return tuple(given.get(branch.criterion) for branch in scored)


def rounded_after_weighing(framework: Framework) -> tuple[str, ...]:
    """Return the announced stages of rounding that come after a share met its weight."""
    announced = roundings(framework)
    return tuple(stage for stage in AFTER_WEIGHING if stage in announced)


def _reason(framework: Framework, lot: LotResult) -> NoAnswer | None:
    """Return why totals are no linear function of the weights, if they are not."""
    if not lot.ranking:
        return NoAnswer("no-bid")
    if framework.award.type not in SUMS:
        award = AWARDS[framework.award.type]
        if award.in_euros:
            return NoAnswer("euros")
        return NoAnswer("award" if award.uses_quality else "price-alone")
    found = irrational(lot)
    return NoAnswer("irrational", (("criterion", found),)) if found else None


def irrational(lot: LotResult) -> str | None:
    """Return a criterion with a share that is only approximated; weight 0 does not hide it."""
    for result in lot.ranking:
        for score in result.walk():
            if any(traced.step.radius for traced in score.steps):
                return score.criterion
    return None
