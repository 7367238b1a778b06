"""What the formulas of a spreadsheet are made of: cells, and what is done beyond a range."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from aanbesteding.texts import Lang, Text

Path = tuple[str | int, ...]
"""Where a number stands among the parameters of a method: `("points", 0, "at")`."""
NOT_AVAILABLE = "NA()"
"""What a cell shows where the framework does not say what then counts: a fault, no number."""
NOISE = "1E-9"
"""What is nearer than this is equal: a cell has 15 digits."""


class Cells(NamedTuple):
    """Where the parameters of a method stand: each in a cell, those of a table also in ranges."""

    cell: Callable[..., str]
    span: Callable[[str, str], str]
    """The column of a table, by the name of the table and of the column."""


class Rivals(NamedTuple):
    """Where the quantities of all bids that a relative method sees are calculated."""

    lowest: str = ""
    highest: str = ""
    mean: str = ""
    median: str = ""
    prices: str = ""
    best: str = ""


class Leaf(NamedTuple):
    """A criterion of one bid: its parameters, what was measured of the bid, and its rivals."""

    parameters: Any
    value: str
    cells: Cells
    rivals: Rivals
    yes: str
    no: str
    """The words for yes and no, as formulas write them."""


class Totalled(NamedTuple):
    """What the total of one bid is made of, as cells."""

    parameters: Any
    cells: Cells
    quality: str
    whole: str
    price: str
    best: str
    lowest: str


Builder = Callable[[Leaf], str]
AwardBuilder = Callable[[Totalled], str]


def bounded(raw: str, beyond: str, *, top: bool = True) -> str:
    """Return a share that is kept between 0 and (with `top`) 1 as the framework announces."""
    if beyond == "extrapolate":
        return raw
    if beyond == "clamp":
        return f"MAX(0,MIN(1,{raw}))" if top else f"MAX(0,{raw})"
    above = f",{raw}>1+{NOISE}" if top else ""
    return f"IF(OR({raw}<-{NOISE}{above}),{NOT_AVAILABLE},{raw})"


def as_line(leaf: Leaf) -> str:
    """Return (zero − value) / (zero − full), treated beyond the ends as announced."""
    zero, full = leaf.cells.cell("zero_at"), leaf.cells.cell("full_at")
    raw = f"({zero}-{leaf.value})/({zero}-{full})"
    return bounded(raw, leaf.parameters.out_of_range)


def nearly(number: str) -> str:
    """Return how far from a number what is equal to it may lie, where that decides something.

    Prices of ten million that differ by a cent are not equal.
    """
    return f"MAX({NOISE},1E-12*ABS({number}))"


def alike(number: str) -> str:
    """Return how far a recalculated number may lie from the exact one: a billionth of it."""
    return f"{NOISE}*MAX(1,ABS({number}))"


def said(word: Text, lang: Lang) -> str:
    """Return a word of the workbook as formulas write it; never one of the input."""
    return f'"{word.say(lang)}"'
