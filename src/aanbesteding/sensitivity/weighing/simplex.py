"""A small exact linear program: the least cost · x with x ≥ 0 under rows a · x ≥ least.

No cost is below zero, so x = 0 costs least until a row forbids it. Rows are brought in when they
are broken, and each is repaired by the dual simplex method with Bland's rule, which cannot go round
in circles (R. G. Bland, Mathematics of Operations Research 2 (1977) 103–107). The numbers stay
whole: every one is a determinant over one common denominator (Edmonds, Bareiss).

Example: the least 2x + 3y with x + y ≥ 4 and −x ≥ −3 (so x ≤ 3). First x = 4; that breaks the
second row; then x = 3, y = 1, cost 9.

>>> F = Fraction
>>> least((2, 3), [Row((F(1), F(1)), F(4)), Row((F(-1), F(0)), F(-3))])
Least(values=(Fraction(3, 1), Fraction(1, 1)), cost=Fraction(9, 1), held=frozenset({2, 3}))
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm
from typing import NamedTuple


class Row(NamedTuple):
    """A condition: coefficients · x ≥ least."""

    coefficients: tuple[Fraction | int, ...]
    least: Fraction


class Least(NamedTuple):
    """The outcome of a program that can be met."""

    values: tuple[Fraction, ...]
    cost: Fraction
    held: frozenset[int]
    """What is zero wherever the cost is least, and makes the cost least where it is: the numbers of
    the x, and behind them those of the rows, whose coefficients · x is then exactly `least`."""


class Unmet(NamedTuple):
    """Proof that no x ≥ 0 meets all rows.

    The rows times these multipliers (none below 0) add up to a row without a coefficient above 0
    that asks for more than 0.
    """

    multipliers: tuple[Fraction, ...]


def least(cost: Sequence[int], rows: Sequence[Row]) -> Least | Unmet:
    """Return the least cost, and one x that has it, or the proof that there is none."""
    whole, scales = in_whole_numbers(rows)
    program = _Dictionary(cost)
    while (broken := program.most_broken(whole)) is not None:
        program.bring_in(broken, *whole[broken])
        proof = program.repair()
        if proof is not None:
            found = (proof.get(number, 0) * scale for number, scale in enumerate(scales))
            return Unmet(tuple(Fraction(one) for one in found))
    values = tuple(Fraction(value, program.denominator) for value in program.values())
    whole_cost = sum((c * x for c, x in zip(cost, values, strict=True)), Fraction(0))
    return Least(values, whole_cost, program.held())


def in_whole_numbers(rows: Sequence[Row]) -> tuple[list[tuple[list[int], int]], list[int]]:
    """Return each row times the least number that makes it whole, and those numbers.

    >>> in_whole_numbers([Row((Fraction(1, 2), Fraction(1, 3)), Fraction(1))])
    ([([3, 2], 6)], [6])
    """
    scales = [
        lcm(row.least.denominator, *(c.denominator for c in row.coefficients)) for row in rows
    ]
    whole = [
        ([int(c * scale) for c in row.coefficients], int(row.least * scale))
        for row, scale in zip(rows, scales, strict=True)
    ]
    return whole, scales


class _Dictionary:
    """What is basic, as a constant and a sum of what is zero, all over one denominator.

    Variables are numbered: first the x, then per row its slack, coefficients · x − least.
    """

    def __init__(self, cost: Sequence[int]) -> None:
        self.count = len(cost)
        self.denominator = 1
        self.zero = list(range(self.count))
        """The variables that are zero, in the order of the columns."""
        self.cost = list(cost)
        """What one unit of each of `zero` costs; never below 0."""
        self.basic: dict[int, list[int]] = {}
        """Per other variable its constant, and its coefficients of `zero`."""

    def values(self) -> list[int]:
        """Return the x, times the denominator."""
        return [self.basic[x][0] if x in self.basic else 0 for x in range(self.count)]

    def held(self) -> frozenset[int]:
        """Return the variables that are zero and of which any more would cost something."""
        return frozenset(x for x, cost in zip(self.zero, self.cost, strict=True) if cost)

    def most_broken(self, rows: Sequence[tuple[list[int], int]]) -> int | None:
        """Return the number of the row that is missed by most."""
        values = self.values()
        used = [(n, x) for n, x in enumerate(values) if x]
        worst, found = 0, None
        for number, (coefficients, bound) in enumerate(rows):
            over = sum(coefficients[n] * x for n, x in used) - bound * self.denominator
            if over < worst:
                worst, found = over, number
        return found

    def bring_in(self, number: int, coefficients: Sequence[int], bound: int) -> None:
        """Add the slack of a row, written in what is zero now."""
        made = [-bound * self.denominator] + [0] * len(self.zero)
        for x, coefficient in enumerate(coefficients):
            if coefficient and x in self.basic:
                made = [m + coefficient * b for m, b in zip(made, self.basic[x], strict=True)]
        for column, x in enumerate(self.zero):
            if x < self.count:
                made[column + 1] += coefficients[x] * self.denominator
        self.basic[self.count + number] = made

    def repair(self) -> dict[int, Fraction] | None:
        """Pivot until nothing is below zero; else return the multipliers of rows that prove it."""
        while below := [x for x, row in self.basic.items() if row[0] < 0]:
            leaving = min(below)
            row = self.basic[leaving]
            rising = [column for column in range(len(self.zero)) if row[column + 1] > 0]
            if not rising:
                return self._proof(leaving)
            entering = min(rising, key=lambda c: (Fraction(self.cost[c], row[c + 1]), self.zero[c]))
            self._exchange(leaving, entering)
        return None

    def _proof(self, leaving: int) -> dict[int, Fraction]:
        """Of a basic variable below zero, and less with all that is zero, take the slacks."""
        row = self.basic[leaving]
        taken = {x: -row[column + 1] for column, x in enumerate(self.zero)}
        taken[leaving] = self.denominator
        return {x - self.count: Fraction(m) for x, m in taken.items() if x >= self.count}

    def _exchange(self, leaving: int, entering: int) -> None:
        """Make one basic variable zero and a zero one basic."""
        pivot_row = self.basic.pop(leaving)
        column, old = entering + 1, self.denominator
        pivot = pivot_row[column]
        for x, row in self.basic.items():
            self.basic[x] = _exchanged(row, pivot_row, column, old)
        costs = _exchanged([0, *self.cost], pivot_row, column, old)
        self.cost = costs[1:]
        turned = [-value for value in pivot_row]
        turned[column] = old
        self.basic[self.zero[entering]] = turned
        self.zero[entering] = leaving
        self.denominator = pivot


def _exchanged(row: list[int], pivot_row: list[int], column: int, old: int) -> list[int]:
    """Write a row in the new variable instead of the one that it replaces; divisions are exact."""
    pivot, factor = pivot_row[column], row[column]
    if factor:
        made = [(r * pivot - factor * p) // old for r, p in zip(row, pivot_row, strict=True)]
    else:
        made = [r * pivot // old for r in row]
    made[column] = factor
    return made
