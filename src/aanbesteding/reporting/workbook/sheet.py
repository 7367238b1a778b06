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
from aanbesteding.reporting.workbook.styles import Kind, Shape, Styles
from aanbesteding.texts import Lang, Text

MAX_FORMULA = 8000
"""The most characters of a formula; a spreadsheet takes 8,192."""
_NO_XML = re.compile("[\ufffe\uffff]")
Value = Fraction | int | str | None
column_name = lru_cache(maxsize=1024)(xl_col_to_name)


class Head(NamedTuple):
    """The head of a column, and its width in characters."""

    text: Text | str
    width: int = 12


def shown_text(text: str) -> str:
    """Return a text as it can stand in a cell: on one line, and nothing in it is markup.

    The library takes a text between `<r>` and `</r>` for markup of its own; a space prevents it.
    """
    plain = _NO_XML.sub("\ufffd", on_one_line(text))
    return f" {plain}" if plain.startswith("<r>") else plain


def nearest(value: Fraction | int) -> float | None:
    """Return the number nearest to an exact one that a cell can hold; None where there is none."""
    try:
        return value.numerator / value.denominator
    except OverflowError:
        return None


class Sheet:
    """One sheet of the workbook; rows and columns count from 0."""

    def __init__(self, book: Workbook, styles: Styles, name: str, lang: Lang) -> None:
        self.page: Worksheet = book.add_worksheet(name)
        self.name, self.lang, self._styles = name, lang, styles

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
        self.text(0, 0, text.say(self.lang), "title")
        if note is not None:
            self.text(1, 0, note.say(self.lang), "muted")

    def heads(self, row: int, heads: Sequence[Head], *, fixed: int = 0) -> None:
        """Write the head row of a table, set the widths, and keep both in sight.

        The first `fixed` columns stay too.
        """
        for column, head in enumerate(heads):
            text = head.text.say(self.lang) if isinstance(head.text, Text) else head.text
            self.text(row, column, text, "head", "wrapped")
            self.page.set_column(column, column, head.width)
        self.page.freeze_panes(row + 1, fixed)
        self.page.repeat_rows(row)

    def text(
        self, row: int, column: int, text: str, kind: Kind = "label", shape: Shape = "text"
    ) -> None:
        """Write a text, whatever it looks like."""
        self.page.write_string(row, column, shown_text(text), self._styles.of(kind, shape))

    def number(
        self, row: int, column: int, value: Fraction | int, kind: Kind, shape: Shape = "number"
    ) -> None:
        """Write a number; one too great for a cell as text."""
        number = nearest(value)
        if number is None:
            self.text(row, column, shortest(Fraction(value), self.lang), kind)
            return
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

    def stripe(self, first: int, last: int, begin: int, end: int, when: str) -> None:
        """Colour the rows for which a formula over the first of them holds."""
        rule = {"type": "formula", "criteria": f"={when}", "format": self._styles.of("good")}
        self.page.conditional_format(first, begin, last, end, rule)

    def link(self, row: int, column: int, name: str) -> None:
        """Write a link to a sheet of the workbook, by its name."""
        self.page.write_url(row, column, f"internal:'{name}'!A1", string=name)

    def finish(self, *, landscape: bool = True) -> None:
        """Protect what is no input, without a password, and set up the printed page."""
        self.page.protect(
            "",
            {
                "format_columns": True,
                "format_rows": True,
                "sort": True,
                "autofilter": True,
            },
        )
        if landscape:
            self.page.set_landscape()
        self.page.set_paper(9)  # A4
        self.page.fit_to_pages(1, 0)
        self.page.set_footer("&L&A&R&P / &N")
        self.page.hide_gridlines(2)
