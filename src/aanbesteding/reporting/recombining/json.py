"""A recombination as JSON: every number exact."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from fractions import Fraction

from aanbesteding import __version__
from aanbesteding.model.finding import Origins
from aanbesteding.recombination.problem import Coalition
from aanbesteding.reporting.json_result import as_json
from aanbesteding.reporting.recombining.case import Case, money, points
from aanbesteding.reporting.recombining.format import (
    FORMAT,
    CoalitionResult,
    MemberOfCoalition,
    RecombinationResult,
    RecombinationSection,
)
from aanbesteding.reporting.recombining.summary import summary
from aanbesteding.reporting.recombining.table import SECTIONS, Section
from aanbesteding.reporting.sensitivity_json import exact, sentence, table, words
from aanbesteding.texts import Text


def recombination_json(
    case: Case, only: Collection[str], files: Origins, names: Iterable[str]
) -> str:
    """Return the result as JSON text; the same result gives the same bytes.

    `names` are the ids under which the coalitions would be written as bids.
    """
    outcome = case.found.outcome
    plan, worth = outcome.plan, outcome.worth
    coalitions = zip(plan.coalitions, names, strict=True) if plan is not None else ()
    sections = SECTIONS if plan is not None else ()
    made: RecombinationResult = {
        "format": FORMAT,
        "tool": {"name": "aanbesteding", "version": __version__},
        "framework": case.framework.id,
        "framework_version": case.framework.version,
        "inputs": [
            {"kind": kind, "id": name, "file": origin.name, "sha256": origin.sha256}
            for (kind, name), origin in sorted(files.items())
        ],
        "status": outcome.status,
        "settled": outcome.settled,
        "value": exact(points(worth.value)) if worth is not None else None,
        "bound": exact(points(outcome.bound)) if worth and outcome.bound is not None else None,
        "gap": exact(outcome.gap) if outcome.gap is not None else None,
        "cost": exact(money(worth.cost)) if worth is not None else None,
        "summary": [sentence(one) for one in summary(case)],
        "coalitions": [
            _coalition(case, number, one, name)
            for number, (one, name) in enumerate(coalitions, start=1)
        ],
        "left_out": [
            {
                "organisation": one.organisation,
                "name": one.name,
                "ground": words(one.ground),
                "activities": list(one.activities),
            }
            for one in case.built.left_out
        ],
        "warnings": [words(Text(one.what("nl"), one.what("en"))) for one in case.built.warnings],
        "sections": [_section(case, one) for one in sections if not only or one.id in only],
    }
    return as_json(made)


def _section(case: Case, section: Section) -> RecombinationSection:
    answer = section.run(case)
    return {
        "id": section.id,
        "title": words(section.title),
        "sentences": [sentence(one) for one in answer.said],
        "tables": [table(grid) for grid in answer.tables],
    }


def _coalition(case: Case, number: int, coalition: Coalition, name: str) -> CoalitionResult:
    problem = case.problem
    whole = sum(
        problem.activities[one].cost
        for one in case.plan.chosen
        if problem.activities[one].theme in coalition.themes
    )
    return {
        "number": number,
        "bid": name,
        "themes": [problem.themes[one] for one in coalition.themes],
        "lead": problem.organisations[coalition.lead].id,
        "members": [_member(case, coalition, one, whole) for one in coalition.members],
        "connected": [
            {
                "organisation": problem.organisations[one].id,
                "name": problem.organisations[one].name,
                "theme": problem.themes[theme],
            }
            for one, theme in coalition.connected
        ],
    }


def _member(case: Case, coalition: Coalition, member: int, whole: int) -> MemberOfCoalition:
    activities = [
        one
        for one in (case.problem.activities[n] for n in case.plan.chosen)
        if one.organisation == member and one.theme in coalition.themes
    ]
    cost = sum(one.cost for one in activities)
    return {
        "organisation": case.problem.organisations[member].id,
        "name": case.organisation(member),
        "cost": exact(money(cost)),
        "share": exact(Fraction(cost, whole)) if whole else None,
        "activities": [one.id for one in activities],
    }
