"""From leaves to nodes: sums over the tree, and minimum scores (clauses 5.6, 5.7)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import lru_cache
from operator import is_

from aanbesteding.exact.adding import added
from aanbesteding.exact.display import shortest
from aanbesteding.methods.base import EXACT, Step
from aanbesteding.model.criteria import Node
from aanbesteding.model.finding import in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import Route
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
GATE = Text(
    "haalt {points} punten op «{title}»; het minimum is {minimum} ({percent} % van {weight}); "
    "toets {gate} van {gates} in de aangekondigde volgorde, wat daarna komt is niet beoordeeld",
    "gets {points} points on “{title}”; the minimum is {minimum} ({percent} % of {weight}); "
    "this is test {gate} of {gates} in the announced order, what comes after it was not assessed",
)
GATE_TOTAL = Text(
    "haalt {points} punten in totaal; het minimum is {minimum} ({percent} % van {weight}); "
    "dit is toets {gate} van {gates} in de aangekondigde volgorde",
    "gets {points} points in all; the minimum is {minimum} ({percent} % of {weight}); "
    "this is test {gate} of {gates} in the announced order",
)
BESIDE = Text(
    "de rekenkundige som van de subcriteria; zij telt niet mee, het consensuscijfer telt",
    "the arithmetical sum of the subcriteria; it does not count, the consensus mark does",
)


def grow(
    nodes: list[Node],
    leaves: dict[str, NodeScore],
    roundings: Roundings,
    before: Mapping[str, NodeScore] | None = None,
) -> Grown:
    """Add up a tree as far as its leaves have a score.

    `nodes` are in the order of the file, parents before their subcriteria. Before the relative
    leaves are scored, a node above one of them has no score yet, but what stands beside it has.
    `before` are scores under the same weights: a sum of the very same ones is not made again.
    """
    done: dict[tuple[str | int, ...], list[NodeScore]] = {}
    scored: dict[str, NodeScore] = {}
    for node in reversed(nodes):
        if node.criterion.criteria is None:
            score = leaves.get(node.criterion.id)
        else:
            children = tuple(reversed(done.pop((*node.route, "criteria"), [])))
            complete = len(children) == len(node.criterion.criteria)
            score = None
            if complete and not node.criterion.by_consensus:
                was = before.get(node.criterion.id) if before else None
                same = was is not None and all(map(is_, was.children, children))
                score = was if same else _sum(node, children, roundings)
            elif complete and (joint := leaves.get(node.criterion.id)):
                score = _beside(joint, children)
        if score is not None:
            done.setdefault(node.route[:-1], []).append(score)
            scored[node.criterion.id] = score
    top = nodes[0].route[:-1] if nodes else ()
    tops = tuple(reversed(done.get(top, [])))
    return Grown(tops, scored, tops if len(scored) == len(nodes) else _highest(nodes, scored))


def _highest(nodes: list[Node], scored: dict[str, NodeScore]) -> tuple[NodeScore, ...]:
    """Return the highest nodes with a score; of unfinished trees what there is of them."""
    found: list[NodeScore] = []
    covered: Route | None = None
    for node in nodes:  # whatever stands beneath a node follows it
        if covered is not None and node.route[: len(covered)] == covered:
            continue
        if node.criterion.id in scored:
            covered = node.route
            found.append(scored[node.criterion.id])
    return tuple(found)


def _beside(joint: NodeScore, children: tuple[NodeScore, ...]) -> NodeScore:
    """Put the subcriteria beneath a node by consensus, with their sum as information."""
    _, (summed,) = add_up(children)
    shown = Traced("beside", summed.step._replace(note=BESIDE))
    return joint._replace(steps=(shown, *joint.steps), children=children)


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
    points = [child.points for child in children]
    total = added(points)
    names, formula = _sum_of(len(points))
    return total, (Traced("sum", Step(formula, tuple(zip(names, points, strict=True)), total)),)


@lru_cache(maxsize=256)
def _sum_of(count: int) -> tuple[tuple[str, ...], str]:
    """Return the names in a sum of so many, and the sum; every bid has the same ones."""
    names = tuple(f"p{n}" for n in range(1, count + 1))
    return names, " + ".join(names) or "0"


def below_minimum(
    framework: Framework,
    nodes: Iterable[Node],
    grown: Grown,
    gate: tuple[int, int] | None = None,
) -> list[Reason]:
    """Return the minimum scores that a bid misses; `gate` is their place in an announced order."""
    reasons: list[Reason] = []
    for node in nodes:
        minimum, score = node.criterion.minimum, grown.scored.get(node.criterion.id)
        if minimum is None or score is None:
            continue
        bound = minimum.percent / 100 * node.weight
        if score.points < bound:
            fields = (
                ("title", titled(node.criterion.title)),
                ("points", both(shortest, score.points)),
                ("minimum", both(shortest, bound)),
                ("percent", both(shortest, minimum.percent)),
                ("weight", both(shortest, node.weight)),
                *_place(gate),
            )
            ref = in_framework(framework, *node.route, "minimum")
            text = GATE if gate else MINIMUM
            reasons.append(Reason("minimum", node.criterion.id, text, fields, (ref,)))
    return reasons


def below_minimum_total(
    framework: Framework, points: Fraction, whole: Fraction, gate: tuple[int, int] | None = None
) -> list[Reason]:
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
        *_place(gate),
    )
    ref = in_framework(framework, "minimum-total")
    text = GATE_TOTAL if gate else MINIMUM_TOTAL
    return [Reason("minimum-total", "total", text, fields, (ref,))]


def _place(gate: tuple[int, int] | None) -> tuple[tuple[str, object], ...]:
    return (("gate", gate[0]), ("gates", gate[1])) if gate else ()
