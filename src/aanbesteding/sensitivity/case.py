"""One lot of an evaluation, and what it takes to evaluate it again with something changed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from aanbesteding.fields import say
from aanbesteding.model.criteria import Node, criteria_of, walk
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.framework import Framework
from aanbesteding.scoring.evaluate import no_cycle_search
from aanbesteding.scoring.evaluation import Evaluation, LotResult
from aanbesteding.scoring.lots import LotEvaluation
from aanbesteding.scoring.panel import Panel
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
        result = self.again()
        assert result is not None  # it was evaluated before
        return result

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
            run = LotEvaluation(under, self.index, over, panel)
            result = run.run()
        return None if run.faults or panel.faults() else result

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


def holders(result: LotResult | None) -> Holders:
    """Return the bids that get a contract, or that share the last one and so must draw for it.

    Nobody where there is no admissible bid, or no outcome.
    """
    if result is None:
        return ()
    return tuple(
        sorted(one.bid for one in result.ranking if one.rank and one.rank <= result.contracts)
    )
