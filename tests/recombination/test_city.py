"""Larger problems: bounds from prices, the search on the spot, and the steps together."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest
from benchmarks.city import CITY, Size, city
from tests.recombination.build import activity, cell, drawn, problem
from tests.recombination.naive import all_plans, best, value

from aanbesteding.recombination import large, run, tabled
from aanbesteding.recombination.asked import Asked
from aanbesteding.recombination.descent import descended
from aanbesteding.recombination.formulation import formulate
from aanbesteding.recombination.improve import improved
from aanbesteding.recombination.integer import Relaxed, relaxed
from aanbesteding.recombination.means import Means
from aanbesteding.recombination.multipliers import bound_of, taken_apart
from aanbesteding.recombination.sharing import sharings
from aanbesteding.recombination.solve import solve
from aanbesteding.recombination.standing import Standing
from aanbesteding.recombination.verify import breaches

F = Fraction
SMALL = Size(24, 210, 300)


def first_sharing(one):
    """The first way to share the themes out."""
    return next(sharings(len(one.themes), one.limits.coalitions))


def test_bound_by_hand() -> None:
    """Worth 60 and 50, cost 6 and 5, budget 8: at 10 per unit 10 × 8 = 80 and nothing is left.

    At 4: 4 × 8 = 32, and 60 − 24 = 36 and 50 − 20 = 30: 98. At 0, or below it: 60 + 50 = 110. At
    12: 96, and both would lose, so that neither is taken: 96.
    """
    one = problem(
        [activity("a", reach={0: 60}, cost=6), activity("b", 1, reach={1: 50}, cost=5)],
        cells=[cell(), cell(district="zuid")],
        budget=8,
    )
    made = formulate(one, ((0,),), Asked())
    assert len(made.rows) == 1
    found = [bound_of(made, made.value, [price]) for price in (10.0, 4.0, 0.0, -3.0, 12.0)]
    assert found == [80, 98, 110, 110, 96]


@pytest.mark.parametrize("part", range(2))
def test_no_plan_passes_a_bound(part) -> None:
    """Whatever the prices, the bound of the whole and of the parts is not below the best plan."""
    seen = 0
    for seed in range(part * 100, part * 100 + 100):
        one, random = drawn(seed, 7), Random(seed)
        if one.limits.coalitions < len(one.themes):
            continue
        expected, sharing = best(one), first_sharing(one)
        if expected is None:
            continue
        made = formulate(one, sharing, Asked())
        prices = [random.uniform(-2, 2) for _ in made.rows]
        home = [act.theme for act in one.activities]
        for tried in (prices, [0.0] * len(prices), [price / 10 for price in prices]):
            apart = taken_apart(made, made.value, tried, home)
            assert bound_of(made, made.value, tried) >= -expected[0], seed
            assert apart.constant + sum(each.bound for each in apart.parts) >= -expected[0], seed
            solved = [
                large.maximise(each.program, each.aim, len(each.activities)).bound
                for each in apart.parts
            ]
            assert None not in solved
            assert apart.constant + sum(solved) >= -expected[0], seed
            seen += 1
    assert seen > 60


def test_what_an_activity_is_worth_beside_others() -> None:
    """After every change the value and all worths are those of counting anew."""
    for seed in range(60):
        one, random = drawn(seed, 8), Random(seed)
        sharing = first_sharing(one)
        standing, chosen = Standing(one, sharing), set[int]()
        for _ in range(25):
            at = random.randrange(len(one.activities))
            standing.change(at)
            chosen ^= {at}
            assert standing.value == value(one, chosen, sharing), seed
            worth = [
                value(one, chosen | {n}, sharing) - value(one, chosen - {n}, sharing)
                for n in range(len(one.activities))
            ]
            assert standing.worth.tolist() == worth, seed
            members = [
                {one.activities[n].organisation for n in chosen if one.activities[n].theme in block}
                for block in sharing
            ]
            assert standing.members.tolist() == [len(each) for each in members]


def test_means_are_the_rules() -> None:
    """Without connections, a choice keeps the means exactly if it keeps the rules that are sums."""
    for seed in range(80):
        one = drawn(seed, 6)
        rules = replace(
            one.limits, connection=None, smallest=1, largest=None, apart=(), coalitions=99
        )
        free = [who._replace(may_lead=True) for who in one.organisations]
        one = replace(one, limits=rules, organisations=tuple(free))
        means, plans = Means(one, Asked()), {plan[3] for plan in all_plans(one)}
        for bits in range(1 << len(one.activities)):
            chosen = tuple(n for n in range(len(one.activities)) if bits >> n & 1)
            kept = all(
                sum(row[n] for n in chosen) <= most
                for row, most in zip(means.rows, means.most, strict=True)
            )
            assert kept is (chosen in plans), (seed, chosen)


def test_large_amounts_are_made_smaller_on_the_safe_side() -> None:
    """Costs of 10¹⁵ cents: what keeps the smaller rule keeps the exact one."""
    random = Random(1)
    for _ in range(50):
        acts = [activity(f"a{n}", n, cost=random.randint(1, 10**15)) for n in range(5)]
        one = problem(acts, budget=random.randint(1, 3 * 10**15))
        means = Means(one, Asked())
        for bits in range(32):
            chosen = [n for n in range(5) if bits >> n & 1]
            if sum(means.rows[0][n] for n in chosen) <= means.most[0]:
                assert sum(acts[n].cost for n in chosen) <= one.limits.budget


def test_search_on_the_spot_finds_the_best_of_small_ones() -> None:
    """Of drawn problems with sums alone, a short search finds the best plan nearly always."""
    hits = there = 0
    for seed in range(60):
        one = drawn(seed, 8)
        rules = replace(one.limits, connection=None, smallest=1, growth=None, coalitions=99)
        free = [who._replace(may_lead=True) for who in one.organisations]
        one = replace(one, limits=rules, organisations=tuple(free))
        expected = best(one)
        if expected is None or -expected[0] <= 0:
            continue
        found = improved(one, first_sharing(one), Asked(), (), lambda: False, 400)
        got = value(one, found[0], first_sharing(one)) if found else 0
        assert got <= -expected[0], seed
        hits += got == -expected[0]
        there += 1
    assert there > 25
    assert hits * 10 >= there * 8


@pytest.mark.parametrize("part", range(2))
def test_steps_together_on_small_ones(part, monkeypatch) -> None:
    """With the size gate down, value and bound are still those of trying everything."""
    monkeypatch.setattr(run, "LARGE", 0)
    monkeypatch.setattr(large, "STEPS", 200)
    monkeypatch.setattr(tabled, "ALL", 0)
    for seed in range(part * 40, part * 40 + 40):
        one = drawn(seed, 7)
        expected = best(one)
        exact, rough = solve(one), solve(one, Asked(gap=F(1, 10), settle=False))
        if expected is None:
            assert (exact.status, rough.status) == ("none", "none"), seed
            continue
        assert exact.status == "optimal", seed
        assert exact.worth is not None
        assert exact.plan is not None
        assert (-exact.worth.value, exact.worth.cost, exact.plan.chosen) == expected, seed
        assert rough.status in {"optimal", "within-gap"}, seed
        assert rough.best is not None
        assert rough.bound is not None
        assert rough.best <= -expected[0] <= rough.bound, seed
        assert rough.gap is None or rough.gap <= F(1, 10), seed


def test_prices_downhill_by_hand() -> None:
    """60 for 6 and 50 for 5 with a budget of 8: at 10 a unit no plan is worth more than 80.

    No prices prove less: 8/11 of both is worth 80 too.
    """
    acts = [activity("a", 0, reach={0: 60}, cost=6), activity("b", 1, reach={1: 50}, cost=5)]
    one = problem(acts, cells=[cell(), cell(district="zuid")], budget=8)
    made = formulate(one, ((0,),), Asked())
    found = descended(made, made.value, lambda: False)
    assert not found.finished
    assert 80 <= bound_of(made, made.value, found.prices) <= 81


def test_prices_downhill_are_nearly_the_best() -> None:
    """For a city the steps come within 2 per cent of the bound that the solver's prices prove."""
    one = city(SMALL)
    made = formulate(one, first_sharing(one), Asked())
    sharp = relaxed(made, made.value)
    assert sharp is not None
    best = bound_of(made, made.value, sharp.prices)
    found = descended(made, made.value, lambda: False)
    assert found == descended(made, made.value, lambda: False)
    assert best <= bound_of(made, made.value, found.prices) <= best * F(102, 100)
    nothing = descended(made, made.value, lambda: True)
    assert set(nothing.prices) == {0.0}


