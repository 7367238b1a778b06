"""The forms themselves: what can be filled in, what is locked, and the command that writes them."""

from __future__ import annotations

import re
import shutil

import openpyxl
import pytest
from tests.sheets import build
from tests.sheets.build import LEIDEN, ROOT, needs_office

NUMERIC = ROOT / "criteria/voorbeelden/e03-gelijke-stand.yaml"
NUMERIC_BIDS = ROOT / "bids/voorbeelden/e03-gelijke-stand"


def unlocked(page):
    return {
        cell.coordinate for row in page.iter_rows() for cell in row if not cell.protection.locked
    }


def rule_at(page, cell):
    return next(rule for rule in page.data_validations.dataValidation if cell in rule.sqref)


class TestScores:
    @pytest.fixture
    def page(self, run, tmp_path):
        place = build.score_form(run, tmp_path / "s.xlsx", bids=build.BIDS / "regenpijp.yaml")
        return openpyxl.load_workbook(place)["beoordelaar-1"]

    def test_only_marks_and_reasons_are_unlocked(self, page):
        """Regenpijp bids for one lot with four judged criteria: those, and the conflict."""
        assert page.protection.sheet
        assert page.protection.password is None
        assert unlocked(page) == {f"{letter}{row}" for letter in "FG" for row in range(8, 13)}

    def test_it_reads_well(self, page):
        """What a row is about stays in sight, and the names of the columns on every page of a print."""
        assert page.freeze_panes == "D8"
        assert page.print_title_rows == "$7:$7"
        assert page.page_setup.orientation == "landscape"
        assert (page.page_setup.fitToWidth or 1, page.page_setup.fitToHeight) == (1, 0)
        assert [cell.value for cell in page[7]] == ["inschrijving", "perceel", "criterium", "omschrijving", "mogelijk", "cijfer", "motivering"]  # fmt: skip

    def test_marks_are_chosen_from_the_scale(self, page):
        """From the scale of the framework, and that no mark is given."""
        rule = rule_at(page, "F9")
        assert rule.type == "list"
        sheet, first, last = re.fullmatch(
            r"'(.*)'!\$(\w+\$\d+):\$(\w+\$\d+)", rule.formula1
        ).groups()
        book = page.parent
        cells = book[sheet][f"{first.replace('$', '')}:{last.replace('$', '')}"]
        assert [row[0].value for row in cells] == ["voortrekker", "sterk", "onderweg", "aanzet", "afwezig", "(geen)"]  # fmt: skip
        assert book[sheet].sheet_state == "veryHidden"

    def test_it_explains_itself(self, page):
        """To who never saw the program: what to fill in, what the marks mean, where it goes back."""
        notes = [page.cell(row, 4).value for row in range(1, 6)]
        assert notes[0] == "Beoordeling: De stad maken we met elkaar, beoordeling op recombinatie"
        told = " ".join(notes[1:])
        for words in ("gele cellen", "blad «Schalen»", "«(geen)»", "«ja»", "organisatie", ".xlsx"):
            assert words in told

    def test_a_reason_that_is_too_long_is_told_while_it_is_typed(self, page):
        """The limit of a text is 2,000 characters."""
        rule = rule_at(page, "G9")
        assert (rule.type, rule.operator, rule.formula1) == (
            "textLength",
            "lessThanOrEqual",
            "2000",
        )
        assert rule.error == "Hoogstens 2000 tekens"

    def test_a_sheet_for_every_assessor(self, run, tmp_path):
        """And what the marks mean on one that nothing is read from."""
        place = build.score_form(run, tmp_path / "s.xlsx", "--lang", "en")
        assert openpyxl.load_workbook(place).sheetnames == ["_aanbesteding", "beoordelaar-1", "beoordelaar-2", "beoordelaar-3", "Scales"]  # fmt: skip
        one = build.score_form(run, tmp_path / "t.xlsx", "--assessor", "beoordelaar-2")
        assert openpyxl.load_workbook(one).sheetnames[1] == "beoordelaar-2"

    def test_the_same_form_is_the_same_bytes(self, run, tmp_path):
        first, second = (build.score_form(run, tmp_path / name) for name in ("a.xlsx", "b.xlsx"))
        assert first.read_bytes() == second.read_bytes()

    @needs_office
    def test_libreoffice_shows_it(self, run, tmp_path):
        """As pages; the text of the first says what it is."""
        place = build.score_form(run, tmp_path / "s.xlsx", bids=build.BIDS / "regenpijp.yaml")
        pages = build.office(place, tmp_path, "pdf")
        assert pages.read_bytes().startswith(b"%PDF")

    @needs_office
    def test_the_test_of_a_number_in_a_spreadsheet(self, run, tmp_path):
        """LibreOffice calculates the formula by which a cell accepts a mark: as `check` does."""
        place = build.score_form(run, tmp_path / "s.xlsx", framework=NUMERIC, bids=NUMERIC_BIDS)
        book = openpyxl.load_workbook(place)
        page = book.worksheets[1]
        row = next(row for row in page.iter_rows(min_row=8) if row[1].value)
        rule = rule_at(page, row[5].coordinate)
        assert rule.type == "custom"
        tries = [0, 1, 10, 11, -1, 7.3, 7.0000001, "(geen)", "zeven"]
        fresh = openpyxl.Workbook()
        sheet = fresh.active
        for number, value in enumerate(tries, start=1):
            sheet.cell(number, 1).value = value
            formula = rule.formula1.lstrip("=").replace(row[5].coordinate, f"A{number}")
            sheet.cell(number, 2).value = f"={formula}"
        fresh.save(tmp_path / "try.xlsx")
        done = openpyxl.load_workbook(build.office(tmp_path / "try.xlsx", tmp_path / "o", "xlsx"), data_only=True)  # fmt: skip
        accepted = [done.active.cell(number, 2).value for number in range(1, len(tries) + 1)]
        assert dict(zip(tries, accepted, strict=True)) == {
            **{one: self.on_scale(one) for one in tries[:7]},
            "(geen)": True,
            "zeven": False,
        }

    def on_scale(self, number):
        """By hand: the scale of this example."""
        scale = build.yaml_of(NUMERIC)["scales"][0]
        low, high, step = (build.exact(scale[key]) for key in ("lowest", "highest", "step"))
        value = build.exact(repr(number))
        return low <= value <= high and (value - low) % step == 0


