"""`aanbesteding methods`: everything in the catalogue, in four forms and two languages."""

from __future__ import annotations

import csv
import io
import json
import re
from fractions import Fraction

import pytest
from tests.program import in_pipe, on_terminal

from aanbesteding.methods import METHODS
from aanbesteding.methods.awards import AWARDS
from aanbesteding.reporting.method_list import EITHER, kind
from aanbesteding.reporting.pages import PAGES

IDS = [*METHODS, *AWARDS]
ROWS = {**METHODS, **AWARDS}


class TestText:
    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_everything_within_80_columns(self, lang):
        """In a pipe, where nothing is cut: every id once, at the beginning of its line, by group."""
        done = in_pipe("methods", "--lang", lang)
        assert (done.code, done.err) == (0, "")
        assert max(map(len, done.out.splitlines())) <= 80
        first = [line.split("  ")[0] for line in done.out.splitlines()]
        groups = [
            m for kind in ("marks", "fact", "price") for m in METHODS if METHODS[m].measures == kind
        ]
        assert [word for word in first if word in ROWS] == [*groups, *AWARDS]
        words = " ".join(done.out.split())
        for name, row in ROWS.items():
            start = row.name.say(lang).split()[0]
            assert re.search(rf"\b{name} {re.escape(start)}", words)

    def test_kinds(self):
        """Absolute or relative, or by the formula; and what wins under a way of award."""
        lines = in_pipe("methods", "--lang", "en").out.splitlines()
        by = {line.split()[0]: line.split() for line in lines if line.split()[:1]}
        assert by["price-bandwidth"][-1] == "absolute"
        assert by["price-proportional"][-1] == "relative"
        assert by["price-expression"][-1] == "either"
        assert by["utility-index"][-2:] == ["relative", "high"]
        assert by["lowest-price"][-2:] == ["absolute", "low"]
        assert kind(METHODS["price-expression"]) is EITHER

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_on_a_terminal(self, lang):
        """80 columns, no word lost, no colour without being asked."""
        done = on_terminal("methods", "--lang", lang, env={"NO_COLOR": "1"})
        assert done.code == 0
        assert max(map(len, re.sub("\x1b\\[[0-9;]*m", "", done.out).splitlines())) <= 80
        assert all(name in done.out for name in IDS)
        assert "…" not in done.out

    def test_markdown(self):
        """One table a group, no folded rows."""
        text = in_pipe("methods", "--format", "markdown", "--lang", "en").out
        assert text.count("| id | name | kind |") == 4
        assert (
            re.findall(r"^\| ([a-z-]+) \| ", text.replace("| id |", ""), re.MULTILINE).count(
                "points"
            )
            == 1
        )
        assert "| value-for-money | value for money (50/50) | absolute | high |" in text


