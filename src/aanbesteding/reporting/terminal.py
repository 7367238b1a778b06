"""Blocks on a terminal, through rich: data only as `Text`, tables cut to fit the screen."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap
from typing import Literal, TextIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text as RichText

from aanbesteding.reporting.blocks import Block, Heading, Listing, Para, Table
from aanbesteding.reporting.clean import clean, on_one_line
from aanbesteding.reporting.fit import cut, divided, shown_title
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
    return Padding(RichText(on_one_line(bare)), (0, 0, 0, len(text) - len(bare)))
