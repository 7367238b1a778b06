"""`decide` and `standstill` as people use them: forms, languages, exit codes, wrong input."""

from __future__ import annotations

import json
import re
from fractions import Fraction

import pytest
from jsonschema import Draft7Validator
from markdown_it import MarkdownIt
from tests.program import COLOUR, ROOT, file_of, in_pipe, inputs, on_terminal
from tests.test_output import E03, EXAMPLES, LEIDEN, copy, numbers, spoil

__all__ = ["copy"]  # a fixture
SENT = ("--sent", "2026-11-20")
E02 = ("criteria/voorbeelden/e02-punten.yaml", "bids/voorbeelden/e02-punten")


class TestDecide:
    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_snapshot(self, run, snapshot, lang):
        """The notice to the second of the first lot, whole: read line by line before it was accepted."""
        done = run(
            "decide", *LEIDEN, *SENT, "--bid", "tuimeldijk", "--lot", "opgroeien", "--lang", lang
        )
        assert (done.code, done.err) == (0, "")
        snapshot(f"decide-tuimeldijk.{lang}.txt", done.out)

    def test_leiden_by_hand(self, run):
        """Lot opgroeien, Kiezelkade beside Vliegerloods, from the points in the score report.

        66.65 − 63.10 = 3.55. Better: price 19.50 − 11.63 = 7.87, district 13.33 − 9.33 = 4.00.
        Worse: coordination 3.34, volunteers 3.34, continuity 1.00, ongoing 0.64, together 8.32.
        11.87 − 8.32 = 3.55.
        """
        out = run("decide", *LEIDEN, *SENT, "--format", "json", "--bid", "kiezelkade").out
        lot = json.loads(out)["lots"][0]
        (notice,) = lot["losing"]
        (chosen,) = lot["beneficiaries"]
        assert (chosen["bid"], notice["rank"], notice["ranked"]) == ("vliegerloods", 3, 4)
        (notice,) = notice["comparisons"]
        assert notice["beside"] == chosen

        def told(sides):
            return [(side["criterion"], side["size"]["decimal"]) for side in notice[sides]]

        assert told("advantages") == [("prijs", "7.87"), ("wijk-en-doelgroep", "4")]
        assert [size for _, size in told("disadvantages")] == ["3.34", "3.34", "1", "0.64"]
        assert notice["equal"] == ["kwaliteitsborging"]
        assert notice["difference"]["decimal"] == "3.55"
        assert notice["price"]["difference"]["decimal"] == "210000"
        assert sum(Fraction(c["amount"]["fraction"]) for c in notice["contributions"]) == Fraction(
            "3.55"
        )

    @pytest.mark.parametrize(("framework", "bids"), EXAMPLES)
    def test_json_of_every_example(self, run, framework, bids):
        """Valid under `schema decision`; fractions and decimals that agree; reasons as in the files."""
        done = run("decide", framework, *inputs(bids), *SENT, "--format", "json", "--show-others")
        result = json.loads(done.out)
        schema = json.loads(run("schema", "decision").out)
        Draft7Validator.check_schema(schema)
        Draft7Validator(schema).validate(result)
        decided = [lot["status"] == "awarded" for lot in result["lots"]]
        assert done.code == (0 if all(decided) else 1)
        assert all(Fraction(n["fraction"]).denominator for n in numbers(result))
        for lot in result["lots"]:
            assert bool(lot["winners"]) == (lot["status"] == "awarded")
            assert (lot["needed"] is None) == (lot["status"] == "awarded")
            self._reasons_are_in_the_files(lot, bids)

    @staticmethod
    def _reasons_are_in_the_files(lot, bids):
        compared = [one for notice in lot["losing"] for one in notice["comparisons"]]
        notices = [*compared, *lot["excluded"], *lot["winners"]]
        for notice in notices:
            for row in notice["criteria"]:
                for quote in (*row["reasons"], *row["winner_reasons"]):
                    path = file_of(bids, quote["source"]["file"])
                    line = path.read_text(encoding="utf-8").splitlines()[
                        quote["source"]["line"] - 1
                    ]
                    assert quote["reason"] in line
                    assert quote["mark"] in line

    @pytest.mark.parametrize("form", ["text", "json", "markdown"])
    def test_the_same_bytes_in_a_file(self, run, tmp_path, form):
        """What stdout would hold, in a file; the note is on stderr."""
        file = tmp_path / "besluit"
        printed = run("decide", *E02, *SENT, "--format", form)
        written = run("decide", *E02, *SENT, "--format", form, "-o", file)
        assert (written.code, written.out) == (0, "")
        assert file.read_bytes().decode("utf-8") == printed.out
        assert f"geschreven: {file}" in written.err
        again = run("decide", *E02, *SENT, "--format", form, "-o", ROOT / E02[0])
        assert again.code == 2
        assert "AB901" in again.err

    def test_a_lot_without_a_winner(self, run):
        """The tie of e03: no notice, what is needed, and 1."""
        done = run("decide", *E03, *SENT)
        assert done.code == 1
        assert "Over dit perceel is geen gunningsbeslissing te nemen." in done.out
        assert "Mededeling" not in done.out
        told = run("decide", *E03, *SENT, "--lang", "en")
        assert "No award decision can be taken on this lot." in told.out
        assert run("decide", *E03, *SENT, "--bid", "a").code == 1

    def test_warnings_beside_data(self, run):
        """Draft and all other warnings are on stderr when stdout is data; `--quiet` says nothing."""
        done = run("decide", *LEIDEN, *SENT, "--format", "json")
        assert done.err.startswith("AB661 het kader is een concept")
        assert run("decide", *LEIDEN, *SENT, "--format", "json", "--quiet").err == ""

    def test_no_identifier_of_an_assessor(self, run):
        """Capacities only; with --sources the names of the files, which say more."""
        assert "beoordelaar-1" not in run("decide", *LEIDEN, *SENT).out
        shown = run("decide", *LEIDEN, *SENT, "--sources").out
        assert "beoordelaar-1.yaml:10]" in shown

    def test_markdown(self, run):
        """Headings, a table and nothing that became markup by accident."""
        text = run("decide", *LEIDEN, *SENT, "--format", "markdown", "--lot", "opgroeien").out
        tokens = MarkdownIt("commonmark").enable("table").parse(text)
        kinds = [token.type for token in tokens]
        assert kinds.count("table_open") == 4  # winner, three losers; two were excluded: no scores
        assert "### Mededeling aan Combinatie Kiezelkade (kiezelkade)" in text

    @pytest.mark.parametrize(("lang", "width"), [("nl", 80), ("en", 80), ("nl", 60)])
    def test_on_a_terminal(self, lang, width):
        """No line is wider than the screen."""
        for command in (("decide", *LEIDEN), ("standstill",)):
            done = on_terminal(*command, *SENT, "--lang", lang, columns=width)
            assert done.code == 0
            assert max(len(COLOUR.sub("", line)) for line in done.out.splitlines()) <= width


