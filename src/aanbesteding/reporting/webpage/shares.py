"""What weights do not change of a lot: who can be ranked, and the share of each weight they earn.

The engine itself is asked, under the framework without its minimum scores and without the rounding
that comes after weighing. What a relative method gives depends on who passes the minimum scores
before it, and that can depend on weights; so the engine is asked for every set of bids that can be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from aanbesteding.methods.base import EXACT
from aanbesteding.model.criteria import Node, criteria_of, walk
from aanbesteding.model.framework import Criterion, Framework
from aanbesteding.model.origin import Route
from aanbesteding.scoring.candidate import Candidate
from aanbesteding.scoring.evaluate import no_cycle_search
from aanbesteding.scoring.evaluation import Evaluation, LotResult, NodeScore
from aanbesteding.scoring.lots import LotEvaluation
from aanbesteding.scoring.panel import Panel
from aanbesteding.scoring.stages import beneath, stages

MOST_UNSURE = 5
"""So many bids may pass or miss a minimum score by the weights: 2⁵ sets of bids that compete."""


class Share(NamedTuple):
    """A part of the weight; of the own price, or euros, where the method says so. And how exact."""

    value: Fraction
    radius: Fraction


Shares = Mapping[str, Share]
"""By criterion; what was not assessed or has no outcome is not in it."""
Bids = tuple[str, ...]


@dataclass(frozen=True)
class Unweighted:
    """What weights do not change; `fields` are the relative shares by who compete."""

    bids: tuple[Candidate, ...]
    """Who are ranked, or miss nothing but a minimum score; in the order of their ids."""
    shares: Mapping[str, Shares]
    fields: Mapping[Bids, Mapping[str, Shares]]
    too_many: bool
    """Whether more sets of bids can compete than are worked out; `fields` is empty then."""


@no_cycle_search()
def unweighted(evaluation: Evaluation, lot: LotResult) -> Unweighted:
    """Return what weights do not change of a lot."""
    framework = evaluation.framework
    inside = {result.bid for result in lot.ranking}
    inside |= {
        result.bid
        for result in lot.excluded
        if all(reason.kind in ("minimum", "minimum-total") for reason in result.reasons)
    }
    engine = _Engine(evaluation, lot.index)
    shares = engine.among(inside)
    bids = tuple(one for one in engine.candidates if one.bid.id in inside)
    nodes = tuple(walk(framework, *criteria_of(framework, lot.index)))
    if not any(node.relative for node in nodes):
        return Unweighted(bids, shares, {}, too_many=False)
    names = [one.bid.id for one in bids]
    unsure = [name for name in names if _unsure(framework, nodes, shares[name])]
    if len(unsure) > MOST_UNSURE:
        return Unweighted(bids, shares, {}, too_many=True)
    fields = {key: engine.among(key) for key in _sets(names, unsure)}
    return Unweighted(bids, shares, fields, too_many=False)


def _sets(names: list[str], unsure: list[str]) -> Iterator[Bids]:
    for count in range(len(unsure) + 1):
        for out in combinations(unsure, count):
            left = tuple(name for name in names if name not in out)
            if left:
                yield left


def _unsure(framework: Framework, nodes: tuple[Node, ...], shares: Shares) -> bool:
    """Whether weights can decide if a bid passes the minimum scores before relative shares.

    It passes under all weights when each share beneath is enough by itself and nothing is rounded
    after weighing; and it never surely misses, as nothing is missed where a weight is 0.
    """
    order = stages(framework, list(nodes))
    last = max(n for n, stage in enumerate(order) if any(node.relative for node in stage.scored))
    before = order[:last]
    if any(stage.total for stage in before):
        return True
    rounds = any(stage != "mark" for stage in _stages_of_rounding(framework))
    for node in (node for stage in before for node in stage.minimums):
        if node.criterion.minimum is None:
            continue  # an order names a criterion that has a minimum score in another lot alone
        least = node.criterion.minimum.percent / 100
        if rounds or not all(
            part.method is None or part.method.worth == "weight"
            for part in earned(nodes, node.route)
        ):
            return True
        found = [shares.get(part.criterion.id) for part in earned(nodes, node.route)]
        if any(one is None or one.value - one.radius < least for one in found):
            return True
    return False


def earned(nodes: Iterable[Node], at: Route = ()) -> list[Node]:
    """Return what is scored and counts at or beneath a place; nothing beneath a joint mark."""
    found: list[Node] = []
    for one in nodes:  # parents first
        inside = one.scored and beneath(one.route, at)
        if inside and not any(beneath(one.route, above.route) for above in found):
            found.append(one)
    return found


def _stages_of_rounding(framework: Framework) -> list[str]:
    announced = framework.policies.rounding
    return [] if isinstance(announced, str) else [step.stage for step in announced]


class _Engine:
    """The engine under a framework without what hangs on weights."""

    def __init__(self, evaluation: Evaluation, index: int) -> None:
        self.framework = _apart_from_weights(evaluation.framework)
        self.index, self.dossier = index, evaluation.dossier
        self.panel = Panel(self.framework, self.dossier)
        self.candidates = self.run().candidates

    def run(self) -> LotEvaluation:
        return LotEvaluation(self.framework, self.index, self.dossier, self.panel)

    def among(self, names: Iterable[str]) -> dict[str, Shares]:
        """Return the shares of some bids that compete with each other alone."""
        run, wanted = self.run(), set(names)
        inside = [one for one in run.candidates if one.bid.id in wanted]
        run.contest(inside)
        broken = {
            (fields.get("bid"), fields.get("criterion", fields.get("subject")))
            for fields in (fault.fields for fault in run.faults)
        }
        lot = run.lot.id
        broken |= {
            (bid, name)
            for (_, bid, at), criteria in self.panel.missing.items()
            if at == lot
            for name in criteria
        }
        return {
            one.bid.id: {
                name: _share(run, score)
                for name, score in one.leaves.items()
                if (one.bid.id, name) not in broken
            }
            for one in inside
        }


def _share(run: LotEvaluation, score: NodeScore) -> Share:
    """Return what a method gave, before it met its weight."""
    for traced in reversed(score.steps):
        if traced.stage == "share":
            return Share(traced.step.result, traced.step.radius)
    if score.share is not None:  # a panel's marks
        return Share(score.share, EXACT)
    return Share(score.points, EXACT)  # an amount in euros, whatever the weight


def _apart_from_weights(framework: Framework) -> Framework:
    announced = framework.policies.rounding
    if not isinstance(announced, str):
        kept = tuple(step for step in announced if step.stage == "mark")
        announced = kept or "none"
    policies = framework.policies.model_copy(update={"rounding": announced, "minimums_order": None})
    lots = tuple(
        one.model_copy(update={"criteria": _without_minimums(one.criteria)})
        for one in framework.lots
    )
    criteria = _without_minimums(framework.criteria)
    update = {
        "policies": policies,
        "lots": lots,
        "criteria": criteria,
        "minimum_total": None,
        "controls": (),
        "flags": None,
    }
    return framework.model_copy(update=update)


def _without_minimums(criteria: tuple[Criterion, ...] | None) -> tuple[Criterion, ...] | None:
    if criteria is None:
        return None
    return tuple(
        one.model_copy(update={"minimum": None, "criteria": _without_minimums(one.criteria)})
        for one in criteria
    )
