"""A recombination as whole numbers: what is chosen from, what it is worth, what must hold.

Everything is a whole number: people, cents a year, and thousandths of a point. Organisations,
activities and cells are in the order of their ids, so that the order of files changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple


class Cell(NamedTuple):
    """A target group in a district, for a theme."""

    theme: int
    district: str
    target_group: str
    demand: int
    """People a year; who is reached beyond it has no value."""
    value: int
    """What one person reached is worth, in thousandths of a point."""


class Organisation(NamedTuple):
    """An organisation that can take part."""

    id: str
    name: str
    newcomer: bool
    volunteers: bool
    """Whether it is a volunteer organisation, which must be connected to a lead."""
    may_lead: bool


class Activity(NamedTuple):
    """What one organisation does for one theme."""

    id: str
    title: str
    organisation: int
    theme: int
    kind: str
    reach: tuple[tuple[int, int], ...]
    """Cell and people a year, in the order of the cells. A cell without demand has none here."""
    people: int
    """All people that it reaches a year, those in cells without demand too."""
    cost: int
    """Cents a year."""
    volunteers: int
    existing: bool
    growth: Fraction
    """Growth of its reach in a year: 3 per cent is 3/100."""


class Pair(NamedTuple):
    """Two activities of different organisations that are worth more in one coalition."""

    first: int
    second: int
    value: int
    """Thousandths of a point."""


class Double(NamedTuple):
    """Activities of one kind that share a cell: each chosen one after the first costs value."""

    activities: tuple[int, ...]
    cell: int
    value: int
    """Thousandths of a point."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What every plan keeps. None, an empty mapping or an empty tuple is not asked."""

    budget: int | None
    """Cents a year, all themes together."""
    budgets: dict[int, int]
    """Cents a year, per theme."""
    coalitions: int
    """The most coalitions; with as many as there are themes, each theme has its own."""
    smallest: int
    """The fewest organisations in a coalition; 1 where it is not asked."""
    largest: int | None
    """The most organisations in a coalition."""
    newcomers: Fraction | None
    """The least part of the cost of the chosen activities that is of newcomers' activities."""
    continuity: Fraction | None
    """The least part of `people` in all existing activities that is in the chosen ones."""
    connection: int | None
    """Cents a year for each volunteer organisation, on the budget of the theme it is connected to;
    None where they need not be connected."""
    growth: Fraction | None
    """The least growth of all `people` of the chosen activities, from every year to the next."""
    years: int
    """The contract years over which that holds."""
    apart: tuple[tuple[int, int], ...]
    """Organisations that cannot be in one coalition."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Everything that a plan depends on."""

    themes: tuple[str, ...]
    """The lots, in the order of the framework."""
    cells: tuple[Cell, ...]
    organisations: tuple[Organisation, ...]
    activities: tuple[Activity, ...]
    pairs: tuple[Pair, ...]
    doubles: tuple[Double, ...]
    limits: Limits


class Coalition(NamedTuple):
    """The coalition for one theme or more."""

    themes: tuple[int, ...]
    lead: int
    """An organisation that may lead and takes part."""
    members: tuple[int, ...]
    """The organisations with a chosen activity for one of its themes, the lead among them."""
    connected: tuple[tuple[int, int], ...]
    """Volunteer organisations that are connected to it, each with the theme on whose budget.

    A volunteer organisation is connected in a theme for which it offers an activity; where it has
    chosen activities, in a theme of one of those.
    """


@dataclass(frozen=True, slots=True)
class Plan:
    """A choice of activities, shared out over coalitions."""

    chosen: tuple[int, ...]
    """Activities, in their order."""
    coalitions: tuple[Coalition, ...]
    """In the order of their first theme; together they have every theme once.

    A theme for which nothing is chosen has no coalition by itself: it is in none.
    """
