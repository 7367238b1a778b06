"""The sheet with the marks of every assessor, what they are worth, and what the panel gives."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from aanbesteding.fields import say
from aanbesteding.methods.rating_scale import RatingScale
from aanbesteding.model.criteria import Node
from aanbesteding.model.framework import NumericScale
from aanbesteding.reporting.workbook import words
from aanbesteding.reporting.workbook.case import Case, Entry, LotCase
from aanbesteding.reporting.workbook.sheet import Head, Sheet
from aanbesteding.reporting.workbook.styles import Kind
from aanbesteding.reporting.workbook.tables import FIRST, Scale
from aanbesteding.scoring.evaluation import GivenMark, NodeScore
from aanbesteding.scoring.panel import CONSENSUS, Panel

Row = tuple[str, str, str]
"""A lot, a bid and a criterion."""
FIXED = 5
"""The columns before the marks."""


class Marked(NamedTuple):
    """A criterion of a bid that the panel judged."""

    lot: LotCase
    entry: Entry
    node: Node
    given: tuple[GivenMark, ...]
    exact: Fraction | None
    """What the panel gives together; None where the bid was set aside before."""


def marked(case: Case) -> tuple[Marked, ...]:
    """Return what the panel judged: by lot, by criterion, by bid."""
    return tuple(_marked(case))


def _marked(case: Case) -> Iterator[Marked]:
    panel = Panel(case.framework, case.evaluation.dossier)
    for lot in case.lots:
        for node in lot.nodes:
            if node.scale is None:
                continue
            for entry in lot.scored:
                score = entry.scores.get(node.criterion.id)
                if score is not None:
                    yield Marked(lot, entry, node, score.marks, _together(score))
                else:  # set aside by an earlier test, which another mark there could change
                    marks = panel.share(node, entry.bid.id, lot.lot.lot.id)[2]
                    if any(mark.counts for mark in marks):
                        yield Marked(lot, entry, node, marks, None)


def _together(score: NodeScore) -> Fraction:
    return next(traced.step.result for traced in score.steps if traced.stage == "marks")


def rule_of(node: Node, case: Case) -> str:
    """Return how the marks on a criterion make one share."""
    panel, method = case.framework.panel, node.criterion.method
    if not isinstance(method, RatingScale):
        return CONSENSUS
    assert panel is not None
    return method.combine or panel.combine


def judges(node: Node, case: Case) -> set[int]:
    """Return by number the assessors whose marks count; the joint mark comes after the last."""
    panel, method = case.framework.panel, node.criterion.method
    assert panel is not None
    names = [assessor.id for assessor in panel.assessors]
    if not isinstance(method, RatingScale) or rule_of(node, case) == CONSENSUS:
        return {len(names)}
    return {names.index(one) for one in method.assessors or names}


class Marks:
    """Writes the sheet; `shares` is where the share that the panel gives stands."""

    def __init__(
        self, sheet: Sheet, case: Case, rows: tuple[Marked, ...], scales: dict[str, Scale]
    ) -> None:
        self._sheet, self._case, self._scales = sheet, case, scales
        self.shares: dict[Row, str] = {}
        panel = case.framework.panel
        assert panel is not None
        self._assessors = [assessor.id for assessor in panel.assessors]
        self._joint = any(rule_of(row.node, case) == CONSENSUS for row in rows)
        self._width = len(self._assessors) + self._joint
        self._heads()
        for row, found in enumerate(rows, start=FIRST):
            self._row(row, found)
        self._allow(rows)
        sheet.finish()

    def _heads(self) -> None:
        sheet, lang, panel = self._sheet, self._sheet.lang, self._case.framework.panel
        assert panel is not None
        names = [say(assessor.title, lang) for assessor in panel.assessors]
        names += [words.CONSENSUS.say(lang)] if self._joint else []
        sheet.title(words.MARKS_TITLE, words.MARKS_NOTE)
        heads = [
            Head(words.LOT, 16),
            Head(words.BID, 22),
            Head(words.NAME, 30),
            Head(words.CRITERION, 24),
            Head(words.SCALE, 16),
        ]
        heads += [Head(name, 14) for name in names]
        heads += [Head(words.WORTH_OF.say(lang, assessor=name), 13) for name in names]
        heads.append(Head(words.COMBINED, 12))
        heads += [Head(words.REASON_OF.say(lang, assessor=name), 50) for name in names]
        sheet.heads(FIRST - 1, heads, fixed=2, named=(0, 1, 3))

    def _row(self, row: int, found: Marked) -> None:
        sheet, node = self._sheet, found.node
        scale = self._scales[node.scale or ""]
        key = (found.lot.lot.lot.id, found.entry.bid.id, node.criterion.id)
        name = found.entry.result.name
        for column, text in enumerate((key[0], key[1], name, key[2], node.scale or "")):
            sheet.text(row, column, text)
        given = {self._column(mark, node): mark for mark in found.given}
        counting = judges(node, self._case)
        for column in range(self._width):
            mark, place = given.get(column), FIXED + column
            counts = column in counting
            self._mark(row, place, mark, node, "input" if counts else "value")
            cell, worth = sheet.here(row, place), place + self._width
            if counts:
                self._rule(row, place, scale, mark)
            shown = scale.worth(cell) if counts or mark is not None else None
            sheet.formula(row, worth, shown, mark.worth if mark else None, "share")
            if mark is not None:
                reason = place + 2 * self._width + 1
                sheet.text(row, reason, mark.reason, "muted", "wrapped")
        place = FIXED + 2 * self._width
        sheet.formula(row, place, self._combined(row, node), found.exact, "share")
        self.shares[key] = sheet.at(row, place)

    def _rule(self, row: int, place: int, scale: Scale, mark: GivenMark | None) -> None:
        """Say which marks the program would take: none at all only where it took none."""
        cell = self._sheet.at(row, place)
        rule = scale.allows(cell)
        lenient = self._case.framework.policies.missing_mark == "average-of-present"
        if mark is None or lenient:
            rule = f'IF({cell}="",TRUE,{rule})'
        self._sheet.rules[row, place] = rule

    def _column(self, mark: GivenMark, node: Node) -> int:
        """Return which mark it is: an assessor may be called `consensus` too."""
        if mark.counts and rule_of(node, self._case) == CONSENSUS:
            return len(self._assessors)
        return self._assessors.index(mark.assessor)

    def _mark(self, row: int, column: int, mark: GivenMark | None, node: Node, kind: Kind) -> None:
        scale = next(s for s in self._case.framework.scales if s.id == node.scale)
        if mark is None:
            self._sheet.text(row, column, "", kind)
        elif isinstance(scale, NumericScale):
            number = scale.zero_at + mark.worth * (scale.full_at - scale.zero_at)
            self._sheet.number(row, column, Fraction(number), kind)
        else:
            self._sheet.text(row, column, mark.mark, kind)

    def _combined(self, row: int, node: Node) -> str:
        first, last = FIXED + self._width, FIXED + self._width + len(self._assessors) - 1
        rule = rule_of(node, self._case)
        if rule == CONSENSUS:
            return self._sheet.here(row, last + 1)
        function = "MEDIAN" if rule == "median" else "AVERAGE"
        return f"{function}({self._sheet.here(row, first)}:{self._sheet.here(row, last)})"

    def _allow(self, rows: tuple[Marked, ...]) -> None:
        """Let a mark be one of its scale: a list, or a number between its ends."""
        first = FIRST
        for row, found in enumerate(rows, start=FIRST):
            following = rows[row - FIRST + 1] if row - FIRST + 1 < len(rows) else None
            if following is not None and following.node.scale == found.node.scale:
                continue
            scale = self._scales[found.node.scale or ""]
            rule: dict[str, object] = {"validate": "list", "source": f"={scale.marks}"}
            if not scale.labelled:
                ends = {"minimum": f"={scale.lowest}", "maximum": f"={scale.highest}"}
                rule = {"validate": "decimal", "criteria": "between", **ends}
            last = FIXED + self._width - 1
            self._sheet.page.data_validation(first, FIXED, row, last, rule)
            first = row + 1