class TestWrong:
    def test_everything_at_once(self, run, copy):
        """Two days, a number of days and a fault in a file: four faults in one run, and no output."""
        framework, bids = copy
        spoil(framework, "  unit: euro", "  unit: oereo")
        done = run(
            "decide",
            framework,
            bids,
            "--sent",
            "20-11-2026",
            "--closed-day",
            "2026-02-30",
            "--days",
            "veel",
        )
        assert (done.code, done.out) == (2, "")
        assert [code for code in re.findall(r"AB\d{3}", done.err) if code[2] == "9"] == [
            "AB920",
            "AB920",
            "AB921",
        ]
        assert "--sent: «20-11-2026» is geen bestaande dag" in done.err
        assert "oereo" in done.err
        told = run("decide", framework, bids, "--sent", "x", "--days", "-1", "--lang", "en").err
        assert "--sent: “x” is no day that exists" in told
        assert "--days: “-1” is no number of days" in told

    @pytest.mark.parametrize(
        "text",
        ["", "2026-11", "2026-1-1", "20261120", "2026-11-20T00:00", " 2026-11-20", "２０２６-11-20", "2026-13-01", "0000-01-01", "2026-11-20\n", "\x1b[31m"],
    )  # fmt: skip
    def test_no_day(self, run, text):
        """One way to write a day; nothing is guessed, and nothing steers the terminal."""
        done = run("standstill", "--sent", text)
        assert (done.code, done.out) == (2, "")
        assert "AB920" in done.err
        assert "\x1b" not in done.err

    @pytest.mark.parametrize(
        ("days", "code"), [("19", "AB451"), ("0", "AB451"), ("366", "AB452"), ("20.5", "AB921"), ("2_5", "AB921"), ("+25", "AB921"), ("２５", "AB921"), ("99999", "AB921")]
    )  # fmt: skip
    def test_no_number_of_days(self, run, days, code):
        """Whole numbers from 20 to 365."""
        done = run("standstill", *SENT, "--days", days)
        assert (done.code, done.out) == (2, "")
        assert code in done.err

    def test_a_year_that_is_not_known(self, run):
        """In both languages."""
        assert (
            "AB453 2013-12-31 valt buiten de jaren 2014"
            in run("standstill", "--sent", "2013-12-31").err
        )
        told = run("standstill", "--sent", "2013-12-31", "--lang", "en").err
        assert "AB453 2013-12-31 lies outside the years 2014 to 2099" in told

    def test_sent_is_needed(self, run):
        """There is no clock: no day, no period."""
        for command in (("decide", *E02), ("standstill",)):
            done = run(*command)
            assert (done.code, done.out) == (2, "")
            assert "--sent ontbreekt" in done.err

    def test_names_that_do_not_exist(self, run):
        """A bid, a lot, and a bid in a lot that it is not for."""
        done = run("decide", *LEIDEN, *SENT, "--bid", "kiezelkadde")
        assert (done.code, done.out) == (2, "")
        assert "AB902 inschrijving «kiezelkadde» is er niet" in done.err
        assert "AB902" in run("decide", *LEIDEN, *SENT, "--lot", "x").err
        done = run("decide", *LEIDEN, *SENT, "--bid", "zeskantsluis", "--lot", "samen-meedoen")
        assert "AB904" in done.err

    def test_hostile_text(self, copy):
        """Names that look like markup or like fields are only shown; those that steer are refused."""
        framework, bids = copy
        spoil(bids / "a.yaml", "name: Inschrijver A", 'name: "<b>{x}|[A](u)"')
        for form in ("text", "markdown", "json"):
            done = in_pipe("decide", framework, bids, *SENT, "--format", form)
            assert (done.code, "Traceback" in done.err) == (1, False)
            name = r"\<b\>{x}\|\[A\](u)" if form == "markdown" else "<b>{x}|[A](u)"
            assert name in done.out
        spoil(bids / "a.yaml", "<b>", "\\e[31m")
        done = in_pipe("decide", framework, bids, *SENT)
        assert (done.code, done.out) == (2, "")
        assert "\x1b" not in done.err


