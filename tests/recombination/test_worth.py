"""What a plan is worth, by hand."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from tests.recombination.build import activity, cell, drawn, organisation, problem
from tests.recombination.naive import partitions, value

from aanbesteding.recombination.problem import Coalition, Plan
from aanbesteding.recombination.worth import blocks_of, value_of, worth_of

F = Fraction


def example():
    """Two themes, four activities.

    Theme `jong` (0): cell 0 asks for 100 people at 500 thousandths; `a` and `b` reach 60 each, both
    of kind `inloop`, double at 2,000. Theme `oud` (1): cell 1 asks for 30 people at 1,000; `c`
    reaches 20 there, and 5 people where nothing is asked. `d` (theme `oud`) reaches nobody.
    Pairs: a–b 700, a–c 300.
    """
    return problem(
        [
            activity("a", 0, 0, reach={0: 60}, cost=1_000, existing=True, volunteers=3),
            activity("b", 1, 0, reach={0: 60}, cost=500, growth=F(1, 10)),
            activity("c", 2, 1, reach={1: 20}, people=25, cost=2_000, existing=True, kind="tuin"),
            activity("d", 2, 1, cost=100, kind="tuin"),
        ],
        cells=[cell(0, 100, 500), cell(1, 30, 1_000)],
        organisations=[
            organisation("een"),
            organisation("twee", newcomer=True),
            organisation("drie", volunteers=True),
        ],
        themes=("jong", "oud"),
        pairs=[(0, 1, 700), (0, 2, 300)],
        doubles=[((0, 1), 0, 2_000)],
        connection=50,
        years=3,
    )


def plan(*coalitions, chosen=(0, 1, 2)):
    """The plan of the example."""
    return Plan(chosen, coalitions)


APART = plan(Coalition((0,), 0, (0, 1), ()), Coalition((1,), 2, (2,), ((2, 1),)))
TOGETHER = plan(Coalition((0, 1), 2, (0, 1, 2), ((2, 1),)))


def test_value_by_hand() -> None:
    """Cell 0: 120 people, of whom 100 count: 50,000. Cell 1: 20 × 1,000 = 20,000.

    The pair a–b adds 700; a–c 300 only where both themes share a coalition. One double: 2,000.
    50,000 + 20,000 + 700 − 2,000 = 68,700; together 69,000.
    """
    found = worth_of(example(), APART)
    assert [(one.reached, one.counted, one.value) for one in found.cells] == [
        (120, 100, 50_000),
        (20, 20, 20_000),
    ]
    assert [one.pair for one in found.pairs] == [0]
    assert (found.coverage, found.synergy, found.doubled) == (70_000, 700, 2_000)
    assert found.value == 68_700
    assert worth_of(example(), TOGETHER).value == 69_000


def test_cost_by_hand() -> None:
    """Theme 0: 1,000 + 500. Theme 1: 2,000 and 50 for the connection: 3,550 in all."""
    found = worth_of(example(), APART)
    assert [(one.activities, one.connections, one.cost) for one in found.themes] == [
        (1_500, 0, 1_500),
        (2_000, 50, 2_050),
    ]
    assert found.cost == 3_550
    assert found.cost_of_activities == 3_500


def test_shares_by_hand() -> None:
    """Newcomers have 500 of 3,500: 1/7. Existing people: 60 + 25 of 85, all of them."""
    found = worth_of(example(), APART)
    assert found.newcomers == F(1, 7)
    assert found.continuity == 1
    assert (found.people, found.volunteers) == (145, 3)
    less = worth_of(example(), plan(Coalition((0,), 0, (0,), ((2, 1),)), chosen=(0,)))
    assert less.continuity == F(60, 85)
    assert less.newcomers == 0


def test_growth_by_hand() -> None:
    """Only b grows, by 10 %: 60, 66, 72.6 beside 85 that stay: 145, 151, 157.6."""
    found = worth_of(example(), APART)
    assert found.growth == (F(6, 145), F(66, 1_510))


def test_doubles_avoided_by_hand() -> None:
    """Everything offered has one double of 2,000; without b it is avoided."""
    both = worth_of(example(), APART)
    assert (both.doubles_offered, both.extras_offered, both.doubles_avoided) == (2_000, 1, 0)
    alone = worth_of(example(), plan(Coalition((0,), 0, (0,), ((2, 1),)), chosen=(0,)))
    assert (alone.doubles, alone.doubles_avoided) == ((), 2_000)


def test_people_per_organisation() -> None:
    """Each organisation has what its own chosen activities have."""
    found = worth_of(example(), APART).organisations
    assert [(one.organisation, one.activities, one.cost, one.people) for one in found] == [
        (0, (0,), 1_000, 60),
        (1, (1,), 500, 60),
        (2, (2,), 2_000, 25),
    ]


def test_nothing_chosen_is_worth_nothing() -> None:
    """No cost, no share of nothing, no growth of nothing."""
    found = worth_of(example(), Plan((), ()))
    assert (found.value, found.cost, found.newcomers, found.growth) == (0, 0, None, ())
    assert found.continuity == 0
    nothing = worth_of(problem([activity("a")]), Plan((), ()))
    assert nothing.continuity is None


def test_the_value_is_that_of_another_computation() -> None:
    """On drawn problems every choice under every sharing is worth what a naive count says."""
    for seed in range(40):
        drawn_one = drawn(seed, 5)
        themes = range(len(drawn_one.themes))
        for blocks in partitions(themes, min(2, len(themes))):
            for bits in product((0, 1), repeat=len(drawn_one.activities)):
                chosen = [n for n, there in enumerate(bits) if there]
                shared = [tuple(sorted(block)) for block in blocks]
                assert value_of(drawn_one, chosen, shared) == value(drawn_one, chosen, blocks)


def test_blocks_are_those_of_the_coalitions() -> None:
    """A theme without a coalition is in none."""
    assert blocks_of(APART) == ((0,), (1,))
