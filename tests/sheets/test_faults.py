"""What is wrong with a form that came back: all of it in one run, each at its cell."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from jsonschema import Draft202012Validator
from openpyxl.worksheet.formula import ArrayFormula
from tests.linting.test_formats import sarif_schema
from tests.sheets import build
from tests.sheets.build import change, needs_office, refused

from aanbesteding import Faults, load_bids
from aanbesteding.cli.schema import made
from aanbesteding.linting.kept import kept, restored
from aanbesteding.linting.many import check_many
from aanbesteding.linting.table import ADVICE

FIRST = "beoordelaar-1"
"""Row 8 is about a conflict, rows 9 to 12 hold the marks of the first bid."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A form that is filled in, once."""
    from aanbesteding.cli.app import main

    place = tmp_path_factory.mktemp("form") / "scores.xlsx"
    words = ["new", "scores", "--framework", build.LEIDEN, "--bids", build.BIDS, "--xlsx", place]
    assert main([str(word) for word in words]) == 0
    build.fill_scores(place, build.leiden_sheets())
    return place.read_bytes()


@pytest.fixture
def form(filled, tmp_path):
    """A form of one's own."""
    place = tmp_path / "scores.xlsx"
    place.write_bytes(filled)
    return place


def set_cell(name, value, page=FIRST):
    """Type something."""

    def edit(book):
        book[page][name] = value

    return edit


@pytest.mark.parametrize(
    ("cell", "value", "told"),
    [
        ("F9", None, "beoordelaar-1!F9 AB090 “mark” is not filled in"),
        ("G9", "   ", "beoordelaar-1!G9 AB090"),
        ("F9", "sterk ", "beoordelaar-1!F9 AB088 “sterk ” begins or ends with a space"),
        ("F9", "=F10", "beoordelaar-1!F9 AB082 this cell holds a formula"),
        ("G9", '="a"&"b"', "beoordelaar-1!G9 AB082"),
        ("F9", dt.date(2026, 3, 1), "beoordelaar-1!F9 AB085 this cell holds a date or time"),
        ("F9", True, "beoordelaar-1!F9 AB085 this cell holds a true or false: “1”"),
        ("F9", "#N/A", "beoordelaar-1!F9 AB085 this cell holds an error: “#N/A”"),
        ("F9", 1 / 3, "beoordelaar-1!F9 AB086 the number in this cell is 0.3333333333333333"),
        ("F9", "(none)", "beoordelaar-1!G9 AB091 there is a reason for a mark that was not given"),
        ("F8", "misschien", "beoordelaar-1!F8 AB091 “misschien” is not a yes or a no"),
        ("F8", "ja", "beoordelaar-1!G8 AB090"),
        ("F8", "=1", "beoordelaar-1!F8 AB082"),
        ("G8", "mijn zus", "beoordelaar-1!G8 AB091 there is a reason, but no “yes”"),
        ("G9", "x" * 2001, "beoordelaar-1!G9 AB020"),
        ("G9", "a\u202eb", "beoordelaar-1!G9 AB006"),
        ("G9", "a_x0007_b", "beoordelaar-1!G9 AB005 forbidden character U+0007"),
        ("A9", "boterbloem", "beoordelaar-1!A9 AB077 this said “boterbloemsteiger”; now it says “boterbloem”"),
        ("C9", "prikkels", "beoordelaar-1!C9 AB077 this said “meerwaarde”; now it says “prikkels”"),
        ("B1", "aanbesteding/score-table/2", "beoordelaar-1!B1 AB072"),
        ("B2", "manifest", "beoordelaar-1!B2 AB077 this said “manifest-leiden”; now it says “manifest”"),
        ("B3", "2", "beoordelaar-1!B3 AB077"),
        ("A4", "zoort", "beoordelaar-1!A4 AB077"),
        ("F7", "punten", "beoordelaar-1!F7 AB078 the column “mark” belongs here; it says “punten”"),
        ("A7", "x", "AB072 this is no form"),
        ("H9", "let op", "beoordelaar-1!H9 AB089 nobody reads this: “let op”"),
        ("G2", "niet vergeten", "beoordelaar-1!G2 AB089 nobody reads this"),
        ("F9", ArrayFormula("F9:F10", "=A1:A2"), "beoordelaar-1!F10 AB082"),
        ("C2", ArrayFormula("C2:G9", "=A1:E8"), "beoordelaar-1!C9 AB082"),
        ("A500", "onbekend", "beoordelaar-1!A500 AB081 the row “onbekend” was not in the form"),
        ("D9", "Prijs", "beoordelaar-1!D9 AB077 this said “Maatschappelijke meerwaarde van het recombineren”; now it says “Prijs”"),
        ("E9", "sterk", "beoordelaar-1!E9 AB077 this said “voortrekker, sterk, onderweg, aanzet, afwezig”"),
    ],
)  # fmt: skip
def test_one_cell(form, cell, value, told):
    """One change, told at its cell."""
    found = refused(change(form, set_cell(cell, value)))
    assert any(told in line for line in found), found
    assert all("scores.xlsx" in line for line in found)


