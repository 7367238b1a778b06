"""Which weights can be moved in the page, and in a sentence why others cannot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from aanbesteding.exact.display import is_exact
from aanbesteding.exact.number import MAX_DECIMALS
from aanbesteding.fields import say
from aanbesteding.methods.awards import AWARDS
from aanbesteding.methods.awards.award_expression import AwardExpression
from aanbesteding.methods.fact_discount import FactDiscount
from aanbesteding.model.criteria import Node
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import Route
from aanbesteding.reporting.webpage import words
from aanbesteding.reporting.webpage.shares import Unweighted, earned
from aanbesteding.scoring.evaluation import LotResult
from aanbesteding.scoring.stages import beneath
from aanbesteding.texts import Lang, Text

MOST_BIDS = 250
"""So many bids are ranked again in a sixth of a second; with more a slider would stutter."""
STEPS = 10**4
"""A slider has at least so many places, so that a weight of 12.5 is one of them."""


class Slider(NamedTuple):
    """A weight that can be moved; the numbers are as the framework states weights."""

    place: int
    """The place of its criterion among all of the lot."""
    weight: Fraction
    least: Fraction
    most: Fraction


class Group(NamedTuple):
    """Criteria that stand beside each other; where it is not `free` their sum stays the same."""

    above: Node | None
    places: tuple[int, ...]
    sliders: tuple[Slider, ...]
    free: bool


class Why(NamedTuple):
    """Why there is no slider; `node` is what the sentence names."""

    text: Text
    node: Node | None = None

    def say(self, lang: Lang) -> str:
        """Say it."""
        if self.node is None:
            return self.text.say(lang, most=MOST_BIDS)
        return self.text.say(lang, title=say(self.node.criterion.title, lang))


@dataclass(frozen=True)
class Sliders:
    """The groups with sliders, the decimals of their weights, and what cannot be moved."""

    groups: tuple[Group, ...]
    digits: int
    why: tuple[Why, ...]


def sliders_of(
    framework: Framework, lot: LotResult, nodes: Sequence[Node], found: Unweighted
) -> Sliders:
    """Return which weights of a lot can be moved."""
    refused = _refused(framework, lot, nodes, found)
    if refused is not None:
        return Sliders((), 0, (Why(refused),))
    groups, why = [], list(_without(nodes))
    for above, places in _siblings(nodes):
        sliders = tuple(_sliders(framework, nodes, places))
        free = _in_euros(framework) and above is None
        if len(sliders) >= (1 if free else 2):
            groups.append(Group(above, places, sliders, free))
    if not groups:
        return Sliders((), 0, (*why, Why(words.ONE)))
    digits = _digits(nodes, groups)
    return Sliders(tuple(groups), digits, tuple(why))


def _refused(
    framework: Framework, lot: LotResult, nodes: Sequence[Node], found: Unweighted
) -> Text | None:
    """Return why no weight at all can be moved in the page."""
    award = AWARDS[framework.award.type]
    tested = framework.minimum_total or any(node.criterion.minimum for node in nodes)
    if not nodes or not (award.uses_quality or tested):
        return words.PRICE_ALONE
    if not lot.ranking:
        return words.NO_BIDS
    if found.too_many:
        return words.TOO_MANY
    if not all(is_exact(node.criterion.weight, MAX_DECIMALS) for node in nodes):
        return words.NOT_DECIMAL
    every = [*found.shares.values(), *(one for by in found.fields.values() for one in by.values())]
    if isinstance(framework.award, AwardExpression) and any(
        share.radius for shares in every for share in shares.values()
    ):
        return words.IRRATIONAL
    return None


def _in_euros(framework: Framework) -> bool:
    return framework.weights is not None and framework.weights.unit == "euro"


def _siblings(nodes: Sequence[Node]) -> Iterator[tuple[Node | None, tuple[int, ...]]]:
    """Yield the criteria beside each other, under what; none below a joint mark."""
    counted = earned(nodes)
    groups: dict[Route, list[int]] = {}
    for index, node in enumerate(nodes):
        if any(beneath(one.route, node.route) for one in counted):
            groups.setdefault(node.route[:-1], []).append(index)
    by_route = {node.route: node for node in nodes}
    for route, places in groups.items():
        yield by_route.get(route[:-1]), tuple(places)


def _sliders(
    framework: Framework, nodes: Sequence[Node], places: Sequence[int]
) -> Iterator[Slider]:
    total = sum((nodes[place].criterion.weight for place in places), Fraction(0))
    free = _in_euros(framework) and nodes[places[0]].depth == 0
    for place in places:
        node = nodes[place]
        if _has_no_greatest(node) or _has_no_parts(nodes, node):
            continue
        weight = Fraction(node.criterion.weight)
        capped = isinstance(node.criterion.method, FactDiscount)
        most = (weight * 2 or total or Fraction(STEPS)) if free else total
        if most:
            yield Slider(place, weight, Fraction(1 if capped else 0), most)


def _has_no_greatest(node: Node) -> bool:
    """Whether it is worth an amount, or a part of the price, without a bound."""
    method = node.criterion.method
    if node.method is None or node.method.worth == "weight":
        return False
    return not (isinstance(method, FactDiscount) and method.maximum == "weight")


def _has_no_parts(nodes: Sequence[Node], node: Node) -> bool:
    """Whether nothing says how its weight would go to what is scored beneath it."""
    if node.scored or node.criterion.criteria is None:
        return False
    return not any(one.weight for one in node.criterion.criteria)


def _without(nodes: Sequence[Node]) -> Iterator[Why]:
    for node in nodes:
        if node.criterion.by_consensus:
            yield Why(words.CONSENSUS, node)
        elif _has_no_greatest(node):
            yield Why(words.NO_GREATEST, node)
        elif _has_no_parts(nodes, node):
            yield Why(words.NO_PARTS, node)


def _digits(nodes: Sequence[Node], groups: Sequence[Group]) -> int:
    """Return the decimals of weights: as many as are announced, and enough to move finely."""
    most = min(slider.most for group in groups for slider in group.sliders)
    for digits in range(MAX_DECIMALS):
        exact = all(is_exact(node.criterion.weight, digits) for node in nodes)
        if exact and most * 10**digits >= STEPS:
            return digits
    return MAX_DECIMALS
