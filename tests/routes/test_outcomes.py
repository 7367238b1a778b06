"""The two outcomes: by hand, against a naive count, and what cannot be compared."""

from __future__ import annotations

import random
from fractions import Fraction
from pathlib import Path

import pytest
from tests.recombination.build import drawn
from tests.recombination.naive import value as naive_value

from aanbesteding import Evaluation, Faults, evaluate, load_bids, load_framework
from aanbesteding.faults import Fault, Place
from aanbesteding.model.basis import Basis, basis_of
from aanbesteding.recombination import integer
from aanbesteding.recombination.build import Built
from aanbesteding.recombination.codes import NO_RULES
from aanbesteding.routes.compare import compare
from aanbesteding.routes.exchange import Exchange, exchange
from aanbesteding.routes.outcomes import totals
from aanbesteding.routes.outcomes.chosen import Chosen, Group, planned
from aanbesteding.routes.outcomes.measured import measured
from aanbesteding.routes.outcomes.outcomes import Outcomes, outcomes
from aanbesteding.routes.outcomes.strongest import leads
from aanbesteding.routes.outcomes.tell import answer_of, exchange_of
from aanbesteding.sensitivity.answer import Answer, Cell, Options

F = Fraction
HERE = Path(__file__).parents[1] / "checking" / "examples" / "AB467-activity-twice"
FILES = HERE / "good-own-ids"
BOTH = (FILES / "framework.yaml").read_text(encoding="utf-8")
ONE, TWO = (
    (FILES / "dossier" / f"{name}.yaml").read_text(encoding="utf-8") for name in ("een", "twee")
)
HEAD, RULES = BOTH.split("recombination:\n")
TENDER = HEAD.replace("id: klein", "id: gunning").replace("route: recombination", "route: tender")
LOOSE = BOTH.replace("percent: 10, assumed", "percent: 5, assumed")
for line in (
    "growth: {percent: 1, years: 4, assumed: x}",
    "apart: [{organisations: [een, drie], assumed: x}]",
):
    assert line in LOOSE
    LOOSE = LOOSE.replace(f"    {line}\n", "")
PARTNER = LOOSE.replace("id: klein", "id: partner").replace("at-most: 2", "at-most: 1")


def evaluations(
    folder: Path, *frameworks: str, one: str = ONE, two: str = TWO, more: str = ""
) -> list[Evaluation]:
    """Write frameworks and bids, and evaluate."""
    bids = folder / "bids"
    bids.mkdir()
    for name, text in (("een", one), ("twee", two), ("drie", more)):
        if text:
            (bids / f"{name}.yaml").write_text(text, encoding="utf-8")
    made = []
    for number, text in enumerate(frameworks):
        path = folder / f"{number}.yaml"
        path.write_text(text, encoding="utf-8")
        made.append(evaluate(load_framework(path), load_bids(bids)))
    return made


def of(folder: Path, *frameworks: str, **files: str) -> Outcomes:
    found = outcomes(evaluations(folder, *frameworks, **files), Options())
    assert found is not None
    return found


def rows(answer: Answer, key: str) -> list[dict[str, Cell]]:
    grid = next(grid for grid in answer.tables if grid.key == key)
    names = [column.key for column in grid.columns]
    return [dict(zip(names, row, strict=True)) for row in grid.rows]


def codes(answer: Answer) -> list[str]:
    return [one.code for one in answer.said]


def said(answer: Answer, code: str, lang: str = "en") -> list[str]:
    return [one.say("nl" if lang == "nl" else "en") for one in answer.said if one.code == code]


