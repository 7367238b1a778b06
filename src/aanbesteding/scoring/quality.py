"""Everything but the price, evaluated before prices are opened (clause 5.14)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from aanbesteding.checking.anonymous import opened
from aanbesteding.checking.rules.bid_price import RULES as PRICE_RULES
from aanbesteding.checking.rules.minimums import needs_price
from aanbesteding.checking.rules.prices_locked import LOCKED
from aanbesteding.checking.run import check_dossier, check_framework
from aanbesteding.faults import Faults
from aanbesteding.model.bid import Bid
from aanbesteding.model.criteria import Node
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, fault_of, in_bid, origins
from aanbesteding.model.framework import Framework, Lot
from aanbesteding.model.origin import Origin, Route
from aanbesteding.scoring import codes
from aanbesteding.scoring.admission import reasons_against
from aanbesteding.scoring.candidate import Candidate
from aanbesteding.scoring.evaluation import BidResult
from aanbesteding.scoring.lots import LotEvaluation, bid_result
from aanbesteding.scoring.nodes import grow
from aanbesteding.scoring.panel import Panel
from aanbesteding.scoring.panel_findings import panel_findings, weights_without_effect
from aanbesteding.scoring.prices import Priced
from aanbesteding.scoring.stages import Stage
from aanbesteding.scoring.warnings import conflict_findings

UNSEEN = {rule.code for rule in PRICE_RULES} | {LOCKED}


@dataclass(frozen=True, slots=True)
class QualityLot:
    """What the bids for a lot have on everything but the price."""

    lot: Lot
    index: int
    scored: tuple[BidResult, ...]
    """The bids that were scored, in the order of their ids: there is no ranking yet."""
    excluded: tuple[BidResult, ...]
    """The bids that were excluded or set aside, with their reasons."""
    shares: Mapping[str, Mapping[str, Fraction]]
    """Per bid what the panel gives on criteria that are compared with other bids."""
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Quality:
    """The quality of all bids under one framework."""

    framework: Framework
    dossier: Dossier
    lots: tuple[QualityLot, ...]
    findings: tuple[Finding, ...]
    files: Mapping[tuple[str, str], Origin] = field(repr=False)


def evaluate_quality(framework: Framework, dossier: Dossier) -> Quality:
    """Evaluate everything but the price; prices are not looked at, and need not be there.

    Raises `Faults` with everything that is wrong, as `evaluate` does.
    """
    dossier = opened(framework, dossier)
    files = origins(framework, dossier)
    found = check_framework(framework) or check_dossier(framework, dossier)
    findings = [finding for finding in found if finding.code not in UNSEEN]
    if findings:
        raise Faults(fault_of(finding, files) for finding in findings)
    panel = Panel(framework, dossier)
    runs = [QualityEvaluation(framework, n, dossier, panel) for n in range(len(framework.lots))]
    lots = tuple(run.quality() for run in runs)
    findings = [*panel.faults(), *(fault for run in runs for fault in run.faults)]
    if findings:
        raise Faults(fault_of(finding, files) for finding in findings)
    warnings = [
        *weights_without_effect(framework),
        *conflict_findings(framework, dossier),
        *_seen_prices(framework, dossier),
    ]
    return Quality(framework, dossier, lots, tuple(warnings), files)


class QualityEvaluation(LotEvaluation):
    """Evaluates one lot as far as that can be done without a price."""

    def priced(self, bid: Bid, offer_index: int) -> Priced:
        """Return no price: nothing here looks at it."""
        return Priced(Fraction(0), None, ())

    def quality(self) -> QualityLot:
        """Return the quality; meaningless when there are faults afterwards."""
        shares: dict[str, dict[str, Fraction]] = {c.bid.id: {} for c in self.candidates}
        # A range is tested on what a method measures: a discount on the price measures a fact.
        unpriced = [n for n in self.nodes if n.method is None or n.method.measures != "price"]
        for candidate in self.candidates:
            candidate.reasons = reasons_against(
                self.framework, self.index, unpriced, self.facts, candidate, price=False
            )
        left = [candidate for candidate in self.candidates if not candidate.reasons]
        for whole in self.stages:
            stage = self._without_price(whole)
            for candidate in left:
                for node in stage.scored:
                    name = node.criterion.id
                    if node.relative:
                        measured = self.scorer.measured(node, candidate)
                        shares[candidate.bid.id][name] = measured.value
                    else:
                        candidate.leaves[name] = self.scorer.score(node, candidate, None)
                for node in whole.scored:
                    if node.method is not None and node.method.worth == "price":
                        part = self.scorer.part_of_price(node, candidate)
                        shares[candidate.bid.id][node.criterion.id] = part
                candidate.grown = grow(self.nodes, candidate.leaves, self.scorer.roundings)
            left = [candidate for candidate in left if self.passes(candidate, stage)]
        self.refuse_long_points()
        return self._quality(shares)

    @cached_property
    def needing(self) -> set[Route]:
        """Where a price stands at or beneath a node."""
        return {node.route for node in self.nodes if needs_price(node, self.nodes)}

    @cached_property
    def later(self) -> set[Route]:
        """Where the points depend on a price or on who is admitted."""
        relative = {node.route[:end] for node in self.nodes if node.relative for end in _ends(node)}
        return self.needing | relative

    def _without_price(self, stage: Stage) -> Stage:
        """Leave out of a stage what needs a price, or who else is admitted."""
        return Stage(
            tuple(node for node in stage.scored if node.route not in self.needing),
            tuple(node for node in stage.minimums if node.route not in self.later),
            False,
            stage.gate,
        )

    def _quality(self, shares: dict[str, dict[str, Fraction]]) -> QualityLot:
        scored: list[BidResult] = []
        excluded: list[BidResult] = []
        for candidate in self.candidates:
            (excluded if candidate.reasons else scored).append(_unpriced(candidate))
        findings = tuple(panel_findings(self.framework, self.nodes, self.candidates))
        return QualityLot(self.lot, self.index, tuple(scored), tuple(excluded), shares, findings)


def _ends(node: Node) -> range:
    """Return the lengths of the routes to a node and to all above it."""
    return range(len(node.route), 0, -1)


def _unpriced(candidate: Candidate) -> BidResult:
    return bid_result(candidate, None, None, priced=False)


def _seen_prices(framework: Framework, dossier: Dossier) -> list[Finding]:
    """Find prices that are there already, where the framework says that they are locked."""
    if framework.policies.prices != "locked":
        return []
    return [
        Finding(codes.PRICE_SEEN, in_bid(bid, "lots", index), {"bid": bid.id, "lot": offer.lot})
        for bid in dossier.bids
        for index, offer in enumerate(bid.lots)
        if offer.price is not None or offer.price_sheet is not None
    ]
