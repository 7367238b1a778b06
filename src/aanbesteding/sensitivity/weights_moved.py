"""A framework in which one criterion has another weight, and its siblings the rest.

The siblings keep their proportions and the sum stays what it was. Under weights of the whole, what
stands beneath a criterion grows or shrinks with it; under weights of the parent it stays as stated.
Amounts in euros at the top add up to nothing announced: there only the criterion itself changes.

Example: 60, 30 and 10; the first becomes 40. The others have 60 instead of 40 between them, so each
gets 60/40 = 1.5 times what it had: 45 and 15.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, Literal

from aanbesteding.exact.number import Number
from aanbesteding.linting.behaviour.open_points import put
from aanbesteding.model.framework import Criterion, Framework
from aanbesteding.model.origin import Route

Kind = Literal["too-much", "nothing-to-rescale", "parts-unknown"]


class CannotMove(Exception):
    """A weight cannot be changed so: `kind` says why, `names` are criteria, `most` is the bound."""

    def __init__(self, kind: Kind, names: tuple[str, ...], most: Fraction) -> None:
        super().__init__(f"{kind}: {', '.join(names)}")
        self.kind = kind
        self.names = names
        self.most = most


def at_route(model: Any, route: Route) -> Any:
    """Return the value at a route."""
    for part in route:
        model = model[part] if isinstance(part, int) else getattr(model, part.replace("-", "_"))
    return model


def with_weight(framework: Framework, route: Route, weight: Fraction) -> Framework:
    """Return the framework in which the criterion at `route` has this weight, as it is stated.

    Raises `CannotMove`: the weight is more than all siblings have together, or siblings that weigh
    nothing would have to share a rest, or subcriteria of which the proportions are not known.
    """
    weights = framework.weights
    whole = weights is not None and weights.of == "whole"
    free = weights is not None and weights.unit == "euro" and _is_top(route)
    *above, place = route
    siblings: tuple[Criterion, ...] = at_route(framework, tuple(above))
    assert isinstance(place, int)
    own = siblings[place]
    if weight == own.weight:
        return framework
    factor = Fraction(1)
    if not free:
        factor = _factor(siblings, place, weight)
    made = tuple(
        _scaled(one, weight if number == place else one.weight * factor, whole=whole)
        for number, one in enumerate(siblings)
    )
    changed: Framework = put(framework, tuple(above), made)
    return changed


def _is_top(route: Route) -> bool:
    """Whether a criterion is no subcriterion: `criteria, 0` or `lots, 0, criteria, 0`."""
    return len(route) == (4 if route[0] == "lots" else 2)


def _factor(siblings: tuple[Criterion, ...], place: int, weight: Fraction) -> Fraction:
    """Return by how much the siblings are multiplied."""
    total = sum((one.weight for one in siblings), Fraction(0))
    others = total - siblings[place].weight
    if weight > total:
        raise CannotMove("too-much", (siblings[place].id,), total)
    if not others:
        names = tuple(one.id for number, one in enumerate(siblings) if number != place)
        raise CannotMove("nothing-to-rescale", names, total)
    return (total - weight) / others


def _scaled(criterion: Criterion, weight: Fraction, *, whole: bool) -> Criterion:
    """Return a criterion with another weight, and under weights of the whole all beneath it too."""
    if weight == criterion.weight:
        return criterion
    below = criterion.criteria
    if below and whole:
        if not criterion.weight:
            raise CannotMove("parts-unknown", (criterion.id,), weight)
        part = weight / criterion.weight
        below = tuple(_scaled(one, one.weight * part, whole=True) for one in below)
    return criterion.model_copy(update={"weight": Number.of(weight), "criteria": below})


def without(framework: Framework, names: frozenset[str], criteria: Route) -> Framework:
    """Return the framework in which these criteria of one tree weigh nothing.

    A criterion with nothing else beneath it weighs nothing either. Raises `CannotMove` where
    nothing else has a weight.
    """
    for route in tuple(_only(at_route(framework, criteria), criteria, names)):
        framework = with_weight(framework, route, Fraction(0))
    return framework


def _only(criteria: tuple[Criterion, ...], route: Route, names: frozenset[str]) -> Iterator[Route]:
    """Yield the highest criteria that hold nothing but these."""
    for number, one in enumerate(criteria):
        here = (*route, number)
        if _leaves(one) <= names:
            yield here
        elif one.criteria:
            yield from _only(one.criteria, (*here, "criteria"), names)


def _leaves(criterion: Criterion) -> set[str]:
    if not criterion.criteria:
        return {criterion.id}
    return {name for one in criterion.criteria for name in _leaves(one)}
