"""The evaluation of one lot: admission, scores, totals, ranking."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from aanbesteding.exact.size import TooLong, shown_whole
from aanbesteding.methods.awards import AWARDS
from aanbesteding.methods.awards.base import NoTotal, Offered
from aanbesteding.methods.base import EXACT, Competition, Step
from aanbesteding.model.bid import Bid
from aanbesteding.model.criteria import Node, criteria_of, walk
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.scoring import codes
from aanbesteding.scoring.admission import reasons_against
from aanbesteding.scoring.candidate import Candidate, Grown
from aanbesteding.scoring.evaluation import BidResult, Flagged, LotResult, Reason, Tie, Traced
from aanbesteding.scoring.flags import flags_of
from aanbesteding.scoring.flags.alone import order_of, order_without
from aanbesteding.scoring.flags.base import Field
from aanbesteding.scoring.leaves import Scorer, rounded
from aanbesteding.scoring.nodes import add_up, below_minimum, below_minimum_total, grow
from aanbesteding.scoring.organisations import clashes
from aanbesteding.scoring.panel import Panel
from aanbesteding.scoring.panel_findings import panel_findings
from aanbesteding.scoring.prices import Priced, price_of
from aanbesteding.scoring.ranking import chain, rank, status_of
from aanbesteding.scoring.size import long_points, may_be_long, too_long
from aanbesteding.scoring.stages import Stage, stages
from aanbesteding.scoring.value_warnings import value_findings
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


class Contest(NamedTuple):
    """The outcome among admitted bids: their totals, the field of prices, and whose they were."""

    scored: list[Scored]
    competition: Competition | None
    competitors: list[Candidate]


class LotEvaluation:
    """Evaluates one lot; `faults` are what keeps it from having a ranking."""

    def priced(self, bid: Bid, offer_index: int) -> Priced:
        """Return the price of an offer for this lot."""
        return price_of(self.framework, self.index, bid, offer_index)

    def __init__(self, framework: Framework, index: int, dossier: Dossier, panel: Panel) -> None:
        self.framework = framework
        self.index = index
        self.dossier = dossier
        self.lot = framework.lots[index]
        self.award = AWARDS[framework.award.type]
        self.nodes: list[Node] = list(walk(framework, *criteria_of(framework, index)))
        self.stages = stages(framework, self.nodes)
        self.facts = {fact.id: fact for fact in framework.facts}
        self.scorer = Scorer(framework, index, self.facts, panel)
        self.candidates = [
            Candidate(bid, number, self.priced(bid, number))
            for bid in sorted(dossier.bids, key=lambda bid: bid.id)
            for number, offer in enumerate(bid.lots)
            if offer.lot == self.lot.id
        ]

    def unrounded(self) -> LotEvaluation:
        """Return the same lot as if nothing were rounded; what was measured is used again."""
        policies = self.framework.policies.model_copy(update={"rounding": "none"})
        plain = self.framework.model_copy(update={"policies": policies})
        other = LotEvaluation(plain, self.index, self.dossier, self.scorer.panel)
        other.scorer.measurements = self.scorer.measurements
        return other

    def run(self) -> LotResult:
        """Return the evaluation; meaningless when there are faults afterwards."""
        shared = clashes(self.framework, self.candidates)
        for candidate in self.candidates:
            candidate.reasons = [*self.reasons(candidate), *shared.get(candidate.bid.id, ())]
        contest = self.contest([c for c in self.candidates if not c.reasons])
        self.refuse_long_points()
        result = self._result(contest.scored, contest.competition)
        if self.faults:
            return result
        return replace(result, flags=self._flags(contest, result))

    def reasons(self, candidate: Candidate) -> list[Reason]:
        """Return why a bid is not admitted, apart from the other bids."""
        return reasons_against(self.framework, self.index, self.nodes, self.facts, candidate)

    def refuse_long_points(self) -> None:
        """Find the points that are too long to be shown."""
        if may_be_long(self.framework, self.index, self.nodes) and not self.faults:
            found = long_points(self.framework, self.lot.id, self.nodes, self.candidates)
            self.scorer.faults += found

    def contest(self, admitted: list[Candidate]) -> Contest:
        """Score what has no score yet, test the minimums, and total those that pass all."""
        finished, competition, competitors = self._staged(admitted)
        scored: list[Scored] = []
        if finished:
            sums = [add_up(candidate.grown.tops) for candidate in finished]
            lowest = min(candidate.price for candidate in finished)
            sees_others = self.award.sees_others(self.framework.award)
            best = max(range(len(sums)), key=lambda index: sums[index][0])
            for index, (candidate, (quality, steps)) in enumerate(zip(finished, sums, strict=True)):
                most = best if sees_others else index
                offered = Offered(quality, self.whole, candidate.price, sums[most][0], lowest)
                scored += self._total(candidate, finished[most], offered, steps)
        return Contest(scored, competition, competitors)

    def _flags(self, contest: Contest, result: LotResult) -> tuple[Flagged, ...]:
        """Look at the ranked bids once more; what is found changes nothing above."""
        ranked = sorted((bid.candidate for bid in contest.scored), key=lambda found: found.bid.id)
        passed = contest.competitors
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

    def _staged(
        self, left: list[Candidate]
    ) -> tuple[list[Candidate], Competition | None, list[Candidate]]:
        """Score and test stage by stage; return the bids that pass all, and who competed.

        What has a score already keeps it.
        """
        competition: Competition | None = None
        competitors: list[Candidate] | None = None
        grown = True
        for stage in self.stages:
            relative = [node for node in stage.scored if node.relative]
            for candidate in left:
                for node in stage.scored:
                    if not node.relative and node.criterion.id not in candidate.leaves:
                        score = self.scorer.score(node, candidate, None)
                        candidate.leaves[node.criterion.id] = score
            if relative and left:
                competition = self._competition(left)
                competitors = competitors or left
                self._score_relative(left, relative, competition)
            grown = grown and not stage.scored
            if not grown and (stage.minimums or stage is self.stages[-1]):
                for candidate in left:
                    candidate.grown = self.grown(candidate)
                grown = True
            left = [candidate for candidate in left if self.passes(candidate, stage)]
        return left, competition, left if competitors is None else competitors

    def grown(self, candidate: Candidate, before: Grown | None = None) -> Grown:
        """Add up what a bid has scored so far; `before` is what it added up to otherwise."""
        known = before.scored if before is not None else None
        return grow(self.nodes, candidate.leaves, self.scorer.roundings, known)

    def passes(self, candidate: Candidate, stage: Stage) -> bool:
        """Test the minimums of a stage; a bid that misses one is set aside.

        In an announced order a bid goes on when a mark is missing: that is a fault, and the marks
        that it needs afterwards have to be reported in the same run.
        """
        missed = below_minimum(self.framework, stage.minimums, candidate.grown, stage.gate)
        if stage.total and self.framework.minimum_total is not None:
            quality, _ = add_up(candidate.grown.tops)
            missed += below_minimum_total(self.framework, quality, self.whole, stage.gate)
        if stage.gate and self.scorer.panel.lacks(candidate.bid.id, self.lot.id):
            return True
        candidate.reasons += missed
        return not missed

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
                score = self.scorer.score(node, candidate, field)
                candidate.leaves[node.criterion.id] = score

    @property
    def faults(self) -> list[Finding]:
        """What kept criteria from being scored."""
        return self.scorer.faults

    @cached_property
    def whole(self) -> Fraction:
        """The sum of all weights."""
        return sum((node.weight for node in self.nodes if node.depth == 0), Fraction(0))

    def _total(
        self, candidate: Candidate, best: Candidate, offered: Offered, steps: tuple[Traced, ...]
    ) -> list[Scored]:
        """Return the bid with its total; a fault where the award's formula has no outcome.

        `best` is the bid with the most quality of those ranked; `steps` led to its own quality.
        """
        candidate.quality = offered.quality
        here = in_framework(self.framework, "award")
        try:
            shown_whole(offered.quality)
            step = self.award.total(self.framework.award, offered)
            radius = self._radius(step, offered, _uncertain(candidate), _uncertain(best))
            shown_whole(step.result)
        except TooLong:
            found = too_long(self.award.id, candidate.bid.id, self.lot.id, here)
            self.scorer.faults.append(found)
            return []
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
        if self.award.radius is not None:
            return self.award.radius(self.framework.award, offered, quality, best)
        radius = step.radius
        for own in (offered.quality - quality, offered.quality + quality):
            for most in (offered.best - best, offered.best + best):
                corner = offered._replace(quality=own, best=most)
                end = self.award.total(self.framework.award, corner)
                radius = max(radius, abs(end.result - step.result) + end.radius)
        return radius

    def _result(self, scored: list[Scored], field: Competition | None) -> LotResult:
        high = self.award.winning(self.framework.award) == "high"
        ranking = rank(scored, chain(self.framework), high=high)
        by_id = {bid.id: bid for bid in scored}
        ranked = tuple(
            bid_result(by_id[bid].candidate, by_id[bid], place)
            for place, group in ranking.groups
            for bid in group
        )
        excluded = tuple(bid_result(c, None, None) for c in self.candidates if c.reasons)
        status = status_of(ranking.groups, int(self.lot.winners or 1))
        findings = self._findings(ranked, ranking.ties)
        lowest = field.lowest if field else None
        if (
            self.award.sees_others(self.framework.award) and ranked
        ):  # the award's own lowest: of the bids that are ranked
            lowest = min(bid.candidate.price for bid in scored)
        return LotResult(
            self.lot, self.index, status, ranked, excluded, ranking.ties, lowest, findings
        )

    def _findings(
        self, ranked: tuple[BidResult, ...], ties: tuple[Tie, ...]
    ) -> tuple[Finding, ...]:
        """Return what there is to say about an outcome; it changes nothing."""
        return (
            *lot_findings(self.framework, self.index, self.candidates, len(ranked), ties),
            *value_findings(self.framework, self.index, self.award, ranked),
            *panel_findings(self.framework, self.nodes, self.candidates),
        )


def _uncertain(candidate: Candidate) -> Fraction:
    """Return how far the sum of the points can be off."""
    return sum((score.radius for score in candidate.grown.tops if score.radius), EXACT)


def bid_result(
    candidate: Candidate, scored: Scored | None, place: int | None, *, priced: bool = True
) -> BidResult:
    """Return what became of a bid; `priced` says whether its price was looked at."""
    return BidResult(
        candidate.bid.id,
        candidate.bid.shown_name,
        candidate.price if priced else None,
        candidate.priced.traced,
        candidate.grown.complete,
        scored.total if scored else None,
        scored.traced if scored else (),
        place,
        tuple(candidate.reasons),
    )
