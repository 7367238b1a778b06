"""Files from anyone: whatever they hold, a fault in two languages, at once and within bounds."""

from __future__ import annotations

import io
import struct
import time
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import openpyxl
import pytest
import python_calamine
import xlsxwriter
from openpyxl.comments import Comment
from tests.sheets import build
from tests.sheets.build import archive_of, codes, parts_of, patch, refused

from aanbesteding import Faults, load_bids
from aanbesteding.reading import limits
from aanbesteding.reading.sheet_codes import CODES
from aanbesteding.reading.sheets.container import Container
from aanbesteding.reading.sheets.notes import PICTURE
from aanbesteding.reading.sheets.workbook import read_workbook

HERE = Path(__file__).parent
SHEET = "xl/worksheets/sheet2.xml"
"""The sheet of the first assessor; the first is the hidden one."""


@pytest.fixture
def form(run, tmp_path):
    """A blank form with one bid."""
    place = tmp_path / "scores.xlsx"
    return build.score_form(run, place, bids=build.BIDS / "regenpijp.yaml")


def test_a_bomb_is_not_unpacked(form):
    """600 MB of zeros in 600 kB: refused by the directory, before a byte is unpacked."""
    parts = parts_of(form)
    parts[SHEET] = b"\0" * 600_000_000
    archive_of(form, parts)
    del parts
    assert form.stat().st_size < limits.MAX_WORKBOOK_BYTES
    tracemalloc.start()
    assert refused(form) == [
        "scores.xlsx AB071 this file holds more than 25000000 bytes when unpacked"
    ]
    assert tracemalloc.get_traced_memory()[1] < 10_000_000
    tracemalloc.stop()


def test_a_part_that_lies_about_its_size(form):
    """The directory says 1,000 bytes, the part unpacks to 300 MB: nothing beyond 1,000 is read."""
    parts = parts_of(form)
    parts[SHEET] = b"<x>" + b" " * 300_000_000
    archive_of(form, parts)
    size = struct.pack("<L", len(parts[SHEET]))
    form.write_bytes(form.read_bytes().replace(size, struct.pack("<L", 1000)))
    tracemalloc.start()
    assert refused(form) == ["scores.xlsx AB070 this cannot be read as a workbook: it is damaged"]
    assert tracemalloc.get_traced_memory()[1] < 10_000_000
    tracemalloc.stop()


def test_thousands_of_parts(form):
    parts = parts_of(form) | {f"a/{number}": b"" for number in range(600)}
    assert codes(archive_of(form, parts)) == {"AB071"}


def test_the_same_part_twice(form):
    """Which of the two a program reads differs from program to program."""
    with zipfile.ZipFile(form, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(SHEET, b"<worksheet/>")
    assert refused(form) == ["scores.xlsx AB070 this cannot be read as a workbook: it is damaged"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "it is no .xlsx file"),
        (b"naam;cijfer\n", "it is no .xlsx file"),
        (b"PK\x03\x04" + b"\0" * 100, "it is damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000, "it is an old .xls workbook or it is encrypted with a password"),
    ],
)  # fmt: skip
def test_no_workbook_at_all(tmp_path, data, told):
    place = tmp_path / "s.xlsx"
    place.write_bytes(data)
    assert refused(place) == [f"s.xlsx AB070 this cannot be read as a workbook: {told}"]


@pytest.mark.parametrize("name", ["s.xls", "s.xlsm", "S.XLSB", "s.ods", "s.numbers", "s.tsv"])
def test_other_spreadsheets_are_not_passed_over(tmp_path, name):
    """Somebody saved marks in another program: that is said, not skipped."""
    (tmp_path / name).write_bytes(b"PK\x03\x04")
    assert (
        refused(tmp_path)[0]
        == f"{name} AB070 this cannot be read as a workbook: it is another kind of spreadsheet"
    )


