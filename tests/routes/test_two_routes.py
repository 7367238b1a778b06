"""The commands that set two routes side by side, on a small case: forms, the summary, wrong input."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from fractions import Fraction

import pytest
import yaml
from jsonschema import Draft202012Validator
from tests.program import COLOUR, ROOT, on_terminal
from tests.routes.scenario.build import text
from tests.routes.test_outcomes import LOOSE, ONE, TENDER, TWO

from aanbesteding.cli.schema import made
from aanbesteding.recombination import integer

A, B = (f"criteria/{name}.yaml" for name in ("leiden-sterke-sociale-basis", "manifest-leiden"))
BIDS = "bids/leiden"
QUICK = ("--most", "1000", "-q")


@pytest.fixture
def files(tmp_path):
    """The case of `test_outcomes`: a tender, recombination rules, two bids; and a scenario."""
    (tmp_path / "bids").mkdir()
    for name, words in (
        ("a.yaml", TENDER),
        ("b.yaml", LOOSE),
        ("bids/een.yaml", ONE),
        ("bids/twee.yaml", TWO),
        ("scenario.yaml", text({"general.point-value": 1}, {"tender.bidders": (1, 4)})),
    ):
        (tmp_path / name).write_text(words, encoding="utf-8")
    return tmp_path


def words_of(folder, command="compare"):
    return (command, folder / "a.yaml", folder / "b.yaml", folder / "bids", *QUICK)


def chapters(result):
    return {
        one["id"]: {said["code"]: said["text"]["en"] for said in one["sentences"]}
        for one in result["summary"]
    }


class TestSummary:
    def test_by_hand(self, run, files):
        """Award 12 points for € 500, plan 20 for € 710; A and B both rest on assumptions alone.

        A has 2 lots, 4 facts, a ground and a criterion. B has beside those 2 demands, 2 synergies,
        duplication, and of the rules the budget, coalitions, size, lead, newcomers, continuity and
        volunteers, and `derived`: 8 + 2 + 2 + 1 + 7 + 1 = 21.
        """
        done = run(*words_of(files), "-f", "json")
        assert (done.code, done.err) == (0, "")
        found = chapters(json.loads(done.out))
        assert list(found) == ["what", "first", "second", "turns", "assumed", "verdict"]
        assert found["what"]["same-first"].startswith("In every lot ")
        assert "in 0 of the 2 lots under B" in found["what"]["as-bids"]
        assert found["first"]["ahead"] == "Award A costs less a year: € 500 against € 710."
        assert "€ 290" in found["first"]["paid"]
        assert found["second"]["ahead"] == "Plan B works with more volunteers: 21 against 10."
        assert "(160 against 100)" in found["second"]["also-ahead"]
        assert "€ 26.25" in found["turns"]["exchange-rate"]
        assert "no-turn" in found["turns"]
        assert "of 21 items" in found["assumed"]["assumed"]
        assert "100.0 %" in found["assumed"]["assumed"]

    def test_an_advantage_that_the_price_takes_away(self, run, files):
        """The bids ask € 600 + € 140 = € 740; the plan costs € 710."""
        path = files / "bids/een.yaml"
        path.write_text(ONE.replace("price: 150", "price: 600"), encoding="utf-8")
        found = chapters(json.loads(run(*words_of(files), "-f", "json").out))
        assert "€ 740" in found["first"]["paid"]
        assert "than the plan (€ 710)" in found["first"]["paid-gone"]

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_snapshot(self, run, snapshot, files, lang):
        """Everything by hand above, and the routes over the years of `scenario`."""
        done = run(*words_of(files), "--scenario", files / "scenario.yaml", "--lang", lang)
        assert (done.code, done.err) == (0, "")
        part = {"nl": "\nAlle percelen samen", "en": "\nAll lots together"}
        head, found, _ = done.out.partition(part[lang])
        assert found
        snapshot(f"two-routes.{lang}.txt", head)

    def test_the_strongest_point_over_the_years(self, run, files):
        """61.2625 behind with 2 bidders, 58.7625 with 1 and 66.2625 with 4, as `scenario` has it."""
        done = run(*words_of(files), "--scenario", files / "scenario.yaml", "-f", "json")
        found = chapters(json.loads(done.out))
        assert "is not 2, as assumed, but 1" in found["first"]["strongest-tender"]
        assert "€ 58.76 ahead" in found["first"]["strongest-tender"]
        assert "but 4" in found["second"]["strongest-recombination"]
        assert "€ 66.26 ahead" in found["second"]["strongest-recombination"]
        assert "€ 61.26 ahead" in found["what"]["now"]

    def test_some_lots_say_that_the_outcomes_are_of_all(self, run, files):
        done = run(*words_of(files), "--lot", "jeugd", "-f", "json")
        result = json.loads(done.out)
        assert result["outcomes"] is None
        assert "some-lots" in chapters(result)["what"]

    def test_two_tenders_have_no_routes(self, run, files):
        (files / "b.yaml").write_text(TENDER.replace("id: gunning", "id: ander"), encoding="utf-8")
        done = run(*words_of(files), "--lang", "en")
        assert "The strongest point of A" in done.out
        assert "tendering" not in done.out


class TestForms:
    def test_json_follows_its_schema_and_is_the_same_twice(self, run, files):
        words = (*words_of(files), "--scenario", files / "scenario.yaml", "-f", "json")
        done = run(*words)
        result = json.loads(done.out)
        assert list(Draft202012Validator(made("comparison")).iter_errors(result)) == []
        assert result["scenario"]["scenario"] == "proef"
        assert [grid["key"] for grid in result["outcomes"]["tables"]] == ["outcomes-b", "totals-b"]
        assert run(*words).out == done.out

    def test_the_order_of_files_changes_nothing(self, run, files):
        names = [files / "bids" / name for name in ("een.yaml", "twee.yaml")]
        found = [
            json.loads(
                run("compare", files / "a.yaml", files / "b.yaml", *bids, *QUICK, "-f", "json").out
            )
            for bids in (names, names[::-1])
        ]
        assert found[0]["outcomes"] == found[1]["outcomes"]

    def test_csv_has_the_outcomes(self, run, files):
        done = run(*words_of(files), "-f", "csv", "--lang", "en")
        rows = list(csv.DictReader(io.StringIO(done.out.removeprefix("\ufeff"))))
        coverage = [
            row["as fraction"]
            for row in rows
            if (row["table"], row["column"]) == ("outcomes-b", "coverage")
        ]
        assert coverage == ["'9/23", "'15/23"]

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_a_terminal_of_80_columns(self, files, lang):
        done = on_terminal(*map(str, words_of(files)), "--lang", lang)
        assert done.code == 0
        assert max(map(len, COLOUR.sub("", done.out).splitlines())) <= 80

    def test_without_the_solver_the_rest_is_there(self, run, files, monkeypatch):
        monkeypatch.setattr(integer, "SOLVER", "no_such_library")
        done = run(*words_of(files), "--lang", "en")
        assert (done.code, done.err) == (0, "")
        assert "pip install 'aanbesteding[recombine]'" in done.out
        assert "Lot Samen" in done.out


class TestClosing:
    """`sensitivity` of two frameworks: the first examined, then all compared."""

    def test_both_are_what_they_are_alone(self, run, files):
        words = words_of(files, "sensitivity")
        done = run(*words, "--only", "prices", "-f", "json")
        assert (done.code, done.err) == (0, "")
        result = json.loads(done.out)
        assert list(Draft202012Validator(made("closed-sensitivity")).iter_errors(result)) == []
        alone = run("sensitivity", words[1], words[3], *QUICK, "--only", "prices", "-f", "json")
        compared = run(*words_of(files), "-f", "json")
        assert result["sensitivity"] == json.loads(alone.out)
        assert result["comparison"] == json.loads(compared.out)

    def test_the_comparison_comes_last(self, run, files):
        done = run(*words_of(files, "sensitivity"), "--only", "prices", "--lang", "en")
        assert done.out.index("Sensitivity: Klein kader") < done.out.index("Summary")
        assert done.out.index("Prices\n") < done.out.index("The same bids under 2 frameworks")

    @pytest.mark.parametrize("form", ["markdown", "csv"])
    def test_other_forms(self, run, files, form):
        done = run(*words_of(files, "sensitivity"), "--only", "prices", "-f", form)
        assert (done.code, done.err) == (0, "")
        assert done.out.count("\ufeff") == (form == "csv")

    def test_pictures_of_both(self, run, files):
        words = (*words_of(files, "sensitivity"), "--only", "prices", "--plots", files / "new")
        assert run(*words).code == 0
        assert (files / "new").is_dir()

    @pytest.mark.parametrize(
        "more", [("--set", "criteria.prijs.weight=40", "--scenario", "x"), ("--aliases", "x.yaml")]
    )
    def test_options_of_one_framework(self, run, files, more):
        done = run(*words_of(files, "sensitivity"), *more)
        assert (done.code, done.out) == (2, "")
        assert "AB903" in done.err

    def test_a_scenario_needs_two(self, run, files):
        done = run("sensitivity", files / "a.yaml", files / "bids", "--scenario", "x.yaml")
        assert (done.code, done.out) == (2, "")
        assert "AB903" in done.err


class TestWrongInput:
    def test_faults_of_all_files_in_one_run(self, run, files):
        """A price that is no number in a bid, and half a bidder in the scenario."""
        for name, old, new in (
            ("scenario.yaml", '"2.000000", low: "1', '"2.500000", low: "1'),
            ("bids/twee.yaml", "price: 140", "price: veel"),
        ):
            path = files / name
            before = path.read_text(encoding="utf-8")
            assert old in before
            path.write_text(before.replace(old, new), encoding="utf-8")
        done = run(*words_of(files), "--scenario", files / "scenario.yaml")
        assert (done.code, done.out) == (2, "")
        assert "scenario.yaml" in done.err
        assert "twee.yaml:8:25: AB033" in done.err

    def test_wrong_activities_are_found(self, run, files):
        """The same activity in both bids."""
        path = files / "bids/twee.yaml"
        before = path.read_text(encoding="utf-8")
        path.write_text(before.replace("id: bal", "id: hulp"), encoding="utf-8")
        done = run(*words_of(files))
        assert (done.code, done.out) == (2, "")
        assert "AB467" in done.err

    def test_a_scenario_that_is_not_there(self, run, files):
        done = run(*words_of(files), "--scenario", files / "weg.yaml")
        assert (done.code, done.out) == (2, "")
        assert "weg.yaml" in done.err


class TestLeiden:
    def test_the_award_counted_from_the_files(self, run):
        """What the winners of the tender do, read from the files by hand of a dozen lines.

        Points are those of the demand in the manifest; no pair counts across lots, and the four
        organisations do nothing double.
        """
        done = run("compare", A, B, BIDS, *QUICK, "-f", "json")
        assert (done.code, done.err) == (0, "")
        result = json.loads(done.out)
        rules = yaml.safe_load((ROOT / B).read_text(encoding="utf-8"))["recombination"]
        bids = [yaml.safe_load(p.read_text(encoding="utf-8")) for p in (ROOT / BIDS).glob("*.yaml")]
        wins = {"opgroeien": "vliegerloods", "samen-meedoen": "kiezelkade"}
        wins["basiskracht"] = "zeskantsluis"
        who = {bid["id"]: {m["organisation"] for m in bid["tenderer"]["members"]} for bid in bids}
        does = [
            activity
            for bid in bids
            for activity in bid.get("activities", ())
            if activity["organisation"] in who[wins[activity["theme"]]]
        ]
        reached = Counter()
        for activity in does:
            for part in activity["reach"]:
                key = activity["theme"], part["district"], part["target-group"]
                reached[key] += part["people"]
        value = counted = 0
        for one in rules["demand"]:
            for district, asked in one["people"].items():
                there = min(asked, reached[one["theme"], district, one["target-group"]])
                counted += there
                value += there * Fraction(str(one["points"]))
        (award, _), _ = (grid["rows"] for grid in result["outcomes"]["tables"])
        assert award["cost"]["fraction"] == str(sum(one["cost"] for one in does))
        assert award["people"] == sum(reached.values())
        assert award["volunteers"] == sum(one["volunteers"] for one in does)
        assert award["counted"] == counted
        assert award["value"]["fraction"] == str(value)
        assert award["doubles"] == award["pairs"] == 0


class TestValueOfAPoint:
    """The worked example of `scenario` without a value of a point."""

    def test_where_it_does_not_matter(self, run, tmp_path):
        """242.45 points for € 51 against 290.7125 for € 38."""
        (tmp_path / "s.yaml").write_text(text(), encoding="utf-8")
        out = run("scenario", tmp_path / "s.yaml", "--lang", "en").out
        assert "the recombination route is ahead at every value above zero" in out

    def test_at_which_both_are_equal(self, run, tmp_path):
        """At € 20 a year the other costs 0.75 × (13 + 2 × 21) + 0.25 × 47 = € 53: € 2 more.

        2 / (290.7125 − 242.45) = 0.0414.
        """
        made_of = text({"recombination.cost-per-year": 20})
        (tmp_path / "s.yaml").write_text(made_of, encoding="utf-8")
        out = run("scenario", tmp_path / "s.yaml", "--lang", "en").out
        assert "If it is ≈ € 0.04" in out or "If it is € 0.04" in out
        assert "if it is less, the tender route is ahead, if it is more, the recombination" in out
