"""Under which identifiers the coalitions of a plan are bids."""

from __future__ import annotations

from aanbesteding.model.dossier import Dossier
from aanbesteding.model.framework import Framework
from aanbesteding.recombination.problem import Plan, Problem

LONGEST_ID = 40


def names_of(
    framework: Framework, dossier: Dossier, problem: Problem, plan: Plan
) -> tuple[str, ...]:
    """Return an identifier for each coalition that no bid has: the framework and the themes.

    Where that is too long, or there already, the framework and a number; else `plan` and a number.
    """
    taken = {bid.id for bid in dossier.bids}
    chosen = {problem.activities[one].theme for one in plan.chosen}
    names = []
    for number, coalition in enumerate(plan.coalitions, start=1):
        themes = [problem.themes[theme] for theme in coalition.themes if theme in chosen]
        tries = ["-".join((framework.id, *themes)), f"{framework.id}-{number}", f"plan-{number}"]
        tries += [f"plan-{number}-{n}" for n in range(2, len(taken) + 3)]
        name = next(name for name in tries if len(name) <= LONGEST_ID and name not in taken)
        taken.add(name)
        names.append(name)
    return tuple(names)
