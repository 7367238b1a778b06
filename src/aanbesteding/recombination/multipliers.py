"""What no solution of a program passes, in whole numbers, from prices of its conditions.

With a price p on every condition, not below 0 where its sum has a most and not above 0 where it
has a least, every solution x of the program has

    Σ aim × x  ≤  Σ p × limit + most of Σ (aim − Σ p × factor) × x

where the most on the right is taken without the priced conditions. That holds for every choice of
such prices; good ones only make it sharp. With all conditions priced each variable stands at one
of its ends. With only those priced that join coalitions, each coalition is a program of its own.

Example, for a pocket calculator. Two activities are worth 60 and 50 and cost 6 and 5; the budget
is 8. At a price of 10 per unit of cost both have 60 − 10 × 6 = 0 and 50 − 10 × 5 = 0 left, so that
no plan is worth more than 10 × 8 = 80.

Source of the rule: Lagrangian duality, here in two lines: take p × (limit − sum), which is not
below 0 for a solution, and add it to the aim.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from aanbesteding.recombination.formulation import Program, Row

UNIT = 1 << 40
"""Prices are whole numbers of these parts."""


class Priced(NamedTuple):
    """An aim of which conditions are priced, in parts of `UNIT`."""

    constant: int
    factors: list[int]
    """Per variable."""


def priced(
    program: Program, aim: Mapping[int, int], prices: Sequence[float], rows: Iterable[int]
) -> Priced:
    """Return the aim with some conditions priced; a price of the wrong sign counts as 0."""
    factors = [0] * len(program.upper)
    for at, factor in aim.items():
        factors[at] = factor * UNIT
    constant = 0
    for n in rows:
        row, price = program.rows[n], int(Fraction(prices[n]) * UNIT)
        limit = row.most if price > 0 else row.least
        if not price or limit is None:
            continue
        constant += price * limit
        for at, factor in row.terms:
            factors[at] -= price * factor
    return Priced(constant, factors)


def bound_of(program: Program, aim: Mapping[int, int], prices: Sequence[float]) -> int:
    """Return a whole number that no solution passes, with all conditions priced."""
    made = priced(program, aim, prices, range(len(program.rows)))
    most = sum(
        factor * (upper if factor > 0 else lower)
        for factor, upper, lower in zip(made.factors, program.upper, program.lower, strict=True)
    )
    return (made.constant + most) // UNIT


class Part(NamedTuple):
    """The program of one coalition."""

    program: Program
    aim: dict[int, int]
    """Rounded up, so that what it cannot pass holds for the exact aim too."""
    activities: tuple[int, ...]
    """Its first variables, as they are numbered in the whole."""
    prices: tuple[float, ...]
    """Of its conditions."""

    @property
    def bound(self) -> int:
        """What none of its solutions passes, without solving it."""
        return bound_of(self.program, self.aim, self.prices)


class Apart(NamedTuple):
    """A program taken apart: what no solution passes is the constant and that of every part."""

    constant: int
    """Rounded up."""
    parts: tuple[Part, ...]


def taken_apart(
    program: Program, aim: Mapping[int, int], prices: Sequence[float], homes: Sequence[int]
) -> Apart:
    """Price the conditions that join coalitions, and return the program of each coalition.

    `homes` are the coalitions of the activities, which are the first variables.
    """
    block = _blocks(program, homes)
    joining = [
        n for n, row in enumerate(program.rows) if len({block[at] for at, _ in row.terms}) != 1
    ]
    made = priced(program, aim, prices, joining)
    parts = (
        _part(program, (made.factors, prices), block, one, len(homes), set(joining))
        for one in sorted(set(block))
    )
    return Apart(-(-made.constant // UNIT), tuple(parts))


def _blocks(program: Program, homes: Sequence[int]) -> list[int]:
    """Return the coalition of every variable: that of what it stands with in a condition."""
    block: list[int | None] = [*homes, *[None] * (len(program.upper) - len(homes))]
    changed = True
    while changed:
        changed = False
        for row in program.rows:
            there = {block[at] for at, _ in row.terms}
            if None in there and len(there) == 2:
                (home,) = there - {None}
                for at, _ in row.terms:
                    block[at] = home
                changed = True
    return [one or 0 for one in block]


def _part(
    program: Program,
    numbers: tuple[Sequence[int], Sequence[float]],
    block: Sequence[int],
    one: int,
    activities: int,
    joining: Collection[int],
) -> Part:
    (factors, prices), kept = numbers, list[float]()
    there = [at for at, home in enumerate(block) if home == one]
    new = {at: n for n, at in enumerate(there)}
    made = Program(
        [program.upper[at] for at in there],
        [program.lower[at] for at in there],
        [program.whole[at] for at in there],
    )
    for n, row in enumerate(program.rows):
        if n not in joining and block[row.terms[0][0]] == one:
            terms = tuple((new[at], factor) for at, factor in row.terms)
            made.rows.append(Row(terms, row.least, row.most))
            kept.append(prices[n])
    aim = {new[at]: up for at in there if (up := -(-factors[at] // UNIT))}
    return Part(made, aim, tuple(at for at in there if at < activities), tuple(kept))
