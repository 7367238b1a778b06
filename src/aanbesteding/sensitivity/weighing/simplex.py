"""A small exact linear program: the least cost with every x within its bounds, under conditions.

The conditions are brought in one at a time, the most broken first. The cost of what there is can
then only rise, so what breaks no condition any more costs least (the dual simplex method). All
numbers stay whole: each is a determinant over one common denominator, and every division is exact.
A condition that costs nothing any more is let go of; who asks brings it in again when it is broken.

Example: the least 2x + 3y with x from 0 to 3, y not below 0, and x + y ≥ 4. Of x the unit is
cheapest, but there are only 3; the fourth has to be y. So x = 3, y = 1, and the cost is 9.

>>> program = Program((2, 3), (3, None))
>>> program.bring_in(0, (1, 1), 4), program.repair()
(None, None)
>>> program.values(), program.denominator
([3, 1], 1)
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

PATIENCE = 300
"""After so many exchanges nothing is let go of any more, and of equal choices the lowest number is
taken, so that a program cannot go round in circles."""

OWN = -1
"""Instead of a column: the variable itself."""


class Held(NamedTuple):
    """What every x of least cost has in common."""

    not_above: frozenset[int]
    """The numbers of the x that are nowhere above 0."""
    not_below: frozenset[int]
    """The numbers of the x that are nowhere below 0."""
    at_end: frozenset[int]
    """The numbers of the x that are at the end of what they can be."""
    exact: frozenset[int]
    """The numbers of the conditions that hold with equality."""
    unique: bool
    """Whether there is but one."""


Choice = tuple[int, int, int, int, bool]
"""What a unit costs, how much it raises a row, the x, its column, and whether it is on the other
side of 0."""


class Program:
    """Every basic variable as a constant and a sum of variables that are 0, over one denominator.

    Variables are numbered: first the x, then per condition how far it is over its bound. An x at
    its bound is written as what is left of it, so that this is 0. An x with a floor can go below 0
    as far as that, and a unit below costs what a unit above does; it is then written as its
    opposite.
    """

    def __init__(
        self,
        cost: Sequence[int],
        bounds: Sequence[int | None],
        floors: Sequence[int] = (),
    ) -> None:
        self.count = len(cost)
        self.unit_cost = cost
        self.denominator = 1
        self.zero: list[int] = list(range(self.count))
        """The variables that are 0, in the order of the columns."""
        self.cost = list(cost)
        """What one unit of each of `zero` costs; never below 0 but where it cannot move."""
        self.basic: dict[int, list[int]] = {}
        """Per other variable its constant, and its coefficients of `zero`."""
        self.bounds: dict[int, int | None] = dict(enumerate(bounds))
        self.floors: dict[int, int | None] = dict(enumerate(floors))
        """The bounds on the other side of 0; they change places with those on this side."""
        self.turned: set[int] = set()
        """The x of which what is left stands in their place."""
        self.below: set[int] = set()
        """The x that are written as their opposite."""
        self.exchanges = 0

    def values(self) -> list[int]:
        """Return the x, times the denominator."""
        found = []
        for x in range(self.count):
            value = self.basic[x][0] if x in self.basic else 0
            if x in self.turned:
                value = self._bound(x) * self.denominator - value
            found.append(-value if x in self.below else value)
        return found

    def held(self) -> Held:
        """Return what all x of least cost have in common."""
        sides = [set(self.below), set(range(self.count)) - self.below]
        at_end, exact, unique = set(), set(), True
        for x, cost in zip(self.zero, self.cost, strict=True):
            both = self._both(x)
            unique = unique and (bool(cost) or self.bounds[x] == 0)
            unique = unique and (cost != both or not self.floors.get(x))
            if x >= self.count:
                if cost or self.bounds[x] == 0:
                    exact.add(x - self.count)
            elif x in self.turned:
                if cost:
                    at_end.add(x)
            else:
                side = x in self.below
                if cost:  # it goes nowhere on this side
                    sides[side].add(x)
                if cost == both and self.floors.get(x):
                    sides[not side].discard(x)
        above, below = map(frozenset, sides)
        return Held(above, below, frozenset(at_end), frozenset(exact), unique)

    def _both(self, x: int) -> int:
        """Return what a unit above 0 and a unit below cost together."""
        return 2 * self.unit_cost[x] * self.denominator if x in self.floors else -1

    def _bound(self, x: int) -> int:
        bound = self.bounds[x]
        assert bound is not None
        return bound

    def bring_in(
        self, number: int, coefficients: Sequence[int], least: int, *, equal: bool = False
    ) -> None:
        """Add a condition: coefficients · x ≥ least, or exactly that."""
        made = [-least * self.denominator] + [0] * len(self.zero)
        for column, x in enumerate(self.zero):
            if x < self.count:
                own = -coefficients[x] if x in self.below else coefficients[x]
                if x in self.turned:
                    made[0] += own * self._bound(x) * self.denominator
                    own = -own
                made[column + 1] = own * self.denominator
        for x, row in self.basic.items():
            if x < self.count and coefficients[x]:
                own = -coefficients[x] if x in self.below else coefficients[x]
                if x in self.turned:
                    made[0] += own * self._bound(x) * self.denominator
                    own = -own
                made = [m + own * b for m, b in zip(made, row, strict=False)]
        self.bounds[self.count + number] = 0 if equal else None
        self.basic[self.count + number] = made

    def turn(self, column: int) -> None:
        """Write what is left of an x in place of an x that is 0, so that it is at its bound."""
        x = self.zero[column]
        bound = self._bound(x)
        self.turned ^= {x}
        self.cost[column] = -self.cost[column]
        for row in self.basic.values():
            if row[column + 1]:
                row[0] += bound * row[column + 1]
                row[column + 1] = -row[column + 1]

    def cross(self, column: int) -> None:
        """Write an x that is 0 as its opposite: it can go to the other side from then on."""
        x = self.zero[column]
        self.below ^= {x}
        self.bounds[x], self.floors[x] = self.floors[x], self.bounds[x]
        self.cost[column] = self._both(x) - self.cost[column]
        for row in self.basic.values():
            row[column + 1] = -row[column + 1]

    def repair(self) -> dict[int, int] | None:
        """Exchange until everything is within its bounds.

        Where nothing can be, return what proves it: multipliers, none below 0, of conditions of
        which the sum is broken by every x within its bounds.
        """
        while (leaving := self._outside()) is not None:
            entering = self._entering(leaving)
            if entering is None:
                return self._proof(leaving)
            if entering == OWN:
                self._cross_basic(leaving)
            else:
                self.exchange(leaving, entering)
        return None

    @property
    def patient(self) -> bool:
        """Whether there is no sign yet of going round in circles."""
        return self.exchanges < PATIENCE

    def _outside(self) -> int | None:
        """Return the basic variable that is furthest outside its bounds, now written as below 0."""
        worst, found = 0, None
        for x, row in self.basic.items():
            bound = self.bounds[x]
            over = row[0]
            if over > 0 and bound is not None:
                over = bound * self.denominator - over
            if over < 0 and (found is None or (over < worst if self.patient else x < found)):
                worst, found = over, x
        if found is not None and self.basic[found][0] > 0:
            row = [-value for value in self.basic[found]]
            row[0] += self._bound(found) * self.denominator
            self.basic[found] = row
            self.turned ^= {found}
        return found

    def _cross_basic(self, x: int) -> None:
        """Write a basic x that is below 0 as its opposite; it costs as much more there."""
        self.exchanges += 1
        row = self.basic[x]
        twice = 2 * self.unit_cost[x]
        self.cost = [cost - twice * value for cost, value in zip(self.cost, row[1:], strict=True)]
        self.basic[x] = [-value for value in row]
        self.below ^= {x}
        self.bounds[x], self.floors[x] = self.floors[x], self.bounds[x]

    def _choices(self, leaving: int) -> list[Choice]:
        """Return what can raise the row of a variable that is below 0."""
        row = self.basic[leaving]
        found: list[Choice] = []
        if self.floors.get(leaving, 0) != 0 and leaving not in self.turned:
            found.append((self._both(leaving), self.denominator, leaving, OWN, True))
        bounds, floors, turned = self.bounds, self.floors, self.turned
        columns = zip(self.zero, self.cost, islice(row, 1, None), strict=True)
        for column, (x, cost, raises) in enumerate(columns):
            if raises > 0:
                if bounds[x] != 0:
                    found.append((cost, raises, x, column, False))
            elif raises and x in floors and floors[x] != 0 and x not in turned:
                found.append((self._both(x) - cost, -raises, x, column, True))
        return found

    def _entering(self, leaving: int) -> int | None:
        """Return the column that makes up what a variable is short of at least cost.

        On the way there columns that cost less go to their bounds, as long as that is not enough.
        `OWN` is that the variable itself goes to the other side of 0.
        """
        left = self._choices(leaving)
        passed: list[Choice] = []
        short = -self.basic[leaving][0]
        entering = None
        while left:
            best = _cheapest(left)
            left.remove(best)
            cost, raises, x, column, other_side = best
            bound = (self.floors if other_side else self.bounds)[x]
            if column == OWN or not self.patient or bound is None or bound * raises >= short:
                entering = best
                break
            short -= bound * raises
            passed.append(best)
            if x in self.turned and x in self.floors:
                left.append((self._both(x) + cost, raises, x, column, True))
        for *_, column, other_side in passed:
            if other_side:
                self.cross(column)
            self.turn(column)
        if entering is None:
            return None
        *_, column, other_side = entering
        if other_side and column != OWN:
            self.cross(column)
        return column

    def _proof(self, leaving: int) -> dict[int, int]:
        """Of a variable below 0, and less with all that is 0, return the conditions in it."""
        row = self.basic[leaving]
        taken = {x: -row[column + 1] for column, x in enumerate(self.zero)}
        taken[leaving] = self.denominator
        return {
            x - self.count: multiplier
            for x, multiplier in taken.items()
            if x >= self.count and self.bounds[x] is None
        }

    def exchange(self, leaving: int, entering: int) -> None:
        """Make a basic variable 0, and a variable that is 0 basic."""
        self.exchanges += 1
        pivot_row = self.basic.pop(leaving)
        column, old = entering + 1, self.denominator
        sign = 1 if pivot_row[column] > 0 else -1  # only at the start it can be below 0
        if sign < 0:
            pivot_row = [-value for value in pivot_row]
        for x, row in self.basic.items():
            self.basic[x] = _exchanged(row, pivot_row, column, old, sign)
        self.cost = _exchanged([0, *self.cost], pivot_row, column, old, sign)[1:]
        made = [-value for value in pivot_row]
        made[column] = sign * old
        arrived = self.zero[entering]
        if arrived < self.count or not self.patient:
            self.basic[arrived] = made
        self.zero[entering] = leaving
        self.denominator = pivot_row[column]


def _cheapest(choices: list[Choice]) -> Choice:
    """Return the choice that raises a row at least cost; of equal ones that of the lowest x."""
    best = choices[0]
    cost, raises, x, *_ = best
    for one in choices:
        dearer = one[0] * raises - cost * one[1]
        if dearer < 0 or (not dearer and one[2] < x):
            best = one
            cost, raises, x, *_ = one
    return best


def _exchanged(row: list[int], pivot_row: list[int], column: int, old: int, sign: int) -> list[int]:
    """Write a row in the new variable instead of the one that it replaces; divisions are exact.

    Rows are equally long; to have that checked here would take a fifth of the time.
    """
    pivot, factor = pivot_row[column], row[column]
    if factor:
        made = [(r * pivot - factor * p) // old for r, p in zip(row, pivot_row, strict=False)]
    else:
        made = [r * pivot // old for r in row]
    made[column] = sign * factor
    return made
