"""In which part of all weightings one bid has more points than another, exactly.

A bid leads another by d = Σ dᵢ·wᵢ, where the weights w are 0 or more and their sum is 1. Of all
such w, each as likely as any other, the part with d < 0 follows from the leads u ≥ 0 and the
arrears v < 0 among the dᵢ. Start with A₀ = 1 and Aₖ = 0 for each of the K leads; for every v, and
then for every k from 1 to K, put

    Aₖ = (uₖ·Aₖ + |v|·Aₖ₋₁) / (uₖ + |v|)

The part is A_K (G. Varsi, Pacific Journal of Mathematics 45 (1973) 315–319; the paper itself is
unverified: from memory; the tests check the recursion against volumes found in another way). Every
step is a weighted mean, so no digits are lost.

Example: A leads B by 0.3 on the first criterion and is 0.2 and 0.1 behind on the others. Of the
leads there is one: 0.3. With v = −0.2: A₁ = 0.2/0.5 = 2/5. With v = −0.1: A₁ = (0.3·2/5 +
0.1·1)/0.4 = 11/20. So A has fewer points in 11/20 of all weightings, and more in 9/20.

>>> share((Fraction(3, 10), Fraction(-2, 10), Fraction(-1, 10)))
Fraction(9, 20)

Equal bids share what they have: each counts for half.

>>> share((Fraction(0), Fraction(0)))
Fraction(1, 2)
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import permutations, product
from math import lcm
from typing import NamedTuple

from aanbesteding.exact.adding import added
from aanbesteding.sensitivity.space.bounds import Bounds

Vector = Sequence[Fraction]
DIGITS = 256
ZERO, HALF, ONE = Fraction(0), Fraction(1, 2), Fraction(1)


def share(leads: Vector) -> Fraction:
    """Return the part of all weightings in which Σ lead × weight is above 0."""
    if not any(leads):
        return HALF
    above = [lead for lead in leads if lead >= 0]
    parts = [ONE] + [ZERO] * len(above)
    for lead in leads:
        if lead < 0:
            for k, u in enumerate(above, 1):
                parts[k] = (u * parts[k] - lead * parts[k - 1]) / (u - lead)
    return ONE - parts[-1]


def concentrated_share(leads: Vector, times: Sequence[int]) -> Fraction:
    """Return that part under a Dirichlet distribution with whole parameters, to 60 decimals.

    A criterion with parameter 3 has the weight of three criteria in uniform weights, so its lead
    counts three times. That makes many steps, and they are rounded down to `DIGITS` bits each. As
    each is a weighted mean, all of them together are off by no more than one bit per step.

    >>> concentrated_share((Fraction(1), Fraction(-1)), (2, 1))  # w₁ > 1/2, with density 2·w₁
    Fraction(3, 4)
    """
    unit = lcm(*(lead.denominator for lead in leads))
    pairs = zip(leads, times, strict=True)
    every = [int(lead * unit) for lead, count in pairs for _ in range(count)]
    if not any(every):
        return HALF
    above = [lead for lead in every if lead >= 0]
    whole = 1 << DIGITS
    parts = [whole] + [0] * len(above)
    for lead in every:
        if lead < 0:
            for k, u in enumerate(above, 1):
                parts[k] = (u * parts[k] - lead * parts[k - 1]) // (u - lead)
    return Fraction(round(Fraction(whole - parts[-1], whole) * 10**60), 10**60)


def ordered_share(leads: Vector, order: Sequence[Sequence[int]]) -> Fraction:
    """Return that part among the weightings that keep an order of importance.

    `order` holds the numbers of the criteria, the most important first; those in one group may be
    in any order. Such weightings are the mixtures of: all weight on the first, half on each of the
    first two, a third on each of the first three … (for every order within the groups).

    Example: leads of 1 and −2, the first criterion at least as important. The ends have leads of 1
    and −1/2, so the part is 1 − (1/2)/(3/2).

    >>> ordered_share((Fraction(1), Fraction(-2)), ((0,), (1,)))
    Fraction(2, 3)
    """
    found = [
        share(_means([leads[n] for group in one for n in group]))
        for one in product(*(tuple(permutations(group)) for group in order))
    ]
    return sum(found, ZERO) / len(found)


def _means(values: Vector) -> list[Fraction]:
    """Return the mean of the first, of the first two, of the first three, and so on."""
    total, means = ZERO, []
    for count, value in enumerate(values, 1):
        total += value
        means.append(total / count)
    return means


def bounded_share(leads: Vector, lows: Vector) -> Fraction:
    """Return that part among the weightings with no weight below its own bound.

    Such weightings are the mixtures of: the bounds, and all that is left on one criterion.

    >>> bounded_share((Fraction(1), Fraction(-1)), (Fraction(1, 4), ZERO))  # first: 1/4 to 1
    Fraction(2, 3)
    """
    base = added(lead * low for lead, low in zip(leads, lows, strict=True) if low)
    rest = ONE - added(lows)
    return share([base + rest * lead for lead in leads])


class Piece(NamedTuple):
    """Weightings with bounds below only, counted for a size above or below 0."""

    size: Fraction
    lows: tuple[Fraction, ...]


def pieces(bounds: Sequence[Bounds], most: int) -> list[Piece] | None:
    """Return weightings with bounds on both sides as a sum of such with bounds below only.

    Take those above all lower bounds, without those that have one weight above its upper bound as
    well, with those that have two, and so on: a weight above its upper bound is one with a higher
    lower bound. What is left between m bounds has the size (1 − Σ bounds) to the power m − 1.
    None where that takes more than `most` pieces.
    """
    found: list[Piece] = []

    def add(first: int, left: Fraction, lows: tuple[Fraction, ...], sign: int) -> None:
        if len(found) <= most:
            found.append(Piece(sign * left ** (len(bounds) - 1), lows))
            for n in range(first, len(bounds)):
                rest = left - (bounds[n].high - bounds[n].low)
                if rest > 0:
                    add(n + 1, rest, (*lows[:n], bounds[n].high, *lows[n + 1 :]), -sign)

    lows = tuple(one.low for one in bounds)
    add(0, ONE - sum(lows, ZERO), lows, 1)
    return found if len(found) <= most else None


def pieced_share(leads: Vector, parts: Sequence[Piece]) -> Fraction:
    """Return that part among weightings that are the sum of pieces.

    Example: the first of two criteria weighs from 1/2 to 7/10. At least 1/2 (size 1/2), without at
    least 7/10 (size 3/10). It leads where it weighs more than 3/5: in 4/5 of the first piece and in
    all of the second, so in (2/5 − 3/10)/(1/5) of what remains.

    >>> half, more, less = Fraction(1, 2), Fraction(7, 10), Fraction(3, 10)
    >>> parts = pieces((Bounds(half, more), Bounds(less, half)), 10)
    >>> pieced_share((Fraction(2), Fraction(-3)), parts)
    Fraction(1, 2)
    """
    whole = added(part.size for part in parts)
    return added(part.size * bounded_share(leads, part.lows) for part in parts) / whole
