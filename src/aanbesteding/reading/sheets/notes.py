"""What stands on a sheet outside its cells: comments, text boxes and pictures.

Nobody reads them here, and an assessor may well have meant them to be read: each is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aanbesteding.fields import MAX_TEXT
from aanbesteding.reading import limits
from aanbesteding.reading.sheets.container import Container
from aanbesteding.reading.sheets.grid import At, Note
from aanbesteding.reading.sheets.one_sheet import position, whole
from aanbesteding.reading.sheets.related import relations
from aanbesteding.reading.sheets.xml import not_xml, parse
from aanbesteding.texts import Text

PICTURE = Text("een tekening of afbeelding", "a drawing or picture")
_ANCHORS = ("oneCellAnchor", "twoCellAnchor", "absoluteAnchor")


def notes_of(parts: Container, sheet: str) -> tuple[Note, ...]:
    """Return the notes of the sheet in a part. Raises `Faults`."""
    found: list[Note] = []
    for one in relations(parts, sheet):
        try:
            if one.kind == "comments":
                found += _comments(parts, one.part)
            elif one.kind == "drawing":
                found += _drawn(parts, one.part)
        except ValueError:
            raise not_xml(parts.path) from None
    return tuple(found[: limits.MAX_FAULTS + 1])  # no more than that are listed


def _comments(parts: Container, part: str) -> Iterator[Note]:
    found: list[tuple[At, list[str]]] = []

    def start(element: str, attributes: Mapping[str, str]) -> None:
        if element == "comment":
            found.append((position(attributes.get("ref", "")), []))

    def end(element: str, text: str) -> None:
        if element == "t" and found:
            found[-1][1].append(text)

    parse(parts.read(part), parts.path, start, end)
    for at, pieces in found:
        yield at, "".join(pieces).strip()[:MAX_TEXT]


def _drawn(parts: Container, part: str) -> Iterator[Note]:
    found: list[tuple[list[int], list[str]]] = []
    inside: list[str] = []

    def start(element: str, attributes: Mapping[str, str]) -> None:
        inside.append(element)
        if element in _ANCHORS:
            found.append(([], []))

    def end(element: str, text: str) -> None:
        inside.pop()
        if element in ("row", "col") and inside[-1:] == ["from"]:
            found[-1][0].append(whole(text) + 1)
        elif element == "t" and found:
            found[-1][1].append(text)

    parse(parts.read(part), parts.path, start, end)
    for corner, pieces in found:
        column, row = corner if len(corner) == 2 else (1, 1)  # an absolute one hangs at no cell
        yield (row, column), "".join(pieces).strip()[:MAX_TEXT] or PICTURE
