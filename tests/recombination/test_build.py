"""From files to a problem: by hand, against a naive reading of the same data, and what is refused."""

from __future__ import annotations

import random
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from aanbesteding import Faults, evaluate, load_bids, load_framework
from aanbesteding.faults import Fault
from aanbesteding.linting.run import check_paths
from aanbesteding.model.bid import Bid
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.framework import Framework
from aanbesteding.recombination import pairs
from aanbesteding.recombination.build import Built, problem_of
from aanbesteding.recombination.problem import (
    Activity,
    Cell,
    Double,
    Limits,
    Organisation,
    Pair,
    Problem,
)

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "tests" / "checking" / "examples" / "AB467-activity-twice" / "good-own-ids"
FRAMEWORK = (EXAMPLE / "framework.yaml").read_text(encoding="utf-8")
ONE, TWO = (
    (EXAMPLE / "dossier" / f"{name}.yaml").read_text(encoding="utf-8") for name in ("een", "twee")
)


def put(folder: Path, framework: str = FRAMEWORK, one: str = ONE, two: str = TWO) -> Path:
    """Write a framework and two bids."""
    (folder / "bids").mkdir()
    for name, text in (("kader", framework), ("bids/een", one), ("bids/twee", two)):
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def built(folder: Path) -> Built:
    return problem_of(load_framework(folder / "kader.yaml"), load_bids(folder / "bids"))


def refused(folder: Path) -> tuple[Fault, ...]:
    with pytest.raises(Faults) as error:
        built(folder)
    return error.value.faults


def places(faults: tuple[Fault, ...]) -> list[str]:
    return [
        f"{Path(f.place.path).name}:{f.place.line}:{f.place.column} {f.code.code}" for f in faults
    ]


def test_a_small_problem_by_hand(tmp_path: Path) -> None:
    """Everything in the files, in the order of ids: drie, een, twee; bal, hulp, koken, sport.

    Cells are per theme (jeugd 0, samen 1), district and target group: (0, noord, jongeren) asks
    100 people at 0.1 point = 100 thousandths, (0, zuid, jongeren) 50, (1, noord, ouderen) 80 at
    200 thousandths. koken reaches 30 there and 10 in zuid, where nothing is asked: 40 people.
    The named pair koken + sport is worth 10 points. Meals and sports hours that share a district
    are koken and bal (zuid, both of twee, so no pair) and koken and sport (noord, named already,
    so 10 and not 4). No two activities of one kind share a cell: bal is in zuid, sport in noord.
    """
    problem = built(put(tmp_path)).problem
    assert problem == Problem(
        themes=("jeugd", "samen"),
        cells=(
            Cell(0, "noord", "jongeren", 100, 100),
            Cell(0, "zuid", "jongeren", 50, 100),
            Cell(1, "noord", "ouderen", 80, 200),
        ),
        organisations=(
            Organisation("drie", "Drie", newcomer=True, volunteers=True, may_lead=False),
            Organisation("een", "Een", newcomer=False, volunteers=False, may_lead=True),
            Organisation("twee", "Twee", newcomer=False, volunteers=False, may_lead=True),
        ),
        activities=(
            Activity("bal", "Bal", 2, 0, "sportuur", ((1, 40),), 40, 15_000, 2, False, Fraction(0)),
            Activity(
                "hulp", "Hulp", 0, 1, "hulp", ((2, 20),), 20, 5_000, 9, False, Fraction(1, 20)
            ),
            Activity(
                "koken", "Koken", 2, 1, "maaltijd", ((2, 30),), 40, 20_000, 6, True, Fraction(0)
            ),
            Activity(
                "sport", "Sport", 1, 0, "sportuur", ((0, 60),), 60, 30_000, 4, True, Fraction(0)
            ),
        ),
        pairs=(Pair(2, 3, 10_000),),
        doubles=(),
        limits=Limits(
            budget=100_000,
            budgets={0: 70_000},
            coalitions=2,
            smallest=1,
            largest=4,
            newcomers=Fraction(1, 10),
            continuity=Fraction(1, 2),
            connection=1_000,
            growth=Fraction(1, 100),
            years=4,
            apart=((0, 1),),
        ),
    )


