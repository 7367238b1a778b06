"""All there is to say of a scenario: the outcome, what it hangs on, and where the order turns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from aanbesteding.checking.scenario import scenario_faults
from aanbesteding.faults import Faults
from aanbesteding.model.scenario import Scenario, assumptions
from aanbesteding.routes.scenario.chance import Chance, chance, silent
from aanbesteding.routes.scenario.changed import with_values
from aanbesteding.routes.scenario.course import Amount, Course, Year, course, total
from aanbesteding.routes.scenario.given import given_of, in_euros, net, numbers_of
from aanbesteding.routes.scenario.turning import Turning, turning

MILLION = 1_000_000


class Outcome(NamedTuple):
    """A route over all years, discounted."""

    value: Fraction
    """In points or euros, as the file has it."""
    city: Fraction
    """Cost for the city, in euros."""
    bidders: Fraction
    """Cost for all bidders together, in euros."""
    measure: Fraction
    """What routes are compared by: net value in euros, or value per million euros of cost."""


class Bar(NamedTuple):
    """By how much the tender route is ahead at both ends of the range of an assumption."""

    name: str
    low: Fraction
    high: Fraction
    at_low: Fraction
    at_high: Fraction

    @property
    def width(self) -> Fraction:
        """How much of the difference hangs on it."""
        return abs(self.at_high - self.at_low)


class Strongest(NamedTuple):
    """The end of a range that is best for a route, and the lead of the tender route there."""

    name: str
    number: Fraction
    lead: Fraction


@dataclass(frozen=True, slots=True)
class Found:
    """What a scenario says."""

    scenario: Scenario
    """With the changes that were asked for."""
    before: Scenario
    """As it was read."""
    euros: bool
    """Whether routes are compared by net value in euros; else by value per million euros."""
    course: Course
    outcomes: Mapping[str, Outcome]
    """`tender`, `recombination` (expected), and its two courses `agreed` and `failed`."""
    lead: Fraction
    """By how much the tender route is ahead, in the measure; below 0 recombination is."""
    turnings: tuple[Turning, ...]
    bars: tuple[Bar, ...]
    """The assumptions that have a range, the one that matters most first."""
    best: Mapping[str, Strongest | None]
    """For `tender` and `recombination`: the end of a range that helps it most; None for none."""
    chance: Chance


def analyse(
    scenario: Scenario,
    values: Mapping[str, Fraction] | None = None,
    progress: Callable[[int, int], None] = silent,
) -> Found:
    """Work everything out.

    `values` take the place of values in the file: what somebody asks, or the value and cost per
    year of outcomes that were computed. Raises `Faults` for numbers that cannot be.
    """
    if faults := scenario_faults(scenario):
        raise Faults(faults)
    changed = with_values(scenario, values or {})
    euros, numbers = in_euros(changed), numbers_of(changed)
    given = given_of(numbers)
    found = course(given)
    outcomes = {
        name: outcome(numbers, getattr(found, name), euros=euros)
        for name in ("tender", "recombination", "agreed", "failed")
    }
    bars = _bars(changed, numbers, euros=euros)
    return Found(
        changed,
        scenario,
        euros,
        found,
        outcomes,
        outcomes["tender"].measure - outcomes["recombination"].measure,
        tuple(
            turning(numbers, name, Fraction(one.low), Fraction(one.high), euros=euros)
            for name, one in assumptions(changed)
        ),
        bars,
        _best(bars),
        chance(changed, progress),
    )


def outcome(numbers: Mapping[str, Fraction], years: tuple[Year, ...], *, euros: bool) -> Outcome:
    """Return a route over all years: sums, discounted, and the measure.

    Example: 242.45 points for € 51 is 242.45 / 51 × 1,000,000 = 4,753,921.57 points per million.
    """
    given = given_of(numbers)
    sums = total(given, years)
    value, city, bidders = (_fraction(one) for one in sums)
    measure = _fraction(net(given, sums)) if euros else value / (city + bidders) * MILLION
    return Outcome(value, city, bidders, measure)


def lead(numbers: Mapping[str, Fraction], *, euros: bool) -> Fraction:
    """Return by how much the tender route is ahead, in the measure."""
    found = course(given_of(numbers))
    one, other = (
        outcome(numbers, years, euros=euros) for years in (found.tender, found.recombination)
    )
    return one.measure - other.measure


def _bars(scenario: Scenario, numbers: Mapping[str, Fraction], *, euros: bool) -> tuple[Bar, ...]:
    bars = [
        Bar(
            name,
            Fraction(one.low),
            Fraction(one.high),
            lead({**numbers, name: Fraction(one.low)}, euros=euros),
            lead({**numbers, name: Fraction(one.high)}, euros=euros),
        )
        for name, one in assumptions(scenario)
        if one.low < one.high
    ]
    return tuple(sorted(bars, key=lambda bar: (-bar.width, bar.name)))


def _best(bars: tuple[Bar, ...]) -> dict[str, Strongest | None]:
    ends = [Strongest(bar.name, bar.low, bar.at_low) for bar in bars]
    ends += [Strongest(bar.name, bar.high, bar.at_high) for bar in bars]
    return {
        "tender": max(ends, key=lambda end: end.lead, default=None),
        "recombination": min(ends, key=lambda end: end.lead, default=None),
    }


def _fraction(amount: Amount) -> Fraction:
    assert isinstance(amount, Fraction)
    return amount
