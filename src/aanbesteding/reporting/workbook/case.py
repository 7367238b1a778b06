"""What a workbook is made of: per lot its criteria, and its bids with all that was calculated."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from aanbesteding.methods.awards import AWARDS
from aanbesteding.methods.awards.base import Award
from aanbesteding.model.bid import Bid, Offer
from aanbesteding.model.criteria import Node, criteria_of, walk
from aanbesteding.model.framework import FactDeclaration, Framework
from aanbesteding.model.origin import Route
from aanbesteding.model.policies import RoundingStep
from aanbesteding.scoring.evaluation import BidResult, Evaluation, LotResult, NodeScore
from aanbesteding.scoring.leaves import roundings
from aanbesteding.scoring.stages import Stage, beneath, stages

SET_ASIDE = {"minimum", "minimum-total"}
"""The reasons for which a bid is set aside after it was scored."""


class Entry(NamedTuple):
    """A bid in a lot."""

    result: BidResult
    bid: Bid
    offer: Offer
    scores: Mapping[str, NodeScore]

    @property
    def takes_part(self) -> bool:
        """Whether it was scored: it ranks, or it was set aside by a minimum score."""
        return all(reason.kind in SET_ASIDE for reason in self.result.reasons)


class LotCase:
    """One lot: its criteria, the stages in which they are scored, and the bids by id."""

    def __init__(self, evaluation: Evaluation, lot: LotResult, number: int) -> None:
        framework = evaluation.framework
        self.framework, self.lot, self.number = framework, lot, number
        self.nodes: tuple[Node, ...] = tuple(walk(framework, *criteria_of(framework, lot.index)))
        # In an announced order a gate can stand that has no minimum in this lot.
        tested = tuple(
            one._replace(minimums=tuple(n for n in one.minimums if n.criterion.minimum))
            for one in stages(framework, self.nodes)
        )
        self.tests: tuple[Stage, ...] = tuple(one for one in tested if self._tests(one))
        self._stages: tuple[Stage, ...] = tested
        bids = {bid.id: bid for bid in evaluation.dossier.bids}
        results = sorted((*lot.ranking, *lot.excluded), key=lambda result: result.bid)
        self.entries = tuple(self._entry(result, bids[result.bid]) for result in results)
        self.scored = tuple(entry for entry in self.entries if entry.takes_part)
        by_bid = {entry.bid.id: entry for entry in self.scored}
        ranked = [by_bid.pop(result.bid) for result in lot.ranking]
        self.in_order = (*ranked, *by_bid.values())
        """The bids that take part: the ranked ones, the first first; then those without a rank."""
        self.places = {entry.bid.id: place for place, entry in enumerate(self.in_order, start=1)}
        self.winners = frozenset(result.bid for result in lot.winners)
        self.contested = frozenset(lot.contested)

    def _entry(self, result: BidResult, bid: Bid) -> Entry:
        offer = bid.offer(self.lot.lot.id)
        assert offer is not None
        return Entry(result, bid, offer, {score.criterion: score for score in result.walk()})

    def _tests(self, stage: Stage) -> bool:
        return bool(stage.minimums) or (stage.total and self.framework.minimum_total is not None)

    def tests_before(self, node: Node) -> int:
        """Return how many tests a bid must have passed before a node has a score."""
        return max(
            (
                sum(self._tests(before) for before in self._stages[:number])
                for number, stage in enumerate(self._stages)
                for scored in stage.scored
                if beneath(scored.route, node.route)
            ),
            default=0,
        )

    def passed(self, entry: Entry) -> int:
        """Return how many of the tests a bid passed, in their order."""
        missed = {(reason.kind, reason.subject) for reason in entry.result.reasons}
        for number, stage in enumerate(self.tests):
            named = {("minimum", node.criterion.id) for node in stage.minimums}
            named |= {("minimum-total", "total")} if stage.total else set()
            if missed & named:
                return number
        return len(self.tests)

    def children(self, node: Node) -> tuple[Node, ...]:
        """Return the subcriteria of a node."""
        above = (*node.route, "criteria")
        return tuple(other for other in self.nodes if other.route[:-1] == above)

    @property
    def tops(self) -> tuple[Node, ...]:
        """The criteria that are no subcriteria."""
        return tuple(node for node in self.nodes if node.depth == 0)


class Case:
    """The whole workbook: a framework, and the lots that it is about."""

    def __init__(self, evaluation: Evaluation, lots: tuple[LotResult, ...]) -> None:
        self.evaluation = evaluation
        self.framework: Framework = evaluation.framework
        self.award: Award = AWARDS[self.framework.award.type]
        self.high = self.award.winning(self.framework.award) == "high"
        self.relative = self.award.sees_others(self.framework.award)
        self.roundings: Mapping[str, tuple[RoundingStep, ...]] = roundings(self.framework)
        self.facts: dict[str, FactDeclaration] = {fact.id: fact for fact in self.framework.facts}
        self.lots = tuple(LotCase(evaluation, lot, n) for n, lot in enumerate(lots, start=1))

    def nodes(self) -> dict[Route, Node]:
        """Return the criteria of all these lots, each once, by their place in the file."""
        return {node.route: node for lot in self.lots for node in lot.nodes}


def steps_of(score: NodeScore) -> tuple[Fraction | None, list[Fraction], Fraction, list[Fraction]]:
    """Return how a score came about: the share, it rounded, the points, and them rounded.

    The first share is None for a sum of others and for an amount that is no share.
    """
    stages = [traced.stage for traced in score.steps]
    at = max(n for n, stage in enumerate(stages) if stage in ("points", "sum"))
    shares = [t.step.result for t in score.steps[:at] if t.stage in ("share", "marks")]
    before = [t.step.result for t in score.steps[:at] if t.stage == "rounding"]
    after = [t.step.result for t in score.steps[at:] if t.stage == "rounding"]
    share = shares[-1] if shares else None
    return share, before, score.steps[at].step.result, after
