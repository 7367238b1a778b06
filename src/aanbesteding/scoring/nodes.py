"""From leaves to nodes: sums over the tree, and minimum scores (clauses 5.6, 5.7)."""

from __future__ import annotations

from fractions import Fraction

from aanbesteding.exact.display import shortest
from aanbesteding.methods.base import EXACT, Step
from aanbesteding.model.criteria import Node
from aanbesteding.model.finding import in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.scoring.candidate import Grown
from aanbesteding.scoring.evaluation import NodeScore, Reason, Traced
from aanbesteding.scoring.leaves import Roundings, rounded
from aanbesteding.scoring.wording import both, titled
from aanbesteding.texts import Text

MINIMUM = Text(
    "haalt {points} punten op «{title}»; het minimum is {minimum} ({percent} % van {weight})",
    "gets {points} points on “{title}”; the minimum is {minimum} ({percent} % of {weight})",
)
MINIMUM_TOTAL = Text(
    "haalt {points} punten in totaal; het minimum is {minimum} ({percent} % van {weight})",
    "gets {points} points in all; the minimum is {minimum} ({percent} % of {weight})",
)


def grow(nodes: list[Node], leaves: dict[str, NodeScore], roundings: Roundings) -> Grown:
    """Add up a tree as far as its leaves have a score.

    `nodes` are in the order of the file, parents before their subcriteria. Before the relative
    leaves are scored, a node above one of them has no score yet, but what stands beside it has.
    """
    done: dict[tuple[str | int, ...], list[NodeScore]] = {}
    scored: dict[str, NodeScore] = {}
    for node in reversed(nodes):
        if node.criterion.criteria is None:
            score = leaves.get(node.criterion.id)
        else:
            children = tuple(reversed(done.pop((*node.route, "criteria"), [])))
            complete = len(children) == len(node.criterion.criteria)
            score = _sum(node, children, roundings) if complete else None
        if score is not None:
            done.setdefault(node.route[:-1], []).append(score)
            scored[node.criterion.id] = score
    top = nodes[0].route[:-1] if nodes else ()
    return Grown(tuple(reversed(done.get(top, []))), scored)


def _sum(node: Node, children: tuple[NodeScore, ...], roundings: Roundings) -> NodeScore:
    points, steps = add_up(children)
    points, more = rounded(points, "node", roundings)
    relative = any(child.relative for child in children)
    radius = EXACT if more else sum((child.radius for child in children if child.radius), EXACT)
    return NodeScore(
        node.criterion.id,
        node.weight,
        points,
        None,
        radius,
        relative,
        (*steps, *more),
        (),
        children,
    )


def add_up(children: tuple[NodeScore, ...]) -> tuple[Fraction, tuple[Traced, ...]]:
    """Return the sum of the points, with its step."""
    values = tuple((f"p{n}", child.points) for n, child in enumerate(children, start=1))
    total = sum((child.points for child in children), Fraction(0))
    step = Step(" + ".join(name for name, _ in values) or "0", values, total)
    return total, (Traced("sum", step),)


def below_minimum(
    framework: Framework, nodes: list[Node], grown: Grown, *, relative: bool
) -> list[Reason]:
    """Return the minimum scores that a bid misses, on nodes that are relative or that are not."""
    reasons: list[Reason] = []
    for node in nodes:
        minimum, score = node.criterion.minimum, grown.scored.get(node.criterion.id)
        if minimum is None or score is None or score.relative is not relative:
            continue
        bound = minimum.percent / 100 * node.weight
        if score.points < bound:
            fields = (
                ("title", titled(node.criterion.title)),
                ("points", both(shortest, score.points)),
                ("minimum", both(shortest, bound)),
                ("percent", both(shortest, minimum.percent)),
                ("weight", both(shortest, node.weight)),
            )
            ref = in_framework(framework, *node.route, "minimum")
            reasons.append(Reason("minimum", node.criterion.id, MINIMUM, fields, (ref,)))
    return reasons


def below_minimum_total(framework: Framework, points: Fraction, whole: Fraction) -> list[Reason]:
    """Return the minimum total, when a bid misses it."""
    if framework.minimum_total is None:
        return []
    bound = framework.minimum_total.percent / 100 * whole
    if points >= bound:
        return []
    fields = (
        ("points", both(shortest, points)),
        ("minimum", both(shortest, bound)),
        ("percent", both(shortest, framework.minimum_total.percent)),
        ("weight", both(shortest, whole)),
    )
    ref = in_framework(framework, "minimum-total")
    return [Reason("minimum-total", "total", MINIMUM_TOTAL, fields, (ref,))]
