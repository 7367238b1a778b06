"""What is typed into a form is what the same YAML files say, to the letter."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sheets import build
from tests.sheets.build import ROOT, needs_office

from aanbesteding import evaluate, load_bids, load_framework
from aanbesteding.model.scores import Conflict
from aanbesteding.reading.sheets.cells import digits_of

NAMES = ("kiezelkade", "regenpijp")
LOTS = ("opgroeien", "samen-meedoen", "basiskracht")


def same_as_yaml(*paths):
    """The sheets of Leiden from these files are those of the YAML files, with the version."""
    found = build.by_assessor(load_bids(*paths))
    for sheet in build.leiden_sheets():
        expected = sheet.model_copy(update={"framework_version": "1"})
        assert build.content(found[sheet.assessor]) == build.content(expected)
    assert len(found) == 3


class TestScores:
    def test_a_filled_form_is_the_yaml(self, run, tmp_path):
        form = build.filled_form(run, tmp_path / "scores.xlsx")
        same_as_yaml(form, build.bids_only(tmp_path / "b"))

    @needs_office
    def test_also_when_libreoffice_saved_it_again(self, run, tmp_path):
        """As xlsx, and as ods and back; the eleven bids of Leiden in a form are still those."""
        form = build.filled_form(run, tmp_path / "scores.xlsx")
        bids = tmp_path / "bids.xlsx"
        words = ("--framework", build.LEIDEN, "--columns", "11", "--lines", "6")
        assert run("new", "bid", *words, "--xlsx", bids).code == 0
        files = sorted((ROOT / "bids/leiden").glob("*.yaml"))
        build.fill_bids(bids, [build.yaml_of(path) for path in files], LOTS)
        before = [bid.model_dump() for bid in load_bids(bids).bids]
        assert [bid["id"] for bid in before] == [path.stem for path in files]
        for number, kinds in enumerate((("xlsx",), ("ods", "xlsx"))):
            saved = build.office([form, bids], tmp_path / str(number), *kinds)
            same_as_yaml(*saved)
            assert [bid.model_dump() for bid in load_bids(*saved).bids] == before

    def test_the_award_is_the_same(self, run, tmp_path):
        """`score` says the same, but for the places of the marks."""
        bids = build.bids_only(tmp_path / "b")
        build.filled_form(run, bids / "scores.xlsx")
        framework = load_framework(build.LEIDEN)
        ours, yaml = (evaluate(framework, load_bids(path)) for path in (bids, build.BIDS))
        assert build.standings(ours) == build.standings(yaml)

    def test_a_conflict_and_no_mark(self, run, tmp_path):
        """A conflict leaves its bid empty; «(none)» leaves one criterion out, on purpose."""
        form = build.score_form(run, tmp_path / "scores.xlsx", "--lang", "en")
        first, *others = build.leiden_sheets()
        marks = {bid: lots for bid, lots in first.marks.items() if bid != "kiezelkade"}
        conflict = Conflict(bid="kiezelkade", reason="My sister works there.")
        first = first.model_copy(update={"marks": marks, "conflicts": (conflict,)})
        build.fill_scores(form, [first, *others])

        def edit(book):
            page = book["beoordelaar-2"]
            row = next(row for row in page.iter_rows() if row[2].value == "prikkels")
            row[5].value, row[6].value = "(none)", None

        build.change(form, edit)
        found = build.by_assessor(load_bids(form, build.bids_only(tmp_path / "b")))
        assert found["beoordelaar-1"].conflicts == (conflict,)
        assert found["beoordelaar-1"].marks == marks
        before = sum(len(of) for lots in others[0].marks.values() for of in lots.values())
        after = found["beoordelaar-2"].marks
        assert sum(len(of) for lots in after.values() for of in lots.values()) == before - 1

    def test_places_are_cells(self, run, tmp_path):
        """`explain` and JSON say in which cell a mark stands."""
        bids = build.bids_only(tmp_path / "b")
        build.filled_form(run, bids / "scores.xlsx")
        told = run("explain", "kiezelkade", build.LEIDEN, bids)
        assert "scores.xlsx!beoordelaar-1!F" in told.out, told.err
        json = run("score", build.LEIDEN, bids, "--format", "json").out
        assert '"cell": "beoordelaar-1!F' in json

    def test_a_record_is_repeated(self, run, tmp_path):
        """A workbook that holds three score sheets is found again, by name and by bytes."""
        bids = build.bids_only(tmp_path / "b")
        build.filled_form(run, bids / "scores.xlsx")
        record = tmp_path / "record.json"
        assert run("score", build.LEIDEN, bids, "--record", record).code == 0
        done = run("verify", record, build.LEIDEN, bids)
        assert done.code == 0, done.err + done.out
        assert done.out.count("beoordelaar-") >= 3
        (bids / "more.xlsx").write_bytes((bids / "scores.xlsx").read_bytes())
        assert run("verify", record, build.LEIDEN, bids).code == 1


class TestNumbers:
    @given(st.integers(0, 10**15 - 1), st.integers(0, 9), st.booleans())
    def test_what_is_typed_comes_back(self, digits, decimals, minus):
        """Every decimal of at most 15 digits, whatever digits its double is written with."""
        exact = build.exact(f"{'-' * minus}{digits}e-{decimals}")
        for stored in (repr(float(exact)), f"{float(exact):.16e}", f"{float(exact):.17g}"):
            read = digits_of(stored)
            assert read is not None
            assert build.exact(read) == exact
            assert "e" not in read

    @given(st.floats(min_value=1e-6, max_value=1e14))
    def test_a_double_is_what_python_makes_of_it(self, double):
        """Of any double: the shortest decimal that is the same, or nothing where that is longer."""
        shortest = repr(double).partition("e")[0].replace(".", "").strip("0")
        read = digits_of(f"{double:.17g}")
        assert (read is None) == (len(shortest) > 15)
        assert read is None or float(read) == double

    @pytest.mark.parametrize(
        "stored",
        ["0.30000000000000004", "1e-20", "1e16", "nan", "inf", "", "1,5", "0x10", "1_0", "9" * 500],
    )
    def test_what_nobody_typed_is_refused(self, stored):
        assert digits_of(stored) is None


class TestBids:
    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_bids_by_columns_are_the_yaml(self, run, tmp_path, lang):
        """Two bids of Leiden, typed into the form: the same models."""
        form = tmp_path / "bids.xlsx"
        done = run("new", "bid", "--framework", build.LEIDEN, "--xlsx", form, "--lang", lang)
        assert done.code == 0, done.err
        wanted = [build.yaml_of(ROOT / f"bids/leiden/{name}.yaml") for name in NAMES]
        build.fill_bids(form, wanted, LOTS)
        found = {bid.id: bid for bid in load_bids(form).bids}
        assert list(found) == list(NAMES)
        for bid in wanted:
            place = tmp_path / f"{bid['id']}.yaml"
            place.write_text(json.dumps(build.pruned(bid, build.facts_in(form))), encoding="utf-8")
            (expected,) = load_bids(place).bids
            ours = found[bid["id"]].model_dump()
            assert build.normal(ours) == build.normal(expected.model_dump())

    def test_they_are_ranked_with_marks_from_a_workbook(self, run, tmp_path):
        """Bids and marks, both from forms: the points of the YAML files."""
        folder = tmp_path / "b"
        folder.mkdir()
        form = folder / "bids.xlsx"
        run("new", "bid", "--framework", build.LEIDEN, "--xlsx", form, "--lines", "6")
        names = sorted((ROOT / "bids/leiden").glob("*.yaml"))[:10]
        build.fill_bids(form, [build.yaml_of(path) for path in names], LOTS)
        build.score_form(run, folder / "scores.xlsx", bids=form)
        build.fill_scores(folder / "scores.xlsx", build.leiden_sheets())
        framework = load_framework(build.LEIDEN)
        yaml = tmp_path / "yaml"
        yaml.mkdir()
        for path in names:
            (yaml / path.name).write_bytes(path.read_bytes())
        build.fill_scores(build.score_form(run, yaml / "s.xlsx", bids=yaml), build.leiden_sheets())
        ours, theirs = (evaluate(framework, load_bids(path)) for path in (folder, yaml))
        assert build.standings(ours) == build.standings(theirs)

    def test_baskets_life_cycles_and_lines(self, run, tmp_path):
        """Unit prices, amounts by year and price sheets of lines: the examples, by columns."""
        for name in ("f23-mandje", "f23-levenscyclus"):
            framework = ROOT / f"criteria/voorbeelden/{name}.yaml"
            form = tmp_path / f"{name}.xlsx"
            done = run("new", "bid", "--framework", framework, "--xlsx", form, "--lines", "6")
            assert done.code == 0, done.err
            paths = sorted((ROOT / f"bids/voorbeelden/{name}").glob("*.yaml"))
            build.fill_bids(form, [build.yaml_of(path) for path in paths])
            expected = load_bids(ROOT / f"bids/voorbeelden/{name}")
            made = load_framework(framework)
            sheets = replace(load_bids(form), sheets=expected.sheets)
            assert build.standings(evaluate(made, sheets)) == build.standings(
                evaluate(made, expected)
            )

    def test_a_price_sheet(self, run, tmp_path):
        """Two lines and a total, in a form with room for three."""
        form = tmp_path / "bids.xlsx"
        run("new", "bid", "--framework", build.LEIDEN, "--xlsx", form, "--lines", "3")
        bid = build.yaml_of(ROOT / "bids/leiden/regenpijp.yaml")
        bid["lots"] = bid["lots"][:1]
        del bid["lots"][0]["price"]
        lines = [
            {"item": "=cmd|' /C calc'!A0", "quantity": "12", "unit-price": "1.234"},
            {"item": "uren", "quantity": "1500.5", "unit-price": "72.25"},
        ]
        bid["lots"][0]["price-sheet"] = {"lines": lines, "total": "108426.93"}
        build.fill_bids(form, [bid], LOTS)
        build.as_text(form, "=cmd|' /C calc'!A0")
        (found,) = load_bids(form).bids
        sheet = found.lots[0].price_sheet
        assert [(one.item, one.quantity, one.unit_price) for one in sheet.lines] == [
            ("=cmd|' /C calc'!A0", 12, build.exact("1.234")),
            ("uren", build.exact("1500.5"), build.exact("72.25")),
        ]
        assert sheet.total == build.exact("108426.93")
