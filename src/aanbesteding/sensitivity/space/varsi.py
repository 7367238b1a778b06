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
from itertools import accumulate, permutations, product
from math import lcm, prod
from operator import mul
from typing import NamedTuple

from aanbesteding.exact.adding import added
from aanbesteding.sensitivity.space.bounds import Bounds

Vector = Sequence[Fraction]
DIGITS = 256
ZERO, HALF, ONE = Fraction(0), Fraction(1, 2), Fraction(1)


def share(leads: Vector) -> Fraction:
    """Return the part of all weightings in which Σ lead × weight is above 0."""
    return _share(_whole(leads))


def _share(leads: Sequence[int]) -> Fraction:
    """Return that part for leads in whole numbers, of which the unit does not matter.

    With arrears v₁ … vⱼ so far Aₖ is kept as a whole number of parts 1 / Π (uᵢ + |vₗ|), over all
    i ≤ k and l ≤ j; so nothing is brought to lowest terms before the end.
    """
    if not any(leads):
        return HALF
    above = [lead for lead in leads if lead > 0]
    tops, passed = [1] + [0] * len(above), [1] * len(above)
    for lead in leads:
        if lead < 0:
            row = 1
            for k, u in enumerate(above):
                tops[k + 1] = u * row * tops[k + 1] - lead * passed[k] * tops[k]
                passed[k] *= u - lead
                row *= u - lead
    return ONE - Fraction(tops[-1], prod(passed))


def _whole(values: Vector) -> list[int]:
    """Return fractions in a unit in which they are whole numbers."""
    unit = lcm(*(value.denominator for value in values))
    return [value.numerator * (unit // value.denominator) for value in values]


def concentrated_share(leads: Vector, times: Sequence[int]) -> Fraction:
    """Return that part under a Dirichlet distribution with whole parameters, to 60 decimals.

    A criterion with parameter 3 has the weight of three criteria in uniform weights, so its lead
    counts three times. That makes many steps, and they are rounded down to `DIGITS` bits each. As
    each is a weighted mean, all of them together are off by no more than one bit per step.

    >>> concentrated_share((Fraction(1), Fraction(-1)), (2, 1))  # w₁ > 1/2, with density 2·w₁
    Fraction(3, 4)
    """
    pairs = zip(_whole(leads), times, strict=True)
    every = [lead for lead, count in pairs for _ in range(count)]
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
    whole = _whole(leads)
    found = [
        _share(_means([whole[n] for group in one for n in group]))
        for one in product(*(tuple(permutations(group)) for group in order))
    ]
    return added(found) / len(found)


def _means(values: Sequence[int]) -> list[int]:
    """Return the mean of the first, of the first two, of the first three, and so on, in one unit.

    >>> _means([1, -2])  # 1 and -1/2
    [2, -1]
    """
    unit = lcm(*range(1, len(values) + 1))
    sums = enumerate(accumulate(values), 1)
    return [total * (unit // count) for count, total in sums]


def bounded_share(leads: Vector, lows: Vector) -> Fraction:
    """Return that part among the weightings with no weight below its own bound.

    Such weightings are the mixtures of: the bounds, and all that is left on one criterion.

    >>> bounded_share((Fraction(1), Fraction(-1)), (Fraction(1, 4), ZERO))  # first: 1/4 to 1
    Fraction(2, 3)
    """
    unit, *whole = _whole((ONE, *lows))
    return _bounded(_whole(leads), whole, unit)


def _bounded(leads: Sequence[int], lows: Sequence[int], unit: int) -> Fraction:
    base = sum(map(mul, leads, lows))
    rest = unit - sum(lows)
    return _share([base + rest * lead for lead in leads])


class Piece(NamedTuple):
    """Weightings with bounds below only, counted for a size above or below 0."""

    size: int
    """In the unit of all pieces to the power m − 1; only the proportions count."""
    lows: tuple[int, ...]


class Pieces(NamedTuple):
    """Weightings as a sum of pieces; `unit` is how many parts of their bounds are the whole."""

    unit: int
    parts: tuple[Piece, ...]


def pieces(bounds: Sequence[Bounds], most: int) -> Pieces | None:
    """Return weightings with bounds on both sides as a sum of such with bounds below only.

    Take those above all lower bounds, without those that have one weight above its upper bound as
    well, with those that have two, and so on: a weight above its upper bound is one with a higher
    lower bound. What is left between m bounds has the size (1 − Σ bounds) to the power m − 1.
    None where that takes more than `most` pieces.
    """
    found: list[Piece] = []
    unit, *whole = _whole((ONE, *(end for one in bounds for end in one)))
    lowest, highest = whole[::2], whole[1::2]

    def add(first: int, left: int, lows: tuple[int, ...], sign: int) -> None:
        if len(found) <= most:
            found.append(Piece(sign * left ** (len(bounds) - 1), lows))
            for n in range(first, len(bounds)):
                rest = left - (highest[n] - lowest[n])
                if rest > 0:
                    add(n + 1, rest, (*lows[:n], highest[n], *lows[n + 1 :]), -sign)

    add(0, unit - sum(lowest), tuple(lowest), 1)
    return Pieces(unit, tuple(found)) if len(found) <= most else None


def pieced_share(leads: Vector, of: Pieces) -> Fraction:
    """Return that part among weightings that are the sum of pieces.

    Example: the first of two criteria weighs from 1/2 to 7/10. At least 1/2 (size 1/2), without at
    least 7/10 (size 3/10). It leads where it weighs more than 3/5: in 4/5 of the first piece and in
    all of the second, so in (2/5 − 3/10)/(1/5) of what remains.

    >>> half, more, less = Fraction(1, 2), Fraction(7, 10), Fraction(3, 10)
    >>> two = pieces((Bounds(half, more), Bounds(less, half)), 10)
    >>> pieced_share((Fraction(2), Fraction(-3)), two)
    Fraction(1, 2)
    """
    whole = _whole(leads)
    shares = (part.size * _bounded(whole, part.lows, of.unit) for part in of.parts)
    return added(shares) / sum(part.size for part in of.parts)
