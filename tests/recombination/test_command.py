"""`recombine` as a user runs it, and its coalitions as bids beside those they come from."""

from __future__ import annotations

import csv
import io
import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from tests.program import ROOT, in_pipe, on_terminal

from aanbesteding.cli import recombine as recombining
from aanbesteding.cli.schema import made
from aanbesteding.recombination import analyse, solve
from aanbesteding.recombination.analyse import PARTS
from aanbesteding.reporting.recombining.table import SECTIONS

EXAMPLE = ROOT / "tests" / "checking" / "examples" / "AB467-activity-twice" / "good-own-ids"
SMALL = (EXAMPLE / "framework.yaml", EXAMPLE / "dossier")
LEIDEN_BIDS = ROOT / "bids" / "leiden"
LEIDEN = ("manifest-leiden", "leiden-sterke-sociale-basis", "leiderdorp-welzijn")


@pytest.fixture
def changed(tmp_path):
    """Return a function that writes the small framework with something else in it."""

    def write(old: str, new: str) -> Path:
        text = (EXAMPLE / "framework.yaml").read_text(encoding="utf-8")
        assert old in text
        path = tmp_path / "kader.yaml"
        path.write_text(text.replace(old, new), encoding="utf-8")
        return path

    return write


@pytest.fixture
def small(changed):
    """Return the small example with rules that all its activities together keep."""
    path = changed("newcomers: {percent: 10", "newcomers: {percent: 5")
    text = path.read_text(encoding="utf-8").replace(
        "growth: {percent: 1,", "growth: {percent: 0.5,"
    )
    path.write_text(text, encoding="utf-8")
    return path, SMALL[1]


class TestReport:
    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_the_summary_comes_first_and_every_section_after(self, run, small, lang):
        done = run("recombine", *small, "--lang", lang)
        assert (done.code, done.err) == (0, "")
        places = [done.out.index(f"\n{section.title.say(lang)}\n") for section in SECTIONS]
        assert places == sorted(places)
        assert (
            done.out.index({"nl": "bewezen het beste", "en": "proven the best"}[lang]) < places[0]
        )

    def test_a_small_example_by_hand(self, run, small):
        """All four activities fit: sport 300, bal 150, koken 200, hulp 50, and 10 to connect drie: 710.

        jeugd 60 × 0.1 + 40 × 0.1 = 10; samen (30 + 20) × 0.2 = 10; sport and koken are in two
        coalitions, so their pair counts for nothing: 20 points. Newcomers 50 of 700 = 7.1 per cent,
        all 100 people who are reached now stay. Lead of jeugd is een (300 against 150).
        """
        data = json.loads(run("recombine", *small, "-f", "json").out)
        assert (data["status"], data["value"]["fraction"], data["cost"]["fraction"]) == (
            "optimal",
            "20",
            "710",
        )
        assert [
            (one["lead"], [m["organisation"] for m in one["members"]]) for one in data["coalitions"]
        ] == [
            ("een", ["een", "twee"]),
            ("twee", ["drie", "twee"]),
        ]
        assert [m["share"]["fraction"] for m in data["coalitions"][0]["members"]] == ["2/3", "1/3"]
        assert data["coalitions"][1]["connected"] == [
            {"organisation": "drie", "name": "Drie", "theme": "samen"}
        ]

    def test_only_some_sections(self, run, small):
        done = run("recombine", *small, "--only", "plan,division", "--lang", "en")
        titles = [s.id for s in SECTIONS if f"\n{s.title.en}\n" in done.out]
        assert titles == ["plan", "division"]

    def test_the_sections_search_to_the_same_gap(self, run, small, monkeypatch):
        """What a city can find to 1 per cent, its sections do not work out exactly."""
        gaps = []

        def spied(problem, best, effort, tabled):
            gaps.append(effort.gap)
            return whole(problem, best, effort, tabled)

        whole = analyse.analyse
        monkeypatch.setattr(analyse, "analyse", spied)
        assert run("recombine", *small, "--gap", "1.5").code == 0
        assert gaps == [Fraction(15, 1000)]

    def test_json_follows_its_schema_and_is_the_same_twice(self, run, small):
        done = run("recombine", *small, "-f", "json")
        assert (
            list(Draft202012Validator(made("recombination")).iter_errors(json.loads(done.out)))
            == []
        )
        assert run("recombine", *small, "-f", "json").out == done.out

    def test_csv_has_every_number(self, run, small):
        done = run("recombine", *small, "-f", "csv", "--lang", "en", "--only", "coverage")
        rows = list(csv.DictReader(io.StringIO(done.out.removeprefix("\ufeff"))))
        asked = [row["value"] for row in rows if row["column"] == "demand"]
        assert asked == ["100", "50", "80"]

    def test_the_map_fits_eighty_columns(self, run, small):
        done = run("recombine", *small, "--only", "coverage")
        lines = done.out[done.out.index("\nDekking\n") :].splitlines()
        assert any("██" in line or "▒▒" in line for line in lines)
        assert max(len(line) for line in lines if "wijk" in line or " %" in line) <= 80


