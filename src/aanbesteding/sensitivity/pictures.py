"""What pictures of weights show, as exact data: totals along one weight, winners over two.

Example: quality weighs 60 and price 40. A has shares of 1/2 and 1, B of 4/5 and 1/2. With all
weight on quality A gets 50 and B 80 points, with none A gets 100 and B 50.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from aanbesteding.sensitivity.weighing.shares import Branch, Shares

STEPS = 40
"""How many steps of equal size the whole weight is divided into on a map."""


class Line(NamedTuple):
    """The total of a bid where a criterion has no weight, and where it has all of it."""

    bid: str
    none: Fraction
    all: Fraction


class Cell(NamedTuple):
    """Who is first at two weights; several bids where they are exactly equal."""

    x: Fraction
    y: Fraction
    first: tuple[str, ...]


def movable(shares: Shares) -> tuple[Branch, ...]:
    """Return the criteria at the top of the tree that have weight, the heaviest first."""
    weighed = [top for top in shares.tops if top.weight]
    return tuple(sorted(weighed, key=lambda top: -top.weight))


def scored(shares: Shares) -> tuple[Branch, ...]:
    """Return the criteria that are scored themselves and have weight, the heaviest first."""
    found = (one for top in shares.tops for one in top.walk() if not one.children and one.weight)
    return tuple(sorted(found, key=lambda one: -one.weight))


def earned(shares: Shares, top: Branch) -> dict[str, Fraction]:
    """Return the part of a criterion's weight that each bid earned, subcriteria included."""
    weights = dict(zip(shares.leaves, shares.weights, strict=True))
    below = [branch.criterion for branch in top.walk() if not branch.children]
    places = [shares.leaves.index(name) for name in below]
    return {
        bid: sum(
            (weights[name] * row[at] for name, at in zip(below, places, strict=True)), Fraction(0)
        )
        / top.weight
        for bid, row in shares.table.items()
    }


def lines(shares: Shares, criterion: str) -> tuple[Line, ...]:
    """Return the totals of all bids along the weight of one criterion at the top of the tree.

    The others keep their proportions. Empty where there are no others with weight.
    """
    tops = movable(shares)
    moved = next((top for top in tops if top.criterion == criterion), None)
    rest = [top for top in tops if top.criterion != criterion]
    if moved is None or not rest:
        return ()
    left = sum((top.weight for top in rest), Fraction(0))
    own = earned(shares, moved)
    others = [(top.weight / left, earned(shares, top)) for top in rest]
    return tuple(
        Line(
            bid,
            shares.whole * sum((part * found[bid] for part, found in others), Fraction(0)),
            shares.whole * own[bid],
        )
        for bid in shares.bids
    )


def winner_map(shares: Shares, steps: int = STEPS) -> tuple[str, str, tuple[Cell, ...]] | None:
    """Return the two heaviest criteria and who is first at every pair of weights of theirs.

    The others share what is left in proportion. They are the criteria at the top, or where these
    are less than three, all that are scored. None where those are too few as well.
    """
    tops = movable(shares)
    if len(tops) < 3:
        tops = scored(shares)
    if len(tops) < 3:
        return None
    across, up, *rest = tops
    left = sum((top.weight for top in rest), Fraction(0))
    columns = (earned(shares, across), earned(shares, up))
    third = {
        bid: sum((top.weight / left * earned(shares, top)[bid] for top in rest), Fraction(0))
        for bid in shares.bids
    }
    step = shares.whole / steps
    cells = tuple(_cells(shares, columns, third, step, steps))
    return across.criterion, up.criterion, cells


def _cells(
    shares: Shares,
    columns: tuple[dict[str, Fraction], dict[str, Fraction]],
    third: dict[str, Fraction],
    step: Fraction,
    steps: int,
) -> Iterator[Cell]:
    for x in range(steps + 1):
        for y in range(steps + 1 - x):
            totals = {
                bid: x * columns[0][bid] + y * columns[1][bid] + (steps - x - y) * third[bid]
                for bid in shares.bids
            }
            most = max(totals.values())
            yield Cell(x * step, y * step, tuple(bid for bid in shares.bids if totals[bid] == most))
