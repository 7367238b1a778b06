"""A plan that was found: what it has of the aims, and whether it is what was asked."""

from __future__ import annotations

from dataclasses import dataclass

from aanbesteding.recombination.asked import Asked, Settled
from aanbesteding.recombination.problem import Plan, Problem
from aanbesteding.recombination.sharing import Sharing, plan_of
from aanbesteding.recombination.verify import breaches
from aanbesteding.recombination.worth import Worth, worth_of

Aims = tuple[int, ...]
"""What a plan has of the aims, the first first: more is better, so that a cost is below nothing."""


@dataclass(frozen=True, slots=True)
class Known:
    """A plan that keeps the rules and is what was asked."""

    plan: Plan
    worth: Worth
    aims: Aims
    settled: Settled = "any"

    @property
    def key(self) -> tuple[Aims, tuple[int, ...]]:
        """The best plan has the least of it."""
        return tuple(-one for one in self.aims), self.plan.chosen


def aims_of(asked: Asked, worth: Worth) -> Aims:
    """Return what a plan has of the aims."""
    if asked.aim == "value":
        return (worth.value, -worth.cost)
    if asked.aim == "continuity":
        return (worth.people_existing, worth.value, -worth.cost)
    if asked.theme is None:
        return (-worth.cost, worth.value)
    return (-worth.themes[asked.theme].cost, worth.value, -worth.cost)


def keeps(problem: Problem, asked: Asked, plan: Plan, worth: Worth) -> bool:
    """Whether a plan keeps the rules and is what was asked."""
    chosen = frozenset(plan.chosen)
    return (
        not breaches(problem, plan)
        and asked.within <= chosen
        and not asked.without & chosen
        and all(frozenset(other) != chosen for other in asked.other_than)
        and (asked.least_value is None or worth.value >= asked.least_value)
        and (asked.most_cost is None or worth.cost <= asked.most_cost)
        and (asked.least_existing is None or worth.people_existing >= asked.least_existing)
    )


def known(
    problem: Problem, asked: Asked, chosen: tuple[int, ...], sharing: Sharing
) -> Known | None:
    """Return a choice as a plan; None where it breaks a rule or is not what was asked."""
    plan = plan_of(problem, chosen, sharing)
    if plan is None:
        return None
    worth = worth_of(problem, plan)
    return Known(plan, worth, aims_of(asked, worth)) if keeps(problem, asked, plan, worth) else None
