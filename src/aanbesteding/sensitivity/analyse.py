"""All sections over all lots, and first of all what they come to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aanbesteding.scoring.evaluate import no_cycle_search
from aanbesteding.scoring.evaluation import Evaluation
from aanbesteding.sensitivity.answer import Answer, Options, Section
from aanbesteding.sensitivity.case import Case
from aanbesteding.sensitivity.sections import SECTIONS
from aanbesteding.sensitivity.summary import Summary, summary


@dataclass(frozen=True, slots=True)
class LotSensitivity:
    """What the sections say of one lot."""

    case: Case
    summary: Summary
    answers: tuple[tuple[Section, Answer], ...]


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """What the sections say of every lot that was asked for."""

    evaluation: Evaluation
    options: Options
    sections: tuple[Section, ...]
    lots: tuple[LotSensitivity, ...]


def analyse(
    evaluation: Evaluation,
    lots: Sequence[int] | None = None,
    only: Sequence[str] = (),
    options: Options | None = None,
) -> Sensitivity:
    """Ask every section, or only some, about every lot, or only some.

    `lots` are indices; `only` holds ids of sections.
    """
    asked = options or Options()
    sections = tuple(one for one in SECTIONS if not only or one.id in only)
    found = []
    for index in range(len(evaluation.lots)) if lots is None else lots:
        case = Case(evaluation, index)
        with no_cycle_search():
            answers = tuple((one, one.run(case, asked)) for one in sections)
        found.append(LotSensitivity(case, summary(case, answers), answers))
    return Sensitivity(evaluation, asked, sections, tuple(found))
