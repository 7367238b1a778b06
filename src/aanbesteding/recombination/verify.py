"""The rules alone: what a plan breaks.

This module shares nothing with what makes a plan or counts its value: it reads the plan and the
problem, and goes through the rules one by one, in plain loops. A plan that breaks a rule is never
given to a caller (`must_keep`).
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal, NamedTuple

from aanbesteding.faults import AanbestedingError
from aanbesteding.recombination.problem import Coalition, Plan, Problem

Broken = Literal[
    "chosen",  # activities in their order, each once, all of them there
    "themes",  # coalitions in the order of their first theme, no theme in two
    "coalitions",  # so many coalitions as there can be, themes shared out over them
    "empty-coalition",  # a coalition for which nothing is chosen
    "activity-without-coalition",
    "members",  # the members are the organisations with a chosen activity
    "lead-takes-no-part",
    "lead-may-not-lead",
    "smallest",
    "largest",
    "apart",
    "budget",
    "budget-of-theme",
    "newcomers",
    "continuity",
    "growth",
    "connected-twice",
    "not-connected",
    "no-connection-asked",  # connected, and no volunteer organisation that must be
    "connected-elsewhere",  # in a theme in which it offers or has nothing, or not of the coalition
]


class Breach(NamedTuple):
    """A rule that a plan breaks, at what, and by how much.

    `at` are places: themes, organisations or activities, as the rule says. `has` is what the plan
    has and `limit` what it must keep, in the unit of the rule: cents, people, organisations, or
    parts of a whole.
    """

    rule: Broken
    at: tuple[int, ...] = ()
    has: Fraction | int | None = None
    limit: Fraction | int | None = None


class PlanBreaksRules(AanbestedingError):
    """A plan was made that breaks a rule: a fault of the program, never of its input."""

    def __init__(self, breaches: tuple[Breach, ...]) -> None:
        self.breaches = breaches
        super().__init__("; ".join(f"{one.rule} {one.at}" for one in breaches))


def must_keep(problem: Problem, plan: Plan) -> Plan:
    """Return the plan, or raise `PlanBreaksRules` where it breaks a rule."""
    if found := breaches(problem, plan):
        raise PlanBreaksRules(found)
    return plan


def breaches(problem: Problem, plan: Plan) -> tuple[Breach, ...]:
    """Return every rule that a plan breaks; nothing where it keeps them all.

    Where the plan is not even a choice of these activities, only that is said.
    """
    unsound = tuple(_sound(problem, plan))
    if unsound:
        return unsound
    found = [*_shared_out(problem, plan)]
    for coalition in plan.coalitions:
        found += _coalition(problem, plan, coalition)
    found += _connections(problem, plan)
    found += _money(problem, plan)
    found += _shares(problem, plan)
    found += _growth(problem, plan)
    return tuple(found)


def _sound(problem: Problem, plan: Plan) -> Iterator[Breach]:
    """Whether everything that the plan names is there."""
    before = -1
    for one in plan.chosen:
        if not before < one < len(problem.activities):
            yield Breach("chosen", (one,))
        before = one
    for coalition in plan.coalitions:
        named = {*coalition.members, coalition.lead, *(one for one, _ in coalition.connected)}
        if any(not 0 <= one < len(problem.organisations) for one in named):
            yield Breach("members", coalition.themes)
        themes = {*coalition.themes, *(theme for _, theme in coalition.connected)}
        if not coalition.themes or any(not 0 <= one < len(problem.themes) for one in themes):
            yield Breach("themes", coalition.themes)


def _shared_out(problem: Problem, plan: Plan) -> Iterator[Breach]:
    firsts = [coalition.themes[0] for coalition in plan.coalitions]
    themes = [theme for coalition in plan.coalitions for theme in coalition.themes]
    in_order = all(list(one.themes) == sorted(one.themes) for one in plan.coalitions)
    if firsts != sorted(firsts) or len(themes) != len(set(themes)) or not in_order:
        yield Breach("themes", tuple(themes))
    for one in plan.chosen:
        if problem.activities[one].theme not in themes:
            yield Breach("activity-without-coalition", (one,))
    # All themes are shared out over exactly so many coalitions as there can be. The themes for
    # which there is no coalition must then be able to make up the others, none of them empty.
    most = min(problem.limits.coalitions, len(problem.themes))
    left, others = len(problem.themes) - len(set(themes)), most - len(plan.coalitions)
    if others < 0 or others > left or (others == 0 and left > 0):
        yield Breach("coalitions", (), len(plan.coalitions), most)


def _coalition(problem: Problem, plan: Plan, coalition: Coalition) -> Iterator[Breach]:
    limits, themes = problem.limits, coalition.themes
    members = {
        problem.activities[one].organisation
        for one in plan.chosen
        if problem.activities[one].theme in themes
    }
    if not members:
        yield Breach("empty-coalition", themes)
    if coalition.members != tuple(sorted(members)):
        yield Breach("members", themes)
    if coalition.lead not in members:
        yield Breach("lead-takes-no-part", (coalition.lead,))
    if not problem.organisations[coalition.lead].may_lead:
        yield Breach("lead-may-not-lead", (coalition.lead,))
    if len(members) < limits.smallest:
        yield Breach("smallest", themes, len(members), limits.smallest)
    if limits.largest is not None and len(members) > limits.largest:
        yield Breach("largest", themes, len(members), limits.largest)
    for one, other in limits.apart:
        if one in members and other in members:
            yield Breach("apart", (one, other))


def _connections(problem: Problem, plan: Plan) -> Iterator[Breach]:
    offers: dict[int, set[int]] = {}
    has: dict[int, set[int]] = {}
    chosen = set(plan.chosen)
    for index, activity in enumerate(problem.activities):
        offers.setdefault(activity.organisation, set()).add(activity.theme)
        if index in chosen:
            has.setdefault(activity.organisation, set()).add(activity.theme)
    must = {
        one
        for one in offers
        if problem.limits.connection is not None and problem.organisations[one].volunteers
    }
    seen: set[int] = set()
    for coalition in plan.coalitions:
        for one, theme in coalition.connected:
            if one not in must:
                yield Breach("no-connection-asked", (one,))
                continue
            if one in seen:
                yield Breach("connected-twice", (one,))
            seen.add(one)
            allowed = has.get(one) or offers[one]
            if theme not in allowed or theme not in coalition.themes:
                yield Breach("connected-elsewhere", (one, theme))
    for one in sorted(must - seen):
        yield Breach("not-connected", (one,))


def _money(problem: Problem, plan: Plan) -> Iterator[Breach]:
    spent = dict.fromkeys(range(len(problem.themes)), 0)
    for one in plan.chosen:
        spent[problem.activities[one].theme] += problem.activities[one].cost
    for coalition in plan.coalitions:
        for _, theme in coalition.connected:
            spent[theme] += problem.limits.connection or 0
    for theme, budget in sorted(problem.limits.budgets.items()):
        if spent[theme] > budget:
            yield Breach("budget-of-theme", (theme,), spent[theme], budget)
    total = sum(spent.values())
    if problem.limits.budget is not None and total > problem.limits.budget:
        yield Breach("budget", (), total, problem.limits.budget)


def _shares(problem: Problem, plan: Plan) -> Iterator[Breach]:
    limits, chosen = problem.limits, set(plan.chosen)
    cost = new = going_on = existing = 0
    for index, activity in enumerate(problem.activities):
        if activity.existing:
            existing += activity.people
        if index not in chosen:
            continue
        cost += activity.cost
        if problem.organisations[activity.organisation].newcomer:
            new += activity.cost
        if activity.existing:
            going_on += activity.people
    if limits.newcomers is not None and new < limits.newcomers * cost:
        yield Breach("newcomers", (), Fraction(new, cost), limits.newcomers)
    if limits.continuity is not None and going_on < limits.continuity * existing:
        yield Breach("continuity", (), Fraction(going_on, existing), limits.continuity)


def _growth(problem: Problem, plan: Plan) -> Iterator[Breach]:
    limits = problem.limits
    if limits.growth is None:
        return
    for year in range(limits.years - 1):
        now = after = Fraction(0)
        for one in plan.chosen:
            activity = problem.activities[one]
            reach = activity.people * (1 + activity.growth) ** year
            now += reach
            after += reach * (1 + activity.growth)
        if after < (1 + limits.growth) * now:
            yield Breach("growth", (year,), after / now - 1 if now else None, limits.growth)
