"""Between which weights of a criterion the first stays first, and the whole order stays.

The criteria beside it give or take in proportion, so that all together keep their weight; what
stands below a criterion keeps its proportions. Every total is then a straight line in that one
weight, and an interval ends where two lines meet: at its end totals are exactly equal.

Example: quality weighs 60 and price 40; A has shares of 1/2 and 1, B of 4/5 and 1/2: totals of 70
and 68. At a weight of q for quality A gets q/2 + (100 − q) and B 4q/5 + (100 − q)/2. They are
equal where 1/2 × (100 − q) = 3/10 × q: at q = 62.5, with 68.75 points each. So A is first from 0
to 62.5, and above that B takes over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from aanbesteding.sensitivity.weighing.reasons import NoAnswer
from aanbesteding.sensitivity.weighing.shares import ZERO, Branch, Shares

Pair = tuple[str, str]


class End(NamedTuple):
    """An end of the interval in which the first stays first."""

    weight: Fraction
    """The part of the whole at which it ends, in the unit of the weights."""
    first: tuple[str, ...]
    """Who have the highest total exactly there; with more than one the end is an exact tie."""
    beyond: tuple[str, ...]
    """Who are first as soon as the weight goes further; nobody where it can go no further."""


class OrderEnd(NamedTuple):
    """An end of the interval in which the whole order stays."""

    weight: Fraction
    """The part of the whole at which it ends, in the unit of the weights."""
    pairs: tuple[Pair, ...]
    """Bids with equal totals there that change places, or stop being equal, just beyond; the one
    that is ranked higher now comes first. None where the weight can go no further."""


@dataclass(frozen=True, slots=True)
class Interval:
    """What the weight of one criterion can be, all else in proportion.

    The intervals include their ends. Where `first` of an end names the present first alone, it is
    first alone there as well; else it shares the first place there, and an announced rule for
    equal totals or a drawing of lots would decide.
    """

    criterion: str
    weight: Fraction
    """What it weighs now, of the whole."""
    most: Fraction
    """The most that it can weigh: what it and those beside it weigh together. The least is 0."""
    low: End
    high: End
    order_low: OrderEnd
    order_high: OrderEnd
    idle: bool
    """Whether no weight of it changes the difference between any two bids."""


class Fixed(NamedTuple):
    """A criterion whose weight cannot be changed in proportion."""

    criterion: str
    weight: Fraction
    reason: NoAnswer


@dataclass(frozen=True, slots=True)
class _Lines:
    """The totals as straight lines in one weight between 0 and `most`; it is `now`."""

    now: Fraction
    most: Fraction
    totals: Mapping[str, Fraction]
    slopes: Mapping[str, Fraction]

    def at(self, weight: Fraction) -> dict[str, Fraction]:
        return {b: t + (weight - self.now) * self.slopes[b] for b, t in self.totals.items()}


def intervals(shares: Shares) -> tuple[Interval | Fixed, ...]:
    """Return the interval of every criterion, parents before their subcriteria."""
    worths: dict[str, dict[str, Fraction] | None] = {}
    for top in shares.tops:
        _worth(top, shares, worths)
    return tuple(_among(shares.tops, shares.whole, shares, worths))


def _worth(
    branch: Branch, shares: Shares, worths: dict[str, dict[str, Fraction] | None]
) -> dict[str, Fraction] | None:
    """Note what each bid earns of one unit of weight on a criterion and on all below it.

    None where its subcriteria weigh nothing of the whole, and so have no proportions.
    """
    below = [(child.part, _worth(child, shares, worths)) for child in branch.children]
    found: dict[str, Fraction] | None
    if not below:
        column = shares.leaves.index(branch.criterion)
        found = {bid: row[column] for bid, row in shares.table.items()}
    else:
        found = _mixed(below, shares.bids)
    worths[branch.criterion] = found
    return found


def _mixed(
    parts: Iterable[tuple[Fraction | None, dict[str, Fraction] | None]], bids: Iterable[str]
) -> dict[str, Fraction] | None:
    """Return Σ part × worth of each bid; a part of 0 counts for nothing."""
    mixed = dict.fromkeys(bids, ZERO)
    for part, worth in parts:
        if part is None or (part and worth is None):
            return None
        if part and worth is not None:
            mixed = {bid: sum_ + part * worth[bid] for bid, sum_ in mixed.items()}
    return mixed


def _among(
    siblings: tuple[Branch, ...],
    most: Fraction,
    shares: Shares,
    worths: Mapping[str, dict[str, Fraction] | None],
) -> Iterator[Interval | Fixed]:
    for branch in siblings:
        slopes = _slopes(branch, siblings, most, shares, worths)
        if isinstance(slopes, NoAnswer):
            yield Fixed(branch.criterion, branch.weight, slopes)
        else:
            lines = _Lines(branch.weight, most, shares.totals, slopes)
            yield _interval(branch.criterion, lines, shares.groups)
        yield from _among(branch.children, branch.weight, shares, worths)


def _slopes(
    branch: Branch,
    siblings: tuple[Branch, ...],
    most: Fraction,
    shares: Shares,
    worths: Mapping[str, dict[str, Fraction] | None],
) -> dict[str, Fraction] | NoAnswer:
    """Return what each total gains per unit of weight that moves to a criterion from its siblings.

    That is its own worth less the mean worth of the others by their parts.
    """
    named = (("criterion", branch.criterion),)
    if len(siblings) == 1:
        return NoAnswer("alone", named)
    if not most or branch.part is None:
        return NoAnswer("parent-weighs-nothing", named)
    if branch.part == 1:
        return NoAnswer("siblings-weigh-nothing", named)
    own = worths[branch.criterion]
    if own is None:
        return NoAnswer("parts-unknown", named)
    left = 1 - branch.part
    others = [(o.part and o.part / left, worths[o.criterion]) for o in siblings if o is not branch]
    mean = _mixed(others, shares.bids)
    assert mean is not None  # what weighs something has subcriteria that do
    return {bid: worth - mean[bid] for bid, worth in own.items()}


def _interval(criterion: str, lines: _Lines, groups: tuple[tuple[str, ...], ...]) -> Interval:
    first, *rest = groups
    rivals = [(first[0], bid) for group in rest for bid in group]
    low, high = _range(lines, _equal(first), rivals)
    equal = [pair for group in groups for pair in _equal(group)]
    ranked = [
        (better, worse)
        for above, below in zip(groups, rest, strict=False)
        for better in above
        for worse in below
    ]
    order_low, order_high = _range(lines, equal, ranked)
    return Interval(
        criterion,
        lines.now,
        lines.most,
        _end(lines, low, -1),
        _end(lines, high, 1),
        _order_end(lines, order_low, -1, equal, ranked),
        _order_end(lines, order_high, 1, equal, ranked),
        len(set(lines.slopes.values())) == 1,
    )


def _equal(group: tuple[str, ...]) -> list[Pair]:
    """Return the pairs that have to be equal for a group to share its rank."""
    return list(pairwise(group))


def _range(
    lines: _Lines, equal: Iterable[Pair], ranked: Iterable[Pair]
) -> tuple[Fraction, Fraction]:
    """Return the weights between which pairs stay equal, and no worse bid passes a better one."""
    low, high = ZERO, lines.most
    for better, worse in ranked:
        gap = lines.totals[better] - lines.totals[worse]
        slope = lines.slopes[better] - lines.slopes[worse]
        if slope > 0:
            low = max(low, lines.now - gap / slope)
        elif slope < 0:
            high = min(high, lines.now - gap / slope)
    if any(lines.slopes[one] != lines.slopes[other] for one, other in equal):
        return lines.now, lines.now
    return low, high


def _end(lines: _Lines, weight: Fraction, way: int) -> End:
    """Return who are first at an end, and who just beyond it: the steepest of those."""
    totals = lines.at(weight)
    best = max(totals.values())
    first = tuple(bid for bid, total in totals.items() if total == best)
    if weight == (lines.most if way > 0 else 0):
        return End(weight, first, ())
    steepest = max(way * lines.slopes[bid] for bid in first)
    return End(weight, first, tuple(b for b in first if way * lines.slopes[b] == steepest))


def _order_end(
    lines: _Lines, weight: Fraction, way: int, equal: list[Pair], ranked: list[Pair]
) -> OrderEnd:
    """Return which pairs meet at an end of the order, and part the other way beyond it."""
    if weight == (lines.most if way > 0 else 0):
        return OrderEnd(weight, ())
    totals, slopes = lines.at(weight), lines.slopes
    parted = [pair for pair in equal if slopes[pair[0]] != slopes[pair[1]]]
    passed = [
        (better, worse)
        for better, worse in ranked
        if totals[better] == totals[worse] and way * (slopes[worse] - slopes[better]) > 0
    ]
    return OrderEnd(weight, (*parted, *passed))
