"""The layout of a form as CSV: what spreadsheet programs make of it, and what goes wrong."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sheets import build
from tests.sheets.build import needs_office, refused

from aanbesteding import load_bids
from aanbesteding.model import scores
from aanbesteding.reading.document import Document
from aanbesteding.reading.load import Reader
from aanbesteding.reading.sheets.separated import read_separated

HEAD = "format;aanbesteding/score-table/1\nkader;k\nsoort;individual\nbeoordelaar;b1\n\n"
COLUMNS = "inschrijving;perceel;criterium;omschrijving;mogelijk;cijfer;motivering\n"
ROW = 'bod;p1;plan;;;7;"goed; maar kort"\n'


def write(tmp_path, text, encoding="utf-8"):
    place = tmp_path / "s.csv"
    place.write_bytes(text.encode(encoding))
    return place


def faults(tmp_path, text, encoding="utf-8"):
    """What is wrong, but for that there are no bids."""
    return [line for line in refused(write(tmp_path, text, encoding)) if "AB023" not in line]


def sheet(tmp_path, text, encoding="utf-8"):
    bids = build.bids_only(tmp_path / "b")
    (found,) = load_bids(write(tmp_path, text, encoding), bids).sheets
    return found


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_what_programs_write(tmp_path, separator, end, bom):
    """A semicolon, a comma or a tab; any line end; with or without a byte order mark."""
    rows = list(csv.reader(io.StringIO(HEAD + COLUMNS + ROW), delimiter=";"))
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator=end).writerows(rows)
    mark = sheet(tmp_path, bom + out.getvalue()).marks["bod"]["p1"]["plan"]
    assert (mark.mark, mark.reason) == ("7", "goed; maar kort")


def test_the_decimal_sign_is_announced(tmp_path):
    """`7,5` is read by what the head says, as in YAML; without it the scale has no such mark."""
    text = HEAD.replace("\n\n", "\ndecimaalteken;comma\n\n") + COLUMNS + ROW.replace(";7;", ";7,5;")
    assert sheet(tmp_path, text).decimal_sign == "comma"
    assert sheet(tmp_path, text.replace("decimaalteken;comma\n", "")).decimal_sign is None
    wrong = faults(tmp_path, text.replace("comma", "komma"))
    assert wrong == ["s.csv:5:15 AB032 “komma” is not a possible value here; did you mean “comma”?"]


def test_places_are_those_of_an_editor(tmp_path):
    """Line and column, also behind a cell of several lines."""
    row = 'bod;p1;plan;;;7;"een\ntwee\ndrie"\n' + "bod;p1;ander;;;;x\n"
    found = faults(tmp_path, HEAD + COLUMNS + row)
    assert found == ["s.csv:10:16 AB090 “mark” is not filled in"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "s.csv:1:1 AB072"),
        ("sep=;\n" + HEAD, "s.csv:1:1 AB072 this is no form of `aanbesteding new`: the first cell is not “format”"),
        ("naam;prijs\n", "s.csv:1:1 AB072"),
        ("format|aanbesteding/score-table/1\n", "s.csv:1:1 AB072"),
        ("format;aanbesteding/score-table/9\n", "AB072"),
        (HEAD, "AB072 this is no form of `aanbesteding new`: there is no row with the names"),
        (HEAD + COLUMNS.replace("cijfer;motivering", "motivering;cijfer") + ROW, "s.csv:6:54 AB078"),
        (HEAD + COLUMNS + ROW.replace('"goed', '"go"ed'), "s.csv:7:21 AB073 this is not valid CSV: there is text behind"),
        (HEAD + COLUMNS + 'bod;p1;plan;;;7;"open\n', "s.csv:7:17 AB073 this is not valid CSV: the quote of this cell is not closed"),
        (HEAD + COLUMNS + 'bod;p1;plan;;;7;a "b"\n', "s.csv:7:19 AB073"),
        (HEAD + COLUMNS + ROW + ROW, "s.csv:8:1 AB080 the row “bod / p1 / plan” is already there, in row 7"),
        (HEAD + COLUMNS + ROW.replace("\n", ";extra\n"), "s.csv:7:35 AB089"),
        (HEAD + COLUMNS + ROW.replace("bod;", ";"), "s.csv:7:1 AB090 “bid” is not filled in"),
        (HEAD + COLUMNS + ROW.replace("bod;", "Bod!;"), "s.csv:7:1 AB049"),
        (HEAD.replace("soort;individual", "soort;ieder") + COLUMNS + ROW, "s.csv:3:7 AB032"),
        (HEAD.replace("kader;k\n", "") + COLUMNS + ROW, "s.csv:1:1 AB031 the key “framework” is missing"),
        (HEAD.replace("kader;k\n", "kader;k\nkader;l\n") + COLUMNS + ROW, "s.csv:3:1 AB080"),
        (HEAD.replace("kader;", "karder;") + COLUMNS + ROW, "s.csv:2:1 AB081"),
        (HEAD + COLUMNS + ROW.replace("goed", "go\x00ed"), "s.csv:7:20 AB005"),
        (HEAD + COLUMNS + ROW.replace("goed", "go\u202eed"), "s.csv:7:20 AB006"),
    ],
)  # fmt: skip
def test_what_is_wrong(tmp_path, text, told):
    """Each at its line and column."""
    found = faults(tmp_path, text) if text else refused(write(tmp_path, text))
    assert any(told in line for line in found), found


def test_what_is_right_beside_a_fault():
    """Of a sheet with a wrong name and a wrong row the other marks are checked; of a wrong head none."""

    def read(text):
        reader = Reader((scores.FORMAT,))
        found = reader.parse_all(text.encode(), "s.csv", "s.csv")
        return [list(one.marks) for one in found], {fault.code.code for fault in reader.faults}

    wrong = ROW.replace("bod;", "Bod!;") + ROW.replace("bod;p1", "ander;P 1")
    assert read(HEAD + COLUMNS + wrong + ROW) == ([["ander", "bod"]], {"AB049"})
    unknown = HEAD.replace("individual", "iedereen")
    assert read(unknown + COLUMNS + ROW) == ([], {"AB032"})


@pytest.mark.parametrize("encoding", ["windows-1252", "utf-16"])
def test_other_encodings(tmp_path, encoding):
    """What older programs write is refused, with what it probably is."""
    assert any("AB003" in line for line in faults(tmp_path, HEAD + COLUMNS + ROW.replace("goed", "één"), encoding))  # fmt: skip


def test_formulas_are_text(tmp_path):
    """Nothing in a CSV file is calculated, whatever it looks like."""
    row = ROW.replace("goed; maar kort", "=cmd|' /C calc'!A0")
    assert sheet(tmp_path, HEAD + COLUMNS + row).marks["bod"]["p1"]["plan"].reason == "=cmd|' /C calc'!A0"  # fmt: skip


def test_bids_as_csv(tmp_path):
    """Keys of the file format in rows, a bid in each column; any key that YAML has."""
    text = """format,aanbesteding/bid-table/1

