"""What another framework does to the ranking, as a report and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aanbesteding import __version__
from aanbesteding.exact.display import count
from aanbesteding.fields import say
from aanbesteding.reporting import sensitivity_words as words
from aanbesteding.reporting.blocks import Block, Heading, Para
from aanbesteding.reporting.json_result import as_json
from aanbesteding.reporting.sensitivity_format import DIFFERENCE_FORMAT, DifferenceResult
from aanbesteding.reporting.sensitivity_json import label_words, sentence, table
from aanbesteding.reporting.sensitivity_report import answer_blocks
from aanbesteding.reporting.words import LOT
from aanbesteding.scoring.evaluation import Evaluation
from aanbesteding.sensitivity.answer import Answer, Grid, Said
from aanbesteding.sensitivity.case import Case
from aanbesteding.sensitivity.difference import difference, lots_apart
from aanbesteding.sensitivity.what_if import changed_values
from aanbesteding.texts import Lang

MOST = 40
"""The most changed values in a report; JSON has them all."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Two evaluations of the same bids, what differs between the frameworks, and what that does."""

    before: Evaluation
    after: Evaluation
    changed: Grid
    apart: tuple[Said, ...]
    lots: tuple[tuple[Case, Answer], ...]

    @property
    def same_order(self) -> bool:
        """Whether both have the same lots, and the same bids in the same order in each."""
        codes = [{one.code for one in answer.said} for _, answer in self.lots]
        return not self.apart and all("same-order" in found for found in codes)


def compared(
    before: Evaluation, after: Evaluation, indices: list[int], lot_of: type[Case] = Case
) -> Difference:
    """Compare two evaluations on the lots at these indices of the first.

    Drawings of lots are left out, but for a `lot_of` that has them.
    """
    lots = tuple(
        (lot_of(before, index), difference(before, after, index, lot_of)) for index in indices
    )
    changed = changed_values(before.framework, after.framework)
    return Difference(before, after, changed, lots_apart(before, after), lots)


def difference_blocks(found: Difference, lang: Lang) -> Iterator[Block]:
    """Yield the report: what differs between the frameworks, then what it does per lot."""
    title = say(found.before.framework.title, lang)
    yield Heading(words.DIFFERENCE.say(lang, title=title), 1)
    if not found.changed.rows:
        yield Para(words.NO_CHANGE.say(lang))
    yield from answer_blocks(Answer(found.apart), None, lang)
    yield from changed_blocks(found, lang)
    for case, answer in found.lots:
        yield Heading(LOT.say(lang, title=say(case.base.lot.title, lang)))
        yield from answer_blocks(answer, case, lang)


def changed_blocks(found: Difference, lang: Lang) -> Iterator[Block]:
    """Yield what differs between the frameworks, as far as there is room."""
    shown = found.changed._replace(rows=found.changed.rows[:MOST])
    yield from answer_blocks(Answer(tables=(shown,)), Case(found.before, 0), lang)
    more = len(found.changed.rows) - MOST
    if more > 0:
        yield Para(words.MORE_CHANGES.say(lang, count=count(more, lang)), "muted")


def difference_json(found: Difference) -> str:
    """Return the comparison as JSON text; the same files give the same bytes."""
    made: DifferenceResult = {
        "format": DIFFERENCE_FORMAT,
        "tool": {"name": "aanbesteding", "version": __version__},
        "before": found.before.framework.id,
        "after": found.after.framework.id,
        "sentences": [sentence(one) for one in found.apart],
        "changed": table(found.changed),
        "lots": [
            {
                "id": case.lot,
                "title": label_words(case.base.lot.title),
                "sentences": [sentence(one) for one in answer.said],
                "tables": [table(grid) for grid in answer.tables],
            }
            for case, answer in found.lots
        ],
    }
    return as_json(made)
