"""Faults as data: what is wrong with an input, where, and what to do.

Nothing here prints. A `Code` is one row of a table (`AB038`, its sentence, its cure); a `Fault`
is one occurrence at one place; `Faults` is the exception that carries all of them at once, so
that a user mends a folder in one round.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from aanbesteding.texts import Lang, Text, fill


class Code(NamedTuple):
    """One kind of fault: a stable code, and its two sentences in two languages."""

    code: str
    slug: str
    what: Text
    cure: Text


def coded(number: str, slug: str, what: tuple[str, str], cure: tuple[str, str]) -> Code:
    """Write a code with its sentences as (Dutch, English) pairs."""
    return Code(number, slug, Text(*what), Text(*cure))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fault is: a file as the user named it, 1-based line and column, and the line.

    `line` 0 says that the fault concerns the file as a whole. In a workbook `sheet` is the name of
    a sheet, line and column are those of a cell, and `source` is what the cell holds.
    """

    path: str
    line: int = 0
    column: int = 0
    source: str = ""
    sheet: str = ""

    @property
    def sort_key(self) -> tuple[str, str, int, int]:
        """Order of a report: by file and sheet, then from top to bottom."""
        return (self.path, self.sheet, self.line, self.column)

    @property
    def where(self) -> str:
        """The place as people write it: `bid.yaml:12:3`, `scores.xlsx!Assessor 1!C7`."""
        if self.sheet:
            return f"{self.path}!{self.cell}"
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path

    @property
    def cell(self) -> str:
        """The cell in its workbook, `Assessor 1!C7`; empty in any other file."""
        if not self.sheet or not self.line:
            return self.sheet
        return f"{self.sheet}!{cell_name(self.line, self.column)}"


def cell_name(line: int, column: int) -> str:
    """Return the name of a cell by its 1-based line and column.

    >>> cell_name(7, 3), cell_name(1, 27), cell_name(1, 703)
    ('C7', 'AA1', 'AAA1')
    """
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{line}"


MAX_QUOTED = 1000
"""The most characters of a file that a message repeats."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, at one place; `evidence` are files, by name, that show it."""

    code: Code
    place: Place
    fields: Mapping[str, object] = field(default_factory=dict)
    evidence: Mapping[str, str] = field(default_factory=dict)

    def what(self, lang: Lang) -> str:
        """Say what is wrong."""
        return self._say(self.code.what, lang)

    def cure(self, lang: Lang) -> str:
        """Say what to do about it."""
        return self._say(self.code.cure, lang)

    def _say(self, text: Text, lang: Lang) -> str:
        return text.say(lang, **{k: _short(fill(v, lang)) for k, v in self.fields.items()})

    @property
    def sort_key(self) -> tuple[object, ...]:
        """Order of a report: by place, then by code and wording, so that it never varies."""
        return (*self.place.sort_key, self.code.code, self.what("nl"))


def _short(value: object) -> object:
    long = isinstance(value, str) and len(value) > MAX_QUOTED
    return f"{str(value)[:MAX_QUOTED]}…" if long else value


def _precise(place: Place) -> str:
    return place.where if place.sheet else f"{place.path}:{place.line}:{place.column}"


class AanbestedingError(Exception):
    """Base class of all errors of this package. Never raised itself."""


class Faults(AanbestedingError):
    """The input cannot be evaluated. `faults` holds everything that is wrong with it, sorted."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        unique = {fault.sort_key: fault for fault in faults}
        self.faults: tuple[Fault, ...] = tuple(unique[key] for key in sorted(unique))
        super().__init__(
            "\n".join(f"{_precise(f.place)}: {f.code.code} {f.what('en')}" for f in self.faults)
        )