class TestByHand:
    def test_the_award_and_the_plan_by_the_rules_of_the_second(self, tmp_path: Path) -> None:
        """een wins jeugd and twee samen, as each is the only bid there.

        The award: sport (een, 60 people, € 300) and koken (twee, 40 people of whom 30 where older
        people are asked for, € 200). hulp is of drie, in the bid of een, for samen: another lot.
        60 × 0.1 + 30 × 0.2 = 12 points. 90 of 100 + 50 + 80 = 230 people count, 100 in all. sport
        and koken are all that exists: 100 %. Newcomers have none of the € 500.

        The plan has everything: 60 × 0.1 + 40 × 0.1 + (30 + 20) × 0.2 = 20 points for 300 + 150 +
        200 + 50 = € 700 and € 10 to connect drie. 150 people count, 160 in all. hulp is of the
        newcomer: 50/700. Volunteers: 4 + 2 + 6 + 9.
        """
        answer = answer_of(of(tmp_path, TENDER, LOOSE))
        award, plan = rows(answer, "outcomes-b")
        assert {key: award[key] for key in award if key != "outcome"} == {
            "value": 12,
            "counted": 90,
            "demand": 230,
            "coverage": F(9, 23),
            "people": 100,
            "cost": 500,
            "connections": 0,
            "price": 290,
            "continuity": 1,
            "newcomers": 0,
            "volunteers": 10,
            "doubles": 0,
            "doubled": 0,
            "pairs": 0,
            "synergy": 0,
            "parties": 2,
            "organisations": 2,
            "connected": 0,
            "keeps": False,
        }
        assert {key: plan[key] for key in plan if key != "outcome"} == {
            "value": 20,
            "counted": 150,
            "demand": 230,
            "coverage": F(15, 23),
            "people": 160,
            "cost": 710,
            "connections": 10,
            "price": None,
            "continuity": 1,
            "newcomers": F(1, 14),
            "volunteers": 21,
            "doubles": 0,
            "doubled": 0,
            "pairs": 0,
            "synergy": 0,
            "parties": 2,
            "organisations": 3,
            "connected": 1,
            "keeps": True,
        }
        assert said(answer, "breaks") == [
            (
                "Award A breaks rules of B: volunteer organisations that are connected to nobody: "
                "1; newcomers have 0.0 % of the cost of the activities, where at least 5.0 % is required."
            )
        ]
        assert said(answer, "keeps") == ["Plan B keeps all rules of B."]

    def test_from_which_value_of_a_point_the_plan_is_ahead(self, tmp_path: Path) -> None:
        """8 points more for € 210 more: € 26.25. The price, € 290, is less than what is listed."""
        answer = answer_of(of(tmp_path, TENDER, LOOSE))
        (told,) = said(answer, "exchange-rate")
        assert "worth 8 points more for € 210 a year more" in told
        assert "a point is worth € 26.25" in told
        assert "exchange-by-price" not in codes(answer)

    def test_by_the_price_of_the_bids(self, tmp_path: Path) -> None:
        """€ 600 + € 140 = € 740: the plan is dearer than nothing and worth more.

        € 740 − € 500 = € 240 must be worth the 8 points: 33,333.3 per million; what is listed is
        worth 12 / 500 × 1,000,000 = 24,000 per million.
        """
        one = ONE.replace("price: 150", "price: 600")
        answer = answer_of(of(tmp_path, TENDER, LOOSE, one=one))
        (told,) = said(answer, "exchange-by-price")
        assert "(€ 740), plan B is ahead, whatever a point is worth" in told
        (rest,) = said(answer, "rest-must-be-worth")
        assert "for € 240 a year, is worth 8 points: 33,333.3 per million" in rest
        assert "worth 24,000.0 per million" in rest

    def test_by_a_price_above_which_it_turns(self, tmp_path: Path) -> None:
        """€ 540 + € 140 = € 680: 8 points for € 30 more are € 3.75 each."""
        one = ONE.replace("price: 150", "price: 540")
        (told,) = said(answer_of(of(tmp_path, TENDER, LOOSE, one=one)), "exchange-by-price")
        assert "a point is worth € 3.75: below that award A is ahead, above it plan B" in told

    def test_one_partner_as_a_third_column(self, tmp_path: Path) -> None:
        """With one coalition sport and koken are together: 10 points more. B asks two coalitions."""
        answer = answer_of(of(tmp_path, TENDER, LOOSE, PARTNER))
        assert [row["value"] for row in rows(answer, "outcomes-b")] == [12, 20, 30]
        assert [row["value"] for row in rows(answer, "outcomes-c")] == [12, 20, 30]
        assert [row["parties"] for row in rows(answer, "outcomes-c")] == [2, 2, 1]
        assert [row["keeps"] for row in rows(answer, "outcomes-b")] == [False, True, False]
        assert [row["keeps"] for row in rows(answer, "outcomes-c")] == [False, False, True]
        assert (
            "Plan C breaks rules of B: the number of coalitions is 1, where 2 is required."
            in said(answer, "breaks")
        )

    def test_the_coalitions_as_bids(self, tmp_path: Path) -> None:
        """All points are for price. jeugd costs 300 + 150, samen 200 + 50 + 10.

        een asks 150 and the coalition 450: 1 and 1/3. twee asks 140 and the coalition 260: 1 and
        7/13. A and B judge alike.
        """
        found = rows(answer_of(of(tmp_path, TENDER, LOOSE)), "totals-b")
        assert [(row["under"], row["award"], row["plan"], row["rank"]) for row in found] == [
            ("A", 1, F(1, 3), 2),
            ("B", 1, F(1, 3), 2),
            ("A", 1, F(7, 13), 2),
            ("B", 1, F(7, 13), 2),
        ]

    def test_the_strongest_points(self, tmp_path: Path) -> None:
        """Of all that is offered: 160 people, € 700, 21 volunteers; 230 people are asked for.

        The award is 210/700 = 30 % cheaper. The plan is ahead by 11/21 in volunteers, 60/160 in
        people, 60/230 in people who count, and 1/14 in newcomers. Both keep all relations.
        """
        (yardstick,) = of(tmp_path, TENDER, LOOSE).yardsticks
        assert yardstick.built is not None
        (_, award), (_, plan) = yardstick.rows
        problem = yardstick.built.problem
        assert [(one.measure, one.lead) for one in leads(problem, award, plan)] == [
            ("cost", F(3, 10))
        ]
        assert [(one.measure, one.lead) for one in leads(problem, plan, award)] == [
            ("volunteers", F(11, 21)),
            ("people", F(3, 8)),
            ("counted", F(6, 23)),
            ("newcomers", F(1, 14)),
        ]


