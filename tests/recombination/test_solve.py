"""The best plan: by hand, beside brute force, and what can be asked beyond the rules."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest
from tests.recombination.build import activity, cell, drawn, organisation, problem
from tests.recombination.naive import all_plans, best

from aanbesteding.faults import Faults
from aanbesteding.recombination import integer, tabled
from aanbesteding.recombination.asked import Asked
from aanbesteding.recombination.solve import possible, solve

F = Fraction
TWICE = (("a", 0), ("b", 1))


@pytest.fixture(params=["tables", "solver"])
def way(request, monkeypatch) -> None:
    """Answer with the tables, as far as they tell, or with the solver alone."""
    if request.param == "solver":
        monkeypatch.setattr(tabled, "ALL", 0)


@pytest.mark.usefixtures("way")
def test_best_by_hand() -> None:
    """Budget 10. Alone: a 60 for 6, b 50 for 5, c 45 for 5. b and c: 95, less 10 as they are double.

    a with nothing beside it is 60; a needs 6, so neither b nor c fits. b and c: 50 + 45 − 10 = 85.
    """
    one = problem(
        [
            activity("a", 0, reach={0: 60}, cost=6),
            activity("b", 1, reach={1: 50}, cost=5),
            activity("c", 2, reach={1: 45}, cost=5),
        ],
        cells=[cell(), cell(district="zuid")],
        doubles=[((1, 2), 1, 10)],
        budget=10,
    )
    found = solve(one)
    assert (found.status, found.best, found.bound, found.gap) == ("optimal", 85, 85, 0)
    assert found.settled == "first"
    assert found.plan is not None
    assert found.plan.chosen == (1, 2)
    assert [(made.themes, made.lead, made.members) for made in found.plan.coalitions] == [
        ((0,), 1, (1, 2))
    ]


def test_demand_is_a_ceiling_by_hand() -> None:
    """The cell asks for 100. 60 + 60 counts 100 at 12; 60 + 40 counts 100 at 10: the cheaper wins."""
    one = problem(
        [
            activity("a", 0, reach={0: 60}, cost=6),
            activity("b", 1, reach={0: 60}, cost=6),
            activity("c", 2, reach={0: 40}, cost=4),
        ],
        cells=[cell()],
        budget=12,
    )
    found = solve(one)
    assert found.worth is not None
    assert found.plan is not None
    assert (found.worth.value, found.worth.cost, found.plan.chosen) == (100, 10, (0, 2))


@pytest.mark.usefixtures("way")
def test_sharing_themes_is_chosen_for_synergy() -> None:
    """Three themes, two coalitions: the pairs 0–2 (9) and 0–1 (5) cannot both be together."""
    one = problem(
        [activity("a", 0, 0), activity("b", 1, 1), activity("c", 2, 2)],
        themes=("een", "twee", "drie"),
        pairs=[(0, 1, 5), (0, 2, 9)],
        coalitions=2,
    )
    found = solve(one)
    assert found.plan is not None
    assert found.best == 9
    # b is worth nothing and costs nothing: of equals the first in the order of ids has it.
    assert [(made.themes, made.members) for made in found.plan.coalitions] == [
        ((0, 2), (0, 2)),
        ((1,), (1,)),
    ]
    assert solve(replace(one, limits=replace(one.limits, coalitions=1))).best == 14
    assert solve(replace(one, limits=replace(one.limits, coalitions=3))).best == 0


@pytest.mark.parametrize("part", range(4))
@pytest.mark.usefixtures("way")
def test_brute_force(part) -> None:
    """On drawn problems value, cost and choice are those of trying everything, or there is no plan."""
    none = 0
    for seed in range(part * 85, part * 85 + 85):
        one = drawn(seed)
        found, expected = solve(one), best(one)
        if expected is None:
            assert (found.status, found.plan) == ("none", None), seed
            none += 1
            continue
        assert found.status == "optimal", seed
        assert found.plan is not None
        assert found.worth is not None
        assert found.settled == "first"
        assert (-found.worth.value, found.worth.cost, found.plan.chosen) == expected, seed
        assert found.best == found.bound == found.worth.value
    assert 5 < none < 60


@pytest.mark.usefixtures("way")
def test_brute_force_on_more_activities() -> None:
    """The same with nine activities, where there is a plan and where there is none."""
    for seed in range(1_000, 1_012):
        one = drawn(seed, 9)
        found, expected = solve(one), best(one)
        assert (found.plan is None) == (expected is None)
        if found.plan is not None and found.worth is not None:
            got = (-found.worth.value, found.worth.cost, found.plan.chosen)
            assert got == expected, seed


def asked_of(one, random):
    """Draw something to ask beyond the rules, and the plans that fit it."""
    plans = all_plans(one)
    count = len(one.activities)
    within = frozenset(n for n in range(count) if random.random() < 0.15)
    without = frozenset(n for n in range(count) if random.random() < 0.15)
    others = tuple(p[3] for p in plans if random.random() < 0.3)
    values, costs, people = ([p[k] for p in plans] or [0] for k in range(3))
    asked = Asked(
        within=within,
        without=without,
        other_than=others,
        least_value=random.choice((None, random.choice(values))),
        most_cost=random.choice((None, random.choice(costs))),
        least_existing=random.choice((None, random.choice(people))),
    )
    fit = [
        p
        for p in plans
        if within <= set(p[3])
        and not without & set(p[3])
        and p[3] not in others
        and (asked.least_value is None or p[0] >= asked.least_value)
        and (asked.most_cost is None or p[1] <= asked.most_cost)
        and (asked.least_existing is None or p[2] >= asked.least_existing)
    ]
    return asked, fit


KEYS = {
    "value": lambda p: (-p[0], p[1], p[3]),
    "cost": lambda p: (p[1], -p[0], p[3]),
    "continuity": lambda p: (-p[2], -p[0], p[1], p[3]),
}


@pytest.mark.parametrize("aim", KEYS)
@pytest.mark.usefixtures("way")
def test_what_is_asked_beyond_the_rules(aim) -> None:
    """Activities forced in and out, choices ruled out, bounds and other aims, beside brute force."""
    there = 0
    for seed in range(100):
        one = drawn(seed, 6)
        asked, fit = asked_of(one, Random(seed))
        found = solve(one, replace(asked, aim=aim))
        assert possible(one, asked) is bool(fit), seed
        if not fit:
            assert found.status == "none", seed
            continue
        there += 1
        expected = min(fit, key=KEYS[aim])
        assert found.status == "optimal", seed
        assert found.plan is not None
        assert found.worth is not None
        got = (found.worth.value, found.worth.cost, found.worth.people_existing, found.plan.chosen)
        assert got == expected[:4], (seed, aim)
        assert found.best == {"value": got[0], "cost": got[1], "continuity": got[2]}[aim]
    assert there > 15


def test_the_least_cost_of_one_theme() -> None:
    """Theme 0 costs at least 3 if 10 people must go on, as b (theme 1, 10 people) is ruled out."""
    one = problem(
        [
            activity("a", 0, 0, people=10, cost=3, existing=True),
            activity("b", 0, 1, people=10, cost=1, existing=True),
            activity("c", 0, 0, people=10, cost=7, existing=True),
        ],
        themes=("een", "twee"),
        continuity=F(1, 3),
    )
    aim = Asked(aim="cost", theme=0)
    assert solve(one, aim).best == 0
    assert solve(one, replace(aim, without=frozenset({1}))).best == 3


@pytest.mark.usefixtures("way")
def test_equals_are_told_apart_to_the_last() -> None:
    """Four equal activities of which two fit: the first two. One that adds nothing is there too."""
    acts = [activity(f"a{n}", n, reach={n: 10}, cost=5) for n in range(4)]
    one = problem(acts, cells=[cell(district=f"d{n}") for n in range(4)], budget=10)
    found = solve(one)
    assert found.plan is not None
    assert (found.plan.chosen, found.settled) == ((0, 1), "first")


@pytest.mark.usefixtures("way")
def test_of_two_choices_that_begin_alike_the_shorter_comes_first() -> None:
    """b costs nothing and is worth nothing: (0,) comes before (0, 1)."""
    one = problem([activity("a", reach={0: 10}), activity("b")], cells=[cell()])
    found = solve(one)
    assert found.plan is not None
    assert found.plan.chosen == (0,)


def test_the_lead_has_the_most_to_do() -> None:
    """The lead is the member that may lead with the greatest cost; equals by id."""
    acts = [activity("a", 0, reach={0: 1}, cost=9), activity("b", 1, reach={0: 1}, cost=5)]
    acts += [activity("c", 2, reach={0: 1}, cost=5)]
    orgs = [organisation("x", may_lead=False), organisation("y"), organisation("z")]
    found = solve(problem(acts, cells=[cell()], organisations=orgs))
    assert found.plan is not None
    assert found.plan.coalitions[0].lead == 1


@pytest.mark.usefixtures("way")
def test_volunteer_organisations_make_way_for_each_other() -> None:
    """Organisation 1 offers in both themes, 2 in the first alone, which has room for one."""
    acts = [
        activity("a", 0, 0, reach={0: 1}),
        activity("b", 0, 1, reach={1: 1}),
        activity("c", 1, 0, cost=9),
        activity("d", 1, 1, cost=9),
        activity("e", 2, 0, cost=9),
    ]
    orgs = [organisation("x"), *(organisation(f"v{n}", volunteers=True) for n in (1, 2))]
    one = problem(
        acts,
        cells=[cell(0), cell(1)],
        organisations=orgs,
        themes=("een", "twee"),
        connection=2,
        budgets={0: 3, 1: 5},
    )
    found = solve(one)
    assert found.plan is not None
    assert [made.connected for made in found.plan.coalitions] == [((2, 0),), ((1, 1),)]


def test_volunteer_organisations_are_connected_in_the_first_theme_in_their_order() -> None:
    """Both offer in both themes, which have room for one each: the first has the first."""
    acts = [activity(f"{name}{n}", n, theme, cost=9) for n in (1, 2) for name, theme in TWICE]
    acts += [activity("x", 0, 0, reach={0: 1}), activity("y", 0, 1, reach={1: 1})]
    orgs = [organisation("x"), *(organisation(f"v{n}", volunteers=True) for n in (1, 2))]
    one = problem(
        acts,
        cells=[cell(0), cell(1)],
        organisations=orgs,
        themes=("een", "twee"),
        connection=2,
        budgets={0: 3, 1: 3},
    )
    found = solve(one)
    assert found.plan is not None
    assert [made.connected for made in found.plan.coalitions] == [((1, 0),), ((2, 1),)]


def test_nothing_at_all() -> None:
    """No activities: the plan that does nothing, at no cost; unless nobody can keep a rule."""
    found = solve(problem([]))
    assert found.plan is not None
    assert (found.status, found.best, found.plan.chosen) == ("optimal", 0, ())
    one = problem([activity("a", reach={0: 5}, cost=3)], cells=[cell()], budget=0)
    assert solve(one).best == 0
    assert solve(one, Asked(within=frozenset({0}))).status == "none"
    assert solve(one, Asked(within=frozenset({0}), without=frozenset({0}))).status == "none"


def test_amounts_of_millions_are_exact_to_the_cent() -> None:
    """A cent too little of 27 million leaves the dearest out, however close it is."""
    acts = [activity(f"a{n}", n, reach={n: 1}, cost=300_000_001 + n) for n in range(9)]
    cells = [cell(value=10**6, district=f"d{n}") for n in range(9)]
    whole = sum(one.cost for one in acts)
    assert solve(problem(acts, cells=cells, budget=whole)).best == 9 * 10**6
    assert solve(problem(acts, cells=cells, budget=whole - 1)).best == 8 * 10**6
    part = F(acts[0].cost, whole)
    orgs = [organisation(f"o{n}", newcomer=n == 0) for n in range(9)]
    exact = problem(acts, cells=cells, organisations=orgs, newcomers=part)
    assert solve(exact).best == 9 * 10**6
    hair = replace(exact, limits=replace(exact.limits, newcomers=part + F(1, 10**12)))
    found = solve(hair)
    assert (found.status, found.best) == ("optimal", 8 * 10**6)


def test_amounts_beyond_what_the_solver_is_told() -> None:
    """100 million each, and a cent too little for both: one of them; with the cent both."""
    acts = [activity(f"a{n}", n, reach={n: 1}, cost=10**10 + n) for n in range(2)]
    cells = [cell(district=f"d{n}") for n in range(2)]
    assert solve(problem(acts, cells=cells, budget=2 * 10**10)).best == 1
    assert solve(problem(acts, cells=cells, budget=2 * 10**10 + 1)).best == 2


def uneven(one, random):
    """The same problem with costs of millions, no two alike, and shares with many decimals."""
    acts = tuple(a._replace(cost=a.cost * 10**7 + random.randint(0, 99)) for a in one.activities)
    limits = one.limits

    def near(budget):
        """What some of the activities cost: one cent less, exactly, or one more."""
        some = sum(a.cost for a in acts if random.random() < 0.6)
        return None if budget is None else max(0, some + random.choice((-1, 0, 0, 1)))

    part = limits.newcomers
    if part is not None:
        some = [a for a in acts if random.random() < 0.7]
        new = sum(a.cost for a in some if one.organisations[a.organisation].newcomer)
        part = F(new, max(1, sum(a.cost for a in some))) + random.choice((0, F(1, 10**15)))
    changed = replace(
        limits,
        budget=near(limits.budget),
        budgets={theme: near(0) for theme in limits.budgets},
        newcomers=part,
    )
    return replace(one, activities=acts, limits=changed)


@pytest.mark.usefixtures("way")
def test_brute_force_on_large_and_uneven_amounts() -> None:
    """Limits that are met to the cent, or missed by one, and shares beyond what doubles can hold."""
    for seed in range(2_000, 2_080):
        one = uneven(drawn(seed, 7), Random(seed))
        found, expected = solve(one), best(one)
        assert found.status == ("none" if expected is None else "optimal"), seed
        if found.plan is not None and found.worth is not None:
            assert (-found.worth.value, found.worth.cost, found.plan.chosen) == expected, seed


def city(seed: int, count: int = 120):
    """Draw a problem that takes the solver a while."""
    random = Random(seed)
    cells = [cell(n % 3, random.randint(20, 80), 100, f"d{n}") for n in range(30)]
    acts = []
    for n in range(count):
        theme = n % 3
        own = random.sample(range(theme, 30, 3), 4)
        reach = {k: random.randint(5, 30) for k in own}
        acts.append(
            activity(f"a{n:03}", n % 20, theme, reach=reach, cost=random.randint(500, 3_000))
        )
    pairs = {tuple(sorted(random.sample(range(count), 2))) for _ in range(3 * count)}
    pairs = [(*p, random.randint(100, 900)) for p in sorted(pairs) if (p[0] - p[1]) % 20]
    whole = sum(one.cost for one in acts)
    return problem(
        acts,
        cells=cells,
        themes=("a", "b", "c"),
        pairs=pairs,
        budget=whole // 3,
        budgets={0: whole // 8},
    )


def test_two_runs_are_equal_and_the_order_of_files_changes_nothing() -> None:
    """Pairs, doubles, budgets and apartness can stand in any order."""
    for seed in (3, 7, 19, 40, 77):
        one, random = drawn(seed, 9), Random(seed)
        pairs, doubles = list(one.pairs), list(one.doubles)
        apart, budgets = list(one.limits.apart), list(one.limits.budgets.items())
        for row in (pairs, doubles, apart, budgets):
            random.shuffle(row)
        other = replace(
            one,
            pairs=tuple(pairs),
            doubles=tuple(doubles),
            limits=replace(one.limits, apart=tuple(apart), budgets=dict(budgets)),
        )
        first, again, shuffled = solve(one), solve(one), solve(other)
        assert first == again
        assert (shuffled.plan, shuffled.best) == (first.plan, first.best)


def test_two_runs_within_a_gap_are_equal() -> None:
    """A search that stops at a gap stops at the same plan, and its gap is a proof."""
    one = city(1)
    first, again = (solve(one, Asked(gap=F(3, 100))) for _ in range(2))
    assert first == again
    assert first.status in {"within-gap", "optimal"}
    assert first.gap is not None
    assert first.gap <= F(3, 100)
    assert first.best is not None
    assert first.bound is not None
    assert first.bound >= first.best


def test_progress_is_told_in_plain_numbers() -> None:
    """Best never falls, the bound is never below it, time goes on."""
    heard = []
    found = solve(city(1), Asked(gap=F(3, 100), progress=heard.append))
    bests = [one.best for one in heard if one.best is not None]
    assert bests == sorted(bests)
    assert bests[-1] <= found.best
    assert all(one.bound >= one.best for one in heard if one.bound is not None)
    assert [one.milliseconds for one in heard] == sorted(one.milliseconds for one in heard)
    assert all(type(one.best) is int for one in heard)


def test_no_time_gives_a_plan_or_says_that_none_was_found() -> None:
    """Without time there is the plan to begin with, which is a plan; or nothing, and that is said."""
    found = solve(city(1), Asked(milliseconds=0))
    assert found.status == "stopped"
    assert found.gap is not None
    assert found.gap > 0
    assert found.settled == "any"
    for seed in range(80):
        one = drawn(seed)
        status = solve(one, Asked(milliseconds=0)).status
        assert status in {"stopped", "optimal", "none", "none-found"}
        if best(one) is None:
            assert status in {"none", "none-found"}
        else:
            assert status != "none"


def test_a_short_time_gives_the_best_so_far() -> None:
    """Half a second is not enough for this proof: the plan is a plan, and the gap is stated."""
    found = solve(city(2, 300), Asked(milliseconds=500))
    assert found.plan is not None
    assert found.gap is not None


def test_an_error_while_it_works_comes_out() -> None:
    """Also an interruption by the user, when the solver has stopped."""

    def stop(progress):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        solve(city(1), Asked(progress=stop))


def test_a_missing_solver_is_said(monkeypatch) -> None:
    """AB906 names the library and the extra."""
    monkeypatch.setattr(integer, "SOLVER", "geen-rekenaar")
    with pytest.raises(Faults) as caught:
        solve(problem([activity("a")]))
    (fault,) = caught.value.faults
    assert fault.code.code == "AB906"
    assert "geen-rekenaar" in fault.what("en")
    assert "aanbesteding[recombine]" in fault.cure("nl")


def test_a_solver_that_does_not_load_is_said(monkeypatch, tmp_path) -> None:
    """It is installed, and a library that it needs itself is not."""
    (tmp_path / "kapotte_rekenaar.py").write_text("raise ImportError", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(integer, "SOLVER", "kapotte_rekenaar")
    with pytest.raises(Faults) as caught:
        solve(problem([activity("a")]))
    assert [fault.code.code for fault in caught.value.faults] == ["AB906"]


def test_nothing_heavy_is_loaded_before_it_is_needed() -> None:
    """The modules can be imported without the solver."""
    told = "import sys, aanbesteding.recombination.solve; print('highspy' in sys.modules, 'numpy' in sys.modules)"
    made = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert made.stdout.split() == ["False", "False"]
