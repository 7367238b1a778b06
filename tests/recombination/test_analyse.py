"""What there is to say about a plan: by hand, and beside all plans of small problems."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from tests.recombination.build import activity, cell, drawn, organisation, problem
from tests.recombination.naive import all_plans

from aanbesteding.recombination.analyse import Effort, analyse
from aanbesteding.recombination.analysis import Covered, Portion, Tally
from aanbesteding.recombination.asked import Asked
from aanbesteding.recombination.others import least_of
from aanbesteding.recombination.solve import solve
from aanbesteding.recombination.verify import breaches

F = Fraction


def said(one, *parts, **more):
    """What is said of the best plan of a problem."""
    return analyse(one, solve(one), Effort(parts=parts, **more))


def knapsack():
    """Budget 10. a is worth 60 for 6, b 50 for 5, c 45 for 5."""
    return problem(
        [
            activity("a", 0, reach={0: 60}, cost=6),
            activity("b", 1, reach={1: 50}, cost=5),
            activity("c", 2, reach={2: 45}, cost=5),
        ],
        cells=[cell(), cell(district="zuid"), cell(district="west")],
        budget=10,
    )


def test_facts_by_hand() -> None:
    """Two themes; in the first two cells of one district ask for 100 and 50 people.

    a and b reach 70 + 50 = 120 in the first, of whom 100 count; b reaches 20 in the second: 120 of
    150. They are double there, at 4; c of the same kind cannot be paid: offered 2 doubles, 8. The
    pair a–b counts 6; a–c, worth 5, not. a is a newcomer's, for 30 of 70; b goes on, for 80 people
    of the 80 + 10 of b and d. a grows by 10 per cent: 70 × 1.1 + 80 = 157 after 150.
    """
    one = problem(
        [
            activity("a", 0, reach={0: 70}, cost=30, volunteers=2, growth=F(1, 10)),
            activity("b", 1, reach={0: 50, 1: 20}, people=80, cost=40, volunteers=3, existing=True),
            activity("c", 2, reach={0: 10}, cost=50),
            activity("d", 2, 1, people=10, cost=1, existing=True),
        ],
        cells=[
            cell(demand=100, value=10),
            cell(demand=50, value=10)._replace(target_group="jeugd"),
            cell(1, demand=5),
        ],
        organisations=[
            organisation("o-a", newcomer=True),
            organisation("o-b"),
            organisation("o-c", volunteers=True),
        ],
        themes=("een", "twee"),
        pairs=[(0, 1, 6), (0, 2, 5)],
        doubles=[((0, 1, 2), 0, 4)],
        budgets={0: 79, 1: 0},
        budget=200,
        newcomers=F(1, 4),
        connection=9,
        years=2,
        growth=F(1, 100),
    )
    found = said(one, "coverage")
    facts = found.facts
    assert found.outcome.plan is not None
    assert found.outcome.plan.chosen == (0, 1)
    assert facts is not None
    assert facts.cells == (Covered(120, 100, 100), Covered(20, 20, 50), Covered(0, 0, 5))
    assert facts.themes == (Covered(140, 120, 150), Covered(0, 0, 5))
    assert facts.covered == Covered(140, 120, 155)
    assert facts.districts == ((0, "noord", facts.themes[0]), (1, "noord", facts.themes[1]))
    assert facts.target_groups[:2] == (
        (0, "ouderen", facts.cells[0]),
        (0, "jeugd", facts.cells[1]),
    )
    assert (facts.cells[1].part, facts.covered.part) == (F(2, 5), F(120, 155))
    spent = facts.spent[0]
    assert (spent.activities, spent.connections, spent.cost, spent.room) == (70, 9, 79, 0)
    assert (facts.spent_in_all.cost, facts.spent_in_all.room) == (79, 121)
    assert (facts.volunteers, facts.connected) == (5, 1)
    assert facts.newcomers == Portion(30, 70, F(1, 4))
    assert facts.continuity == Portion(80, 90, None)
    assert facts.doubles == Tally(1, 4)
    assert facts.doubles_offered == Tally(2, 8)
    assert facts.doubles_avoided == Tally(1, 4)
    assert (facts.synergies, facts.synergies_offered) == (Tally(1, 6), Tally(2, 11))
    assert [(year.year, year.people, year.growth) for year in facts.years] == [
        (1, 150, None),
        (2, 157, F(7, 150)),
    ]


def test_left_out_by_hand() -> None:
    """With a (60 for 6) nothing else fits: 95 − 60 = 35 is lost; the plan leaves 10 − 10 = 0."""
    found = said(knapsack(), "left-out").left_out
    assert found is not None
    assert found.asked == 1
    (a,) = found.activities
    assert (a.activity, a.why, a.adds, a.cost, a.room) == (0, "no-room", 60, 6, 0)
    assert (a.proof, a.loss, a.instead, a.conflict) == ("exact", 35, (0,), None)
    assert [one.rule for one in a.breaches] == ["budget"]


def test_left_out_as_no_plan_has_it() -> None:
    """d costs 11 of a budget of 10: that rule alone stands in the way."""
    one = knapsack()
    acts = (*one.activities, activity("d", 0, reach={0: 99}, cost=11))
    one = problem(acts, cells=one.cells, budget=10)
    for most in (9, 0):
        found = said(one, "left-out", left_out=most).left_out
        assert found is not None
        d = found.activities[0]
        assert (d.activity, d.why, d.proof, d.loss) == (3, "no-plan", "exact", None)
        assert d.conflict is not None
        assert [part.rule.kind for part in d.conflict.parts] == ["budget"]


def test_left_out_as_it_adds_nothing_or_breaks_a_rule() -> None:
    """b reaches whom a reaches already and costs 1: 100 − 99 with it: 1 is lost of nothing.

    c may not be beside a: 7 would be added, and the best plan with it is c and b: 100 − 17 = 83.
    """
    one = problem(
        [
            activity("a", 0, reach={0: 100}, cost=5),
            activity("b", 1, reach={0: 10}, cost=1),
            activity("c", 2, reach={1: 7}, cost=1),
        ],
        cells=[cell(), cell(district="zuid")],
        apart=((0, 2),),
    )
    found = said(one, "left-out").left_out
    assert found is not None
    b, c = found.activities
    assert (b.activity, b.why, b.adds, b.loss, b.room) == (1, "adds-nothing", 0, 0, None)
    assert (c.activity, c.why, c.adds, c.loss) == (2, "rule", 7, 83)
    assert [broken.rule for broken in c.breaches] == ["apart"]
    assert c.instead == (1, 2)


def test_no_plan_says_why() -> None:
    """Nothing is said of a plan that is not there, but for the rules that conflict."""
    one = problem([activity("a", people=5, cost=3, existing=True)], budget=2, continuity=F(1))
    found = analyse(one, solve(one))
    assert found.conflict is not None
    assert {part.rule.kind for part in found.conflict.parts} == {"budget", "continuity"}
    assert found.facts is found.front is found.divisions is None


def test_alternatives_by_hand() -> None:
    """After b and c (95) come a (60), b (50) and c (45); then nothing (0), and that is all."""
    found = said(knapsack(), "alternatives", alternatives=9).alternatives
    assert found is not None
    assert found.complete
    assert [(one.plan.chosen, one.loss) for one in found.plans] == [
        ((0,), 35),
        ((1,), 45),
        ((2,), 50),
        ((), 95),
    ]
    assert (found.plans[0].added, found.plans[0].dropped) == ((0,), (1, 2))
    assert all(one.proven for one in found.plans)


def test_near_by_hand() -> None:
    """Within 40 per cent of 95 is 57 or more: b and c, or a. Within 30 (66.5) only b and c."""
    found = said(knapsack(), "near", within=F(40, 100)).near
    assert found is not None
    assert (found.least, found.always, found.never) == (57, (), ())
    assert found.sometimes == (0, 1, 2)
    found = said(knapsack(), "near", within=F(30, 100)).near
    assert found is not None
    assert found.least == 67
    assert [(one.activity, one.loss) for one in found.always] == [(1, 35), (2, 35)]
    assert (found.sometimes, found.never, found.unknown) == ((), (0,), ())
    assert least_of(250, F(1, 100)) == 248
    assert least_of(-250, F(1, 100)) == -252


def test_front_by_hand() -> None:
    """a: 6 for 4, goes on for 10; b: 3 for 1. Nothing, b, both; a alone: 6 for 4."""
    one = problem(
        [
            activity("a", 0, reach={0: 6}, people=10, cost=4, existing=True),
            activity("b", 1, reach={1: 3}, cost=1),
        ],
        cells=[cell(), cell(district="zuid")],
    )
    found = said(one, "front").front
    assert found is not None
    assert [point[:4] for point in found.points] == [
        (0, 0, 0, ()),
        (3, 1, 0, (1,)),
        (6, 4, 10, (0,)),
        (9, 5, 10, (0, 1)),
    ]
    assert found.whole
    assert found.offered == 10
    assert found.ends == (0, 3, 3)


def plans_of(one):
    """All choices that are a plan, each with the most it is worth; cost and continuity too."""
    found = {}
    for value, cost, on, chosen, _ in all_plans(one):
        if chosen not in found or found[chosen][0] < value:
            found[chosen] = (value, cost, on)
    return found


@pytest.mark.parametrize("part", range(3))
def test_beside_all_plans(part) -> None:
    """Left out, alternatives, near and front of drawn problems, beside trying everything."""
    seen = 0
    for seed in range(part * 25, part * 25 + 25):
        one = drawn(seed, 6)
        plans = plans_of(one)
        if not plans:
            continue
        seen += 1
        best = max(value for value, _, _ in plans.values())
        found = said(one, "left-out", "alternatives", "near", "front", within=F(1, 5), points=1_000)
        assert found.outcome.plan is not None
        chosen = found.outcome.plan.chosen
        check_left_out(found, plans, best, set(chosen))
        check_alternatives(found, plans, best, chosen)
        check_near(found, plans, best)
        check_front(found, plans)
    assert seen > 10


def check_left_out(found, plans, best, chosen) -> None:
    acts = found.problem.activities
    assert {one.activity for one in found.left_out.activities} == set(range(len(acts))) - chosen
    for one in found.left_out.activities:
        values = [plan[0] for there, plan in plans.items() if one.activity in there]
        if values:
            assert (one.proof, one.loss) == ("exact", best - max(values))
            assert plans[one.instead][0] == max(values)
            assert one.why != "not-best"
        else:
            assert (one.why, one.proof, one.loss) == ("no-plan", "exact", None)
            assert one.conflict is not None


def check_alternatives(found, plans, best, chosen) -> None:
    others = sorted((plan[0] for there, plan in plans.items() if there != chosen), reverse=True)
    made = found.alternatives.plans
    assert [one.loss for one in made] == [best - value for value in others[:3]]
    assert len({chosen, *(one.plan.chosen for one in made)}) == len(made) + 1
    assert found.alternatives.complete == (len(others) < 3)
    for one in made:
        assert not breaches(found.problem, one.plan)
        assert one.proven
        assert set(one.added) == set(one.plan.chosen) - set(chosen)
        assert set(one.dropped) == set(chosen) - set(one.plan.chosen)


def check_near(found, plans, best) -> None:
    near = [set(there) for there, plan in plans.items() if plan[0] >= best - F(1, 5) * abs(best)]
    count = range(len(found.problem.activities))
    always = {n for n in count if all(n in one for one in near)}
    never = {n for n in count if not any(n in one for one in near)}
    assert {one.activity for one in found.near.always} == always
    assert set(found.near.never) == never
    assert set(found.near.sometimes) == set(count) - always - never
    assert found.near.unknown == ()
    for one in found.near.always:
        values = [plan[0] for there, plan in plans.items() if one.activity not in there]
        assert one.loss == (best - max(values) if values else None)


def check_front(found, plans) -> None:
    all_points = set(plans.values())
    front = {
        (v, c, e)
        for v, c, e in all_points
        if not any(
            w >= v and d <= c and f >= e and (w, d, f) != (v, c, e) for w, d, f in all_points
        )
    }
    assert found.front.whole
    assert {point[:3] for point in found.front.points} == front
    assert all(point.proven and plans[point.chosen] == point[:3] for point in found.front.points)
    cheapest, richest, longest = (found.front.points[n] for n in found.front.ends)
    assert cheapest.cost == min(c for _, c, _ in front)
    assert richest.value == max(v for v, _, _ in front)
    assert longest.existing == max(e for _, _, e in front)


def test_front_at_levels() -> None:
    """With fewer points than the front has they are on it, the ends among them."""
    levels = 0
    for seed in range(8):
        random = Random(seed)
        one = problem(
            [
                activity(
                    f"a{n}",
                    n,
                    reach={n % 3: random.randint(1, 90)},
                    cost=random.randint(1, 9),
                    existing=n % 2 == 0,
                )
                for n in range(9)
            ],
            cells=[cell(district=f"d{n}", value=random.randint(1, 4)) for n in range(3)],
        )
        plans = plans_of(one)
        found = said(one, "front", points=6).front
        points = set(plans.values())
        assert found is not None
        levels += not found.whole
        assert found.points[found.ends[0]].cost == min(c for _, c, _ in points)
        assert found.points[found.ends[1]].value == max(v for v, _, _ in points)
        assert found.points[found.ends[2]].existing == max(e for _, _, e in points)
        for point in found.points:
            v, c, e = point[:3]
            assert not any(
                w >= v and d <= c and f >= e and (w, d, f) != (v, c, e) for w, d, f in points
            )
            assert point.proven
    assert levels == 8


def test_bounds_hold() -> None:
    """What is not worked out has a bound: never more is lost by it than is lost in truth."""
    bounds = 0
    for seed in range(90):
        one = drawn(seed, 6)
        plans = plans_of(one)
        if not plans:
            continue
        best = max(value for value, _, _ in plans.values())
        found = said(one, "left-out", left_out=0).left_out
        assert found is not None
        assert found.asked == 0
        for x in found.activities:
            values = [plan[0] for there, plan in plans.items() if x.activity in there]
            if x.why == "no-plan":
                assert not values
            else:
                assert x.proof == "bound"
                assert x.loss is not None
                assert not values or 0 <= x.loss <= best - max(values)
                bounds += 1
    assert bounds > 40


def test_no_time() -> None:
    """Without time nothing is proven, and nothing is said to be; the best plan stays."""
    one = knapsack()
    found = said(one, "left-out", "alternatives", "near", "front", milliseconds=0)
    assert found.left_out is not None
    assert [(x.proof, x.loss) for x in found.left_out.activities] == [("unknown", None)]
    assert found.alternatives is not None
    assert (found.alternatives.plans, found.alternatives.complete) == ((), False)
    assert found.near is not None
    assert (found.near.unknown, found.near.always) == ((0, 1, 2), ())
    assert found.front is None


def test_two_runs_are_the_same() -> None:
    """The same problem gives the same answers."""
    one = drawn(3)
    asked = Asked()
    assert analyse(one, solve(one, asked)) == analyse(one, solve(one, asked))


def test_bounds_hold_with_a_gap() -> None:
    """With a gap of a half what is said to be lost at least is never more than in truth."""
    for seed in range(40):
        one = drawn(seed, 6)
        plans = plans_of(one)
        if not plans:
            continue
        found = said(one, "left-out", "alternatives", "near", gap=F(1, 2))
        assert found.outcome.worth is not None
        best = found.outcome.worth.value
        for x in found.left_out.activities:
            values = [plan[0] for there, plan in plans.items() if x.activity in there]
            assert (x.why == "no-plan") == (not values)
            assert x.loss is None or x.loss <= best - max(values)
            assert x.proof != "exact" or not values or x.loss == best - max(values)
        near = [set(there) for there, plan in plans.items() if plan[0] >= found.near.least]
        assert all(x.activity in there for x in found.near.always for there in near)
        assert not any(n in there for n in found.near.never for there in near)
        for n in found.near.sometimes:
            assert {n in there for there in near} == {True, False}