class TestCommand:
    WORDS = ("--framework", LEIDEN, "--bids", build.BIDS)

    @pytest.mark.parametrize(
        ("words", "dutch", "english"),
        [
            (("framework", "--xlsx", "a.xlsx"), "--xlsx hoort bij een inschrijving of scoreblad", "--xlsx goes with a bid or a score sheet"),
            (("scores", "--xlsx", "a.xlsx"), "vraagt --framework", "asks for --framework"),
            (("draw", *WORDS, "--xlsx", "a.xlsx"), "--xlsx hoort bij", "--xlsx goes with"),
            (("bid", *WORDS[:2], "--xlsx", "a.xlsx", "-o", "b.yaml"), "niet beide", "not both"),
            (("bid", *WORDS, "--xlsx", "a.xlsx"), "horen bij een scoreblad", "go with a score sheet"),
            (("bid", *WORDS[:2], "--lines", "3"), "--lines horen bij", "--lines go with"),
            (("bid", *WORDS[:2], "--columns", "3"), "--columns, --organisations", "--columns, --organisations"),
            (("templates", "--xlsx", "a.xlsx"), "--xlsx hoort bij", "--xlsx goes with"),
            (("scores", *WORDS, "--xlsx", "a.xlsx", "--lines", "3"), "--lines horen bij", "--lines go with"),
            (("scores", *WORDS[:2], "--xlsx", "a.xlsx"), "vraagt --framework, --bids", "asks for --framework, --bids"),
            (("scores", *WORDS, "--xlsx", "a.xlsx", "--assessor", "niemand"), "beoordelaar «niemand» is er niet", "there is no assessor"),
            (("bid", *WORDS[:2], "--xlsx", "a.ods"), "de naam eindigt niet op .xlsx", "does not end in .xlsx"),
            (("bid", *WORDS[:2], "--xlsx", "nergens/a.xlsx"), "de map bestaat niet", "the folder does not exist"),
        ],
    )  # fmt: skip
    def test_what_does_not_go_together(self, run, words, dutch, english):
        for lang, told in (("nl", dutch), ("en", english)):
            done = run("new", *words, "--lang", lang)
            assert (done.code, done.out) == (2, "")
            assert told in done.err
            assert not (ROOT / "a.xlsx").exists()

    def test_a_form_that_is_there_stays(self, run, tmp_path):
        place = tmp_path / "s.xlsx"
        place.write_bytes(b"ingevuld")
        done = run("new", "scores", *self.WORDS, "--xlsx", place)
        assert done.code == 2
        assert "AB901 kan niet schrijven: het bestaat al" in done.err
        assert place.read_bytes() == b"ingevuld"

    def test_without_the_library(self, run, tmp_path, monkeypatch):
        """What to install is said; reading needs nothing."""
        monkeypatch.setattr("aanbesteding.cli.new.find_spec", lambda name: None)
        done = run("new", "bid", *self.WORDS[:2], "--xlsx", tmp_path / "a.xlsx", "--lang", "en")
        assert done.code == 2
        assert "AB933" in done.err
        assert "aanbesteding[excel]" in done.err

    def test_no_result_is_written_over_a_form(self, run, tmp_path):
        """A form in a folder of bids is input, and stays as it is."""
        bids = build.bids_only(tmp_path / "b")
        place = build.filled_form(run, bids / "scores.xlsx")
        before = place.read_bytes()
        done = run("score", LEIDEN, bids, "--format", "csv", "-o", place)
        assert done.code == 2
        assert "AB901" in done.err
        assert place.read_bytes() == before

    def test_nothing_to_judge(self, run, tmp_path):
        """On price alone there are no marks."""
        framework = ROOT / "criteria/voorbeelden/e11-laagste-prijs.yaml"
        bids = ROOT / "bids/voorbeelden/e11-laagste-prijs"
        done = run("new", "scores", "--framework", framework, "--bids", bids, "--xlsx", tmp_path / "a.xlsx")  # fmt: skip
        assert done.code == 2
        assert "voor deze beoordelaar valt er niets te beoordelen" in done.err