def test_a_pair_of_kinds_that_is_not_named(tmp_path: Path) -> None:
    """Without the name the pair koken + sport follows from the kinds: 4 points."""
    text = FRAMEWORK.replace("    - {activities: [sport, koken], points: 10, assumed: x}\n", "")
    assert built(put(tmp_path, text)).problem.pairs == (Pair(2, 3, 4_000),)


def test_what_is_double_where_nothing_is_asked(tmp_path: Path) -> None:
    """sport moves to zuid, to older people, and so does bal: double, in a cell without demand.

    The cell (0, zuid, ouderen) then comes after (0, zuid, jongeren), with demand and value 0, and
    neither activity reaches anybody that is asked for.
    """
    one = ONE.replace(
        "{district: noord, target-group: jongeren", "{district: zuid, target-group: ouderen"
    )
    two = TWO.replace("target-group: jongeren", "target-group: ouderen")
    problem = built(put(tmp_path, one=one, two=two)).problem
    assert problem.cells[2] == Cell(0, "zuid", "ouderen", 0, 0)
    assert problem.doubles == (Double((0, 3), 2, 5_000),)
    assert problem.activities[0].reach == problem.activities[3].reach == ()
    assert problem.activities[0].people == 40


def test_an_excluded_organisation_is_left_out_with_what_it_offers(tmp_path: Path) -> None:
    """een declares ja: sport cannot be chosen, nor be in a pair; drie is apart from nobody then."""
    one = ONE.replace("60, declarations: {failliet: nee}", "60, declarations: {failliet: ja}")
    found = built(put(tmp_path, one=one))
    (out,) = found.left_out
    assert (out.organisation, out.name, out.activities) == ("een", "Een", ("sport",))
    assert out.ground.nl == "Failliet"
    assert out.ref == ("bid", "een", ("tenderer", "members", 0, "declarations", "failliet"))
    assert [one.id for one in found.problem.organisations] == ["drie", "twee"]
    assert found.problem.pairs == ()
    assert found.problem.limits.apart == ()
    (warning,) = found.warnings  # nobody else reaches jongeren in noord
    assert (
        warning.what("en")
        == "for theme “jeugd” no activity reaches target group “jongeren” in: noord"
    )


def test_rules_that_are_not_there_are_not_asked(tmp_path: Path) -> None:
    """With a budget per theme only, every limit is empty; each theme has its own coalition."""
    head, rest = FRAMEWORK.split("  rules:\n")
    derived = rest[rest.index("  derived:") :]
    text = f"{head}  rules:\n    budget: {{themes: {{samen: 0.05}}, assumed: x}}\n{derived}"
    problem = built(put(tmp_path, text)).problem
    assert problem.limits == Limits(None, {1: 5}, 2, 1, None, None, None, None, None, 1, ())
    assert all(one.may_lead and not one.volunteers for one in problem.organisations)


def test_more_coalitions_than_themes_are_as_many_as_there_are_themes(tmp_path: Path) -> None:
    text = FRAMEWORK.replace("coalitions: {at-most: 2", "coalitions: {at-most: 9")
    assert built(put(tmp_path, text)).problem.limits.coalitions == 2


def test_the_worked_example_of_the_page(tmp_path: Path) -> None:
    """docs/recombination.md: bal + hulp + koken is 4 + 4 + 6 = 14, koken + sport 6 + 6 + 10 = 22.

    bal reaches 40 × 0.1 = 4, hulp 20 × 0.2 = 4, koken 30 × 0.2 = 6, sport 60 × 0.1 = 6.
    """
    problem = built(put(tmp_path)).problem
    assert value_of(problem, {0, 1, 2}) == 14_000
    assert value_of(problem, {2, 3}) == 22_000
    assert [one.cost for one in problem.activities] == [15_000, 5_000, 20_000, 30_000]


# --- against a naive reading ---------------------------------------------------------------------

