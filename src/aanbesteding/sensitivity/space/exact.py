"""Exact shares: in which part of the weightings of a region each bid takes each rank.

The weightings for which a bid is first are a cone: those of the region with row(bid) · w ≥ row(other)
· w for every other bid. For the other ranks the region is divided, for every bid, into the parts in
which it has other rivals above it. The parts for which bids are equal have no size.

How much work that is depends on the edges of all those cones. `MOST` is the gate: a region with
more of them than that together is not measured but drawn. It counts, and keeps no time, so the
same award is measured or drawn on every machine.

Example: A has shares of 1 and 0 on two criteria, B of 0 and 1, C of 2/5 and 2/5. A is first where
w₁ > w₂: half of all weightings. C has less than 1/2 ≤ max(w₁, w₂) everywhere and is never first. It
is second where the lower of w₁ and w₂ is below 2/5: in 4/5 of all weightings, and third in 1/5.

>>> F = Fraction
>>> rows = whole_rows(((F(1), F(0)), (F(0), F(1)), (F(2, 5), F(2, 5))))
>>> first_shares(rows, everything(2))
(Fraction(1, 2), Fraction(1, 2), Fraction(0, 1))
>>> rank_shares(rows, everything(2))[2]
(Fraction(0, 1), Fraction(4, 5), Fraction(1, 5))
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import gcd, lcm

from aanbesteding.sensitivity.space.cones import Cone, everything
from aanbesteding.sensitivity.space.volume import mean, measure

MOST = 2_500
"""The most edges of all cones together for which shares are exact."""
ZERO = Fraction(0)
Row = tuple[int, ...]
Shares = tuple[Fraction, ...]


def whole_rows(rows: Sequence[Sequence[Fraction]]) -> tuple[Row, ...]:
    """Return rows of shares in a unit in which they are whole numbers."""
    unit = lcm(*(share.denominator for row in rows for share in row))
    return tuple(tuple(int(share * unit) for share in row) for row in rows)


def first_cones(rows: Sequence[Row], region: Cone, most: int = MOST) -> list[Cone | None] | None:
    """Return per bid where it is first, None for nowhere; None for all beyond the gate.

    No two rows may be equal.
    """
    cones: list[Cone | None] = []
    left = most
    for row in rows:
        cone: Cone | None = region
        for normal in _normals(row, rows):
            cone = cone.cut(normal)[0] if cone is not None else None
            if cone is not None and len(cone.edges) > left:
                return None
        left -= len(cone.edges) if cone is not None else 0
        cones.append(cone)
    return cones


def first_shares(rows: Sequence[Row], region: Cone, most: int = MOST) -> Shares | None:
    """Return per bid the part of the region in which it is first, or None beyond the gate."""
    cones = first_cones(rows, region, most)
    if cones is None:
        return None
    whole = measure(region)
    return tuple(measure(cone) / whole if cone is not None else ZERO for cone in cones)


def centres(rows: Sequence[Row], region: Cone, most: int = MOST) -> list[Shares | None] | None:
    """Return per bid the mean of the weightings for which it is first, None where there are none.

    None for all beyond the gate.
    """
    cones = first_cones(rows, region, most)
    if cones is None:
        return None
    return [mean(cone) if cone is not None else None for cone in cones]


def rank_shares(
    rows: Sequence[Row], region: Cone, most: int = MOST
) -> tuple[Shares, ...] | None:
    """Return per bid its share of each rank, the first rank first, or None beyond the gate."""
    parts: list[list[tuple[Cone, int]]] = []
    left = most
    for row in rows:
        divided = [(region, 0)]
        for normal in _normals(row, rows):
            after = []
            for cone, above in divided:
                better, worse = cone.cut(normal)
                after += [(better, above)] if better is not None else []
                after += [(worse, above + 1)] if worse is not None else []
            divided = after
            if sum(len(cone.edges) for cone, _ in divided) > left:
                return None
        left -= sum(len(cone.edges) for cone, _ in divided)
        parts.append(divided)
    whole = measure(region)
    return tuple(_by_rank(divided, len(rows), whole) for divided in parts)


def _by_rank(divided: list[tuple[Cone, int]], ranks: int, whole: Fraction) -> Shares:
    found = [ZERO] * ranks
    for cone, above in divided:
        found[above] += measure(cone) / whole
    return tuple(found)


def _normals(row: Row, rows: Sequence[Row]) -> list[Row]:
    """Return what a bid leads each other bid by, those first that leave it the least."""
    found = []
    for other in rows:
        if other is not row:
            lead = tuple(a - b for a, b in zip(row, other, strict=True))
            by = gcd(*lead)
            found.append(tuple(x // by for x in lead))
    return sorted(found, key=lambda lead: Fraction(sum(lead), sum(map(abs, lead))))


def cone_of(criteria: int, conditions: Sequence[Sequence[Fraction]]) -> Cone | None:
    """Return the weightings with condition · w ≥ 0 for all; None where they have no inside."""
    cone: Cone | None = everything(criteria)
    for condition in whole_rows(conditions) if conditions else ():
        cone = cone.cut(condition)[0] if cone is not None else None
    return cone
