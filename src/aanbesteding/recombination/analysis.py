"""What there is to say about a plan, as data: before a language, a form or a picture is chosen.

Activities, organisations, themes and cells are numbers, as in `Problem`. Money is in cents a year,
value in thousandths of a point, reach in people a year; parts are fractions from 0 to 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NamedTuple

from aanbesteding.recombination.asked import Outcome
from aanbesteding.recombination.conflict import Conflict
from aanbesteding.recombination.problem import Plan, Problem
from aanbesteding.recombination.verify import Breach
from aanbesteding.recombination.worth import Worth

# What the plan is.


class Covered(NamedTuple):
    """How far demand is met: in one cell, or over more cells together."""

    reached: int
    """People reached, those beyond the demand too."""
    counted: int
    """People reached who count: in each cell at most its demand."""
    demand: int

    @property
    def part(self) -> Fraction | None:
        """Which part of the demand is met; None where nothing is asked for."""
        return Fraction(self.counted, self.demand) if self.demand else None


class Spent(NamedTuple):
    """What is spent of a budget."""

    activities: int
    connections: int
    budget: int | None
    """None where there is no such budget."""

    @property
    def cost(self) -> int:
        """Activities and connections."""
        return self.activities + self.connections

    @property
    def room(self) -> int | None:
        """What is left of the budget."""
        return None if self.budget is None else self.budget - self.cost


class Portion(NamedTuple):
    """A part of a whole that has a least size."""

    amount: int
    whole: int
    least: Fraction | None
    """The least part that the rules ask; None where they ask none."""

    @property
    def part(self) -> Fraction | None:
        """The part; None where the whole is 0."""
        return Fraction(self.amount, self.whole) if self.whole else None


class Tally(NamedTuple):
    """How many there are of something, and what they are worth."""

    number: int
    value: int


class Year(NamedTuple):
    """The reach in one year of the contract."""

    year: int
    """1 is the first."""
    people: Fraction
    """All people that the chosen activities reach in it."""
    growth: Fraction | None
    """How much more than in the year before; None in the first, and where that had nobody."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a plan reaches, costs and keeps."""

    cells: tuple[Covered, ...]
    """Per cell of the problem."""
    districts: tuple[tuple[int, str, Covered], ...]
    """Per theme and district, over its target groups."""
    target_groups: tuple[tuple[int, str, Covered], ...]
    """Per theme and target group, over its districts."""
    themes: tuple[Covered, ...]
    """Per theme."""
    covered: Covered
    """All together."""
    spent: tuple[Spent, ...]
    """Per theme."""
    spent_in_all: Spent
    volunteers: int
    connected: int
    """How many volunteer organisations are connected."""
    newcomers: Portion
    """Cents for activities of newcomers, of those for all chosen activities."""
    continuity: Portion
    """People in existing activities that go on, of those in all existing activities."""
    doubles: Tally
    """Activities of the plan that are double, and the value that they cost."""
    doubles_offered: Tally
    """The same if all activities were chosen."""
    synergies: Tally
    """Pairs that are together in a coalition, and the value that they add."""
    synergies_offered: Tally
    """All pairs, those too that no coalition of this plan could have together."""
    years: tuple[Year, ...]
    growth: Fraction | None
    """The growth that the rules ask from each year to the next; None where they ask none."""

    @property
    def doubles_avoided(self) -> Tally:
        """What is double among all that is offered, less what is double in the plan."""
        offered, plan = self.doubles_offered, self.doubles
        return Tally(offered.number - plan.number, offered.value - plan.value)


# What was left out.

Why = Literal[
    "no-plan",  # no plan can have it: `conflict` are the rules that stand in the way
    "adds-nothing",  # beside the plan's activities it adds no value
    "no-room",  # it would add value, and costs more than the plan leaves of a budget
    "rule",  # it would add value, and another rule is broken if it just comes beside the plan
    "not-best",  # it could come beside the plan; only a plan that is not proven the best has these
]

Proof = Literal[
    "exact",  # worked out anew with the activity in the plan
    "bound",  # the loss is at least this, by the bound of a search or a relaxation
    "unknown",  # time was up before anything was proven
]


class LeftOut(NamedTuple):
    """An activity that is not in the plan, and why."""

    activity: int
    why: Why
    adds: int
    """What it would add to the value if it just came beside the plan's activities."""
    cost: int
    room: int | None
    """The least of what the plan leaves of the budget of its theme and of that in all; None where
    neither is there."""
    breaches: tuple[Breach, ...]
    """The rules that the plan would break with it beside it; none where it cannot be looked at,
    such as a coalition of which nobody may lead."""
    proof: Proof
    loss: int | None
    """How much less the best plan with it is worth (its shadow value): exact, or at least this.
    None where no plan can have it, or nothing is known."""
    instead: tuple[int, ...] | None = None
    """The activities of the best plan with it; None where that was not worked out."""
    conflict: Conflict | None = None