class TestRoom:
    """A form has room for as many bids as asked, and says for how many."""

    def test_twelve_bids_of_three(self, run, tmp_path):
        """Row 6 holds the names of the columns: key, description, and one for each bid."""
        place = tmp_path / "bids.xlsx"
        words = ("--columns", "12", "--organisations", "3")
        assert run("new", "bid", "--framework", LEIDEN, "--xlsx", place, *words).code == 0
        page = openpyxl.load_workbook(place).worksheets[1]
        assert [cell.value for cell in page[6]][2:] == [f"inschrijving {n}" for n in range(1, 13)]
        keys = [row[0].value for row in page.iter_rows(min_row=7)]
        assert "tenderer.members[3].role" in keys
        assert not any("members[4]" in key for key in keys)
        told = " ".join(str(page.cell(row, 4).value) for row in range(1, 5))
        assert "12 inschrijvingen van elk 3 organisaties" in told
        assert "Activiteiten" in told
        assert "N7" in unlocked(page)
        assert "O7" not in unlocked(page)

    def test_a_form_without_a_bid_says_just_that(self, run, tmp_path):
        place = tmp_path / "bids.xlsx"
        run("new", "bid", "--framework", LEIDEN, "--xlsx", place)
        assert build.refused(place) == ["bids.xlsx!inschrijvingen!C6 AB090 “bid” is not filled in"]

    def test_what_could_not_be_read_back_is_not_written(self, run, tmp_path):
        """Two hundred bids with a hundred lines in each of three lots: over 200,000 cells."""
        place = tmp_path / "bids.xlsx"
        words = ("--columns", "200", "--lines", "100", "--lang", "en")
        done = run("new", "bid", "--framework", LEIDEN, "--xlsx", place, *words)
        assert done.code == 2
        assert "AB094 this form becomes larger than what can be read back" in done.err
        assert not place.exists()

    def test_the_largest_that_is_written_is_read(self, run, tmp_path):
        """Near the limit: over 180,000 cells and 900 rules for what may be typed."""
        place = tmp_path / "bids.xlsx"
        words = ("--columns", "200", "--lines", "90")
        assert run("new", "bid", "--framework", LEIDEN, "--xlsx", place, *words).code == 0
        assert {line.split()[1] for line in build.refused(place)} == {"AB090"}


