"""An outcome under the recombination rules of a framework: its value, and the rules that it breaks.

An award was not made to keep these rules, and a plan of one framework not to keep those of another.
Their value is counted all the same, by the same formula (`worth_of`), and the verifier says which
rules they break. An activity of an organisation that these rules exclude does not count; it is
said. Of an award every lot has a coalition of its own: everyone in the bids that win it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from aanbesteding.recombination.build import Built
from aanbesteding.recombination.problem import Coalition, Plan, Problem
from aanbesteding.recombination.verify import Breach, breaches
from aanbesteding.recombination.worth import Worth, worth_of
from aanbesteding.routes.outcomes.chosen import Chosen, Group

OF_LEAD = ("lead-takes-no-part", "lead-may-not-lead")


class Measured(NamedTuple):
    """An outcome in the numbers of a problem."""

    plan: Plan
    worth: Worth
    breaches: tuple[Breach, ...]
    """Without those of leads, that are `leads`."""
    leads: tuple[tuple[str, str], ...]
    """Leads that are not what the rules ask: the rule, and the organisation."""
    missing: tuple[str, ...]
    """Activities that do not count under these rules, by id."""

    @property
    def keeps(self) -> bool:
        """Whether it keeps all rules."""
        return not self.breaches and not self.leads


def measured(built: Built, chosen: Chosen) -> Measured:
    """Hold the rules of a framework against an outcome."""
    problem = built.problem
    places = {one.id: index for index, one in enumerate(problem.activities)}
    acts = tuple(sorted(places[name] for name in chosen.activities if name in places))
    plan = Plan(acts, tuple(_coalitions(problem, acts, chosen.groups)))
    found = breaches(problem, plan)
    return Measured(
        plan,
        worth_of(problem, plan),
        tuple(one for one in found if one.rule not in OF_LEAD),
        tuple(_leads(problem, acts, chosen.groups)),
        tuple(name for name in chosen.activities if name not in places),
    )


def _coalitions(
    problem: Problem, acts: tuple[int, ...], groups: tuple[Group, ...]
) -> Iterator[Coalition]:
    """Yield coalitions in the order of their first theme; those that do nothing are not there."""
    numbers = {one.id: index for index, one in enumerate(problem.organisations)}
    themes = {name: index for index, name in enumerate(problem.themes)}
    made = []
    for group in groups:
        own = tuple(sorted(themes[name] for name in group.themes if name in themes))
        members = _members(problem, acts, own)
        if members:
            lead = numbers.get(group.lead, members[0])  # `_leads` says what is wrong with it
            connected = (
                (numbers[who], themes[theme])
                for who, theme in group.connected
                if who in numbers and theme in themes and _to_connect(problem, numbers[who])
            )
            made.append(Coalition(own, lead, members, tuple(connected)))
    yield from sorted(made)


def _to_connect(problem: Problem, who: int) -> bool:
    """Whether these rules ask that it is connected; where they do not, it breaks no rule."""
    return problem.limits.connection is not None and problem.organisations[who].volunteers


def _members(problem: Problem, acts: tuple[int, ...], themes: tuple[int, ...]) -> tuple[int, ...]:
    found = {
        problem.activities[one].organisation
        for one in acts
        if problem.activities[one].theme in themes
    }
    return tuple(sorted(found))


def _leads(
    problem: Problem, acts: tuple[int, ...], groups: tuple[Group, ...]
) -> Iterator[tuple[str, str]]:
    """Yield every lead that does nothing itself for its themes, or that may not lead."""
    numbers = {one.id: index for index, one in enumerate(problem.organisations)}
    for group in groups:
        themes = [index for index, name in enumerate(problem.themes) if name in group.themes]
        members = _members(problem, acts, tuple(themes))
        if not members:
            continue
        at = numbers.get(group.lead)
        if at not in members:
            yield "lead-takes-no-part", group.lead
        if at is not None and not problem.organisations[at].may_lead:
            yield "lead-may-not-lead", group.lead
