"""The parts of a total whose used ranges are compared: the criteria that count, and the price."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from aanbesteding.methods.awards import AWARDS
from aanbesteding.model.criteria import Node
from aanbesteding.model.framework import Framework, LabelledScale, Scale
from aanbesteding.scoring.stages import beneath

PRICE = "price"


class Component(NamedTuple):
    """A part of a total. `node` is None for the price that stands in the total itself.

    `full` is the widest range of points that it could make; None where that has no bound.
    """

    id: str
    node: Node | None
    nominal: Fraction | None
    full: Fraction | None
    scale: str | None

    @property
    def on_price(self) -> bool:
        """Whether it measures the price."""
        if self.node is None:
            return True
        return self.node.method is not None and self.node.method.measures == "price"


def components_of(framework: Framework, nodes: Sequence[Node]) -> tuple[Component, ...]:
    """Return the parts of the total of a lot.

    Of a node by consensus the joint mark counts and what stands beneath it does not. The price
    itself is a part where it stands in the same unit as the points: under award on value, and
    under lowest price, where it is all there is.
    """
    joint = [node.route for node in nodes if node.criterion.by_consensus]
    whole = sum((node.weight for node in nodes if node.depth == 0), Fraction(0))
    scales = {scale.id: scale for scale in framework.scales}
    found = []
    award = AWARDS[framework.award.type]
    for node in nodes if award.uses_quality else ():
        below = any(beneath(node.route, top) and node.route != top for top in joint)
        if not node.scored or below:
            continue
        name = node.scale
        full = node.weight * _width(scales[name]) if name and not node.relative else node.weight
        euros = award.in_euros
        nominal = node.weight / whole if whole and not euros else None
        found.append(Component(node.criterion.id, node, nominal, full or None, name))
    if award.id in ("award-on-value", "lowest-price"):
        found.append(Component(PRICE, None, None, None, None))
    return tuple(found)


def _width(scale: Scale) -> Fraction:
    """Return how far the best and the worst mark of a scale are apart; 1 is all points."""
    if isinstance(scale, LabelledScale):
        worths = [label.percent for label in scale.marks]
        return (max(worths) - min(worths)) / 100
    return abs((scale.highest - scale.lowest) / (scale.full_at - scale.zero_at))