def test_where_the_first_step_has_no_time(monkeypatch) -> None:
    """The solver gives up at once: value and bound are still on either side of the best."""
    monkeypatch.setattr(run, "LARGE", 0)
    monkeypatch.setattr(large, "STEPS", 200)
    monkeypatch.setattr(tabled, "ALL", 0)

    def cut(program, aim, left):
        return Relaxed((0.0,) * len(program.upper), (0.0,) * len(program.rows), finished=False)

    monkeypatch.setattr(large, "relaxed", cut)
    for seed in range(40):
        one = drawn(seed, 7)
        expected = best(one)
        found = solve(one, Asked(milliseconds=20_000))
        if expected is None:
            assert found.status == "none", seed
            continue
        assert found.worth is not None
        assert found.bound is not None
        assert found.worth.value <= -expected[0] <= found.bound, seed
        assert found.status == "optimal", seed  # the whole program comes after it


def test_a_short_time_gives_a_plan_and_a_gap(monkeypatch) -> None:
    """Where no step is done, the greedy plan and the coarse bound are there."""
    one = city(SMALL)
    monkeypatch.setattr(
        large, "relaxed", lambda program, aim, left: Relaxed((), (), finished=False)
    )
    monkeypatch.setattr(large, "improved", lambda *given: [])
    monkeypatch.setattr(large.Large, "_enough", lambda self: self.bound is not None)
    found = solve(one, Asked(milliseconds=60_000))
    assert found.plan is not None
    assert found.gap is not None
    assert 0 < found.gap < F(1, 4)
    assert not breaches(one, found.plan)


def test_a_larger_one_twice(monkeypatch) -> None:
    """Above the size gate two runs agree in everything, and the plan keeps the rules."""
    monkeypatch.setattr(large, "STEPS", 4_000)
    one = city(SMALL)
    asked = Asked(gap=F(8, 100), settle=False)
    found = solve(one, asked)
    assert found == solve(one, asked)
    assert found.status in {"optimal", "within-gap"}
    assert found.plan is not None
    assert not breaches(one, found.plan)


def test_the_city_is_the_same_everywhere() -> None:
    """Its sizes are those that were asked for, and it is drawn alike every time."""
    one = city()
    assert (len(one.organisations), len(one.activities), len(one.pairs)) == CITY
    assert (len(one.themes), len(one.cells)) == (3, 3 * 10 * 6)
    assert city() == one
    assert city(seed=2) != one
