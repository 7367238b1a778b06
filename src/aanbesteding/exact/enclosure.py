"""The value of an expression where some of its quantities are known only as intervals.

Every operation returns an interval that is sure to hold the value, so what comes out is a proof.
Where a comparison cannot be decided, both branches are taken.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from aanbesteding.exact.expression import Expression, Part, holds
from aanbesteding.exact.interval import Interval, exactly


def enclose(expression: Expression, values: Mapping[str, Interval]) -> Interval:
    """Return an interval that holds the value of the expression.

    Raises `ZeroDivisionError` where a divisor may be zero, and `KeyError` for a name.

    >>> enclose(Expression.parse("x ^ 2"), {"x": Interval(Fraction(-1), Fraction(2))})
    Interval(low=Fraction(0, 1), high=Fraction(4, 1))
    """
    return _enclosed(expression.root, values)


def _enclosed(part: Part, values: Mapping[str, Interval]) -> Interval:
    if part.kind == "number":
        assert part.value is not None
        return exactly(part.value)
    if part.kind == "name":
        return values[part.name]
    if part.kind == "if":
        return _branches(part, values)
    inner = [_enclosed(one, values) for one in part.parts]
    if part.kind == "^":
        assert part.value is not None
        return _power(inner[0], int(part.value))
    return _combined(part.kind, inner)


def _branches(part: Part, values: Mapping[str, Interval]) -> Interval:
    condition, *branches = part.parts
    left, right = (_enclosed(one, values) for one in condition.parts)
    ends = {holds(condition.kind, a, b) for a in left for b in right}
    if condition.kind == "=" and (left.high > left.low or right.high > right.low):
        # The ends may differ while a value between them is equal.
        apart = left.high < right.low or right.high < left.low
        ends = {False} if apart else {True, False}
    taken = [_enclosed(branches[0 if outcome else 1], values) for outcome in ends]
    return Interval(min(one.low for one in taken), max(one.high for one in taken))


def _power(base: Interval, exponent: int) -> Interval:
    if exponent < 0:
        return _combined("/", [exactly(Fraction(1)), _power(base, -exponent)])
    ends = sorted((base.low**exponent, base.high**exponent))
    if exponent and exponent % 2 == 0 and base.low < 0 < base.high:
        ends[0] = Fraction(0)
    return Interval(Fraction(ends[0]), Fraction(ends[1]))


def _combined(kind: str, inner: list[Interval]) -> Interval:
    first = inner[0]
    match kind:
        case "+":
            return Interval(first.low + inner[1].low, first.high + inner[1].high)
        case "-":
            return Interval(first.low - inner[1].high, first.high - inner[1].low)
        case "*":
            corners = [a * b for a in first for b in inner[1]]
            return Interval(min(corners), max(corners))
        case "/":
            if inner[1].low <= 0 <= inner[1].high:
                raise ZeroDivisionError
            corners = [a / b for a in first for b in inner[1]]
            return Interval(min(corners), max(corners))
        case "negative":
            return Interval(-first.high, -first.low)
        case "min":
            return Interval(min(one.low for one in inner), min(one.high for one in inner))
        case "max":
            return Interval(max(one.low for one in inner), max(one.high for one in inner))
        case _:  # abs
            nearest = (
                Fraction(0) if first.low < 0 < first.high else min(abs(first.low), abs(first.high))
            )
            return Interval(nearest, max(abs(first.low), abs(first.high)))
