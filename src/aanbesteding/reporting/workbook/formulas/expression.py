"""A formula of the framework's own, from its grammar to that of a spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from aanbesteding.exact.expression import Part
from aanbesteding.exact.number import MAX_DECIMALS
from aanbesteding.methods.formulas import WithFormula
from aanbesteding.reporting.workbook.formulas.base import Cells, nearly

FUNCTIONS = {"min": "MIN", "max": "MAX", "abs": "ABS"}


def translated(parameters: WithFormula, names: Mapping[str, str], cells: Cells) -> str:
    """Return the formula over cells; every operation in brackets, so no rule of order decides."""
    known = {name: cells.cell("parameters", name) for name in parameters.parameters}
    return _written(parameters.expression.root, {**names, **known})


def literal(value: Fraction) -> str:
    """Return a number of the grammar as a spreadsheet reads it: at most six decimals, a point.

    >>> literal(Fraction(-1, 8)), literal(Fraction(200))
    ('-0.125', '200')
    """
    scaled = abs(value) * 10**MAX_DECIMALS
    assert scaled.denominator == 1
    whole, rest = divmod(scaled.numerator, 10**MAX_DECIMALS)
    decimals = f".{rest:0{MAX_DECIMALS}}".rstrip("0") if rest else ""
    return f"{'-' if value < 0 else ''}{whole}{decimals}"


def _written(part: Part, names: Mapping[str, str]) -> str:
    if part.kind == "number":
        assert part.value is not None
        return literal(part.value)
    if part.kind == "name":
        return names[part.name]
    if part.kind == "if":
        condition, *branches = part.parts
        left, right = (_written(inner, names) for inner in condition.parts)
        taken, other = (_written(inner, names) for inner in branches)
        return f"IF({_compared(condition.kind, left, right)},{taken},{other})"
    inner = [_written(one, names) for one in part.parts]
    if part.kind == "^":
        return _power(inner[0], part.value)
    if part.kind == "negative":
        return f"(-{inner[0]})"
    if part.kind in FUNCTIONS:
        return f"{FUNCTIONS[part.kind]}({','.join(inner)})"
    return f"({inner[0]}{part.kind}{inner[1]})"


def _power(base: str, exponent: Fraction | None) -> str:
    assert exponent is not None
    if exponent == 0:
        return "1"  # a spreadsheet has no 0^0
    return f"(({base})^({literal(exponent)}))"


def _compared(sign: str, left: str, right: str) -> str:
    """Compare cells, of which equal ones may differ in their last digit."""
    slack = nearly(right)
    match sign:
        case "<":
            return f"{left}<{right}-{slack}"
        case "<=":
            return f"{left}<={right}+{slack}"
        case ">":
            return f"{left}>{right}+{slack}"
        case ">=":
            return f"{left}>={right}-{slack}"
        case _:
            return f"ABS({left}-{right})<={slack}"
