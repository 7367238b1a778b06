"""The methods that measure a fact."""

from __future__ import annotations

from aanbesteding.reporting.workbook.formulas.base import (
    NOT_AVAILABLE,
    Builder,
    Leaf,
    as_line,
    bounded,
)
from aanbesteding.reporting.workbook.formulas.expression import translated


def yes_no(leaf: Leaf) -> str:
    """Return the percentage of the answer; another word is no answer."""
    cell = leaf.cells.cell
    other = f"IF({leaf.value}={leaf.no},{cell('if_no')},{NOT_AVAILABLE})"
    return f"IF({leaf.value}={leaf.yes},{cell('if_yes')},{other})/100"


def curve(leaf: Leaf) -> str:
    """Return the percentage on the line between the neighbouring points."""
    at, percent = leaf.cells.span("points", "at"), leaf.cells.span("points", "percent")
    count = len(leaf.parameters.points)
    first, last = (leaf.cells.cell("points", n, "at") for n in (0, count - 1))
    value = f"MAX({first},MIN({last},{leaf.value}+0))"  # else a word would be passed over
    left = f"MIN({count - 1},MATCH({value},{at},1))"
    x, y = f"INDEX({at},{left})", f"INDEX({percent},{left})"
    dx, dy = f"(INDEX({at},{left}+1)-{x})", f"(INDEX({percent},{left}+1)-{y})"
    found = f"({y}+({value}-{x})*{dy}/{dx})/100"
    if leaf.parameters.out_of_range == "clamp":
        return found
    return f"IF(OR({leaf.value}<{first},{leaf.value}>{last}),{NOT_AVAILABLE},{found})"


def table(leaf: Leaf) -> str:
    """Return the percentage of the row that holds the value; rows do not overlap."""
    span, value = leaf.cells.span, leaf.value
    percent = span("rows", "percent")
    if any(row.is_ is not None for row in leaf.parameters.rows):
        holds = f"--EXACT({span('rows', 'is_')},{value})"
    else:
        holds = f"({span('rows', 'from_')}<={value})*({value}<{span('rows', 'below')})"
    found = f"SUMPRODUCT({holds},{percent})/100"
    if leaf.parameters.out_of_range == "zero":
        return found
    return f"IF(SUMPRODUCT({holds})=0,{NOT_AVAILABLE},{found})"


def addition(leaf: Leaf) -> str:
    """Return −factor × value in euros."""
    raw, beyond = f"-{leaf.cells.cell('factor')}*{leaf.value}", leaf.parameters.out_of_range
    if beyond == "extrapolate":
        return raw
    return f"IF({leaf.value}>=0,{raw},{0 if beyond == 'clamp' else NOT_AVAILABLE})"


def expression(leaf: Leaf) -> str:
    """Return the value of the framework's own formula."""
    raw = translated(leaf.parameters, {"value": leaf.value}, leaf.cells)
    return bounded(raw, leaf.parameters.out_of_range)


FORMULAS: dict[str, Builder | None] = {
    "fact-bandwidth": as_line,
    "fact-curve": curve,
    "fact-expression": expression,
    "fact-table": table,
    "fact-yes-no": yes_no,
    "fact-discount": table,
    "fact-addition": addition,
}
