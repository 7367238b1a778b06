"""A report as data: headings, paragraphs and tables, before it is known where they are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, NamedTuple

Tone = Literal["plain", "good", "warning", "muted"]


class Blank(str):
    """A text, or a cell, that asks to be filled in by hand; documents make it stand out."""

    __slots__ = ()


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


def levelled(blocks: Iterable[Block], under: int = 0) -> Iterator[Block]:
    """Yield blocks whose headings skip no level, as a document for everyone asks.

    They stand under a heading of the level `under`, where that is not 0.

    >>> [block.level for block in levelled([Heading("a", 1), Heading("b", 4), Heading("c", 5)])]
    [1, 2, 3]
    """
    above: list[int] = []
    for block in blocks:
        if not isinstance(block, Heading):
            yield block
            continue
        while above and above[-1] >= block.level:
            above.pop()
        above.append(block.level)
        yield block._replace(level=under + len(above))
