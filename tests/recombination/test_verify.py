"""The verifier refuses every plan that breaks a rule, with that rule, and no other plan."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest
from tests.recombination.build import activity, drawn, organisation, problem
from tests.recombination.naive import partitions, possible

from aanbesteding.recombination.problem import Coalition, Plan
from aanbesteding.recombination.sharing import plan_of
from aanbesteding.recombination.verify import PlanBreaksRules, breaches, must_keep

F = Fraction


def tight(**changed):
    """A problem whose limits leave `GOOD` no room at all.

    Theme 0: a (org 0, 300) and b (org 1, 100); theme 1: c (org 2, 200), and e (org 3, 50), which is
    not chosen. Organisation 2 is a volunteer organisation: connecting it costs 40. Together 640.
    Newcomers: b, 100 of 600 = 1/6. Continuity: a and c, 30 + 50 of 90. Growth: people 30, 20 and
    50; b grows by 5 %: 1 of 100, so 1 %.
    """
    limits = {
        "budget": 640,
        "budgets": {0: 400, 1: 240},
        "smallest": 1,
        "largest": 2,
        "newcomers": F(1, 6),
        "continuity": F(80, 90),
        "connection": 40,
        "growth": F(1, 100),
        "years": 4,
        "apart": ((0, 2), (1, 3)),
    } | changed
    return problem(
        [
            activity("a", 0, 0, people=30, cost=300, existing=True),
            activity("b", 1, 0, people=20, cost=100, growth=F(5, 100)),
            activity("c", 2, 1, people=50, cost=200, existing=True),
            activity("e", 3, 1, people=10, cost=50, existing=True),
        ],
        organisations=[
            organisation("nul"),
            organisation("een", newcomer=True, may_lead=False),
            organisation("twee", volunteers=True),
            organisation("drie"),
        ],
        themes=("jong", "oud"),
        **limits,
    )


YOUNG = Coalition((0,), 0, (0, 1), ())
OLD = Coalition((1,), 2, (2,), ((2, 1),))
GOOD = Plan((0, 1, 2), (YOUNG, OLD))


def rules(plan, **changed):
    """The rules that a plan breaks."""
    return [one.rule for one in breaches(tight(**changed), plan)]


def test_the_plan_keeps_everything() -> None:
    """Every limit is met exactly."""
    assert rules(GOOD) == []
    assert must_keep(tight(), GOOD) is GOOD


@pytest.mark.parametrize(
    ("changed", "rule", "has", "limit"),
    [
        ({"budget": 639}, "budget", 640, 639),
        ({"budgets": {0: 399}}, "budget-of-theme", 400, 399),
        ({"budgets": {1: 239}}, "budget-of-theme", 240, 239),
        ({"newcomers": F(101, 600)}, "newcomers", F(1, 6), F(101, 600)),
        ({"continuity": F(801, 900)}, "continuity", F(8, 9), F(801, 900)),
        ({"growth": F(101, 10_000)}, "growth", F(1, 100), F(101, 10_000)),
        ({"largest": 1}, "largest", 2, 1),
        ({"smallest": 2}, "smallest", 1, 2),
        ({"apart": ((0, 1),)}, "apart", None, None),
        ({"coalitions": 1}, "coalitions", 2, 1),
    ],
)
def test_a_limit_a_hair_tighter_is_broken(changed, rule, has, limit) -> None:
    """The first breach is that of the limit, with what the plan has."""
    found = breaches(tight(**changed), GOOD)
    assert (found[0].rule, found[0].has, found[0].limit) == (rule, has, limit)


@pytest.mark.parametrize(
    ("plan", "rule"),
    [
        (Plan((0, 1, 2), (YOUNG._replace(members=(0,)), OLD)), "members"),
        (Plan((0, 1, 2), (YOUNG._replace(members=(0, 1, 3)), OLD)), "members"),
        (Plan((0, 1, 2), (YOUNG._replace(lead=1), OLD)), "lead-may-not-lead"),
        (Plan((0, 1, 2), (YOUNG._replace(lead=3), OLD)), "lead-takes-no-part"),
        (Plan((0, 1, 2, 3), (YOUNG, OLD._replace(members=(2, 3)))), "budget-of-theme"),
        (Plan((0, 2), (YOUNG._replace(members=(0,)), OLD)), "newcomers"),
        (Plan((0, 1), (YOUNG,)), "not-connected"),
        (Plan((0, 1, 2), (YOUNG, OLD._replace(connected=()))), "not-connected"),
        (
            Plan((0, 1, 2), (YOUNG._replace(connected=((2, 0),)), OLD._replace(connected=()))),
            "connected-elsewhere",
        ),
        (Plan((0, 1, 2), (YOUNG, OLD._replace(connected=((2, 0),)))), "connected-elsewhere"),
        (Plan((0, 1, 2), (YOUNG, OLD._replace(connected=((2, 1), (2, 1))))), "connected-twice"),
        (
            Plan((0, 1, 2), (YOUNG._replace(connected=((1, 0),)), OLD)),
            "no-connection-asked",
        ),
        (Plan((0, 1, 2), (OLD, YOUNG)), "themes"),
        (Plan((0, 1, 2), (YOUNG._replace(themes=(0, 1), members=(0, 1, 2)), OLD)), "themes"),
        (Plan((0, 1, 2), (YOUNG._replace(themes=(0, 1), members=(0, 1, 2)),)), "coalitions"),
        (Plan((0, 1, 2), (YOUNG,)), "activity-without-coalition"),
        (Plan((0, 1), (YOUNG, OLD._replace(members=()))), "empty-coalition"),
        (Plan((2, 1, 0), (YOUNG, OLD)), "chosen"),
        (Plan((0, 0, 1, 2), (YOUNG, OLD)), "chosen"),
        (Plan((0, 1, 2, 9), (YOUNG, OLD)), "chosen"),
        (Plan((-1, 0, 1, 2), (YOUNG, OLD)), "chosen"),
        (Plan((0, 1, 2), (YOUNG._replace(lead=7), OLD)), "members"),
        (Plan((0, 1, 2), (YOUNG, OLD._replace(themes=(5,)))), "themes"),
        (Plan((0, 1, 2), (YOUNG, OLD._replace(themes=()))), "themes"),
    ],
)
def test_a_changed_plan_is_refused(plan, rule) -> None:
    """Each change breaks the rule that it is about."""
    assert rule in rules(plan)
    with pytest.raises(PlanBreaksRules, match=rule):
        must_keep(tight(), plan)


def test_a_theme_without_activities_need_have_no_coalition() -> None:
    """Two themes, two coalitions at most: one is not there. With one at most it has both themes."""
    free = {"connection": None, "continuity": None, "budgets": {}, "budget": None}
    plan = Plan((0, 1), (YOUNG,))
    assert rules(plan, **free) == []
    assert rules(plan, **free, coalitions=1) == ["coalitions"]
    both = Plan((0, 1), (YOUNG._replace(themes=(0, 1)),))
    assert rules(both, **free, coalitions=1) == []


def test_growth_is_looked_at_in_every_year() -> None:
    """10 people that shrink by 200 % and 30 that stay: 40, 20, 40, 20: growth fails in year 0 and 2."""
    one = problem(
        [activity("a", people=10, growth=F(-2)), activity("b", people=30)],
        growth=F(-1, 10),
        years=4,
    )
    found = breaches(one, Plan((0, 1), (Coalition((0,), 0, (0,), ()),)))
    assert [(b.rule, b.at, b.has) for b in found] == [
        ("growth", (0,), F(-1, 2)),
        ("growth", (2,), F(-1, 2)),
    ]


def test_it_says_the_same_as_a_naive_look_at_all_choices() -> None:
    """A choice becomes a plan without a breach exactly where the rules, read naively, allow it."""
    kept = broken = 0
    for seed in range(150):
        one = drawn(seed, 5)
        themes = range(len(one.themes))
        for blocks in partitions(themes, min(one.limits.coalitions, len(themes))):
            sharing = tuple(sorted(tuple(sorted(block)) for block in blocks))
            for bits in product((0, 1), repeat=len(one.activities)):
                chosen = [n for n, there in enumerate(bits) if there]
                plan = plan_of(one, chosen, sharing)
                right = plan is not None and not breaches(one, plan)
                assert right == possible(one, chosen, blocks), (seed, chosen, sharing)
                kept, broken = kept + right, broken + (not right)
    assert kept > 300
    assert broken > 300


def test_a_lead_that_may_not_lead_is_refused_in_a_made_plan_too() -> None:
    """The verifier knows the problem alone: the same plan under a stricter problem is refused."""
    strict = tight()
    nobody = tuple(one._replace(may_lead=False) for one in strict.organisations)
    found = [one.rule for one in breaches(replace(strict, organisations=nobody), GOOD)]
    assert found == ["lead-may-not-lead", "lead-may-not-lead"]
