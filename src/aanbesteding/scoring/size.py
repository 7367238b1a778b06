"""Numbers that are too long to be shown (AB425): exact, and of thousands of digits."""

from __future__ import annotations

from collections.abc import Iterable

from aanbesteding.exact.size import MAX_DIGITS, fits
from aanbesteding.methods.formulas import WithFormula
from aanbesteding.methods.price_log import PriceLog
from aanbesteding.methods.price_parabolic import PriceParabolic
from aanbesteding.model.criteria import Node
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import Ref, Route
from aanbesteding.scoring.candidate import Candidate
from aanbesteding.scoring.size_codes import TOO_LONG

_FEW = 30
"""So many criteria of the other methods stay far below the limit, whatever their numbers."""


def too_long(subject: str, bid: str, lot: str, ref: Ref) -> Finding:
    """Return the fault about a number of a bid."""
    return Finding(TOO_LONG, ref, {"subject": subject, "bid": bid, "lot": lot, "limit": MAX_DIGITS})


def may_be_long(framework: Framework, index: int, nodes: list[Node]) -> bool:
    """Whether points on a criterion of a lot can be long at all: a look at each costs time."""
    if len(nodes) > _FEW or framework.lots[index].life_cycle is not None:
        return True
    return any(
        isinstance(node.criterion.method, WithFormula | PriceLog | PriceParabolic) for node in nodes
    )


def long_points(
    framework: Framework, lot: str, nodes: list[Node], candidates: Iterable[Candidate]
) -> list[Finding]:
    """Return a fault for every criterion on which a bid has points that are too long."""
    routes: dict[str, Route] = {node.criterion.id: node.route for node in nodes}
    return [
        too_long(name, candidate.bid.id, lot, in_framework(framework, *routes[name]))
        for candidate in candidates
        for name, score in candidate.grown.scored.items()
        if not fits(score.points)
    ]