def test_what_a_spreadsheet_program_leaves_is_passed_over(tmp_path):
    """`~$scores.xlsx` says that somebody has the workbook open."""
    for name in ("~$scores.xlsx", ".~lock.scores.xlsx#"):
        (tmp_path / name).write_bytes(b"\0")
    assert codes(tmp_path) == {"AB023"}


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ("xl/vbaProject.bin", "it holds macros"),
        ("xl/externalLinks/externalLink1.xml", "it refers to other files"),
        ("xl/workbook.bin", "it is a binary workbook (.xlsb)"),
    ],
)
def test_parts_that_do_not_belong(form, part, told):
    archive_of(form, parts_of(form) | {part: b"x"})
    assert refused(form) == [f"scores.xlsx AB070 this cannot be read as a workbook: {told}"]


@pytest.mark.parametrize(
    "name",
    [SHEET.upper(), "../../etc/passwd", "/etc/passwd", "xl\\..\\..\\x", "C:\\x", ".."],
)
def test_names_of_parts_that_mislead(form, name):
    """A name that differs from another by capitals, or that leads out of the folder."""
    archive_of(form, parts_of(form) | {name: b"<worksheet/>"})
    assert refused(form) == ["scores.xlsx AB070 this cannot be read as a workbook: it is damaged"]


def test_other_documents_in_an_archive(form):
    """A workbook for macros under another name, and a Word document."""
    parts = parts_of(form)
    types = parts["[Content_Types].xml"]
    plain = b"vnd.openxmlformats-officedocument.spreadsheetml.sheet.main"
    assert plain in types
    with_macros = types.replace(plain, b"vnd.ms-excel.sheet.macroEnabled.main")
    archive_of(form, parts | {"[Content_Types].xml": with_macros})
    assert "it holds macros" in refused(form)[0]
    archive_of(form, {"[Content_Types].xml": types, "word/document.xml": b"<x/>"})
    assert "it is no .xlsx file" in refused(form)[0]


def test_open_document(form):
    archive_of(form, {"mimetype": b"application/vnd.oasis", "content.xml": b"<x/>"})
    assert "it is an OpenDocument file (.ods)" in refused(form)[0]


