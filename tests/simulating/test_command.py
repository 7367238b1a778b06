"""`simulate` as people use it: forms, languages, a picture, exit codes, wrong input."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET

import pytest
from jsonschema import Draft7Validator
from markdown_it import MarkdownIt
from tests.program import COLOUR, ROOT, in_pipe, on_terminal
from tests.test_output import EXAMPLES, LEIDEN
from tests.test_schema import schema

QUICK = ("simulate", LEIDEN[0], "--runs", "6")
E02 = ("criteria/voorbeelden/e02-punten.yaml", "bids/voorbeelden/e02-punten")
SVG = "{http://www.w3.org/2000/svg}"


class TestText:
    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_snapshot(self, run, snapshot, lang):
        """One lot, whole: read line by line before it was accepted."""
        done = run(*QUICK, "--lot", "basiskracht", "--lang", lang)
        assert (done.code, done.err) == (0, "")
        snapshot(f"simulate-basiskracht.{lang}.txt", done.out)

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_a_terminal_of_80_columns(self, lang):
        done = on_terminal(*QUICK, "--lang", lang)
        assert done.code == 0
        shown = COLOUR.sub("", done.out).split("\x1b[K")[-1]
        assert max(map(len, shown.splitlines())) <= 80
        assert {"nl": "simulatie: 1 van 18", "en": "simulation: 1 of 18"}[lang] in done.out

    def test_quiet_shows_no_progress(self):
        assert "simulatie: 1" not in on_terminal(*QUICK, "--quiet").out
        assert in_pipe(*QUICK).err == ""

    def test_the_same_bytes_in_another_process(self):
        first, again = in_pipe(*QUICK, "--format", "json"), in_pipe(*QUICK, "--format", "json")
        assert first == again
        assert first.out

    def test_given_bids_by_hand(self, run):
        """E2: prices 500,000, 400,000 and 450,000 give 32, 40 and 35 5/9 points, marks 6, 4, 9 and 8, 6, 9.

        Ranges 8, 15 and 9 points of 40, 30 and 30: together 32, so 25 %, 46.9 % and 28.1 %.
        The winner c has 54 points for quality, a 42 and b 30: price did not decide.
        """
        done = run("simulate", E02[0], "--bids", E02[1], "--lang", "en")
        assert done.code == 0
        rows = re.findall(r"^(\S.*?)  +(\d+\.\d %) +(\d+\.\d %) +\d", done.out, re.MULTILINE)
        assert rows == [
            ("Price", "40.0 %", "25.0 %"),
            ("Plan of approach", "30.0 %", "46.9 %"),
            ("Safety, health and environment", "30.0 %", "28.1 %"),
        ]
        assert "Price did not decide" in done.out
        assert "±" not in done.out


class TestForms:
    @pytest.mark.parametrize("words", [(*QUICK,), ("simulate", E02[0], "--bids", E02[1])])
    def test_json_is_as_published(self, run, words):
        done = run(*words, "--format", "json")
        made = json.loads(done.out)
        assert list(Draft7Validator(schema("simulated")).iter_errors(made)) == []
        assert made["given"] == ("--bids" in words)
        assert (made["seed"], made["runs"]) == ((None, None) if made["given"] else (1, 6))
        for one in made["lots"]:
            assert abs(sum(float(c["effective"]["value"]) for c in one["criteria"]) - 1) < 1e-5
            assert bool(one["drawn_from"]) != made["given"]

    @pytest.mark.parametrize(("lang", "sign"), [("nl", ";"), ("en", ",")])
    def test_csv(self, run, lang, sign):
        done = run(*QUICK, "--format", "csv", "--lang", lang)
        assert done.out.startswith("\ufeff")
        rows = list(csv.reader(io.StringIO(done.out.lstrip("\ufeff")), delimiter=sign))
        assert all(len(row) == 8 for row in rows)
        effective = [r for r in rows if r[1] in ("effectief gewicht", "effective weight")]
        assert len(effective) == 3 * 7
        sums = {}
        for row in effective:
            value = float(row[5].replace(",", "."))
            sums[row[0]] = sums.get(row[0], 0) + value
            assert row[6]
        assert all(abs(total - 100) < 1e-3 for total in sums.values())
        assert ("AB675" in done.err) == ("AB675" in run(*QUICK, "--lang", lang).out)

    def test_markdown(self, run):
        html = (
            MarkdownIt("commonmark").enable("table").render(run(*QUICK, "--format", "markdown").out)
        )
        assert html.count("<table>") == 6
        assert "<h1>Simulatie:" in html

    @pytest.mark.parametrize("example", EXAMPLES[:6], ids=lambda example: str(example)[-30:])
    def test_every_award(self, run, example):
        path = example[0] if isinstance(example, tuple) else example
        done = run("simulate", str(path), "--runs", "4", "--lang", "en")
        assert (done.code, done.err) == (0, "")


class TestPicture:
    def test_bars_and_words(self, run, tmp_path):
        """Two bars a criterion, told apart by outline and filling; title and text from the data."""
        place = tmp_path / "gewichten.svg"
        done = run(*QUICK, "--plot", place, "--lang", "en")
        assert done.code == 0
        text = place.read_text(encoding="utf-8")
        root = ET.fromstring(text)
        assert root.attrib["role"] == "img"
        title, told = root.find(f"{SVG}title").text, root.find(f"{SVG}desc").text
        ground, *bars = root.findall(f"{SVG}rect")
        assert ground.attrib["fill"] == "white"
        assert (
            len(bars) == 2 + 2 * 3 * 7
        )  # the legend, and two for each of seven criteria in three lots
        assert {bar.attrib["fill"] for bar in bars} == {"none", "#1b4f8a"}
        shown = {one.text for one in root.findall(f"{SVG}text")}
        made = json.loads(run(*QUICK, "--format", "json").out)
        apart = [
            (abs(float(one["effective"]["value"]) - float(one["nominal"])), one["title"]["en"])
            for lot in made["lots"]
            for one in lot["criteria"]
        ]
        assert title.startswith(f"Furthest apart for “{max(apart)[1]}” (Lot ")
        for lot in made["lots"]:
            for one in lot["criteria"]:
                percent = f"{float(one['nominal']) * 100:.1f} %"
                assert percent in shown
                assert f"{one['title']['en']}: nominal {percent}" in told
        assert not re.search(r"<script|href|url\(|http(?!://www\.w3\.org/2000/svg)", text)
        longest = max(int(bar.attrib["width"]) for bar in bars)
        assert 500 <= longest <= 560

    def test_weights_in_euros(self, run, tmp_path):
        """E9: one criterion worth € 2,500 at most, and a price without a weight: two bars, no more."""
        place = tmp_path / "x.svg"
        run(
            "simulate",
            "criteria/voorbeelden/e09-gunnen-op-waarde.yaml",
            "--runs",
            "4",
            "--plot",
            place,
        )
        root = ET.fromstring(place.read_text(encoding="utf-8"))
        assert len(root.findall(f"{SVG}rect")) == 1 + 2 + 2
        assert root.find(f"{SVG}title").text.startswith("Nominaal en effectief gewicht: ")
        shown = {one.text for one in root.findall(f"{SVG}text")}
        assert {"max. € 2.500", "geen gewicht"} <= shown

    def test_the_same_bytes(self, run, tmp_path):
        places = [tmp_path / name for name in ("a.svg", "b.svg")]
        for place in places:
            run(*QUICK, "--plot", place)
        assert places[0].read_bytes() == places[1].read_bytes()

    def test_hostile_titles_stay_text(self, run, tmp_path):
        framework = tmp_path / "kader.yaml"
        text = (ROOT / E02[0]).read_text(encoding="utf-8")
        spoiled = re.sub(
            r"title: \{ nl: Prijs[^}]*\}", "title: '</text><script>a</script>&'", text, count=1
        )
        assert spoiled != text
        framework.write_text(spoiled, encoding="utf-8")
        assert run("simulate", framework, "--runs", "2", "--plot", tmp_path / "x.svg").code == 0
        made = (tmp_path / "x.svg").read_text(encoding="utf-8")
        ET.fromstring(made)
        assert "<script>" not in made


class TestWrong:
    @pytest.mark.parametrize(
        ("words", "code"),
        [
            (("--runs", "1"), "AB946"),
            (("--runs", "veel"), "AB903"),
            (("--seed", "-3"), "AB947"),
            (("--plot", "x.png"), "AB948"),
            (("--lot", "x"), "AB902"),
            (("--bids", LEIDEN[1], "--seed", "3"), "AB903"),
            (("--bids", "nergens"), "AB001"),
            (("--simulation", "nergens"), "AB001"),
            (("--simulation", LEIDEN[0]), "AB022"),
            (("--plot", "/tmp/zelfde.svg", "--output", "/tmp/zelfde.svg"), "AB903"),
        ],
    )
    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_each(self, run, words, code, lang):
        done = run("simulate", LEIDEN[0], *words, "--lang", lang)
        assert (done.code, done.out) == (2, "")
        assert code in done.err
        assert "Traceback" not in done.err

    def test_a_framework_with_faults(self, run, tmp_path):
        """Nothing is simulated under a framework that is not right."""
        framework = tmp_path / "kader.yaml"
        text = (ROOT / LEIDEN[0]).read_text(encoding="utf-8")
        framework.write_text(text.replace("weight: 30", "weight: 31"), encoding="utf-8")
        done = run("simulate", framework)
        assert (done.code, done.out) == (2, "")
        assert "AB101" in done.err

    def test_an_input_is_not_overwritten(self, run, tmp_path):
        framework = tmp_path / "kader.svg"
        framework.write_bytes((ROOT / E02[0]).read_bytes())
        done = run("simulate", framework, "--runs", "2", "--plot", framework)
        assert (done.code, "AB901" in done.err) == (2, True)
        assert framework.read_bytes() == (ROOT / E02[0]).read_bytes()
