"""The rules of a recombination: what the city asks for, what it is worth, what a plan must keep.

`docs/recombination.md` gives the meaning of each rule.
"""

from __future__ import annotations

from typing import Literal

from aanbesteding.fields import (
    Count,
    Field,
    Label,
    Model,
    Money,
    Part,
    People,
    Percent,
    Points,
    Slug,
    YesNo,
)
from aanbesteding.model.cited import Cited

MAX_DEMAND = 2_000
MAX_SYNERGIES = 50_000


class Place(Model):
    """A district (wijk) or a target group (doelgroep)."""

    id: Slug
    """Its identifier; demand and activities name it."""
    title: Label
    """Its name."""


class Demand(Cited):
    """How many people of a target group a theme must reach, and what reaching one is worth."""

    theme: Slug
    """The theme: a lot."""
    target_group: Slug
    """The target group."""
    points: Points
    """What one person reached is worth, in points with at most three decimals."""
    people: dict[Slug, People] = Field(min_length=1)
    """Per district how many people a year. Who is reached beyond it has no value."""


class Synergy(Cited):
    """What two activities of different organisations are worth more in one coalition.

    Either two `activities` by name, or two `kinds`: then every pair of activities of those kinds,
    of different organisations, that share a district.
    """

    activities: tuple[Slug, ...] | None = Field(default=None, min_length=2, max_length=2)
    """Two activities."""
    kinds: tuple[Slug, ...] | None = Field(default=None, min_length=2, max_length=2)
    """Two kinds of activity; they may be the same."""
    points: Points
    """What the pair adds, in points."""


class Duplication(Cited):
    """What counts as double, and what it costs in value.

    Chosen activities of one kind, for one theme, that share a district and a target group, are
    double: each after the first costs the points, in every district and target group they share.
    """

    points: Points
    """The points that each double one costs."""


class Lead(Cited):
    """Who can lead a coalition (penvoerder, regie)."""

    fact: Slug
    """A yes-no fact of the level `member`."""
    answer: YesNo
    """The answer that a lead must give."""


class Size(Cited):
    """How many organisations a coalition has; those that are only connected do not count."""

    at_least: Count | None = None
    """The least."""
    at_most: Count | None = None
    """The most."""


class Share(Cited):
    """A least part of the whole."""

    percent: Part
    """The part in per cent."""


class Volunteers(Cited):
    """That every volunteer organisation is connected to the lead of a coalition."""

    kinds: tuple[Slug, ...] = Field(min_length=1)
    """The kinds of organisation (`kind` of a member) that are volunteer organisations."""
    cost: Money
    """What connecting one costs a year, in euros, on the budget of the theme it is connected to."""


class Growth(Cited):
    """That the plan's reach grows every year of the contract."""

    percent: Percent
    """The least growth in per cent a year."""
    years: Count
    """The number of contract years."""


class Apart(Cited):
    """Two organisations that cannot be in one coalition."""

    organisations: tuple[Slug, ...] = Field(min_length=2, max_length=2)
    """The two."""


class Coalitions(Cited):
    """How many coalitions there can be.

    Each theme has a coalition of its own, unless there can be fewer: then themes share one, and
    every way to share them out is tried.
    """

    at_most: Count
    """The most."""


class Budgets(Cited):
    """What a plan can cost a year, in euros."""

    total: Money | None = None
    """All themes together."""
    themes: dict[Slug, Money] = Field(default_factory=dict)
    """Per theme."""


class PlanRules(Model):
    """What every plan keeps. What is not there, is not asked."""

    budget: Budgets
    """The budget, in all, per theme, or both."""
    coalitions: Coalitions | None = None
    """The number of coalitions; without it one per theme."""
    size: Size | None = None
    """The number of organisations in each coalition."""
    lead: Lead | None = None
    """Who can lead; without it every organisation in the coalition."""
    newcomers: Share | None = None
    """The least part of the cost of all activities that goes to newcomers."""
    continuity: Share | None = None
    """The least part of the people in all existing activities whose activity goes on."""
    volunteers: Volunteers | None = None
    """The connection of volunteer organisations."""
    growth: Growth | None = None
    """The yearly growth of the reach."""
    apart: tuple[Apart, ...] = ()
    """Organisations that do not go together."""


MarkRule = Literal["weakest", "strongest", "lead", "middle"]
"""How one mark follows from those of the members: the lowest, the highest, the lead's, or the
share-weighted median (the lowest mark that members with half of the shares or more do not pass)."""

Measure = Literal[
    "new-combinations",
    "duplicates",
    "continuity",
    "volunteer-organisations",
    "districts",
    "members",
]
"""What can be measured on a plan, per coalition and theme."""


class DerivedFact(Model):
    """How a fact of the level `bid` or `lot` follows for a coalition."""

    fact: Slug
    """The fact."""
    rule: Literal["sum", "weakest", "strongest", "lead", "share-weighted"] | None = None
    """From the members' own bids."""
    measure: Measure | None = None
    """Measured on the plan itself, instead of a rule."""


class Derived(Cited):
    """How the bid of a recombined coalition follows from its members' bids."""

    marks: MarkRule
    """The rule for judged marks."""
    facts: tuple[DerivedFact, ...] = ()
    """The rule per fact; a fact that is not here follows from the lead's bid."""


class Recombination(Model):
    """The recombination rules of a framework."""

    districts: tuple[Place, ...] = Field(min_length=1, max_length=200)
    """The districts."""
    target_groups: tuple[Place, ...] = Field(min_length=1, max_length=100)
    """The target groups."""
    demand: tuple[Demand, ...] = Field(min_length=1, max_length=MAX_DEMAND)
    """What the city asks for."""
    synergies: tuple[Synergy, ...] = Field(default=(), max_length=MAX_SYNERGIES)
    """What goes well together."""
    duplication: Duplication | None = None
    """What is double; without it nothing is."""
    rules: PlanRules
    """What a plan must keep."""
    derived: Derived
    """How a coalition's bid follows from its members' bids."""