class TestWhatCannotBeCompared:
    def test_no_plan_keeps_all_rules(self, tmp_path: Path) -> None:
        """As it stands: without hulp no newcomer, with it nobody leads but with koken.

        sport, hulp and koken are 120 people of whom 20 grow by 5 %: 1/120 is less than 1 %. Without
        koken nobody in samen may lead; without sport less than half of what exists goes on.
        """
        answer = answer_of(of(tmp_path, TENDER, BOTH))
        assert "plan-none" in codes(answer)
        assert "conflict" in codes(answer)
        assert "exchange-rate" not in codes(answer)
        assert len(rows(answer, "outcomes-b")) == 1

    def test_a_contract_in_doubt_leaves_the_award_out(self, tmp_path: Path) -> None:
        """Somebody else asks the same for jeugd."""
        lines = TWO.replace("id: twee", "id: vier").splitlines()
        more = "\n".join(lines[: lines.index("activities:")]) + "\n"
        more = more.replace("{lot: samen, price: 140}", "{lot: jeugd, price: 150}")
        more = more.replace("organisation: twee", "organisation: vier").replace("Twee", "Vier")
        answer = answer_of(of(tmp_path, TENDER, LOOSE, more=more))
        assert said(answer, "award-in-doubt")[0].startswith(
            "Under A it is not certain who gets the contract for Jeugd"
        )
        assert [row["value"] for row in rows(answer, "outcomes-b")] == [20]
        assert [row["award"] for row in rows(answer, "totals-b")][:2] == [None, None]

    def test_a_coalition_that_a_framework_does_not_admit(self, tmp_path: Path) -> None:
        """A pays at most € 400 for jeugd; the coalition costs 300 + 150."""
        tender = TENDER.replace(
            "{id: jeugd, title: Jeugd,", "{id: jeugd, title: Jeugd, ceiling: 400,"
        )
        answer = answer_of(of(tmp_path, tender, LOOSE))
        (told,) = said(answer, "coalition-not-admitted")
        assert "is not admitted for Jeugd under A: " in told
        assert "€ 450" in told
        assert [(row["award"], row["plan"]) for row in rows(answer, "totals-b")][:2] == [
            (1, None),
            (1, F(1, 3)),
        ]

    def test_coalitions_that_cannot_stand_as_bids(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(request: object) -> None:
            raise Faults([Fault(NO_RULES, Place("b.yaml"), {"text": "klein"})])

        monkeypatch.setattr(totals, "made", refuse)
        answer = answer_of(of(tmp_path, TENDER, LOOSE))
        (told,) = said(answer, "no-bids")
        assert told.startswith("The coalitions of plan B cannot be assessed as bids: ")
        assert [grid.key for grid in answer.tables] == ["outcomes-b"]

    def test_no_activities(self, tmp_path: Path) -> None:
        one, two = (text.split("activities:")[0] for text in (ONE, TWO))
        assert codes(answer_of(of(tmp_path, TENDER, LOOSE, one=one, two=two))) == [
            "wins",
            "wins",
            "what-an-award-is",
            "no-activities",
        ]

    def test_without_the_solver_the_award_is_still_there(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(integer, "SOLVER", "no_such_library")
        answer = answer_of(of(tmp_path, TENDER, LOOSE))
        (told,) = said(answer, "no-solver")
        assert "pip install 'aanbesteding[recombine]'" in told
        assert [row["value"] for row in rows(answer, "outcomes-b")] == [12]

    def test_no_framework_recombines(self, tmp_path: Path) -> None:
        other = TENDER.replace("id: gunning", "id: ander")
        assert outcomes(evaluations(tmp_path, TENDER, other), Options()) is None

    def test_some_lots_have_no_outcomes(self, tmp_path: Path) -> None:
        made = evaluations(tmp_path, TENDER, LOOSE)
        assert compare(made, ["jeugd"]).outcomes is None
        assert compare(made).outcomes is not None

    def test_what_a_framework_excludes_does_not_count_and_is_said(self, tmp_path: Path) -> None:
        """A has no ground of exclusion and B has: een is bankrupt, so sport counts nowhere in B."""
        tender = TENDER.replace(
            "  - {id: failliet, title: Failliet, applies-to: [sole, lead, member], assumed: x}\n",
            "",
        ).replace("exclusion-grounds:\n", "")
        one = ONE.replace(
            "share: 60, declarations: {failliet: nee}", "share: 60, declarations: {failliet: ja}"
        )
        rules = LOOSE.replace("continuity: {percent: 50", "continuity: {percent: 5")
        answer = answer_of(of(tmp_path, tender, rules, one=one))
        (told,) = said(answer, "not-counted")
        assert told.endswith(": sport.")
        assert rows(answer, "outcomes-b")[0]["value"] == 6


class TestMeasured:
    @pytest.mark.parametrize("seed", range(60))
    def test_any_choice_against_a_naive_count(self, seed: int) -> None:
        """The value of any choice of activities, shared out over coalitions at will."""
        problem = drawn(seed)
        draw = random.Random(seed)
        acts = [one for one in range(len(problem.activities)) if draw.random() < 0.6]
        themes = list(range(len(problem.themes)))
        blocks = [tuple(themes)] if draw.random() < 0.5 else [(one,) for one in themes]
        groups = tuple(
            Group(tuple(problem.themes[t] for t in block), problem.organisations[0].id)
            for block in blocks
        )
        names = tuple(problem.activities[one].id for one in acts)
        found = measured(
            Built(problem, (), ()), Chosen("A", "award", (*names, "weg"), groups, len(groups))
        )
        assert found.missing == ("weg",)
        assert found.worth.value == naive_value(problem, tuple(acts), blocks)

    def test_a_plan_by_ids_is_the_same_plan(self, tmp_path: Path) -> None:
        (yardstick,) = of(tmp_path, TENDER, LOOSE).yardsticks
        assert yardstick.built is not None
        assert yardstick.search is not None
        plan = yardstick.search.plan
        assert plan is not None
        chosen = planned("B", yardstick.built.problem, plan)
        found = measured(yardstick.built, chosen)
        assert (found.plan, found.worth) == (plan, yardstick.search.worth)
        assert found.keeps


class TestExchange:
    @pytest.mark.parametrize(
        ("other", "expected"),
        [
            ((2500, 9), Exchange("one", "other", F(1, 500))),  # 1 more for 500 more
            ((1500, 7), Exchange("other", "one", F(1, 500))),  # 1 less for 500 less
            ((2500, 7), Exchange("other", "other", None)),
            ((1500, 9), Exchange("one", "one", None)),
            ((2000, 7), Exchange("other", "other", None)),
            ((2000, 9), Exchange("one", "one", None)),
            ((2500, 8), Exchange("other", "other", None)),
            ((1500, 8), Exchange("one", "one", None)),
            ((2000, 8), Exchange("equal", "equal", None)),
        ],
    )
    def test_who_is_ahead(self, other: tuple[int, int], expected: Exchange) -> None:
        """Against 2000 points for € 8."""
        assert exchange((F(2000), F(8)), (F(other[0]), F(other[1]))) == expected

    @pytest.mark.parametrize("seed", range(200))
    def test_against_what_both_are_worth(self, seed: int) -> None:
        """At p euros per point the greater p × V − C is ahead, and at the rate both are equal."""
        draw = random.Random(seed)
        one, other = ((F(draw.randint(0, 4)), F(draw.randint(0, 4))) for _ in range(2))
        found = exchange(one, other)
        turn = found.rate or F(1)
        for p, expected in ((turn / 2, found.below), (turn * 2, found.above)):
            net, its = p * one[0] - one[1], p * other[0] - other[1]
            assert expected == ("equal" if net == its else "one" if net > its else "other")
        if found.rate is not None:
            assert found.rate * one[0] - one[1] == found.rate * other[0] - other[1]


def test_only_the_own_plan_is_exchanged(tmp_path: Path) -> None:
    """Of three frameworks each yardstick is about its own plan: 18 points for € 210 are € 11.67."""
    found = of(tmp_path, TENDER, LOOSE, PARTNER)
    told = [one.say("en") for one in exchange_of(found.yardsticks[1])]
    assert "plan C is worth 18 points more for € 210 a year more" in told[0]


def test_what_a_framework_rests_on(tmp_path: Path) -> None:
    """2 lots, 4 facts, a ground and a criterion: all 8 assumed; then one criterion of a source too.

    With a source and an assumption it still is assumed.
    """
    path = tmp_path / "a.yaml"
    path.write_text(TENDER, encoding="utf-8")
    assert basis_of(load_framework(path)) == Basis(8, 8, 0)
    source = "sources: [{id: nota, title: Nota}]\nlots: "
    text = TENDER.replace("lots: ", source).replace(
        "title: Jeugd, assumed: x", "title: Jeugd, source: {document: nota, passage: jeugd}"
    )
    path.write_text(text, encoding="utf-8")
    assert basis_of(load_framework(path)) == Basis(8, 7, 1)
