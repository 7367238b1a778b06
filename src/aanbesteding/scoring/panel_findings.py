"""What there is to say about a panel: consensus beside arithmetic, and marks far apart.

Findings of clauses 5.9 and 5.11; none of them changes a score.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from aanbesteding.exact.display import shortest
from aanbesteding.model.criteria import Node, all_nodes
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework, LabelledScale, Scale, SpreadFlag
from aanbesteding.scoring import codes
from aanbesteding.scoring.candidate import Candidate
from aanbesteding.scoring.evaluation import GivenMark, NodeScore
from aanbesteding.scoring.wording import both
from aanbesteding.texts import Text


def weights_without_effect(framework: Framework) -> Iterator[Finding]:
    """Yield the nodes by consensus: the weights beneath them are information only."""
    for node in all_nodes(framework):
        if node.criterion.by_consensus:
            ref = in_framework(framework, *node.route, "how")
            yield Finding(codes.NO_EFFECT, ref, {"criterion": node.criterion.id})


def panel_findings(
    framework: Framework, nodes: list[Node], candidates: list[Candidate]
) -> Iterator[Finding]:
    """Yield what there is to say about the panel's marks in a lot."""
    joint = [node for node in nodes if node.criterion.by_consensus]
    flag = framework.panel.spread_flag if framework.panel else None
    if not joint and flag is None:
        return
    for candidate in candidates:
        scored = candidate.grown.scored
        for node in joint:
            if node.criterion.id in scored:
                yield from _differs(candidate, node, scored[node.criterion.id])
        for node in nodes if flag else ():
            found = scored.get(node.criterion.id)
            if flag and found and found.marks:
                scale = node.scale
                on = next(one for one in framework.scales if one.id == scale)
                yield from _spread(flag, on, candidate, node, found)


def _differs(candidate: Candidate, node: Node, score: NodeScore) -> Iterator[Finding]:
    """Yield a consensus that the subcriteria would not have added up to."""
    assert score.share is not None
    arithmetic = sum((child.points for child in score.children), Fraction(0))
    joint = score.share * score.weight
    counted = [mark for mark in score.marks if mark.counts]
    if arithmetic != joint and counted:
        fields = {
            "bid": candidate.bid.id,
            "criterion": node.criterion.id,
            "joint": both(shortest, joint),
            "arithmetic": both(shortest, arithmetic),
        }
        yield Finding(codes.CONSENSUS_DIFFERS, counted[0].ref, fields)


def _spread(
    flag: SpreadFlag, scale: Scale, candidate: Candidate, node: Node, score: NodeScore
) -> Iterator[Finding]:
    """Yield individual marks that lie further apart than announced."""
    own = [mark for mark in score.marks if mark.assessor != "consensus"]
    if len(own) < 2:
        return
    low = min(own, key=lambda mark: mark.worth)
    high = max(own, key=lambda mark: mark.worth)
    points = (high.worth - low.worth) * 100
    steps = _steps(scale, low, high)
    far = flag.percent_points is not None and points > flag.percent_points
    if far or (flag.steps is not None and steps > flag.steps):
        said = ", ".join(f"{mark.assessor} {mark.mark}" for mark in own)
        fields = {
            "bid": candidate.bid.id,
            "criterion": node.criterion.id,
            "marks": Text(said, said),
            "points": both(shortest, points),
            "steps": both(shortest, steps),
        }
        yield Finding(codes.SPREAD, low.ref, fields)


def _steps(scale: Scale, low: GivenMark, high: GivenMark) -> Fraction:
    """Return the number of steps between two marks: places in the list, or steps of a number."""
    if isinstance(scale, LabelledScale):
        names = [label.mark for label in scale.marks]
        return Fraction(abs(names.index(low.mark) - names.index(high.mark)))
    # worth = (mark − zero-at) / (full-at − zero-at), so the marks follow from what they are worth
    return abs((high.worth - low.worth) * (scale.full_at - scale.zero_at) / scale.step)
