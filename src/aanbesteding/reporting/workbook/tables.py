"""The sheets that say what was announced: criteria, numbers of the methods, scales."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from pydantic import BaseModel

from aanbesteding.fields import kebab, say
from aanbesteding.methods.awards.base import Award
from aanbesteding.methods.base import Method
from aanbesteding.model.criteria import Node, unit_total
from aanbesteding.model.framework import LabelledScale
from aanbesteding.model.origin import Route
from aanbesteding.reporting.bounds import keys
from aanbesteding.reporting.derivation import provenance
from aanbesteding.reporting.workbook import words
from aanbesteding.reporting.workbook.case import Case
from aanbesteding.reporting.workbook.formulas import FORMULAS
from aanbesteding.reporting.workbook.formulas.base import NOISE, Cells, Path
from aanbesteding.reporting.workbook.sheet import Head, Sheet
from aanbesteding.reporting.workbook.styles import EDGE, Kind
from aanbesteding.texts import Text

FIRST = 4
"""The first row of a table, below a title, a note, an empty row and the heads."""
AWARD_ROUTE: Route = ("award",)
EDGES = {"from_": -EDGE, "below": EDGE}


class Family(NamedTuple):
    """Criteria that are parts of the same: the cells of their weights, and what they add up to."""

    own: str | None
    """The weight of what they are parts of; None at the top of a tree."""
    name: str
    parts: list[str]
    exact: list[Fraction]


class Weights(NamedTuple):
    """Where the weight of every criterion in the whole stands, and its minimum in per cent."""

    whole: dict[Route, str]
    minimum: dict[Route, str]
    families: dict[Route, Family]
    total: str
    """What the weights of a whole add up to."""


def criteria(sheet: Sheet, case: Case, total: str | None) -> Weights:
    """Write the tree of criteria. `total` is the cell with the sum of announced points."""
    lang, framework = sheet.lang, case.framework
    sheet.title(words.CRITERIA_TITLE, words.CRITERIA_NOTE)
    heads = (
        Head(words.LOT, 12),
        Head(words.CRITERION, 20),
        Head(words.TITLE, 32),
        Head(words.LEVEL, 7),
        Head(words.WEIGHT, 9),
        Head(words.OF_WHOLE, 10),
        Head(words.METHOD, 24),
        Head(words.FORMULA, 26),
        Head(words.RECALCULATED, 11),
        Head(words.MINIMUM, 10),
        Head(words.ORIGIN, 60),
    )
    sheet.heads(FIRST - 1, heads, fixed=2, named=(0, 1))
    found = Weights({}, {}, {}, total or f"{unit_total(framework) or 1}")
    weights = framework.weights
    nested = weights is not None and weights.of == "parent"
    for row, node in enumerate(case.nodes().values(), start=FIRST):
        criterion = node.criterion
        own = node.route[0] == "lots"
        name = framework.lots[int(node.route[1])].id if own else words.ALL_LOTS.say(lang)
        sheet.text(row, 0, name)
        sheet.text(row, 1, criterion.id)
        sheet.text(row, 2, "  " * node.depth + say(criterion.title, lang), shape="wrapped")
        sheet.number(row, 3, node.depth + 1, "label", "whole")
        sheet.number(row, 4, criterion.weight, "input")
        sheet.rules[row, 4] = f"AND(ISNUMBER({sheet.at(row, 4)}),{sheet.at(row, 4)}>=0)"
        _joins(found, sheet, row, node)
        formula = sheet.here(row, 4)
        if nested and node.depth:
            formula += f"*{found.whole[node.route[:-2]]}/{found.total}"
        sheet.formula(row, 5, formula, node.weight, "number")
        found.whole[node.route] = sheet.at(row, 5)
        _method(sheet, row, node)
        if criterion.minimum is not None:
            sheet.number(row, 9, criterion.minimum.percent, "input")
            found.minimum[node.route] = sheet.at(row, 9)
        sheet.text(row, 10, " ".join(provenance(framework, criterion, lang)), "muted", "wrapped")
    sheet.finish()
    return found


def _joins(found: Weights, sheet: Sheet, row: int, node: Node) -> None:
    """Note that a weight is a part of the one above it, and that its own parts come."""
    criterion, name = node.criterion, sheet.label(row, 1)[0]
    own = node.route[:-1]
    family = found.families.setdefault(own, Family(None, name.partition(" · ")[0], [], []))
    family.parts.append(sheet.at(row, 4))
    family.exact.append(criterion.weight)
    if criterion.criteria:
        beneath = (*node.route, "criteria")
        found.families[beneath] = Family(sheet.at(row, 4), name, [], [])


def _method(sheet: Sheet, row: int, node: Node) -> None:
    lang, method = sheet.lang, node.method
    if method is None:
        said = words.JOINT if node.criterion.by_consensus else words.SUM_OF_PARTS
        sheet.text(row, 6, said.say(lang), shape="wrapped")
        sheet.text(row, 8, words.BY_FORMULA.say(lang))
        return
    from aanbesteding.methods.formulas import formula_in

    assert node.criterion.method is not None
    sheet.text(row, 6, method.name.say(lang), shape="wrapped")
    sheet.text(row, 7, formula_in(method.formula, node.criterion.method), "muted", "wrapped")
    way = words.BY_VALUE if FORMULAS[method.id] is None else words.BY_FORMULA
    sheet.text(row, 8, way.say(lang))


class Parameters:
    """Where the announced numbers of all methods, and of the award, stand."""

    def __init__(self, sheet: Sheet, case: Case) -> None:
        self._sheet, self._row = sheet, FIRST
        self._cells: dict[tuple[Route, Path], str] = {}
        self._spans: dict[tuple[Route, str, str], str] = {}
        sheet.title(words.PARAMETERS_TITLE, words.PARAMETERS_NOTE)
        heads = (
            Head(words.CRITERION, 24),
            Head(words.KEY, 22),
            Head(words.NUMBER, 6),
            Head(words.VALUE, 16),
            Head(words.FROM, 14),
            Head(words.BELOW, 14),
            Head(words.IS, 24),
            Head(words.MEANING, 70),
        )
        sheet.heads(FIRST - 1, heads, fixed=2, named=(0, 1, 2))
        self._meanings: dict[str, Text] = {}
        self._means(case.award)
        self._write(AWARD_ROUTE, words.AWARD.say(sheet.lang), case.framework.award)
        for node in case.nodes().values():
            if node.method is not None and node.criterion.method is not None:
                self._means(node.method)
                self._write(node.route, node.criterion.id, node.criterion.method)
        sheet.finish()

    def _means(self, row: Method | Award) -> None:
        """Take over what the keys of a row of the catalogue mean."""
        self._meanings = {key.key: key.meaning for key in keys(row)}

    def of(self, route: Route) -> Cells:
        """Return where the parameters of one method stand."""
        return Cells(
            lambda *path: self._cells[route, path],
            lambda table, column: self._spans[route, table, column],
        )

    def _write(self, route: Route, name: str, parameters: BaseModel) -> None:
        for path, value in _flat(parameters):
            if isinstance(value, tuple):
                self._table(route, name, path, value)
                continue
            if isinstance(value, Fraction):
                self._sheet.number(self._row, 3, value, "input")
                self._cells[route, path] = self._sheet.at(self._row, 3)
            else:
                self._sheet.text(self._row, 3, str(value))
            self._name(name, ".".join(kebab(str(part)) for part in path))

    def _name(self, name: str, key: str, number: int | None = None) -> None:
        self._sheet.text(self._row, 0, name)
        self._sheet.text(self._row, 1, key)
        if number is not None:
            self._sheet.number(self._row, 2, number, "label", "whole")
        if number in (None, 1) and (meaning := self._meanings.get(key.partition(".")[0])):
            text = meaning.say(self._sheet.lang).replace("`", "")
            self._sheet.text(self._row, 7, text, "muted", "wrapped")
        self._row += 1

    def _table(self, route: Route, name: str, path: Path, rows: tuple[object, ...]) -> None:
        """Write the rows of a table, a curve, or a list of percentages, under each other."""
        (table,) = path
        first, last = self._row, self._row + len(rows) - 1
        columns = {"percent": 3, "at": 4, "from_": 4, "below": 5, "is_": 6}
        for column, place in columns.items():
            self._spans[route, str(table), column] = self._sheet.span(first, last, place)
        for number, row in enumerate(rows):
            fields = {"percent": row} if isinstance(row, Fraction) else dict(_fields(row))
            for column, value in fields.items():
                place = columns[column]
                if isinstance(value, Fraction):
                    self._sheet.number(self._row, place, value, "input")
                elif value is not None:
                    self._sheet.text(self._row, place, str(value))
                elif column in EDGES and fields.get("is_") is None:
                    self._sheet.number(self._row, place, EDGES[column], "label", "open")
                self._cells[route, (table, number, column)] = self._sheet.at(self._row, place)
            self._name(name, kebab(str(table)), number + 1)


def _fields(model: object) -> Iterator[tuple[str, object]]:
    assert isinstance(model, BaseModel)
    for name in type(model).model_fields:
        yield name, getattr(model, name)


def _flat(parameters: BaseModel) -> Iterator[tuple[Path, object]]:
    """Yield what was announced: numbers, words, and tables as tuples of rows."""
    for name, value in _fields(parameters):
        if name == "type" or value is None:
            continue
        if isinstance(value, dict):
            yield from (((name, key), inner) for key, inner in value.items())
        elif isinstance(value, tuple) and value and isinstance(value[0], str):
            yield (name,), ", ".join(value)
        else:
            yield (name,), value


def input_if(used: bool) -> Kind:
    """Return what kind of cell a given number is: input where something is calculated from it."""
    return "input" if used else "value"


class Scale(NamedTuple):
    """Where a scale stands: its marks and what they are worth, or the ends of its numbers."""

    labelled: bool
    marks: str = ""
    worths: str = ""
    zero: str = ""
    full: str = ""
    lowest: str = ""
    highest: str = ""
    step: str = ""

    def allows(self, mark: str) -> str:
        """Return the formula of whether a mark is one of the scale."""
        if self.labelled:
            return f"SUMPRODUCT(--EXACT({self.marks},{mark}))=1"
        steps = f"({mark}-{self.lowest})/{self.step}"
        ends = f"{mark}>={self.lowest},{mark}<={self.highest}"
        return f"AND(ISNUMBER({mark}),{ends},ABS({steps}-ROUND({steps},0))<={NOISE})"

    def worth(self, mark: str) -> str:
        """Return the formula of what a mark is worth; nothing for a mark that is not there."""
        if not self.labelled:
            return f'IF({mark}="","",({mark}-{self.zero})/({self.full}-{self.zero}))'
        found = f"--EXACT({self.marks},{mark})"
        worth = f"IF(SUMPRODUCT({found})=1,SUMPRODUCT({found},{self.worths})/100,NA())"
        return f'IF({mark}="","",{worth})'


def scales(sheet: Sheet, case: Case) -> dict[str, Scale]:
    """Write the rating scales and return where each stands."""
    sheet.title(words.SCALES_TITLE, words.SCALES_NOTE)
    heads = (
        Head(words.SCALE, 22),
        Head(words.KEY, 14),
        Head(words.MARK, 22),
        Head(words.WORTH, 12),
        Head(words.MEANING, 90),
    )
    sheet.heads(FIRST - 1, heads, fixed=1, named=(0, 1, 2))
    row, found = FIRST, {}
    used = {node.scale for node in case.nodes().values()}
    for scale in case.framework.scales:
        first, kind = row, input_if(scale.id in used)
        if isinstance(scale, LabelledScale):
            for label in scale.marks:
                meaning = say(label.meaning, sheet.lang) if label.meaning is not None else ""
                sheet.text(row, 2, label.mark)
                sheet.number(row, 3, label.percent, kind)
                sheet.text(row, 4, meaning, "muted", "wrapped")
                sheet.text(row, 0, scale.id)
                sheet.text(row, 1, "percent")
                row += 1
            spans = (sheet.span(first, row - 1, column) for column in (2, 3))
            found[scale.id] = Scale(True, *spans)
            continue
        cells = {}
        for name in ("lowest", "highest", "step", "zero_at", "full_at"):
            sheet.text(row, 0, scale.id)
            sheet.text(row, 1, kebab(name))
            sheet.number(row, 3, getattr(scale, name), kind)
            cells[name] = sheet.at(row, 3)
            row += 1
        names = ("zero_at", "full_at", "lowest", "highest", "step")
        found[scale.id] = Scale(False, "", "", *(cells[name] for name in names))
        for meaning_of in scale.meanings:
            sheet.text(row, 0, scale.id)
            sheet.text(row, 2, meaning_of.mark)
            sheet.text(row, 4, say(meaning_of.meaning, sheet.lang), "muted", "wrapped")
            row += 1
    sheet.finish()
    return found
