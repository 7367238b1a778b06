"""The rules of a problem as things that can be left out, to see which of them conflict."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Literal, NamedTuple

from aanbesteding.recombination.problem import Problem
from aanbesteding.recombination.sharing import to_connect

RuleKind = Literal[
    "budget",
    "budget-of-theme",
    "newcomers",
    "continuity",
    "connection",
    "growth",
    "lead",
    "smallest",
    "largest",
    "apart",
    "coalitions",
]


class Rule(NamedTuple):
    """A rule that a plan must keep; `at` is its theme, or its two organisations."""

    kind: RuleKind
    at: tuple[int, ...] = ()


def rules_of(problem: Problem) -> tuple[Rule, ...]:
    """Return the rules that a problem has, budgets first.

    The number of coalitions is not among them: it says how themes are shared out, and fewer or more
    coalitions are not in themselves an easier rule.
    """
    limits = problem.limits
    made = [Rule("budget-of-theme", (theme,)) for theme in sorted(limits.budgets)]
    asked: tuple[tuple[RuleKind, bool], ...] = (
        ("budget", limits.budget is not None),
        ("continuity", limits.continuity is not None),
        ("connection", bool(to_connect(problem))),
        ("newcomers", limits.newcomers is not None),
        ("growth", limits.growth is not None and limits.years > 1),
        ("lead", not all(one.may_lead for one in problem.organisations)),
        ("smallest", limits.smallest > 1),
        ("largest", limits.largest is not None),
    )
    made += [Rule(kind) for kind, there in asked if there]
    return (*made, *(Rule("apart", pair) for pair in limits.apart))


def only(problem: Problem, kept: Collection[Rule]) -> Problem:
    """Return a problem with only some of its rules, and with its number of coalitions."""
    limits, kinds = problem.limits, {rule.kind for rule in kept}
    budgets = {
        theme: budget
        for theme, budget in limits.budgets.items()
        if Rule("budget-of-theme", (theme,)) in kept
    }
    organisations = problem.organisations
    if "lead" not in kinds:
        organisations = tuple(one._replace(may_lead=True) for one in organisations)
    return replace(
        problem,
        organisations=organisations,
        limits=replace(
            limits,
            budget=limits.budget if "budget" in kinds else None,
            budgets=budgets,
            continuity=limits.continuity if "continuity" in kinds else None,
            connection=limits.connection if "connection" in kinds else None,
            newcomers=limits.newcomers if "newcomers" in kinds else None,
            growth=limits.growth if "growth" in kinds else None,
            smallest=limits.smallest if "smallest" in kinds else 1,
            largest=limits.largest if "largest" in kinds else None,
            apart=tuple(pair for pair in limits.apart if Rule("apart", pair) in kept),
        ),
    )
