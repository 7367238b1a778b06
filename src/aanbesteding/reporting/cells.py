"""A cell of an answer for the eye: numbers by what they measure, names by their titles."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Protocol

from aanbesteding.exact.display import digits_that_tell_apart, euros, number, shortest
from aanbesteding.reporting.sensitivity_words import NO, NOTHING, YES
from aanbesteding.sensitivity.answer import Cell, Column, Kind, Sampled
from aanbesteding.texts import Lang, Text


class Names(Protocol):
    """What says under which names ids are known."""

    def name(self, bid: str) -> str:
        """Return the name under which a bid was made."""
        ...

    def title(self, criterion: str) -> Text:
        """Return the title of a criterion."""
        ...


LEFT: frozenset[Kind] = frozenset({"bid", "bids", "criterion", "name", "words", "yes"})
"""What is no number."""


def digits_of(column: Column, cells: Iterable[Cell]) -> int:
    """Return the decimals of a column: so many that unequal numbers look unequal."""
    values = [c.value if isinstance(c, Sampled) else c for c in cells]
    exact = [Fraction(v) for v in values if isinstance(v, Fraction)]
    if column.kind == "part":
        return digits_that_tell_apart([value * 100 for value in exact], least=1)
    return digits_that_tell_apart(exact)


def shown(cell: Cell, kind: Kind, digits: int, case: Names | None, lang: Lang) -> str:
    """Return a cell in a language; a dash where there is nothing.

    Ids of bids and criteria are said by their names in `case`; without it they stay ids.
    """
    if cell is None:
        return NOTHING
    if isinstance(cell, Sampled):
        value = shown(cell.value, kind, digits, case, lang)
        return f"{value} ± {number(cell.error * (100 if kind == 'part' else 1), lang, digits)}"
    if isinstance(cell, bool):
        return (YES if cell else NO).say(lang)
    if isinstance(cell, Text):
        return cell.say(lang)
    if isinstance(cell, tuple):
        return ", ".join(shown(one, "bid", digits, case, lang) for one in cell) or NOTHING
    if isinstance(cell, str):
        if kind == "bid" and case is not None:
            return case.name(cell)
        return case.title(cell).say(lang) if kind == "criterion" and case is not None else cell
    return _number(Fraction(cell), kind, digits, lang)


def _number(value: Fraction, kind: Kind, digits: int, lang: Lang) -> str:
    if kind == "euros":
        return euros(value, lang)
    if kind == "part":
        return number(value * 100, lang, digits) + " %"
    if kind == "count":
        return number(value, lang, 0)
    if kind in ("weight", "number"):
        return shortest(value, lang, 4).replace("≈ ", "")
    return number(value, lang, digits)
