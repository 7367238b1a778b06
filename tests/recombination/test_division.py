"""The division of the means: by hand, beside the definition by orders, and its laws."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, permutations
from random import Random

import pytest
from tests.recombination.build import activity, cell, drawn, organisation, problem
from tests.recombination.naive import value as naive_value

from aanbesteding.recombination.division import by_largest_remainder, divisions
from aanbesteding.recombination.game import Ceiling, Game, game_of
from aanbesteding.recombination.problem import Coalition, Plan
from aanbesteding.recombination.shapley import shapley

F = Fraction


def whole_plan(one):
    """All activities, in one coalition of all themes."""
    members = tuple(sorted({made.organisation for made in one.activities}))
    themes = tuple(range(len(one.themes)))
    return Plan(tuple(range(len(one.activities))), (Coalition(themes, members[0], members, ()),))


def worth(one, plan, coalition, group):
    """The value of the activities of a group, by the naive count of a whole problem."""
    mine = [
        n
        for n in plan.chosen
        if one.activities[n].organisation in group and one.activities[n].theme in coalition.themes
    ]
    return naive_value(one, mine, [set(coalition.themes)])


def by_orders(value, count):
    """The Shapley value by its definition: additions averaged over all orders."""
    sums, orders = [F(0)] * count, list(permutations(range(count)))
    for order in orders:
        for n, one in enumerate(order):
            sums[one] += value(order[: n + 1]) - value(order[:n])
    return tuple(one / len(orders) for one in sums)


def test_two_by_hand() -> None:
    """The cell asks for 100, each worth 3; a and b reach 60 each; together 50 more; cost 1 and 3.

    v(a) = v(b) = 180, v(a, b) = 350. Shapley: (180 + 170) / 2 = 175 each, so the 400 cents are
    200 and 200. By cost a is given 350 / 4 = 87.5 and b 262.5: a gains 180 − 87.5 = 92.5 by leaving.
    By Shapley both gain 180 − 175 = 5.
    """
    one = problem(
        [activity("a", 0, reach={0: 60}, cost=100), activity("b", 1, reach={0: 60}, cost=300)],
        cells=[cell(demand=100, value=3)],
        pairs=[(0, 1, 50)],
    )
    (made,) = divisions(one, whole_plan(one), 10, 0)
    assert (made.value, made.money, made.connections, made.drawn) == (350, 400, 0, 0)
    a, b = made.members
    assert (a.alone, a.last, a.shapley, a.error, a.money) == (180, 170, 175, None, 200)
    assert (b.cost, b.cost_part, b.shapley, b.money) == (300, F(3, 4), 175, 200)
    cost, by_shapley = made.cores
    assert (cost.way, cost.within, cost.groups, cost.number) == ("cost", False, "all", 1)
    assert [(x.organisations, x.alone, x.given, x.gain) for x in cost.leaving] == [
        ((0,), 180, F(175, 2), F(185, 2))
    ]
    assert (by_shapley.within, by_shapley.number) == (False, 2)
    assert [(x.organisations, x.gain) for x in by_shapley.leaving] == [((0,), 5), ((1,), 5)]


def test_double_by_hand() -> None:
    """Three of one kind, each after the first costs 6: v(one) = 0, v(two) = −6, v(three) = −12.

    As all are alike each has −12 / 3 = −4. Nobody is above 0, so there is no money by Shapley.
    Leaving alone gains 0 − (−4) = 4; two together gain −6 − (−8) = 2: six groups gain.
    """
    one = problem(
        [activity(name, n, reach={0: 1}, cost=5) for n, name in enumerate("abc")],
        cells=[cell(demand=0, value=0)],
        doubles=[((0, 1, 2), 0, 6)],
    )
    (made,) = divisions(one, whole_plan(one), 10, 0)
    assert [x.shapley for x in made.members] == [-4, -4, -4]
    assert [x.money for x in made.members] == [None] * 3
    for core in made.cores:
        assert (core.within, core.number) == (False, 6)
        assert [(x.organisations, x.gain) for x in core.leaving] == [
            *(((n,), 4) for n in range(3)),
            *((two, 2) for two in combinations(range(3), 2)),
        ]


def test_who_adds_nothing_and_who_harms_is_given_no_money() -> None:
    """Largest remainder by hand: of 100 to 2, 1, 0 and −3: 66 2/3 and 33 1/3: 67 and 33."""
    assert by_largest_remainder(100, [F(2), F(1), F(0), F(-3)]) == (67, 33, 0, 0)
    assert by_largest_remainder(100, [F(1)] * 3) == (34, 33, 33)
    assert by_largest_remainder(0, [F(1), F(2)]) == (0, 0)
    assert by_largest_remainder(5, [F(0), F(-1)]) is None
    assert by_largest_remainder(5, []) is None


@pytest.mark.parametrize("part", range(2))
def test_definition_by_orders(part) -> None:
    """On drawn problems: every group's value, Shapley by all orders, and who gains by leaving."""
    for seed in range(part * 40, part * 40 + 40):
        one = drawn(seed, 10)
        plan = whole_plan(one)
        (coalition,) = plan.coalitions
        members = coalition.members
        count = len(members)
        game = game_of(one, plan, coalition)
        table = game.table()
        for mask in range(1 << count):
            group = [n for n in range(count) if mask >> n & 1]
            expected = worth(one, plan, coalition, {members[n] for n in group})
            assert table[mask] == game.value(group) == expected, seed

        def value(group, one=one, plan=plan, coalition=coalition, members=members):
            return worth(one, plan, coalition, {members[n] for n in group})

        (made,) = divisions(one, plan, 10, 0)
        assert tuple(x.shapley for x in made.members) == by_orders(value, count), seed
        assert sum(x.shapley for x in made.members) == made.value == value(range(count))
        paid = [x.money for x in made.members]
        assert paid == [None] * count or sum(paid) == made.money
        for core in made.cores:
            given = [
                x.shapley if core.way == "shapley" else made.value * x.cost_part
                for x in made.members
            ]
            gains = {
                tuple(members[n] for n in group): value(group) - sum(given[n] for n in group)
                for size in range(1, count + 1)
                for group in combinations(range(count), size)
            }
            gains = {group: gain for group, gain in gains.items() if gain > 0}
            assert core.number == len(gains)
            assert core.within == (not gains)
            shown = sorted(gains, key=lambda g, gains=gains: (-gains[g], len(g), g))[:10]
            assert [x.organisations for x in core.leaving] == shown, seed
            assert all(x.gain == gains[x.organisations] for x in core.leaving)


