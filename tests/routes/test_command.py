"""`compare` as people use it: forms, languages, pictures, wrong input, and what `score` makes of it."""

from __future__ import annotations

import csv
import io
import json
import shutil
from xml.etree import ElementTree as ET

import pytest
import yaml
from jsonschema import Draft202012Validator
from tests.program import COLOUR, ROOT, on_terminal

from aanbesteding.cli import sensitivity as drawing
from aanbesteding.cli.schema import made

NAMES = ("leiden-sterke-sociale-basis", "manifest-leiden", "leiderdorp-welzijn")
A, B, C = (f"criteria/{name}.yaml" for name in NAMES)
BIDS = "bids/leiden"
QUICK = ("--lot", "opgroeien", "--most", "1000", "-q")
TWO = ("compare", A, B, BIDS, *QUICK)
FIRST = {
    "nl": "\nDezelfde eerste bij andere gewichten",
    "en": "\nThe same first under other weights",
}


class TestText:
    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_snapshot(self, run, snapshot, lang):
        """One lot under two frameworks, up to what is drawn. Worked out by hand:

        The order under A is v, t, k, z, under B k, t, z, v: of six pairs t-z and k-z keep their
        order, so tau-b = (2 − 4)/6. The squared differences of rank are 9, 0, 4 and 1: rho = 1 − 6 ·
        14/60 = −0.4. The tops have 0, 1/2, 2/3 and 1 in common: 1/8 + 1/12 + 1/16 + 1/16 = 1/3.
        Under A k is 66.65 − 63.10 = 3.55 points short; 30 points are € 800,000: € 94,666.67.
        """
        done = run(*TWO, "--lang", lang)
        assert (done.code, done.err) == (0, "")
        text, found, _ = done.out.partition(FIRST[lang])
        assert found
        snapshot(f"compare-opgroeien.{lang}.txt", text)

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_a_terminal_of_80_columns(self, lang):
        done = on_terminal(*TWO, "--lang", lang)
        assert done.code == 0
        assert max(map(len, COLOUR.sub("", done.out).splitlines())) <= 80

    def test_who_is_first_stands_before_everything_else(self, run):
        """With more than one lot: each lot by both frameworks, the measures over all lots last."""
        done = run("compare", A, B, BIDS, "--most", "1000", "-q", "--lang", "en")
        line = "- Growing up: A chooses Vliegerloods Jongerenwerk; B chooses Combinatie Kiezelkade."
        assert done.out.index(line) < done.out.index("\nLot Growing up")
        assert "- In 1 of the 3 lots all frameworks name the same first." in done.out
        assert done.out.index("\nLot Basic strength") < done.out.index("\nAll lots together")
        assert "square" not in done.out.partition("How alike")[2].partition("1: the same")[0]
        said = json.loads(run("compare", A, B, BIDS, "--most", "1000", "-q", "-f", "json").out)
        codes = [one["code"] for one in said["summary"][0]["sentences"]]
        assert codes[:5] == ["bids", *["chooses"] * 3, "same-first"]

    def test_what_columns_mean_stands_before_the_first_of_many_tables(self, run):
        out = run(*TWO, "--lang", "en").out
        assert out.index("“Less mean”: the same") < out.index("less mean\n")
        assert out.index("A blend counts both frameworks") < out.index("As long as B weighs less")

    def test_markdown_has_tables(self, run):
        assert "\n| inschrijving |" in run(*TWO, "-f", "markdown").out

    def test_two_runs_are_the_same_bytes(self, run):
        assert run(*TWO, "-f", "json").out == run(*TWO, "-f", "json").out


class TestData:
    def test_json_of_three_follows_its_schema(self, run):
        done = run("compare", A, BIDS, B, C, *QUICK, "-f", "json")
        result = json.loads(done.out)
        assert list(Draft202012Validator(made("comparison")).iter_errors(result)) == []
        assert [one["letter"] + one["id"] for one in result["frameworks"]] == [
            letter + name for letter, name in zip("ABC", NAMES, strict=True)
        ]
        assert len(result["lots"][0]["questions"]) == 3 + 3 * 3
        assert result["overall"] == {"sentences": [], "tables": []}

    def test_json_over_all_lots(self, run):
        done = run("compare", A, B, BIDS, "--most", "1000", "-q", "-f", "json")
        overall = json.loads(done.out)["overall"]["tables"][0]
        assert [row["bids"] for row in overall["rows"]] == [12, 12, 12]

    def test_csv_has_every_number(self, run):
        done = run(*TWO, "-f", "csv", "--lang", "en")
        rows = list(csv.DictReader(io.StringIO(done.out.removeprefix("\ufeff"))))
        short = [row for row in rows if row["table"] == "regret" and row["column"] == "short"]
        assert short[0]["as fraction"] == "'71/20"
        assert {row["lot"] for row in rows} == {"opgroeien"}

    def test_to_a_file(self, run, tmp_path):
        done = run(*TWO, "-o", tmp_path / "out.txt")
        assert (done.code, done.out) == (0, "")
        assert "Menging: A, B" in (tmp_path / "out.txt").read_text(encoding="utf-8")

    def test_a_result_overwrites_nothing_that_was_read(self, run):
        before = (ROOT / B).read_bytes()
        assert run(*TWO, "-o", B).code == 2
        assert (ROOT / B).read_bytes() == before


