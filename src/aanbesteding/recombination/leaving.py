"""Who would gain by leaving: groups that are worth more by themselves than they are given.

A division lies in the core if there is no such group. How much a group would gain is v(S) less what
its members are given together; who would gain most is the most dissatisfied.

Example, for a pocket calculator. v(a) = 180, v(b) = 180, v(a and b) = 350. Of 350 each is given
175: each would gain 180 − 175 = 5 by leaving, and no division of 350 gives both 180.

All groups are gone through in whole numbers: what each member is given is rounded down to a power
of a half, so that for n members a sum is too small by less than n of those. What that leaves open
is worked out in fractions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Any

from aanbesteding.recombination.analysis import Core, Leaving, Way
from aanbesteding.recombination.game import BITS, Game

if TYPE_CHECKING:
    from numpy.typing import NDArray

SHOWN = 10
"""How many groups that would gain are given."""


def core_of(
    game: Game,
    members: Sequence[int],
    given: Sequence[Fraction],
    way: Way,
    table: NDArray[Any] | None,
) -> Core:
    """Return who would gain by leaving; without a table only single members are looked at."""
    if table is None:
        found = [(game.value([n]) - given[n], 1 << n) for n in range(len(members))]
        found = [one for one in found if one[0] > 0]
        number = len(found)
    else:
        number, found = _all(table, given)
    found.sort(key=lambda one: (-one[0], one[1].bit_count(), _of(one[1], len(members))))
    leaving = tuple(_leaving(game, members, given, mask) for _, mask in found[:SHOWN])
    within = False if number else True if table is not None else None
    return Core(way, within, "single" if table is None else "all", number, leaving)


def _of(mask: int, count: int) -> tuple[int, ...]:
    return tuple(n for n in range(count) if mask >> n & 1)


def _leaving(game: Game, members: Sequence[int], given: Sequence[Fraction], mask: int) -> Leaving:
    group = _of(mask, len(members))
    together = sum((given[n] for n in group), Fraction(0))
    return Leaving(tuple(members[n] for n in group), game.value(group), together)


def _all(table: NDArray[Any], given: Sequence[Fraction]) -> tuple[int, list[tuple[Fraction, int]]]:
    """Return how many groups would gain, and those that can be among the first to be shown.

    With what is given times 2ᵇ rounded down, a gain comes out too large by less than n: what comes
    out at 0 or below is no gain, and at n or more it is one.
    """
    import numpy as np

    count = len(given)
    top = max((abs(int(one)) for one in (table.min(), table.max())), default=0)
    top += sum(abs(one.numerator) // one.denominator + 1 for one in given)
    wide = table.dtype == object
    bits = 64 if wide else max(0, BITS + 2 - top.bit_length())
    scaled = [(one.numerator << bits) // one.denominator for one in given]
    gains = table << bits
    cube = gains.reshape((2,) * count)
    for n, one in enumerate(scaled):
        cube[tuple(slice(None) if axis != count - 1 - n else 1 for axis in range(count))] -= one
    exact = np.count_nonzero(gains >= max(count, 1))
    open_ones = np.flatnonzero((gains > 0) & (gains < count))
    sure = [mask for gain, mask in _gains(table, given, open_ones) if gain > 0]
    number = int(exact) + len(sure)
    if not number:
        return 0, []
    least = 0
    if gains.size > SHOWN:
        least = int(np.sort(gains)[-SHOWN] if wide else np.partition(gains, -SHOWN)[-SHOWN])
    near = np.flatnonzero((gains > 0) & (gains >= least - count))
    return number, [(gain, mask) for gain, mask in _gains(table, given, near) if gain > 0]


def _gains(
    table: NDArray[Any], given: Sequence[Fraction], masks: Iterable[Any]
) -> Iterator[tuple[Fraction, int]]:
    by = lcm(*(one.denominator for one in given))
    whole = [one.numerator * (by // one.denominator) for one in given]
    for mask in map(int, masks):
        together = sum(whole[n] for n in _of(mask, len(given)))
        yield Fraction(int(table[mask]) * by - together, by), mask
