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

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from aanbesteding.sensitivity.weighing.goal import Change, Goal
from aanbesteding.sensitivity.weighing.shares import ZERO, Shares
from aanbesteding.sensitivity.weighing.simplex import Unmet

Whole = tuple[int, ...]


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
    unit = lcm(*(share.denominator for row in shares.table.values() for share in row))
    table = {bid: tuple(int(s * unit) for s in row) for bid, row in shares.table.items()}
    behind = (bid for group in shares.groups[1:] for bid in group)
    return tuple(_change(shares, bid, table, unit) for bid in behind)


def _change(
    shares: Shares, rival: str, table: Mapping[str, Whole], unit: int
) -> Reachable | Unreachable:
    """Return what it takes; `table` holds the shares in parts of 1 / `unit`."""
    leads: dict[Whole, str] = {}
    for other in table:
        if other != rival:  # of bids with equal shares one stands for all
            lead = tuple(a - b for a, b in zip(table[rival], table[other], strict=True))
            leads.setdefault(lead, other)
    dominating = next((bid for lead, bid in leads.items() if max(lead) < 0), None)
    if dominating is not None:
        return Unreachable(rival, ((dominating, Fraction(1)),))
    own = shares.totals[rival]
    gaps = tuple((shares.totals[bid] - own) * unit for bid in leads.values())
    goal = Goal(shares.weights, tuple(leads), gaps)
    total = goal.total()
    if isinstance(total, Unmet):
        return Unreachable(rival, _mixture(tuple(leads.values()), total))
    return Reachable(rival, total, goal.largest(), goal.squares())


def _mixture(bids: tuple[str, ...], proof: Unmet) -> tuple[tuple[str, Fraction], ...]:
    """Return the parts of a mixture that is better everywhere: the multipliers of its bids."""
    multipliers = proof.multipliers[: len(bids)]
    whole = sum(multipliers, ZERO)
    return tuple((bid, m / whole) for bid, m in zip(bids, multipliers, strict=True) if m)
