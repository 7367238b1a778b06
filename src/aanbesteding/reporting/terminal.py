"""Blocks on a terminal, through rich: data only as `Text`, tables cut to fit the screen."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap
from typing import Literal, TextIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text as RichText

from aanbesteding.reporting.blocks import Block, Column, Heading, Listing, Para, Table
from aanbesteding.reporting.clean import clean, on_one_line
from aanbesteding.reporting.plain import width

STYLES = {"plain": "", "good": "bold green", "warning": "yellow", "muted": "dim"}

NARROWEST = 40
"""Columns; on a narrower screen the terminal itself breaks the lines, and no word is lost."""


def console(stream: TextIO) -> Console:
    """Return a console on which data can do nothing but be shown."""
    made = Console(file=stream, markup=False, highlight=False, emoji=False)
    made.width = max(made.width, NARROWEST)
    return made


def print_blocks(blocks: Iterable[Block], on: Console) -> None:
    """Show blocks on a console."""
    for block in blocks:
        if isinstance(block, Heading):
            style = "bold underline" if block.level == 1 else "bold"
            on.print()
            on.print(RichText(on_one_line(block.text), style=style))
        elif isinstance(block, Para):
            _para(block, on)
        elif isinstance(block, Listing):
            _listing(block, on)
        else:
            for part in cut(block, on.width):
                on.print(_rich(part, on.width))


def _para(para: Para, on: Console) -> None:
    text = RichText(on_one_line(para.text), style=STYLES[para.tone])
    if para.bullet:
        grid = RichTable.grid(padding=(0, 1))
        grid.add_column()
        grid.add_column(overflow="fold")
        grid.add_row(RichText("•"), text)
        on.print(Padding(grid, (0, 0, 0, 2 * para.indent), expand=False))
    else:
        on.print(Padding(text, (0, 0, 0, 2 * para.indent), expand=False))


def _listing(listing: Listing, on: Console) -> None:
    lines = listing.lines
    if listing.redrawn is not None and max(map(width, lines)) > on.width:
        lines = listing.redrawn(on.width)
    on.print()
    for line in lines:
        on.print(RichText(clean(line)), overflow="fold")
    on.print()


def _rich(table: Table, room: int) -> RichTable:
    made = RichTable(show_edge=False, pad_edge=False, header_style="bold")
    widths = _divided(table, room)
    for index, column in enumerate(table.columns):
        title, least = on_one_line(_title(column)), widths[index]
        if least and column.right:  # numbers stay whole; the words above them go below each other
            title = "\n".join(wrap(title, least, break_long_words=False))
        justify: Literal["left", "right"] = "right" if column.right else "left"
        made.add_column(
            RichText(title), justify=justify, width=least, no_wrap=column.right, overflow="fold"
        )
    for index, row in enumerate(table.rows):
        style = "bold green" if index in table.strong else None
        made.add_row(*(_cell(cell) for cell in row), style=style)
    return made


def _cell(text: str) -> Padding:
    """Leading spaces show the depth in the tree, also of the lines after the first."""
    bare = text.lstrip(" ")
    return Padding(RichText(on_one_line(bare)), (0, 0, 0, len(text) - len(bare)))


WRAPPED = 24
"""The least width of a column of words; what is longer wraps."""
NARROW = 16
"""The same where a table would have to be cut, unless a word in it is longer."""
LONG_WORD = 31
"""A longer word is broken where room is scarce; the longest id of a scenario is not."""
GAP = 3
"""The width of what stands between two columns."""


def cut(table: Table, columns: int) -> list[Table]:
    """Divide a table that is too wide into tables that fit; fixed columns stand in each.

    Before it comes to that, the titles of numbers are broken between words.
    """
    least = _roomy(table)
    if sum(least) + GAP * (len(least) - 1) > columns:
        least = _tight(table)
    fixed = sum(w + GAP for w in least[: table.fixed])
    parts: list[list[int]] = [[]]
    used = fixed
    for i in range(table.fixed, len(table.columns)):
        if parts[-1] and used + least[i] > columns:
            parts.append([])
            used = fixed
        parts[-1].append(i)
        used += least[i] + GAP
    return [_columns(table, [*range(table.fixed), *part]) for part in parts]


def _title(column: Column) -> str:
    return column.short or column.title


def _roomy(table: Table) -> list[int]:
    """Return the width of each column with its title on one line; words wrap."""
    widths = [max(map(width, texts)) for texts in _texts(table)]
    return [
        w if column.right else min(w, WRAPPED)
        for w, column in zip(widths, table.columns, strict=True)
    ]


def _tight(table: Table) -> list[int]:
    """Return the least width of each column: a number whole, titles and words wrapped."""
    return [_tight_column(table, i) for i in range(len(table.columns))]


def _tight_column(table: Table, index: int) -> int:
    column, cells = table.columns[index], [row[index] for row in table.rows]
    word = max(map(width, _title(column).split()), default=0)
    widest = max([word, *map(width, cells)])
    if column.right:
        return widest
    longest = max([word, *(width(one) for cell in cells for one in cell.split())])
    return min(widest, max(NARROW, min(longest, LONG_WORD)))


def _divided(table: Table, room: int) -> list[int] | list[None]:
    """Divide the room over the columns, where a table does not fit with its words unbroken.

    Each has what it needs at least; what is left goes to what lacks most, words first. No widths
    where it fits, or where even the least is too much.
    """
    room -= GAP * (len(table.columns) - 1)
    full = [max(width(text) for text in column) for column in _texts(table)]
    widths = _tight(table)
    if sum(full) <= room or sum(widths) > room:
        return [None] * len(full)
    for _ in range(room - sum(widths)):
        lacking = max(range(len(full)), key=lambda i: _lack(table.columns[i], full[i] - widths[i]))
        widths[lacking] += 1
    return widths


def _lack(column: Column, lack: int) -> tuple[bool, int]:
    """Room goes to words before it goes to the titles of numbers."""
    return lack > 0 and not column.right, lack


def _texts(table: Table) -> list[list[str]]:
    return [
        [_title(column), *(row[i] for row in table.rows)] for i, column in enumerate(table.columns)
    ]


def _columns(table: Table, indices: list[int]) -> Table:
    return Table(
        tuple(table.columns[i] for i in indices),
        tuple(tuple(row[i] for i in indices) for row in table.rows),
        table.fixed,
        table.strong,
    )
