"""A sheet that is written cell by cell: text stays text, a number is as exact as a cell can be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from aanbesteding.exact.display import shortest
from aanbesteding.reporting.clean import on_one_line
from aanbesteding.reporting.unmarked import unmarked
from aanbesteding.reporting.workbook.styles import Kind, Shape, Styles
from aanbesteding.texts import Lang, Text

LINE, MAX_HEIGHT = 13, 409
"""The height of a line of text, and the most that a row can have, in points."""
MAX_PRINTED = 230
"""The most characters in the width of a page."""
MAX_FORMULA = 8000
"""The most characters of a formula; a spreadsheet takes 8,192."""
EVERYWHERE = "A1:XFD1048576"
MAX_TEXT = 32_767
"""The most characters in a cell."""
_NO_XML = re.compile("[\ufffe\uffff]")
Value = Fraction | int | str | None
column_name = lru_cache(maxsize=1024)(xl_col_to_name)


class Head(NamedTuple):
    """The head of a column, and its width in characters."""

    text: Text | str
    width: int = 12


class Typed(NamedTuple):
    """What was written into a cell of input, for who wants to know later what it was."""

    row: int
    column: int
    value: Fraction | int | str


def shown_text(text: str) -> str:
    """Return a text as it can stand in a cell: on one line, and nothing in it is markup.

    What is longer than a cell can hold ends with a mark that says so.
    """
    shown = unmarked(_NO_XML.sub("\ufffd", on_one_line(text)))
    return shown if len(shown) <= MAX_TEXT else f"{shown[: MAX_TEXT - 4]} […]"


def nearest(value: Fraction | int) -> float | None:
    """Return the number nearest to an exact one that a cell can hold; None where there is none."""
    try:
        return value.numerator / value.denominator
    except OverflowError:
        return None


class Sheet:
    """One sheet of the workbook; rows and columns count from 0."""

    def __init__(self, book: Workbook, styles: Styles, name: str, lang: Lang, what: Text) -> None:
        self.what = what
        """What it holds, for the list of sheets."""
        self.page: Worksheet = book.add_worksheet(name)
        self.name, self.lang, self._styles = name, lang, styles
        self._widths: dict[int, int] = {}
        self._lines: dict[int, int] = {}
        self._heads: dict[int, str] = {}
        self._labels: dict[tuple[int, int], str] = {}
        self._fixed = 0
        self._named: tuple[int, ...] = ()
        self.outcome: int | None = None
        """The row above an outcome that must say so when the input was changed."""
        self.typed: list[Typed] = []
        self.rules: dict[tuple[int, int], str] = {}
        """Formulas that say whether a cell of input can be what it is."""

    def at(self, row: int, column: int) -> str:
        """Return a cell as formulas of any sheet name it."""
        return f"'{self.name}'!${column_name(column)}${row + 1}"

    @staticmethod
    def here(row: int, column: int) -> str:
        """Return a cell as formulas of this sheet name it."""
        return f"{column_name(column)}{row + 1}"

    def span(self, first: int, last: int, column: int) -> str:
        """Return a part of a column as formulas of any sheet name it."""
        letter = column_name(column)
        return f"'{self.name}'!${letter}${first + 1}:${letter}${last + 1}"

    def title(self, text: Text, note: Text | None = None) -> None:
        """Write the title of the sheet in its first row, and what it is for in the second."""
        self.heading(0, text.say(self.lang))
        if note is not None:
            self.text(1, 0, note.say(self.lang), "muted")

    def heading(self, row: int, text: str) -> None:
        """Write a heading in a row that is high enough for it."""
        self.text(row, 0, text, "title")
        self.page.set_row(row, 1.8 * LINE)

    def width(self, column: int, width: int) -> None:
        """Set the width of a column, in characters."""
        self.page.set_column(column, column, width)
        self._widths[column] = width

    def heads(
        self, row: int, heads: Sequence[Head], *, fixed: int = 0, named: tuple[int, ...] = ()
    ) -> None:
        """Write the head row of a table, set the widths, and keep both in sight.

        The first `fixed` columns stay too. `named` are the columns that say which row it is.
        """
        self._fixed, self._named = fixed, named
        for column, head in enumerate(heads):
            self.width(column, head.width)
            text = head.text.say(self.lang) if isinstance(head.text, Text) else head.text
            self.text(row, column, text, "head", "wrapped")
            self._heads[column] = text
        self.page.freeze_panes(row + 1, fixed)
        self.page.repeat_rows(row)

    def label(self, row: int, column: int) -> tuple[str, str]:
        """Return which row and which column a cell stands in, in the words of the sheet."""
        found = (self._labels.get((row, one), "") for one in self._named)
        return " · ".join(one for one in found if one), self._heads.get(column, "")

    def text(
        self, row: int, column: int, text: str, kind: Kind = "label", shape: Shape = "text"
    ) -> None:
        """Write a text, whatever it looks like."""
        shown = shown_text(text)
        if shape == "wrapped":  # not every program makes a row as high as its text
            lines = -(-len(shown) // max(self._widths.get(column, 10) - 1, 1))
            self._lines[row] = max(lines, self._lines.get(row, 1))
        if kind == "input":
            self.typed.append(Typed(row, column, shown))
        elif column in self._named:
            self._labels[row, column] = shown.strip()
        self.page.write_string(row, column, shown, self._styles.of(kind, shape))

    def number(
        self, row: int, column: int, value: Fraction | int, kind: Kind, shape: Shape = "number"
    ) -> None:
        """Write a number; one too great for a cell as text."""
        number = nearest(value)
        if number is None:
            self.text(row, column, shortest(Fraction(value), self.lang), kind)
            return
        if kind == "input":
            self.typed.append(Typed(row, column, value))
        elif column in self._named:
            self._labels[row, column] = str(value)
        self.page.write_number(row, column, number, self._styles.of(kind, shape))

    def formula(
        self,
        row: int,
        column: int,
        formula: str | None,
        value: Value,
        shape: Shape = "points",
        kind: Kind = "calculated",
    ) -> None:
        """Write a formula with its exact value; the value alone where there is no formula.

        `None` is a cell that shows nothing. A formula that is too long is no formula.
        """
        if formula is None or len(formula) > MAX_FORMULA:
            self.value(row, column, value, shape)
            return
        shown: float | str | None
        if value is None or isinstance(value, str):
            shown = shown_text(value or "")
            shown = f" {shown}" if shown.startswith("#") else shown  # no code of an error
        else:
            shown = nearest(value)
        self.page.write_formula(row, column, f"={formula}", self._styles.of(kind, shape), shown)

    def value(self, row: int, column: int, value: Value, shape: Shape = "points") -> None:
        """Write what is taken over as it is, and does not recalculate."""
        if value is None or isinstance(value, str):
            self.text(row, column, value or "", "value")
        else:
            self.number(row, column, value, "value", shape)

    def colour(self, first: int, last: int, column: int, word: str, kind: Kind) -> None:
        """Colour the cells of a part of a column that hold a word of the workbook."""
        rule = {"type": "cell", "criteria": "==", "value": f'"{word}"'}
        looks = {"format": self._styles.of(kind)}
        self.page.conditional_format(first, column, last, column, {**rule, **looks})

    def banner(self, row: int, cell: str, ordinary: str) -> None:
        """Show what a cell says, unless it says what is ordinary."""
        self.formula(row, 0, f'IF({cell}={ordinary},"",{cell})', None, "text", "alarm")

    def stripe(self, first: int, last: int, begin: int, end: int, when: str) -> None:
        """Colour the rows for which a formula over the first of them holds."""
        rule = {"type": "formula", "criteria": f"={when}", "format": self._styles.of("good")}
        self.page.conditional_format(first, begin, last, end, rule)

    def link(self, row: int, column: int, name: str, shown: str) -> None:
        """Write a link to a sheet of the workbook, by its name."""
        looks = self._styles.of("link")
        self.page.write_url(row, column, f"internal:'{name}'!A1", looks, string=shown)

    def finish(self, *, landscape: bool = True) -> None:
        """Protect what is no input, without a password, and set up the printed page."""
        for row, lines in self._lines.items():
            if lines > 1:
                self.page.set_row(row, min(lines * LINE + 2, MAX_HEIGHT))
        self.page.protect(
            "",
            {
                "format_columns": True,
                "format_rows": True,
                "autofilter": True,
            },
        )
        # A mark or a fraction in text is meant so: no green corner in every cell.
        self.page.ignore_errors({"number_stored_as_text": EVERYWHERE})
        if landscape:
            self.page.set_landscape()
        self.page.set_paper(9)  # A4
        if sum(self._widths.values()) <= MAX_PRINTED:
            self.page.fit_to_pages(1, 0)
        else:  # in one width it could not be read: the first columns are on every page
            self.page.set_print_scale(70)
            self.page.repeat_columns(0, max(self._fixed - 1, 0))
        self.page.set_margins(0.4, 0.4, 0.5, 0.6)
        self.page.set_footer("&L&A&R&P / &N")
        self.page.hide_gridlines(1)
