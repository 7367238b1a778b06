"""The choices for each coalition that a good plan can have, with a bound on all plans.

Where every coalition has few activities, all choices for it can be gone through (`choices`). The
conditions that join coalitions are priced (`multipliers`). With prices p the reduced worth of a
choice is its value − Σ p × what it has of each condition, and

    value of a plan  ≤  Σ p × limit + Σ over coalitions of the reduced worth of its choice

so that a plan is worth less than the bound by what its choices lack, of the best ones together. A
choice that lacks more than `depth` is in no plan that is worth nearly as much as the bound.

Example, for a pocket calculator. Two coalitions, one budget of 10, priced at 2. The one can have a
(value 20, cost 6) or nothing; the other b (value 9, cost 4), c (value 12, cost 8) or nothing.
Reduced: a 20 − 12 = 8; b 9 − 8 = 1, c 12 − 16 = −4. No plan is worth more than 20 + 8 + 1 = 29. A
plan with c lacks 1 − (−4) = 5: it is worth 24 at most.

All numbers are whole, and no solver is known here: prices may come from one, but any will do.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from aanbesteding.recombination.choices import Choices
from aanbesteding.recombination.formulation import Program, Row
from aanbesteding.recombination.problem import Problem

if TYPE_CHECKING:
    from numpy.typing import NDArray

DEPTH = Fraction(1, 25)
"""What a choice may lack, as a part of what all demand and all pairs are worth."""
UNIT = 1 << 16
"""Prices and reduced worth are whole numbers of these parts."""
WIDE = 1 << 60
"""No sum may pass this, so that it stays within 64 bits."""


class Table(NamedTuple):
    """The choices for one coalition that a good plan can have, the greatest reduced worth first."""

    activities: tuple[int, ...]
    sets: NDArray[Any]
    """Which of the activities each has: the first is the lowest bit."""
    value: NDArray[Any]
    cost: NDArray[Any]
    """Cents a year, without connections."""
    existing: NDArray[Any]
    """People in existing activities."""
    amounts: tuple[NDArray[Any], ...]
    """Per joining condition, what it adds up to."""
    reduced: NDArray[Any]
    """In parts of `UNIT`."""


class Tables(NamedTuple):
    """The choices of all coalitions, and the conditions that join them."""

    tables: tuple[Table, ...]
    joining: tuple[Row, ...]
    bound: int
    """What no plan is worth more than, in parts of `UNIT`."""
    depth: int
    """A choice that is not here lacks more than this, in parts of `UNIT`."""


class _Priced(NamedTuple):
    row: Row
    price: int
    """In parts of `UNIT`."""


def tables_of(
    problem: Problem, choices: Sequence[Choices], program: Program, prices: Sequence[float]
) -> Tables | None:
    """Return the choices that a good plan can have, with a price on each condition of a program.

    None where a coalition has none, or where the numbers are too large.
    """
    count, joining = len(problem.activities), list[_Priced]()
    inside: list[list[Row]] = [[] for _ in choices]
    homes = {n: at for at, one in enumerate(choices) for n in one.activities}
    for row, price in zip(program.rows, prices, strict=True):
        if any(at >= count for at, _ in row.terms):
            continue
        if sum(abs(factor) for _, factor in row.terms) > WIDE:
            return None
        there = {homes[at] for at, _ in row.terms}
        if len(there) == 1:
            inside[there.pop()].append(row)
        else:
            whole = int(Fraction(price) * UNIT)
            limit = row.most if whole > 0 else row.least
            joining.append(_Priced(row, whole if limit is not None else 0))
    most = _most(problem)
    priced = sum(abs(one.price) * abs(factor) for one in joining for _, factor in one.row.terms)
    if most * UNIT + priced > WIDE:
        return None
    depth, made = int(DEPTH * most * UNIT), list[Table]()
    for one, rows in zip(choices, inside, strict=True):
        table = _table(one, joining, rows, depth)
        if table is None:
            return None
        made.append(table)
    bound = sum(int(one.reduced[0]) for one in made)
    for row, price in joining:
        bound += price * ((row.most if price > 0 else row.least) or 0)
    return Tables(tuple(made), tuple(one.row for one in joining), bound, depth)


def narrow(problem: Problem) -> bool:
    """Whether everything that choices add up to stays within 64 bits, with room for prices."""
    acts = problem.activities
    sums = (
        sum(one.cost for one in acts),
        sum(one.people for one in acts),
        sum(people for one in acts for _, people in one.reach),
        _most(problem),
    )
    return max(sums) * UNIT <= WIDE


def _most(problem: Problem) -> int:
    """Return what no choice is worth more than, nor less than if the sign is turned."""
    found = sum(cell.demand * cell.value for cell in problem.cells)
    found += sum(abs(one.value) for one in problem.pairs)
    return found + sum(one.value * len(one.activities) for one in problem.doubles)


def _table(
    choices: Choices, joining: Sequence[_Priced], inside: Sequence[Row], depth: int
) -> Table | None:
    """Return the choices that lack at most `depth` and keep the conditions inside the coalition."""
    np, acts = choices.np, choices.problem.activities
    sums = [choices.sums(dict(row.terms)) for row, _ in joining]
    limits = [(choices.sums(dict(row.terms)), row) for row in inside]
    more = (
        choices.sums({n: acts[n].cost for n in choices.activities}),
        choices.sums({n: acts[n].people for n in choices.activities if acts[n].existing}),
    )
    found: list[tuple[Any, ...]] = []
    best: int | None = None
    for high, (low, value) in enumerate(choices.kept):
        reduced = value.astype(np.int64) * UNIT
        for one, (_, price) in zip(sums, joining, strict=True):
            if price:
                reduced -= price * one.at(high)[low]
        good = np.ones(len(low), dtype=bool)
        for one, row in limits:
            good &= kept(one.at(high)[low], row)
        if not good.any():
            continue
        top = int(reduced[good].max())
        best = top if best is None else max(top, best)
        good &= reduced >= best - depth
        there = low[good]
        found.append(
            (
                there.astype(np.int64) | high << choices.low,
                value[good],
                *(one.at(high)[there] for one in (*more, *sums)),
                reduced[good],
            )
        )
    if best is None:
        return None
    columns = [np.concatenate(column) for column in zip(*found, strict=True)]
    order = np.argsort(-columns[-1], kind="stable")
    order = order[: np.count_nonzero(columns[-1] >= best - depth)]
    sets, value, cost, existing, *amounts, reduced = (one[order] for one in columns)
    return Table(choices.activities, sets, value, cost, existing, tuple(amounts), reduced)


def kept(amounts: Any, row: Row) -> Any:
    """Return which amounts keep a condition."""
    return (row.least is None or amounts >= row.least) & (row.most is None or amounts <= row.most)
