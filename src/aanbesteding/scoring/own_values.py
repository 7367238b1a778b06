"""Values in euros that are no part of the weight: of the own price, or an amount (5.15, 5.16)."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from aanbesteding.methods.base import Step
from aanbesteding.methods.fact_discount import FactDiscount
from aanbesteding.model.criteria import Node


class OwnValue(NamedTuple):
    """The points of a leaf in euros, the steps to them, and the part of a greatest value."""

    points: Fraction
    steps: tuple[Step, ...]
    share: Fraction | None


def own_value(node: Node, result: Fraction, price: Fraction) -> OwnValue:
    """Return what a method's result is worth in euros.

    An amount is worth itself. A discount is worth result × price, at most the weight where the
    framework announces that; a weight of 0 says that there is no greatest value to be a part of.
    """
    parameters = node.criterion.method
    if not isinstance(parameters, FactDiscount):
        return OwnValue(result, (), None)
    values: tuple[tuple[str, Fraction], ...] = (("share", result), ("price", price))
    points = result * price
    if parameters.maximum == "none":
        return OwnValue(points, (Step("share * price", values, points),), None)
    if points > node.weight:
        values += (("weight", Fraction(node.weight)),)
        made = Step("min(share * price, weight)", values, Fraction(node.weight))
        return OwnValue(made.result, (made,), Fraction(1))
    return OwnValue(points, (Step("share * price", values, points),), points / node.weight)