class TestStandstill:
    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_snapshot(self, run, snapshot, lang):
        """Sent on 24 April 2026 with the Friday after Ascension Day closed: Monday 18 May."""
        done = run(
            "standstill", "--sent", "2026-04-24", "--closed-day", "2026-05-15", "--lang", lang
        )
        assert (done.code, done.err) == (0, "")
        snapshot(f"standstill.{lang}.txt", done.out)

    def test_json(self, run):
        """The block that a decision has as well, valid as part of its schema."""
        alone = json.loads(run("standstill", *SENT, "--format", "json").out)
        assert (alone["first"], alone["last"], alone["extended"]) == (
            "2026-11-21",
            "2026-12-10",
            False,
        )
        whole = json.loads(run("decide", *E02, *SENT, "--format", "json").out)
        assert whole["standstill"] == alone
        schema = json.loads(run("schema", "decision").out)
        part = {"$ref": "#/$defs/StandstillResult", "$defs": schema["$defs"]}
        Draft7Validator(part).validate(alone)

    def test_what_is_not_verified_says_so(self, run):
        """In both languages, in text and in Markdown."""
        for form in ("text", "markdown"):
            assert "niet geverifieerd" in run("standstill", *SENT, "--format", form).out
            assert "not verified" in run("standstill", *SENT, "--format", form, "--lang", "en").out

    def test_in_a_file(self, run, tmp_path):
        """What stdout would hold."""
        file = tmp_path / "termijn.txt"
        assert run("standstill", *SENT, "-o", file).out == ""
        assert file.read_text(encoding="utf-8") == run("standstill", *SENT).out


def test_the_page_has_a_python_example_that_runs():
    """What docs/decision.md shows: the last day, and the losing bids of the three lots."""
    page = (ROOT / "docs/decision.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```python\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    import sys

    done = in_pipe("-c", example, command=(sys.executable,))
    assert done.err == ""
    lines = done.out.splitlines()
    assert lines[0] == "2026-12-10"
    assert lines[1].startswith("tuimeldijk 2 ['prijs', 'kwaliteitsborging', ")
    assert len(lines) == 10


def test_no_clock_in_the_room():
    """Nothing asks what day it is."""
    for path in (ROOT / "src/aanbesteding").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\b(today|now|utcnow)\(", text), path
