"""What a part of a workbook relates to: the sheets of a workbook, the notes of a sheet."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import NamedTuple

from aanbesteding.reading.sheets.container import Container, damaged
from aanbesteding.reading.sheets.xml import nothing, parse


class Relation(NamedTuple):
    """A relation by its id: what it is, and the name of the part."""

    id: str
    kind: str
    part: str


def relations(parts: Container, source: str) -> list[Relation]:
    """Return what a part relates to inside the workbook. Raises `Faults`."""
    folder, name = posixpath.split(source)
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    found: dict[str, Relation] = {}
    if not parts.has(rels):
        return []

    def start(element: str, attributes: Mapping[str, str]) -> None:
        if element == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "")
            absolute = target.startswith("/")
            whole = target.lstrip("/") if absolute else posixpath.join(folder, target)
            kind = attributes.get("Type", "").rpartition("/")[2]
            one = Relation(attributes.get("Id", ""), kind, posixpath.normpath(whole))
            if one.id in found:  # which of the two is meant, nobody knows
                raise damaged(parts.path)
            found[one.id] = one

    parse(parts.read(rels), parts.path, start, nothing)
    return list(found.values())


def part_of_kind(parts: Container, source: str, kind: str) -> str | None:
    """Return the part of a kind that a part relates to. Raises `Faults` where there are two."""
    found = [one.part for one in relations(parts, source) if one.kind == kind]
    if len(found) > 1:
        raise damaged(parts.path)
    return found[0] if found else None
