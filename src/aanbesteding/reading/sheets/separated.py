"""A CSV file as a grid: strictly, with the line and column of every cell.

The first cell says what the file is, and the character behind it separates all cells: a semicolon
(as Dutch spreadsheets write), a comma or a tab.
"""

from __future__ import annotations

import re

from aanbesteding.faults import Fault, Faults, Place
from aanbesteding.reading import limits
from aanbesteding.reading.document import Document
from aanbesteding.reading.sheet_codes import CSV_SYNTAX, NOT_OURS
from aanbesteding.reading.sheets.container import too_much
from aanbesteding.reading.sheets.grid import At, Cell, Grid
from aanbesteding.reading.sheets.layout import FORMAT_KEY
from aanbesteding.reading.sheets.one_sheet import CELLS, ROWS
from aanbesteding.texts import Text

SEPARATORS = ";,\t"
NO_BEGIN = Text(
    "de eerste cel is niet «format», gevolgd door een puntkomma, komma of tab",
    "the first cell is not “format”, followed by a semicolon, a comma or a tab",
)
OPEN_QUOTE = Text(
    "het aanhalingsteken van deze cel wordt niet gesloten", "the quote of this cell is not closed"
)
BEHIND_QUOTE = Text(
    "achter het sluitende aanhalingsteken staat nog tekst",
    "there is text behind the closing quote",
)
STRAY_QUOTE = Text(
    "er staat een aanhalingsteken midden in een cel die er niet mee begint",
    "a quote stands in the middle of a cell that does not begin with one",
)
_BEGIN = re.compile(rf'(?:"{FORMAT_KEY}"|{FORMAT_KEY})([{SEPARATORS}])')
_QUOTED = re.compile(r'"((?:[^"]|"")*+)"')


def read_separated(document: Document) -> Grid:
    """Return the cells of a CSV file. Raises `Faults` when it is none."""
    begin = _BEGIN.match(document.text)
    if begin is None:
        raise Faults([Fault(NOT_OURS, document.place(1, 1), {"problem": NO_BEGIN})])
    cells, starts = _Reader(document, begin[1]).all()

    last = {row: where for (row, _), where in starts.items()}

    def place(row: int, column: int) -> Place:
        # behind the last cell of a row, or of the file, there is nothing to point at
        known = starts.get((row, column)) or last.get(row) or last[max(last)]
        return document.place(*known)

    return Grid("", cells, place, document.place)


class _Reader:
    def __init__(self, document: Document, separator: str) -> None:
        self.document, self.text, self.separator = document, document.text, separator
        self.plain = re.compile(rf"[^{separator}\r\n]*+")
        self.at, self.line, self.line_start = 0, 1, 0

    def all(self) -> tuple[dict[At, Cell], dict[At, At]]:
        """Return the cells that hold something, and where every cell begins."""
        cells: dict[At, Cell] = {}
        starts: dict[At, At] = {}
        row, column = 1, 1
        while self.at < len(self.text):
            if row > limits.MAX_SHEET_ROWS:
                raise too_much(self.document.path, limits.MAX_SHEET_ROWS, ROWS)
            if len(starts) >= limits.MAX_CELLS:
                raise too_much(self.document.path, limits.MAX_CELLS, CELLS)
            starts[row, column] = (self.line, self.at - self.line_start + 1)
            value = self._cell()
            if value:
                cells[row, column] = Cell(value)
            if self.text.startswith(self.separator, self.at):
                self.at += 1
                column += 1
            else:
                self._line_end()
                row, column = row + 1, 1
        return cells, starts

    def _cell(self) -> str:
        if not self.text.startswith('"', self.at):
            match = self.plain.match(self.text, self.at)
            assert match is not None  # it matches nothing as well
            if '"' in match[0]:
                raise self._wrong(STRAY_QUOTE, self.at + match[0].index('"'))
            self.at = match.end()
            return match[0]
        match = _QUOTED.match(self.text, self.at)
        if match is None:
            raise self._wrong(OPEN_QUOTE, self.at)
        if self.text[match.end() : match.end() + 1] not in ("", self.separator, "\r", "\n"):
            raise self._wrong(BEHIND_QUOTE, match.end())
        self._pass_over(match.end())
        return match[1].replace('""', '"').replace("\r\n", "\n").replace("\r", "\n")

    def _pass_over(self, end: int) -> None:
        """Go on behind a cell, counting the lines in it as the document does."""
        for match in re.compile("\r\n|[\r\n]").finditer(self.text, self.at, end):
            self.line += 1
            self.line_start = match.end()
        self.at = end

    def _line_end(self) -> None:
        if self.at < len(self.text):
            self._pass_over(self.at + (2 if self.text.startswith("\r\n", self.at) else 1))

    def _wrong(self, problem: Text, at: int) -> Faults:
        place = self.document.place(self.line, at - self.line_start + 1)
        return Faults([Fault(CSV_SYNTAX, place, {"problem": problem})])
