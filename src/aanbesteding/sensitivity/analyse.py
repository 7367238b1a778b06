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
    """Ask how the award of every lot, or of some, could have gone otherwise.

    `lots` are places in `evaluation.lots`; without it all are asked. `only` holds ids of sections
    (`aanbesteding.sensitivity.sections.SECTIONS` has them); without it all are asked. `options`
    is about drawing weightings: the seed, the error at which drawing stops, how far weights lie
    from those announced.

    Of every lot there is a `summary` (its `outcome`, whether the award `hinges` on anything small,
    and the weakest `points`), and the `answers` of the sections: sentences and tables as data. All
    numbers are exact fractions, but for a `Sampled` one, which has its standard error. Nothing is
    read, written or changed.

    Raises ValueError for a section that does not exist, IndexError for such a lot.

        found = analyse(evaluation, only=["prices"])
        print(found.lots[0].summary.outcome.say("en"))
    """
    asked = options or Options()
    if unknown := sorted(set(only) - {one.id for one in SECTIONS}):
        known = ", ".join(one.id for one in SECTIONS)
        raise ValueError(f"no section {', '.join(unknown)}; there are: {known}")
    sections = tuple(one for one in SECTIONS if not only or one.id in only)
    found = []
    for index in range(len(evaluation.lots)) if lots is None else lots:
        case = Case(evaluation, index)
        with no_cycle_search():
            answers = tuple((one, one.run(case, asked)) for one in sections)
        found.append(LotSensitivity(case, summary(case, answers), answers))
    return Sensitivity(evaluation, asked, sections, tuple(found))