DISTRICTS, GROUPS, KINDS = ("n", "o", "z"), ("jong", "oud"), ("a", "b", "c")
THEMES, ORGANISATIONS = ("t1", "t2"), ("o1", "o2", "o3", "o4")
HEAD = {
    "format": "aanbesteding/framework/1",
    "id": "kader",
    "version": "1",
    "language": "nl",
    "route": "recombination",
    "status": "draft",
    "title": "Kader",
    "price-basis": "Prijs per jaar",
    "policies": {
        "rounding": "none",
        "ties": "not-announced",
        "drop-out": "keep-ranking",
        "missing-mark": "error",
        "price-sheet": "refuse",
    },
    "award": {"type": "points"},
    "weights": {"unit": "percent", "of": "whole"},
    "lots": tuple({"id": theme, "title": theme, "assumed": "x"} for theme in THEMES),
    "criteria": (
        {
            "id": "prijs",
            "title": "Prijs",
            "weight": 100,
            "assumed": "x",
            "method": {"type": "price-proportional"},
        },
    ),
}


def drawn(rng: random.Random) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Draw recombination rules and activities as they stand in files."""
    cells = [(t, g) for t in THEMES for g in GROUPS]
    demand = tuple(
        {
            "theme": theme,
            "target-group": group,
            "points": Fraction(rng.randint(1, 900), 1000),
            "people": {d: rng.randint(0, 60) for d in rng.sample(DISTRICTS, rng.randint(1, 3))},
            "assumed": "x",
        }
        for theme, group in rng.sample(cells, rng.randint(1, 4))
    )
    activities = [
        {
            "id": f"a{number}",
            "title": "T",
            "organisation": rng.choice(ORGANISATIONS),
            "theme": rng.choice(THEMES),
            "kind": rng.choice(KINDS),
            "reach": tuple(
                {"district": d, "target-group": g, "people": rng.choice((0, 7, 25, 40))}
                for d, g in rng.sample(
                    [(d, g) for d in DISTRICTS for g in GROUPS], rng.randint(1, 3)
                )
            ),
            "cost": rng.randint(0, 500),
            "volunteers": 0,
            "relation": "existing",
        }
        for number in rng.sample(range(10, 40), 9)
    ]
    kinds = [(one, two) for one in KINDS for two in KINDS if one <= two]
    synergies = [
        {"kinds": pair, "points": rng.randint(0, 9), "assumed": "x"}
        for pair in rng.sample(kinds, rng.randint(0, 4))
    ]
    owner = {one["id"]: one["organisation"] for one in activities}
    named = [(one, two) for one in owner for two in owner if one < two and owner[one] != owner[two]]
    synergies += [
        {"activities": pair, "points": rng.randint(0, 30), "assumed": "x"}
        for pair in rng.sample(named, min(len(named), rng.randint(0, 2)))
    ]
    known = {one["kind"] for one in activities}
    block = {
        "districts": tuple({"id": d, "title": d} for d in DISTRICTS),
        "target-groups": tuple({"id": g, "title": g} for g in GROUPS),
        "demand": demand,
        "synergies": tuple(s for s in synergies if set(s.get("kinds", ())) <= known),
        "duplication": {"points": Fraction(rng.randint(0, 4000), 1000), "assumed": "x"},
        "rules": {"budget": {"total": 100, "assumed": "x"}},
        "derived": {"marks": "weakest", "assumed": "x"},
    }
    return block, activities


def bids_of(activities: list[dict[str, Any]]) -> list[Bid]:
    """Put every organisation with its activities in a bid of its own."""
    return [
        Bid.model_validate(
            {
                "format": "aanbesteding/bid/1",
                "id": name,
                "tenderer": {
                    "name": name,
                    "members": ({"organisation": name, "name": name, "role": "sole"},),
                },
                "lots": ({"lot": "t1", "price": 1},),
                "activities": tuple(a for a in activities if a["organisation"] == name),
            }
        )
        for name in sorted({a["organisation"] for a in activities})
    ]


def naive_value(
    block: Mapping[str, Any], activities: list[dict[str, Any]], chosen: set[str]
) -> Fraction:
    """Return the value in points, straight from the clauses, all in one coalition."""
    taken = [a for a in activities if a["id"] in chosen]

    def reached(theme: str, district: str, group: str) -> int:
        return sum(
            part["people"]
            for a in taken
            for part in a["reach"]
            if (a["theme"], part["district"], part["target-group"]) == (theme, district, group)
        )

    value = Fraction(0)
    for line in block["demand"]:
        for district, people in line["people"].items():
            value += line["points"] * min(
                people, reached(line["theme"], district, line["target-group"])
            )
    by_name = {
        frozenset(s["activities"]): s["points"] for s in block["synergies"] if "activities" in s
    }
    by_kind = {tuple(sorted(s["kinds"])): s["points"] for s in block["synergies"] if "kinds" in s}
    for one in taken:
        for two in taken:
            if one["id"] >= two["id"] or one["organisation"] == two["organisation"]:
                continue
            shared = {p["district"] for p in one["reach"] if p["people"]} & {
                p["district"] for p in two["reach"] if p["people"]
            }
            names = frozenset((one["id"], two["id"]))
            if names in by_name:
                value += by_name[names]
            elif shared:
                value += by_kind.get(tuple(sorted((one["kind"], two["kind"]))), 0)
    for theme in THEMES:
        for kind in KINDS:
            for district in DISTRICTS:
                for group in GROUPS:
                    same = [
                        a
                        for a in taken
                        if (a["theme"], a["kind"]) == (theme, kind)
                        and any(
                            (p["district"], p["target-group"]) == (district, group) and p["people"]
                            for p in a["reach"]
                        )
                    ]
                    value -= block["duplication"]["points"] * max(0, len(same) - 1)
    return value


def value_of(problem: Problem, chosen: set[int]) -> int:
    """Return the value of chosen activities in a problem, in thousandths."""
    reach = [0] * len(problem.cells)
    for number in chosen:
        for cell, people in problem.activities[number].reach:
            reach[cell] += people
    value = sum(c.value * min(c.demand, r) for c, r in zip(problem.cells, reach, strict=True))
    value += sum(p.value for p in problem.pairs if {p.first, p.second} <= chosen)
    return value - sum(
        d.value * max(0, len(chosen & set(d.activities)) - 1) for d in problem.doubles
    )


@pytest.mark.parametrize("seed", range(150))
def test_the_value_of_any_choice_is_what_the_files_say(seed: int) -> None:
    rng = random.Random(seed)
    block, activities = drawn(rng)
    framework = Framework.model_validate({**HEAD, "recombination": block})
    bids = bids_of(activities)
    problem = problem_of(framework, Dossier(tuple(bids))).problem
    rng.shuffle(bids)
    assert problem_of(framework, Dossier(tuple(bids))).problem == problem
    for _ in range(12):
        chosen = {number for number in range(len(problem.activities)) if rng.random() < 0.6}
        names = {problem.activities[number].id for number in chosen}
        assert value_of(problem, chosen) == 1000 * naive_value(block, activities, names)


# --- what is refused -----------------------------------------------------------------------------


def test_a_framework_without_recombination_rules(tmp_path: Path) -> None:
    faults = refused(put(tmp_path, FRAMEWORK[: FRAMEWORK.index("recombination:")]))
    assert places(faults) == ["kader.yaml:2:5 AB701"]
    assert "“recombination” is missing" in faults[0].what("en")


def test_a_framework_that_is_wrong_elsewhere_too(tmp_path: Path) -> None:
    """Both are said in one run."""
    text = FRAMEWORK[: FRAMEWORK.index("recombination:")].replace("weight: 100", "weight: 99")
    assert places(refused(put(tmp_path, text))) == ["kader.yaml:2:5 AB701", "kader.yaml:20:1 AB101"]


@pytest.mark.parametrize("left", ["none", "excluded"])
def test_nothing_to_choose_from(left: str, tmp_path: Path) -> None:
    """Of bids without activities, and of those that are all excluded.

    Synergies and kinds that are among no bids would be said first.
    """
    text = FRAMEWORK.replace(
        FRAMEWORK[FRAMEWORK.index("  synergies") : FRAMEWORK.index("  duplication")], ""
    )
    one, two = ONE, TWO
    if left == "none":
        one, two = (text[: text.index("activities:")] for text in (ONE, TWO))
    else:
        one, two = (text.replace("failliet: nee", "failliet: ja") for text in (ONE, TWO))
    assert places(refused(put(tmp_path, text, one, two))) == ["kader.yaml:22:1 AB702"]


def test_too_many_pairs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pairs, "MAX_PAIRS", 0)
    faults = refused(put(tmp_path))
    assert places(faults) == ["kader.yaml:30:7 AB703"]
    assert faults[0].what("nl") == "uit de synergieën volgen meer dan 0 paren van activiteiten"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("people: 60", "people: -60", "-60 lies out of bounds: at least 0"),
        ("people: 60", "people: 2.5", "2.5 has more than 0 decimals"),
        ("volunteers: 4", "volunteers: -4", "-4 lies out of bounds: at least 0"),
        ("cost: 300", "cost: -300", "-300 lies out of bounds: at least 0"),
        ("cost: 300", "cost: 0.001", "0.001 has more than 2 decimals"),
        ("relation: existing", "relation: oud", "“oud”"),
    ],
)
def test_capacity_that_cannot_be(old: str, new: str, says: str, tmp_path: Path) -> None:
    folder = put(tmp_path, one=ONE.replace(old, new, 1))
    with pytest.raises(Faults) as error:
        load_bids(folder / "bids")
    (fault,) = error.value.faults
    assert fault.place.line == ONE[: ONE.index(old)].count("\n") + 1
    assert says in fault.what("en")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("at-most: 2", "at-most: 0"),
        ("points: 0.1,", "points: 0.0001,"),
        ("points: 5", "points: -5"),
        ("percent: 50", "percent: 101"),
        ("years: 4", "years: 0"),
        ("noord: 100", "noord: -1"),
    ],
)
def test_rules_outside_their_bounds(old: str, new: str, tmp_path: Path) -> None:
    folder = put(tmp_path, FRAMEWORK.replace(old, new, 1))
    with pytest.raises(Faults) as error:
        load_framework(folder / "kader.yaml")
    (fault,) = error.value.faults
    assert fault.place.line == FRAMEWORK[: FRAMEWORK.index(old)].count("\n") + 1


# --- what `check` and `score` make of it ---------------------------------------------------------


def test_an_award_does_not_depend_on_activities(tmp_path: Path) -> None:
    """What is wrong with an activity stops a recombination and not the evaluation of the bids."""
    folder = put(tmp_path, two=TWO.replace("id: bal", "id: hulp"))
    framework, dossier = load_framework(folder / "kader.yaml"), load_bids(folder / "bids")
    evaluate(framework, dossier)
    assert places(refused(folder)) == ["twee.yaml:11:10 AB467"]


def test_check_warns_of_what_may_be_in_other_bids(tmp_path: Path) -> None:
    """Given one of two bids, `check` cannot know what the other offers.

    From the top of the framework: nobody reaches jongeren in zuid; koken and maaltijd are in the
    other bid; for samen there is only drie, who cannot lead.
    """
    folder = put(tmp_path)
    (folder / "bids" / "twee.yaml").unlink()
    report = check_paths([str(folder)])
    found = [(one.fault.code.code, one.severity) for one in report.diagnostics]
    found = [(code, severity) for code, severity in found if code.startswith("AB4")]
    expected = ["AB475", "AB472", "AB472", "AB474"]
    assert found == [(code, "warning") for code in expected]


def test_check_is_silent_about_bids_that_list_no_activities(tmp_path: Path) -> None:
    one, two = (text[: text.index("activities:")] for text in (ONE, TWO))
    report = check_paths([str(put(tmp_path, one=one, two=two))])
    assert not [one for one in report.diagnostics if one.fault.code.code.startswith("AB4")]


# --- the example ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["manifest-leiden", "leiderdorp-welzijn"])
def test_the_example_of_leiden(name: str) -> None:
    """64 of the 66 activities can be chosen: two are of the one excluded organisation.

    They cost 14,819,000 euros a year together, and the budget is 10.5 million: choosing matters.
    """
    framework = load_framework(ROOT / "criteria" / f"{name}.yaml")
    found = problem_of(framework, load_bids(ROOT / "bids" / "leiden"))
    problem = found.problem
    assert len(problem.activities) == 64
    assert [one.activities for one in found.left_out] == [("pt-podium", "pt-talentenstudio")]
    assert found.warnings == ()
    assert sum(one.cost for one in problem.activities) == 1_481_900_000
    assert problem.limits.budget == 1_050_000_000
    assert len(problem.doubles) == 9
    assert {theme for theme in range(3) if any(o.theme == theme for o in problem.activities)} == {
        0,
        1,
        2,
    }
