"""The sheet with the scores of one lot: bids down, criteria across, every cell a formula."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any, NamedTuple

from aanbesteding.fields import say
from aanbesteding.methods.base import FactParameters, median
from aanbesteding.model.criteria import Node
from aanbesteding.reporting.workbook import words
from aanbesteding.reporting.workbook.case import Case, Entry, LotCase, steps_of
from aanbesteding.reporting.workbook.columns import Column, Layout
from aanbesteding.reporting.workbook.control import Control
from aanbesteding.reporting.workbook.formulas import FORMULAS
from aanbesteding.reporting.workbook.formulas.base import NOT_AVAILABLE, Leaf, Rivals, nearly, said
from aanbesteding.reporting.workbook.formulas.rounding import rounded
from aanbesteding.reporting.workbook.inputs import Stated
from aanbesteding.reporting.workbook.marks import Marks
from aanbesteding.reporting.workbook.members import Members, of_members
from aanbesteding.reporting.workbook.sheet import Head, Sheet, Value
from aanbesteding.reporting.workbook.styles import Shape
from aanbesteding.reporting.workbook.tables import Parameters, Weights
from aanbesteding.scoring.evaluation import NodeScore
from aanbesteding.texts import Text

FIRST = 5
"""The first row of the bids: above it the title, an empty row, criteria, weights and heads."""


class Sources(NamedTuple):
    """Where everything stands that scores are calculated from."""

    weights: Weights
    parameters: Parameters
    stated: Stated
    members: Members | None
    marks: Marks | None
    minimum_total: str | None


class Scores:
    """Writes the scores of a lot; afterwards it says where the totals find what they need."""

    def __init__(self, sheet: Sheet, case: Case, lot: LotCase, sources: Sources) -> None:
        self._sheet, self._case, self._lot, self._from = sheet, case, lot, sources
        self._layout = Layout(case, lot)
        self._last = FIRST + max(len(lot.scored), 1) - 1
        self._beneath: list[tuple[Text | str, str, Value, Shape]] = []
        self._rivals = self._make_rivals()
        self._write()
        self.controls = [*self._controls()]

    # --- where things stand ------------------------------------------------------------------

    def cell(self, number: int, column: str) -> str:
        """Return a cell of a bid, by its number among those that are scored."""
        return self._sheet.at(FIRST + number, self._layout.at[column])

    @property
    def whole(self) -> str:
        """The cell with the sum of the weights."""
        return self._sheet.at(self._last + 2, 2)

    def _span(self, column: str) -> str:
        return self._sheet.span(FIRST, self._last, self._layout.at[column])

    def _wanted(self) -> list[tuple[int, str]]:
        """Return what relative methods see: prices after so many tests, or the best of a share."""
        found = []
        for node in self._lot.nodes:
            if node.relative and node.method is not None:
                marks = node.method.measures == "marks"
                kind = node.criterion.id if marks else "prices"
                found.append((self._lot.tests_before(node), kind))
        return list(dict.fromkeys(found))

    # --- quantities of all bids together -----------------------------------------------------

    def _make_rivals(self) -> dict[tuple[int, str], Rivals]:
        """Put what relative methods see beneath the table, and return where it stands."""
        lot = self._lot
        tops = [self._from.weights.whole[node.route] for node in lot.tops]
        exact = sum((node.weight for node in lot.tops), Fraction(0))
        self._add(words.WHOLE, "+".join(tops) or "0", exact, "points")
        found: dict[tuple[int, str], Rivals] = {}
        for gate, kind in self._wanted():
            there = [entry for entry in lot.scored if lot.passed(entry) >= gate]
            if kind == "prices":
                found[gate, kind] = self._prices(gate, there)
            else:
                best = [panel_share(entry.scores[kind]) for entry in there]
                formula = f"MAX({self._span(f'measured:{kind}')})"
                text = words.BEST_OF.say(self._sheet.lang, criterion=kind)
                cell = self._add(text, formula, max(best, default=None), "share")
                found[gate, kind] = Rivals(best=cell)
        return found

    def _prices(self, gate: int, there: list[Entry]) -> Rivals:
        span = self._span(f"price:{gate}" if gate else "price")
        prices = [entry.result.price or Fraction(0) for entry in there]
        ways: tuple[tuple[Text, str, Callable[[list[Fraction]], Fraction]], ...] = (
            (words.LOWEST, "MIN", min),
            (words.HIGHEST, "MAX", max),
            (words.MEAN, "AVERAGE", lambda all_: sum(all_, Fraction(0)) / len(all_)),
            (words.MEDIAN, "MEDIAN", median),
        )
        cells: list[str] = []
        for text, function, calculate in ways:
            name: Text | str = text
            if gate:
                what = text.say(self._sheet.lang)
                name = words.AFTER_TEST.say(self._sheet.lang, what=what, number=gate)
            exact = calculate(prices) if prices else None
            cells.append(self._add(name, f"{function}({span})", exact, "euros"))
        lowest, highest, mean, middle = cells
        return Rivals(lowest, highest, mean, middle, span)

    def _add(self, name: Text | str, formula: str, exact: Value, shape: Shape) -> str:
        self._beneath.append((name, formula, exact, shape))
        return self._sheet.at(self._last + 1 + len(self._beneath), 2)

    # --- writing -----------------------------------------------------------------------------

    def _write(self) -> None:
        sheet, lang = self._sheet, self._sheet.lang
        title = say(self._lot.lot.lot.title, lang)
        sheet.heading(0, words.SCORES_TITLE.say(lang, title=title))
        heads = [Head(column.head(lang), column.width) for column in self._layout.columns]
        sheet.heads(FIRST - 1, heads, fixed=2)
        sheet.outcome = 1
        self._tops()
        for number, entry in enumerate(self._lot.scored):
            self._entry(FIRST + number, entry)
        beneath = enumerate(self._beneath, start=self._last + 2)
        for row, (name, formula, exact, shape) in beneath:
            sheet.text(row, 0, name.say(lang) if isinstance(name, Text) else name)
            sheet.formula(row, 2, formula, exact, shape)
        sheet.finish()

    def _tops(self) -> None:
        """Write above the columns which criterion they are of, and above its points its weight."""
        row, lang = FIRST - 2, self._sheet.lang
        for place, column in enumerate(self._layout.columns):
            node = column.node
            if node is None:
                continue
            self._sheet.text(row - 1, place, say(node.criterion.title, lang), "muted", "wrapped")
            if column.kind == "points":
                cell = self._from.weights.whole[node.route]
                self._sheet.formula(row, place, cell, node.weight, "number")

    def _entry(self, row: int, entry: Entry) -> None:
        sheet, key = self._sheet, (self._lot.lot.lot.id, entry.bid.id)
        sheet.text(row, 0, entry.bid.id)
        sheet.text(row, 1, entry.result.name)
        passed = self._lot.passed(entry)
        for place, column in enumerate(self._layout.columns[2:], start=2):
            if column.kind == "price" and not column.gate:
                sheet.formula(
                    row, place, self._from.stated.prices[key], entry.result.price, "euros"
                )
                continue
            there = passed >= column.gate
            exact = self._exact(column, entry) if there else None
            formula = self._formula(column, row, entry)
            if column.kind == "passed":
                exact = 1 if passed >= column.number else 0
            sheet.formula(row, place, self._gated(formula, column, row), exact, column.shape)

    def _gated(self, formula: str | None, column: Column, row: int) -> str | None:
        """Return a formula that shows nothing for a bid that missed an earlier test."""
        if formula is None or not column.gate:
            return formula
        nothing = "0" if column.kind == "passed" else '""'
        return f"IF({self._own(row, f'passed:{column.gate}')}=1,{formula},{nothing})"

    def _own(self, row: int, column: str) -> str:
        return self._sheet.here(row, self._layout.at[column])

    def statuses(self, stated: Stated) -> None:
        """Let the status of every bid that was scored follow from the minimum scores."""
        tests = len(self._lot.tests)
        for number, entry in enumerate(self._lot.scored):
            if tests:
                key = (self._lot.lot.lot.id, entry.bid.id)
                passed = self.cell(number, f"passed:{tests}")
                stated.follow(key, passed, was=self._lot.passed(entry) == tests)

    # --- one cell ----------------------------------------------------------------------------

    def _formula(self, column: Column, row: int, entry: Entry) -> str | None:
        if column.kind == "passed":
            return self._test(column, row)
        if column.kind == "price":
            return self._own(row, "price")
        if column.kind == "quality":
            names = (f"last:{node.criterion.id}" for node in self._lot.tops)
            return "+".join(self._own(row, name) for name in names) or "0"
        assert column.node is not None
        if column.step is not None:
            before = self._sheet.here(row, self._layout.at[column.key] - 1)
            scale = 100 if column.kind == "share" else 1
            return rounded(before, int(column.step.digits), column.step.mode, scale)
        if column.kind == "measured":
            return self._measured(column.node, entry)
        if column.kind == "share":
            return self._share(column.node, row)
        return self._points(column.node, row)

    def _test(self, column: Column, row: int) -> str:
        """Return 1 where a bid reaches all minimum scores of a test, else 0."""
        stage, tests = self._lot.tests[column.number - 1], []
        for node in stage.minimums:
            bound = f"{self._from.weights.minimum[node.route]}/100"
            bound += f"*{self._from.weights.whole[node.route]}"
            tests.append((self._own(row, f"last:{node.criterion.id}"), bound))
        if stage.total and self._from.minimum_total is not None:
            bound = f"{self._from.minimum_total}/100*{self.whole}"
            names = [f"last:{node.criterion.id}" for node in self._lot.tops]
            scored = [self._own(row, n) for n in names if self._gate(n) < column.number]
            tests.append(("+".join(scored) or "0", bound))
        reached = ",".join(f"{points}>={bound}-{nearly(bound)}" for points, bound in tests)
        return f"IF(AND({reached}),1,0)"

    def _gate(self, name: str) -> int:
        return self._layout.columns[self._layout.at[name]].gate

    def _measured(self, node: Node, entry: Entry) -> str:
        lot, method = self._lot.lot.lot.id, node.criterion.method
        if node.scale is not None:
            judged = self._from.marks.shares if self._from.marks is not None else {}
            return judged.get((lot, entry.bid.id, node.criterion.id), NOT_AVAILABLE)
        assert isinstance(method, FactParameters)
        if of_members(node, self._case.facts) is None:
            return self._from.stated.facts[lot, entry.bid.id, method.fact]
        assert self._from.members is not None
        return self._from.members.combined(node, entry.bid.id)

    def _share(self, node: Node, row: int) -> str | None:
        """Return what the method makes of what was measured."""
        method = node.method
        by_price = method is not None and method.measures == "price"
        value = self._own(row, "price" if by_price else f"measured:{node.criterion.id}")
        if method is None:  # the panel's joint mark
            return value
        builder = FORMULAS[method.id]
        if builder is None:
            return None
        kind = node.criterion.id if method.measures == "marks" else "prices"
        rivals = self._rivals.get((self._lot.tests_before(node), kind), Rivals())
        cells, lang = self._from.parameters.of(node.route), self._sheet.lang
        yes, no = said(words.YES, lang), said(words.NO, lang)
        return builder(Leaf(node.criterion.method, value, cells, rivals, yes, no))

    def _points(self, node: Node, row: int) -> str:
        if not node.scored:
            names = (f"last:{child.criterion.id}" for child in self._lot.children(node))
            return "+".join(self._own(row, name) for name in names)
        worth = node.method.worth if node.method is not None else "weight"
        share = self._own(row, f"last-share:{node.criterion.id}")
        weight = self._from.weights.whole[node.route]
        if worth == "euro":
            return share
        if worth == "weight":
            return f"{share}*{weight}"
        method: Any = node.criterion.method
        value = f"{share}*{self._own(row, 'price')}"
        return value if method.maximum == "none" else f"MIN({value},{weight})"

    # --- what it is exactly ------------------------------------------------------------------

    def _exact(self, column: Column, entry: Entry) -> Value:
        if column.kind == "price":
            return entry.result.price
        if column.kind == "quality":
            scores = [entry.scores.get(node.criterion.id) for node in self._lot.tops]
            return sum((score.points for score in scores if score), Fraction(0))
        if column.node is None:
            return None
        score = entry.scores.get(column.node.criterion.id)
        if score is None:
            return None
        if column.kind == "measured":
            return measured_value(column.node, score, self._case, entry, self._sheet)
        share, shares, points, more = steps_of(score)
        if column.kind == "share":
            if column.step is not None:
                return shares[column.number] / 100
            return points if share is None else share
        return points if column.step is None else more[column.number]

    def _controls(self) -> Iterable[Control]:
        lot, lang = self._lot.lot.lot.id, self._sheet.lang
        for number, entry in enumerate(self._lot.scored):
            assert entry.result.price is not None
            cell = self.cell(number, "price")
            price = words.PRICE.say(lang)
            yield Control(lot, entry.bid.id, "", price, entry.result.price, cell, "euros")
            for column in self._layout.columns:
                exact = self._exact(column, entry) if column.last else None
                if column.node is None or not isinstance(exact, Fraction):
                    continue
                name = column.node.criterion.id
                cell = self.cell(number, f"last-{column.kind}:{name}")
                yield Control(lot, entry.bid.id, name, column.head(lang), exact, cell, column.shape)


def panel_share(score: NodeScore) -> Fraction:
    """Return what the panel gave, before it is set against others."""
    return next(traced.step.result for traced in score.steps if traced.stage == "marks")


def measured_value(node: Node, score: NodeScore, case: Case, entry: Entry, sheet: Sheet) -> Value:
    """Return what was measured of a bid: the panel's share, a number, or a word."""
    if node.scale is not None:
        return panel_share(score)
    from aanbesteding.scoring.candidate import Candidate, measure_criterion
    from aanbesteding.scoring.prices import Priced

    index = entry.bid.lots.index(entry.offer)
    priced = Priced(entry.result.price or Fraction(0), None, ())
    value = measure_criterion(node, case.facts, Candidate(entry.bid, index, priced)).value
    if isinstance(value, bool):
        return (words.YES if value else words.NO).say(sheet.lang)
    return value