sleutel,omschrijving,inschrijving 1,inschrijving 2
id,,a,b
tenderer.name,,A bv,B bv
tenderer.members[1].organisation,,a,b
tenderer.members[1].name,,A bv,B bv
tenderer.members[1].role,,sole,sole
lots[1].lot,,p1,p1
lots[1].price,,100.50,
lots[1].price-sheet.lines[1].item,,,uren
lots[1].price-sheet.lines[1].quantity,,,3
lots[1].price-sheet.lines[1].unit-price,,,10.25
"""
    place = write(tmp_path, text)
    first, second = load_bids(place).bids
    assert first.lots[0].price == build.exact("100.50")
    assert second.lots[0].price is None
    assert second.lots[0].price_sheet.lines[0].unit_price == build.exact("10.25")
    assert first.origin.where(("lots", 0, "price")) == "s.csv:10"
    for old, new, told in (
        ("100.50", "1.234", "s.csv:10:16 AB0"),
        ("lots[1].price,", "lots[0].price,", "s.csv:10:1 AB092"),
        ("lots[1].price,", "lots[1].prize,", "s.csv:10:1 AB030 unknown key “prize”"),
        ("lots[1].price,", "lots.price,", "AB0"),
        ("tenderer.name,", "tenderer,", "AB092"),
        ("100.50", '"100,50"', "s.csv:10:16 AB0"),
        ("lots[1].lot,,p1", "lots[1].lot,,", "AB031 the key “lot” is missing"),
        ("sleutel,omschrijving", "sleutel,naam", "s.csv:3:9 AB078"),
        ("id,,a,b", "id,,a,b,", ""),
    ):
        assert old in text
        changed = write(tmp_path, text.replace(old, new, 1))
        if told:
            assert any(told in line for line in refused(changed)), (new, refused(changed))
        else:
            assert len(load_bids(changed).bids) == 2


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff")), min_size=1, max_size=4), max_size=6))  # fmt: skip
def test_cells_are_those_of_another_reader(rows):
    """Whatever the csv module of Python writes, both read the same."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";", lineterminator="\n").writerows([["format", "x"], *rows])
    grid = read_separated(Document.decode(out.getvalue().encode(), "s.csv", "s.csv"))
    theirs = csv.reader(io.StringIO(out.getvalue(), newline=""), delimiter=";", strict=True)
    expected = {
        (row, column): text
        for row, cells in enumerate(theirs, start=1)
        for column, text in enumerate(cells, start=1)
        if text
    }
    assert {at: cell.text for at, cell in grid.cells.items()} == expected


@needs_office
def test_csv_from_libreoffice(run, tmp_path):
    """Each sheet saved as CSV UTF-8 with semicolons: the YAML again."""
    form = build.filled_form(run, tmp_path / "scores.xlsx")
    out = build.office_csv(form, tmp_path)
    bids = build.bids_only(tmp_path / "b")
    found = build.by_assessor(load_bids(*out, bids))
    assert len(found) == 3
    for expected in build.leiden_sheets():
        assert found[expected.assessor].marks == expected.marks


def test_the_example_of_the_page(tmp_path):
    """What docs/spreadsheets.md shows is read, with the comma that it announces."""
    page = (build.ROOT / "docs/spreadsheets.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```csv\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    found = sheet(tmp_path, example)
    assert (found.framework, found.framework_version, found.assessor) == ("manifest-leiden", "1", "beoordelaar-1")  # fmt: skip
    assert found.decimal_sign == "comma"
    assert found.marks["kiezelkade"]["opgroeien"]["meerwaarde"].mark == "sterk"


def test_only_forms_are_read_of_a_folder(tmp_path):
    """Results are CSV files too; one that is named is read whatever it holds."""
    bids = build.bids_only(tmp_path / "b")
    count = len(load_bids(bids).bids)
    for name, data in (("uitslag.csv", b"perceel;rang\n"), ("leeg.csv", b""), ("x.CSV", b"\xff")):
        (bids / name).write_bytes(data)
    assert len(load_bids(bids).bids) == count
    assert any("AB072" in line for line in refused(bids / "uitslag.csv", bids))
    (bids / "u.csv").write_bytes(HEAD.encode("utf-16-le"))
    assert any("u.csv:1:1 AB003" in line for line in refused(bids))
    (bids / "u.csv").write_bytes(b"sep=;\n" + HEAD.encode())
    assert any("u.csv:1:1 AB072" in line for line in refused(bids))