class TestData:
    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_csv(self, lang):
        """A row each, with the delimiter of the language, and what was read as a source."""
        text = in_pipe("methods", "--format", "csv", "--lang", lang).out
        assert text.startswith("\ufeff")
        delimiter = {"nl": ";", "en": ","}[lang]
        head, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=delimiter)
        assert [row[0] for row in rows] == IDS
        assert len(head) == 8
        assert {len(row) for row in rows} == {8}
        yes = {"nl": "ja", "en": "yes"}[lang]
        assert {row[0] for row in rows if row[-1] == yes} == {
            name for name in IDS if ROWS[name].source.verified
        }

    def test_json_has_everything(self):
        """Formula, keys with bounds, rules, source and example, in both languages."""
        data = json.loads(in_pipe("methods", "--format", "json").out)
        assert data["format"] == "aanbesteding/methods/1"
        assert [entry["id"] for entry in data["methods"]] == list(METHODS)
        assert [entry["id"] for entry in data["awards"]] == list(AWARDS)
        for entry in (*data["methods"], *data["awards"]):
            row, page = ROWS[entry["id"]], PAGES[entry["id"]]
            assert entry["formula"] == row.formula
            assert entry["relative"] is row.relative
            assert entry["source"]["verified"] is row.source.verified
            assert all(entry[key]["nl"] and entry[key]["en"] for key in ("name", "explanation"))
            assert [rule["id"] for rule in entry["rules"]] == [rule.id for rule in page.rules]
            keys = [key["key"] for key in entry["parameters"]]
            assert len(keys) == len(row.parameters.model_fields)
            assert set(page.given) <= set(keys)
            for case, stated in zip(entry["example"]["cases"], page.cases, strict=True):
                outcome = Fraction(case.get("share", case.get("total")))
                assert outcome == Fraction(stated.outcome)
        by = {entry["id"]: entry for entry in data["methods"]}
        zero = next(k for k in by["price-bandwidth"]["parameters"] if k["key"] == "zero-at")
        assert (zero["minimum"], zero["decimals"], zero["required"]) == (0, 2, True)
        assert "maximum" not in zero
        assert by["price-expression"]["relative_by_parameters"] is True

    def test_json_does_not_depend_on_the_language(self):
        nl, en = (in_pipe("methods", "-f", "json", "--lang", lang).out for lang in ("nl", "en"))
        assert nl == en

    def test_to_a_file(self, tmp_path):
        """Whole, and the same as in the pipe; a folder is refused."""
        place = tmp_path / "m.csv"
        done = in_pipe("methods", "-f", "csv", "-o", place)
        assert (done.code, done.out) == (0, "")
        assert place.read_bytes().decode("utf-8") == in_pipe("methods", "-f", "csv").out
        refused = in_pipe("methods", "-o", tmp_path)
        assert (refused.code, refused.out) == (2, "")
        assert "AB901" in refused.err


class TestWrong:
    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("price-log",), "“price-log” is too much"),
            (("--format", "xml"), "choose from: text, json, markdown, csv"),
            (("--fromat", "csv"), "did you mean “--format”?"),
        ],
    )
    def test_usage(self, words, said):
        done = in_pipe("methods", *words, "--lang", "en")
        assert (done.code, done.out) == (2, "")
        assert said in done.err


class TestExplain:
    @pytest.mark.parametrize("lang", ["nl", "en"])
    @pytest.mark.parametrize("name", ["price-proportional", "mark-up", "fact-yes-no"])
    def test_a_page(self, run, snapshot, name, lang):
        """40 × 100/105 = 38.095…; 90,000 × (1 + 25/100 × 40/60) = 105,000; 8 × −50 % = −4."""
        done = run("explain", name, "--lang", lang)
        assert (done.code, done.err) == (0, "")
        snapshot(f"explain-{name}.{lang}.txt", done.out)
        by_hand = {"price-proportional": "38.10", "mark-up": "105,000", "fact-yes-no": "-4"}[name]
        if lang == "nl":
            by_hand = by_hand.translate(str.maketrans(".,", ",."))
        assert by_hand in done.out

    @pytest.mark.parametrize("name", IDS)
    def test_both_languages_say_the_same_numbers(self, run, name):
        """The numbers of the example and the table are the same but for their signs."""
        found = []
        for lang in ("nl", "en"):
            text = run("explain", name, "--lang", lang).out
            part = text.split({"nl": "\nTabel\n", "en": "\nTable\n"}[lang])[1]
            text = part.split({"nl": "\nLijn\n", "en": "\nCurve\n"}[lang])[0]
            if lang == "nl":
                text = text.translate(str.maketrans(".,", ",."))
            found.append(re.findall(r"-?\d(?:[\d.,]*\d)?", text))
        assert found[0] == found[1]

    def test_what_was_not_read_says_so(self, run):
        for name in IDS:
            text = run("explain", name, "--lang", "en").out
            assert ("(the source was read)." in text) is ROWS[name].source.verified
            assert ("(not from a source that was read)." in text) is not ROWS[name].source.verified
            relative = text.count("Relative: the outcome of a bid depends on others")
            own = PAGES[name].reversal is not None
            assert relative == int(ROWS[name].relative and not own)

    def test_markdown(self, run):
        """The curve and the YAML in fences."""
        text = run("explain", "price-log", "--format", "markdown", "--lang", "en").out
        assert "```yaml\ncriteria:\n" in text
        assert "```text\n100 % +o" in text
