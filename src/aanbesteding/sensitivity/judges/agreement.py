"""How far assessors agree: Krippendorff's alpha for marks in an order (unverified: from memory).

A unit is a bid on a criterion; the marks that assessors gave it are compared in pairs. Every unit
with m ≥ 2 marks gives each ordered pair of its marks a weight of 1 / (m − 1); added up over the
units, that is the coincidence o(c, k) of two marks. n(c) is how often c occurs in such units and n
the sum of all n(c). The distance of two marks on an ordered scale is the number of marks from one
to the other, those at the ends counted for half:

d(c, k) = Σ n(g) for c ≤ g ≤ k, less (n(c) + n(k)) / 2.

alpha = 1 − observed / expected, with observed = Σ o(c, k) d(c, k)² / n over all ordered pairs, and
expected = Σ n(c) n(k) d(c, k)² / (n (n − 1)). 1 is perfect agreement, 0 what chance would give,
and below 0 is worse than chance. Where all marks are the same, expected is 0 and alpha undefined.

Example: two assessors, three bids, marks 1 to 3: (1, 1), (2, 3), (3, 3). n(1) = 2, n(2) = 1,
n(3) = 3, n = 6. d(1, 2) = 2 + 1 − 3/2 = 3/2; d(2, 3) = 1 + 3 − 4/2 = 2; d(1, 3) = 6 − 5/2 = 7/2.
Only the second bid has different marks: o(2, 3) = o(3, 2) = 1, so observed = 2 × 4 / 6 = 4/3.
Expected = 2 × (2·1·9/4 + 1·3·4 + 2·3·49/4) / 30 = 2 × 90 / 30 = 6. So alpha = 1 − 4/18 = 7/9.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import combinations


def alpha(units: Iterable[Sequence[Fraction]]) -> Fraction | None:
    """Return alpha over the marks of each unit, as numbers in the order of the scale.

    None where no unit has two marks, or where all marks that can be compared are the same.
    """
    compared = [marks for marks in units if len(marks) > 1]
    counts = Counter(mark for marks in compared for mark in marks)
    if len(counts) < 2:
        return None
    order = sorted(counts)
    number = sum(counts.values())
    squares = _squares(order, counts)
    observed = Fraction(0)
    for marks in compared:
        apart = sum(squares.get((min(a, b), max(a, b)), 0) for a, b in combinations(marks, 2))
        observed += 2 * Fraction(apart) / (len(marks) - 1)
    expected = 2 * sum(
        (counts[a] * counts[b] * square for (a, b), square in squares.items()), Fraction(0)
    )
    return 1 - observed * (number - 1) / expected


def _squares(
    order: Sequence[Fraction], counts: Counter[Fraction]
) -> dict[tuple[Fraction, Fraction], Fraction]:
    """Return the squared distance of every two different marks, the lower first."""
    up_to: dict[Fraction, int] = {}
    running = 0
    for mark in order:
        running += counts[mark]
        up_to[mark] = running
    return {
        (a, b): (up_to[b] - up_to[a] + counts[a] - Fraction(counts[a] + counts[b], 2)) ** 2
        for a, b in combinations(order, 2)
    }