def test_all_at_once(form):
    """A folder is mended in one round: every fault of every sheet."""

    def edit(book):
        for page in book.worksheets[1:4]:
            page["F9"], page["G10"], page["F11"] = None, None, "=1"

    found = refused(change(form, edit))
    assert len(found) == 9
    cells = [line.split()[0].rpartition("!")[2] for line in found]
    assert cells == ["F9", "G10", "F11"] * 3


@pytest.mark.parametrize("command", ["check", "score"])
def test_a_form_that_is_half_filled_in(run, tmp_path, command):
    """One run tells of the marks that are there and of those that are not, the latter in a line.

    Rows 8, 13 and 18 are about conflicts; 9 to 82 but for ten of those hold marks, 64 in all. Of them
    six have something in them, and two are of the bid that this assessor does not judge.
    """
    bids = build.bids_only(tmp_path / "b")
    place = build.score_form(run, tmp_path / "scores.xlsx")

    def edit(book):
        page = book[FIRST]
        page["F9"], page["G9"] = "fantastisch", "Omdat."
        page["F10"] = "geweldig"
        page["G11"] = "Omdat."
        page["F14"], page["G14"] = "sterk ", "Omdat."
        page["F15"], page["G15"] = "sterk", "Omdat."
        page["F19"], page["G19"] = "sterk", "Omdat."
        page["F13"], page["G13"] = "ja", "=1"

    change(place, edit)
    done = run(command, build.LEIDEN, bids, place, "--lang", "en")
    told = [
        line.partition("beoordelaar-1!")[2]
        for line in (done.out + done.err).splitlines()
        if "beoordelaar-1!" in line
    ]
    expected = [
        "F9: AB413 mark “fantastisch” is not on the scale",
        "F10: AB413 mark “geweldig” is not on the scale",
        "G10: AB090 “reason” is not filled in",
        "F11: AB090 “mark” is not filled in",
        "F12: AB093 nothing is filled in on 56 rows: 12, 20–82",
        "G13: AB082 this cell holds a formula",
        "F14: AB088 “sterk ” begins or ends with a space",
        "A14: AB418 “beoordelaar-1” declared a conflict",
    ]
    told = [line.replace("error: ", "") for line in told]
    assert all(any(line.startswith(one) for line in told) for one in expected), told


def test_nothing_is_ranked_by_a_form_with_faults(form, run):
    """Not even with a reason that is missing, of a mark that is on the scale."""
    change(form, set_cell("G9", None))
    bids = build.bids_only(form.parent / "b")
    other = build.ROOT / "criteria/leiden-sterke-sociale-basis.yaml"
    for command, *more in (("score",), ("compare", other), ("sensitivity",)):
        done = run(command, build.LEIDEN, *more, bids, form, "--lang", "en")
        assert (done.code, done.out) == (2, "")
        assert "!G9: AB090" in done.err
    assert run("scores-diff", form, build.SHEETS).code == 2
    with pytest.raises(Faults):
        load_bids(form, bids)


def test_marks_that_the_scale_does_not_have(form, run):
    """With the known ones, at the cell; only the framework knows them."""
    change(form, set_cell("F9", "fantastisch"))
    bids = build.bids_only(form.parent / "b")
    for command in ("check", "score"):
        done = run(command, build.LEIDEN, bids, form, "--lang", "en")
        assert done.code in (1, 2)
        told = done.out + done.err
        assert "scores.xlsx!beoordelaar-1!F9: AB413" in told
        assert "choose from: voortrekker, sterk, onderweg, aanzet, afwezig" in told
        assert "    | fantastisch\n    do: " in told  # no column of a line is pointed at


def test_sheets(form):
    """Renamed, missing, and one too many."""

    def edit(book):
        book[FIRST].title = "Jan"
        del book["beoordelaar-2"]
        book.create_sheet("leeg")
        book.create_sheet("extra")["A1"] = "opmerking"

    found = refused(change(form, edit))
    assert "scores.xlsx!Jan AB075 this sheet was called “beoordelaar-1”" in found
    assert "scores.xlsx AB074 the sheet “beoordelaar-2” is missing" in found
    assert "scores.xlsx!extra AB076 this sheet was not in the form" in found
    assert not any("leeg" in line for line in found)


