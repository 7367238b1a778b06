"""The evaluation of one lot: admission, scores, totals, ranking."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from aanbesteding.methods.awards import AWARDS
from aanbesteding.methods.awards.base import NoTotal, Offered
from aanbesteding.methods.base import Competition, Step
from aanbesteding.model.criteria import Node, criteria_of, walk
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.scoring import codes
from aanbesteding.scoring.admission import reasons_against
from aanbesteding.scoring.candidate import Candidate
from aanbesteding.scoring.evaluation import BidResult, Flagged, LotResult, Status, Traced
from aanbesteding.scoring.flags import flags_of
from aanbesteding.scoring.flags.alone import order_of, order_without
from aanbesteding.scoring.flags.base import Field
from aanbesteding.scoring.leaves import Scorer, rounded
from aanbesteding.scoring.nodes import add_up, below_minimum, below_minimum_total, grow
from aanbesteding.scoring.organisations import clashes
from aanbesteding.scoring.panel import Panel
from aanbesteding.scoring.prices import price_of
from aanbesteding.scoring.ranking import chain, rank
from aanbesteding.scoring.warnings import lot_findings


@dataclass(frozen=True, slots=True)
class Scored:
    """A bid with its total, for the ranking."""

    candidate: Candidate
    total: Fraction
    radius: Fraction
    traced: tuple[Traced, ...]

    @property
    def id(self) -> str:
        """The id of the bid."""
        return self.candidate.bid.id

    def tie_value(self, word: str) -> tuple[Fraction, Fraction]:
        """Points on a criterion, or the price with the lower as the better; and how uncertain."""
        if word == "price":
            return -self.candidate.price, Fraction(0)
        score = self.candidate.grown.scored[word]
        return score.points, score.radius


class LotEvaluation:
    """Evaluates one lot; `faults` are what keeps it from having a ranking."""

    def __init__(self, framework: Framework, index: int, dossier: Dossier, panel: Panel) -> None:
        self.framework = framework
        self.index = index
        self.lot = framework.lots[index]
        self.award = AWARDS[framework.award.type]
        self.nodes: list[Node] = list(walk(framework, *criteria_of(framework, index)))
        self.facts = {fact.id: fact for fact in framework.facts}
        self.scorer = Scorer(framework, index, self.facts, panel)
        self.candidates = [
            Candidate(bid, number, price_of(framework, index, bid, number))
            for bid in sorted(dossier.bids, key=lambda bid: bid.id)
            for number, offer in enumerate(bid.lots)
            if offer.lot == self.lot.id
        ]

    def run(self) -> LotResult:
        """Return the evaluation; meaningless when there are faults afterwards."""
        shared = clashes(self.framework, self.candidates)
        for candidate in self.candidates:
            candidate.reasons = reasons_against(
                self.framework, self.index, self.nodes, self.facts, candidate
            )
            candidate.reasons += shared.get(candidate.bid.id, ())
        absolute = [node for node in self._leaves() if not node.relative]
        relative = [node for node in self._leaves() if node.relative]
        admitted = [c for c in self.candidates if not c.reasons]
        gated = any(node.criterion.minimum for node in self.nodes)
        for candidate in admitted:
            for node in absolute:
                candidate.leaves[node.criterion.id] = self.scorer.leaf(node, candidate, None)
            if gated or not relative:
                candidate.grown = grow(self.nodes, candidate.leaves, self.scorer.roundings)
            candidate.reasons += below_minimum(
                self.framework, self.nodes, candidate.grown, relative=False
            )
        passed = [c for c in admitted if not c.reasons]
        scored, competition = self.contest(passed)
        result = self._result(scored, competition)
        return result if self.faults else replace(result, flags=self._flags(passed, scored, result))

    def contest(self, passed: list[Candidate]) -> tuple[list[Scored], Competition | None]:
        """Score relative criteria among the bids that passed, and total those that pass all."""
        relative = [node for node in self._leaves() if node.relative]
        competition = self._competition(passed) if relative and passed else None
        scored: list[Scored] = []
        if competition is not None:
            self._score_relative(passed, relative, competition)
        finished = [candidate for candidate in passed if self._passes_all(candidate)]
        if finished:
            best = max(finished, key=lambda candidate: add_up(candidate.grown.tops)[0])
            lowest = min(candidate.price for candidate in finished)
            for candidate in finished:
                scored += self._total(candidate, best if self.award.relative else candidate, lowest)
        return scored, competition

    def _flags(
        self, passed: list[Candidate], scored: list[Scored], result: LotResult
    ) -> tuple[Flagged, ...]:
        """Look at the ranked bids once more; what is found changes nothing above."""
        ranked = sorted((bid.candidate for bid in scored), key=lambda found: found.bid.id)
        field = Field(
            self.framework,
            self.index,
            self.nodes,
            ranked,
            passed,
            order_of((found.rank, found.bid) for found in result.ranking),
            lambda left_out: order_without(self, passed, left_out),
        )
        return flags_of(field)

    def _competition(self, passed: list[Candidate]) -> Competition:
        prices = tuple(candidate.price for candidate in passed)
        lowest = min(prices)
        refs = [c.priced.traced[-1].refs for c in passed if c.price == lowest]
        return Competition(prices, refs=tuple(ref for found in refs for ref in found))

    def _score_relative(
        self, passed: list[Candidate], leaves: list[Node], competition: Competition
    ) -> None:
        """Score relative leaves: first what is measured of every bid, then each against all."""
        for node in leaves:
            values = [self.scorer.measured(node, candidate).value for candidate in passed]
            numbers = tuple(value for value in values if isinstance(value, Fraction))
            field = replace(competition, values=numbers)
            for candidate in passed:
                score = self.scorer.leaf(node, candidate, field)
                candidate.leaves[node.criterion.id] = score
        for candidate in passed:
            candidate.grown = grow(self.nodes, candidate.leaves, self.scorer.roundings)

    @property
    def faults(self) -> list[Finding]:
        """What kept criteria from being scored."""
        return self.scorer.faults

    def _leaves(self) -> list[Node]:
        return [node for node in self.nodes if node.method is not None]

    @cached_property
    def whole(self) -> Fraction:
        """The sum of all weights."""
        return sum((node.weight for node in self.nodes if node.depth == 0), Fraction(0))

    def _passes_all(self, candidate: Candidate) -> bool:
        """Test the minimums that need all scores; a bid that misses one is set aside."""
        candidate.reasons += below_minimum(
            self.framework, self.nodes, candidate.grown, relative=True
        )
        quality, _ = add_up(candidate.grown.tops)
        candidate.reasons += below_minimum_total(self.framework, quality, self.whole)
        return not candidate.reasons

    def _total(self, candidate: Candidate, best: Candidate, lowest: Fraction) -> list[Scored]:
        """Return the bid with its total; a fault where the award's formula has no outcome.

        `best` is the bid with the most quality, `lowest` the lowest price, of those ranked.
        """
        quality, steps = add_up(candidate.grown.tops)
        most = quality if best is candidate else add_up(best.grown.tops)[0]
        offered = Offered(quality, self.whole, candidate.price, most, lowest)
        here = in_framework(self.framework, "award")
        try:
            step = self.award.total(self.framework.award, offered)
            radius = self._radius(step, offered, _uncertain(candidate), _uncertain(best))
        except NoTotal:
            fields = {"bid": candidate.bid.id, "award": self.award.id}
            self.scorer.faults.append(Finding(codes.NO_TOTAL, here, fields))
            return []
        total, more = rounded(step.result, "total", self.scorer.roundings)
        if more and radius:
            ends = (step.result - radius, step.result + radius)
            if len({rounded(end, "total", self.scorer.roundings)[0] for end in ends}) > 1:
                fields = {"criterion": self.award.id}
                self.scorer.faults.append(Finding(codes.UNDECIDABLE, here, fields))
        radius = Fraction(0) if more else radius
        summed = steps if self.award.uses_quality else ()
        return [Scored(candidate, total, radius, (*summed, Traced("total", step), *more))]

    def _radius(self, step: Step, offered: Offered, quality: Fraction, best: Fraction) -> Fraction:
        """Return how far a total can be off: every award rises or falls all along with quality."""
        if not self.award.uses_quality or not (quality or best):
            return step.radius
        radius = step.radius
        for own in (offered.quality - quality, offered.quality + quality):
            for most in (offered.best - best, offered.best + best):
                corner = offered._replace(quality=own, best=most)
                end = self.award.total(self.framework.award, corner)
                radius = max(radius, abs(end.result - step.result) + end.radius)
        return radius

    def _result(self, scored: list[Scored], field: Competition | None) -> LotResult:
        ranking = rank(scored, chain(self.framework), high=self.award.better == "high")
        by_id = {bid.id: bid for bid in scored}
        ranked = tuple(
            _bid_result(by_id[bid].candidate, by_id[bid], place)
            for place, group in ranking.groups
            for bid in group
        )
        excluded = tuple(_bid_result(c, None, None) for c in self.candidates if c.reasons)
        winners = [result for result in ranked if result.rank == 1]
        status: Status = "ranked" if len(winners) == 1 else "draw-needed"
        if not winners:
            status = "no-admissible-bid"
        findings = lot_findings(
            self.framework, self.index, self.candidates, len(ranked), ranking.ties
        )
        lowest = field.lowest if field else None
        return LotResult(
            self.lot, self.index, status, ranked, excluded, ranking.ties, lowest, findings
        )


def _uncertain(candidate: Candidate) -> Fraction:
    """Return how far the sum of the points can be off."""
    return sum((score.radius for score in candidate.grown.tops), Fraction(0))


def _bid_result(candidate: Candidate, scored: Scored | None, place: int | None) -> BidResult:
    return BidResult(
        candidate.bid.id,
        candidate.bid.tenderer.name,
        candidate.price,
        candidate.priced.traced,
        candidate.grown.tops,
        scored.total if scored else None,
        scored.traced if scored else (),
        place,
        tuple(candidate.reasons),
    )
