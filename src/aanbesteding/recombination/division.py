"""The division of the means of each coalition over its members, by cost and by Shapley value.

By cost every organisation is given what its chosen activities cost, and of the value a part in
proportion to that. By Shapley value it is given of the value what it adds on average, and of the
money a part in proportion to that. Who adds less than nothing is given no money; the others are
then given it in proportion among themselves.

Money is divided to the cent: each is given its part rounded down, and the cents that are left go
one by one to those of whom most was rounded off, of equals to the first by id (largest remainder).

Example, for a pocket calculator. 100 cents, and Shapley values 1, 1 and 1: each 33 1/3 cents, so
33, and the cent that is left goes to the first: 34, 33, 33.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from aanbesteding.recombination.analysis import Core, Division, Given
from aanbesteding.recombination.game import Game, game_of
from aanbesteding.recombination.leaving import core_of
from aanbesteding.recombination.problem import Coalition, Plan, Problem
from aanbesteding.recombination.shapley import Shapley, shapley


def divisions(problem: Problem, plan: Plan, drawings: int, seed: int) -> tuple[Division, ...]:
    """Return the division of the means of every coalition of a plan."""
    return tuple(_division(problem, plan, one, drawings, seed) for one in plan.coalitions)


def _division(
    problem: Problem, plan: Plan, coalition: Coalition, drawings: int, seed: int
) -> Division:
    acts = problem.activities
    own = {
        one: tuple(
            n
            for n in plan.chosen
            if acts[n].organisation == one and acts[n].theme in coalition.themes
        )
        for one in coalition.members
    }
    costs = [sum(acts[n].cost for n in own[one]) for one in coalition.members]
    game = game_of(problem, plan, coalition)
    names = tuple(problem.themes[theme] for theme in coalition.themes)
    found = shapley(game, drawings, seed, *names)
    money, everybody = sum(costs), range(len(costs))
    value = game.value(everybody)
    shares = by_largest_remainder(money, found.values)
    members = tuple(
        Given(
            one,
            own[one],
            costs[n],
            Fraction(costs[n], money) if money else None,
            game.value([n]),
            value - game.value(other for other in everybody if other != n),
            found.values[n],
            found.errors[n] if found.errors is not None else None,
            shares[n] if shares is not None else None,
        )
        for n, one in enumerate(coalition.members)
    )
    return Division(
        coalition.themes,
        money,
        len(coalition.connected) * (problem.limits.connection or 0),
        value,
        members,
        found.drawn,
        seed if found.drawn else None,
        _cores(game, coalition, costs, found),
    )


def _cores(
    game: Game, coalition: Coalition, costs: Sequence[int], found: Shapley
) -> tuple[Core, ...]:
    """Return who would gain by leaving, under each way of dividing the value."""
    members, money = coalition.members, sum(costs)
    table = game.table() if len(members) <= game.most else None
    value = game.value(range(len(members)))
    made = []
    if money:
        given = [Fraction(value * cost, money) for cost in costs]
        made.append(core_of(game, members, given, "cost", table))
    made.append(core_of(game, members, found.values, "shapley", table))
    return tuple(made)


def by_largest_remainder(money: int, weights: Sequence[Fraction]) -> tuple[int, ...] | None:
    """Divide cents in proportion to the weights above 0; None where there are none.

    >>> by_largest_remainder(100, [Fraction(1), Fraction(1), Fraction(1)])
    (34, 33, 33)
    """
    above = [max(one, Fraction(0)) for one in weights]
    total = sum(above, Fraction(0))
    if not total:
        return None
    parts = [money * one / total for one in above]
    made = [one.numerator // one.denominator for one in parts]
    left = money - sum(made)
    for n in sorted(range(len(made)), key=lambda n: (made[n] - parts[n], n))[:left]:
        made[n] += 1
    return tuple(made)
