"""What can be asked of `compare`: how long a plan is looked for, pictures, tables, short contributions."""

from __future__ import annotations

import csv
import io
import json
import re
from fractions import Fraction
from xml.etree import ElementTree as ET

import pytest
from tests.program import ROOT
from tests.routes.test_outcomes import PARTNER
from tests.routes.test_two_routes import BIDS, QUICK, A, B, files, words_of

from aanbesteding import evaluate, load_bids, load_framework
from aanbesteding.cli.recombine import _busy
from aanbesteding.recombination import tabled
from aanbesteding.recombination.analyse import PARTS
from aanbesteding.recombination.asked import Outcome
from aanbesteding.reporting.comparison_moves import most_moving
from aanbesteding.reporting.recombining.table import SECTIONS
from aanbesteding.routes.compare import compare
from aanbesteding.routes.outcomes.tell import better_by
from aanbesteding.sensitivity.answer import Options, said

__all__ = ("files",)
F = Fraction
BEST = F("2906.4")
"""The best plan of the manifest in points, which `recombine` proves."""


class TestHowLong:
    def test_a_gap_that_is_allowed(self, run, monkeypatch):
        """What the plan is worth and what a better one can have more enclose the best there is.

        Going through all choices proves the best plan of so small a case; here the search has it.
        """
        monkeypatch.setattr(tabled, "ALL", 0)
        done = run("compare", A, B, BIDS, *QUICK, "--gap", "5", "-f", "json")
        assert (done.code, done.err) == (0, "")
        result = json.loads(done.out)
        plan = result["outcomes"]["tables"][0]["rows"][1]
        value = F(plan["value"]["fraction"])
        (told,) = (
            one["text"]["en"]
            for one in result["outcomes"]["sentences"]
            if one["code"] == "plan-within-gap"
        )
        part, points = told.partition("at most ")[2].split(" % more (")
        more = F(points.removesuffix(" points)."))
        assert value <= BEST <= value + more
        assert F(part) <= 5
        assert F(part) - F("0.01") < more / value * 100 <= F(part)
        summary = {
            one["code"]: one["text"]["en"]
            for chapter in result["summary"]
            for one in chapter["sentences"]
        }
        assert summary["not-proven"].endswith(f"at most {part} % more ({points}")

    def test_a_proven_plan_says_nothing_of_it_in_the_summary(self, run, files):
        out = run(*words_of(files), "--lang", "en").out
        assert "it is proven that no plan that keeps the rules of B is worth more" in out
        assert "not proven" not in out

    @pytest.mark.parametrize(
        ("best", "bound", "words"),
        [
            (2000, 2500, "is worth at most 25 % more (0.5 points)"),
            (3000, 3001, "is worth at most 0.04 % more (0.001 points)"),
            (0, 1500, "is worth at most 1.5 points more"),
            (None, 1500, "may exist; how much more it is worth is not known"),
            (1000, None, "may exist; how much more it is worth is not known"),
            (1000, 1000, ""),
        ],
    )
    def test_by_how_much_it_can_be_better(self, best, bound, words):
        """In thousandths of a point; 1/3000 is 0.033… per cent, which is said upwards."""
        assert better_by(Outcome("stopped", best=best, bound=bound)).en == words

    @pytest.mark.parametrize("time", ["0", "-1", "veel", "1e3", "0.0001", "∞"])
    def test_a_time_that_is_none(self, run, files, time):
        done = run(*words_of(files), "--time-limit", time)
        assert (done.code, done.out) == (2, "")
        assert "AB903" in done.err
        assert "--time-limit" in done.err

    @pytest.mark.parametrize("gap", ["100", "-1", "veel", "5%"])
    def test_a_gap_that_is_none(self, run, files, gap):
        done = run(*words_of(files), "--gap", gap)
        assert (done.code, done.out) == (2, "")
        assert "AB903" in done.err
        assert "--gap" in done.err

    @pytest.mark.parametrize("more", [("--time-limit", "5"), ("--gap", "1")])
    def test_sensitivity_has_them_for_a_comparison_only(self, run, files, more):
        words = words_of(files, "sensitivity")
        assert run(*words, "--only", "prices", *more).code == 0
        for other in ((*words[:2], words[3]), (*words, "--set", "policies.rounding=none")):
            done = run(*other, *more)
            assert (done.code, done.out) == (2, "")
            assert "AB903" in done.err

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_progress_names_sections_by_their_titles(self, lang):
        titles = [section.title.say(lang) for section in SECTIONS]
        for part in PARTS:
            told = _busy(part, 1233, lang)
            assert told.partition(":")[0] in titles
            assert told.endswith({"nl": " 1.234", "en": " 1,234"}[lang])


class TestThirdColumn:
    def test_the_summary_names_the_plan_of_a_third(self, run, files):
        """One partner for both themes: `test_outcomes` has it by hand."""
        (files / "c.yaml").write_text(PARTNER, encoding="utf-8")
        a, b, c, bids = (files / name for name in ("a.yaml", "b.yaml", "c.yaml", "bids"))
        found = json.loads(run("compare", a, b, c, bids, *QUICK, "-f", "json").out)
        codes = [one["code"] for one in found["summary"][0]["sentences"]]
        assert codes.count("another-plan") == 1
        rows = found["outcomes"]["tables"][0]["rows"]
        assert [row["outcome"]["en"] for row in rows] == ["award A", "plan B", "plan C"]
        assert [row["parties"] for row in rows] == [2, 2, 1]


