"""Exact shares: in which part of the weightings of a region each bid takes each rank.

The weightings for which a bid is first are a cone: those of the region with row(bid) · w ≥
row(other) · w for every other bid. For the other ranks the region is divided, for every bid, into
the parts in which it has other rivals above it. The parts for which bids are equal have no size.

How much work that is depends on the cones. `GATE` says what is too much: a region beyond it is not
measured but drawn. It counts edges and faces, and keeps no time, so the same award is measured or
drawn on every machine.

Example: A has shares of 1 and 0 on two criteria, B of 0 and 1, C of 2/5 and 2/5. A is first where
w₁ > w₂: half of all weightings. C has less than 1/2 ≤ max(w₁, w₂) everywhere and is never first. It
is second where the lower of w₁ and w₂ is below 2/5: in 4/5 of all weightings, and third in 1/5.

>>> F = Fraction
>>> rows = whole_rows(((F(1), F(0)), (F(0), F(1)), (F(2, 5), F(2, 5))))
>>> first_shares(rows, everything(2))
(Fraction(1, 2), Fraction(1, 2), Fraction(0, 1))
>>> rank_shares(rows, (1, 1, 1), everything(2))[2]
(Fraction(0, 1), Fraction(4, 5), Fraction(1, 5))
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import gcd, lcm
from typing import NamedTuple

from aanbesteding.sensitivity.space.cones import Cone, everything
from aanbesteding.sensitivity.space.volume import Beyond, Faces

ZERO = Fraction(0)
Row = tuple[int, ...]
Shares = tuple[Fraction, ...]


class Gate(NamedTuple):
    """The most work that is done for exact shares."""

    criteria: int = 12
    edge: int = 600
    """The edges of one cone."""
    edges: int = 4_000
    """The edges of all cones together."""
    faces: int = 20_000
    """The faces of all cones together."""
    centre_edges: int = 400
    """The edges of all cones together for exact central weights, which are more work."""


GATE = Gate()


def whole_rows(rows: Sequence[Sequence[Fraction]]) -> tuple[Row, ...]:
    """Return rows of shares in a unit in which they are whole numbers."""
    unit = lcm(1, *(share.denominator for row in rows for share in row))
    return tuple(tuple(int(share * unit) for share in row) for row in rows)


def cone_of(
    criteria: int, conditions: Sequence[Sequence[Fraction]], gate: Gate = GATE
) -> Cone | None:
    """Return the weightings with condition · w ≥ 0 for all; None beyond the gate."""
    if criteria > gate.criteria:
        return None
    cone: Cone | None = everything(criteria)
    for condition in whole_rows(conditions):
        cone = cone.cut(condition)[0] if cone is not None else None
        if cone is not None and len(cone.edges) > gate.edge:
            return None
    return cone


def first_shares(rows: Sequence[Row], region: Cone, gate: Gate = GATE) -> Shares | None:
    """Return per row the part of the region in which it is first, or None beyond the gate.

    No two rows may be equal.
    """
    try:
        return _sizes(_first_cones(rows, region, gate, gate.edges), region, gate)
    except Beyond:
        return None


def centres(
    rows: Sequence[Row], region: Cone, gate: Gate = GATE
) -> tuple[Shares | None, ...] | None:
    """Return per row the mean of the weightings for which it is first, None where there are none.

    None for all beyond the gate.
    """
    try:
        cones = _first_cones(rows, region, gate, gate.centre_edges)
    except Beyond:
        return None
    faces = Faces(moments=True)
    return tuple(faces.mean(cone) if cone is not None else None for cone in cones)


def _first_cones(rows: Sequence[Row], region: Cone, gate: Gate, left: int) -> list[Cone | None]:
    """Return per row where it is first, None for nowhere."""
    cones: list[Cone | None] = []
    _check([region], left, gate)
    for row in rows:
        cone: Cone | None = region
        for normal, _ in _normals(row, rows, (1,) * len(rows)):
            cone = cone.cut(normal)[0] if cone is not None else None
            _check([cone] if cone is not None else [], left, gate)
        left -= len(cone.edges) if cone is not None else 0
        cones.append(cone)
    return cones


def rank_shares(
    rows: Sequence[Row], times: Sequence[int], region: Cone, gate: Gate = GATE
) -> tuple[Shares, ...] | None:
    """Return per row its share of each rank, the first rank first, or None beyond the gate.

    `times` says for how many equal bids a row stands; they share their ranks.
    """
    divided: list[list[tuple[Cone, int]]] = []
    left = gate.edges
    try:
        _check([region], left, gate)
        for row in rows:
            divided.append(_divided(_normals(row, rows, times), region, left, gate))
            left -= sum(len(cone.edges) for cone, _ in divided[-1])
        sizes = iter(_sizes([cone for parts in divided for cone, _ in parts], region, gate))
    except Beyond:
        return None
    found = []
    for parts, count in zip(divided, times, strict=True):
        shares = [ZERO] * sum(times)
        for _, above in parts:
            size = next(sizes) / count
            for rank in range(above, above + count):
                shares[rank] += size
        found.append(tuple(shares))
    return tuple(found)


def _divided(
    normals: Sequence[tuple[Row, int]], region: Cone, left: int, gate: Gate
) -> list[tuple[Cone, int]]:
    """Return the parts of a region, and how many bids are above this one in each."""
    parts = [(region, 0)]
    for normal, rivals in normals:
        after: list[tuple[Cone, int]] = []
        for cone, above in parts:
            better, worse = cone.cut(normal)
            after += [(better, above)] if better is not None else []
            after += [(worse, above + rivals)] if worse is not None else []
        parts = after
        _check([cone for cone, _ in parts], left, gate)
    return parts


def _check(cones: Sequence[Cone], left: int, gate: Gate) -> None:
    """Raise `Beyond` where cones have more criteria or edges than the gate allows."""
    if any(len(cone.edges[0]) > gate.criteria for cone in cones):
        raise Beyond
    edges = [len(cone.edges) for cone in cones]
    if sum(edges) > left or max(edges, default=0) > gate.edge:
        raise Beyond


def _sizes(cones: Iterable[Cone | None], region: Cone, gate: Gate) -> Shares:
    """Return which part of a region each cone holds."""
    faces = Faces(gate.faces)
    whole = faces.size(region)
    return tuple(faces.size(cone) / whole if cone is not None else ZERO for cone in cones)


def _normals(row: Row, rows: Sequence[Row], times: Sequence[int]) -> list[tuple[Row, int]]:
    """Return what a row leads each other row by, and its `times`; what leaves it least first."""
    found = []
    for other, count in zip(rows, times, strict=True):
        if other is not row:
            lead = tuple(a - b for a, b in zip(row, other, strict=True))
            by = gcd(*lead)
            found.append((tuple(x // by for x in lead), count))
    return sorted(found, key=lambda one: Fraction(sum(one[0]), sum(map(abs, one[0]))))
