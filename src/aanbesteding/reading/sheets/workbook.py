"""A workbook (.xlsx) as grids: every cell as it is stored, and what could mislead a reader."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from aanbesteding.reading import limits
from aanbesteding.reading.sheets.container import Container, damaged, too_much
from aanbesteding.reading.sheets.grid import Grid
from aanbesteding.reading.sheets.notes import notes_of
from aanbesteding.reading.sheets.number_format import BUILT_IN
from aanbesteding.reading.sheets.one_sheet import Room, Sheet, text_of
from aanbesteding.reading.sheets.related import part_of_kind, relations
from aanbesteding.reading.sheets.xml import not_xml, nothing, parse
from aanbesteding.texts import Text

SHEETS = Text("bladen", "sheets")


class _Found(NamedTuple):
    """A sheet as the workbook lists it."""

    name: str
    hidden: bool
    part: str


def read_workbook(data: bytes, path: str) -> list[Grid]:
    """Return the sheets of a workbook in their order. Raises `Faults` when it cannot be read."""
    parts = Container(data, path)
    main = part_of_kind(parts, "", "officeDocument") or "xl/workbook.xml"
    strings = _strings(parts, path, main)
    formats = _formats(parts, path, main)
    room = Room(path)
    grids: list[Grid] = []
    for found in _listed(parts, path, main):
        sheet = Sheet(found.name, path, strings, formats, room)
        notes = notes_of(parts, found.part)
        grids.append(sheet.read(parts.read(found.part), notes, hidden=found.hidden))
    return grids


def _listed(parts: Container, path: str, main: str) -> list[_Found]:
    targets = {one.id: one.part for one in relations(parts, main)}
    found: list[_Found] = []

    def start(element: str, attributes: Mapping[str, str]) -> None:
        if element == "sheet":
            hidden = attributes.get("state", "visible") != "visible"
            found.append(
                _Found(attributes.get("name", ""), hidden, targets.get(attributes["id"], ""))
            )

    try:
        parse(parts.read(main), path, start, nothing)
    except KeyError:
        raise not_xml(path) from None
    names = {one.name.casefold() for one in found}
    if not len({one.part for one in found}) == len(names) == len(found):  # a sheet or a name twice
        raise damaged(path)
    if len(found) > limits.MAX_SHEETS:
        raise too_much(path, limits.MAX_SHEETS, SHEETS)
    return found


def _strings(parts: Container, path: str, main: str) -> list[str]:
    """Return the texts that cells share; how they are pronounced is no part of them."""
    part = part_of_kind(parts, main, "sharedStrings")
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
            found.append(text_of("".join(pieces), path))

    parse(parts.read(part), path, start, end)
    return found


def _formats(parts: Container, path: str, main: str) -> list[str]:
    """Return the number format of every style of a cell."""
    part = part_of_kind(parts, main, "styles")
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
