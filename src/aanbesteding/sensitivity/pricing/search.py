"""Where an answer on a grid of whole numbers switches, in few questions.

Halving needs as many questions as the distance has binary digits: 29 for four million euros in
cents. Where a measure falls to zero near the switch, a straight line through it finds the place in
a handful; the line may guess wrong, but at most a few questions more than halving are ever asked.

Example: cheaper wins, at 100 by 10 points, and at 500 it loses by 30. The line puts the switch at
100 + 400 × 10/(10 + 30) = 200. If 200 wins and 201 does not, that was all.

Rounded totals are equal over a stretch of prices. From a place where the measure is zero the next
places are looked at first: 1 further, then 4096, then 8 × 4096, and so on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from itertools import pairwise
from typing import TypeVar

MORE = 4
"""The questions that wrong guesses may cost beyond those of halving."""
STRIDE = 4096
"""How far the second look from a place where the measure is zero goes, in cents."""

POINTS = 64
"""Into so many equal parts a range is divided where every switch is looked for."""

Key = TypeVar("Key")
Measure = Callable[[int], Fraction | None]
"""How far from the switch a number is: above zero where it holds. None where nothing tells."""


def last_true(
    low: int, high: int, holds: Callable[[int], bool], measure: Measure | None = None
) -> int:
    """Return a number for which `holds`, and for the next it does not: from `low` up to `high`.

    It holds for `low` and not for `high`; where it holds up to one number and never beyond, that
    number is the answer.

    >>> last_true(0, 1000, lambda n: n <= 137)
    137
    >>> last_true(0, 1000, lambda n: n <= 137, lambda n: Fraction(137 - n))
    137
    """
    room = 1 << ((high - low - 1).bit_length() + MORE)
    ends: list[Fraction | None] = [measure(low), measure(high)] if measure else [None, None]
    side, step = 0, 1
    while high - low > 1:
        room //= 2  # what may be left after the next question
        at = _guess(low, high, ends)
        if 0 in ends and step < high - low:
            at = low + step if ends[0] == 0 else high - step
            step = max(8 * step, STRIDE)
        at = min(max(at, high - room, low + 1), low + room, high - 1)
        found = measure(at) if measure else None
        if holds(at):
            low, ends[0], now = at, found, 1
        else:
            high, ends[1], now = at, found, -1
        stays = 1 if now > 0 else 0
        kept = ends[stays]
        if now == side and kept is not None:  # one end stays: let the line lean towards it
            ends[stays] = kept / 2
        side = now
    return low


def _guess(low: int, high: int, ends: list[Fraction | None]) -> int:
    """Return where a straight line through the ends is zero; the middle where there is none."""
    first, last = ends
    if first is None or last is None or first <= 0 or last >= 0:
        return (low + high) // 2
    return low + int((high - low) * first / (first - last))


def pieces(
    low: int, high: int, marked: Iterable[int], key: Callable[[int], Key]
) -> list[tuple[int, int, Key]]:
    """Return the numbers from low to high in stretches with the same key, as far as they are found.

    The ends of `POINTS` equal parts are tried, and what is marked with the numbers beside it. Where
    two neighbours differ, the switch between them is found exactly; a stretch that begins and ends
    between two neighbours is not seen.

    >>> pieces(0, 1000, (), lambda n: n > 333)
    [(0, 333, False), (334, 1000, True)]
    """
    tried = {low + (high - low) * n // POINTS for n in range(POINTS + 1)}
    tried |= {at for one in marked for at in (one - 1, one, one + 1)}
    steps = sorted(at for at in tried if low <= at <= high)
    found: list[tuple[int, int, Key]] = []
    begin = steps[0]
    for left, right in pairwise(steps):
        while key(left) != key(right):
            here = key(left)

            def same(number: int, here: Key = here) -> bool:
                return key(number) == here

            end = last_true(left, right, same)
            found.append((begin, end, here))
            left = begin = end + 1  # noqa: PLW2901 - there may be more switches before the right
    found.append((begin, steps[-1], key(steps[-1])))
    return found