def test_encrypted_parts(form):
    """The bit that says so in the directory."""
    data = bytearray(form.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    form.write_bytes(bytes(data))
    assert "it is encrypted with a password" in refused(form)[0]


BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + b"".join(
    b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
) + b"]><worksheet>&j;</worksheet>"  # fmt: skip


@pytest.mark.parametrize(
    ("part", "xml", "told"),
    [
        (SHEET, BOMB, "a part has a document type (DTD)"),
        ("xl/sharedStrings.xml", BOMB, "a part has a document type (DTD)"),
        ("xl/workbook.xml", b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>', "a part has a document type (DTD)"),
        (SHEET, b"<worksheet>", "a part is not valid XML"),
        (SHEET, b"", "a part is not valid XML"),
        (SHEET, b"<worksheet>&lol;</worksheet>", "a part is not valid XML"),
        (SHEET, b'<w><row r="x"/></w>', "a part is not valid XML"),
        (SHEET, b'<w><c r="A0"/></w>', "a part is not valid XML"),
        (SHEET, b'<w><c r="A1" t="s"><v>999999</v></c></w>', "a part is not valid XML"),
        (SHEET, b'<w><c r="A1" t="s"><v>' + b"9" * 5000 + b"</v></c></w>", "a part is not valid XML"),
        (SHEET, b'<w><mergeCell ref="?"/></w>', "a part is not valid XML"),
        (SHEET, b'<?xml version="1.0" encoding="klingon"?><w/>', "a part is not valid XML"),
        ("xl/workbook.xml", b"<workbook><sheets><sheet name='a'/></sheets></workbook>", "a part is not valid XML"),
    ],
)  # fmt: skip
def test_xml(form, part, xml, told):
    """No entity is expanded, no file fetched, no traceback."""
    patch(form, part, lambda _: xml)
    begun = time.process_time()
    assert refused(form)[0].startswith(
        f"scores.xlsx AB070 this cannot be read as a workbook: {told}"
    )
    assert time.process_time() - begun < 2


def test_a_sheet_that_leads_nowhere(form):
    """A relation to a part that is not there, or to another place."""
    for target in (b"worksheets/nergens.xml", b"../../../../etc/passwd", b"/etc/passwd"):
        patch(form, "xl/_rels/workbook.xml.rels", lambda xml, to=target: xml.replace(b"worksheets/sheet2.xml", to))  # fmt: skip
        assert "it is damaged" in refused(form)[0]
        patch(form, "xl/_rels/workbook.xml.rels", lambda xml, to=target: xml.replace(to, b"worksheets/sheet2.xml"))  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'<c r="A1" s="1" t="s"><v>0</v>', b'<c r="A1" s="1" t="s"><v>-1</v>'),
        (b'<c r="A1" s="1" t="s"><v>0</v>', b'<c r="A1" s="1" t="s"><v>0_0</v>'),
        (b'<c r="A1" s="1" t="s"><v>0</v>', b'<c r="A1" s="-1" t="s"><v>0</v>'),
        (b'<c r="A1" s="1" t="s"><v>0</v>', b'<c r="A1" s="1" t="s"><v>0</v><v>1</v>'),
        (b'<c r="A1" s="1" t="s"><v>0</v>', b'<c r="A1" s="1" t="s"><v>0<x/>1</v>'),
        (b'<c r="A1" s="1" t="s"><v>0</v>', b'<c r="A1" s="1" t="s"><v>0</v><is><t>x</t></is>'),
        (b'<c r="A2"', b'<c r="A1"'),
    ],
)
def test_what_no_program_writes(form, old, new):
    """An index below zero, two values in a cell, two cells in a place: programs differ on them."""
    patch(form, SHEET, lambda xml: xml.replace(old, new, 1))
    assert refused(form) == [
        "scores.xlsx AB070 this cannot be read as a workbook: a part is not valid XML"
    ]


def test_two_sheets_of_one_name(form):
    """Capitals make no difference to a spreadsheet program."""
    patch(form, "xl/workbook.xml", lambda xml: xml.replace(b'"beoordelaar-2"', b'"Beoordelaar-1"'))
    assert "it is damaged" in refused(form)[0]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (b'<row r="9" ', b'<row r="9" ht="0.0" customHeight="1" ', "!A9 AB084 this row is hidden"),
        (b"<sheetFormatPr ", b'<sheetFormatPr zeroHeight="1" ', "!A9 AB084 this row is hidden"),
        (b'<col min="6" max="6" width="14.7109375"', b'<col min="6" max="6" width="0"', "!F7 AB084 this column is hidden"),
    ],
)  # fmt: skip
def test_what_is_as_good_as_hidden(form, old, new, told):
    """Rows and columns of no size, and rows that are hidden unless they say otherwise."""
    patch(form, SHEET, lambda xml: xml.replace(old, new, 1))
    assert any(told in line for line in refused(form)), refused(form)


def test_what_stands_beside_the_cells(form, tmp_path):
    """A comment, a picture and a text box: somebody may have meant them to be read."""
    book = openpyxl.load_workbook(form)
    book["beoordelaar-1"]["F9"].comment = Comment("Eigenlijk «sterk».", "Jan")
    book.save(form)
    assert any("!F9 AB089 nobody reads this: “Eigenlijk «sterk».”" in one for one in refused(form))
    place = tmp_path / "b.xlsx"
    made = xlsxwriter.Workbook(place)
    page = made.add_worksheet("a")
    page.insert_textbox("C4", "Let op: zie de bijlage.")
    page.insert_textbox("D2", "")
    made.close()
    (grid,) = read_workbook(place.read_bytes(), str(place))
    assert grid.notes == (((4, 3), "Let op: zie de bijlage."), ((2, 4), PICTURE))