def test_aliases_tell_nothing(run, tmp_path):
    """Of an anonymous assessment a form holds no name and no order, and it is read back."""
    framework = tmp_path / "kader.yaml"
    text = LEIDEN.read_text(encoding="utf-8")
    new = text.replace("panel:\n", "panel:\n  anonymous: ja\n", 1)
    assert new != text
    framework.write_text(new, encoding="utf-8")
    bids = tmp_path / "b"
    bids.mkdir()
    for name in ("kiezelkade", "regenpijp"):
        shutil.copy(build.BIDS / f"{name}.yaml", bids)
    key = tmp_path / "sleutel.yaml"
    key.write_text(
        "format: aanbesteding/aliases/1\nframework: manifest-leiden\n"
        "aliases: { anjer: regenpijp, zonnedauw: kiezelkade }\n"
    )
    place = build.score_form(run, tmp_path / "s.xlsx", "--aliases", key, framework=framework, bids=bids)  # fmt: skip
    data = b"".join(build.parts_of(place).values())
    for name in (b"iezelkade", b"egenpijp", b"Slakkenpost"):
        assert name not in data

    def edit(book):
        for page in book.worksheets[1:4]:
            for row in page.iter_rows(min_row=8):
                if row[1].value:
                    row[5].value, row[6].value = "sterk", f"Goed plan van {row[0].value}."

    build.change(place, edit)
    done = run("score", framework, bids, place, "--aliases", key)
    assert (done.code, done.err) == (1, "")  # no lot has an admitted bid but by these marks
    assert "Kiezelkade" in done.out


