"""A scenario as a report: who is ahead and what it hangs on first, the assumptions last."""

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

TORNADO = ("title", "low", "at-low", "high", "at-high")
"""The columns of the tornado in a report: ids are for whoever changes an assumption."""
LEFT = ("id", "title", "basis")


def scenario_blocks(found: Found, lang: Lang) -> Iterator[Block]:
    """Yield the report."""
    yield Heading(words.TITLE.say(lang, title=say(found.scenario.title, lang)), 1)
    yield Para(words.ALL_ASSUMED.say(lang))
    yield from _list(tables.replaced(found), lang)
    yield from _list(tables.summary(found), lang)
    yield Heading(words.OUTCOMES.say(lang))
    yield Para(tables.over(found).say(lang))
    yield from _grid(tables.outcomes(found), lang)
    tornado, years, listed = tables.tornado(found), tables.years(found), tables.listed(found)
    if tornado.rows:
        yield Heading(tornado.title.say(lang))
        yield from _grid(picked(tornado, *TORNADO), lang)
    yield Heading(words.TURNINGS.say(lang))
    yield Para(words.TURNINGS_NOTE.say(lang))
    yield from _list(tables.turnings(found), lang)
    for grid in (years, picked(listed, "title", "value", "low", "high")._replace(note=None)):
        yield Heading(grid.title.say(lang))
        yield from _grid(grid, lang)
    yield from _grid(picked(listed, "id", "title", "basis"), lang)


def picked(grid: Grid, *keys: str) -> Grid:
    """Return a table with some of its columns."""
    places = [place for place, column in enumerate(grid.columns) if column.key in keys]
    columns = tuple(grid.columns[place] for place in places)
    rows = tuple(tuple(row[place] for place in places) for row in grid.rows)
    return grid._replace(columns=columns, rows=rows)


def _list(said: Iterable[Said], lang: Lang) -> Iterator[Block]:
    for one in said:
        yield Para(one.say(lang), bullet=True)


def _grid(grid: Grid, lang: Lang) -> Iterator[Block]:
    columns = tuple(
        Column(column.title.say(lang), right=place > 0 and column.key not in LEFT)
        for place, column in enumerate(grid.columns)
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
