"""The most that marks can come to with at most so many steps, for every number of steps.

Place k of a `Row` holds the greatest value with at most k steps, and the marks that give it; the
last place holds for all further numbers. Values are compared from the left, so that a total can
carry what decides between equal totals behind it. To lower something, its negative is raised.

Every mark may take several steps, and what each step gives may differ: this is a knapsack with a
choice per mark. `joined` solves it exactly: where no step gives more than the one before it, by the
largest steps; else two rows at a time, where the best with k steps is the best of i steps in one
and k − i in the other, for some i.

Example: on the scale 0, 25, 60, 100 per cent two marks of 25 with at most 2 steps: one mark two
steps up gives 75, each one step up gives 35 + 35 = 70; so place 2 holds 100 + 25.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from functools import reduce
from itertools import pairwise
from operator import itemgetter
from typing import Any, Literal, NamedTuple, Optional

from aanbesteding.sensitivity.margin.marks import Given, Ladder, Moves

Sign = Literal[1, -1]
"""1 to raise, −1 to lower."""
Number = Fraction | int
Value = tuple[Number, ...]
"""Whole numbers where they can be: these are added a great many times."""
Plan = tuple[Any, ...]
"""Marks that move: `Moves`, or plans together. Put together only where they are asked for."""


class _Both(NamedTuple):
    one: Plan
    other: Plan


Row = list[Optional["Best"]]
"""None where nothing is possible with so few steps."""


class _Taken(NamedTuple):
    """The first so many of these steps, each in one of the rows."""

    rows: Sequence[Row]
    steps: Sequence[tuple[Value, int]]
    number: int

    @property
    def plans(self) -> Iterator[Plan]:
        """The plans of the rows."""
        taken = Counter(index for _, index in self.steps[: self.number])
        for index, row in enumerate(self.rows):
            best = row[taken[index]]
            if best is not None:
                yield best.plan


class Best(NamedTuple):
    """The greatest value, and the marks that give it."""

    value: Value
    plan: Plan = ()

    @property
    def moves(self) -> Moves:
        """The marks that move."""
        found: list[Any] = []
        waiting: list[Plan] = [self.plan]
        while waiting:
            plan = waiting.pop()
            if isinstance(plan, _Both):
                waiting += (plan.other, plan.one)
            elif isinstance(plan, _Taken):
                waiting += reversed(tuple(plan.plans))
            else:
                found += plan
        return tuple(found)


def together(one: Plan, other: Plan) -> Plan:
    """Return two plans as one."""
    return _Both(one, other) if one and other else one or other


def constant(value: Value) -> Row:
    """Return the row of what marks do not change."""
    return [Best(value)]


def of_mark(mark: Given, ladder: Ladder, sign: Sign, cap: int | None) -> Row:
    """Return the row of one mark, in parts of its worth; without a cap only its end, at no cost.

    On a labelled scale a further mark may be worth less than a nearer one.
    """
    if cap is None:
        end = ladder.ends[1 if sign == 1 else 0]
        plan = ((mark, end),) if end != mark.place else ()
        return [Best((sign * ladder.parts(end),), plan)]
    best = Best((sign * ladder.parts(mark.place),))
    row: Row = [best]
    last = ladder.count - 1
    if ladder.gain is not None:  # one way up, and every step as large
        side = 1 if sign * ladder.gain > 0 else -1
        start, gain = best.value[0], abs(ladder.gain)
        room = last - mark.place if side == 1 else mark.place
        steps = range(1, min(cap, room) + 1)
        row += [Best((start + n * gain,), ((mark, mark.place + side * n),)) for n in steps]
        return row
    for distance in range(1, min(cap, max(mark.place, last - mark.place)) + 1):
        for place in (mark.place - distance, mark.place + distance):
            parts = sign * ladder.parts(place) if 0 <= place <= last else best.value[0]
            if parts > best.value[0]:
                best = Best((parts,), ((mark, place),))
        row.append(best)
    return _trimmed(row)


def joined(rows: Iterable[Row], cap: int | None) -> Row:
    """Return the row of a sum.

    Where each further step gives no more than the one before it, in all rows, the best so many
    steps are simply the largest; else every way to divide them is compared.
    """
    given = list(rows)
    gains = [found for row in given if (found := _gains(row)) is not None]
    if not given:
        return constant((Fraction(0),))
    if len(gains) == len(given):
        return _largest(given, gains, cap or 0)
    return reduce(lambda one, other: _two(one, other, cap or 0), given)


def _two(one: Row, other: Row, cap: int) -> Row:
    """Return the row of the sum of two."""
    gains, more = _gains(one), _gains(other)
    if gains is not None and more is not None:
        return _largest((one, other), (gains, more), cap)
    made: Row = []
    for steps in range(min(len(one) + len(other) - 2, cap) + 1):
        found: Best | None = None
        low = max(0, steps - len(other) + 1)
        for first in range(low, min(steps, len(one) - 1) + 1):
            a, b = one[first], other[steps - first]
            if a is None or b is None:
                continue
            value = _plus(a.value, b.value)
            if found is None or value > found.value:
                found = Best(value, together(a.plan, b.plan))
        made.append(found)
    return _trimmed(made)


def _plus(one: Value, other: Value) -> Value:
    """Return the sum of two values."""
    if len(one) == 1:  # most often, and a great many times
        return (one[0] + other[0],)
    return tuple(x + y for x, y in zip(one, other, strict=True))


def _gains(row: Row) -> list[Value] | None:
    """Return what each step gives; None where a later one gives more, or the first are nothing."""
    gains: list[Value] = []
    for before, after in pairwise(row):
        if before is None or after is None:
            return None
        if len(after.value) == 1:
            gain: Value = (after.value[0] - before.value[0],)
        else:
            gain = tuple(y - x for x, y in zip(before.value, after.value, strict=True))
        if gains and gain > gains[-1]:
            return None
        gains.append(gain)
    return gains if row[0] is not None else None


def _largest(rows: Sequence[Row], gains: Sequence[Sequence[Value]], cap: int) -> Row:
    """Return the row of the sum: the largest steps of all rows first, of equal ones the first."""
    starts = [row[0] for row in rows if row[0] is not None]
    value = reduce(_plus, (best.value for best in starts))
    steps = [(gain, index) for index, found in enumerate(gains) for gain in found[:cap]]
    steps.sort(key=itemgetter(0), reverse=True)
    made: Row = [Best(value, reduce(together, (best.plan for best in starts)))]
    for number, (gain, _) in enumerate(steps[:cap], start=1):
        value = _plus(value, gain)
        if not any(gain):
            break  # nor does any step after it give anything
        made.append(Best(value, _Taken(rows, steps, number)))
    return made


def mapped(row: Row, change: Callable[[Value], Value | None]) -> Row:
    """Return the row of a function that rises with its argument; None where that is no value."""
    made: Row = []
    for best in row:
        value = None if best is None else change(best.value)
        made.append(None if best is None or value is None else Best(value, best.plan))
    return _trimmed(made)


def changed(row: Row, change: Callable[[Value], Value]) -> Row:
    """Return the row of a function that gives something else for everything that is something else.

    Then there is nothing to leave out.
    """
    return [None if best is None else Best(change(best.value), best.plan) for best in row]


def _trimmed(row: Row) -> Row:
    """Leave out the end where further steps give nothing, and keep the fewest moves."""
    kept: Row = []
    for best in row:
        last = kept[-1] if kept else None
        same = last is not None and best is not None and best.value == last.value
        kept.append(last if same else best)
    while len(kept) > 1 and kept[-1] is kept[-2]:
        kept.pop()
    return kept


# --- the middle mark ----------------------------------------------------------------------------


class _Way(NamedTuple):
    """A value, what it costs, and the marks that give it."""

    cost: int
    value: Fraction
    plan: Plan


def median(rows: Sequence[Row], cap: int | None) -> Row:
    """Return the row of the median (clause 5.3) of marks with these rows.

    The median is at least v when more than half of the marks are: those for which that takes the
    fewest steps. Of an even number the two in the middle are at least x and y when half of the
    marks are at least y and one more is at least x.
    """
    reach = {best.value[0] for row in rows for best in row if best is not None}
    half = len(rows) // 2
    even = len(rows) % 2 == 0
    ways: list[_Way] = []
    for upper in sorted(reach):
        for lower in sorted(v for v in reach if v <= upper) if even else (upper,):
            way = _way(rows, half, lower, upper)
            if way is not None and way.cost <= (cap or 0):
                ways.append(way)
    most = max(way.cost for way in ways)
    made: Row = []
    for steps in range(most + 1):
        best = max((way for way in ways if way.cost <= steps), key=lambda w: (w.value, -w.cost))
        made.append(Best((best.value,), best.plan))
    return _trimmed(made)


def _way(rows: Sequence[Row], half: int, lower: Number, upper: Number) -> _Way | None:
    """Return the cheapest way to `half` marks of at least `upper`, one more of at least `lower`."""
    ups = sorted(
        (found[0], index, found[1])
        for index, row in enumerate(rows)
        if (found := _first(row, upper)) is not None
    )
    best: _Way | None = None
    for index, row in enumerate(rows):
        one = _first(row, lower)
        others = [up for up in ups if up[1] != index][:half]
        if one is None or len(others) < half:
            continue
        cost = one[0] + sum(up[0] for up in others)
        if best is None or cost < best.cost:
            plan = sum((up[2] for up in others), one[1])
            best = _Way(cost, Fraction(lower + upper) / 2, plan)
    return best


def _first(row: Row, least: Number) -> tuple[int, Plan] | None:
    """Return the fewest steps to a value, and the marks that give it."""
    for steps, best in enumerate(row):
        if best is not None and best.value[0] >= least:
            return steps, best.plan
    return None
