"""The engine, told what it found before, so that evaluating a lot again is less work.

It decides everything anew from what it is told: who is admitted, relative points, minimum scores,
totals and ties. Flags and warnings decide nothing and are left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from aanbesteding.model.bid import Bid
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import Route
from aanbesteding.scoring.candidate import Candidate, Grown
from aanbesteding.scoring.evaluation import BidResult, Flagged, LotResult, NodeScore, Reason, Tie
from aanbesteding.scoring.leaves import Measurement
from aanbesteding.scoring.lots import Contest, LotEvaluation
from aanbesteding.scoring.panel import Panel
from aanbesteding.scoring.prices import Priced


class Alone(NamedTuple):
    """What holds of a bid whatever the other bids are."""

    bid: Bid
    priced: Priced
    measured: dict[Route, Measurement]
    leaves: dict[str, NodeScore]
    reasons: list[Reason]
    sums: tuple[tuple[dict[str, NodeScore], Grown], ...]
    """Scores on leaves, and what they add up to."""


class Spared(LotEvaluation):
    """The engine, which is told what it found before. Of bids that are told nothing it finds all.

    `alone` is of the same framework; none of it is used that does not hold in this run.
    """

    def __init__(
        self,
        framework: Framework,
        index: int,
        dossier: Dossier,
        panel: Panel,
        alone: Mapping[str, Alone],
    ) -> None:
        self.alone = alone
        super().__init__(framework, index, dossier, panel)
        self.scorer.keeps = True
        self.known: dict[str, list[Reason]] = {}
        self.made: dict[str, list[tuple[dict[str, NodeScore], Grown]]] = {}

    def priced(self, bid: Bid, offer_index: int) -> Priced:
        """Return what was found before, or look."""
        found = self.alone.get(bid.id)
        if found is not None and found.bid is bid:
            return found.priced
        return super().priced(bid, offer_index)

    def reasons(self, candidate: Candidate) -> list[Reason]:
        """Return what was found before, or look."""
        found = self.known.get(candidate.bid.id)
        return super().reasons(candidate) if found is None else found

    def grown(self, candidate: Candidate, before: Grown | None = None) -> Grown:
        """Return what the very same scores added up to before, or add up what is new."""
        leaves, found = candidate.leaves, self.alone.get(candidate.bid.id)
        for scores, sums in found.sums if found is not None else ():
            if len(scores) == len(leaves) and all(
                leaves.get(name) is score for name, score in scores.items()
            ):
                return sums
            before = sums
        made = super().grown(candidate, before)
        self.made.setdefault(candidate.bid.id, []).append((dict(leaves), made))
        return made

    def found_alone(self) -> dict[str, Alone]:
        """Return per bid what was found of it, after `run`."""
        alone = {node.criterion.id for node in self.nodes if not node.relative}
        measured: dict[str, dict[Route, Measurement]] = {}
        for (at, name), got in self.scorer.measurements.items():
            measured.setdefault(name, {})[at] = got
        return {
            one.bid.id: Alone(
                one.bid,
                one.priced,
                measured.get(one.bid.id, {}),
                {name: leaf for name, leaf in one.leaves.items() if name in alone},
                super(Spared, self).reasons(one),
                tuple(self.made.get(one.bid.id, ())),
            )
            for one in self.candidates
        }

    def _flags(self, contest: Contest, result: LotResult) -> tuple[Flagged, ...]:
        return ()

    def _findings(
        self, ranked: tuple[BidResult, ...], ties: tuple[Tie, ...]
    ) -> tuple[Finding, ...]:
        return ()