def test_half_a_character(form):
    """A cell can hold half a character by its escape; nothing breaks on printing it."""
    for old in (b"<t>regenpijp</t>", b"<t>kader</t>"):
        patch(
            form, "xl/sharedStrings.xml", lambda xml, old=old: xml.replace(old, b"<t>_xD83D_</t>")
        )
    for line in refused(form):
        line.encode()


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (b"<c><v>1</v></c>" * 200_001, "200000 cells"),
        (b'<c r="A1048576"><v>1</v></c>', "20000 rows in a sheet"),
    ],
)
def test_more_cells_than_anybody_fills_in(form, cells, told):
    patch(form, SHEET, lambda _: b"<worksheet><sheetData><row>" + cells + b"</row></sheetData></worksheet>")  # fmt: skip
    assert refused(form) == [f"scores.xlsx AB071 this file holds more than {told}"]


def test_one_sheet_under_many_names(form):
    """It would be read as often as it is named."""
    patch(form, "xl/workbook.xml", lambda xml: xml.replace(b'r:id="rId3"', b'r:id="rId2"'))
    assert "it is damaged" in refused(form)[0]


def test_a_text_that_no_cell_can_hold(form):
    """Named by a thousand cells it would be looked through a thousand times."""
    patch(form, "xl/sharedStrings.xml", lambda xml: xml.replace(b"<t>kader", b"<t>" + b" x" * 9_000_000))  # fmt: skip
    assert refused(form) == [
        "scores.xlsx AB071 this file holds more than 32767 characters in a cell"
    ]


@pytest.mark.parametrize("row", ["a\n", ";;;;;;\n", "a;b;c;;;;\n", '"a\nb"\n'])
def test_a_csv_file_of_nothing_but_faults(tmp_path, row):
    """Nineteen thousand rows, each wrong: told in seconds."""
    place = tmp_path / "s.csv"
    head = "format;aanbesteding/score-table/1\nkader;k\nsoort;consensus\n"
    columns = "inschrijving;perceel;criterium;omschrijving;mogelijk;cijfer;motivering\n"
    place.write_text(head + columns + row * 19_000)
    begun = time.process_time()
    assert codes(place) <= {"AB025", "AB080", "AB089", "AB090", "AB023"}
    assert time.process_time() - begun < 15


def test_a_form_of_which_every_row_was_changed(run, tmp_path):
    """All rows of Leiden: told in seconds, each at its cell."""
    place = build.score_form(run, tmp_path / "s.xlsx")

    def edit(book):
        for row in book["beoordelaar-1"].iter_rows(min_row=8, max_col=3):
            row[0].value = f"{row[0].value}x"

    build.change(place, edit)
    begun = time.process_time()
    assert sum("AB077" in line for line in refused(place)) > 50
    assert time.process_time() - begun < 5


def test_columns_without_end(form):
    """A million hidden columns cost nothing."""
    patch(form, SHEET, lambda xml: xml.replace(b"<cols>", b'<cols><col min="9" max="999999999" hidden="1"/>'))  # fmt: skip
    begun = time.process_time()
    codes(form)
    assert time.process_time() - begun < 2