class LeftOuts(NamedTuple):
    """All activities that are not in the plan, the most costly first."""

    activities: tuple[LeftOut, ...]
    asked: int
    """For how many of them, the most costly first, the best plan with it was worked out. For the
    others the bound of the relaxation is given."""


# Other plans.


class Alternative(NamedTuple):
    """Another plan, and how it differs from the best."""

    plan: Plan
    worth: Worth
    loss: int
    """How much less it is worth than the best plan."""
    added: tuple[int, ...]
    """Activities that it has and the best plan has not."""
    dropped: tuple[int, ...]
    """Activities that the best plan has and it has not."""
    proven: bool
    """Whether it is proven that no other plan lies between it and those before it."""


class Alternatives(NamedTuple):
    """The best other plans, the best first."""

    plans: tuple[Alternative, ...]
    asked: int
    complete: bool
    """Whether it is proven that there are no more, where there are fewer than were asked for."""


class Held(NamedTuple):
    """An activity that every plan near the best has."""

    activity: int
    proof: Proof
    loss: int | None
    """How much less the best plan without it is worth: exact, or at least this; None where there is
    no plan without it."""


class Near(NamedTuple):
    """What the plans have in common that are worth nearly as much as the best."""

    within: Fraction
    """How much less they can be worth, as a part of the best plan's value."""
    least: int
    """The least that they are worth."""
    always: tuple[Held, ...]
    """In every such plan, the greatest loss first."""
    sometimes: tuple[int, ...]
    """In some such plans and not in others."""
    never: tuple[int, ...]
    """In no such plan."""
    unknown: tuple[int, ...]
    """Time was up before it was known."""


class Point(NamedTuple):
    """A plan on the front: none is better in one of the three and as good in the others."""

    value: int
    cost: int
    existing: int
    """People in existing activities that go on."""
    chosen: tuple[int, ...]
    proven: bool
    """Whether it is proven that no plan is better in one and as good in the others."""


class Front(NamedTuple):
    """The front of value against cost against continuity: the least cost first."""

    points: tuple[Point, ...]
    whole: bool
    """Whether these are all points of the front. If not, they are the ends and the points at levels
    of cost and continuity that lie at equal distances."""
    ends: tuple[int, int, int]
    """The places in `points` of the least cost, the most value and the most continuity."""
    offered: int
    """People in all existing activities, of which `existing` is a part."""


# The division of the means.

Way = Literal["cost", "shapley"]


class Given(NamedTuple):
    """What one organisation has in a coalition, and what it is given."""

    organisation: int
    activities: tuple[int, ...]
    cost: int
    """What its activities cost: the money that it is given by cost."""
    cost_part: Fraction | None
    """Its part of the cost; None where the coalition's activities cost nothing."""
    alone: int
    """What its activities are worth by themselves."""
    last: int
    """What the coalition loses if it leaves: the value of all less that of the others."""
    shapley: Fraction
    """Its Shapley value: what it adds on average, over all orders in which members can join."""
    error: Fraction | None
    """The standard error of `shapley`; None where it is exact."""
    money: int | None
    """The coalition's money in proportion to the Shapley values; None where nobody's is above 0."""


class Leaving(NamedTuple):
    """A group of members that is worth more by itself than it is given."""

    organisations: tuple[int, ...]
    alone: int
    """What their activities are worth without those of the others."""
    given: Fraction
    """What they are given together, in value."""

    @property
    def gain(self) -> Fraction:
        """What they would gain by leaving."""
        return self.alone - self.given


class Core(NamedTuple):
    """Whether anybody would gain by leaving, under one division of the coalition's value."""

    way: Way
    within: bool | None
    """Whether the division lies in the core: no group would gain by leaving. None where not all
    groups were looked at and none that was would gain."""
    groups: Literal["all", "single"]
    """Which groups were looked at."""
    number: int
    """How many of them would gain by leaving."""
    leaving: tuple[Leaving, ...]
    """The most dissatisfied of them, the greatest gain first."""


@dataclass(frozen=True, slots=True)
class Division:
    """The means of one coalition, divided over its members."""

    themes: tuple[int, ...]
    money: int
    """What its activities cost: the money that is divided."""
    connections: int
    """What its connections cost; that money is not divided."""
    value: int
    """What its activities are worth: the value that is divided."""
    members: tuple[Given, ...]
    """By organisation. Shapley values sum to `value`, money to `money`."""
    drawn: int
    """How many orders were drawn for the Shapley values; 0 where they are exact."""
    seed: int | None
    cores: tuple[Core, ...]
    """Per way of dividing; a way that cannot be applied is not there."""


@dataclass(frozen=True, slots=True)
class Recombined:
    """A problem, its best plan, and all that was asked about it. None was not asked."""

    problem: Problem
    outcome: Outcome
    """With the plan; the rest is empty where it has none."""
    facts: Facts | None = None
    left_out: LeftOuts | None = None
    alternatives: Alternatives | None = None
    near: Near | None = None
    front: Front | None = None
    divisions: tuple[Division, ...] | None = None
    """Per coalition of the plan."""
    conflict: Conflict | None = None
    """Where no plan keeps all rules: the rules that conflict."""
