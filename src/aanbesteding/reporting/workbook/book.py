"""The workbook as bytes: the same evaluation gives the same bytes."""

from __future__ import annotations

import io
from typing import NamedTuple

from xlsxwriter import Workbook

from aanbesteding.fields import say
from aanbesteding.reporting.fixed_date import UNKNOWN_TIME
from aanbesteding.reporting.workbook import words
from aanbesteding.reporting.workbook.case import Case, LotCase
from aanbesteding.reporting.workbook.changes import (
    changes,
    lines_together,
    prices_together,
    weights_together,
)
from aanbesteding.reporting.workbook.control import Control, control
from aanbesteding.reporting.workbook.formulas.base import said
from aanbesteding.reporting.workbook.inputs import price_lines, write_input, write_lines
from aanbesteding.reporting.workbook.marks import Marks, marked
from aanbesteding.reporting.workbook.members import Members
from aanbesteding.reporting.workbook.rules import Announced, about, rules
from aanbesteding.reporting.workbook.scores import Scores, Sources
from aanbesteding.reporting.workbook.sheet import Sheet, shown_text
from aanbesteding.reporting.workbook.styles import Styles
from aanbesteding.reporting.workbook.tables import Parameters, criteria, scales
from aanbesteding.reporting.workbook.totals import Totals, ranking
from aanbesteding.scoring.evaluation import Evaluation, LotResult
from aanbesteding.texts import Lang, Text

MAX_NAME = 31
"""The most characters of the name of a sheet."""
MAX_PROPERTY = 255


def workbook(evaluation: Evaluation, lots: tuple[LotResult, ...], lang: Lang) -> bytes:
    """Return a workbook of some lots of an evaluation."""
    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True})
    title = shown_text(say(evaluation.framework.title, lang))
    book.set_properties({"title": title[:MAX_PROPERTY], "created": UNKNOWN_TIME})
    _Sheets(book, Case(evaluation, lots), lang).write()
    book.close()
    return stream.getvalue()


class _Made(NamedTuple):
    """Where the tables stand that everything else is calculated from."""

    sources: Sources
    rules: Announced
    criteria: Sheet


class _Sheets:
    """The sheets in their order; each is written when what it refers to has its place."""

    def __init__(self, book: Workbook, case: Case, lang: Lang) -> None:
        self._book, self._case, self._lang = book, case, lang
        self._styles = Styles(book, lang)
        self._sheets: list[Sheet] = []

    def write(self) -> None:
        case = self._case
        first = self._named(words.ABOUT)
        made = self._tables()
        lots: list[tuple[LotCase, Scores]] = []
        numbers: list[Control] = []
        for lot in case.lots:
            name = words.SCORES.say(self._lang, number=lot.number, lot=lot.lot.lot.id)
            sheet = self._sheet(name[:MAX_NAME], words.WHAT[words.SCORES])
            scores = Scores(sheet, case, lot, made.sources)
            lots.append((lot, scores))
            numbers += scores.controls
            scores.statuses(made.sources.stated)
        totals = Totals(self._named(words.TOTALS), case, lots, made.sources.parameters)
        numbers += totals.controls()
        numbers += ranking(self._named(words.RANKING), totals, made.rules.winners)
        verdict = self._checked(made, numbers)
        about(first, case, [(sheet.name, sheet.what) for sheet in self._sheets[1:]])
        for sheet in self._sheets:
            if sheet.outcome is not None:
                sheet.banner(sheet.outcome, verdict, said(words.ALL_EQUAL, self._lang))

    def _checked(self, made: _Made, numbers: list[Control]) -> str:
        """Write what was changed and what differs; return the cell that says what that means."""
        stated, weights = made.sources.stated, made.sources.weights
        given = list(self._sheets)
        together = weights_together(made.criteria, self._case, weights)
        together += prices_together(stated.sheet, self._case, stated, made.rules)
        together += lines_together(stated.sheet, self._case, stated)
        counts = changes(self._named(words.CHANGES), given, together)
        checked = self._named(words.CONTROL)
        control(checked, numbers, counts)
        return checked.at(4, 0)

    def _tables(self) -> _Made:
        """Write what was announced and what was given."""
        case = self._case
        sheets = [self._named(words.CRITERIA), self._named(words.PARAMETERS)]
        scaled = scales(self._named(words.SCALES), case) if case.framework.scales else {}
        announced = rules(self._named(words.RULES), case)
        weights = criteria(sheets[0], case, announced.points)
        parameters = Parameters(sheets[1], case)
        stated_in, lines = self._named(words.INPUT), price_lines(case)
        spans = {}
        if lines:
            spans = write_lines(self._named(words.PRICE_LINES), case, lines, announced.rates)
        stated = write_input(stated_in, case, spans, announced)
        members = None
        if any(fact.level == "member" for fact in case.framework.facts):
            members = Members(self._named(words.MEMBERS), case, parameters, announced.choices)
        judged = marked(case)
        marks = Marks(self._named(words.MARKS), case, judged, scaled) if judged else None
        sources = Sources(weights, parameters, stated, members, marks, announced.minimum_total)
        return _Made(sources, announced, sheets[0])

    def _named(self, name: Text) -> Sheet:
        return self._sheet(name.say(self._lang), words.WHAT[name])

    def _sheet(self, name: str, what: Text) -> Sheet:
        sheet = Sheet(self._book, self._styles, name, self._lang, what)
        self._sheets.append(sheet)
        return sheet