def test_rows(form):
    """A row twice, a row gone, rows in another order; the last is no fault."""

    def edit(book):
        page = book[FIRST]
        for column in range(1, 8):
            page.cell(9, column).value = page.cell(10, column).value
        page.move_range("A11:G11", rows=200)

    found = refused(change(form, edit))
    assert any("!A10 AB080" in line and "already there, in row 9" in line for line in found)
    assert any("!C9 AB077 this said “meerwaarde”; now" in line for line in found)
    assert any("!D9 AB077 this said “Maatschappelijke" in line for line in found)
    assert len(found) == 3


def test_a_row_that_was_deleted(form):
    """The rows below move up, and none of them is blamed."""
    found = refused(change(form, lambda book: book[FIRST].delete_rows(11)))
    gone = "the row “boterbloemsteiger / basiskracht / prikkels” is missing"
    assert found == [f"scores.xlsx!beoordelaar-1 AB079 {gone}"]


def test_columns_that_were_moved(form):
    """Mark and reason change places: the columns are told, once each."""

    def edit(book):
        page = book[FIRST]
        for row in range(7, page.max_row + 1):
            mark, reason = page.cell(row, 6), page.cell(row, 7)
            mark.value, reason.value = reason.value, mark.value

    found = [line for line in refused(change(form, edit)) if "AB078" in line]
    assert len(found) == 2
    assert "!F7 AB078 the column “mark” belongs here; it says “motivering”" in found[0]


def test_merged_and_hidden(form):
    """What could mislead who looks at it."""

    def edit(book):
        page = book[FIRST]
        page.merge_cells("F9:F10")
        page.row_dimensions[12].hidden = True
        page.column_dimensions["G"].hidden = True
        book["beoordelaar-3"].sheet_state = "hidden"

    found = refused(change(form, edit))
    for told in (
        "!beoordelaar-1!F9 AB083 the cells F9:F10 are merged",
        "!beoordelaar-1!A12 AB084 this row is hidden",
        "!beoordelaar-1!G7 AB084 this column is hidden",
        "!beoordelaar-3 AB084 this sheet is hidden",
    ):
        assert any(told in line for line in found), told


@pytest.mark.parametrize(
    ("shown", "value", "told"),
    [
        ("0", 7.5, "AB087 this cell holds “7.5”, but shows something else by its format “0”"),
        ("0%", 0.75, "AB087"),
        ("0.00E+00", 7.5, "AB087"),
        ("# ?/?", 7.5, "AB087"),
        ("0,", 7000, "AB087"),
        ("dd-mm-yyyy", 7, "AB085"),
        ("[h]:mm", 7.5, "AB085"),
        ('0"5"', 7, "AB087"),
        ("0\\5", 7, "AB087"),
        ("0[$5]", 7, "AB087"),
        ('[<5]0;"9"', 7, "AB087"),
        ("0;0", -7, "AB087"),
        ("0;-0;", 0, "AB087"),
        ('"voor"@', "sterk", "AB087 this cell holds “sterk”, but shows something else by its format"),
        ('0;0;0;"voortrekker"', "sterk", "AB087"),
    ],
)  # fmt: skip
def test_numbers_that_are_shown_otherwise(form, shown, value, told):
    """A person sees 8, 75%, a day or another word than what the cell holds."""

    def edit(book):
        book[FIRST]["F9"].value = value
        book[FIRST]["F9"].number_format = shown

    found = refused(change(form, edit))
    assert len(found) == 1
    assert f"!F9 {told}" in found[0]


@pytest.mark.parametrize(
    "shown",
    [
        *("General", "0.0", "#,##0.00", "@", '"€" #,##0.00', "0.00;[Red]-0.00"),
        '_ [$€-413]\\ * #,##0.00_ ;_ [$€-413]\\ * \\-#,##0.00_ ;_ [$€-413]\\ * "-"??_ ;_ @_ ',
    ],
)
def test_numbers_that_are_shown_in_full(form, shown):
    def edit(book):
        book[FIRST]["F9"].value = 7.5
        book[FIRST]["F9"].number_format = shown

    sheets = build.by_assessor(load_bids(change(form, edit), build.bids_only(form.parent / "b")))
    assert sheets[FIRST].marks["boterbloemsteiger"]["basiskracht"]["meerwaarde"].mark == "7.5"


def test_another_version_of_the_framework(form, run, tmp_path):
    """The marks were given under version 1."""
    framework = tmp_path / "kader.yaml"
    text = build.LEIDEN.read_text(encoding="utf-8")
    framework.write_text(text.replace('version: "1"', 'version: "2"'), encoding="utf-8")
    done = run("score", framework, build.bids_only(tmp_path / "b"), form, "--lang", "en")
    assert done.code == 2
    assert "scores.xlsx!beoordelaar-1!B3: AB419 this sheet belongs to version “1”" in done.err


