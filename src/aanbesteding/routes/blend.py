"""A blend of two frameworks: who is first, and where bids change places, at every mixture.

With a and b the parts of the whole that a bid earns under A and B, it has (1 − λ)·a + λ·b in the
blend: a straight line from λ = 0, all of A, to λ = 1, all of B. Two lines meet where (aᵢ − aⱼ) +
λ·((bᵢ − bⱼ) − (aᵢ − aⱼ)) = 0, at a fraction.

Example: x earns 7/10 under A and 4/10 under B, y 6/10 under both. They are equal where 7/10 −
3/10·λ = 6/10, at λ = 1/3. Up to there x is first, beyond it y.

>>> F = Fraction
>>> lines = [Line("x", F(7, 10), F(4, 10)), Line("y", F(6, 10), F(6, 10))]
>>> meetings(lines)
(Point(at=Fraction(1, 3), equal=(('x', 'y'),), first=('x', 'y')),)
>>> [(str(one.low), str(one.high), one.first) for one in stretches(lines)]
[('0', '1/3', ('x',)), ('1/3', '1', ('y',))]
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

ZERO, ONE = Fraction(0), Fraction(1)


class Line(NamedTuple):
    """What a bid earns under A and under B, as parts of the whole."""

    bid: str
    a: Fraction
    b: Fraction

    def at(self, blend: Fraction) -> Fraction:
        """Return what it earns in a blend; 0 is all of A, 1 all of B."""
        return self.a + blend * self.slope

    @property
    def slope(self) -> Fraction:
        """What it gains from A to B."""
        return self.b - self.a


class Point(NamedTuple):
    """A blend at which bids are exactly equal that are not so beside it."""

    at: Fraction
    equal: tuple[tuple[str, ...], ...]
    """The bids that are equal there, the best first."""
    first: tuple[str, ...]
    """Who are first there."""


class Stretch(NamedTuple):
    """All blends between two ends under which the same bids are first; at an end others may join.

    Several bids only where they earn the same under both frameworks.
    """

    low: Fraction
    high: Fraction
    first: tuple[str, ...]


def always_equal(lines: Sequence[Line]) -> tuple[tuple[str, ...], ...]:
    """Return the bids that earn the same under both frameworks, together."""
    found: dict[tuple[Fraction, Fraction], list[str]] = {}
    for line in lines:
        found.setdefault((line.a, line.b), []).append(line.bid)
    return tuple(tuple(bids) for bids in found.values() if len(bids) > 1)


def meetings(lines: Sequence[Line]) -> tuple[Point, ...]:
    """Return every blend, from 0 to 1, at which different lines meet; the ends count."""
    met: dict[Fraction, dict[str, Line]] = {}
    for one, other in combinations(lines, 2):
        turn = other.slope - one.slope
        if not turn:
            continue
        at = (one.a - other.a) / turn
        if ZERO <= at <= ONE:
            met.setdefault(at, {}).update({one.bid: one, other.bid: other})
    place = {line.bid: number for number, line in enumerate(lines)}
    tops = list(stretches(lines)) if met else []
    found = []
    for at in sorted(met):
        while tops[0].high < at:
            del tops[0]
        best = lines[place[tops[0].first[0]]].at(at)
        equal: dict[Fraction, list[str]] = {}
        for bid in sorted(met[at], key=place.__getitem__):
            equal.setdefault(met[at][bid].at(at), []).append(bid)
        groups = tuple(tuple(equal[value]) for value in sorted(equal, reverse=True))
        found.append(Point(at, groups, tuple(equal.get(best, tops[0].first))))
    return tuple(found)


def first_at(lines: Sequence[Line], blend: Fraction) -> tuple[str, ...]:
    """Return who are first in a blend."""
    most = max(line.at(blend) for line in lines)
    return tuple(line.bid for line in lines if line.at(blend) == most)


def stretches(lines: Sequence[Line]) -> tuple[Stretch, ...]:
    """Return who is first from 0 to 1, in stretches that meet where the first place is shared."""
    found: list[Stretch] = []
    low, best = ZERO, max(lines, key=lambda line: (line.a, line.slope))
    while True:
        ahead = [line for line in lines if line.slope > best.slope]
        at, _, after = min(
            ((_meet(best, line), -line.slope, line) for line in ahead),
            default=(ONE, ZERO, best),
            key=lambda one: one[:2],
        )
        same = tuple(line.bid for line in lines if line[1:] == best[1:])
        found.append(Stretch(low, min(at, ONE), same))
        if at >= ONE:
            return tuple(found)
        low, best = at, after


def _meet(best: Line, steeper: Line) -> Fraction:
    return (best.a - steeper.a) / (steeper.slope - best.slope)
