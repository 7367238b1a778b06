"""What the methods over an announced range have in common: a straight line, and its ends."""

from __future__ import annotations

from fractions import Fraction

from aanbesteding.methods.base import OutOfRange, OutsideRange, Step


def is_outside(zero: Fraction, full: Fraction, value: Fraction) -> bool:
    """Whether `value` lies beyond either end of the range; the ends themselves are inside."""
    return not min(zero, full) <= value <= max(zero, full)


def line(name: str, value: Fraction, zero: Fraction, full: Fraction, beyond: OutOfRange) -> Step:
    """Return (zero − value) / (zero − full), treated beyond the ends as announced.

    `name` is the quantity in the formula: `price` or `value`.
    """
    result = (zero - value) / (zero - full)
    values = (("zero", zero), (name, value), ("full", full))
    formula = f"(zero - {name}) / (zero - full)"
    if 0 <= result <= 1 or beyond == "extrapolate":
        return Step(formula, values, result)
    if beyond == "clamp":
        ends = max(Fraction(0), min(Fraction(1), result))
        return Step(f"max(0, min(1, {formula}))", values, ends)
    raise OutsideRange(value)
