"""A lot evaluated again and again with other prices or other bids: the same engine, less work.

What a bid scores on a criterion that looks at no price and at no other bid stays what it was, so it
is scored once. Admission, relative methods, minimum scores, totals, rounding and ties are worked
out anew each time, by the engine itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from aanbesteding.methods.base import Step
from aanbesteding.model.bid import Bid
from aanbesteding.model.criteria import Node
from aanbesteding.model.dossier import Dossier
from aanbesteding.scoring.candidate import Candidate
from aanbesteding.scoring.evaluate import no_cycle_search
from aanbesteding.scoring.evaluation import LotResult, Traced
from aanbesteding.scoring.panel import Panel
from aanbesteding.scoring.prices import Priced
from aanbesteding.sensitivity.case import Case
from aanbesteding.sensitivity.spared import Spared

Prices = Mapping[str, Fraction]
"""Per bid the price that counts instead of its own, in euros."""


class _Repriced(Spared):
    """The engine with other prices for some bids."""

    def __init__(self, case: Case, dossier: Dossier, panel: Panel, prices: Prices) -> None:
        self._instead = prices
        super().__init__(case.framework, case.index, dossier, panel, case.alone)

    def priced(self, bid: Bid, offer_index: int) -> Priced:
        """Return the price of an offer, or the one that counts instead of it.

        Under a fixed price what a bid states is only tested, and then that is what is changed.
        """
        found = super().priced(bid, offer_index)
        price = self._instead.get(bid.id)
        if price is None:
            return found
        if self.lot.fixed_price is not None:
            return found._replace(stated=price)
        step = Step("price", (("price", price),), price)
        return Priced(price, price, (Traced("price", step, found.traced[-1].refs),))


class Rerun:
    """Evaluates one lot under other prices or over other bids."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.runs = 0
        self._stays = {node.criterion.id for node in case.nodes if _stays(node)}
        self._unpriced = {node.route for node in case.nodes if not _of_price(node)}

    def result(
        self, prices: Prices | None = None, dossier: Dossier | None = None
    ) -> LotResult | None:
        """Return the lot with other prices, over another dossier; None where it has no outcome.

        A dossier may lack bids and may have more of them; a bid with the same id is the same bid
        with the same marks.
        """
        self.runs += 1
        over = dossier or self.case.dossier
        with no_cycle_search():
            panel = Panel(self.case.framework, over)
            run = _Repriced(self.case, over, panel, prices or {})
            for candidate in run.candidates:
                self._spare(run, candidate, repriced=candidate.bid.id in (prices or {}))
            result = run.run()
        return None if run.faults or panel.faults() else result

    def _spare(self, run: Spared, candidate: Candidate, *, repriced: bool) -> None:
        """Tell a run what it found of a bid before, and that still holds."""
        name = candidate.bid.id
        known = self.case.alone.get(name)
        if known is None:
            return
        leaves, measured = known.leaves, known.measured
        if repriced:
            leaves = {one: leaf for one, leaf in leaves.items() if one in self._stays}
            measured = {at: got for at, got in measured.items() if at in self._unpriced}
        else:
            run.known[name] = known.reasons
        candidate.leaves.update(leaves)
        run.scorer.measurements.update({(at, name): got for at, got in measured.items()})


def _of_price(node: Node) -> bool:
    """Whether a criterion is worth something else when the own price changes."""
    return node.method is not None and (
        node.method.measures == "price" or node.method.worth == "price"
    )


def _stays(node: Node) -> bool:
    """Whether a score on a criterion is the same whatever the prices and the other bids are."""
    return not node.relative and not _of_price(node)
