"""The numbers of a scenario as the formula takes them, and the difference between the routes."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from aanbesteding.model.scenario import KINDS, Scenario, assumptions
from aanbesteding.routes.scenario.course import Amount, Course, Given, Year, course, total

Numbers = Mapping[str, Fraction]
"""Every number by its id, as the file has it."""
RATE = "general.point-value"
DISCOUNT = "general.discount"


def numbers_of(scenario: Scenario, replaced: Numbers | None = None) -> dict[str, Fraction]:
    """Return the values of a scenario, some of them replaced.

    So the outcome of a computed recombination can take the place of an assumed value per year.
    """
    found = {name: Fraction(one.value) for name, one in assumptions(scenario)}
    return found | dict(replaced or {})


def taken(name: str, number: Amount) -> Amount:
    """Return a number as the formula takes it; a polynomial is the discount factor already."""
    if name == DISCOUNT:
        return 1 / (1 + number / 100) if isinstance(number, Fraction) else number
    found: Amount = number * Fraction(1, 100) if "percent" in KINDS[name].units else number
    return found


def given_of(numbers: Numbers, **unknown: Amount) -> Given:
    """Return what the formula is worked out with."""
    return {name: taken(name, number) for name, number in numbers.items()} | unknown


def in_euros(scenario: Scenario) -> bool:
    """Whether the two routes can be compared in euros."""
    rated = scenario.general.point_value is not None
    return rated or scenario.tender.value_per_year.unit == "euros"


def net(given: Given, sums: Year) -> Amount:
    """Return value less cost, in euros: points × euros per point − city − bidders."""
    found: Amount = given.get(RATE, Fraction(1)) * sums.value - sums.city - sums.bidders
    return found


def difference(given: Given, *, euros: bool) -> Amount:
    """Return by how much the tender route is ahead; below 0 recombination is.

    In euros: net value of the tender route less that of the other. Else value is divided by cost,
    and V₁/C₁ > V₂/C₂ where V₁ × C₂ − V₂ × C₁ > 0, as no route costs nothing.
    """
    return ahead(given, course(given), euros=euros)


def ahead(given: Given, found: Course, *, euros: bool) -> Amount:
    """Return the same of a course that is known."""
    one = total(given, found.tender)
    other = found.expected(total(given, found.failed), total(given, found.agreed))
    lead: Amount = (
        net(given, one) - net(given, other)
        if euros
        else one.value * (other.city + other.bidders) - other.value * (one.city + one.bidders)
    )
    return lead
