"""Which rules conflict: by hand, and beside brute force over sets of rules."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

from tests.recombination.build import activity, drawn, organisation, problem
from tests.recombination.naive import all_plans

from aanbesteding.recombination.asked import Asked
from aanbesteding.recombination.conflict import Conflict, conflict_of
from aanbesteding.recombination.conflict_words import conflict_said
from aanbesteding.recombination.rules import Rule, only, rules_of
from aanbesteding.texts import Text

F = Fraction


def clash(**changed):
    """Existing work: a (theme 0, 60 people, 400) and b (theme 1, 40 people, 100).

    70 of 100 people must go on. Without a at most 40 do, so a is needed: theme 0 costs 400 cents.
    """
    limits = {"budgets": {0: 300, 1: 900}, "budget": 2_000, "continuity": F(7, 10), **changed}
    return problem(
        [
            activity("a", 0, 0, people=60, cost=400, existing=True),
            activity("b", 1, 1, people=40, cost=100, existing=True),
        ],
        organisations=[organisation("zaagtand"), organisation("golfslag", newcomer=True)],
        themes=("jong", "oud"),
        **limits,
    )


def words(one, lang="en", **more):
    """The sentences about the conflict in a problem."""
    found = conflict_of(one)
    assert found is not None
    return [said.say(lang) for said in conflict_said(one, found, **more)]


def test_a_budget_against_continuity_in_words() -> None:
    """The budget of theme 0 lacks 100 cents; nothing else is named. Within it only b goes on: 40."""
    found = conflict_of(clash())
    assert found is not None
    assert [(part.rule, part.reach) for part in found.parts] == [
        (Rule("budget-of-theme", (0,)), 400),
        (Rule("continuity"), 40),
    ]
    first, size = words(clash())
    assert first == (
        "The budget of jong, € 3 a year, cannot cover the least that is needed there: € 4, while at "
        "least 70 % of the people in existing activities (70 of 100) must go on being reached."
    )
    assert size == "No smaller set of rules conflicts."
    assert words(clash(), "nl", titles=[Text("Opgroeien", "Growing up")] * 2)[0] == (
        "Het budget van Opgroeien, € 3 per jaar, dekt niet wat daar ten minste nodig is: € 4, terwijl "
        "ten minste 70 % van de mensen in bestaande activiteiten (70 van 100) bereikt moet blijven."
    )


def test_no_conflict_where_there_is_a_plan() -> None:
    """With 400 there is a plan."""
    assert conflict_of(clash(budgets={0: 400})) is None


def test_continuity_against_newcomers_in_words() -> None:
    """Half of the cost for newcomers: with a, b is 100 of 500. Without it 40 people go on."""
    found = words(clash(budgets={}, budget=None, newcomers=F(1, 2)))
    assert found[0] == (
        "In existing activities at most 40 people can go on being reached, and 70 are asked, while "
        "at least 50 % of the cost of the activities must be for newcomers."
    )


def test_one_coalition_is_named_where_it_is_the_cause() -> None:
    """Apart, each organisation has its theme; together in one coalition they may not be."""
    one = clash(budgets={}, budget=None, continuity=F(1), apart=((0, 1),), coalitions=1)
    found = conflict_of(one)
    assert found is not None
    assert [part.rule.kind for part in found.parts] == ["continuity", "apart", "coalitions"]
    assert words(one)[0] == (
        "In existing activities at most 60 people can go on being reached, and 100 are asked, while "
        "Zaagtand and Golfslag may not be in one coalition and the number of coalitions is 1."
    )


def test_what_was_asked_can_be_impossible_by_itself() -> None:
    """An activity in and out: no rule is to blame."""
    one = clash(budgets={}, budget=None, continuity=None)
    asked = Asked(within=frozenset({0}), without=frozenset({0}))
    found = conflict_of(one, asked)
    assert found == Conflict((), "smallest")
    assert [said.code for said in conflict_said(one, found)] == ["asked-impossible"]


def test_an_activity_that_no_plan_can_hold() -> None:
    """Asked with activity a, the budget of its theme stands in the way: it costs 400."""
    found = conflict_of(clash(continuity=None), Asked(within=frozenset({0})))
    assert found is not None
    assert [(part.rule, part.reach) for part in found.parts] == [
        (Rule("budget-of-theme", (0,)), 400)
    ]


def test_every_rule_has_its_words() -> None:
    """All sentences can be said, with their amounts, in both languages."""
    from aanbesteding.recombination.conflict import Part

    one = problem(
        [activity("a", 0, people=5, existing=True), activity("b", 1)],
        organisations=[organisation("x", volunteers=True), organisation("y", may_lead=False)],
        budget=100,
        budgets={0: 50},
        continuity=F(1, 3),
        connection=25,
        newcomers=F(1, 8),
        growth=F(3, 200),
        years=2,
        smallest=2,
        largest=3,
        apart=((0, 1),),
    )
    rules = (*rules_of(one), Rule("coalitions"))
    assert len({rule.kind for rule in rules}) == 11
    for rule in rules:
        for lang in ("nl", "en"):
            said = conflict_said(one, Conflict((Part(rule),), "irreducible"))[0].say(lang)
            assert "{" not in said
            assert said[0].isupper()
    grown = conflict_said(one, Conflict((Part(Rule("growth")),), "irreducible"))[0].say("nl")
    assert (
        grown
        == "Geen plan kan ervoor zorgen dat het bereik elk jaar met ten minste 1,5 % moet groeien."
    )


def test_the_set_is_the_smallest_beside_brute_force() -> None:
    """It conflicts, no smaller set does, and there is one exactly where there is no plan."""
    found = 0
    for seed in range(150):
        one = drawn(seed, 4)
        conflict = conflict_of(one)
        assert (conflict is None) == bool(all_plans(one)), seed
        if conflict is None:
            continue
        found += 1
        assert conflict.size == "smallest"
        rules = [part.rule for part in conflict.parts if part.rule.kind != "coalitions"]
        assert not all_plans(only(one, rules)), seed
        for size in range(len(rules)):
            for fewer in combinations(rules_of(one), size):
                assert all_plans(only(one, fewer)), (seed, fewer)
    assert found > 20


def test_no_time_is_no_conflict_that_is_proven() -> None:
    """Where nothing can be proven in the time, nothing is said to conflict."""
    assert conflict_of(clash(), Asked(milliseconds=0)) is None


def test_all_rules_kept_is_the_problem_itself() -> None:
    """Nothing is lost or invented when nothing is left out."""
    for seed in range(60):
        one = drawn(seed)
        same = only(one, rules_of(one))
        assert same.limits.budgets == one.limits.budgets
        assert bool(all_plans(same)) == bool(all_plans(one))
