"""One lot of an evaluation, and what it takes to evaluate it again with something changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from aanbesteding.fields import Model, say
from aanbesteding.model.criteria import Node, criteria_of, walk
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import sheet_id
from aanbesteding.model.framework import Framework
from aanbesteding.model.scores import ScoreSheet
from aanbesteding.scoring.evaluate import no_cycle_search
from aanbesteding.scoring.evaluation import Evaluation, LotResult
from aanbesteding.scoring.panel import Panel
from aanbesteding.sensitivity.spared import Alone, Spared
from aanbesteding.texts import Text

Holders = tuple[str, ...]
"""Bids that would get a contract, sorted; more of them than there are contracts means a draw."""


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

    @property
    def alone(self) -> Mapping[str, Alone]:
        """Per bid what does not depend on other bids, as things are."""
        return self._first[1]

    @cached_property
    def _first(self) -> tuple[LotResult, dict[str, Alone]]:
        """The lot evaluated for the first time; and per bid what does not depend on other bids."""
        with no_cycle_search():
            panel = Panel(self.framework, self.dossier)
            run = Spared(self.framework, self.index, self.dossier, panel, {})
            result = run.run()
        return result, run.found_alone()

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
            same = under is self.framework
            run = Spared(under, self.index, over, panel, self.alone if same else {})
            if same or _differ_in_criteria(under, self.framework):
                self._spare(run, same=same)
            result = run.run()
        return None if run.faults or panel.faults() else result

    def _spare(self, run: Spared, *, same: bool) -> None:
        """Tell a run what stays as it was, of the same bids and of marks that are the same.

        Under the same framework that is why a bid is not admitted and all that is scored apart from
        other bids; with other weights or methods what is measured by the methods that stayed.
        """
        stayed = {
            now.route: now.criterion.id
            for was, now in zip(self.nodes, run.nodes, strict=False)
            if was.route == now.route and was.criterion.method is now.criterion.method
        }
        admits = len(stayed) == len(self.nodes) == len(run.nodes)
        admits = admits and run.framework.award is self.framework.award
        moved = self._moved(run.dossier)
        for candidate in run.candidates:
            name = candidate.bid.id
            known = self.alone.get(name)
            if known is None or known.bid is not candidate.bid:
                continue
            if admits:  # marks play no part in it
                run.known[name] = known.reasons
            if moved is None:
                continue
            other = moved.get(name, ())
            run.scorer.measurements.update(
                {
                    (at, name): got
                    for at, got in known.measured.items()
                    if at in stayed and stayed[at] not in other
                }
            )
            if same:
                candidate.leaves.update(
                    {leaf: got for leaf, got in known.leaves.items() if leaf not in other}
                )

    def _moved(self, dossier: Dossier) -> dict[str, set[str]] | None:
        """Return per bid the criteria on which its marks differ; None where panels differ."""
        before, after = (_sheets(one, self.framework) for one in (self.dossier, dossier))
        if before.keys() != after.keys():
            return None
        pairs = [(one, after[name]) for name, one in before.items() if one is not after[name]]
        if any(_head(one) != _head(other) for one, other in pairs):
            return None
        moved: dict[str, set[str]] = {}
        for one, other in pairs:
            for bid in one.marks.keys() | other.marks.keys():
                was, now = (sheet.marks.get(bid, {}).get(self.lot, {}) for sheet in (one, other))
                found = {at for at in was.keys() | now.keys() if was.get(at) != now.get(at)}
                moved.setdefault(bid, set()).update(found)
        return moved

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


@dataclass(frozen=True)
class Drawn(Case):
    """One lot of an evaluation as it is, drawings of lots included."""

    @cached_property
    def base(self) -> LotResult:
        """The lot as it was evaluated."""
        return self.evaluation.lots[self.index]


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
