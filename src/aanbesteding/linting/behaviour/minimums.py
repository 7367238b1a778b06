"""What the two rules about minimum scores share: the extremes that bids can have on a criterion."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from aanbesteding.linting.behaviour.arena import Arena
from aanbesteding.linting.behaviour.invented import Invented
from aanbesteding.model.criteria import Node
from aanbesteding.model.framework import Criterion, Framework, Minimum
from aanbesteding.model.origin import Route
from aanbesteding.scoring.evaluation import LotResult

BOUNDED_FACTS = ("fact-bandwidth", "fact-curve", "fact-table", "fact-yes-no")


class Tested(NamedTuple):
    """A minimum score, what it asks, and the least and the most that a bid can have for it."""

    subject: str
    """The criterion; empty for the minimum of the total."""
    route: Route
    asked: Fraction
    least: Fraction
    most: Fraction


def extremes(arena: Arena) -> tuple[Invented, Invented]:
    """Return the worst bid that is possible, at the highest price, and the best, at the lowest."""
    nothing = {lever.key: (0,) * len(lever.judges) for lever in arena.levers}
    return arena.bid(0, arena.high, nothing), arena.bid(1, arena.low, arena.best)


def tested(arena: Arena) -> Iterator[Tested]:
    """Yield every minimum score of a lot whose extremes are certain."""
    framework = arena.framework
    minimums = [node for node in arena.nodes if node.criterion.minimum is not None]
    if not minimums and framework.minimum_total is None:
        return
    worst, best = extremes(arena)
    result = arena.run(worst, best, framework=without_minimums(framework))
    if result is None or result.excluded:
        return
    for node in minimums:
        minimum = node.criterion.minimum
        assert minimum is not None
        if certain(arena, node):
            asked = minimum.percent / 100 * node.weight
            ends = [_points(result, bid.id, node.criterion.id) for bid in (worst, best)]
            yield Tested(node.criterion.id, (*node.route, "minimum"), asked, *ends)
    total: Minimum | None = framework.minimum_total
    tops = [node for node in arena.nodes if node.depth == 0]
    if total is not None and all(certain(arena, node) for node in tops):
        asked = total.percent / 100 * sum((node.weight for node in tops), Fraction(0))
        ends = [_sum(result, bid.id) for bid in (worst, best)]
        yield Tested("", ("minimum-total",), asked, *ends)


def certain(arena: Arena, node: Node) -> bool:
    """Whether the extreme options of the levers are the extremes of a criterion.

    Not where the price has no upper end, where a formula or an extended line has none, or where
    one fact decides several criteria: what is best for the one may be worst for the other.
    """
    shared = {
        below.criterion.id
        for lever in arena.levers
        if len(lever.nodes) > 1
        for below in lever.nodes
    }
    for below in arena.nodes:
        if below.route[: len(node.route)] != node.route or below.method is None:
            continue
        if below.method.measures == "price" and not arena.bounded:
            return False
        if below.method.measures == "fact":
            beyond = getattr(below.criterion.method, "out_of_range", "clamp")
            sure = below.method.id in BOUNDED_FACTS and beyond != "extrapolate"
            if not sure or below.criterion.id in shared:
                return False
    return True


def _points(result: LotResult, bid: str, criterion: str) -> Fraction:
    found = result.result(bid)
    return found.points(criterion) if found is not None else Fraction(0)


def _sum(result: LotResult, bid: str) -> Fraction:
    found = result.result(bid)
    return sum((node.points for node in found.nodes), Fraction(0)) if found else Fraction(0)


def without_minimums(framework: Framework) -> Framework:
    """Return a framework in which no bid is set aside."""
    policies = framework.policies.model_copy(update={"minimums_order": None})
    lots = tuple(lot.model_copy(update={"criteria": _free(lot.criteria)}) for lot in framework.lots)
    changed = {
        "policies": policies,
        "minimum_total": None,
        "criteria": _free(framework.criteria),
        "lots": lots,
    }
    return framework.model_copy(update=changed)


def _free(criteria: tuple[Criterion, ...] | None) -> tuple[Criterion, ...] | None:
    if criteria is None:
        return None
    return tuple(
        one.model_copy(update={"minimum": None, "criteria": _free(one.criteria)})
        for one in criteria
    )
