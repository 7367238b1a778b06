"""At which value of an assumption the order of the routes turns, all else as it is.

The difference between the routes is a polynomial in each number (in 1 / (1 + d) for the discount
rate): its roots are every place where the routes are equal. In whole numbers of years, and of
bidders, it is worked out for each number that there can be.

Example: the tender route costs € 50 more than the other and is worth 10 points more. At x euros a
point the difference is 10x − 50: the other route is ahead below € 5, the tender route above it.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from aanbesteding.model.scenario import KINDS
from aanbesteding.routes.scenario.course import Amount
from aanbesteding.routes.scenario.given import DISCOUNT, Numbers, difference, given_of, taken
from aanbesteding.routes.scenario.polynomial import UNKNOWN, WIDTH, Polynomial, Root, roots

Sign = int
"""1 where the tender route is ahead, −1 where recombination is, 0 where they are equal."""


class Turn(NamedTuple):
    """The order on both sides of a place.

    Where it turns between two whole numbers, `at` holds the last of the one order and the first of
    the other; else it turns at `at`, which is exact or enclosed.
    """

    at: Root
    before: Sign
    after: Sign
    within: bool
    """Whether it lies within the range of the file."""


class Turning(NamedTuple):
    """Where the order turns by one assumption."""

    name: str
    turns: tuple[Turn, ...]
    equal: tuple[Root, ...]
    """Where the routes are equal though the order does not turn there."""
    sign: Sign
    """Who is ahead as things are."""
    matters: bool
    """Whether it makes any difference at all."""


def turning(numbers: Numbers, name: str, low: Fraction, high: Fraction, *, euros: bool) -> Turning:
    """Return where the order turns by one assumption, within its range and beyond it."""
    kind = KINDS[name]
    if "years" in kind.units:
        places = range(kind.least, kind.most + 1)
        values = {n: _with(numbers, name, Fraction(n), euros=euros) for n in places}
        return _between(numbers, name, values, (low, high), euros=euros)
    found = _unknown(numbers, name, euros=euros)
    if kind.whole:
        values = {n: found.at(Fraction(n)) for n in range(kind.least, kind.most + 1)}
        return _between(numbers, name, values, (low, high), euros=euros)
    here = sign(found.at(_place(name, numbers[name])))
    turns, equal = [], []
    for at, before, after in _crossings(found, name, (low, high, numbers[name])):
        if before * after < 0:
            within = low <= at.low and at.high <= high
            turns.append(Turn(at, before, after, within))
        else:
            equal.append(at)
    return Turning(name, tuple(turns), tuple(equal), here, found.degree > 0)


def sign(value: Fraction) -> Sign:
    """Return 1, 0 or −1."""
    return (value > 0) - (value < 0)


def _unknown(numbers: Numbers, name: str, *, euros: bool) -> Polynomial:
    """Return the difference between the routes as a polynomial in one number."""
    given = dict(given_of(numbers)) | {name: taken(name, UNKNOWN)}
    found = difference(given, euros=euros)
    assert isinstance(found, Polynomial | Fraction)
    return found if isinstance(found, Polynomial) else Polynomial.of(found)


def _with(numbers: Numbers, name: str, number: Fraction, *, euros: bool) -> Fraction:
    """Return the difference with another number in the place of one."""
    found: Amount = difference(given_of({**numbers, name: number}), euros=euros)
    assert isinstance(found, Fraction)
    return found


def _place(name: str, number: Fraction) -> Fraction:
    """Return a number as the unknown of the polynomial."""
    return 1 / (1 + number / 100) if name == DISCOUNT else number


def _number(name: str, place: Fraction) -> Fraction:
    return (1 / place - 1) * 100 if name == DISCOUNT else place


def _crossings(
    found: Polynomial, name: str, known: tuple[Fraction, ...]
) -> Iterator[tuple[Root, Sign, Sign]]:
    """Yield where the routes are equal, with the order below and above it; 0 beyond the bounds."""
    kind = KINDS[name]
    ends = sorted(_place(name, Fraction(end)) for end in (kind.least, kind.most))

    def fine(one: Fraction, other: Fraction) -> bool:
        return abs(_number(name, other) - _number(name, one)) <= WIDTH

    at = roots(found, ends[0], ends[1], fine, [_place(name, number) for number in known])
    edges = [Root(ends[0], ends[0]), *at, Root(ends[1], ends[1])]
    signs = [sign(found.at((one.high + other.low) / 2)) for one, other in pairwise(edges)]
    crossed = list(zip(at, signs[:-1], signs[1:], strict=True))
    if name != DISCOUNT:
        yield from crossed
        return
    for root, below, above in reversed(crossed):  # the rate falls as the factor rises
        yield Root(_number(name, root.high), _number(name, root.low)), above, below


def _between(
    numbers: Numbers,
    name: str,
    values: dict[int, Fraction],
    ends: tuple[Fraction, Fraction],
    *,
    euros: bool,
) -> Turning:
    """Return between which whole numbers the order turns."""
    signs = {number: sign(value) for number, value in values.items()}
    apart = [number for number, one in signs.items() if one]
    turns = tuple(
        Turn(
            Root(Fraction(one), Fraction(other)),
            signs[one],
            signs[other],
            ends[0] <= one and other <= ends[1],
        )
        for one, other in pairwise(apart)
        if signs[one] != signs[other]
    )
    equal = tuple(Root(Fraction(n), Fraction(n)) for n, one in signs.items() if not one)
    here = sign(_with(numbers, name, numbers[name], euros=euros))
    return Turning(name, turns, equal, here, len(set(values.values())) > 1)
