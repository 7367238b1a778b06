"""A recombination as CSV: one row per cell of every table, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection

from aanbesteding.reporting.recombining.case import Case
from aanbesteding.reporting.recombining.table import SECTIONS
from aanbesteding.reporting.sensitivity_csv import csv_cell
from aanbesteding.reporting.sensitivity_words import (
    COLUMN,
    ERROR,
    FRACTION,
    ROW,
    SECTION,
    TABLE,
    VALUE,
)
from aanbesteding.texts import Lang

COLUMNS = (SECTION, TABLE, ROW, COLUMN, VALUE, FRACTION, ERROR)


def recombination_csv(case: Case, only: Collection[str], lang: Lang) -> str:
    """Return the tables as CSV, with a byte order mark so that Excel reads it as UTF-8."""
    out = io.StringIO()
    delimiter = ";" if lang == "nl" else ","
    writer = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([column.say(lang) for column in COLUMNS])
    for section in SECTIONS if case.found.outcome.plan is not None else ():
        if only and section.id not in only:
            continue
        for grid in section.run(case).tables:
            for number, row in enumerate(grid.rows, start=1):
                for cell, column in zip(row, grid.columns, strict=True):
                    if cell is not None:
                        head = [section.id, grid.key, str(number), column.key]
                        writer.writerow([*head, *csv_cell(cell, column, None, lang)])
    return "\ufeff" + out.getvalue()
