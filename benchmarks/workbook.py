"""The workbook of `report`, against the library that writes it, given the same cells at once."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree as ET

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_cell_to_rowcol

from aanbesteding import evaluate
from aanbesteding.reporting.workbook.book import workbook
from aanbesteding.scoring.evaluation import Evaluation
from benchmarks.scoring import tender
from benchmarks.timing import by_turns

MANY, FEW = 2000, 12
ALLOWED = 3.0
"""The seconds in which all documents of twelve bids must be there."""
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


class Cell(NamedTuple):
    """A cell with its text, its number, or its formula and the number that this has."""

    row: int
    column: int
    text: str | None
    number: float
    formula: str | None


def against_bare() -> tuple[float, float]:
    """Compare 2,000 bids with nothing but the calls that write the very same cells."""
    evaluation = _evaluated(MANY)
    sheets = list(_cells(_made(evaluation)))
    return by_turns(lambda: _made(evaluation), lambda: _bare(sheets), rounds=1)


def of_twelve() -> tuple[float, float]:
    """Return seconds: the workbook of twelve bids, and what is allowed for all documents."""
    evaluation = _evaluated(FEW)
    return by_turns(lambda: _made(evaluation), lambda: None)[0], ALLOWED


def _evaluated(count: int) -> Evaluation:
    made = tender(count)
    return evaluate(made.framework, made.dossier)


def _made(evaluation: Evaluation) -> bytes:
    return workbook(evaluation, evaluation.lots, "nl")


def _cells(data: bytes) -> Iterator[list[Cell]]:
    """Yield the cells of every sheet, read from the file itself."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        shared = ET.fromstring(book.read("xl/sharedStrings.xml"))  # noqa: S314 - our own
        texts = ["".join(one.itertext()) for one in shared]
        for name in sorted(book.namelist()):
            if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name):
                xml = ET.fromstring(book.read(name))  # noqa: S314
                yield [_cell(cell, texts) for cell in xml.iter(f"{MAIN}c")]


def _cell(cell: ET.Element, texts: list[str]) -> Cell:
    row, column = xl_cell_to_rowcol(cell.get("r") or "A1")
    value = cell.findtext(f"{MAIN}v") or ""
    formula = cell.findtext(f"{MAIN}f")
    if cell.get("t") == "s":
        return Cell(row, column, texts[int(value)], 0.0, None)
    number = 0.0 if cell.get("t") == "str" or not value else float(value)
    return Cell(row, column, None, number, formula)


def _bare(sheets: list[list[Cell]]) -> bytes:
    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True})
    form = book.add_format({"font_name": "Arial"})
    for cells in sheets:
        sheet = book.add_worksheet()
        for row, column, text, number, formula in cells:
            if text is not None:
                sheet.write_string(row, column, text, form)
            elif formula is not None:
                sheet.write_formula(row, column, f"={formula}", form, number)
            else:
                sheet.write_number(row, column, number, form)
    book.close()
    return stream.getvalue()
