"""How alike two rankings of the same bids are, exactly; equal bids share a rank.

Kendall's tau-b counts pairs of bids: in the same order under both (C), in opposite orders (D), tied
in the one or the other. With n₀ pairs, of which n₁ tied in the first and n₂ in the second ranking,
it is (C − D) / √((n₀ − n₁)·(n₀ − n₂)). Spearman's rho is the correlation (Pearson) of the
mid-ranks: bids that share ranks 2 and 3 both have 2.5. Rank-biased overlap looks from the top
down: at depth d it compares the bids of rank d or better, and depth d weighs (1 − p)·p^(d − 1). All
three are written down from memory (unverified).

Over several lots tau-b and rho count pairs and deviations within lots only, so that no bid for the
one lot is compared with a bid for the other; rank-biased overlap is the mean of the lots.

Example: the first ranking is a, b, c; the second b, a, c. Of three pairs two are in the same order:
tau-b = (2 − 1)/3 = 1/3. The mid-ranks 1, 2, 3 and 2, 1, 3 less their mean 2 are −1, 0, 1 and 0, −1,
1: rho = (0 + 0 + 1)/√(2 · 2) = 1/2. With p = 1/2 the overlaps at depths 1, 2 and 3 are 0, 1 and 1:
1/2·0 + 1/4·1 + 1/8·1 and the rest, 1/8, in full: 1/2.

>>> pair = (1, 2, 3), (2, 1, 3)
>>> tau_b([pair]).exact, spearman([pair]).exact, overlap([pair], Fraction(1, 2))
(Fraction(1, 3), Fraction(1, 2), Fraction(1, 2))
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from math import isqrt
from typing import NamedTuple

Ranks = tuple[int, ...]
Pair = tuple[Ranks, Ranks]
"""The ranks of the same bids in two rankings, in the same order of bids; equal bids share one."""
SHOWN = 10**9
"""A root that is no fraction is shown in parts of this."""


class Root(NamedTuple):
    """A number that is known by its sign and its square."""

    sign: int
    square: Fraction

    @property
    def exact(self) -> Fraction | None:
        """The number, where it is a fraction."""
        above, below = isqrt(self.square.numerator), isqrt(self.square.denominator)
        if above**2 != self.square.numerator or below**2 != self.square.denominator:
            return None
        return Fraction(self.sign * above, below)

    @property
    def near(self) -> Fraction:
        """The number, or for the eye the nearest with nine decimals."""
        if (exact := self.exact) is not None:
            return exact
        doubled = isqrt(4 * SHOWN**2 * self.square.numerator // self.square.denominator)
        return Fraction(self.sign * ((doubled + 1) // 2), SHOWN)


def _ratio(above: Fraction, one: Fraction, other: Fraction) -> Root | None:
    """Return above / √(one·other); None where a ranking does not tell any bids apart."""
    if not one or not other:
        return None
    return Root((above > 0) - (above < 0), above**2 / (one * other))


def tau_b(pairs: Sequence[Pair]) -> Root | None:
    """Return Kendall's tau-b; None where one of the rankings is all ties, or there are no pairs."""
    agreed = first = second = 0
    for one, other in pairs:
        for (a, b), (c, d) in combinations(zip(one, other, strict=True), 2):
            agreed += _sign(a - c) * _sign(b - d)
            first += a != c
            second += b != d
    return _ratio(Fraction(agreed), Fraction(first), Fraction(second))


def _sign(value: int) -> int:
    return (value > 0) - (value < 0)


def spearman(pairs: Sequence[Pair]) -> Root | None:
    """Return Spearman's rho; None where one of the rankings is all ties, or there is one bid."""
    both = first = second = Fraction(0)
    for one, other in pairs:
        x, y = _deviations(one), _deviations(other)
        both += sum((a * b for a, b in zip(x, y, strict=True)), Fraction(0))
        first += sum((a * a for a in x), Fraction(0))
        second += sum((b * b for b in y), Fraction(0))
    return _ratio(both, first, second)


def mid_ranks(ranks: Ranks) -> tuple[Fraction, ...]:
    """Return the mean of the places that equal bids take together.

    >>> mid_ranks((1, 2, 2, 4))
    (Fraction(1, 1), Fraction(5, 2), Fraction(5, 2), Fraction(4, 1))
    """
    times = Counter(ranks)
    above = {rank: sum(times[less] for less in times if less < rank) for rank in times}
    return tuple(above[rank] + Fraction(times[rank] + 1, 2) for rank in ranks)


def _deviations(ranks: Ranks) -> list[Fraction]:
    mean = Fraction(len(ranks) + 1, 2)
    return [rank - mean for rank in mid_ranks(ranks)]


def overlap(pairs: Sequence[Pair], persistence: Fraction) -> Fraction | None:
    """Return the extrapolated rank-biased overlap, the mean of the lots with at least two bids.

    Ranks are those among these bids, so the first is 1. Bids that share a rank come in together at
    that rank; with so many bids in the first and in the second top, of which some in both, the
    overlap at a depth is 2 × both / (first + second). Beyond the last bid it stays what it is
    there: 1, for both rankings have the same bids. 0 < `persistence` < 1.
    """
    found = [_overlap(pair, persistence) for pair in pairs if len(pair[0]) > 1]
    return sum(found, Fraction(0)) / len(found) if found else None


def _overlap(pair: Pair, persistence: Fraction) -> Fraction:
    one, other = pair
    total, weight = Fraction(0), 1 - persistence
    for depth in range(1, len(one) + 1):
        first = sum(rank <= depth for rank in one)
        second = sum(rank <= depth for rank in other)
        shared = sum(max(ranks) <= depth for ranks in zip(one, other, strict=True))
        total += weight * Fraction(2 * shared, first + second)
        weight *= persistence
    return total + persistence ** len(one)


def among(ranks: Sequence[int]) -> Ranks:
    """Return the ranks that bids have among themselves, when others are left out.

    >>> among((2, 5, 5, 9))
    (1, 2, 2, 4)
    """
    return tuple(1 + sum(other < rank for other in ranks) for rank in ranks)
