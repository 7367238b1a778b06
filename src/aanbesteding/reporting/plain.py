"""Blocks as plain text for pipes and files: nothing cut, nothing coloured."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from aanbesteding.reporting.blocks import Block, Heading, Listing, Para, Table
from aanbesteding.reporting.clean import clean, on_one_line


def plain_text(blocks: Iterable[Block]) -> str:
    """Return the blocks as text."""
    parts: list[str] = []
    for block in blocks:
        if isinstance(block, Heading):
            text = on_one_line(block.text)
            rule = ("=" if block.level == 1 else "-") * width(text) if block.level < 3 else ""
            parts.append("\n" + text + ("\n" + rule if rule else ""))
        elif isinstance(block, Para):
            bullet = "- " if block.bullet else ""
            parts.append("  " * block.indent + bullet + on_one_line(block.text))
        elif isinstance(block, Listing):
            parts.append("\n" + "\n".join(clean(line) for line in block.lines) + "\n")
        else:
            parts.append("\n" + _table(block) + "\n")
    return "\n".join(parts).strip("\n") + "\n"


def _table(table: Table) -> str:
    titles = tuple(column.title for column in table.columns)
    rows = [[on_one_line(cell) for cell in row] for row in (titles, *table.rows)]
    widths = [max(width(row[i]) for row in rows) for i in range(len(table.columns))]
    rows.insert(1, ["-" * w for w in widths])
    return "\n".join(
        "  ".join(
            _pad(cell, w, right=column.right)
            for cell, w, column in zip(row, widths, table.columns, strict=True)
        ).rstrip()
        for row in rows
    )


def _pad(text: str, to: int, *, right: bool) -> str:
    space = " " * (to - width(text))
    return space + text if right else text + space


def width(text: str) -> int:
    """Return the number of columns that a text takes on a screen."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    zero = sum(unicodedata.combining(char) != 0 for char in text)
    return len(text) + wide - zero
