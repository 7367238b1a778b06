"""The methods that measure the price."""

from __future__ import annotations

from aanbesteding.reporting.workbook.formulas.base import (
    NOT_AVAILABLE,
    Builder,
    Leaf,
    as_line,
    bounded,
)
from aanbesteding.reporting.workbook.formulas.expression import translated


def proportional(leaf: Leaf) -> str:
    """F1: lowest / price."""
    return f"{leaf.rivals.lowest}/{leaf.value}"


def linear_lowest(leaf: Leaf) -> str:
    """F2: 1 − (price − lowest) / (span × lowest)."""
    lowest, zero = leaf.rivals.lowest, leaf.cells.cell("zero_at")
    raw = f"1-({leaf.value}-{lowest})/({zero}/100*{lowest})"
    return bounded(raw, leaf.parameters.out_of_range, top=False)


def linear_range(leaf: Leaf) -> str:
    """F3: (highest − price) / (highest − lowest)."""
    lowest, highest = leaf.rivals.lowest, leaf.rivals.highest
    equal = f"{leaf.cells.cell('when_equal')}/100"
    return f"IF({highest}={lowest},{equal},({highest}-{leaf.value})/({highest}-{lowest}))"


def average(leaf: Leaf) -> str:
    """Return (at-mean + per-percent × (mean − price) / mean × 100) / 100."""
    base, slope = leaf.cells.cell("at_mean"), leaf.cells.cell("per_percent")
    mean = leaf.rivals.mean
    raw = f"({base}+{slope}*({mean}-{leaf.value})/{mean}*100)/100"
    return bounded(raw, leaf.parameters.out_of_range)


def graduated(leaf: Leaf) -> str:
    """Return 1 less what the price costs up to the bend and beyond it."""
    # A word among the arguments of MIN and MAX would be passed over: with 0 added it is a fault.
    rivals, cell, price = leaf.rivals, leaf.cells.cell, leaf.value
    bend = f"MAX({rivals.lowest},{rivals.median}*{cell('inflection')})"
    below = f"(MIN({price}+0,{bend})-{rivals.lowest})/{rivals.lowest}*100"
    above = f"(MAX({price}+0,{bend})-{bend})/{rivals.lowest}*100"
    raw = f"1-({cell('gentle')}*{below}+{cell('steep')}*{above})/100"
    return bounded(raw, leaf.parameters.out_of_range, top=False)


def logarithmic(leaf: Leaf) -> str:
    """Return 1 − log(price / lowest) / log(zero-at)."""
    lowest, zero, price = leaf.rivals.lowest, leaf.cells.cell("zero_at"), leaf.value
    raw = f"1-LN({price}/{lowest})/LN({zero})"
    beyond = leaf.parameters.out_of_range
    if beyond == "extrapolate":
        return raw
    end = "0" if beyond == "clamp" else NOT_AVAILABLE
    return f"IF({price}>{lowest}*{zero},{end},{raw})"


def parabolic(leaf: Leaf) -> str:
    """Return 1 − (price / reserve)²."""
    raw = f"1-({leaf.value}/{leaf.cells.cell('reserve')})^2"
    return bounded(raw, leaf.parameters.out_of_range, top=False)


def threshold(leaf: Leaf) -> str:
    """Return (reserve − price) / (reserve − threshold), at most 1."""
    reserve, low = leaf.cells.cell("reserve"), leaf.cells.cell("threshold")
    raw = f"MIN(1,({reserve}-{leaf.value})/({reserve}-{low}))"
    return bounded(raw, leaf.parameters.out_of_range, top=False)


def rank(leaf: Leaf) -> str:
    """F17: the percentage of the rank by price; equal prices share the better rank."""
    place = f"1+SUMPRODUCT(--({leaf.rivals.prices}<{leaf.value}))"
    table, count = leaf.cells.span("table", "percent"), len(leaf.parameters.table)
    beyond = leaf.cells.cell("beyond")
    return f"IF({place}<={count},INDEX({table},MIN({count},{place})),{beyond})/100"


def expression(leaf: Leaf) -> str:
    """Return the value of the framework's own formula."""
    rivals = leaf.rivals
    names = {"price": leaf.value, "lowest": rivals.lowest, "highest": rivals.highest}
    names |= {"mean": rivals.mean, "median": rivals.median}
    raw = translated(leaf.parameters, names, leaf.cells)
    return bounded(raw, leaf.parameters.out_of_range)


FORMULAS: dict[str, Builder | None] = {
    "price-average": average,
    "price-bandwidth": as_line,
    "price-expression": expression,
    "price-graduated": graduated,
    "price-linear-lowest": linear_lowest,
    "price-linear-range": linear_range,
    "price-log": logarithmic,
    "price-parabolic": parabolic,
    "price-proportional": proportional,
    "price-rank": rank,
    "price-threshold": threshold,
}