class TestNoPlan:
    def test_rules_that_conflict_are_named(self, run, changed):
        """Half of the 100 people in sport (60) and koken (40) must go on: the cheapest is sport, € 300.

        With a budget of € 100 in all that cannot be.
        """
        path = changed("total: 1000, themes: {jeugd: 700}", "total: 100, themes: {jeugd: 100}")
        done = run("recombine", path, SMALL[1], "--lang", "en")
        assert done.code == 1
        assert "No plan keeps all rules; that is proven." in done.out
        assert "€ 100" in done.out
        data = json.loads(run("recombine", path, SMALL[1], "-f", "json").out)
        assert (data["status"], data["coalitions"], data["value"]) == ("none", [], None)

    def test_nothing_is_written(self, run, changed, tmp_path):
        path = changed("total: 1000, themes: {jeugd: 700}", "total: 100, themes: {jeugd: 100}")
        done = run("recombine", path, SMALL[1], "--bid", tmp_path / "plan")
        assert done.code == 1
        assert not (tmp_path / "plan").exists()


class TestBeforeTheSearch:
    @pytest.fixture(autouse=True)
    def unsearched(self, monkeypatch):
        """Fail where a plan is looked for."""
        monkeypatch.setattr(solve, "solve", lambda *asked: pytest.fail("it was searched"))

    @pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="no /proc here")
    def test_a_place_that_takes_no_folder(self, run, small):
        """/proc takes nothing, not even from root."""
        done = run("recombine", *small, "--bid", "/proc/plan")
        assert (done.code, done.out) == (2, "")
        assert "/proc/plan: AB901" in done.err

    @pytest.mark.parametrize("word", ["eigen", "ander"])
    def test_an_anonymous_panel(self, run, small, tmp_path, word):
        """Sheets name aliases there and a coalition has none, whichever framework it is."""
        lines = "panel: {combine: mean, anonymous: ja, assessors: [{id: a, title: A}]}\ncriteria:\n"
        text = small[0].read_text(encoding="utf-8").replace("criteria:\n", lines, 1)
        text = text.replace("id: klein", f"id: {word}")
        path = tmp_path / "anoniem.yaml"
        path.write_text(text, encoding="utf-8")
        words = ("--bid", tmp_path / "plan")
        if word == "eigen":
            done = run("recombine", path, small[1], *words)
        else:
            done = run("recombine", *small, *words, "--under", path)
        assert (done.code, done.out) == (2, "")
        assert f"{path}:20:35: AB706" in done.err
        assert word in done.err
        assert not (tmp_path / "plan").exists()


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_bids_without_marks_are_said_to_be_so(run, tmp_path, lang):
    """Without sheets the bids are there, and `score` asks what the note says that it will."""
    framework, own = ROOT / "criteria" / "manifest-leiden.yaml", sorted(LEIDEN_BIDS.glob("*.yaml"))
    words = ("--only", "plan", "--bid", tmp_path / "plan", "--lang", lang)
    done = run("recombine", framework, *own, *words)
    assert done.code == 0
    (said,) = (line for line in done.err.splitlines() if "AB415" in line)
    assert "manifest-leiden" in said
    assert len(list((tmp_path / "plan").iterdir())) == 3
    assert "AB415" in run("score", framework, *own, tmp_path / "plan").err


