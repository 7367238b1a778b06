"""The smallest change of weights by which each rival would have been first among all bids.

The weights of what is scored change freely: each stays 0 or more, and their sum stays what it was.
A rival that has as many points as the next best counts as first: that is where the change begins,
and any change a little further makes it first alone, if any does.

Three measures of a change: the sum of what all weights differ (half of it is what moves from one
criterion to another), the largest difference of one weight, and the sum of squared differences.

Example: quality weighs 60 and price 40; A has shares of 1/2 and 1, B of 4/5 and 1/2: 70 against 68
points. B equals A where quality weighs 62.5: the weights differ by 2.5 + 2.5 = 5 in all, by 2.5 at
most, and by 2.5² + 2.5² = 12.5 in squares.

A rival is never first exactly where a mixture of the other bids earns more on every criterion; the
mixture is the proof. With shares of 1/2 and 1/2, C loses from half A and half B: 0.65 and 0.75.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from aanbesteding.sensitivity.weighing.goal import Change, Field, Goal, Row, Unmet
from aanbesteding.sensitivity.weighing.shares import Shares


@dataclass(frozen=True, slots=True)
class Reachable:
    """What it takes for a rival to be first."""

    bid: str
    total: Change
    """The least sum of all differences (L1). Of several such weights, those nearest in squares."""
    largest: Change
    """The least largest difference (L∞). Of several such weights, those nearest in squares."""
    squares: Change
    """The least sum of squared differences (L2, squared); no other weights have it."""


@dataclass(frozen=True, slots=True)
class Unreachable:
    """Why no weights make a rival first."""

    bid: str
    mixture: tuple[tuple[str, Fraction], ...]
    """Bids and parts (sum 1): the mixture of them earns more on every criterion. One bid: the
    rival is dominated by it."""


def changes(shares: Shares) -> tuple[Reachable | Unreachable, ...]:
    """Return for every bid behind the first what it takes, in the order of the ranking."""
    below = lcm(*(weight.denominator for weight in shares.weights))
    weights = tuple(int(weight * below) for weight in shares.weights)
    places: dict[Row, int] = {}
    names: list[str] = []  # of bids with equal shares the first stands for all
    rows = {bid: Row.of(row) for bid, row in shares.table.items()}
    for bid, row in rows.items():
        if row not in places:
            places[row] = len(names)
            names.append(bid)
    field = Field(weights, below, tuple(places))
    hot: list[int] = []
    behind = (bid for group in shares.groups[1:] for bid in group)
    return tuple(_change(bid, names, Goal(field, places[rows[bid]], hot)) for bid in behind)


def _change(rival: str, names: list[str], goal: Goal) -> Reachable | Unreachable:
    """Return what it takes; `names` are those of `Field.bids`."""
    total = goal.total()
    if isinstance(total, Unmet):
        return Unreachable(rival, _why(goal, names, total))
    return Reachable(rival, total, goal.largest(), goal.squares())


def _why(goal: Goal, names: list[str], proof: Unmet) -> tuple[tuple[str, Fraction], ...]:
    """Return who earns more on every criterion: one bid where there is one, else a mixture."""
    for other, bid in enumerate(names):
        if max(goal.against(other)[0]) < 0:
            return ((bid, Fraction(1)),)
    whole = sum(proof.multipliers.values())
    parts = sorted(proof.multipliers.items())
    return tuple((names[other], Fraction(m, whole)) for other, m in parts if m)