def test_the_panel_jointly(run, tmp_path):
    """Where marks are given in consensus there is one sheet, which says who were there."""
    framework = tmp_path / "kader.yaml"
    text = LEIDEN.read_text(encoding="utf-8")
    new = re.sub(r"combine: \w+", "combine: consensus", text)
    assert new != text
    framework.write_text(new, encoding="utf-8")
    bids = tmp_path / "b"
    bids.mkdir()
    shutil.copy(build.BIDS / "regenpijp.yaml", bids)
    place = build.score_form(run, bids / "s.xlsx", framework=framework, bids=bids)

    def edit(book):
        page = book["consensus"]
        for row in page.iter_rows(min_row=8):
            if row[2].value == "(aanwezig)":
                row[6].value = "beoordelaar-1, beoordelaar-3"
            else:
                row[5].value, row[6].value = "sterk", "Een goed plan."

    page = openpyxl.load_workbook(place)["consensus"]
    notes = " ".join(str(page.cell(row, 4).value) for row in range(1, 6))
    assert "«(aanwezig)»" in notes
    assert "belangenconflict" not in notes  # there is no row for it
    build.change(place, edit)
    done = run("score", framework, bids)
    assert (done.code, done.err) == (1, "")  # this bid does not meet a requirement
    build.change(place, lambda book: book["consensus"].__setitem__("F8", "allen"))
    assert "!F8: AB089" in run("score", framework, bids).err  # nobody reads a mark there
    build.change(place, lambda book: book["consensus"].__setitem__("F8", None))
    build.change(place, lambda book: book["consensus"].__setitem__("G8", "beoordelaar-9"))
    told = run("score", framework, bids, "--lang", "en").err
    assert "s.xlsx!consensus!G8: AB482" in told
    assert "“beoordelaar-9” is not in the panel" in told


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Bids with their marks in a workbook."""
    from aanbesteding.cli.app import main

    folder = build.bids_only(tmp_path_factory.mktemp("b") / "b")
    place = folder / "scores.xlsx"
    words = ["new", "scores", "--framework", LEIDEN, "--bids", folder, "--xlsx", place]
    assert main([str(word) for word in words]) == 0
    build.fill_scores(place, build.leiden_sheets())
    return folder


class TestWhereFormsAreTaken:
    """Commands that take bids take forms, and no form is taken for a framework."""

    def test_commands(self, run, folder):
        """The same as with the YAML files, in every command that ranks."""
        for words in (("decide",), ("sensitivity", "--section", "weights")):
            ours = run(words[0], LEIDEN, folder, *words[1:], "--lot", "opgroeien", "--lang", "en")
            yaml = run(words[0], LEIDEN, build.BIDS, *words[1:], "--lot", "opgroeien", "--lang", "en")  # fmt: skip
            assert (ours.code, ours.err) == (yaml.code, yaml.err), ours.err
            place = re.compile(r"\[[^\]]*(beoordelaar|scores)[^\]]*\]")
            assert place.sub("", ours.out).split() == place.sub("", yaml.out).split()

    def test_double_entry(self, run, folder, tmp_path):
        """`scores-diff` sets a workbook beside the YAML files, mark by mark."""
        done = run("scores-diff", folder, build.SHEETS, "--lang", "en")
        assert (done.code, done.out.count("No differences (3 and 3 sheets)")) == (0, 1), done.out
        other = tmp_path / "scores.xlsx"
        shutil.copy(folder / "scores.xlsx", other)
        build.change(other, lambda book: book["beoordelaar-1"].__setitem__("F9", "afwezig"))
        done = run("scores-diff", other, build.SHEETS, "--lang", "en")
        assert done.code == 1
        assert f"{other}!beoordelaar-1!F9: “afwezig”" in done.out

    def test_a_form_is_no_framework(self, run, folder):
        for lang, told in (("nl", "dit is een spreadsheet"), ("en", "it is a spreadsheet")):
            done = run("score", folder / "scores.xlsx", folder, "--lang", lang)
            assert done.code == 2
            assert told in done.err

    def test_compare_takes_a_form_by_name(self, run, folder):
        other = ROOT / "criteria/leiden-sterke-sociale-basis.yaml"
        done = run("compare", LEIDEN, other, build.BIDS, folder / "scores.xlsx", "--lang", "en")
        assert "AB416" in done.err  # the marks came in twice: as YAML and in a form
        assert done.err.count("scores.xlsx\n") == 3

    def test_check_mends_nothing_in_a_form(self, run, folder):
        place = folder / "scores.xlsx"
        before = place.read_bytes()
        for option in ("--fix", "--diff"):
            assert run("check", place, option).code == 0
            assert place.read_bytes() == before


def test_text_that_the_writer_takes_for_markup_stays_text(run, tmp_path):
    """XlsxWriter writes what stands between <r> and </r> as it is; then no program opens the file."""
    hostile = "<r><t>x</r>"
    text = LEIDEN.read_text(encoding="utf-8")
    top, criteria = text.split("\ncriteria:")
    criteria, count = re.subn(r"title: \{ nl: [^}\n]*\}", f'title: "{hostile}"', criteria)
    assert count > 10
    changed = tmp_path / "kader.yaml"
    changed.write_text(f"{top}\ncriteria:{criteria}", encoding="utf-8")
    place = build.score_form(run, tmp_path / "scores.xlsx", framework=changed)
    book = openpyxl.load_workbook(place)
    cells = {cell.value for page in book for row in page.iter_rows() for cell in row}
    assert any(hostile in str(value) for value in cells)
