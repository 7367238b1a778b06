"""All choices gone through: the same answers as trying everything, without the solver."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest
from benchmarks.city import Size, city
from tests.recombination.build import activity, cell, drawn, problem
from tests.recombination.naive import all_plans, best
from tests.recombination.test_solve import KEYS, asked_of

from aanbesteding.recombination import choices, run, tabled, tables
from aanbesteding.recombination.asked import Asked
from aanbesteding.recombination.formulation import formulate
from aanbesteding.recombination.integer import Relaxed
from aanbesteding.recombination.questions import Questions
from aanbesteding.recombination.solve import solve
from aanbesteding.recombination.tabled import Tabled

F = Fraction


def never(*args, **more):
    """Stand in for the solver where it is not to be asked."""
    pytest.fail("the solver was asked")


@pytest.fixture
def deep(monkeypatch) -> None:
    """Keep every choice, however much it lacks, and work out four of them at a time."""
    monkeypatch.setattr(tables, "DEPTH", F(20))
    monkeypatch.setattr(choices, "AT_ONCE", 2)


def two_themes():
    """The example of `tables`: a (20 for 6) and, of the other theme, b (9 for 4) and c (12 for 8)."""
    acts = [
        activity("a", 0, 0, reach={0: 20}, cost=6),
        activity("b", 1, 1, reach={1: 9}, cost=4),
        activity("c", 2, 1, reach={2: 12}, cost=8),
    ]
    cells = [cell(0), cell(1), cell(1, district="zuid")]
    return problem(acts, cells=cells, themes=("een", "twee"), budget=10, apart=[(1, 2)])


def worked_out(one):
    """Return the choices of every coalition, a theme each."""
    sharing = tuple((n,) for n in range(len(one.themes)))
    made = tuple(choices.Choices(one, themes) for themes in sharing)
    assert choices.work_out(made, lambda: False, 1)
    return sharing, made


def test_by_hand(monkeypatch) -> None:
    """At 2 a unit the reduced worth is 8, and 1, 0 and −4; no plan is worth more than 29.

    The condition is divided by 2 (3a + 2b + 4c ≤ 5), so that its price is 4.
    """
    one = two_themes()
    sharing, made = worked_out(one)
    program = formulate(one, sharing, Asked())
    prices = [4.0 * (row.most == 5) for row in program.rows]
    assert sum(prices) == 4
    found = tables.tables_of(one, made, program, prices)
    assert found is not None
    assert found.bound == 29 * tables.UNIT
    left, right = found.tables
    assert [int(n) // tables.UNIT for n in left.reduced] == [8, 0]
    assert [int(n) // tables.UNIT for n in right.reduced] == [1, 0, -4]
    assert [int(n) for n in right.cost] == [4, 0, 8]
    assert found.depth == 12 * tables.UNIT  # three cells of 100 people: 300 in 25 parts
    monkeypatch.setattr(tables, "DEPTH", F(4, 300))
    found = tables.tables_of(one, made, program, prices)
    assert found is not None
    assert [list(map(int, table.value)) for table in found.tables] == [[20], [9, 0]]


def test_what_holds_within_a_coalition_is_kept_by_hand() -> None:
    """b and c cannot be together: of the four choices for their theme three are left."""
    _, made = worked_out(two_themes())
    assert [int(n) for n in made[1].kept[0].low] == [0, 1, 2]
    assert [int(n) for n in made[1].kept[0].value] == [0, 9, 12]


@pytest.mark.parametrize("part", range(2))
@pytest.mark.usefixtures("deep")
def test_brute_force_without_the_solver(part, monkeypatch) -> None:
    """Whatever the rules: the best plan, down to the order of ids, by the tables alone."""
    monkeypatch.setattr(run, "maximise", never)
    there = 0
    for seed in range(part * 100, part * 100 + 100):
        one = drawn(seed)
        one = replace(one, limits=replace(one.limits, coalitions=3))
        expected = best(one)
        if expected is None:
            continue  # that there is none, only the solver proves
        found = solve(one)
        there += 1
        assert (found.status, found.settled) == ("optimal", "first"), seed
        assert found.plan is not None
        assert found.worth is not None
        assert (-found.worth.value, found.worth.cost, found.plan.chosen) == expected, seed
    assert there > 40


@pytest.mark.parametrize("aim", KEYS)
@pytest.mark.usefixtures("deep")
def test_what_is_asked_beyond_the_rules(aim) -> None:
    """One set of tables for all questions about a problem, beside brute force."""
    told = 0
    for seed in range(60):
        one = drawn(seed, 6)
        kept = Tabled(one)
        solve(one, tabled=kept)
        for turn in range(3):
            asked, fit = asked_of(one, Random(seed * 3 + turn))
            found = solve(one, replace(asked, aim=aim), kept)
            if not fit:
                assert found.status == "none", seed
                continue
            expected = min(fit, key=KEYS[aim])
            assert found.status == "optimal", seed
            assert found.plan is not None
            assert found.plan.chosen == expected[3], (seed, turn)
            told += bool(kept._tables)
    assert told > 15


@pytest.mark.usefixtures("deep")
def test_any_prices_will_do(monkeypatch) -> None:
    """Drawn prices, of the wrong sign too: the bound holds for every plan, and the best is found."""
    random = Random(3)

    def drawn_prices(program, aim, left=None):
        return Relaxed((), tuple(random.uniform(-3, 3) for _ in program.rows), finished=True)

    monkeypatch.setattr(tabled, "relaxed", drawn_prices)
    there = 0
    for seed in range(60):
        one = drawn(seed, 7)
        plans, kept = all_plans(one), Tabled(one)
        if not plans:
            continue
        there += 1
        found = solve(one, tabled=kept)
        assert found.plan is not None
        assert found.plan.chosen == min(plans, key=KEYS["value"])[3], seed
        for (sharing, _), made in kept._tables.items():
            same = [p for p in plans if p[4] == frozenset(map(frozenset, sharing))]
            if made is not None and same:
                assert max(p[0] for p in same) * tables.UNIT <= made.bound, seed
    assert there > 25


def test_what_lies_too_deep_is_left_to_the_solver() -> None:
    """The best plan with c is worth 12, and 29 − 12 lacks more than the depth of 12: no answer.

    The solver gives it: with c nothing else fits but nothing.
    """
    one = two_themes()
    kept = Tabled(one)
    assert solve(one, tabled=kept).best == 29
    asked = Asked(within=frozenset({2}))
    (sharing,) = {at for at, _ in kept._tables}
    question = run.Run(one, sharing, asked, lambda: None)
    assert kept.answer(question) is None
    assert solve(one, asked, kept).best == 12


def test_going_through_choices_goes_on_where_it_was_stopped(monkeypatch) -> None:
    """Stopped after every choice of the other activities, it ends with the same choices."""
    monkeypatch.setattr(choices, "AT_ONCE", 1)
    one = two_themes()
    _, whole = worked_out(one)
    made = tuple(choices.Choices(one, (n,)) for n in range(2))
    asked = iter(range(1_000))
    rounds = 1
    while not choices.work_out(made, lambda: next(asked) % 2 == 1, 1):
        rounds += 1
    assert rounds > 1
    for mine, theirs in zip(made, whole, strict=True):
        got = [(list(low), list(value)) for low, value in mine.kept]
        assert got == [(list(low), list(value)) for low, value in theirs.kept]


def test_half_of_a_short_time_is_left_for_the_solver() -> None:
    """With 10 milliseconds that do not go by there are tables; when 6 have gone by there are not."""
    one, sharing = two_themes(), ((0,), (1,))
    assert Tabled(one).answer(run.Run(one, sharing, Asked(), lambda: 10)) is not None
    times = iter([10, 4, 4, 4])
    assert Tabled(one).answer(run.Run(one, sharing, Asked(), lambda: next(times))) is None


def test_without_time_there_are_no_tables() -> None:
    """Nothing that was stopped half-way is answered from: with time the answer is there."""
    one = two_themes()
    kept, sharing = Tabled(one), ((0,), (1,))
    assert kept.answer(run.Run(one, sharing, Asked(), lambda: 0)) is None
    told = kept.answer(run.Run(one, sharing, Asked(), lambda: None))
    assert told is not None
    assert told.at is not None
    assert told.at.plan.chosen == (0, 1)


def test_too_many_choices_or_too_large_numbers_are_left_to_the_solver() -> None:
    """25 activities for one coalition are 2²⁵ choices; costs of 10¹⁵ cents do not fit."""
    many = problem([activity(f"a{n}", n) for n in range(25)])
    assert not Tabled(many).few
    assert Tabled(problem([activity("a", cost=10**9)])).few
    assert not Tabled(problem([activity("a", cost=10**15)])).few


def test_questions_share_one_set_of_tables(monkeypatch) -> None:
    """What was gone through for the plan is not gone through again for what is asked of it."""
    one = two_themes()
    kept = Tabled(one)
    found = solve(one, tabled=kept)
    monkeypatch.setattr(choices.Choices, "_allowed", never)
    monkeypatch.setattr(run, "maximise", never)
    ask = Questions(one, found, tabled=kept)
    assert ask.solve(Asked(without=frozenset({1}), settle=False)).best == 20
    assert ask.solve(Asked(most_cost=6)).best == 20
    assert ask.solve(Asked(aim="continuity", least_value=29, most_cost=10)).best == 0


def test_the_number_of_threads_changes_nothing(monkeypatch) -> None:
    """Answers come in the order of the coalitions, whoever is ready first."""
    one = city(Size(18, 45, 60), 7)
    asked = [Asked(), *(Asked(without=frozenset({n}), settle=False) for n in range(6))]
    found = []
    for cores in (1, 2, 5):
        monkeypatch.setattr(tabled, "CORES", cores)
        kept = Tabled(one)
        assert kept.few
        found.append([solve(one, question, kept) for question in asked])
    assert found[0] == found[1] == found[2]
    assert found[0][0].status == "optimal"
