"""One lot of an evaluation, and what it takes to evaluate it again with something changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from aanbesteding.fields import Model, say
from aanbesteding.model.criteria import Node, criteria_of, walk
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import sheet_id
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import Route
from aanbesteding.model.scores import ScoreSheet
from aanbesteding.scoring.candidate import Candidate
from aanbesteding.scoring.evaluate import no_cycle_search
from aanbesteding.scoring.evaluation import Evaluation, Flagged, LotResult, NodeScore, Reason
from aanbesteding.scoring.leaves import Measurement
from aanbesteding.scoring.lots import Contest, LotEvaluation
from aanbesteding.scoring.panel import Panel
from aanbesteding.texts import Text

Holders = tuple[str, ...]
"""Bids that would get a contract, sorted; more of them than there are contracts means a draw."""


class _Alone(NamedTuple):
    """What holds of a bid whatever the other bids are."""

    measured: dict[Route, Measurement]
    leaves: dict[str, NodeScore]
    reasons: list[Reason]


class _Spared(LotEvaluation):
    """The engine, which is told what it found before: why a bid is not admitted by itself."""

    def __init__(self, framework: Framework, index: int, dossier: Dossier, panel: Panel) -> None:
        super().__init__(framework, index, dossier, panel)
        self.scorer.keeps = True
        self.known: dict[str, list[Reason]] = {}

    def reasons(self, candidate: Candidate) -> list[Reason]:
        """Return what was found before, or look."""
        found = self.known.get(candidate.bid.id)
        return super().reasons(candidate) if found is None else found

    def _flags(self, contest: Contest, result: LotResult) -> tuple[Flagged, ...]:
        return ()


@dataclass(frozen=True)
class Case:
    """One lot of an evaluation, as it was before lots were drawn.

    What is changed is evaluated by the engine itself, under the announced rules: admission,
    minimum scores, relative methods, rounding and ties included. Controls and flags decide nothing
    and are left out.
    """

    evaluation: Evaluation
    index: int

    @cached_property
    def framework(self) -> Framework:
        """The framework, without what decides nothing."""
        return self.evaluation.framework.model_copy(update={"controls": (), "flags": None})

    @property
    def dossier(self) -> Dossier:
        """The bids and the score sheets."""
        return self.evaluation.dossier

    @property
    def lot(self) -> str:
        """The id of the lot."""
        return self.evaluation.lots[self.index].lot.id

    @cached_property
    def base(self) -> LotResult:
        """The lot as it was evaluated, without drawings of lots."""
        return self._first[0]

    @cached_property
    def _first(self) -> tuple[LotResult, dict[str, _Alone]]:
        """The lot evaluated for the first time; and per bid what does not depend on other bids."""
        with no_cycle_search():
            panel = Panel(self.framework, self.dossier)
            run = _Spared(self.framework, self.index, self.dossier, panel)
            result = run.run()
        found = run.scorer.measurements
        alone = {node.criterion.id for node in self.nodes if not node.relative}
        return result, {
            one.bid.id: _Alone(
                {key[0]: got for key, got in found.items() if key[1] == one.bid.id},
                {name: leaf for name, leaf in one.leaves.items() if name in alone},
                run.reasons(one),
            )
            for one in run.candidates
        }

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """The criteria of the lot, parents before their subcriteria."""
        return tuple(walk(self.framework, *criteria_of(self.framework, self.index)))

    @cached_property
    def holders(self) -> Holders:
        """The bids that would get a contract as things are."""
        return holders(self.base)

    def again(
        self, framework: Framework | None = None, dossier: Dossier | None = None
    ) -> LotResult | None:
        """Evaluate the lot under another framework or dossier; None where that has no outcome.

        Nothing is checked first: a change must leave a framework as valid as it was.
        """
        under, over = framework or self.framework, dossier or self.dossier
        with no_cycle_search():
            panel = Panel(under, over)
            run = _Spared(under, self.index, over, panel)
            self._spare(run)
            result = run.run()
        return None if run.faults or panel.faults() else result

    def _spare(self, run: _Spared) -> None:
        """Tell a run what stays as it was: of the same bids with the same marks.

        Under the same framework that is why a bid is not admitted and all that is scored apart from
        other bids; with other weights or methods what is measured by the methods that stayed.
        """
        same = run.framework is self.framework
        if not same and not _differ_in_criteria(run.framework, self.framework):
            return
        stayed = {
            now.route
            for was, now in zip(self.nodes, run.nodes, strict=False)
            if was.route == now.route and was.criterion.method is now.criterion.method
        }
        admits = len(stayed) == len(self.nodes) == len(run.nodes)
        admits = admits and run.framework.award is self.framework.award
        for name in self._unchanged(run.dossier):
            known = self._first[1].get(name)
            if known is None:
                continue  # it does not bid for this lot
            if admits:
                run.known[name] = known.reasons
            if not same:
                run.scorer.measurements.update(
                    {(at, name): got for at, got in known.measured.items() if at in stayed}
                )
        for candidate in run.candidates if same else ():
            if candidate.bid.id in run.known:
                candidate.leaves.update(self._first[1][candidate.bid.id].leaves)

    def _unchanged(self, dossier: Dossier) -> Iterator[str]:
        """Yield the bids that are as they were, with the marks that they had."""
        before, after = (_sheets(one, self.framework) for one in (self.dossier, dossier))
        if before.keys() != after.keys():
            return
        pairs = [(before[name], after[name]) for name in before]
        if any(one is not other and _head(one) != _head(other) for one, other in pairs):
            return
        bids = {bid.id: bid for bid in self.dossier.bids}
        for bid in dossier.bids:
            marked = (
                one is other or one.marks.get(bid.id) == other.marks.get(bid.id)
                for one, other in pairs
            )
            if bid is bids.get(bid.id) and all(marked):
                yield bid.id

    def title(self, criterion: str) -> Text:
        """Return the title of a criterion; `price` is the price."""
        for node in self.nodes:
            if node.criterion.id == criterion:
                title = node.criterion.title
                return Text(say(title, "nl"), say(title, "en"))
        return Text("prijs", "price") if criterion == "price" else Text(criterion, criterion)

    def name(self, bid: str) -> str:
        """Return the name under which a bid was made."""
        result = self.base.result(bid)
        return result.name if result is not None else bid


def _differ_in_criteria(one: Framework, other: Framework) -> bool:
    """Whether two frameworks are alike but for their criteria and their award."""
    lots = zip(one.lots, other.lots, strict=False)
    return (
        len(one.lots) == len(other.lots)
        and _same(one, other, {"criteria", "lots", "award", "minimum_total"})
        and all(_same(lot, its, {"criteria"}) for lot, its in lots)
    )


def _same(one: Model, other: Model, apart: set[str]) -> bool:
    """Whether two models hold the same values, the very same, apart from some fields."""
    values = other.__dict__
    return all(value is values[name] for name, value in one.__dict__.items() if name not in apart)


def _sheets(dossier: Dossier, framework: Framework) -> dict[str, ScoreSheet]:
    return {sheet_id(one): one for one in dossier.sheets if one.framework == framework.id}


def _head(sheet: ScoreSheet) -> tuple[object, ...]:
    """Return what a sheet says apart from the marks."""
    return sheet.kind, sheet.assessor, sheet.decimal_sign, sheet.conflicts, sheet.present


def holders(result: LotResult | None) -> Holders:
    """Return the bids that get a contract, or that share the last one and so must draw for it.

    Nobody where there is no admissible bid, or no outcome.
    """
    if result is None:
        return ()
    return tuple(
        sorted(one.bid for one in result.ranking if one.rank and one.rank <= result.contracts)
    )
