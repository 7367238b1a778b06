"""The order of scoring and minimum scores in a lot (clauses 5.7 and 5.10)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from aanbesteding.model.criteria import Node
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import Route

TOTAL = "total"
"""The word in `minimums-order` for the minimum of the total."""


class Stage(NamedTuple):
    """What is scored for the bids that are left, and which minimum scores are tested then."""

    scored: tuple[Node, ...]
    """Leaves and nodes by consensus that get their share in this stage."""
    minimums: tuple[Node, ...]
    """The nodes whose minimum is tested."""
    total: bool
    """Whether the minimum of the total is tested."""
    gate: tuple[int, int] | None = None
    """The place in the announced order and its length; None where no order is announced."""


def stages(framework: Framework, nodes: Sequence[Node]) -> tuple[Stage, ...]:
    """Return the stages of a lot, in order; the last one scores whatever is not scored yet."""
    scored = [node for node in nodes if node.scored]
    order = framework.policies.minimums_order
    if order is None:
        relative = [node.route for node in scored if node.relative]
        return (
            _unannounced(nodes, scored, relative, wanted=False),
            _unannounced(nodes, scored, relative, wanted=True),
        )
    by_id = {node.criterion.id: node for node in nodes}
    here = [word for word in order if word in by_id or word == TOTAL]
    made: list[Stage] = []
    for number, word in enumerate(here, start=1):
        place = (number, len(here))
        if word == TOTAL:
            made.append(Stage(tuple(scored), (), True, place))
            scored = []
            continue
        gate = by_id[word]
        now = [node for node in scored if beneath(node.route, gate.route)]
        scored = [node for node in scored if node not in now]
        made.append(Stage(tuple(now), (gate,), False, place))
    if scored:
        made.append(Stage(tuple(scored), (), False))
    return tuple(made)


def _unannounced(
    nodes: Sequence[Node], scored: Sequence[Node], relative: Sequence[Route], *, wanted: bool
) -> Stage:
    """Return one of the two stages of clause 5.7: without and with a relative method."""
    minimums = tuple(
        node
        for node in nodes
        if node.criterion.minimum
        and any(beneath(route, node.route) for route in relative) is wanted
    )
    now = tuple(node for node in scored if node.relative is wanted)
    return Stage(now, minimums, wanted)


def beneath(route: Route, above: Route) -> bool:
    """Whether a node stands at or beneath another."""
    return route[: len(above)] == above
