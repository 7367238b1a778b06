"""Polynomials in one unknown with exact coefficients, and where they are zero.

A root is found exactly where it is a fraction of few digits; else two fractions enclose it. How
many roots lie between two numbers is counted with Sturm's theorem: with p₀ = p, p₁ = p′, and each
next one minus the remainder of the two before it, the number of roots in (a, b] is the number of
changes of sign in the row at a less that at b.

Example: p = x² − 2 has the row x² − 2, 2x, 2. At 0 the signs are −, 0, +: one change; at 2 they are
+, +, +: none. So one root lies between 0 and 2, and halving finds √2 between two fractions.

>>> roots(Polynomial.of(-6, 5, -1), Fraction(0), Fraction(10))
[Root(low=Fraction(2, 1), high=Fraction(2, 1)), Root(low=Fraction(3, 1), high=Fraction(3, 1))]
>>> [root] = roots(Polynomial.of(-2, 0, 1), Fraction(0), Fraction(10))
>>> root.low ** 2 < 2 < root.high ** 2
True
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise, zip_longest
from math import gcd, isqrt, lcm
from typing import NamedTuple

WIDTH = Fraction(1, 10**9)
"""How far the fractions around a root lie apart at most."""


@dataclass(frozen=True, slots=True)
class Polynomial:
    """Coefficients from the constant up, the last one not zero; none at all is zero."""

    parts: tuple[Fraction, ...]

    @classmethod
    def of(cls, *parts: Fraction | int) -> Polynomial:
        """Make one, without zeros at the end."""
        row = [Fraction(part) for part in parts]
        while row and not row[-1]:
            row.pop()
        return cls(tuple(row))

    @property
    def degree(self) -> int:
        """The highest power; −1 of zero."""
        return len(self.parts) - 1

    def at(self, place: Fraction) -> Fraction:
        """Return the value at a place."""
        value = Fraction(0)
        for part in reversed(self.parts):
            value = value * place + part
        return value

    def __add__(self, other: Polynomial | Fraction | int) -> Polynomial:
        pairs = zip_longest(self.parts, _parts(other), fillvalue=Fraction(0))
        return Polynomial.of(*(one + two for one, two in pairs))

    __radd__ = __add__

    def __neg__(self) -> Polynomial:
        return Polynomial(tuple(-part for part in self.parts))

    def __sub__(self, other: Polynomial | Fraction | int) -> Polynomial:
        return self + -other

    def __rsub__(self, other: Fraction | int) -> Polynomial:
        return -self + other

    def __mul__(self, other: Polynomial | Fraction | int) -> Polynomial:
        if not isinstance(other, Polynomial):
            return Polynomial.of(*(part * other for part in self.parts))
        row = [Fraction(0)] * (len(self.parts) + len(other.parts))
        for power, part in enumerate(self.parts):
            for more, factor in enumerate(other.parts):
                row[power + more] += part * factor
        return Polynomial.of(*row)

    __rmul__ = __mul__


UNKNOWN = Polynomial((Fraction(0), Fraction(1)))


class Root(NamedTuple):
    """Where a polynomial is zero: there exactly where both are the same, else between them."""

    low: Fraction
    high: Fraction

    @property
    def exact(self) -> bool:
        """Whether it is known exactly."""
        return self.low == self.high


Whole = tuple[int, ...]
"""Coefficients without a common divisor."""


def roots(
    of: Polynomial,
    low: Fraction,
    high: Fraction,
    fine: Callable[[Fraction, Fraction], bool] | None = None,
    known: Iterable[Fraction] = (),
) -> list[Root]:
    """Return every root from `low` to `high`, both included, each once, in their order.

    `fine` says whether two fractions lie close enough together. No `known` place lies within an
    interval that is returned: it is a root itself, or on one side. Of zero itself none is returned.
    """
    if of.degree < 1:
        return []
    close = fine or (lambda one, other: other - one <= WIDTH)
    places = {low, high, *known}

    def near(one: Fraction, other: Fraction) -> bool:
        return close(one, other) and not any(one < place < other for place in places)

    simple = _without_doubles(_whole(of.parts))
    exact = {*_formula(simple), *(place for place in places if not _at(simple, place))}
    found = [Root(place, place) for place in exact if low <= place <= high]
    for end in found:
        simple = _divided(simple, end.low)
    stack = [(low, high)]
    row = _sturm(simple)
    while stack:
        left, right = stack.pop()
        count = _changes(row, left) - _changes(row, right)
        if not count:
            continue
        middle = (left + right) / 2
        if not _at(simple, middle):
            found.append(Root(middle, middle))
            simple = _divided(simple, middle)
            row = _sturm(simple)
            stack.append((left, right))
        elif count == 1:
            found.append(_closed_in(simple, left, right, near))
        else:
            stack += [(left, middle), (middle, right)]
    return sorted(found)


def _formula(of: Whole) -> list[Fraction]:
    """Return the roots in fractions of first and second degree."""
    if len(of) == 2:
        return [Fraction(-of[0], of[1])]
    if len(of) != 3:
        return []
    square = of[1] ** 2 - 4 * of[2] * of[0]
    side = isqrt(max(square, 0))
    if side**2 != square:
        return []
    return [Fraction(-of[1] + sign * side, 2 * of[2]) for sign in (-1, 1)]


def _closed_in(
    of: Whole, left: Fraction, right: Fraction, near: Callable[[Fraction, Fraction], bool]
) -> Root:
    """Return the only root between two numbers, at which the sign is another."""
    rising = _at(of, right) > 0
    while not near(left, right):
        middle = (left + right) / 2
        value = _at(of, middle)
        if not value:
            return Root(middle, middle)
        left, right = (left, middle) if (value > 0) == rising else (middle, right)
    guess = simplest(left, right)
    return Root(left, right) if _at(of, guess) else Root(guess, guess)


def simplest(low: Fraction, high: Fraction) -> Fraction:
    """Return the fraction of the least denominator from `low` to `high`.

    >>> simplest(Fraction(333, 1000), Fraction(334, 1000))
    Fraction(1, 3)
    """
    if low <= 0 <= high:
        return Fraction(0)
    if high < 0:
        return -simplest(-high, -low)
    base = -(-low.numerator // low.denominator)
    if base <= high:
        return Fraction(base)
    return base - 1 + 1 / simplest(1 / (high - base + 1), 1 / (low - base + 1))


def _parts(other: Polynomial | Fraction | int) -> tuple[Fraction, ...]:
    return other.parts if isinstance(other, Polynomial) else (Fraction(other),)


def _whole(parts: Sequence[Fraction]) -> Whole:
    """Return whole coefficients in the same proportion, with the same signs."""
    scale = lcm(*(part.denominator for part in parts))
    return _shortened([int(part * scale) for part in parts])


def _shortened(parts: Sequence[int]) -> Whole:
    row = list(parts)
    while row and not row[-1]:
        row.pop()
    common = gcd(*row) or 1
    return tuple(part // common for part in row)


def _at(of: Whole, place: Fraction) -> int:
    """Return a number with the sign of the value at a place."""
    value, power = 0, 1
    for part in reversed(of):
        value = value * place.numerator + part * power
        power *= place.denominator
    return value


def _sloped(of: Whole) -> Whole:
    return tuple(power * part for power, part in enumerate(of) if power)


def _rest(above: Whole, below: Whole) -> Whole:
    """Return the remainder of a division, times a positive number."""
    row, lead = list(above), below[-1]
    while len(row) >= len(below):
        top = row[-1] * (1 if lead > 0 else -1)
        shift = len(row) - len(below)
        row = [part * abs(lead) for part in row]
        for place, part in enumerate(below):
            row[shift + place] -= top * part
        row.pop()
    return _shortened(row)


def _sturm(of: Whole) -> list[Whole]:
    row = [of, _sloped(of)]
    while row[-1]:
        row.append(tuple(-part for part in _rest(row[-2], row[-1])))
    return row[:-1]


def _changes(row: Sequence[Whole], place: Fraction) -> int:
    signs = [value > 0 for one in row if (value := _at(one, place))]
    return sum(one != other for one, other in pairwise(signs))


def _without_doubles(of: Whole) -> Whole:
    """Return a polynomial with the same roots, each of them once."""
    one, other = of, _sloped(of)
    while other:
        one, other = other, _rest(one, other)
    return _quotient(of, _shortened(one))


def _divided(of: Whole, root: Fraction) -> Whole:
    return _quotient(of, (-root.numerator, root.denominator))


def _quotient(above: Whole, below: Whole) -> Whole:
    """Return a quotient without a remainder, in proportion, with the sign of the dividend."""
    row = [Fraction(part) for part in above]
    parts = [Fraction(0)] * (len(above) - len(below) + 1)
    for shift in range(len(parts) - 1, -1, -1):
        parts[shift] = row[shift + len(below) - 1] / below[-1]
        for place, part in enumerate(below):
            row[shift + place] -= parts[shift] * part
    return _whole(parts)