def test_where_nothing_is_judged_no_marks_are_missed(run, small, tmp_path):
    """The small framework has a price alone: its bids are whole without sheets."""
    done = run("recombine", *small, "--only", "plan", "--bid", tmp_path / "plan")
    assert done.code == 0
    assert "AB415" not in done.err
    assert run("score", *small, tmp_path / "plan").code == 0


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_line_names_sections_by_their_titles(lang):
    """Every part of the questions has words in both languages, and none shows its id."""
    for part in PARTS:
        said = recombining._busy(part, 2, lang)  # after two
        assert "3" in said
        assert said.split(":")[0] in {section.title.say(lang) for section in SECTIONS}


class TestRefused:
    @pytest.mark.parametrize(
        ("words", "code"),
        [
            (("--gap", "veel"), "AB903"),
            (("--within", "100"), "AB903"),
            (("--time-limit", "0"), "AB903"),
            (("--time-limit", "snel"), "AB903"),
            (("--only", ","), "AB903"),
            (("--only", "plan,plaatje"), "AB902"),
            (("--under", EXAMPLE / "framework.yaml"), "AB903"),
            (("--bid", "plan-van-niemand", "--output", "plan-van-niemand"), "AB903"),
            (("--bid", "plan-van-niemand", "--plots", "plan-van-niemand/beeld"), "AB903"),
            (("--bid", ROOT / "bids"), "AB901"),
            (("--bid", ROOT / "README.md"), "AB901"),
            (("--bid", ROOT / "er" / "niet"), "AB901"),
        ],
    )
    def test_words_that_cannot_be(self, run, words, code):
        done = run("recombine", *SMALL, *words)
        assert (done.code, done.out) == (2, "")
        assert code in done.err

    def test_another_framework_is_not_overwritten(self, run, small, tmp_path):
        """What is read for --under is an input like the others."""
        other = tmp_path / "ander.yaml"
        text = small[0].read_text(encoding="utf-8").replace("id: klein", "id: ander")
        other.write_text(text, encoding="utf-8")
        words = ("--only", "plan", "--bid", tmp_path / "plan", "--under", other, "-o", other)
        done = run("recombine", *small, *words)
        assert done.code == 2
        assert "AB901" in done.err
        assert other.read_text(encoding="utf-8") == text
        assert not (tmp_path / "plan").exists()

    def test_a_framework_without_rules(self, run):
        done = run(
            "recombine",
            ROOT / "criteria" / "leiden-sterke-sociale-basis.yaml",
            ROOT / "bids" / "leiden",
        )
        assert (done.code, done.out) == (2, "")
        assert "AB701" in done.err


HOSTILE = (
    "=cmd|x!A1",
    '<script>alert("1")</script>',
    "regel\\nweg: # '",
    "{naam} {0} {lead}",
    "a\nb: c",
    "null",
    "--- - x",
    "  vooraf",
    "M" * 2000,
)


class TestHostileNames:
    @pytest.mark.parametrize("begin", range(0, len(HOSTILE), 3))
    def test_names_come_back_from_the_files_that_are_written(self, run, small, tmp_path, begin):
        """Names of organisations, themes and the framework, with a version as long as can be."""
        names = [json.dumps(HOSTILE[(begin + n) % len(HOSTILE)]) for n in range(3)]
        (tmp_path / "bids").mkdir()
        for path in SMALL[1].iterdir():
            text = path.read_text(encoding="utf-8")
            for old, new in zip(("Een", "Twee", "Drie"), names, strict=True):
                text = text.replace(f"name: {old}", f"name: {new}")
            (tmp_path / "bids" / path.name).write_text(text, encoding="utf-8")
        text = small[0].read_text(encoding="utf-8").replace("title: Jeugd", f"title: {names[0]}")
        text = text.replace("title: Klein kader", f"title: {names[1]}")
        text = text.replace('version: "1"', f"version: {json.dumps('v' * 2000)}")
        small[0].write_text(text, encoding="utf-8")
        words = (small[0], tmp_path / "bids")
        done = run("recombine", *words, "--only", "plan", "--bid", tmp_path / "plan")
        assert done.code == 0, done.err
        expected = dict(zip(("een", "twee", "drie"), map(json.loads, names), strict=True))
        written = [
            member
            for path in (tmp_path / "plan").glob("*.yaml")
            for member in yaml.safe_load(path.read_text(encoding="utf-8"))["tenderer"]["members"]
        ]
        assert {one["organisation"] for one in written} == {*expected}
        assert all(one["name"] == expected[one["organisation"]] for one in written)
        assert run("score", *words, tmp_path / "plan").code == 0


