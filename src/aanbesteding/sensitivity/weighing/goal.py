"""The nearest weights under which one bid has no fewer points than each of the others.

For the sum of differences and for the largest difference a linear program finds the least size;
only bids that are in the way come into it. Where several weights have that size, what holds for all
of them is kept and the nearest in squares is taken. So the answer depends neither on the order nor
on the names of bids and criteria.

Example: the bid earns 3/10 more on the first criterion and 1/2 less on the second, which weigh 60
and 40; it is 20 − 18 = 2 points short. Moving m from the second to the first gives 8/10 × m: 2.5.

>>> F = Fraction
>>> bids = Row.of((F(4, 5), F(1, 2))), Row.of((F(1, 2), F(1)))
>>> Goal(Field((60, 40), 1, bids), 0).total()
Change(size=Fraction(5, 1), weights=(Fraction(125, 2), Fraction(75, 2)))
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import gcd, lcm
from operator import mul
from typing import NamedTuple

from aanbesteding.sensitivity.weighing.projection import Range, nearest
from aanbesteding.sensitivity.weighing.shares import ZERO
from aanbesteding.sensitivity.weighing.simplex import Program

Vector = tuple[Fraction, ...]
Whole = Sequence[int]


FIRST = 8
"""How many of the bids that were in the way are looked at before all others."""


class Change(NamedTuple):
    """Other weights, and how far they are from the announced ones."""

    size: Fraction
    """In the unit of the weights; squared for a sum of squares."""
    weights: Vector
    """The new weights of the whole, in the order of `Shares.leaves`."""


class Row(NamedTuple):
    """The shares of a bid in whole numbers, over a denominator."""

    shares: Whole
    below: int

    @classmethod
    def of(cls, row: Vector) -> Row:
        """Return shares in whole numbers."""
        below = lcm(*(share.denominator for share in row))
        return cls(tuple(s.numerator * (below // s.denominator) for s in row), below)


class Unmet(NamedTuple):
    """Proof that no weights make the bid first.

    The leads over these others times the multipliers, none below 0, add up to less than 0 on every
    criterion.
    """

    multipliers: dict[int, int]


class Field(NamedTuple):
    """What the bids of one lot have in common."""

    weights: Whole
    """The announced weights times `below`, in whole numbers."""
    below: int
    bids: Sequence[Row]
    """The bids that differ."""

    def most(self, place: Whole, among: Iterable[int], than: int) -> int:
        """Return which of some bids has most at a place, if that is more than one bid has."""
        shares, below = self.bids[than]
        most, found = sum(map(mul, shares, place)), than
        for number in among:
            shares, its = self.bids[number]
            total = sum(map(mul, shares, place))
            if total * below > most * its:
                most, below, found = total, its, number
        return found


class Goal:
    """That a bid has no fewer points than each other bid."""

    def __init__(self, field: Field, own: int, hot: list[int] | None = None) -> None:
        self.field = field
        self.own = own
        """The place of the bid in `Field.bids`."""
        self.hot = [] if hot is None else hot
        """Bids that were in the way of this one or another, the last one first."""
        self.behind: list[int] = []
        """Bids with which this one had equal totals before, for a good start."""
        self._leads: dict[int, tuple[list[int], int]] = {}
        self._products: dict[tuple[int, int], int] = {}

    @property
    def weights(self) -> Whole:
        """The announced weights in whole numbers."""
        return self.field.weights

    def against(self, other: int) -> tuple[list[int], int]:
        """Return what the bid earns more than another per unit of weight, and how much it is short.

        In whole numbers, of a unit that is that of both.
        """
        found = self._leads.get(other)
        if found is None:
            own, row = self.field.bids[self.own], self.field.bids[other]
            common = gcd(own.below, row.below)
            mine, its = row.below // common, own.below // common
            lead = [mine * a - its * b for a, b in zip(own.shares, row.shares, strict=True)]
            found = self._leads[other] = lead, -sum(map(mul, lead, self.weights))
        return found

    def product(self, one: int, other: int) -> int:
        """Return the sum of the products of two leads."""
        found = self._products.get((one, other))
        if found is None:
            found = sum(map(mul, self.against(one)[0], self.against(other)[0]))
            self._products[one, other] = self._products[other, one] = found
        return found

    def unit(self, other: int) -> int:
        """Return the denominator of a lead."""
        return lcm(self.field.bids[self.own].below, self.field.bids[other].below)

    def worst(self, place: Whole) -> int | None:
        """Return a bid that has more at a place: the most of those looked at first, or of all."""
        first = {*self._leads, *self.hot[:FIRST]}
        found = self.field.most(place, sorted(first), self.own)
        if found == self.own:
            rest = [bid for bid in range(len(self.field.bids)) if bid not in first]
            found = self.field.most(place, rest, self.own)
        if found == self.own:
            return None
        if found in self.hot:
            self.hot.remove(found)
        self.hot.insert(0, found)
        return found

    # --- the sum of all differences -------------------------------------------------------------

    def total(self) -> Change | Unmet:
        """Return the least sum of all differences. The variables are the differences."""
        n, start = len(self.weights), self.worst(self.weights)
        if start is None:
            return self._nothing()
        program = Program((1,) * n, (None,) * n, self.weights)
        program.bring_in(0, (1,) * n, 0, equal=True)
        lead, _ = self.against(start)
        program.exchange(program.count, lead.index(max(lead)))
        worst: int | None = start
        while worst is not None:
            program.bring_in(1 + worst, *self.against(worst))
            proof = program.repair()
            if proof is not None:
                return Unmet({number - 1: m * self.unit(number - 1) for number, m in proof.items()})
            moved, below = program.values(), program.denominator
            worst = self.worst([w * below + d for w, d in zip(self.weights, moved, strict=True)])
        held = program.held()
        exact = {number - 1 for number in held.exact if number}
        self.behind = sorted(exact)
        size = Fraction(sum(map(abs, moved)), below * self.field.below)
        if held.unique:
            return Change(size, self._weights(moved, below))
        ranges = []
        for k, weight in enumerate(self.weights):
            low = 0 if k in held.not_below else -weight
            high = 0 if k in held.not_above else None
            ranges.append(Range(low, -weight if k in held.at_end else high))
        return Change(size, self._near(ranges, exact))

    # --- the largest difference -----------------------------------------------------------------

    def largest(self) -> Change:
        """Return the least largest difference t.

        With all differences divided by t they lie between −1 and 1, and the greatest s = 1 ÷ t is
        asked for. The variables are 1 more than those, from 0 to 2, and behind them s. Row 0 is
        the sum; then the others, and behind them that no weight goes below 0.
        """
        n, start = len(self.weights), self.worst(self.weights)
        if start is None:
            return self._nothing()
        others = len(self.field.bids)
        program = self._started(start)
        broken: int | None = start
        while broken is not None:
            if broken < others:
                self._bring_in_lead(program, broken)
            else:
                k = broken - others
                row = [0] * (n + 1)
                row[k], row[n] = 1, self.weights[k]
                program.bring_in(1 + broken, row, 1)
            proof = program.repair()
            assert proof is None  # what meets it under one measure does under each
            *found, scale = program.values()
            moved = [value - program.denominator for value in found]
            place = [w * scale + d for w, d in zip(self.weights, moved, strict=True)]
            lowest = min(place)
            broken = others + place.index(lowest) if lowest < 0 else self.worst(place)
        held = program.held()
        size = Fraction(program.denominator, scale)
        if held.unique:
            return Change(size / self.field.below, self._weights(moved, scale))
        exact = {number - 1 for number in held.exact if 0 < number <= others}
        ranges = []
        for k, weight in enumerate(self.weights):
            low, high = max(-size, Fraction(-weight)), size
            if k in held.not_above:
                high = -size
            elif k in held.at_end:
                low = size
            elif 1 + others + k in held.exact:
                high = Fraction(-weight)
            ranges.append(Range(low, high))
        return Change(size / self.field.below, self._near(ranges, exact))

    def _started(self, start: int) -> Program:
        """Return the program with the answer to one other alone: half the weights up, half down."""
        n = len(self.weights)
        program = Program((*(0,) * n, -1), (*(2,) * n, None))
        order = sorted(range(n), key=self.against(start)[0].__getitem__)
        program.bring_in(0, (*(1,) * n, 0), n, equal=True)
        for k in order[(n + 1) // 2 :]:
            program.turn(k)
        program.exchange(program.count, order[(n - 1) // 2])
        self._bring_in_lead(program, start)
        program.exchange(program.count + 1 + start, program.zero.index(n))
        return program

    def _bring_in_lead(self, program: Program, other: int) -> None:
        lead, gap = self.against(other)
        program.bring_in(1 + other, (*lead, -gap), sum(lead))

    # --- the sum of squares ---------------------------------------------------------------------

    def squares(self) -> Change:
        """Return the least sum of squared differences."""
        if self.worst(self.weights) is None:
            return self._nothing()
        ranges = [Range(-weight, None) for weight in self.weights]
        found = self._near(ranges, set())
        moved = [
            new - Fraction(old, self.field.below)
            for new, old in zip(found, self.weights, strict=True)
        ]
        return Change(sum((d * d for d in moved), ZERO), found)

    # --- in common ------------------------------------------------------------------------------

    def _nothing(self) -> Change:
        return Change(ZERO, self._weights([0] * len(self.weights), 1))

    def _weights(self, moved: Whole, below: int) -> Vector:
        """Return the weights after differences over a denominator."""
        whole = below * self.field.below
        return tuple(
            Fraction(w * below + d, whole) for w, d in zip(self.weights, moved, strict=True)
        )

    def _near(self, ranges: Sequence[Range], exact: set[int]) -> Vector:
        """Return the weights with the least squares whose differences are in their ranges.

        The totals are equal to those of `exact`, and no other has more.
        """
        moved, below = nearest(self, ranges, exact)
        return self._weights(moved, below)
