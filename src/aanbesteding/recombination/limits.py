"""The rules of a framework as limits in whole numbers."""

from __future__ import annotations

from fractions import Fraction

from aanbesteding.exact.number import Number
from aanbesteding.model.recombination import Recombination
from aanbesteding.recombination.problem import Limits


def limits_of(
    block: Recombination, themes: tuple[str, ...], organisations: dict[str, int]
) -> Limits:
    """Return what every plan keeps.

    Money is in cents: a budget of 1,000.50 euros is 100050. `organisations` gives the number of
    each organisation that can take part; who cannot, need not be kept apart from anybody.
    """
    rules = block.rules
    most = int(rules.coalitions.at_most) if rules.coalitions is not None else len(themes)
    least = rules.size.at_least if rules.size is not None else None
    largest = rules.size.at_most if rules.size is not None else None
    apart = (
        sorted(organisations[name] for name in one.organisations)
        for one in rules.apart
        if all(name in organisations for name in one.organisations)
    )
    return Limits(
        budget=None if rules.budget.total is None else int(rules.budget.total * 100),
        budgets={
            number: int(rules.budget.themes[theme] * 100)
            for number, theme in enumerate(themes)
            if theme in rules.budget.themes
        },
        coalitions=min(most, len(themes)),
        smallest=1 if least is None else int(least),
        largest=None if largest is None else int(largest),
        newcomers=_part(rules.newcomers.percent if rules.newcomers is not None else None),
        continuity=_part(rules.continuity.percent if rules.continuity is not None else None),
        connection=None if rules.volunteers is None else int(rules.volunteers.cost * 100),
        growth=_part(rules.growth.percent if rules.growth is not None else None),
        years=1 if rules.growth is None else int(rules.growth.years),
        apart=tuple(sorted((one, other) for one, other in apart)),
    )


def _part(percent: Number | None) -> Fraction | None:
    return None if percent is None else Fraction(percent) / 100