@pytest.mark.parametrize("seed", range(40))
def test_bytes_that_were_changed(form, seed):
    """Any change of any byte: models or faults, in both languages, and never anything else."""
    import random

    chance = random.Random(seed)
    data = bytearray(form.read_bytes())
    for _ in range(chance.randint(1, 8)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    form.write_bytes(bytes(data))
    try:
        load_bids(form)
    except Faults as error:
        for fault in error.faults:
            assert fault.what("nl")
            assert fault.cure("en")


NAMES = (
    "=cmd|' /C calc'!A0",
    "+1",
    "@SUM(A1)",
    "<b>x</b>",
    "a\x07b",
    "{=1}",
    "https://example.org",
)


def test_names_that_look_like_formulas_stay_text(run, tmp_path):
    """Tenderers are called whatever they like: in the form it is text, and no link."""
    bids = tmp_path / "b"
    bids.mkdir()
    text = (build.BIDS / "regenpijp.yaml").read_text(encoding="utf-8")
    old = "name: Regenpijp Maatschappelijk Werk"
    assert old in text
    for number, name in enumerate(NAMES):
        shown = name.replace("\x07", "")
        new = text.replace(old, f"name: '{shown.replace(chr(39), chr(39) * 2)}'", 1)
        new = new.replace("id: regenpijp", f"id: regenpijp-{number}", 1)
        (bids / f"{number}.yaml").write_text(new, encoding="utf-8")
    place = build.score_form(run, tmp_path / "scores.xlsx", bids=bids)
    book = openpyxl.load_workbook(place)
    page = book["beoordelaar-1"]
    found = [cell for row in page.iter_rows() for cell in row[3:4] if row[2].value == "(belangenconflict)"]  # fmt: skip
    assert [cell.data_type for cell in found] == ["s"] * len(NAMES)
    assert [cell.value for cell in found] == [name.replace("\x07", "") for name in NAMES]
    assert all(cell.hyperlink is None for row in page.iter_rows() for cell in row)
    parts = parts_of(place)
    assert not any(b"<f>" in data for name, data in parts.items() if "worksheets" in name)


def test_a_second_reader_sees_the_same_cells(run, tmp_path):
    """python-calamine, written by others in another language, reads the texts that we read."""
    place = build.filled_form(run, tmp_path / "scores.xlsx")
    ours = {grid.name: grid for grid in read_workbook(place.read_bytes(), str(place))}
    theirs = python_calamine.CalamineWorkbook.from_path(place)
    assert list(ours) == theirs.sheet_names
    for name in theirs.sheet_names:
        rows = theirs.get_sheet_by_name(name).to_python(skip_empty_area=False)
        seen = {
            (row, column): str(value)
            for row, cells in enumerate(rows, start=1)
            for column, value in enumerate(cells, start=1)
            if value != ""
        }
        assert {at: cell.text for at, cell in ours[name].cells.items()} == seen


def test_another_writer(tmp_path):
    """Rich text, texts in place, escaped characters, and a part that is stored, not packed."""
    place = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(place)
    page = book.add_worksheet("a!b")
    page.write_rich_string(0, 0, "een ", book.add_format({"bold": True}), "vet", " woord")
    page.write_string(1, 0, "_x0041_")
    page.write_string(2, 0, "a\nb")
    page.write_number(3, 0, 7.1)
    page.write_formula(4, 0, "=1+1", None, 2)
    book.close()
    (grid,) = read_workbook(place.read_bytes(), str(place))
    assert [grid.at(row, 1).text for row in range(1, 6)] == [
        "een vet woord",
        "_x0041_",
        "a\nb",
        "7.1",
        "2",
    ]
    assert grid.at(5, 1).formula
    inline = b'<w><sheetData><row><c t="inlineStr"><is><t>x</t><rPh><t>y</t></rPh></is></c><c t="str"><v>z</v></c></row></sheetData></w>'
    (grid,) = read_workbook(
        patch(place, "xl/worksheets/sheet1.xml", lambda _: inline).read_bytes(), "a"
    )
    assert [grid.at(1, column).text for column in (1, 2)] == ["x", "z"]


def test_the_parts_are_compared_with_their_checksums(form):
    """A part whose bytes are not those of the directory is never read."""
    raw = form.read_bytes()
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        crc = struct.pack("<L", archive.getinfo(SHEET).CRC)
    data = raw.replace(crc, struct.pack("<L", zlib.crc32(b"anders")))
    with pytest.raises(Faults, match="damaged"):
        Container(data, "x").read(SHEET)


def test_every_code_is_told_in_a_test():
    """Each fault of a spreadsheet stands in what these tests expect."""
    said = "".join(path.read_text(encoding="utf-8") for path in HERE.glob("test_*.py"))
    assert [code for code in CODES if code not in said] == []
    assert len(CODES) > 20
