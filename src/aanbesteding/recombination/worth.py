"""What a choice of activities is worth and what it costs, split so that each part can be shown.

The value, in thousandths of a point, is

    Σ over cells of value × min(demand, people reached)
  + Σ over pairs that are both chosen, with their themes in one coalition, of their value
  − Σ over doubles of value × (number chosen − 1), where two or more are chosen.

Example, for a pocket calculator. A cell asks for 100 people and each is worth 0.5 points (500
thousandths). Two activities reach 60 each: 120 people, of whom 100 count: 100 × 500 = 50,000. They
are of one kind, and a double one costs 2 points: 2,000 × (2 − 1) = 2,000. They are no pair. The
value is 50,000 − 2,000 = 48,000 thousandths: 48 points.

Everything here is a whole number or a fraction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from aanbesteding.recombination.problem import Plan, Problem

Blocks = Sequence[Sequence[int]]
"""The themes, shared out: those that can be in one coalition stand together."""


class CellWorth(NamedTuple):
    """What a choice is worth in one cell."""

    cell: int
    reached: int
    """People a year, those beyond the demand too."""
    counted: int
    """People a year that count: at most the demand."""
    value: int
    """Thousandths of a point."""


class PairWorth(NamedTuple):
    """A pair that is together in a coalition."""

    pair: int
    value: int
    """Thousandths of a point."""


class DoubleWorth(NamedTuple):
    """Double activities: how many of them are chosen after the first, and what that costs."""

    double: int
    extra: int
    value: int
    """Thousandths of a point that are lost."""


class ThemeCost(NamedTuple):
    """What a theme costs, in cents a year."""

    activities: int
    connections: int

    @property
    def cost(self) -> int:
        """Both together."""
        return self.activities + self.connections


class OrganisationWorth(NamedTuple):
    """What one organisation does in a plan. One that does nothing is not there."""

    organisation: int
    activities: tuple[int, ...]
    cost: int
    """Cents a year, without what it costs to connect it."""
    people: int
    volunteers: int


@dataclass(frozen=True, slots=True)
class Worth:
    """A plan in numbers."""

    cells: tuple[CellWorth, ...]
    """Every cell, those that nothing reaches too."""
    pairs: tuple[PairWorth, ...]
    """The pairs that count."""
    doubles: tuple[DoubleWorth, ...]
    """The doubles of which two or more are chosen."""
    doubles_offered: int
    """What doubles would cost if all activities were chosen, in thousandths of a point."""
    extras_offered: int
    """How many activities would be double then: after the first, in every cell."""
    themes: tuple[ThemeCost, ...]
    """Every theme."""
    organisations: tuple[OrganisationWorth, ...]
    people: int
    """All people that the chosen activities reach in a year."""
    volunteers: int
    newcomers_cost: int
    """Cents a year of the chosen activities of newcomers."""
    people_existing: int
    """`people` in the chosen existing activities."""
    people_existing_offered: int
    """`people` in all existing activities."""
    growth: tuple[Fraction, ...]
    """From each contract year to the next how much `people` grows; none where it is 0."""

    @property
    def coverage(self) -> int:
        """What the people are worth that are reached within the demand, in thousandths."""
        return sum(one.value for one in self.cells)

    @property
    def synergy(self) -> int:
        """What the pairs add, in thousandths of a point."""
        return sum(one.value for one in self.pairs)

    @property
    def doubled(self) -> int:
        """What the doubles take off, in thousandths of a point."""
        return sum(one.value for one in self.doubles)

    @property
    def value(self) -> int:
        """The value of the plan, in thousandths of a point."""
        return self.coverage + self.synergy - self.doubled

    @property
    def doubles_avoided(self) -> int:
        """What doubles would cost if everything were chosen, less what they cost in the plan."""
        return self.doubles_offered - self.doubled

    @property
    def cost(self) -> int:
        """Activities and connections, in cents a year."""
        return sum(one.cost for one in self.themes)

    @property
    def cost_of_activities(self) -> int:
        """Activities alone, in cents a year."""
        return sum(one.activities for one in self.themes)

    @property
    def newcomers(self) -> Fraction | None:
        """The part of the cost of activities that is of newcomers; None where that cost is 0."""
        total = self.cost_of_activities
        return Fraction(self.newcomers_cost, total) if total else None

    @property
    def continuity(self) -> Fraction | None:
        """The part of the people in existing activities that goes on; None where there are none."""
        offered = self.people_existing_offered
        return Fraction(self.people_existing, offered) if offered else None


def blocks_of(plan: Plan) -> tuple[tuple[int, ...], ...]:
    """Return the themes of each coalition."""
    return tuple(one.themes for one in plan.coalitions)


def cells_of(problem: Problem, chosen: Iterable[int]) -> tuple[CellWorth, ...]:
    """Return what every cell has of a choice."""
    reached = [0] * len(problem.cells)
    for activity in chosen:
        for cell, people in problem.activities[activity].reach:
            reached[cell] += people
    made = []
    for index, people in enumerate(reached):
        asked = problem.cells[index]
        counted = min(people, asked.demand)
        made.append(CellWorth(index, people, counted, counted * asked.value))
    return tuple(made)


def pairs_of(problem: Problem, chosen: Iterable[int], blocks: Blocks) -> tuple[PairWorth, ...]:
    """Return the pairs of a choice that are together in a coalition."""
    home = {theme: n for n, block in enumerate(blocks) for theme in block}
    place = {one: home[theme] for one in chosen if (theme := problem.activities[one].theme) in home}
    return tuple(
        PairWorth(index, pair.value)
        for index, pair in enumerate(problem.pairs)
        if pair.first in place and place.get(pair.second) == place[pair.first]
    )


def doubles_of(problem: Problem, chosen: Iterable[int]) -> tuple[DoubleWorth, ...]:
    """Return the doubles of which two activities or more are chosen."""
    there = set(chosen)
    made = []
    for index, double in enumerate(problem.doubles):
        extra = sum(one in there for one in double.activities) - 1
        if extra > 0:
            made.append(DoubleWorth(index, extra, extra * double.value))
    return tuple(made)


def value_of(problem: Problem, chosen: Sequence[int], blocks: Blocks) -> int:
    """Return the value of a choice, in thousandths of a point."""
    return (
        sum(one.value for one in cells_of(problem, chosen))
        + sum(one.value for one in pairs_of(problem, chosen, blocks))
        - sum(one.value for one in doubles_of(problem, chosen))
    )


def growth_of(problem: Problem, chosen: Iterable[int]) -> tuple[Fraction, ...]:
    """Return how much the people of a choice grow from each contract year to the next.

    In year k (0 is the first) an activity reaches people × (1 + growth)ᵏ.
    """
    by_growth: dict[Fraction, int] = defaultdict(int)
    for one in chosen:
        by_growth[problem.activities[one].growth] += problem.activities[one].people
    years = [
        sum((people * (1 + rate) ** year for rate, people in by_growth.items()), Fraction(0))
        for year in range(problem.limits.years)
    ]
    return tuple(after / now - 1 for now, after in pairwise(years) if now)


def worth_of(problem: Problem, plan: Plan) -> Worth:
    """Return a plan in numbers."""
    chosen = plan.chosen
    acts = [problem.activities[one] for one in chosen]
    offered = doubles_of(problem, range(len(problem.activities)))
    return Worth(
        cells=cells_of(problem, chosen),
        pairs=pairs_of(problem, chosen, blocks_of(plan)),
        doubles=doubles_of(problem, chosen),
        doubles_offered=sum(one.value for one in offered),
        extras_offered=sum(one.extra for one in offered),
        themes=_themes(problem, plan),
        organisations=_organisations(problem, chosen),
        people=sum(one.people for one in acts),
        volunteers=sum(one.volunteers for one in acts),
        newcomers_cost=sum(
            one.cost for one in acts if problem.organisations[one.organisation].newcomer
        ),
        people_existing=sum(one.people for one in acts if one.existing),
        people_existing_offered=sum(one.people for one in problem.activities if one.existing),
        growth=growth_of(problem, chosen),
    )


def _themes(problem: Problem, plan: Plan) -> tuple[ThemeCost, ...]:
    activities, connections = ([0] * len(problem.themes) for _ in range(2))
    for one in plan.chosen:
        activities[problem.activities[one].theme] += problem.activities[one].cost
    for coalition in plan.coalitions:
        for _, theme in coalition.connected:
            connections[theme] += problem.limits.connection or 0
    return tuple(map(ThemeCost, activities, connections))


def _organisations(problem: Problem, chosen: Sequence[int]) -> tuple[OrganisationWorth, ...]:
    of: dict[int, list[int]] = defaultdict(list)
    for one in chosen:
        of[problem.activities[one].organisation].append(one)
    made = []
    for organisation in sorted(of):
        acts = [problem.activities[one] for one in of[organisation]]
        made.append(
            OrganisationWorth(
                organisation,
                tuple(of[organisation]),
                sum(one.cost for one in acts),
                sum(one.people for one in acts),
                sum(one.volunteers for one in acts),
            )
        )
    return tuple(made)