def test_pairs_are_halved() -> None:
    """With own values and pairs alone each has its own and half of each of its pairs."""
    random = Random(5)
    acts = [activity(f"a{n}", n, reach={n: n + 1}, cost=7) for n in range(12)]
    pairs = [
        (i, j, random.randint(1, 99))
        for i, j in combinations(range(12), 2)
        if random.random() < 0.5
    ]
    one = problem(acts, cells=[cell(district=f"d{n}", value=3) for n in range(12)], pairs=pairs)
    (made,) = divisions(one, whole_plan(one), 10, 0)
    for n, x in enumerate(made.members):
        assert x.shapley == 3 * (n + 1) + F(sum(v for i, j, v in pairs if n in (i, j)), 2)
    # What is worth more together than apart makes the Shapley value lie in the core.
    assert made.cores[1].within is True
    assert made.cores[1].leaving == ()


def test_parts_by_themselves_are_the_whole(monkeypatch) -> None:
    """With more members than are looked at together, parts with few are exact all the same."""
    for seed in range(20):
        one = drawn(seed, 10)
        plan = whole_plan(one)
        game = game_of(one, plan, plan.coalitions[0])
        expected = shapley(game, 10, 0)
        largest = max((len(x.players) for x in game.parts), default=1)
        monkeypatch.setattr("aanbesteding.recombination.game.MOST", largest)
        assert shapley(game, 10, 0) == expected
        monkeypatch.undo()


