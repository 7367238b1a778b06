"""A workbook (.xlsx) as grids: every cell as it is stored, and what could mislead a reader."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from aanbesteding.faults import Place
from aanbesteding.reading import limits
from aanbesteding.reading.sheets.container import DAMAGED, Container, too_much, wrong
from aanbesteding.reading.sheets.grid import At, Cell, Grid, Kind
from aanbesteding.reading.sheets.number_format import BUILT_IN, shows_a_date
from aanbesteding.reading.sheets.xml import not_xml, parse
from aanbesteding.texts import Text

CELLS = Text("cellen", "cells")
ROWS = Text("regels op een blad", "rows in a sheet")
CHARACTERS = Text("tekens in een cel", "characters in a cell")
SHEETS = Text("bladen", "sheets")
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_KINDS: Mapping[str, Kind] = {"b": "boolean", "e": "error", "d": "date", "n": "number"}


class _Found(NamedTuple):
    """A sheet as the workbook lists it."""

    name: str
    hidden: bool
    part: str


def read_workbook(data: bytes, path: str) -> list[Grid]:
    """Return the sheets of a workbook in their order. Raises `Faults` when it cannot be read."""
    parts = Container(data, path)
    main = _related(parts, "", "officeDocument").get("", "xl/workbook.xml")
    strings = _strings(parts, path, main)
    formats = _formats(parts, path, main)
    room = _Room(path)
    return [
        _Sheet(found, path, strings, formats, room).read(parts.read(found.part))
        for found in _listed(parts, path, main)
    ]


class _Room:
    """How many cells may still be read of a workbook."""

    def __init__(self, path: str) -> None:
        self.path, self.left = path, limits.MAX_CELLS

    def take(self, row: int) -> None:
        self.left -= 1
        if self.left < 0:
            raise too_much(self.path, limits.MAX_CELLS, CELLS)
        if row > limits.MAX_SHEET_ROWS:
            raise too_much(self.path, limits.MAX_SHEET_ROWS, ROWS)


# --- what the workbook says of itself -------------------------------------------------------------


def _related(parts: Container, source: str, kind: str = "") -> dict[str, str]:
    """Return the parts that a part relates to, by their ids; of one `kind` under the empty id."""
    folder, name = posixpath.split(source)
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    found: dict[str, str] = {}
    if not parts.has(rels):
        return found

    def start(element: str, attributes: Mapping[str, str]) -> None:
        if element == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "")
            absolute = target.startswith("/")
            whole = target.lstrip("/") if absolute else posixpath.join(folder, target)
            if kind and attributes.get("Type", "").endswith("/" + kind):
                found[""] = posixpath.normpath(whole)
            elif not kind:
                found[attributes.get("Id", "")] = posixpath.normpath(whole)

    parse(parts.read(rels), parts.path, start, _nothing)
    return found


def _nothing(element: str, text: str) -> None:
    """Pass over the end of an element."""


def _listed(parts: Container, path: str, main: str) -> list[_Found]:
    targets = _related(parts, main)
    found: list[_Found] = []

    def start(element: str, attributes: Mapping[str, str]) -> None:
        if element == "sheet":
            hidden = attributes.get("state", "visible") != "visible"
            found.append(
                _Found(attributes.get("name", ""), hidden, targets.get(attributes["id"], ""))
            )

    try:
        parse(parts.read(main), path, start, _nothing)
    except KeyError:
        raise not_xml(path) from None
    if len({one.part for one in found}) != len(found):  # one sheet under several names
        raise wrong(path, DAMAGED)
    if len(found) > limits.MAX_SHEETS:
        raise too_much(path, limits.MAX_SHEETS, SHEETS)
    return found


def _strings(parts: Container, path: str, main: str) -> list[str]:
    """Return the texts that cells share; how they are pronounced is no part of them."""
    part = _related(parts, main, "sharedStrings").get("")
    found: list[str] = []
    if part is None:
        return found
    pieces: list[str] = []
    spoken = 0

    def start(element: str, attributes: Mapping[str, str]) -> None:
        nonlocal spoken
        spoken += element == "rPh"
        if element == "si":
            pieces.clear()

    def end(element: str, text: str) -> None:
        nonlocal spoken
        spoken -= element == "rPh"
        if element == "t" and not spoken:
            pieces.append(text)
        elif element == "si":
            found.append(_text("".join(pieces), path))

    parse(parts.read(part), path, start, end)
    return found


def _formats(parts: Container, path: str, main: str) -> list[str]:
    """Return the number format of every style of a cell."""
    part = _related(parts, main, "styles").get("")
    if part is None:
        return []
    own: dict[str, str] = {}
    used: list[str] = []
    inside = False

    def start(element: str, attributes: Mapping[str, str]) -> None:
        nonlocal inside
        if element == "numFmt":
            own[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif element == "cellXfs":
            inside = True
        elif element == "xf" and inside:
            used.append(attributes.get("numFmtId", "0"))

    def end(element: str, text: str) -> None:
        nonlocal inside
        inside = inside and element != "cellXfs"

    parse(parts.read(part), path, start, end)
    return [own.get(name, BUILT_IN.get(name, "?")) for name in used]


def _text(text: str, path: str) -> str:
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


# --- a sheet --------------------------------------------------------------------------------------


class _Sheet:
    """One sheet, gathered while its XML is read."""

    def __init__(
        self, found: _Found, path: str, strings: list[str], formats: list[str], room: _Room
    ) -> None:
        self.found, self.path, self.strings, self.formats = found, path, strings, formats
        self.room = room
        self.cells: dict[At, Cell] = {}
        self.merged: list[tuple[At, str]] = []
        self.filled: list[tuple[At, At]] = []
        self.rows: set[int] = set()
        self.columns: set[int] = set()
        self.row = self.column = 0
        self.kind = self.style = self.value = ""
        self.formula = self.spoken = False
        self.pieces: list[str] = []

    def read(self, data: bytes) -> Grid:
        """Return the grid of a sheet."""
        try:
            parse(data, self.path, self._start, self._end)
            self._spread()
        except (ValueError, IndexError, OverflowError):
            raise not_xml(self.path) from None
        cells, name, path = self.cells, self.found.name, self.path

        def place(row: int, column: int) -> Place:
            cell = cells.get((row, column))
            return Place(path, row, column, cell.text if cell else "", name)

        return Grid(
            name,
            cells,
            place,
            place,
            self.found.hidden,
            tuple(self.merged),
            frozenset(self.rows),
            frozenset(self.columns),
        )

    def _spread(self) -> None:
        """Note the cells that a formula in another cell fills."""
        for (top, left), (bottom, right) in self.filled:
            for at, cell in self.cells.items():
                if top <= at[0] <= bottom and left <= at[1] <= right and not cell.formula:
                    self.cells[at] = replace(cell, formula=True)

    def _start(self, element: str, attributes: Mapping[str, str]) -> None:
        if element == "row":
            self.row = int(attributes.get("r", self.row + 1))
            self.column = 0
            if attributes.get("hidden") in ("1", "true") or attributes.get("ht") == "0":
                self.rows.add(self.row)
        elif element == "c":
            self._begin(attributes)
        elif element == "f":
            self.formula = True
            if "ref" in attributes and len(self.filled) <= limits.MAX_FAULTS:
                self.filled.append(_corners(attributes["ref"]))
        elif element == "rPh":
            self.spoken = True
        elif element == "col" and attributes.get("hidden") in ("1", "true"):
            last = min(int(attributes["max"]), int(attributes["min"]) + limits.MAX_COLUMNS)
            self.columns.update(range(int(attributes["min"]), last + 1))
        elif element == "mergeCell":
            span = attributes.get("ref", "")
            if len(self.merged) <= limits.MAX_FAULTS:  # no more than that are listed
                self.merged.append((position(span.partition(":")[0]), span))

    def _begin(self, attributes: Mapping[str, str]) -> None:
        if "r" in attributes:
            self.row, self.column = position(attributes["r"])
        else:
            self.column += 1
        self.room.take(self.row)
        self.kind = attributes.get("t", "n")
        self.style = attributes.get("s", "0")
        self.value, self.pieces = "", []
        self.formula = self.spoken = False

    def _end(self, element: str, text: str) -> None:
        if element == "v":
            self.value = text
        elif element == "t" and not self.spoken:
            self.pieces.append(text)
        elif element == "rPh":
            self.spoken = False
        elif element == "c":
            cell = self._cell()
            if cell.text or cell.formula:
                self.cells[self.row, self.column] = cell

    def _cell(self) -> Cell:
        if self.kind == "s" and self.value:
            return Cell(self.strings[int(self.value)], "text", self.formula)
        if self.kind == "inlineStr":
            return Cell(_text("".join(self.pieces), self.path), "text", self.formula)
        if self.kind == "str":
            return Cell(_text(self.value, self.path), "text", self.formula)
        kind = _KINDS.get(self.kind, "error")
        style = int(self.style)
        shown = self.formats[style] if style < len(self.formats) else ""
        if kind == "number" and shows_a_date(shown):
            kind = "date"
        return Cell(_text(self.value.strip(), self.path), kind, self.formula, shown)


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
