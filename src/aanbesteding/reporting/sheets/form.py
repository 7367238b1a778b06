"""A workbook to fill in: only the cells for an answer can be changed, the rest is listed.

The hidden sheet holds what the form says, so that its reader notices what was changed.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from aanbesteding.faults import Faults
from aanbesteding.fields import MAX_TEXT
from aanbesteding.reading import limits
from aanbesteding.reading.sheets import layout
from aanbesteding.reading.sheets.container import Container
from aanbesteding.reading.sheets.layout import Listed
from aanbesteding.reporting.clean import clean
from aanbesteding.reporting.fixed_date import UNKNOWN_TIME
from aanbesteding.reporting.unmarked import unmarked
from aanbesteding.texts import Lang, Text

MAX_NAME = 31
"""The most characters in the name of a sheet."""
MAX_MESSAGE, MAX_TITLE = 255, 32
PAGE = Text("&L{name}&R&P van &N", "&L{name}&R&P of &N")
LENGTH = Text("Hoogstens {limit} tekens", "At most {limit} characters")
WRONG = Text("Dit kan hier niet staan", "This cannot stand here")
IN_TABLE = ("text", "quiet", "column", "band")
"""The styles of what is as wide as its column: a row that is too low would hide a second line."""
MAX_WIDTH = 60
LINE_HEIGHT = 15
INPUT, INPUT_TEXT = "input", "input text"
_LINE = {"border": 1, "border_color": "#B7B7B7", "valign": "top"}
_STYLES: dict[str, dict[str, Any]] = {
    "text": {**_LINE, "num_format": "@"},
    "quiet": {**_LINE, "num_format": "@", "font_color": "#595959"},
    "quiet long": {**_LINE, "num_format": "@", "font_color": "#595959", "text_wrap": True},
    "band": {**_LINE, "num_format": "@", "bold": True, "bg_color": "#E4E9F2"},
    "label": {"num_format": "@", "font_color": "#595959"},
    "value": {"num_format": "@", "bold": True},
    "note": {"num_format": "@", "italic": True},
    "column": {**_LINE, "bold": True, "bg_color": "#1F3864", "font_color": "#FFFFFF"},
    INPUT: {**_LINE, "locked": False, "bg_color": "#FFF8DC", "text_wrap": True},
    INPUT_TEXT: {
        **_LINE,
        "locked": False,
        "bg_color": "#FFF8DC",
        "text_wrap": True,
        "num_format": "@",
    },
}


class TooLarge(Exception):
    """More cells or rows than are read."""


class Form:
    """A workbook to fill in, and the hidden sheet that lists what it says."""

    def __init__(self, title: str, lang: Lang) -> None:
        self.lang = lang
        self._stream = io.BytesIO()
        self._book = Workbook(self._stream, {"in_memory": True})
        self._book.set_properties({"title": clean(title)[:255], "created": UNKNOWN_TIME})
        self.styles = {name: self._book.add_format(look) for name, look in _STYLES.items()}
        self._listed: list[Listed] = []
        self._lists: dict[tuple[str, ...], str] = {}
        self._index = self._book.add_worksheet(layout.INDEX)
        self._names = {layout.INDEX.casefold(), "history"}  # the latter no program takes
        self._cells = 0
        self._widths: dict[Worksheet, list[int]] = {}
        self._first: Worksheet | None = None

    def sheet(self, wanted: str, widths: Sequence[int]) -> tuple[Worksheet, str]:
        """Add a sheet that is protected without a password; return it and its name."""
        name = wanted[:MAX_NAME]
        number = 1
        while name.casefold() in self._names:  # names of assessors can be longer than this
            number += 1
            name = f"{wanted[: MAX_NAME - 4]}~{number}"
        self._names.add(name.casefold())
        sheet = self._book.add_worksheet(name)
        self._widths[sheet] = list(widths)
        sheet.protect("", {"format_columns": True, "format_rows": True})
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(PAGE.say(self.lang, name=name.replace("&", "&&")))
        if self._first is None:
            self._first = sheet
        return sheet, name

    def head(self, sheet: Worksheet, name: str, values: dict[str, str], notes: list[str]) -> int:
        """Write the labels and what they say, and beside them notes under a title.

        Returns the row for the names of the columns.
        """
        for row, (key, value) in enumerate(values.items()):
            label = layout.HEAD[key].say(self.lang)
            self.write(sheet, row, 0, label, "label")
            self.write(sheet, row, 1, value, "value")
            self._listed.append(
                Listed(name, layout.HEAD_ROW, row + 1, (label, unmarked(clean(value))))
            )
        for row, note in enumerate(notes):
            self.write(sheet, row, layout.TITLE_AT - 1, note, "note" if row else "value")
        return max(len(values), len(notes)) + 1

    def columns(self, sheet: Worksheet, row: int, names: Sequence[str], kept: int) -> None:
        """Write the names of the columns, which stay in sight and stand on every page.

        So do the first columns, which say what a row is about.
        """
        for column, name in enumerate(names):
            self.write(sheet, row, column, name, "column")
        sheet.freeze_panes(row + 1, kept)
        sheet.repeat_rows(row)

    def listed(self, name: str, row: int, cells: tuple[str, ...]) -> None:
        """Note what a row says, by its 0-based number: nobody may change it."""
        said = tuple(unmarked(clean(text)) for text in cells)
        self._listed.append(Listed(name, layout.TABLE_ROW, row + 1, said))
        for _ in range(3 + len(said)):  # the index holds as many cells more
            self._count(len(self._listed))

    def only_text(self, name: str) -> None:
        """Note a sheet that nothing is read from."""
        self._listed.append(Listed(name, layout.TEXT_SHEET, 1, ()))

    def write(self, sheet: Worksheet, row: int, column: int, text: str, style: str) -> None:
        """Write a text, whatever it looks like."""
        self._count(row)
        sheet.write_string(row, column, unmarked(clean(text)), self.styles[style])
        widths = self._widths[sheet]
        if style in IN_TABLE and column < len(widths):
            widths[column] = max(widths[column], min(len(text) + 2, MAX_WIDTH))

    def write_long(self, sheet: Worksheet, row: int, column: int, text: str) -> None:
        """Write a text of any length in a row that is as high as it needs.

        Such a row does not grow with what is typed in it.
        """
        lines = -(-len(text) // MAX_WIDTH)  # most letters are narrower than a digit
        self.write(sheet, row, column, text, "quiet long" if lines > 1 else "quiet")
        if lines > 1:
            self._widths[sheet][column] = MAX_WIDTH
            sheet.set_row(row, lines * LINE_HEIGHT)

    def blank(self, sheet: Worksheet, row: int, column: int, style: str = INPUT_TEXT) -> None:
        """Make a cell for an answer."""
        self._count(row)
        sheet.write_blank(row, column, None, self.styles[style])

    def _count(self, row: int) -> None:
        """Note that a cell was written. Raises `TooLarge` where it could not be read back."""
        self._cells += 1
        if self._cells > limits.MAX_CELLS or row >= limits.MAX_SHEET_ROWS:
            raise TooLarge

    def limit(self, sheet: Worksheet, row: int, column: int) -> None:
        """Have a text that is too long refused while it is typed."""
        self.blank(sheet, row, column)
        rule = {"validate": "length", "criteria": "<=", "value": MAX_TEXT}
        self._rule(sheet, row, column, rule, LENGTH.say(self.lang, limit=MAX_TEXT), shown=False)

    def choose(
        self,
        sheet: Worksheet,
        row: int,
        column: int,
        choices: tuple[str, ...],
        said: str,
        count: int = 1,
    ) -> None:
        """Make a cell, or so many side by side, with a list to choose from."""
        for one in range(column, column + count):
            self.blank(sheet, row, one)
        rule = {"validate": "list", "source": self._range(choices)}
        self._rule(sheet, row, column, rule, said, count=count)

    def numeric(
        self, sheet: Worksheet, row: int, column: int, test: str, said: str, count: int = 1
    ) -> None:
        """Make a cell, or so many, for a number; the formula that accepts it is about the first."""
        for one in range(column, column + count):
            self.blank(sheet, row, one, INPUT)
        self._rule(sheet, row, column, {"validate": "custom", "value": test}, said, count=count)

    def explain(self, sheet: Worksheet, row: int, column: int, said: str) -> None:
        """Say what belongs in a cell for an answer; anything can be typed."""
        self._rule(sheet, row, column, {"validate": "any"}, said)

    def _rule(
        self,
        sheet: Worksheet,
        row: int,
        column: int,
        rule: dict[str, Any],
        said: str,
        *,
        shown: bool = True,
        count: int = 1,
    ) -> None:
        """Add a rule, with what is said when it is broken and, if shown, on coming to the cell."""
        title, message = WRONG.say(self.lang)[:MAX_TITLE], clean(said)[:MAX_MESSAGE]
        words = {"error_title": title, "error_message": message}
        if shown:
            words["input_message"] = message
        sheet.data_validation(row, column, row, column + count - 1, rule | words)

    def _range(self, choices: tuple[str, ...]) -> str:
        """Return the cells of the hidden sheet that hold a list; a list in a rule is cut off."""
        if choices not in self._lists:
            column = layout.INDEX_WIDTH + len(self._lists)
            for row, choice in enumerate(choices):
                self._index.write_string(row, column, unmarked(choice))
            letters = cell_letters(column)
            cells = f"${letters}$1:${letters}${len(choices)}"
            self._lists[choices] = f"='{layout.INDEX}'!{cells}"
        return self._lists[choices]

    def data(self) -> bytes:
        """Return the workbook; the same form is the same bytes. Raises `TooLarge`."""
        self._index.write_string(0, 0, layout.WORKBOOK)
        for row, one in enumerate(self._listed, start=1):
            cells = (one.sheet, one.about, str(one.line), *one.cells)
            for column, text in enumerate(cells):
                self._index.write_string(row, column, unmarked(text))
        self._index.protect()
        for sheet, widths in self._widths.items():
            for column, width in enumerate(widths):
                sheet.set_column(column, column, width)
        if self._first is not None:
            self._first.set_first_sheet()
            self._first.activate()
        self._index.very_hidden()
        self._book.close()
        data = self._stream.getvalue()
        try:
            Container(data, "")
        except Faults:
            raise TooLarge from None
        if len(data) > limits.MAX_WORKBOOK_BYTES or len(self._widths) >= limits.MAX_SHEETS:
            raise TooLarge
        return data


def cell_letters(column: int) -> str:
    """Return the letters of a 0-based column."""
    from aanbesteding.faults import cell_name

    return cell_name(1, column + 1)[:-1]
