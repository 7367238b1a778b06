"""What Excel asks of a file, read from the file: nobody here has Excel, so nothing may be a guess.

One pass over all formulas of the workbooks of every method, award, rounding and example. The limits
are those of "Excel specifications and limits", written down from memory: the page itself was not read.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pytest
from tests.workbook import small
from tests.workbook.changes import parts
from tests.workbook.formula import Taken, taken_apart
from tests.workbook.test_recalculated import examples

from aanbesteding.reporting.workbook import words
from aanbesteding.reporting.workbook.book import workbook
from aanbesteding.texts import Lang

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FORMATS = {
    "0",
    '"…";"…"',
    *(f"{country}#,##0.0000" for country in ("[$-413]", "[$-809]")),
    *(f"{country}0.00%" for country in ("[$-413]", "[$-809]")),
    '[$-413]"€ "#,##0.00;[$-413]-"€ "#,##0.00',
    '[$-809]"€"#,##0.00;[$-809]-"€"#,##0.00',
}


class Book(NamedTuple):
    """A workbook as its XML."""

    name: str
    lang: Lang
    files: dict[str, str]
    sheets: dict[str, ET.Element]

    def formulas(self) -> Iterator[tuple[str, str, str]]:
        """Yield sheet, cell and formula."""
        for sheet, xml in self.sheets.items():
            for cell in xml.iter(f"{MAIN}c"):
                formula = cell.findtext(f"{MAIN}f")
                if formula is not None:
                    yield sheet, cell.get("r") or "", formula


def book(name: str, data: bytes, lang: Lang) -> Book:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {one: archive.read(one).decode("utf-8") for one in archive.namelist()}
    sheets = {sheet: ET.fromstring(files[part]) for sheet, part in parts(data).items()}
    return Book(name, lang, files, sheets)


@pytest.fixture(scope="module")
def books() -> list[Book]:
    made = [*small.methods(), *small.awards(), *small.roundings(), *small.edges(), *examples()]
    found = []
    for number, (name, evaluation) in enumerate(made):
        lang: Lang = "en" if number % 2 else "nl"
        found.append(book(name, workbook(evaluation, evaluation.lots, lang), lang))
    return found


@pytest.fixture(scope="module")
def taken(books: list[Book]) -> list[tuple[Book, str, str, Taken]]:
    """Every formula of all workbooks, taken apart once."""
    return [
        (one, sheet, cell, taken_apart(formula))
        for one in books
        for sheet, cell, formula in one.formulas()
    ]


class TestFormulas:
    def test_every_function_is_one_of_excel_2007_with_its_arguments(self, taken):
        wrong = {(book.name, sheet, cell): found.wrong for book, sheet, cell, found in taken}
        assert {place: what for place, what in wrong.items() if what} == {}

    def test_they_refer_to_sheets_that_are_there(self, taken):
        for book_, _, _, found in taken:
            assert {use.sheet for use in found.uses if use.sheet} <= set(book_.sheets)

    def test_every_yellow_cell_does_something(self, books, taken):
        """Who may change a cell sees an outcome or a warning change: a formula takes it.

        What the list of changes says of the cell itself does not count.
        """
        for one in books:
            if one.name == "nobody":  # where no bid takes part nothing is calculated
                continue
            used = used_cells(one, [row[1:] for row in taken if row[0] is one])
            for sheet, xml in one.sheets.items():
                for cell in unlocked(one, xml):
                    assert (sheet, cell) in used, (one.name, sheet, cell)

    @pytest.mark.parametrize(
        ("formula", "wrong"),
        [
            ("XLOOKUP(1,A1:A2,A1:A2)", "function XLOOKUP"),
            ("ROUND(1)", "ROUND with 1 arguments"),
            ("IF(A1;1;2)", "not understood"),
            ("SUM({1,2})", "not understood"),
            ("'[b.xlsx]x'!A1", "not understood"),
            ("ABS(A1:A3)", "where one cell is taken"),
            ("SUMPRODUCT(IF(A1:A3=1,1,0))", "where one cell is taken"),
            ("MATCH(A1:A2,B1:B2,0)", "where one cell is taken"),
            (f'"{"x" * 256}"', "text of 256 characters"),
            ("ABS(" * 65 + "1" + ")" * 65, "65 levels"),
            ("(1", "stays open"),
            ("1+" * 4096 + "1", "8193 characters"),
        ],
    )
    def test_the_tokenizer_finds_what_excel_would_refuse(self, formula, wrong):
        assert wrong in " ".join(taken_apart(formula).wrong)


def used_cells(one: Book, taken: list[tuple[str, str, Taken]]) -> set[tuple[str, str]]:
    changes = words.CHANGES.say(one.lang)
    rows = texts_of(one, changes)
    found = set()
    for sheet, cell, parts_ in taken:
        own = rows.get(re.sub("[A-Z]+", "", cell)) if sheet == changes else None
        for use in parts_.uses:
            for name in cells_of(use.cells):
                place = (use.sheet or sheet, name)
                if place != own:
                    found.add(place)
    for name, xml in one.sheets.items():
        for formula in (*xml.iter(f"{MAIN}formula1"), *xml.iter(f"{MAIN}formula2")):
            for use in taken_apart(formula.text or "").uses:
                found |= {(use.sheet or name, cell) for cell in cells_of(use.cells)}
    return found


def texts_of(one: Book, sheet: str) -> dict[str, tuple[str, str]]:
    """Return by row what stands in the first two columns of a sheet."""
    shared = ET.fromstring(one.files["xl/sharedStrings.xml"])
    texts = ["".join(text.itertext()) for text in shared]
    found: dict[str, dict[str, str]] = {}
    for cell in one.sheets[sheet].iter(f"{MAIN}c"):
        column, row = re.fullmatch(r"([A-Z]+)(\d+)", cell.get("r") or "").groups()
        if cell.get("t") == "s" and column in "AB":
            found.setdefault(row, {})[column] = texts[int(cell.findtext(f"{MAIN}v") or 0)]
    return {row: (by.get("A", ""), by.get("B", "")) for row, by in found.items()}


def cells_of(cells: str) -> Iterator[str]:
    first, _, last = cells.partition(":")
    column, row = re.fullmatch(r"([A-Z]+)(\d+)", first).groups()
    if not last:
        yield first
        return
    other, end = re.fullmatch(r"([A-Z]+)(\d+)", last).groups()
    if column == other:
        yield from (f"{column}{number}" for number in range(int(row), int(end) + 1))
    else:  # a part of a row
        for number in range(numbered(column), numbered(other) + 1):
            yield f"{lettered(number)}{row}"


def numbered(column: str) -> int:
    value = 0
    for letter in column:
        value = value * 26 + ord(letter) - 64
    return value


def lettered(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def unlocked(one: Book, xml: ET.Element) -> Iterator[str]:
    formats = ET.fromstring(one.files["xl/styles.xml"]).find(f"{MAIN}cellXfs")
    assert formats is not None
    open_ = {
        str(number)
        for number, style in enumerate(formats)
        if (rule := style.find(f"{MAIN}protection")) is not None and rule.get("locked") == "0"
    }
    yield from (cell.get("r") or "" for cell in xml.iter(f"{MAIN}c") if cell.get("s") in open_)


class TestFile:
    def test_names_of_sheets(self, books):
        """At most 31 characters, none of []:*?/\\ and no ' at an end; no two alike."""
        for one in books:
            names = list(one.sheets)
            assert len({name.casefold() for name in names}) == len(names)
            assert all(re.fullmatch(r"[^\[\]:*?/\\']{1,31}", name) for name in names)
            assert not {"history", ""} & {name.casefold() for name in names}

    def test_nothing_leads_out_of_the_file(self, books):
        for one in books:
            assert not [name for name in one.files if "externalLink" in name]
            assert not [name for name, text in one.files.items() if 'TargetMode="Ext' in text]
            assert "<ddeLink" not in "".join(one.files.values())

    def test_defined_names_are_those_of_printing_and_filters(self, books):
        for one in books:
            names = re.findall(r'<definedName name="([^"]*)"', one.files["xl/workbook.xml"])
            assert set(names) <= {"_xlnm.Print_Titles", "_xlnm._FilterDatabase"}
            assert len(names) < len(one.sheets) * 2

    def test_number_formats(self, books):
        for one in books:
            xml = ET.fromstring(one.files["xl/styles.xml"])
            codes = {code.get("formatCode") for code in xml.iter(f"{MAIN}numFmt")}
            assert codes <= FORMATS

    def test_every_sheet_can_be_printed(self, books):
        """On A4, tables lying down, in the width of a page or with their first columns repeated."""
        for one in books:
            for name, xml in one.sheets.items():
                setup = xml.find(f"{MAIN}pageSetup")
                assert setup is not None
                assert setup.get("paperSize") == "9"
                upright = name == words.ABOUT.say(one.lang)
                assert (setup.get("orientation") == "landscape") is not upright, name
                fits = setup.get("fitToHeight") == "0"
                assert fits or setup.get("scale") == "70", name

    def test_every_sheet_begins_with_a_title(self, books):
        for one in books:
            for name in one.sheets:
                assert texts_of(one, name)["1"][0], (one.name, name)

    def test_columns_are_no_wider_and_rows_no_higher_than_excel_has_them(self, books):
        for one in books:
            for xml in one.sheets.values():
                assert all(float(c.get("width") or 9) <= 255 for c in xml.iter(f"{MAIN}col"))
                assert all(float(r.get("ht") or 9) <= 409.5 for r in xml.iter(f"{MAIN}row"))

    def test_what_may_be_typed_is_a_short_list_or_cells(self, books):
        """Excel takes at most 255 characters there; what bidders wrote is not among them."""
        for one in books:
            for xml in one.sheets.values():
                for rule in xml.iter(f"{MAIN}dataValidation"):
                    assert rule.get("type") in ("list", "decimal")
                    for formula in rule:
                        text = formula.text or ""
                        answers = f'"{words.YES.say(one.lang)},{words.NO.say(one.lang)}"'
                        span = re.fullmatch(r"'[^']+'!\$[A-Z]\$\d+(:\$[A-Z]\$\d+)?", text)
                        assert text == answers or (span is not None and len(text) <= 255)
