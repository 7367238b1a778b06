"""Criteria side by side, with the assessors' own words (D10 to D12)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from aanbesteding.deciding.decision import CriterionRow, Quote
from aanbesteding.fields import say
from aanbesteding.model.criteria import Node, criteria_of, walk
from aanbesteding.model.framework import Framework
from aanbesteding.scoring.evaluation import BidResult, LotResult, NodeScore
from aanbesteding.texts import Text

JOINTLY = Text("de beoordelingscommissie gezamenlijk", "the panel jointly")


class Beside:
    """Makes rows of the criteria of one lot: a bid's scores beside those of the winner."""

    def __init__(self, framework: Framework, lot: LotResult) -> None:
        self.nodes: tuple[Node, ...] = tuple(walk(framework, *criteria_of(framework, lot.index)))
        self.capacities = _capacities(framework)

    def rows(self, own: BidResult, winner: BidResult | None = None) -> tuple[CriterionRow, ...]:
        """Return a row per criterion that the bid has a score on, parents before subcriteria."""
        scores = {score.criterion: score for score in own.walk()}
        others = {score.criterion: score for score in winner.walk()} if winner else {}
        given_here = {score.criterion for score in scored(own.nodes)}
        found = [node for node in self.nodes if node.criterion.id in scores]
        return tuple(
            self._row(
                node,
                scores[node.criterion.id],
                others.get(node.criterion.id),
                here=node.criterion.id in given_here,
            )
            for node in found
        )

    def _row(
        self, node: Node, own: NodeScore, winner: NodeScore | None, *, here: bool
    ) -> CriterionRow:
        title = node.criterion.title
        method = node.method
        return CriterionRow(
            node.criterion.id,
            Text(say(title, "nl"), say(title, "en")),
            node.depth,
            node.weight,
            here,
            method.measures if method else None,
            method.name if method else None,
            own.points,
            winner.points if winner else None,
            winner.points - own.points if winner else None,
            tuple(self._quotes(own)),
            tuple(self._quotes(winner)) if winner else (),
        )

    def _quotes(self, score: NodeScore) -> Iterator[Quote]:
        """Yield the marks that count; what stands beside a consensus is no reason of the award."""
        for mark in score.marks:
            if mark.counts:
                capacity = self.capacities.get(mark.assessor, JOINTLY)
                ref = mark.ref._replace(route=(*mark.ref.route[:-1], "reason"))
                yield Quote(capacity, mark.mark, mark.worth, mark.reason, ref)


def scored(nodes: Iterable[NodeScore]) -> Iterator[NodeScore]:
    """Yield the scores that the total is made of: without subcriteria, or with marks of its own."""
    for node in nodes:
        if adds_up(node):
            yield from scored(node.children)
        else:
            yield node


def adds_up(node: NodeScore) -> bool:
    """Whether a node's points are the sum of its subcriteria, and not given by marks of its own."""
    return bool(node.children) and not node.marks


def _capacities(framework: Framework) -> dict[str, Text]:
    """Return the capacity of every assessor; those who share one are numbered as listed."""
    assessors = framework.panel.assessors if framework.panel else ()
    titled = {one.id: Text(say(one.title, "nl"), say(one.title, "en")) for one in assessors}
    shared = Counter(titled.values())
    seen: Counter[Text] = Counter()
    made: dict[str, Text] = {}
    for name, title in titled.items():
        seen[title] += 1
        number = f" ({seen[title]})" if shared[title] > 1 else ""
        made[name] = Text(title.nl + number, title.en + number)
    return made