def test_what_was_derived_before_is_not_derived_from(run, small, tmp_path):
    """Sport and bal are both in jeugd; their pair is new, as een and twee share no bid.

    They do in the coalition that a first run wrote. With that among the bids it is still new.
    """
    text = (
        small[0]
        .read_text(encoding="utf-8")
        .replace("{activities: [sport, koken]", "{activities: [sport, bal]")
    )
    small[0].write_text(text, encoding="utf-8")
    bids: list[Path] = [SMALL[1]]
    for number in (1, 2):
        folder = tmp_path / f"plan-{number}"
        done = run("recombine", small[0], *bids, "--only", "plan", "--bid", folder)
        assert done.code == 0, done.err
        (written,) = (
            bid["lots"][0]["facts"]["aantal"]
            for path in folder.glob("*.yaml")
            if (bid := yaml.safe_load(path.read_text(encoding="utf-8")))["lots"][0]["lot"]
            == "jeugd"
        )
        assert written == 2, number
        bids.append(folder)


def naive(
    framework: str, bids: dict[str, Any], plan: dict[str, Any], number: int
) -> dict[str, Any]:
    """Return the marks of a coalition by the rule `middle`, straight from the files."""
    kader = yaml.safe_load((ROOT / "criteria" / f"{framework}.yaml").read_text(encoding="utf-8"))
    order: dict[str, Fraction] = {}
    for scale in kader["scales"]:
        if scale["type"] == "labelled":
            order |= {str(one["mark"]): Fraction(str(one["percent"])) for one in scale["marks"]}
    path = ROOT / "bids" / "leiden" / "scores" / framework / f"beoordelaar-{number}.yaml"
    marks = yaml.safe_load(path.read_text(encoding="utf-8"))["marks"]
    found: dict[str, Any] = {}
    for offer in plan["lots"]:
        lot = offer["lot"]
        named = {c for of in marks.values() if lot in of for c in of[lot]}
        for criterion in named:
            per_member = []
            for member in plan["tenderer"]["members"]:
                if member["role"] == "subcontractor":
                    continue
                his = [
                    marks.get(name, {})
                    for name, bid in bids.items()
                    if any(
                        m["organisation"] == member["organisation"]
                        for m in bid["tenderer"]["members"]
                    )
                ]
                here = [
                    str(of[lot][criterion]["mark"]) for of in his if criterion in of.get(lot, {})
                ]
                other = [
                    str(c[criterion]["mark"]) for of in his for c in of.values() if criterion in c
                ]
                worst = min(
                    here or other,
                    key=lambda mark: (
                        order.get(mark, Fraction(0))
                        if order.get(mark) is not None
                        else Fraction(mark)
                    ),
                )
                per_member.append((worst, Fraction(str(member["share"]))))
            rank = {
                mark: order[mark] if mark in order else Fraction(mark) for mark, _ in per_member
            }
            for mark in sorted(rank, key=rank.__getitem__):
                if (
                    2 * sum(share for other, share in per_member if rank[other] <= rank[mark])
                    >= 100
                ):
                    found.setdefault(lot, {})[criterion] = mark
                    break
    return found


@pytest.fixture(scope="module")
def plan(tmp_path_factory):
    folder = tmp_path_factory.mktemp("leiden") / "plan"
    under = [word for name in LEIDEN[1:] for word in ("--under", f"criteria/{name}.yaml")]
    words = ("--only", "plan", "--bid", folder, *under)
    done = in_pipe("recombine", f"criteria/{LEIDEN[0]}.yaml", "bids/leiden", *words)
    assert done.code == 0, done.err
    return folder


