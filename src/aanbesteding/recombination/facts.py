"""What a plan reaches, costs and keeps: totals of `worth_of`, beside what the rules ask.

Example, for a pocket calculator. Two cells of a theme ask for 100 and 50 people; the plan reaches
120 and 20. There count 100 and 20: 120 of 150, which is 80 per cent. The 20 in the first cell that
come too many do not fill the second.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from fractions import Fraction
from typing import TypeVar

from aanbesteding.recombination.analysis import Covered, Facts, Portion, Spent, Tally, Year
from aanbesteding.recombination.problem import Plan, Problem
from aanbesteding.recombination.worth import Worth

Key = TypeVar("Key", bound=Hashable)


def facts_of(problem: Problem, plan: Plan, worth: Worth) -> Facts:
    """Return what there is to say about a plan; `worth` is its own (`worth_of`)."""
    limits = problem.limits
    cells = tuple(
        Covered(one.reached, one.counted, asked.demand)
        for one, asked in zip(worth.cells, problem.cells, strict=True)
    )
    by_theme = dict(
        _sums((asked.theme, one) for one, asked in zip(cells, problem.cells, strict=True))
    )
    return Facts(
        cells=cells,
        districts=tuple(
            (*key, one)
            for key, one in _sums(
                ((asked.theme, asked.district), one)
                for one, asked in zip(cells, problem.cells, strict=True)
            )
        ),
        target_groups=tuple(
            (*key, one)
            for key, one in _sums(
                ((asked.theme, asked.target_group), one)
                for one, asked in zip(cells, problem.cells, strict=True)
            )
        ),
        themes=tuple(by_theme.get(n, Covered(0, 0, 0)) for n in range(len(problem.themes))),
        covered=_sum(cells),
        spent=tuple(
            Spent(one.activities, one.connections, limits.budgets.get(n))
            for n, one in enumerate(worth.themes)
        ),
        spent_in_all=Spent(
            worth.cost_of_activities, worth.cost - worth.cost_of_activities, limits.budget
        ),
        volunteers=worth.volunteers,
        connected=sum(len(one.connected) for one in plan.coalitions),
        newcomers=Portion(worth.newcomers_cost, worth.cost_of_activities, limits.newcomers),
        continuity=Portion(worth.people_existing, worth.people_existing_offered, limits.continuity),
        doubles=Tally(sum(one.extra for one in worth.doubles), worth.doubled),
        doubles_offered=Tally(worth.extras_offered, worth.doubles_offered),
        synergies=Tally(len(worth.pairs), worth.synergy),
        synergies_offered=Tally(len(problem.pairs), sum(one.value for one in problem.pairs)),
        years=_years(problem, plan),
        growth=limits.growth,
    )


def _sum(covered: Iterable[Covered]) -> Covered:
    reached = counted = demand = 0
    for one in covered:
        reached, counted, demand = (
            reached + one.reached,
            counted + one.counted,
            demand + one.demand,
        )
    return Covered(reached, counted, demand)


def _sums(pairs: Iterable[tuple[Key, Covered]]) -> list[tuple[Key, Covered]]:
    """Return the sums per key, in the order in which keys first come."""
    found: dict[Key, list[Covered]] = {}
    for key, one in pairs:
        found.setdefault(key, []).append(one)
    return [(key, _sum(those)) for key, those in found.items()]


def _years(problem: Problem, plan: Plan) -> tuple[Year, ...]:
    """Return the reach in each contract year: Σ people × (1 + growth)ᵏ, where k is 0 at first."""
    made: list[Year] = []
    for k in range(problem.limits.years):
        people = sum(
            (
                problem.activities[one].people * (1 + problem.activities[one].growth) ** k
                for one in plan.chosen
            ),
            Fraction(0),
        )
        before = made[-1].people if made else Fraction(0)
        made.append(Year(k + 1, people, people / before - 1 if before else None))
    return tuple(made)