@pytest.mark.parametrize("form_of", ["text", "json", "github", "sarif", "junit"])
def test_every_format_of_check_shows_the_cell(form, run, form_of):
    """The cell stands in every format; nothing claims a line of a text."""
    change(form, set_cell("F9", None))
    done = run("check", form, "--format", form_of, "--lang", "en")
    assert done.code == 1
    assert "beoordelaar-1!F9" in done.out
    assert '"region"' not in done.out
    assert ",line=" not in done.out


def test_the_cache_gives_the_same(form):
    """What was found in cells comes back from a cache as it was."""
    change(form, set_cell("F9", None))
    (checked,) = check_many([str(form)], ADVICE, None, 1, lambda _: None)
    back = restored(kept(checked), str(form))
    assert back is not None
    assert [fault.place for fault in back.faults] == [fault.place for fault in checked.faults]
    assert back.faults[0].place.where.endswith("scores.xlsx!beoordelaar-1!F9")
    assert back.summaries == checked.summaries
    assert [one.named[3] for one in back.summaries] == [
        "beoordelaar-1",
        "beoordelaar-2",
        "beoordelaar-3",
    ]


@needs_office
def test_libreoffice_types_too(form, tmp_path):
    """A fault survives saving in LibreOffice, at the same cell."""
    change(form, set_cell("F9", "=1+1"))
    saved = build.office(form, tmp_path, "ods", "xlsx")
    assert any("!beoordelaar-1!F9 AB082" in line for line in refused(saved))


def test_what_is_written_follows_its_schema(form, run, tmp_path):
    """The JSON of `check` and of `score`, and SARIF, with cells in them."""
    bids = build.bids_only(tmp_path / "b")
    result = json.loads(run("score", build.LEIDEN, bids, form, "--format", "json").out)
    assert list(Draft202012Validator(made("result")).iter_errors(result)) == []
    change(form, set_cell("F9", None))
    checked = json.loads(run("check", form, "--format", "json").out)
    assert checked["findings"][0]["cell"] == "beoordelaar-1!F9"
    assert list(Draft202012Validator(made("check")).iter_errors(checked)) == []
    sarif = json.loads(run("check", form, "--format", "sarif").out)
    assert list(sarif_schema().iter_errors(sarif)) == []
    (where,) = sarif["runs"][0]["results"][0]["locations"]
    assert where["logicalLocations"][0]["name"] == "beoordelaar-1!F9"
    assert where["physicalLocation"]["artifactLocation"]["uri"].endswith("scores.xlsx")


class TestNumbersOnAScale:
    """A scale from 0 to 10 in steps of a half: what is typed in a Dutch spreadsheet."""

    @pytest.fixture
    def place(self, run, tmp_path):
        framework = tmp_path / "kader.yaml"
        text = (build.ROOT / "criteria/voorbeelden/e03-gelijke-stand.yaml").read_text("utf-8")
        framework.write_text(text.replace("    step: 1\n", "    step: 0.5\n"), encoding="utf-8")
        bids = build.bids_only(tmp_path / "b", build.ROOT / "bids/voorbeelden/e03-gelijke-stand")
        return build.score_form(run, bids / "s.xlsx", framework=framework, bids=bids)

    def told(self, run, place, mark):
        """What `score` says when the first mark is this, and all others are 7."""
        marks = []

        def edit(book):
            for page in book.worksheets[1:]:
                for row in page.iter_rows(min_row=8):
                    if row[1].value and len(row) > 6:
                        row[5].value, row[6].value = (7 if marks else mark), "Omdat."
                        marks.append(row[5].coordinate)

        change(place, edit)
        done = run("score", place.parent.parent / "kader.yaml", place.parent, "--lang", "en")
        return done, marks[0]

    @pytest.mark.parametrize(
        ("mark", "total"), [(7.5, "427,000"), (7, "430,000"), ("7.5", "427,000")]
    )
    def test_half_a_point(self, run, place, mark, total):
        """7,5 typed in a cell is the number 7.5: 500,000 − 0.75 × 60,000 − 0.7 × 40,000 = 427,000.

        The control of the example says what came out: it expects the marks of its own sheets.
        """
        done, _ = self.told(run, place, mark)
        assert f"should get 400,000 and gets {total}\n" in done.err
        assert "AB413" not in done.err

    @pytest.mark.parametrize("mark", ["7,5", 7.25, 11, -1, "zeven", "7.50%"])
    def test_what_the_scale_does_not_have(self, run, place, mark):
        """With a decimal comma as text, between two steps, beyond the ends, in words."""
        done, cell = self.told(run, place, mark)
        assert done.code == 2
        assert f"!{cell}: AB413 mark “{mark}” is not on the scale “nul-tot-tien”" in done.err
        assert "choose from: 0, +0.5, … 10" in done.err
        assert ("with a decimal comma it is: write a point" in done.err) == (mark == "7,5")