class TestLeiden:
    @pytest.mark.parametrize("framework", LEIDEN)
    def test_the_coalitions_are_scored_beside_the_bids(self, run, plan, framework):
        bids = sorted((ROOT / "bids" / "leiden").glob("*.yaml"))
        done = run("score", ROOT / "criteria" / f"{framework}.yaml", *bids, plan, "-f", "json")
        assert done.code in (0, 1), done.err
        data = json.loads(done.out)
        findings = [one for one in data["findings"] if one["code"] == "AB647"]
        assert len(findings) == 3
        for lot in data["lots"]:
            both = [*lot["ranking"], *lot["excluded"]]
            derived = [one for one in both if one["id"].startswith("manifest-leiden-")]
            assert len(derived) == 1
            assert derived[0]["name"].endswith(" †")
            assert "derived" in derived[0]
            assert all("derived" not in one for one in both if one not in derived)

    def test_the_coalitions_say_of_their_members_what_the_bids_say(self, run, plan):
        """48.0 professionals and 48 are the same, also where the framework does not ask them."""
        bids = sorted((ROOT / "bids" / "leiden").glob("*.yaml"))
        done = run("check", ROOT / "criteria" / f"{LEIDEN[0]}.yaml", *bids, plan)
        assert "AB471" not in done.out + done.err

    def test_the_files_say_on_top_that_they_are_derived(self, plan):
        files = [*plan.glob("*.yaml"), *plan.glob("scores/*/*.yaml")]
        assert len(files) == 3 + 9
        assert all(file.read_text(encoding="utf-8").startswith("# AFGELEID") for file in files)

    def test_shares_make_a_hundred(self, plan):
        for file in plan.glob("*.yaml"):
            members = yaml.safe_load(file.read_text(encoding="utf-8"))["tenderer"]["members"]
            assert sum(Fraction(str(m["share"])) for m in members if "share" in m) == 100
            assert [m["role"] for m in members].count("lead") == 1

    def test_one_mark_by_hand(self, plan):
        """basiskracht, beoordelaar-1, meerwaarde; shares by cost in the plan.

        aanzet: dropveter (from samen-meedoen, it made no bid for basiskracht) 2.68 and regenpijp
        14.20, together 16.88. onderweg: boterbloemsteiger 32.91, tuimeldijk 4.10, zeskantsluis
        20.90: 74.79 by then, more than half. So onderweg.
        """
        sheet = yaml.safe_load(
            (plan / "scores" / "manifest-leiden" / "beoordelaar-1.yaml").read_text(encoding="utf-8")
        )
        mark = sheet["marks"]["manifest-leiden-basiskracht"]["basiskracht"]["meerwaarde"]
        assert mark["mark"] == "onderweg"
        assert mark["reason"].startswith("Afgeleid, ")

    @pytest.mark.parametrize("framework", LEIDEN)
    def test_all_marks_against_a_naive_reading(self, plan, framework):
        bids = {
            file.stem: yaml.safe_load(file.read_text(encoding="utf-8"))
            for file in (ROOT / "bids" / "leiden").glob("*.yaml")
        }
        for number in (1, 2, 3):
            path = plan / "scores" / framework / f"beoordelaar-{number}.yaml"
            marks = yaml.safe_load(path.read_text(encoding="utf-8"))["marks"]
            for file in plan.glob("*.yaml"):
                made_bid = yaml.safe_load(file.read_text(encoding="utf-8"))
                found = {
                    lot: {c: str(one["mark"]) for c, one in of.items()}
                    for lot, of in marks[file.stem].items()
                }
                assert found == naive(framework, bids, made_bid, number)

    def test_the_marks_that_were_given_are_all_there(self, plan):
        for framework in LEIDEN:
            for path in (ROOT / "bids" / "leiden" / "scores" / framework).glob("*.yaml"):
                given = yaml.safe_load(path.read_text(encoding="utf-8"))
                kept = yaml.safe_load(
                    (plan / "scores" / framework / path.name).read_text(encoding="utf-8")
                )
                assert all(kept["marks"][bid] == of for bid, of in given["marks"].items())


def test_one_partner_for_everything(run, tmp_path):
    """Leiderdorp allows one coalition: one bid for three lots, and what each costs adds up."""
    path = ROOT / "criteria" / "leiderdorp-welzijn.yaml"
    folder = tmp_path / "plan"
    words = ("--only", "plan", "-f", "json", "--bid", folder)
    data = json.loads(run("recombine", path, ROOT / "bids" / "leiden", *words).out)
    assert [one["themes"] for one in data["coalitions"]] == [
        ["opgroeien", "samen-meedoen", "basiskracht"]
    ]
    bid = yaml.safe_load(
        (folder / f"{data['coalitions'][0]['bid']}.yaml").read_text(encoding="utf-8")
    )
    assert sum(Fraction(str(lot["price"])) for lot in bid["lots"]) == Fraction(
        data["cost"]["fraction"]
    )


def test_a_terminal_of_eighty_columns(small):
    done = on_terminal("recombine", *small, "--only", "plan,coverage")
    assert max(len(line) for line in done.out.splitlines() if "\x1b" not in line) <= 80
