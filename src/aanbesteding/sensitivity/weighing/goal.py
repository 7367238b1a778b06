"""The nearest weights under which one bid has no fewer points than each of the others.

For the sum of differences and for the largest difference a linear program finds the least size.
Several weights can have that size; which differences the program holds fast is the same for all of
them, and among what is left free the nearest in squares is taken. So the answer depends neither on
the order nor on the names of bids and criteria.

Example: the bid earns 3/10 more on the first criterion and 1/2 less on the second, which weigh 60
and 40; it is 20 − 18 = 2 points short. Moving m from the second to the first gives 8/10 × m: 2.5.

>>> F = Fraction
>>> Goal((F(60), F(40)), ((3, -5),), (F(20),)).total()  # in tenths
Change(size=Fraction(5, 1), weights=(Fraction(125, 2), Fraction(75, 2)))
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from aanbesteding.sensitivity.weighing.nearest import nearest
from aanbesteding.sensitivity.weighing.shares import ZERO
from aanbesteding.sensitivity.weighing.simplex import Least, Row, Unmet, least

Vector = tuple[Fraction, ...]


class Change(NamedTuple):
    """Other weights, and how far they are from the announced ones."""

    size: Fraction
    """In the unit of the weights; squared for a sum of squares."""
    weights: Vector
    """The new weights of the whole, in the order of `Shares.leaves`."""


class _Range(NamedTuple):
    """Between which differences the weight of one criterion has to stay; None is no bound."""

    low: Fraction
    high: Fraction | None


@dataclass(frozen=True, slots=True)
class Goal:
    """That a bid has no fewer points than each other bid."""

    weights: Vector
    """The announced weights."""
    leads: tuple[tuple[int, ...], ...]
    """Per other bid what this one earns more on one unit of weight of each criterion, in a unit of
    points in which that is a whole number."""
    gaps: tuple[Fraction, ...]
    """Per other bid how many points this one is short of it now, in the same unit."""

    def total(self) -> Change | Unmet:
        """Return the least sum of all differences.

        The variables are what is added to each weight, and behind them what is taken from each.
        """
        n = len(self.weights)
        ones, minus = (1,) * n, (-1,) * n
        rows = [
            Row((*lead, *(-d for d in lead)), gap)
            for lead, gap in zip(self.leads, self.gaps, strict=True)
        ]
        rows += [Row(_unit(2 * n, n + k, -1), -w) for k, w in enumerate(self.weights)]
        rows += [Row((*ones, *minus), ZERO), Row((*minus, *ones), ZERO)]
        found = least((1,) * (2 * n), rows)
        if isinstance(found, Unmet):
            return found
        first = 2 * n + len(self.leads)
        ranges = []
        for k, weight in enumerate(self.weights):
            low = ZERO if n + k in found.held else -weight
            high = ZERO if k in found.held else None
            ranges.append(_Range(low, -weight if first + k in found.held else high))
        return Change(found.cost, self._nearest(ranges, self._exact(found, 2 * n)))

    def largest(self) -> Change:
        """Return the least largest difference t.

        The variables are t, and per criterion z, from 0 to 2t: the new weight is announced − t + z.
        """
        n = len(self.weights)
        rows = [
            Row((-sum(lead), *lead), gap) for lead, gap in zip(self.leads, self.gaps, strict=True)
        ]
        rows += [Row((2, *_unit(n, k, -1)), ZERO) for k in range(n)]
        rows += [Row((-1, *_unit(n, k, 1)), -w) for k, w in enumerate(self.weights)]
        rows += [
            Row((-n, *(1,) * n), ZERO),
            Row((n, *(-1,) * n), ZERO),
        ]
        found = least((1, *(0,) * n), rows)
        assert isinstance(found, Least)  # what meets it under one measure does under each
        first, size = 1 + n + len(self.leads), found.cost
        ranges = []
        for k, weight in enumerate(self.weights):
            low, high = max(-size, -weight), size
            if 1 + k in found.held:
                high = -size
            elif first + k in found.held:
                low = size
            elif first + n + k in found.held:
                high = -weight
            ranges.append(_Range(low, high))
        return Change(size, self._nearest(ranges, self._exact(found, 1 + n)))

    def squares(self) -> Change:
        """Return the least sum of squared differences."""
        found = self._nearest([_Range(-weight, None) for weight in self.weights], frozenset())
        moved = zip(found, self.weights, strict=True)
        return Change(sum(((new - old) ** 2 for new, old in moved), ZERO), found)

    def _exact(self, found: Least, count: int) -> frozenset[int]:
        """Return with which other bids this one has equal totals wherever the size is least."""
        return frozenset(k for k in range(len(self.leads)) if count + k in found.held)

    def _nearest(self, ranges: Sequence[_Range], exact: frozenset[int]) -> Vector:
        """Return the weights with the least squares whose differences are in their ranges."""
        moved = [r.low for r in ranges]
        free = [k for k, r in enumerate(ranges) if r.low != r.high]
        for k in free:
            moved[k] = ZERO
        if free:
            found = nearest([ZERO] * len(free), *self._left(ranges, exact, free, moved))
            assert found is not None  # the linear program met it
            for k, value in zip(free, found, strict=True):
                moved[k] = value
        return tuple(w + more for w, more in zip(self.weights, moved, strict=True))

    def _left(
        self,
        ranges: Sequence[_Range],
        exact: frozenset[int],
        free: list[int],
        moved: list[Fraction],
    ) -> tuple[list[Row], list[Row]]:
        """Return equalities and conditions for what is free, with what is fixed in the bounds."""
        equal = [Row((1,) * len(free), -sum(moved, ZERO))]
        rows = []
        for place, k in enumerate(free):
            low, high = ranges[k]
            rows.append(Row(_unit(len(free), place, 1), low))
            if high is not None:
                rows.append(Row(_unit(len(free), place, -1), -high))
        for number, (lead, gap) in enumerate(zip(self.leads, self.gaps, strict=True)):
            row = Row(tuple(lead[k] for k in free), gap - _product(moved, lead))
            (equal if number in exact else rows).append(row)
        return equal, rows


def _product(one: Sequence[Fraction], other: Sequence[int]) -> Fraction:
    return sum((a * b for a, b in zip(one, other, strict=True) if a and b), ZERO)


def _unit(count: int, place: int, value: int) -> tuple[int, ...]:
    """Return zeros with one value."""
    return tuple(value if k == place else 0 for k in range(count))
