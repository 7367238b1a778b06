"""A scenario as a report: both sides' strongest point first, the assumptions last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from aanbesteding.exact.display import number
from aanbesteding.fields import say
from aanbesteding.reporting import scenario_tables as tables
from aanbesteding.reporting import scenario_words as words
from aanbesteding.reporting.blocks import Block, Column, Heading, Para, Table
from aanbesteding.routes.scenario.analyse import Found
from aanbesteding.sensitivity.answer import Cell, Grid, Kind, Said
from aanbesteding.texts import Lang, Text


def scenario_blocks(found: Found, lang: Lang) -> Iterator[Block]:
    """Yield the report."""
    yield Heading(words.TITLE.say(lang, title=say(found.scenario.title, lang)), 1)
    yield Para(words.ALL_ASSUMED.say(lang))
    yield from _list(tables.replaced(found), lang)
    yield from _list(tables.summary(found), lang)
    yield Heading(words.OUTCOMES.say(lang))
    yield Para(tables.over(found).say(lang))
    yield from _grid(tables.outcomes(found), lang)
    for grid in (tables.years(found),):
        yield Heading(grid.title.say(lang), 3)
        yield from _grid(grid, lang)
    yield Heading(words.TURNINGS.say(lang))
    yield Para(words.TURNINGS_NOTE.say(lang))
    yield from _list(tables.turnings(found), lang)
    for grid in (tables.tornado(found), tables.listed(found)):
        if grid.rows:
            yield Heading(grid.title.say(lang))
            yield from _grid(grid, lang)


def _list(said: Iterable[Said], lang: Lang) -> Iterator[Block]:
    for one in said:
        yield Para(one.say(lang), bullet=True)


def _grid(grid: Grid, lang: Lang) -> Iterator[Block]:
    columns = tuple(
        Column(column.title.say(lang), right=place > 0) for place, column in enumerate(grid.columns)
    )
    kinds = [column.kind for column in grid.columns]
    rows = tuple(
        tuple(_shown(cell, kind, lang) for cell, kind in zip(row, kinds, strict=True))
        for row in grid.rows
    )
    yield Table(columns, rows, grid.fixed)
    if grid.note is not None:
        yield Para(grid.note.say(lang), "muted")


def _shown(cell: Cell, kind: Kind, lang: Lang) -> str:
    if isinstance(cell, Text):
        return cell.say(lang)
    if not isinstance(cell, Fraction | int):
        return str(cell)
    value = Fraction(cell)
    if kind == "euros":
        return words.money(value, lang)
    if kind == "part":
        return number(value * 100, lang, 1) + " %"
    return number(value, lang, {"count": 0, "number": 4}.get(kind, 2))
