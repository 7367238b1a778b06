"""The values `not-announced` of a framework, and how each of them can be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple, get_args

from aanbesteding.exact.number import Number
from aanbesteding.fields import value_of
from aanbesteding.model.criteria import Node
from aanbesteding.model.framework import Framework, Lot
from aanbesteding.model.origin import Route
from aanbesteding.model.policies import RoundingStep, TieRule

OPEN = "not-announced"


class LeftOpen(NamedTuple):
    """A value that is not announced, and what could stand there, by its words in the file."""

    route: Route
    values: Mapping[str, Any]
    node: Node | None = None
    """The criterion of which it is the range."""


def left_open(
    framework: Framework,
    lot: Lot,
    nodes: Sequence[Node],
    weights: Mapping[str, Fraction],
    *,
    priced: bool,
) -> Iterator[LeftOpen]:
    """Yield what is left open in a lot and changes how bids are ranked; drop-out is not among it.

    `weights` are of the criteria that could decide between equal totals; `priced` says whether the
    price plays a part.
    """
    policies = framework.policies
    if policies.rounding == OPEN:
        yield LeftOpen(("policies", "rounding"), _roundings())
    if policies.ties == OPEN:
        yield LeftOpen(("policies", "ties"), tie_rules((), weights, priced=priced))
    if policies.price_sheet == OPEN and priced and lot.basket is None and lot.life_cycle is None:
        words = {"unit-prices": "unit-prices", "stated-total": "stated-total"}
        yield LeftOpen(("policies", "price-sheet"), words)
    for node in nodes:
        parameters: Any = node.criterion.method
        if value_of(parameters, "out_of_range") == OPEN:
            allowed = get_args(type(parameters).model_fields["out_of_range"].annotation)
            values = {word: word for word in allowed if word != OPEN}
            yield LeftOpen((*node.route, "method", "out-of-range"), values, node)


def _roundings() -> dict[str, Any]:
    values: dict[str, Any] = {"none": "none"}
    for stage, digits in (("total", 2), ("total", 1), ("total", 0), ("criterion", 2)):
        words = f"[{{stage: {stage}, digits: {digits}, mode: half-up}}]"
        step = {"stage": stage, "digits": Number.of(digits), "mode": "half-up"}
        values[words] = (RoundingStep.model_validate(step),)
    return values


def tie_rules(
    begun: Sequence[str], weights: Mapping[str, Fraction], *, priced: bool
) -> dict[str, Any]:
    """Return rules for equal totals: the words that are announced, then at most one word more.

    That word is the price, the heaviest criterion, the next one, or none at all.
    """
    heaviest = sorted(weights, key=lambda name: (-weights[name], name))[:2]
    words = [name for name in (*(["price"] if priced else []), *heaviest) if name not in begun]
    orders = [(*begun, name) for name in words]
    rules = [
        TieRule.model_validate({"order": one, "otherwise": "draw"}) for one in (*orders, (*begun,))
    ]
    return {f"{{order: [{', '.join(rule.order)}], otherwise: draw}}": rule for rule in rules}
