"""The award of the first framework and the plans of those with recombination rules, measured.

Every framework with recombination rules is a yardstick: by its rules the award, its own plan and
the plans of the others are valued. What cannot be compared is said and not filled in: an award of
which a contract is in doubt, a plan that is not there, activities that a framework excludes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from aanbesteding.faults import Faults
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.framework import Framework
from aanbesteding.recombination.asked import Asked, Outcome
from aanbesteding.recombination.build import Built, problem_of
from aanbesteding.recombination.codes import NO_ACTIVITIES
from aanbesteding.recombination.conflict import Conflict, conflict_of
from aanbesteding.recombination.solve import solve
from aanbesteding.recombination.solver_codes import NO_SOLVER
from aanbesteding.routes.outcomes.chosen import Chosen, Won, awarded, planned, won
from aanbesteding.routes.outcomes.measured import Measured, measured
from aanbesteding.routes.outcomes.totals import totals
from aanbesteding.routes.sides import LETTERS
from aanbesteding.scoring.evaluation import Evaluation
from aanbesteding.sensitivity.answer import Answer, Options

SECONDS = 60
"""The most time for one plan where nothing else is asked. What is not proven by then is said."""


@dataclass(frozen=True, slots=True)
class Yardstick:
    """A framework with recombination rules, its plan, and every outcome in its numbers."""

    letter: str
    built: Built | None
    """None where the bids list no activities."""
    search: Outcome | None
    """None where no solver is installed, or there are no activities."""
    conflict: Conflict | None
    """Where no plan keeps all rules: those that conflict."""
    rows: tuple[tuple[Chosen, Measured], ...] = ()
    totals: Answer = field(default_factory=Answer)
    """What its coalitions earn as bids, beside the winners of the award."""


@dataclass(frozen=True, slots=True)
class Outcomes:
    """All outcomes under all yardsticks."""

    evaluations: tuple[Evaluation, ...]
    won: tuple[Won, ...]
    """Who has the contracts under the first framework."""
    award: Chosen | None
    """None where a contract is in doubt."""
    yardsticks: tuple[Yardstick, ...]


def outcomes(
    evaluations: Sequence[Evaluation], options: Options, search: Asked | None = None
) -> Outcomes | None:
    """Return the outcomes; None where no framework has recombination rules.

    `search` says how long each plan is looked for, and how good is good enough.
    Raises `Faults` for activities that cannot be recombined.
    """
    asked = [
        (letter, one)
        for letter, one in zip(LETTERS, evaluations, strict=False)
        if one.framework.recombination is not None
    ]
    if not asked:
        return None
    made = []
    for done, (letter, one) in enumerate(asked):
        options.progress("outcomes", done, len(asked))
        made.append(_yardstick(letter, one, search or Asked(milliseconds=SECONDS * 1000)))
    award = awarded(evaluations)
    chosen = [award] if award is not None else []
    chosen += [
        planned(rules.letter, rules.built.problem, rules.search.plan)
        for rules in made
        if rules.built is not None and rules.search is not None and rules.search.plan is not None
    ]
    of_lots = won(evaluations[0])
    found = tuple(_with_rows(rules, chosen, evaluations, of_lots) for rules in made)
    return Outcomes(tuple(evaluations), of_lots, award, found)


def built_of(framework: Framework, dossier: Dossier) -> Built | None:
    """Return the recombination that a framework asks; None where nobody offers any activity.

    Raises `Faults` for activities that cannot be recombined.
    """
    if not any(bid.activities for bid in dossier.bids):
        return None
    try:
        return problem_of(framework, dossier)
    except Faults as error:
        if {fault.code for fault in error.faults} != {NO_ACTIVITIES}:
            raise
    return None  # everybody who offers one is excluded


def _yardstick(letter: str, evaluation: Evaluation, asked: Asked) -> Yardstick:
    built = built_of(evaluation.framework, evaluation.dossier)
    if built is None:
        return Yardstick(letter, None, None, None)
    try:
        search = solve(built.problem, asked)
    except Faults as error:
        if {fault.code for fault in error.faults} != {NO_SOLVER}:
            raise
        return Yardstick(letter, built, None, None)
    none = search.status == "none"
    return Yardstick(letter, built, search, conflict_of(built.problem, asked) if none else None)


def _with_rows(
    one: Yardstick,
    chosen: Sequence[Chosen],
    evaluations: Sequence[Evaluation],
    of_lots: Sequence[Won],
) -> Yardstick:
    if one.built is None:
        return one
    rows = tuple((each, measured(one.built, each)) for each in chosen)
    if one.search is None:
        return replace(one, rows=rows)
    told = totals(evaluations, of_lots, one.letter, one.built, one.search)
    return replace(one, rows=rows, totals=told)
