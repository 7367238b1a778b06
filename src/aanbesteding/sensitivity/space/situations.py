"""Which weightings there could have been: five ways to look at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from aanbesteding.exact.display import shortest
from aanbesteding.scoring.wording import both
from aanbesteding.sensitivity.space.bounds import bounds_of, conditions
from aanbesteding.sensitivity.space.cones import Cone, everything
from aanbesteding.sensitivity.space.exact import cone_of
from aanbesteding.sensitivity.space.table import Table
from aanbesteding.texts import Text

if TYPE_CHECKING:
    from aanbesteding.sensitivity.space.draws import Draw

AROUND = 100
"""The sum of the parameters of the Dirichlet distribution around the announced weights."""
LEAST_WITHIN = Fraction(1, 10000)
"""Weights within less than this part of the whole are not looked at: the grid is no finer."""


class Situation(NamedTuple):
    """A set of weightings, or a distribution of them."""

    id: str
    number: int
    """The number of its streams; never used again for another."""
    title: Text
    """Above a column."""
    phrase: Text
    """In a sentence: in 63 % of …"""
    region: Callable[[], Cone | None] | None
    """What can be measured exactly; None where the distribution is not the same everywhere."""
    draw: Callable[[], Draw]


def situations(table: Table, within: Fraction) -> Iterator[Situation]:
    """Yield what to look at; `within` is in per cent of the whole."""
    yield _any(table)
    if table.deep:
        yield _tree(table)
    if within / 100 >= LEAST_WITHIN:
        yield _near(table, within)
    if len(table.order) > 1:
        yield _order(table)
    yield _around(table)


def _any(table: Table) -> Situation:
    count = len(table.leaves)

    def draw() -> Draw:
        from aanbesteding.sensitivity.space.draws import anywhere

        return anywhere(count)

    return Situation(
        "any",
        0,
        Text("alle wegingen", "all weightings"),
        Text("alle mogelijke wegingen", "all possible weightings"),
        lambda: everything(count),
        draw,
    )


def _tree(table: Table) -> Situation:
    def draw() -> Draw:
        from aanbesteding.sensitivity.space.draws import tree

        return tree(table.tops)

    return Situation(
        "tree",
        1,
        Text("per plaats in de boom", "place by place in the tree"),
        Text(
            "alle wegingen, als eerst de hoofdcriteria het geheel verdelen en dan elk zijn "
            "subcriteria",
            "all weightings, if first the main criteria divide the whole and then each its "
            "subcriteria",
        ),
        None,
        draw,
    )


def _near(table: Table, within: Fraction) -> Situation:
    bounds = bounds_of(table.parts, within / 100)

    def draw() -> Draw:
        from aanbesteding.sensitivity.space.draws import near

        return near(bounds)

    points = both(shortest, within)
    return Situation(
        "near",
        2,
        Text(f"binnen ± {points.nl} procentpunt", f"within ± {points.en} points"),
        Text(
            f"alle wegingen waarin elk gewicht hoogstens {points.nl} procentpunt van het geheel "
            "anders is",
            f"all weightings in which no weight differs by more than {points.en} percentage points "
            "of the whole",
        ),
        lambda: cone_of(len(bounds), conditions(bounds)),
        draw,
    )


def _order(table: Table) -> Situation:
    order, count = table.order, len(table.leaves)

    def region() -> Cone | None:
        steps = [
            tuple(Fraction((n == more) - (n == less)) for n in range(count))
            for upper, lower in pairwise(order)
            for more in upper
            for less in lower
        ]
        return cone_of(count, steps)

    def draw() -> Draw:
        from aanbesteding.sensitivity.space.draws import in_order

        return in_order(order, count)

    return Situation(
        "order",
        3,
        Text("zelfde volgorde van belang", "same order of importance"),
        Text(
            "alle wegingen met dezelfde volgorde van belangrijkheid",
            "all weightings with the same order of importance",
        ),
        region,
        draw,
    )


def _around(table: Table) -> Situation:
    def draw() -> Draw:
        from aanbesteding.sensitivity.space.draws import around

        return around([float(part * AROUND) for part in table.parts])

    return Situation(
        "around",
        4,
        Text("rond de aangekondigde", "around the announced"),
        Text(
            "de wegingen die rond de aangekondigde liggen",
            "the weightings that lie around the announced one",
        ),
        None,
        draw,
    )
