"""Tables cut to fit: how wide a column must be, and which columns go together."""

from __future__ import annotations

from aanbesteding.reporting.blocks import Blank, Column, Table
from aanbesteding.reporting.plain import width

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


def shown_title(column: Column) -> str:
    """Return the title of a column, the short one where there is one."""
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
    word = max(map(width, shown_title(column).split()), default=0)
    widest = max([word, *map(width, cells)])
    if column.right:
        return widest
    longest = max([word, *(width(one) for cell in cells for one in cell.split())])
    return min(widest, max(NARROW, min(longest, LONG_WORD)))


def divided(table: Table, room: int) -> list[int] | list[None]:
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
        [shown_title(column), *(row[i] for row in table.rows)]
        for i, column in enumerate(table.columns)
    ]


def _columns(table: Table, indices: list[int]) -> Table:
    return Table(
        tuple(table.columns[i] for i in indices),
        tuple(tuple(row[i] for i in indices) for row in table.rows),
        table.fixed,
        table.strong,
    )


NARROWEST = 8
"""The least width on paper of a column of words that are broken."""
BLANK_WIDTH = 22
"""The characters for which a cell to fill in by hand asks room."""


def on_paper(table: Table, room: int) -> list[int]:
    """Return how many characters of a line each column gets; together they fill the line.

    Numbers stay whole; what is left goes to the words.
    """
    line = room - GAP * (len(table.columns) - 1)
    widths = [max(map(width, texts)) for texts in _texts(table)]
    if sum(widths) > line:
        widths = [w for w in divided(table, room) if w is not None] or _squeezed(table, line)
    for row in table.rows:
        blank = [i for i, cell in enumerate(row) if isinstance(cell, Blank)]
        for i in blank:
            widths[i] = max(widths[i], BLANK_WIDTH)
    left = line - sum(widths)
    words = [i for i, column in enumerate(table.columns) if not column.right]
    for i in words:
        widths[i] += max(left, 0) // len(words)
    return widths


def _squeezed(table: Table, line: int) -> list[int]:
    """Return widths where even the longest words do not fit; the widest of them are broken."""
    widths = _tight(table)
    words = [i for i, column in enumerate(table.columns) if not column.right]
    while words and sum(widths) > line:
        widest = max(words, key=lambda i: widths[i])
        if widths[widest] <= NARROWEST:
            break
        widths[widest] -= 1
    return widths
