"""`scenario` as people use it: forms, languages, a picture, exit codes, wrong input."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from fractions import Fraction

import pytest
from jsonschema import Draft7Validator
from tests.program import COLOUR, in_pipe, on_terminal
from tests.routes.scenario.build import text

from aanbesteding.cli.schema import made as schema_of
from aanbesteding.model.scenario import KINDS

LEIDEN = "criteria/scenario-leiden.yaml"


@pytest.fixture
def small(tmp_path):
    """A scenario of few draws: € 1 a point, bidders from 1 to 4."""
    path = tmp_path / "scenario.yaml"
    made = text({"general.point-value": 1}, {"tender.bidders": (1, 4)})
    path.write_text(made, encoding="utf-8")
    return path


class TestText:
    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_by_hand(self, run, small, lang):
        """242.45 − 51 and 290.7125 − 38: 61.2625 behind.

        A bidder costs € 3 over the years, and 0.25 × 2 expected in the other route: 2.5 more.
        With 1 bidder 58.7625 behind, with 4 it is 66.2625.
        """
        done = run("scenario", small, "--lang", lang)
        assert (done.code, done.err) == (0, "")
        said = done.out if lang == "en" else done.out.replace(",", ".")
        for amount in ("€ 61.26", "€ 58.76", "€ 66.26", "242.45", "290.71"):
            assert amount in said
        words = {
            "nl": "Het sterkste punt van de aanbesteding",
            "en": "strongest point of tendering",
        }
        assert words[lang] in done.out

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_a_terminal_of_80_columns(self, lang):
        """Every id stands on one line, so that it can be copied."""
        done = on_terminal("scenario", LEIDEN, "--lang", lang)
        assert done.code == 0
        lines = COLOUR.sub("", done.out).split("\x1b[K")[-1].splitlines()
        assert max(map(len, lines)) <= 80
        assert all(sum(line.startswith(f"{name} ") for line in lines) == 1 for name in KINDS)

    def test_the_outcome_and_the_points_of_both_sides_stand_first(self, run, small):
        """One range, of the bidders, and the order never turns: 58.76 to 66.26 behind."""
        done = run("scenario", small, "--lang", "en")
        first = done.out.index("- With the values that are assumed the recombination route is")
        assert first < done.out.index("the tender route is ahead in")
        assert first < done.out.index("Assumptions with a range: 1. At 0 of them")
        assert first < done.out.index("tendering: “")
        assert done.out.index("tendering: “") < done.out.index("recombining: “")
        assert done.out.index("recombining: “") < done.out.index("What both routes bring")

    def test_the_tornado_has_both_ends_of_a_range_and_the_lead_at_each(self, run, small):
        (line,) = [
            line
            for line in run("scenario", small, "--lang", "en").out.splitlines()
            if "-58.76" in line
        ]
        assert line.split() == ["bidders", "1", "€", "-58.76", "4", "€", "-66.26"]

    def test_equal_between_two_whole_numbers(self, run, tmp_path):
        """Of the 61.2625 behind 2.5 is a bidder's; € 63.7625 more for now: equal with 3 bidders.

        The provision as it is now is only in the recombination route, in one year of it.
        """
        path = tmp_path / "scenario.yaml"
        cost = {"general.point-value": 1, "current.cost-per-year": "73.7625"}
        path.write_text(text(cost), encoding="utf-8")
        said = [
            line.partition("(2): ")[2]
            for line in run("scenario", path, "--lang", "en").out.splitlines()
            if line.startswith("- “bidders”")
        ]
        assert [one.partition(",")[0] for one in said] == [
            "the tender route is ahead up to 2",
            "the routes are equal at 3.",
        ]
        assert "the recombination route from 4" in said[0]

    def test_set(self, run, small):
        """5 bidders: outside 1 to 4, so the range is widened, and that is said."""
        done = run("scenario", small, "--set", "tender.bidders=5", "--lang", "en")
        assert "Replaced: tender.bidders is now 5; that is outside the range" in done.out
        assert "€ 68.76" in done.out

    def test_value_per_million(self, run, tmp_path):
        """242.45 / 51 and 290.7125 / 38 points per million euros."""
        path = tmp_path / "scenario.yaml"
        path.write_text(text(), encoding="utf-8")
        done = run("scenario", path, "--lang", "en")
        assert "4,753,921.5686" in done.out
        assert "7,650,328.9474" in done.out
        assert "No assumption has a range" in done.out


class TestForms:
    def test_json_is_as_published(self, run, small):
        done = run("scenario", small, "--format", "json")
        made = json.loads(done.out)
        assert list(Draft7Validator(schema_of("scenario-result")).iter_errors(made)) == []
        assert made["ahead"] == "recombination"
        assert Fraction(made["lead"]["fraction"]) == -Fraction("61.2625")
        assert not re.search(r'"(/|file:)', done.out)

    @pytest.mark.parametrize(("lang", "sign"), [("nl", ";"), ("en", ",")])
    def test_csv(self, run, small, lang, sign):
        done = run("scenario", small, "--format", "csv", "--lang", lang)
        rows = list(csv.reader(io.StringIO(done.out.removeprefix("\ufeff")), delimiter=sign))
        assert {len(row) for row in rows} == {5}
        assert {row[0] for row in rows[1:]} >= {"outcomes", "years", "tornado"}

    def test_markdown(self, run, small):
        assert run("scenario", small, "--format", "markdown").out.startswith("# ")

    def test_a_picture(self, run, small, tmp_path):
        done = run("scenario", small, "--plots", tmp_path / "plaatjes", "--lang", "en")
        (path,) = (tmp_path / "plaatjes").iterdir()
        assert path.name == "proef-tornado.svg"
        drawn = ET.fromstring(path.read_text(encoding="utf-8"))
        assert "bidders" in drawn[1].text
        now = re.search(r"With the values that are assumed ([^\n]*)\.\n", done.out)
        turns = re.search(r"with a range: (\d+)\. At (\d+) of them the order turns", done.out)
        assert drawn[0].text == (
            f"With the values that are assumed {now[1]}; at {turns[2]} of the {turns[1]} assumptions "
            "with a range the order turns within it"
        )
        assert "written" in done.err

    def test_nothing_to_draw(self, run, tmp_path):
        path = tmp_path / "scenario.yaml"
        path.write_text(text(), encoding="utf-8")
        done = run("scenario", path, "--plots", tmp_path / "plaatjes", "--lang", "en")
        assert done.code == 0
        assert "no picture" in done.err

    def test_the_same_bytes_in_another_process(self, small):
        first, again = (in_pipe("scenario", small, "--format", "json") for _ in range(2))
        assert first == again
        assert first.code == 0


class TestFaults:
    def test_all_in_one_run(self, run, small):
        """A fault in the file and one in the command, both said; nothing is printed."""
        small.write_text(
            small.read_text(encoding="utf-8").replace("unit: number", "unit: percent"),
            encoding="utf-8",
        )
        done = run("scenario", small, "--set", "tender.x=1", "--lang", "en")
        assert (done.code, done.out) == (2, "")
        assert "AB149" in done.err
        assert "AB970" in done.err

    def test_where_no_picture_can_be_written_nothing_is_printed(self, run, small):
        done = run("scenario", small, "--plots", small)
        assert (done.code, done.out) == (2, "")
        assert "AB901" in done.err

    def test_another_kind_of_file(self, run):
        done = run("scenario", "criteria/manifest-leiden.yaml")
        assert done.code == 2

    def test_check_knows_it(self, run, small):
        assert run("check", LEIDEN).code == 0
        small.write_text(
            small.read_text(encoding="utf-8").replace("unit: number", "unit: percent"),
            encoding="utf-8",
        )
        done = run("check", small)
        assert done.code == 1
        assert "AB149" in done.out
