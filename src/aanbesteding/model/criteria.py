"""Walking the criteria of a framework: which tree a lot has, and what every node weighs."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from aanbesteding.methods import METHODS
from aanbesteding.methods.base import Method
from aanbesteding.methods.rating_scale import RatingScale
from aanbesteding.model.framework import Criterion, Framework
from aanbesteding.model.origin import Route
from aanbesteding.model.remembered import Remembered


class Node(NamedTuple):
    """A criterion in its tree: where it stands, how deep, and its part of the whole."""

    criterion: Criterion
    route: Route
    depth: int
    weight: Fraction
    method: Method | None
    """The catalogue row of its method; None where it has subcriteria."""
    relative: bool
    """Whether its method sees other bids."""
    scale: str | None
    """The scale on which a panel judges it; None where it is not judged."""

    @property
    def scored(self) -> bool:
        """Whether it gets a share of its own: a leaf, or a node by consensus of the panel."""
        return self.method is not None or self.criterion.by_consensus


def _node(criterion: Criterion, route: Route, depth: int, weight: Fraction) -> Node:
    parameters = criterion.method
    row = METHODS[parameters.type] if parameters else None
    relative = row is not None and row.relative
    if row is not None and row.relative_when is not None:
        relative = row.relative_when(parameters)
    return Node(criterion, route, depth, weight, row, relative, scale_of(criterion))


def scale_of(criterion: Criterion) -> str | None:
    """Return the scale on which a panel judges a criterion; None where it is not judged."""
    if criterion.by_consensus:
        return criterion.scale
    return criterion.method.scale if isinstance(criterion.method, RatingScale) else None


def criteria_of(framework: Framework, index: int) -> tuple[tuple[Criterion, ...], Route]:
    """Return the criteria of the lot at `index`, and where they stand in the file."""
    own = framework.lots[index].criteria
    if own is not None:
        return own, ("lots", index, "criteria")
    return framework.criteria or (), ("criteria",)


def unit_total(framework: Framework) -> Fraction | None:
    """Return what the weights of a whole add up to; None for euros, which add up to anything."""
    weights = framework.weights
    if weights is None or weights.unit == "euro":
        return None
    if weights.unit == "points":
        return weights.total
    return Fraction(100) if weights.unit == "percent" else Fraction(1)


_Walked = dict[Route, tuple[tuple[Criterion, ...], tuple[Node, ...]]]


def _nothing_yet(_: Framework) -> _Walked:
    return {}


_walked: Remembered[_Walked] = Remembered(_nothing_yet)
"""The trees that were walked, by where they stand."""


def walk(framework: Framework, criteria: tuple[Criterion, ...], route: Route) -> Iterator[Node]:
    """Yield every node of a tree, parents before their subcriteria, in the order of the file."""
    walked = _walked(framework)
    known = walked.get(route)
    if known is None or known[0] is not criteria:
        known = walked[route] = (criteria, tuple(_walk(framework, criteria, route)))
    return iter(known[1])


def _walk(framework: Framework, criteria: tuple[Criterion, ...], route: Route) -> Iterator[Node]:
    weights = framework.weights
    of_parent = weights is not None and weights.of == "parent"
    one = Fraction(1)
    total = unit_total(framework) or one

    def down(
        siblings: tuple[Criterion, ...], at: Route, depth: int, factor: Fraction
    ) -> Iterator[Node]:
        for index, criterion in enumerate(siblings):
            # products with one are spared: fractions are dear, and most trees are flat
            weight = criterion.weight if factor is one else criterion.weight * factor
            yield _node(criterion, (*at, index), depth, weight)
            if criterion.criteria:
                below = weight / total if of_parent else one
                yield from down(criterion.criteria, (*at, index, "criteria"), depth + 1, below)

    yield from down(criteria, route, 0, one)


def trees(framework: Framework) -> Iterator[tuple[tuple[Criterion, ...], Route]]:
    """Yield every tree of criteria in the file once."""
    if framework.criteria is not None:
        yield framework.criteria, ("criteria",)
    for index, lot in enumerate(framework.lots):
        if lot.criteria is not None:
            yield lot.criteria, ("lots", index, "criteria")


def _all_nodes(framework: Framework) -> tuple[Node, ...]:
    return tuple(node for tree in trees(framework) for node in walk(framework, *tree))


all_nodes: Remembered[tuple[Node, ...]] = Remembered(_all_nodes)
"""Every criterion in the file once, parents before their subcriteria."""


def assumed_share(framework: Framework) -> Fraction:
    """Return the part (0 to 1) of all weight that rests on assumptions of the author.

    A criterion without subcriteria counts as assumed when it says so itself or an ancestor does.
    """
    if all(node.criterion.assumed is None for node in all_nodes(framework)):
        return Fraction(0)
    assumed = whole = Fraction(0)
    for criteria, route in trees(framework):
        covered: list[Route] = []
        for node in walk(framework, criteria, route):
            if node.criterion.assumed is not None:
                covered.append(node.route)
            if node.criterion.criteria is None:
                whole += node.weight
                if any(node.route[: len(top)] == top for top in covered):
                    assumed += node.weight
    return assumed / whole if whole else Fraction(0)
