"""What a scenario says as CSV: one row per cell of every table, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from fractions import Fraction

from aanbesteding.reporting import scenario_tables as tables
from aanbesteding.reporting.csv_text import as_text, guarded, plain_number
from aanbesteding.reporting.sensitivity_words import COLUMN, FRACTION, ROW, TABLE, VALUE
from aanbesteding.routes.scenario.analyse import Found
from aanbesteding.sensitivity.answer import Cell, Column, Grid
from aanbesteding.texts import Lang, Text

COLUMNS = (TABLE, ROW, COLUMN, VALUE, FRACTION)


def scenario_csv(found: Found, lang: Lang) -> str:
    """Return the tables as CSV, with a byte order mark so that Excel reads it as UTF-8."""
    out = io.StringIO()
    delimiter = ";" if lang == "nl" else ","
    writer = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([column.say(lang) for column in COLUMNS])
    writer.writerows(scenario_rows(found, lang))
    return "\ufeff" + out.getvalue()


def scenario_rows(found: Found, lang: Lang) -> Iterator[list[str]]:
    """Yield the cells of all tables: table, row, column, value and fraction."""
    for grid in (tables.outcomes(found), tables.years(found), tables.tornado(found)):
        yield from _rows(grid, lang)
    yield from _turns(found, lang)


def _rows(grid: Grid, lang: Lang) -> Iterator[list[str]]:
    for row in grid.rows:
        name = _named(row[0], lang)
        for cell, column in zip(row[1:], grid.columns[1:], strict=True):
            yield [grid.key, name, *_cell(cell, column, lang)]


def _cell(cell: Cell, column: Column, lang: Lang) -> list[str]:
    if isinstance(cell, Fraction | int):
        value = Fraction(cell)
        return [column.key, plain_number(value, lang), as_text(value)]
    return [column.key, _named(cell, lang), ""]


def _named(cell: Cell, lang: Lang) -> str:
    return guarded(cell.say(lang) if isinstance(cell, Text) else str(cell))


def _turns(found: Found, lang: Lang) -> Iterator[list[str]]:
    """Yield where the order turns: both fractions where it is enclosed, or in whole numbers."""
    for one in found.turnings:
        for turn in one.turns:
            for key, end in (("low", turn.at.low), ("high", turn.at.high)):
                yield ["turns", one.name, key, plain_number(end, lang), as_text(end)]