class TestCounts:
    def test_thousands_in_the_digits_of_the_language(self):
        """A count is grouped; what is no count, such as a seed, is given as text and stays."""
        one = said(
            "x", "{n} van {seed}, {yes}", "{n} of {seed}, {yes}", n=2500, seed="2019", yes=True
        )
        assert one.say("nl") == "2.500 van 2019, True"
        assert one.say("en") == "2,500 of 2019, True"


def _no_people(text: str) -> str:
    return re.sub(r"\d+", "0", text)


class TestPicture:
    def test_the_outcomes_by_hand(self, run, files):
        """Award and plan of `test_outcomes`: 90 and 150 of 230 people count, for € 500 and € 710."""
        done = run(*words_of(files), "--plots", files / "new", "--lang", "en")
        assert done.code == 0
        root = ET.fromstring((files / "new" / "outcomes-b.svg").read_text(encoding="utf-8"))
        told = {child.tag.rpartition("}")[2]: child.text for child in root[:2]}
        assert told["title"] == (
            "Award A: 39.1 % of the demand for € 500 a year (by its price € 290); "
            "plan B: 65.2 % of the demand for € 710 a year"
        )
        for words in (
            "People reached, all: award A 100; plan B 160.",
            "Cost a year: award A € 500; award A, price € 290; plan B € 710.",
            "Volunteers: award A 10; plan B 21.",
        ):
            assert words in told["desc"]
        shown = "".join(root.itertext())
        assert "39.1 %" in shown.replace(told["title"], "").replace(told["desc"], "")

    def test_without_demand_the_title_is_about_cost(self, run, files):
        """Nobody is asked for: there is no part of nothing, so that panel stays away as well."""
        text = (files / "b.yaml").read_text(encoding="utf-8")
        nobody, times = re.subn(r"people: \{[^}]*\}", lambda m: _no_people(m[0]), text)
        assert times >= 2
        (files / "b.yaml").write_text(nobody, encoding="utf-8")
        done = run(*words_of(files), "--plots", files / "new", "--lang", "en")
        assert done.code == 0, done.err
        drawn = (files / "new" / "outcomes-b.svg").read_text(encoding="utf-8")
        assert "<title>Award A costs € 500 a year; plan B costs €" in drawn
        assert "part of the demand" not in drawn

    def test_with_a_scenario_its_picture_too(self, run, files):
        words = (*words_of(files), "--scenario", files / "scenario.yaml", "-q")
        assert run(*words, "--plots", files / "new").code == 0
        assert run("scenario", files / "scenario.yaml", "--plots", files / "alone", "-q").code == 0
        name = "proef-tornado.svg"
        assert (files / "new" / name).read_bytes() == (files / "alone" / name).read_bytes()


class TestCsv:
    def test_the_scenario_is_in_it(self, run, files):
        """Every row that `scenario` gives, and no other."""
        words = (*words_of(files), "--scenario", files / "scenario.yaml", "-f", "csv")
        rows = list(csv.reader(io.StringIO(run(*words).out.removeprefix("\ufeff")), delimiter=";"))
        own = run("scenario", files / "scenario.yaml", "-f", "csv", "-q").out
        alone = list(csv.reader(io.StringIO(own.removeprefix("\ufeff")), delimiter=";"))
        assert {len(row) for row in rows} == {9}
        assert [row[3:8] for row in rows if row[1] == "scenario"] == alone[1:]
        assert len(alone) > 20


@pytest.fixture(scope="module")
def moved():
    """The questions about what moves, of the two routes of Leiden."""
    bids = load_bids(ROOT / BIDS)
    evaluations = [evaluate(load_framework(ROOT / name), bids) for name in (A, B)]
    found = compare(evaluations, ["opgroeien"], Options(most=1000))
    return [one for lot in found.lots for one in lot.questions if one.id == "moves"]


class TestWhatMovesTheMost:
    def test_who_is_in_it(self, moved):
        """Under A: v, t, k, z; under B: k, t, z, v. The first of both, and z; t stays second."""
        (asked,) = moved
        grid = most_moving(asked)
        assert list(dict.fromkeys(row[0] for row in grid.rows)) == [
            "vliegerloods",
            "kiezelkade",
            "zeskantsluis",
        ]

    def test_rows_add_up_and_are_the_greatest(self, moved):
        (asked,) = moved
        one, other = asked.sides
        (every,) = (grid for grid in asked.answer.tables if grid.key == "criteria")
        for bid in ("vliegerloods", "kiezelkade", "zeskantsluis"):
            rows = [row for row in most_moving(asked).rows if row[0] == bid]
            assert sum(row[-2] for row in rows) == other.share(bid) - one.share(bid)
            all_of_it = sorted(
                (abs(row[-1]) for row in every.rows if row[0] == bid and row[1]), reverse=True
            )
            assert [abs(row[-1]) for row in rows[:3]] == all_of_it[:3]
            assert len(rows) == 4
