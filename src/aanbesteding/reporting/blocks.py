"""A report as data: headings, paragraphs and tables, before it is known where they are shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

Tone = Literal["plain", "good", "warning", "muted"]


class Heading(NamedTuple):
    """A heading; level 1 is the title of the report."""

    text: str
    level: int = 2


class Para(NamedTuple):
    """A paragraph; `bullet` makes it an item of a list, `indent` counts levels."""

    text: str
    tone: Tone = "plain"
    bullet: bool = False
    indent: int = 0


class Column(NamedTuple):
    """A column of a table; `short` is its title where room is scarce."""

    title: str
    right: bool = False
    short: str = ""


class Table(NamedTuple):
    """A table. The first `fixed` columns are repeated where it is cut to fit a screen.

    `strong` are the rows that stand out, by index.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    fixed: int = 1
    strong: frozenset[int] = frozenset()


class Listing(NamedTuple):
    """Lines that stay as they are: a piece of a file in `language`, or a drawing in characters.

    A drawing can be `redrawn` for a screen of so many columns; broken lines would spoil it.
    """

    lines: tuple[str, ...]
    language: str = "text"
    redrawn: Callable[[int], tuple[str, ...]] | None = None


Block = Heading | Para | Table | Listing
