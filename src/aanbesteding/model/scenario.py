"""A scenario over the years: what both routes are assumed to bring and to cost, number by number.

Every number has a value, a range, and a source or the reason why it is assumed. What each of them
means in the calculation is in `docs/scenario.md`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal, NamedTuple

from aanbesteding.exact.number import DecimalSign, Number
from aanbesteding.fields import Exact, Field, Label, Model, Part, Real, Slug, kebab
from aanbesteding.model.cited import Cited, Document
from aanbesteding.model.origin import FileModel
from aanbesteding.model.simulation import Seed

FORMAT = "aanbesteding/scenario/1"

MAX_YEARS = 20
"""The longest horizon, and the longest term of a contract."""
MAX_EUROS = 1_000_000_000_000
MAX_BIDDERS = 200

Most = Annotated[Number, Exact(minimum=1000, maximum=1_000_000, decimals=0)]

Unit = Literal["years", "number", "euros", "points", "euros-per-point", "percent", "probability"]


class Assumption(Cited):
    """A number of the scenario: what it is taken to be, and between what it may lie."""

    title: Label
    """What it is, in a few words."""
    unit: Unit
    """What it is counted in; `probability` goes from 0 to 1."""
    value: Real
    """What it is taken to be."""
    low: Real
    """The least that it is taken to be able to be."""
    high: Real
    """The most that it is taken to be able to be."""


class General(Model):
    """What holds for both routes."""

    horizon: Assumption
    """The number of years that are looked at, in `years`."""
    discount: Assumption
    """By how many `percent` a year later value and cost weigh less than those of year 1."""
    point_value: Assumption | None = None
    """What a point of value is worth, in `euros-per-point`; only where values are in points."""


class Current(Model):
    """The provision as it is now: it goes on as long as a route has not begun."""

    value_per_year: Assumption
    """Its value a year, in `points` or `euros`."""
    cost_per_year: Assumption
    """Its cost a year, in `euros`."""


class TenderRoute(Model):
    """The tender route."""

    procedure_cost: Assumption
    """What one procedure costs the city, in `euros`."""
    bidders: Assumption
    """The `number` of bidders in a procedure."""
    bid_cost: Assumption
    """What a bid costs each bidder, in `euros`."""
    first_term: Assumption
    """The `years` of a contract before it can be extended."""
    extension: Assumption
    """The `years` by which it is extended, 0 for none."""
    extension_chance: Assumption
    """The `probability` that a contract is extended."""
    first_change: Assumption
    """The `probability` that the first procedure brings another provider."""
    later_change: Assumption
    """The `probability` that a later procedure brings another provider."""
    transition_loss: Assumption
    """How many `percent` of the value is lost in the year after a change of provider."""
    recovery: Assumption
    """How many `percent` of what is still lost comes back each year."""
    value_per_year: Assumption
    """The value of a year without loss, before growth, in `points` or `euros`."""
    growth: Assumption
    """By how many `percent` that value grows each year."""
    cost_per_year: Assumption
    """The cost of a year, in `euros`."""


class RecombinationRoute(Model):
    """The recombination route."""

    preparation: Assumption
    """The `years` before a joint proposal is there."""
    preparation_share: Assumption
    """What preparing costs, in `percent` of the city's cost of one procedure."""
    failure: Assumption
    """The `probability` that no joint proposal comes, and the tender follows after all."""
    fallback_delay: Assumption
    """The `years` between the preparation that failed and the contracts of that tender."""
    transition_loss: Assumption
    """How many `percent` of the value recombining loses in its first year."""
    recovery: Assumption
    """How many `percent` of what is still lost comes back each year."""
    value_per_year: Assumption
    """The value of a year without loss, before growth, in `points` or `euros`."""
    growth: Assumption
    """By how many `percent` that value grows each year."""
    cost_per_year: Assumption
    """The cost of a year, in `euros`."""
    measuring_cost: Assumption
    """What demonstrating and measuring the growth costs a year, in `euros`."""


class Draws(Model):
    """How the probability that a route is ahead is estimated."""

    distribution: Literal["uniform", "triangular"]
    """From `low` to `high` all alike, or most often near `value`."""
    seed: Seed
    """The number from which everything is drawn: the same seed draws the same."""
    error: Part
    """The standard error, in per cent points, at which drawing stops."""
    most: Most
    """The most draws."""


class Scenario(FileModel):
    """The two routes over the years."""

    format: Literal["aanbesteding/scenario/1"]
    """The format of this file."""
    id: Slug
    """Its identifier."""
    decimal_sign: DecimalSign | None = None
    """The decimal sign of this file, `point` or `comma`; without it the point."""
    title: Label
    """Its title."""
    description: Label | None = None
    """What it is for."""
    sources: tuple[Document, ...] = Field(default=(), max_length=100)
    """The documents that numbers cite."""
    draws: Draws
    """How the probability that a route is ahead is estimated."""
    general: General
    """What holds for both routes."""
    current: Current
    """The provision as it is now."""
    tender: TenderRoute
    """The tender route."""
    recombination: RecombinationRoute
    """The recombination route."""


class Kind(NamedTuple):
    """What a number may be: the first unit is the usual one, the bounds belong to it."""

    units: tuple[Unit, ...]
    least: int
    most: int
    whole: bool = False


_SHARE = Kind(("percent",), 0, 100)
_GROWTH = Kind(("percent",), -100, 1000)
_CHANCE = Kind(("probability",), 0, 1)
_EUROS = Kind(("euros",), 0, MAX_EUROS)
_WORTH = Kind(("points", "euros"), 0, MAX_EUROS)
_YEARS = Kind(("years",), 0, MAX_YEARS, whole=True)
_TERM = Kind(("years",), 1, MAX_YEARS, whole=True)

KINDS: dict[str, Kind] = {
    "general.horizon": _TERM,
    "general.discount": Kind(("percent",), -99, 1000),
    "general.point-value": Kind(("euros-per-point",), 0, MAX_EUROS),
    "current.value-per-year": _WORTH,
    "current.cost-per-year": _EUROS,
    "tender.procedure-cost": _EUROS,
    "tender.bidders": Kind(("number",), 0, MAX_BIDDERS, whole=True),
    "tender.bid-cost": _EUROS,
    "tender.first-term": _TERM,
    "tender.extension": _YEARS,
    "tender.extension-chance": _CHANCE,
    "tender.first-change": _CHANCE,
    "tender.later-change": _CHANCE,
    "tender.transition-loss": _SHARE,
    "tender.recovery": _SHARE,
    "tender.value-per-year": _WORTH,
    "tender.growth": _GROWTH,
    "tender.cost-per-year": _EUROS,
    "recombination.preparation": _YEARS,
    "recombination.preparation-share": Kind(("percent",), 0, 1000),
    "recombination.failure": _CHANCE,
    "recombination.fallback-delay": _YEARS,
    "recombination.transition-loss": _SHARE,
    "recombination.recovery": _SHARE,
    "recombination.value-per-year": _WORTH,
    "recombination.growth": _GROWTH,
    "recombination.cost-per-year": _EUROS,
    "recombination.measuring-cost": _EUROS,
}
"""Every number by its id, in the order of the file."""


def assumptions(scenario: Scenario) -> Iterator[tuple[str, Assumption]]:
    """Yield the numbers of a scenario with their ids: `tender.bidders`."""
    for block in ("general", "current", "tender", "recombination"):
        model = getattr(scenario, block)
        for field in type(model).model_fields:
            found = getattr(model, field)
            if found is not None:
                yield f"{block}.{kebab(field)}", found
