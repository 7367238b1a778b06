"""A comparison of frameworks as CSV: one row per cell of every table, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from aanbesteding.reporting import sensitivity_words as words
from aanbesteding.reporting.scenario_csv import scenario_rows
from aanbesteding.reporting.sensitivity_csv import csv_cell
from aanbesteding.routes.compare import Comparison
from aanbesteding.routes.outcomes.tell import answer_of
from aanbesteding.sensitivity.answer import Answer
from aanbesteding.sensitivity.case import Case
from aanbesteding.texts import Lang, Text

FRAMEWORKS = Text("kaders", "frameworks")
COLUMNS = (
    words.LOT_COLUMN,
    words.SECTION,
    FRAMEWORKS,
    words.TABLE,
    words.ROW,
    words.COLUMN,
    words.VALUE,
    words.FRACTION,
    words.ERROR,
)


def comparison_csv(found: Comparison, lang: Lang) -> str:
    """Return the tables as CSV, with a byte order mark so that Excel reads it as UTF-8.

    What is over all lots has no lot. The rows of a scenario have names, as in its own CSV.
    """
    out = io.StringIO()
    delimiter = ";" if lang == "nl" else ","
    writer = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([column.say(lang) for column in COLUMNS])
    for compared in found.lots:
        for asked in compared.questions:
            letters = " ".join(side.letter for side in asked.sides)
            head = [compared.lot.id, asked.id, letters]
            writer.writerows(_rows(head, asked.answer, compared.lot.names, lang))
    letters = " ".join(found.letters)
    if found.outcomes is not None and found.lots:
        head = ["", "outcomes", letters]
        writer.writerows(_rows(head, answer_of(found.outcomes), found.lots[0].lot.names, lang))
    if found.lots:
        head = ["", "agreement", letters]
        writer.writerows(_rows(head, found.overall, found.lots[0].lot.names, lang))
    if found.scenario is not None:
        head = ["", "scenario", letters]
        writer.writerows([*head, *row, ""] for row in scenario_rows(found.scenario, lang))
    return "\ufeff" + out.getvalue()


def _rows(head: list[str], answer: Answer, names: Case, lang: Lang) -> Iterator[list[str]]:
    for grid in answer.tables:
        for number, row in enumerate(grid.rows, start=1):
            for cell, column in zip(row, grid.columns, strict=True):
                if cell is not None:
                    place = [*head, grid.key, str(number), column.key]
                    yield [*place, *csv_cell(cell, column, names, lang)]
