"""A sheet of cells, whatever file it stands in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from aanbesteding.faults import Code, Fault, Place
from aanbesteding.texts import Text

Kind = Literal["text", "number", "boolean", "error", "date"]
At = tuple[int, int]
"""A 1-based row and column."""
Note = tuple[At, str | Text]
"""What stands on a sheet outside its cells, and at which cell it hangs."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell holds: the text, or of a number the text as it is stored.

    `number_format` is how a number is shown; empty where that says nothing.
    """

    text: str
    kind: Kind = "text"
    formula: bool = False
    number_format: str = ""


EMPTY = Cell("")


@dataclass(frozen=True)
class Grid:
    """A sheet: its cells by row and column.

    `name` is the name of the sheet in its workbook, empty for a file that has no sheets; `place`
    returns where a cell stands for messages, `spot` the same by the line and column of the file,
    which in a workbook are the row and column. `merged` are ranges as the file writes them.
    """

    name: str
    cells: dict[At, Cell]
    place: Callable[[int, int], Place] = field(repr=False, compare=False)
    spot: Callable[[int, int], Place] = field(repr=False, compare=False)
    hidden: bool = False
    merged: tuple[tuple[At, str], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    notes: tuple[Note, ...] = ()

    @cached_property
    def rows(self) -> int:
        """The last row that holds anything."""
        return max((row for row, _ in self.cells), default=0)

    @cached_property
    def columns(self) -> int:
        """The last column that holds anything."""
        return max((column for _, column in self.cells), default=0)

    def at(self, row: int, column: int) -> Cell:
        """Return a cell; an empty one where there is nothing."""
        return self.cells.get((row, column), EMPTY)

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell without spaces around it."""
        return self.at(row, column).text.strip()

    def fault(self, code: Code, at: At, **fields: object) -> Fault:
        """Return a fault at a cell."""
        return Fault(code, self.place(*at), fields)
