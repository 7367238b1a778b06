"""The sensitivity of an award as CSV: one row per cell of every table, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from fractions import Fraction

from aanbesteding.reporting.cells import Names, shown
from aanbesteding.reporting.csv_text import as_text, guarded, plain_number
from aanbesteding.reporting.sensitivity_words import (
    COLUMN,
    ERROR,
    FRACTION,
    LOT_COLUMN,
    ROW,
    SECTION,
    TABLE,
    VALUE,
)
from aanbesteding.sensitivity.analyse import LotSensitivity, Sensitivity
from aanbesteding.sensitivity.answer import Cell, Column, Sampled
from aanbesteding.texts import Lang, Text

COLUMNS = (LOT_COLUMN, SECTION, TABLE, ROW, COLUMN, VALUE, FRACTION, ERROR)


def sensitivity_csv(found: Sensitivity, lang: Lang) -> str:
    """Return the tables as CSV, with a byte order mark so that Excel reads it as UTF-8."""
    out = io.StringIO()
    delimiter = ";" if lang == "nl" else ","
    writer = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([column.say(lang) for column in COLUMNS])
    for lot in found.lots:
        writer.writerows(_rows(lot, lang))
    return "\ufeff" + out.getvalue()


def _rows(lot: LotSensitivity, lang: Lang) -> Iterator[list[str]]:
    for section, answer in lot.answers:
        for grid in answer.tables:
            for number, row in enumerate(grid.rows, start=1):
                for cell, column in zip(row, grid.columns, strict=True):
                    if cell is not None:
                        head = [lot.case.lot, section.id, grid.key, str(number), column.key]
                        yield [*head, *csv_cell(cell, column, lot.case, lang)]


def csv_cell(cell: Cell, column: Column, case: Names | None, lang: Lang) -> list[str]:
    """Return the value, the exact fraction and the standard error, as far as there are such."""
    if isinstance(cell, Sampled):
        return [plain_number(cell.value, lang), "", plain_number(cell.error, lang)]
    if isinstance(cell, Fraction) or (isinstance(cell, int) and not isinstance(cell, bool)):
        value = Fraction(cell)
        return [plain_number(value, lang), as_text(value), ""]
    if isinstance(cell, tuple) and not isinstance(cell, Text):
        return [guarded(", ".join(cell)), "", ""]  # ids, as in JSON
    if isinstance(cell, str):
        return [guarded(cell), "", ""]
    return [guarded(shown(cell, column.kind, 2, case, lang)), "", ""]