class TestWrongInput:
    @pytest.mark.parametrize(
        ("words", "code", "times"),
        [
            ((A, BIDS), "AB903", 1),
            ((A, B), "AB903", 1),
            ((A,), "AB903", 2),
            ((A, A.replace("criteria/", "criteria/../criteria/"), BIDS), "AB903", 1),
            ((A, B, BIDS, "--lot", "nergens", "--lot", "ergens"), "AB902", 2),
            ((A, B, A, BIDS), "AB903", 1),
            ((A, B, BIDS, "--error", "0"), "AB903", 1),
            ((A, B, "bids/nergens.yaml"), "AB001", 1),
        ],
    )
    def test_a_fault_with_its_code_and_nothing_else(self, run, words, code, times):
        done = run("compare", *words)
        assert (done.code, done.out) == (2, "")
        assert done.err.count(f" {code} ") == times, done.err

    def test_a_framework_that_cannot_be_read_hides_no_fault_of_a_bid(self, run, tmp_path):
        text = (ROOT / BIDS / "wolkenmeter.yaml").read_text(encoding="utf-8")
        (tmp_path / "bid.yaml").write_text(
            text.replace("price: ", "price: zes ", 1), encoding="utf-8"
        )
        (tmp_path / "b.yaml").write_text("format: [", encoding="utf-8")
        done = run("compare", A, tmp_path / "b.yaml", tmp_path / "bid.yaml")
        assert (done.code, done.out) == (2, "")
        assert "b.yaml:" in done.err
        assert "bid.yaml:38:12: AB033" in done.err
        assert "AB903" not in done.err

    def test_faults_of_all_files_in_one_run_each_once(self, run, tmp_path):
        """A price that is no number in a bid; and sheets of both that name bids that are not there."""
        text = (ROOT / BIDS / "wolkenmeter.yaml").read_text(encoding="utf-8")
        (tmp_path / "bid.yaml").write_text(
            text.replace("price: ", "price: zes ", 1), encoding="utf-8"
        )
        done = run("compare", A, B, tmp_path / "bid.yaml", BIDS + "/scores")
        assert (done.code, done.out) == (2, "")
        lines = [line for line in done.err.splitlines() if " AB" in line]
        assert len(lines) == len(set(lines))
        assert [line for line in lines if "AB033" in line]
        for name in NAMES[:2]:
            assert any(f"{name}/beoordelaar-1.yaml" in line for line in lines)


class TestOtherLots:
    def test_a_lot_that_only_one_has(self, run, tmp_path):
        """A and its sheets without the last lot: the offers for it are no fault, B still has them."""
        text = (ROOT / A).read_text(encoding="utf-8")
        start, end = text.index("  - id: basiskracht"), text.index("\npanel:")
        (tmp_path / "a.yaml").write_text(text[:start] + text[end:], encoding="utf-8")
        shutil.copytree(ROOT / BIDS, tmp_path / "bids")
        for path in (tmp_path / "bids/scores" / NAMES[0]).iterdir():
            sheet = yaml.safe_load(path.read_text(encoding="utf-8"))
            kept = {
                name: {lot: on for lot, on in by_lot.items() if lot != "basiskracht"}
                for name, by_lot in sheet["marks"].items()
            }
            sheet["marks"] = {name: by_lot for name, by_lot in kept.items() if by_lot}
            path.write_text(yaml.safe_dump(sheet, allow_unicode=True), encoding="utf-8")
        words = ("compare", tmp_path / "a.yaml", B, tmp_path / "bids", "--most", "1000", "-q")
        done = run(*words, "-f", "json")
        assert done.code == 0, done.err
        lots = json.loads(done.out)["lots"]
        assert [lot["id"] for lot in lots] == ["opgroeien", "samen-meedoen", "basiskracht"]
        assert lots[2]["questions"][0]["sentences"][0]["code"] == "lot-missing"


class TestPlots:
    def test_a_picture_of_every_pair_says_what_it_shows(self, run, tmp_path):
        done = run(*TWO, "--plots", tmp_path / "new", "--lang", "en")
        assert done.code == 0
        (path,) = (tmp_path / "new").iterdir()
        assert path.name == "opgroeien-a-b-blend.svg"
        root = ET.fromstring(path.read_text(encoding="utf-8"))
        told = {child.tag.rpartition("}")[2]: child.text for child in root[:2]}
        assert told["title"].endswith("the first changes at 0.6 %, 54.9 %")
        # 77.45198 announced; among the bids that both admit the lowest price is the same.
        assert "Combinatie Kiezelkade: 63." in told["desc"]

    def test_without_the_library(self, run, tmp_path, monkeypatch):
        monkeypatch.setattr(drawing, "DRAWS", "no_such_library")
        done = run(*TWO, "--plots", tmp_path)
        assert (done.code, done.out) == (2, "")
