"""`sensitivity` and `diff` as a user runs them."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft202012Validator
from tests.program import ROOT

from aanbesteding.cli import sensitivity as command
from aanbesteding.cli.schema import made
from aanbesteding.sensitivity.sections import SECTIONS

FRAMEWORK = "criteria/voorbeelden/e02-punten.yaml"
BIDS = "bids/voorbeelden/e02-punten"
E02 = (FRAMEWORK, BIDS)
ONE = ("--only", "effective")


def invalid(kind, text):
    return list(Draft202012Validator(made(kind)).iter_errors(json.loads(text)))


class TestReport:
    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_the_summary_comes_first_and_every_section_after(self, run, lang):
        done = run("sensitivity", *E02, "--lang", lang, "--most", "2000", "-q")
        assert (done.code, done.err) == (0, "")
        places = [done.out.index(f"\n{section.title.say(lang)}\n") for section in SECTIONS]
        assert places == sorted(places)
        award = {"nl": "De gunning aan Inschrijver C", "en": "The award to Inschrijver C"}[lang]
        assert done.out.index(award) < places[0]

    def test_only_some_sections_and_the_summary_says_so(self, run):
        done = run("sensitivity", *E02, "--only", "effective,readings", "--lang", "en")
        assert done.code == 0
        assert "Only examined: " in done.out
        titles = [s.title.en for s in SECTIONS if f"\n{s.title.en}\n" in done.out]
        assert len(titles) == 2

    def test_json_follows_its_schema(self, run):
        done = run("sensitivity", *E02, "-f", "json", "--most", "2000", "-q")
        assert invalid("sensitivity", done.out) == []
        lots = json.loads(done.out)["lots"]
        assert [section["id"] for section in lots[0]["sections"]] == [s.id for s in SECTIONS]
        assert lots[0]["holders"] == ["c"]

    def test_csv_has_every_number(self, run):
        done = run("sensitivity", *E02, "-f", "csv", "--lang", "en", *ONE)
        rows = list(csv.DictReader(io.StringIO(done.out.removeprefix("\ufeff"))))
        parts = [row for row in rows if row["table"] == "criteria" and row["column"] == "nominal"]
        assert [row["value"] for row in parts] == ["0.4", "0.3", "0.3"]
        assert [row["as fraction"] for row in parts] == ["'2/5", "'3/10", "'3/10"]

    def test_markdown_has_tables(self, run):
        done = run("sensitivity", *E02, "-f", "markdown", "--lang", "en", *ONE)
        assert "\n| criterion |" in done.out

    def test_one_lot(self, run):
        whole = ("criteria/leiden-sterke-sociale-basis.yaml", "bids/leiden")
        done = run("sensitivity", *whole, "--lot", "opgroeien", "-f", "json", *ONE)
        assert [lot["id"] for lot in json.loads(done.out)["lots"]] == ["opgroeien"]

    def test_to_a_file(self, run, tmp_path):
        done = run("sensitivity", *E02, *ONE, "-o", tmp_path / "out.txt")
        assert (done.code, done.out) == (0, "")
        assert "Gevoeligheid" in (tmp_path / "out.txt").read_text(encoding="utf-8")


class TestWrongInput:
    @pytest.mark.parametrize(
        ("words", "code"),
        [
            (("--only", "weihgts,prces"), "AB902"),
            (("--only", ""), "AB903"),
            (("--only", " , "), "AB903"),
            (("--set", "criteria.prijs.weight=50", "--only", "weights"), "AB903"),
            (("--set", "criteria.prijs.weight=50", "--plots", "nergens"), "AB903"),
            (("--lot", "nergens"), "AB902"),
            (("--error", "0"), "AB903"),
            (("--error", "1e3"), "AB903"),
            (("--within", "100"), "AB903"),
            (("--most", "10"), "AB903"),
            (("--seed", "-1"), "AB903"),
            (("--set", "criteria.prijs.weight=40", "-f", "csv"), "AB903"),
            (("--set", "criteria.prijs.weight"), "AB950"),
            (("--set", "criteria.prjs.weight=1"), "AB951"),
            (("--set", "criteria.prijs.weight=101"), "AB953"),
        ],
    )
    def test_a_fault_with_its_code_and_nothing_else(self, run, words, code):
        done = run("sensitivity", *E02, *words)
        assert done.code == 2
        assert done.out == ""
        assert code in done.err

    def test_all_unknown_sections_in_one_run(self, run):
        done = run("sensitivity", *E02, "--only", "weihgts", "--only", "prces")
        assert done.err.count("AB902") == 2

    def test_faults_of_the_files(self, run, tmp_path):
        (tmp_path / "leeg.yaml").write_text("", encoding="utf-8")
        done = run("sensitivity", FRAMEWORK, tmp_path)
        assert (done.code, done.out) == (2, "")


class TestPlots:
    def test_pictures_say_what_they_show(self, run, tmp_path):
        folder = tmp_path
        only = ("--only", "weights,space", "--most", "2000", "-q")
        done = run("sensitivity", *E02, "--plots", folder / "new", *only)
        assert done.code == 0
        made_of = {path.name for path in (folder / "new").iterdir()}
        assert made_of == {
            f"opdracht-{name}.svg" for name in ("weights", "ranks", "winners", "blend")
        }
        for path in (folder / "new").iterdir():
            root = ET.fromstring(path.read_text(encoding="utf-8"))
            told = {child.tag.rpartition("}")[2]: child.text for child in root[:2]}
            assert told["title"]
            assert "Inschrijver" in told["desc"] or "Prijs" in told["desc"]

    def test_nothing_to_draw(self, run, tmp_path):
        lowest = "e11-laagste-prijs"
        done = run(
            *("sensitivity", f"criteria/voorbeelden/{lowest}.yaml", f"bids/voorbeelden/{lowest}"),
            *("--plots", tmp_path, *ONE),
        )
        assert done.code == 0
        assert "geen plaatje" in done.err
        assert list(tmp_path.iterdir()) == []

    def test_a_folder_that_is_a_file(self, run, tmp_path):
        (tmp_path / "x").write_text("", encoding="utf-8")
        done = run("sensitivity", *E02, *ONE, "--plots", tmp_path / "x")
        assert (done.code, done.out) == (2, "")  # nothing was worked out for it
        assert "AB901 kan niet schrijven: er is al iets met die naam" in done.err

    def test_a_link_to_an_input_is_not_drawn_over(self, run, tmp_path):
        framework = tmp_path / "kader.yaml"
        framework.write_bytes((ROOT / FRAMEWORK).read_bytes())
        (tmp_path / "opdracht-weights.svg").symlink_to(framework)
        done = run("sensitivity", framework, BIDS, "--only", "weights", "--plots", tmp_path)
        assert done.code == 2
        assert "AB901" in done.err
        assert framework.read_bytes() == (ROOT / FRAMEWORK).read_bytes()

    def test_without_the_library(self, run, tmp_path, monkeypatch):
        monkeypatch.setattr(command, "DRAWS", "no_such_library")
        done = run("sensitivity", *E02, "--plots", tmp_path)
        assert (done.code, done.out) == (2, "")
        assert "aanbesteding[plots]" in done.err


class TestWhatIf:
    def test_price_at_80_hands_the_contract_to_b(self, run):
        """E02 by hand: price shares 0.8, 1 and 8/9; quality a 28 of 60+14..., b 50 %, c 90 %.

        At 80 of 100 the price gives a 64, b 80 and c 71.11; the 20 left are earned for 70 %, 50 %
        and 90 %: 14, 10 and 18. So a 78, b 90, c 89.11: b wins.
        """
        done = run("sensitivity", *E02, "--set", "criteria.prijs.weight=80", "-f", "json")
        assert done.code == 0
        assert invalid("difference", done.out) == []
        tables = {
            table["key"]: table["rows"] for table in json.loads(done.out)["lots"][0]["tables"]
        }
        after = {row["bid"]: row["total-after"]["fraction"] for row in tables["ranking"]}
        assert after == {"a": "78", "b": "90", "c": "802/9"}

    def test_its_own_weight_changes_nothing(self, run):
        done = run("sensitivity", *E02, "--set", "criteria.prijs.weight=40", "--lang", "en")
        assert "The frameworks are the same." in done.out
        assert "The order does not change." in done.out


class TestDiff:
    def test_with_itself(self, run):
        done = run("diff", FRAMEWORK, FRAMEWORK, BIDS)
        assert done.code == 0
        assert "De kaders zijn gelijk." in done.out

    def test_another_order_is_exit_code_1(self, run, tmp_path):
        text = (ROOT / FRAMEWORK).read_text(encoding="utf-8")
        changed = text.split("\ncontrols:")[0].replace("weight: 40", "weight: 80")
        other = tmp_path / "ander.yaml"
        other.write_text(changed.replace("weight: 30", "weight: 10") + "\n", encoding="utf-8")
        done = run("diff", FRAMEWORK, other, BIDS, "-f", "json")
        assert done.code == 1
        assert invalid("difference", done.out) == []
        changed_places = {row["place"] for row in json.loads(done.out)["changed"]["rows"]}
        assert "criteria[prijs].weight" in changed_places

    def test_two_routes(self, run):
        routes = ("criteria/leiden-sterke-sociale-basis.yaml", "criteria/manifest-leiden.yaml")
        done = run("diff", *routes, "bids/leiden", "--lang", "en", "--lot", "basiskracht")
        assert done.code == 1
        assert "it becomes: Combinatie Lampionvloot" in done.out
        assert "more; the program's output as JSON has them all" in done.out

    def test_a_fault_in_the_other_framework(self, run, tmp_path):
        (tmp_path / "b.yaml").write_text("format: aanbesteding/framework/1\n", encoding="utf-8")
        done = run("diff", FRAMEWORK, tmp_path / "b.yaml", BIDS)
        assert (done.code, done.out) == (2, "")
