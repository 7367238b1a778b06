"""One sheet of a workbook, event by event: what stands in every cell, and what could mislead.

What a spreadsheet program never writes is refused and not guessed at: another program might read
another mark in it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from aanbesteding.faults import Place
from aanbesteding.reading import limits
from aanbesteding.reading.sheets.container import too_much
from aanbesteding.reading.sheets.grid import At, Cell, Grid, Kind, Note
from aanbesteding.reading.sheets.number_format import shows_a_date
from aanbesteding.reading.sheets.xml import not_xml, parse
from aanbesteding.texts import Text

CELLS = Text("cellen", "cells")
ROWS = Text("regels op een blad", "rows in a sheet")
CHARACTERS = Text("tekens in een cel", "characters in a cell")
_ESCAPE = re.compile("_x((?![Dd][89A-Fa-f])[0-9A-Fa-f]{4})_")
"""A character that XML cannot hold; half a character (a surrogate) stays as it is written."""
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_COUNT = re.compile(r"[0-9]{1,9}")
_NOTHING = re.compile(r"[0.]+")
"""A height or a width of nothing."""
_KINDS: Mapping[str, Kind] = {"b": "boolean", "e": "error", "d": "date", "n": "number"}
_YES = ("1", "true")


class Room:
    """How many cells may still be read of a workbook."""

    def __init__(self, path: str) -> None:
        self.path, self.left = path, limits.MAX_CELLS

    def take(self, row: int) -> None:
        """Count a cell. Raises `Faults` where it is one too many, or in a row that is."""
        self.left -= 1
        if self.left < 0:
            raise too_much(self.path, limits.MAX_CELLS, CELLS)
        if row > limits.MAX_SHEET_ROWS:
            raise too_much(self.path, limits.MAX_SHEET_ROWS, ROWS)


class Sheet:
    """One sheet, gathered while its XML is read."""

    def __init__(
        self, name: str, path: str, strings: list[str], formats: list[str], room: Room
    ) -> None:
        self.name, self.path, self.strings, self.formats = name, path, strings, formats
        self.room = room
        self.cells: dict[At, Cell] = {}
        self.merged: list[tuple[At, str]] = []
        self.filled: list[tuple[At, At]] = []
        self.rows: set[int] = set()
        self.columns: set[int] = set()
        self.row = self.column = 0
        self.kind = self.style = ""
        self.value: str | None = None
        self.formula = self.spoken = self.rows_hidden = False
        self.pieces: list[str] = []

    def read(self, data: bytes, notes: tuple[Note, ...], *, hidden: bool) -> Grid:
        """Return the grid of a sheet; `notes` are what stands on it outside its cells."""
        try:
            parse(data, self.path, self._start, self._end)
            self._spread()
        except (ValueError, IndexError, OverflowError):
            raise not_xml(self.path) from None
        cells, name, path = self.cells, self.name, self.path

        def place(row: int, column: int) -> Place:
            cell = cells.get((row, column))
            return Place(path, row, column, cell.text if cell else "", name)

        return Grid(
            name,
            cells,
            place,
            place,
            hidden,
            tuple(self.merged),
            frozenset(self.rows),
            frozenset(self.columns),
            notes,
        )

    def _spread(self) -> None:
        """Note the cells that a formula in another cell fills."""
        for (top, left), (bottom, right) in self.filled:
            for at, cell in self.cells.items():
                if top <= at[0] <= bottom and left <= at[1] <= right and not cell.formula:
                    self.cells[at] = replace(cell, formula=True)

    def _start(self, element: str, attributes: Mapping[str, str]) -> None:
        if element == "row":
            self._row(attributes)
        elif element == "c":
            self._begin(attributes)
        elif element == "f":
            self.formula = True
            if "ref" in attributes and len(self.filled) <= limits.MAX_FAULTS:
                self.filled.append(_corners(attributes["ref"]))
        elif element == "rPh":
            self.spoken = True
        elif element == "sheetFormatPr":
            self.rows_hidden = attributes.get("zeroHeight") in _YES
        elif element == "col" and _is_hidden(attributes, "width"):
            first, last = whole(attributes.get("min", "")), whole(attributes.get("max", ""))
            self.columns.update(range(first, min(last, first + limits.MAX_COLUMNS) + 1))
        elif element == "mergeCell":
            span = attributes.get("ref", "")
            if len(self.merged) <= limits.MAX_FAULTS:  # no more than that are listed
                self.merged.append((position(span.partition(":")[0]), span))

    def _row(self, attributes: Mapping[str, str]) -> None:
        self.row = whole(attributes["r"]) if "r" in attributes else self.row + 1
        self.column = 0
        if _is_hidden(attributes, "ht") or (self.rows_hidden and "hidden" not in attributes):
            self.rows.add(self.row)

    def _begin(self, attributes: Mapping[str, str]) -> None:
        if "r" in attributes:
            self.row, self.column = position(attributes["r"])
        else:
            self.column += 1
        self.room.take(self.row)
        self.kind = attributes.get("t", "n")
        self.style = attributes.get("s", "0")
        self.value, self.pieces = None, []
        self.formula = self.spoken = False

    def _end(self, element: str, text: str) -> None:
        if element == "v":
            if self.value is not None:
                raise ValueError(element)
            self.value = text
        elif element == "t" and not self.spoken:
            self.pieces.append(text)
        elif element == "rPh":
            self.spoken = False
        elif element == "c":
            cell = self._cell()
            if cell.text or cell.formula:
                if (self.row, self.column) in self.cells:
                    raise ValueError(element)
                self.cells[self.row, self.column] = cell

    def _cell(self) -> Cell:
        """Return the cell that ended. Raises `ValueError` where it says two things, or nothing."""
        style, value = whole(self.style), self.value or ""
        shown = self.formats[style] if style < len(self.formats) else ""
        if self.pieces and (self.kind != "inlineStr" or value):
            raise ValueError(self.kind)
        if self.kind == "s" and value:
            return Cell(self.strings[whole(value)], "text", self.formula, shown)
        if self.kind in ("inlineStr", "str"):
            text = "".join(self.pieces) if self.kind == "inlineStr" else value
            return Cell(text_of(text, self.path), "text", self.formula, shown)
        kind = _KINDS.get(self.kind, "error")
        if kind == "number" and shows_a_date(shown):
            kind = "date"
        return Cell(text_of(value.strip(), self.path), kind, self.formula, shown)


def _is_hidden(attributes: Mapping[str, str], size: str) -> bool:
    """Whether a row or a column is not to be seen; its size may be nothing as well."""
    return attributes.get("hidden") in _YES or bool(_NOTHING.fullmatch(attributes.get(size, "")))


def whole(text: str) -> int:
    """Return a number of rows, columns, styles or texts. Raises `ValueError`.

    >>> whole("12")
    12
    """
    if _COUNT.fullmatch(text) is None:
        raise ValueError(text)
    return int(text)


def _corners(span: str) -> tuple[At, At]:
    first, _, last = span.partition(":")
    return position(first), position(last or first)


def position(reference: str) -> At:
    """Return the row and column of a cell by its name. Raises `ValueError`.

    >>> position("C7"), position("AA1")
    ((7, 3), (1, 27))
    """
    match = _REFERENCE.fullmatch(reference.replace("$", ""))
    if match is None:
        raise ValueError(reference)
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def text_of(text: str, path: str) -> str:
    """Return what a cell says. Raises `Faults` where no program can have written so much."""
    if len(text) > limits.MAX_CELL_TEXT:
        raise too_much(path, limits.MAX_CELL_TEXT, CHARACTERS)
    return _unescaped(text)


def _unescaped(text: str) -> str:
    r"""Return a text with the characters that workbooks write as `_x000D_`; one kind of line end.

    >>> _unescaped("a_x000D_\nb_x005F_x0041_")
    'a\nb_x0041_'
    """
    if "_x" in text:
        text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n")