def test_drawn_orders() -> None:
    """30 members, alike but for one part: the exact value is known, the drawn one lies near it.

    v(S) = 1000 × min(7, number in S): each has 7000 / 30. Beside it member 0 has 500 of its own.
    """
    part = Ceiling(tuple(range(30)), (1,) * 30, 7, 1000)
    game = Game((500,) + (0,) * 29, (part,))
    found = shapley(game, 2_000, 3, "samen")
    assert found == shapley(game, 2_000, 3, "samen")
    assert found != shapley(game, 2_000, 4, "samen")
    assert found.drawn == 2_000
    assert sum(found.values) == 7_500
    assert found.errors is not None
    for n, (value, error) in enumerate(zip(found.values, found.errors, strict=True)):
        # One order adds 1000 with a chance of 7/30: √(7/30 × 23/30 / 1999) × 1000 is about 9.5.
        assert 8 < error < 11
        assert abs(value - F(7_000, 30) - (500 if n == 0 else 0)) < 5 * error


def test_more_than_every_group() -> None:
    """With 23 members in one cell single ones are looked at, and no more is claimed.

    Each reaches 1 of 22 that are asked for, worth 1: alone 1, given 22/23: each would gain.
    """
    one = problem(
        [activity(f"a{n}", n, reach={0: 1}, cost=2) for n in range(23)],
        cells=[cell(demand=22, value=1)],
    )
    (made,) = divisions(one, whole_plan(one), 50, 0)
    assert made.drawn == 50
    assert made.seed == 0
    assert sum(x.shapley for x in made.members) == 22
    cost = made.cores[0]
    assert (cost.groups, cost.within, cost.number) == ("single", False, 23)
    assert cost.leaving[0].gain == F(1, 23)
    loose = problem(
        [activity(f"a{n}", n, reach={0: 1}, cost=2) for n in range(23)],
        cells=[cell(demand=23, value=1)],
    )
    (made,) = divisions(loose, whole_plan(loose), 50, 0)
    assert (made.drawn, made.members[0].error, made.members[0].shapley) == (0, None, 1)
    assert [(x.groups, x.within) for x in made.cores] == [("single", None)] * 2


def test_twenty_two_members() -> None:
    """All 4 million groups: v(S) = 1000 × min(5, number): each 5000/22, and every 1 … 21 gains.

    A group of s is given s × 5000/22 and is worth 1000 × min(5, s): more for s = 1 … 21.
    """
    one = problem(
        [activity(f"a{n}", n, reach={0: 1}, cost=0) for n in range(22)],
        cells=[cell(demand=5, value=1000)],
    )
    (made,) = divisions(one, whole_plan(one), 50, 0)
    assert {x.shapley for x in made.members} == {F(5000, 22)}
    assert [x.way for x in made.cores] == ["shapley"]  # nothing costs anything
    assert made.cores[0].number == 2**22 - 2
    # The most dissatisfied are the groups of five: 5000 − 25000/22.
    assert {len(x.organisations) for x in made.cores[0].leaving} == {5}
    assert made.cores[0].leaving[0].organisations == (0, 1, 2, 3, 4)


def test_values_beyond_60_bits() -> None:
    """Values that no machine number holds are worked out all the same: 2⁷⁰ each."""
    large = 2**70
    part = Ceiling((0, 1, 2), (1, 1, 1), 1, 3 * large)
    game = Game((large, 0, 0), (part,))
    assert game.wide
    assert shapley(game, 10, 0).values == (2 * large, large, large)


def test_connections_and_nothing() -> None:
    """A plan with nothing has no division; a connection is counted apart."""
    one = problem([activity("a", 0, cost=4)], organisations=[organisation("org-0")])
    assert divisions(one, Plan((), ()), 10, 0) == ()
    one = problem(
        [activity("a", 0, reach={0: 3}, cost=4)],
        cells=[cell()],
        organisations=[organisation("org-0", volunteers=True)],
        connection=9,
    )
    plan = Plan((0,), (Coalition((0,), 0, (0,), ((0, 0),)),))
    (made,) = divisions(one, plan, 10, 0)
    assert (made.money, made.connections, made.members[0].money) == (4, 9, 4)
    assert all(core.within for core in made.cores)
