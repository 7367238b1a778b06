"""Blocks on a terminal, through rich: data only as `Text`, tables cut to fit the screen."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap
from typing import Any, Literal, TextIO

from rich.console import Console
from rich.containers import Lines
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text as RichText

from aanbesteding.reporting.blocks import Block, Heading, Listing, Para, Table
from aanbesteding.reporting.clean import clean, on_one_line, unbroken
from aanbesteding.reporting.fit import cut, divided, shown_title
from aanbesteding.reporting.plain import width

STYLES = {"plain": "", "good": "bold green", "warning": "yellow", "muted": "dim"}

NARROWEST = 40
"""Columns; on a narrower screen the terminal itself breaks the lines, and no word is lost."""


HELD = "\ufdd0"
"""Stands for a space at which a line is not broken, while lines are broken; no text may hold it."""


class _Words(RichText):
    """A text of which lines are not broken between a number and its sign.

    Rich breaks at a no-break space too. What comes on the screen has common spaces, so that what is
    copied from it can be found.
    """

    def wrap(self, *arguments: Any, **options: Any) -> Lines:
        """Break into lines that fit."""
        held = self.copy()
        held.plain = unbroken(self.plain, HELD)
        lines = held.wrap(*arguments, **options)
        for line in lines:
            line.plain = line.plain.replace(HELD, " ")
        return lines


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
            on.print(Padding(_Words(on_one_line(block.text), style=style), 0, expand=False))
        elif isinstance(block, Para):
            _para(block, on)
        elif isinstance(block, Listing):
            _listing(block, on)
        else:
            for part in cut(block, on.width):
                on.print(_rich(part, on.width))


def _para(para: Para, on: Console) -> None:
    text = _Words(on_one_line(para.text), style=STYLES[para.tone])
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
    widths = divided(table, room)
    for index, column in enumerate(table.columns):
        title, least = on_one_line(shown_title(column)), widths[index]
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
    return Padding(_Words(on_one_line(bare)), (0, 0, 0, len(text) - len(bare)))
