"""Between which weights of a criterion the contracts stay where they are, and the whole order does.

The criteria beside it give or take in proportion, so that all together keep their weight; what
stands below a criterion keeps its proportions. Every total is then a straight line in that one
weight, and an interval ends where two lines meet: at its end totals are exactly equal.

Example: quality weighs 60 and price 40; A has shares of 1/2 and 1, B of 4/5 and 1/2: totals of 70
and 68. At a weight of q for quality A gets q/2 + (100 − q) and B 4q/5 + (100 − q)/2. They are
equal where 1/2 × (100 − q) = 3/10 × q: at q = 62.5, with 68.75 points each. So A is first from 0
to 62.5, and above that B takes over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import lcm
from typing import NamedTuple

from aanbesteding.sensitivity.weighing.reasons import NoAnswer
from aanbesteding.sensitivity.weighing.shares import ZERO, Branch, Shares

Pair = tuple[str, str]
Places = tuple[int, int]
"""Two bids by their places in `Shares.bids`; the one that is ranked higher comes first."""


class End(NamedTuple):
    """An end of the interval in which the contracts stay where they are."""

    weight: Fraction
    """The part of the whole at which it ends, in the unit of the weights."""
    there: tuple[str, ...]
    """Who get a contract exactly there; more than there are contracts is an exact tie."""
    beyond: tuple[str, ...]
    """The same as soon as the weight goes further; nobody where it can go no further."""
    out: tuple[str, ...] = ()
    """Bids that miss a minimum score just beyond."""
    new: tuple[str, ...] = ()
    """Bids that miss one now and pass just beyond."""

    @property
    def is_last(self) -> bool:
        """Whether the weight can go no further."""
        return not (self.beyond or self.out or self.new)


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

    The intervals include their ends. Where `there` of an end names the present holders alone, they
    hold the contracts there as well; else totals are equal there, and an announced rule for equal
    totals or a drawing of lots would decide.
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


class _Worth(NamedTuple):
    """What each bid earns of one unit of weight on a criterion, over one denominator."""

    values: list[int]
    below: int


Worths = Mapping[str, _Worth | None]


class _Lines(NamedTuple):
    """The totals as straight lines in one weight: a whole multiple of total + way × slope."""

    now: Fraction
    most: Fraction
    unit: Fraction
    """How much weight one step along the lines is."""
    totals: Sequence[int]
    slopes: Sequence[int]

    def at(self, step: Fraction) -> list[int]:
        """Return all totals after a step, in a multiple of their own."""
        over, below = step.numerator, step.denominator
        return [t * below + over * s for t, s in zip(self.totals, self.slopes, strict=True)]

    def room(self, way: int) -> Fraction:
        """Return the longest step in a direction."""
        return (self.most - self.now if way > 0 else -self.now) / self.unit


class _Watched(NamedTuple):
    """Pairs that have to stay equal, and pairs of which the second must not pass the first."""

    equal: tuple[Places, ...]
    ranked: tuple[Places, ...]


def intervals(shares: Shares) -> tuple[Interval | Fixed, ...]:
    """Return the interval of every criterion, parents before their subcriteria.

    Among the bids that are admitted now: `walk` follows who passes or misses a minimum.
    """
    return tuple(_field(shares).among(shares.tops, shares.whole))


def interval_of(shares: Shares, criterion: str) -> Interval:
    """Return the interval of one criterion that can be moved."""
    field = _field(shares)
    return field.interval(criterion, field.lines_of(criterion))


def just_beyond(shares: Shares, criterion: str, weight: Fraction, way: int) -> tuple[str, ...]:
    """Return who get a contract, or share the last one, just beyond a weight of a criterion."""
    field = _field(shares)
    lines = field.lines_of(criterion)
    return field.steepest(lines, (weight - lines.now) / lines.unit, way)


def _field(shares: Shares) -> _Field:
    worths: dict[str, _Worth | None] = {}
    for top in shares.tops:
        _note_worth(top, shares, worths)
    below = lcm(*(total.denominator for total in shares.totals.values()))
    totals = [int(shares.totals[bid] * below) for bid in shares.bids]
    return _Field(shares, worths, totals, below, _of_contracts(shares), _of_order(shares))


def _note_worth(branch: Branch, shares: Shares, worths: dict[str, _Worth | None]) -> _Worth | None:
    """Note what each bid earns of one unit of weight on a criterion and on all below it.

    None where its subcriteria weigh nothing of the whole, and so have no proportions.
    """
    below = [(child.part, _note_worth(child, shares, worths)) for child in branch.children]
    found: _Worth | None
    if below:
        found = _mixed(below, len(shares.bids))
    else:
        table, unit = shares.in_whole_numbers
        column = shares.leaves.index(branch.criterion)
        found = _Worth([table[bid][column] for bid in shares.bids], unit)
    worths[branch.criterion] = found
    return found


def _mixed(parts: Iterable[tuple[Fraction | None, _Worth | None]], count: int) -> _Worth | None:
    """Return Σ part × worth of each bid; a part of 0 counts for nothing."""
    used: list[tuple[Fraction, list[int]]] = []
    for part, worth in parts:
        if part is None or (part and worth is None):
            return None
        if part and worth is not None:
            used.append((part / worth.below, worth.values))
    below = lcm(*(factor.denominator for factor, _ in used))
    mixed = [0] * count
    for factor, values in used:
        times = int(factor * below)
        mixed = [done + times * value for done, value in zip(mixed, values, strict=True)]
    return _Worth(mixed, below)


def _of_contracts(shares: Shares) -> _Watched:
    """Return what to watch for the contracts: that no other bid passes one that gets a contract."""
    sure, holds = len(shares.sure), len(shares.holders)
    ranked = [(one, other) for one in range(sure) for other in range(sure, len(shares.bids))]
    ranked += [
        (one, other) for one in range(sure, holds) for other in range(holds, len(shares.bids))
    ]
    return _Watched(tuple(pairwise(range(sure, holds))), tuple(ranked))


def _of_order(shares: Shares) -> _Watched:
    """Return what to watch for the order: groups that follow each other."""
    groups, start = [], 0
    for group in shares.groups:
        groups.append(range(start, start + len(group)))
        start += len(group)
    equal = [pair for group in groups for pair in pairwise(group)]
    ranked = [(one, other) for above, below in pairwise(groups) for one in above for other in below]
    return _Watched(tuple(equal), tuple(ranked))


class _Field(NamedTuple):
    """What all criteria share."""

    shares: Shares
    worths: Worths
    totals: list[int]
    below: int
    """The denominator of the totals."""
    contracts: _Watched
    order: _Watched

    def among(self, siblings: tuple[Branch, ...], most: Fraction) -> Iterator[Interval | Fixed]:
        """Yield the intervals of criteria beside each other, and of all below them."""
        for branch in siblings:
            reason = self.why_not(branch, siblings, most)
            if reason is not None:
                yield Fixed(branch.criterion, branch.weight, reason)
            else:
                yield self.interval(branch.criterion, self.lines(branch, siblings, most))
            yield from self.among(branch.children, branch.weight)

    def why_not(
        self, branch: Branch, siblings: tuple[Branch, ...], most: Fraction
    ) -> NoAnswer | None:
        """Return why a weight cannot be changed in proportion, if it cannot."""
        named = (("criterion", branch.criterion),)
        if len(siblings) == 1:
            return NoAnswer("alone", named)
        if not most or branch.part is None:
            return NoAnswer("parent-weighs-nothing", named)
        if branch.part == 1:
            return NoAnswer("siblings-weigh-nothing", named)
        return None if self.worths[branch.criterion] else NoAnswer("parts-unknown", named)

    def lines(self, branch: Branch, siblings: tuple[Branch, ...], most: Fraction) -> _Lines:
        """Return the totals as lines in one weight.

        A unit of weight that moves to a criterion brings its own worth less the mean worth of
        those beside it, which is (own − mean of all) ÷ (1 − its part).
        """
        worths = self.worths
        mean = _mixed(((one.part, worths[one.criterion]) for one in siblings), len(self.totals))
        own = worths[branch.criterion]
        assert own is not None
        assert mean is not None  # what weighs something has subcriteria that do
        assert branch.part is not None
        below = lcm(own.below, mean.below)
        first, other = below // own.below, below // mean.below
        slopes = [first * o - other * m for o, m in zip(own.values, mean.values, strict=True)]
        unit = below * (1 - branch.part) / self.below
        return _Lines(branch.weight, most, unit, self.totals, slopes)

    def lines_of(self, criterion: str) -> _Lines:
        """Return the totals as lines in the weight of one criterion, wherever it stands."""

        def down(siblings: tuple[Branch, ...], most: Fraction) -> _Lines | None:
            for branch in siblings:
                if branch.criterion == criterion:
                    return self.lines(branch, siblings, most)
                found = down(branch.children, branch.weight)
                if found is not None:
                    return found
            return None

        lines = down(self.shares.tops, self.shares.whole)
        assert lines is not None
        return lines

    def interval(self, criterion: str, lines: _Lines) -> Interval:
        """Return how far one weight can go in both directions."""
        holders = [_reach(lines, self.contracts, way) for way in (-1, 1)]
        order = [_reach(lines, self.order, way) for way in (-1, 1)]
        return Interval(
            criterion,
            lines.now,
            lines.most,
            self.end(lines, holders[0], -1),
            self.end(lines, holders[1], 1),
            self.order_end(lines, order[0], -1),
            self.order_end(lines, order[1], 1),
            len(set(lines.slopes)) == 1,
        )

    def end(self, lines: _Lines, step: Fraction, way: int) -> End:
        """Return who get the contracts at an end, and just beyond it: there the steeper one."""
        totals = lines.at(step)
        weight = lines.now + step * lines.unit
        there = self.named(_best([(total, 0) for total in totals], self.shares.contracts))
        if step == lines.room(way):
            return End(weight, there, ())
        return End(weight, there, self.steepest(lines, step, way))

    def steepest(self, lines: _Lines, step: Fraction, way: int) -> tuple[str, ...]:
        """Return who get the contracts just beyond a step: of equal totals the steeper one."""
        totals = lines.at(step)
        steep = [(t, way * slope) for t, slope in zip(totals, lines.slopes, strict=True)]
        return self.named(_best(steep, self.shares.contracts))

    def named(self, places: Iterable[int]) -> tuple[str, ...]:
        """Return the bids at these places."""
        return tuple(self.shares.bids[place] for place in places)

    def order_end(self, lines: _Lines, step: Fraction, way: int) -> OrderEnd:
        """Return which pairs meet at an end of the order, and part the other way beyond it."""
        weight = lines.now + step * lines.unit
        if step == lines.room(way):
            return OrderEnd(weight, ())
        totals, slopes = lines.at(step), lines.slopes
        met = [(one, other) for one, other in self.order.equal if slopes[one] != slopes[other]]
        met += [
            (one, other)
            for one, other in self.order.ranked
            if totals[one] == totals[other] and way * (slopes[other] - slopes[one]) > 0
        ]
        bids = self.shares.bids
        return OrderEnd(weight, tuple((bids[one], bids[other]) for one, other in met))


def _best(worth: Sequence[tuple[int, int]], count: int) -> list[int]:
    """Return the places of the best so many, and of all that equal the last of them."""
    least = sorted(worth, reverse=True)[:count][-1]
    return [place for place, one in enumerate(worth) if one >= least]


def _reach(lines: _Lines, watched: _Watched, way: int) -> Fraction:
    """Return the longest step in a direction at which what is watched still holds."""
    totals, slopes = lines.totals, lines.slopes
    if any(slopes[one] != slopes[other] for one, other in watched.equal):
        return ZERO
    room = lines.room(way)
    least, below = abs(room.numerator), room.denominator
    for one, other in watched.ranked:
        closing = way * (slopes[other] - slopes[one])
        if closing > 0:
            gap = totals[one] - totals[other]
            if gap * below < least * closing:
                least, below = gap, closing
    return way * Fraction(least, below)
