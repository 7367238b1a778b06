"""The sheets with what the bids say: prices by line, members with their facts, bids with theirs."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from aanbesteding.fields import say
from aanbesteding.methods.base import FactParameters, FactValue
from aanbesteding.model.framework import FactDeclaration, Lot
from aanbesteding.model.price_forms import LifeCycleLine
from aanbesteding.model.values import fact_value
from aanbesteding.reporting.workbook import words
from aanbesteding.reporting.workbook.case import Case, Entry, LotCase
from aanbesteding.reporting.workbook.formulas.base import nearly, said
from aanbesteding.reporting.workbook.formulas.rounding import snapped
from aanbesteding.reporting.workbook.rules import Announced
from aanbesteding.reporting.workbook.sheet import Head, Sheet
from aanbesteding.reporting.workbook.styles import Kind
from aanbesteding.reporting.workbook.tables import FIRST
from aanbesteding.texts import Lang

Key = tuple[str, str]
"""A lot and a bid."""


class Line(NamedTuple):
    """A line of a price: an amount that counts a number of times, in one year or in several."""

    item: str
    quantity: Fraction | None
    amount: Fraction
    cycle: LifeCycleLine | None
    result: Fraction
    announced: bool = False
    """Whether the quantity is the framework's, and the same for all bids."""


def price_lines(case: Case) -> dict[Key, tuple[Line, ...]]:
    """Return the lines of every price that is made of lines."""
    return {
        (lot.lot.lot.id, entry.bid.id): found
        for lot in case.lots
        for entry in lot.entries
        if (found := tuple(_lines(lot.lot.lot, entry)))
    }


def by_total(case: Case, entry: Entry) -> bool:
    """Whether the stated total of a price sheet is the price, whatever its lines add up to."""
    sheet = entry.offer.price_sheet
    stated = entry.offer.price is None and sheet is not None and sheet.total is not None
    return stated and case.framework.policies.price_sheet == "stated-total"


def _lines(lot: Lot, entry: Entry) -> Iterator[Line]:
    offer = entry.offer
    if lot.fixed_price is not None:
        return
    if lot.basket is not None and offer.unit_prices is not None:
        for item in lot.basket:
            price = offer.unit_prices[item.id]
            yield Line(item.id, item.quantity, price, None, item.quantity * price, True)
    elif lot.life_cycle is not None and offer.life_cycle is not None:
        from aanbesteding.model.price import present_factor

        for cycle in offer.life_cycle:
            result = cycle.amount * present_factor(lot.life_cycle, cycle)
            yield Line(cycle.item, None, cycle.amount, cycle, result)
    elif offer.price is None and offer.price_sheet is not None:
        for line in offer.price_sheet.lines:
            result = line.quantity * line.unit_price
            yield Line(line.item, line.quantity, line.unit_price, None, result)


def write_lines(
    sheet: Sheet, case: Case, lines: dict[Key, tuple[Line, ...]], rates: dict[str, str]
) -> dict[Key, str]:
    """Write the lines of prices; return where the amounts of each price stand.

    `rates` has by lot the cell with the discount rate of its life cycle.
    """
    sheet.title(words.PRICE_LINES_TITLE)
    heads = (
        Head(words.LOT, 16),
        Head(words.BID, 22),
        Head(words.ITEM, 40),
        Head(words.QUANTITY, 12),
        Head(words.UNIT_PRICE, 16),
        Head(words.YEAR_FROM, 10),
        Head(words.YEAR_TO, 10),
        Head(words.AMOUNT, 18),
    )
    sheet.heads(FIRST - 1, heads, fixed=2, named=(0, 1, 2))
    plans = {lot.lot.lot.id: lot.lot.lot.life_cycle for lot in case.lots}
    counting = {
        (lot.lot.lot.id, entry.bid.id)
        for lot in case.lots
        for entry in lot.scored
        if lot.lot.lot.basket or lot.lot.lot.life_cycle or not by_total(case, entry)
    }
    row, spans = FIRST, {}
    announced: dict[tuple[str, str], str] = {}
    for (lot, bid), of_bid in lines.items():
        first = row
        for line in of_bid:
            for column, text in enumerate((lot, bid, line.item)):
                sheet.text(row, column, text)
            kind: Kind = "input" if (lot, bid) in counting else "value"
            sheet.number(row, 4, line.amount, kind, "euros")
            formula = sheet.here(row, 4)
            plan = plans[lot]
            if line.quantity is not None:
                _quantity(sheet, row, line, kind, (lot, line.item), announced)
                formula += f"*{sheet.here(row, 3)}"
            if line.cycle is not None and plan is not None:
                sheet.number(row, 5, line.cycle.years[0], kind, "whole")
                sheet.number(row, 6, line.cycle.years[-1], kind, "whole")
                years = (sheet.here(row, 5), sheet.here(row, 6))
                formula += f"*{_present(rates[lot], *years, int(plan.base_year))}"
            sheet.formula(row, 7, formula, line.result, "euros")
            row += 1
        spans[lot, bid] = sheet.span(first, row - 1, 7)
    sheet.finish()
    return spans


def _quantity(
    sheet: Sheet,
    row: int,
    line: Line,
    kind: Kind,
    key: tuple[str, str],
    announced: dict[tuple[str, str], str],
) -> None:
    """Write a quantity; an announced one once, so that it cannot be another for another bid."""
    assert line.quantity is not None
    if key in announced:
        sheet.formula(row, 3, announced[key], line.quantity, "number")
        return
    if line.announced:
        announced[key], kind = sheet.at(row, 3), "input"
    sheet.number(row, 3, line.quantity, kind)


def _present(rate: str, first: str, last: str, base: int) -> str:
    """Return Σ 1 / (1 + rate/100)^(year − base) over the years, in one formula."""
    growth, count, years = f"(1+{rate}/100)", f"({last}-{first}+1)", f"({last}-{base})"
    annuity = f"({growth}^{count}-1)/(({growth}-1)*{growth}^{years})"
    return f"IF({rate}=0,{count},{annuity})"


class Stated:
    """Where the prices and the facts of the bids stand, for the scores."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.prices: dict[Key, str] = {}
        self.facts: dict[tuple[str, str, str], str] = {}
        """By lot, bid and fact."""
        self._rows: dict[Key, int] = {}

    def stands(self, key: Key, row: int) -> None:
        """Note in which row a bid stands."""
        self._rows[key] = row

    def follow(self, key: Key, passed: str, *, was: bool) -> None:
        """Let the status of a bid follow from whether it passes the last test."""
        lang = self.sheet.lang
        yes, no = words.ADMITTED, words.SET_ASIDE
        formula = f"IF({passed}=1,{said(yes, lang)},{said(no, lang)})"
        exact = (yes if was else no).say(lang)
        self.sheet.formula(self._rows[key], 3, formula, exact, "text")


def write_input(sheet: Sheet, case: Case, spans: dict[Key, str], rules: Announced) -> Stated:
    """Write the bids per lot: whether they are admitted, their prices, their facts.

    `spans` has the amounts of prices by line.
    """
    lang, fixed = sheet.lang, rules.fixed
    sheet.title(words.INPUT_TITLE, words.INPUT_NOTE)
    facts = [fact for fact in case.framework.facts if fact.level != "member"]
    heads = [
        Head(words.LOT, 16),
        Head(words.BID, 22),
        Head(words.NAME, 32),
        Head(words.STATUS, 15),
        Head(words.REASON, 44),
        Head(words.PRICE, 18),
    ]
    heads += [Head(say(fact.title, lang), 16) for fact in facts]
    sheet.heads(FIRST - 1, heads, fixed=3, named=(0, 1))
    found, row = Stated(sheet), FIRST
    used = _used(case)
    for lot in case.lots:
        for entry in lot.entries:
            _bid(sheet, row, lot, entry)
            key = (lot.lot.lot.id, entry.bid.id)
            found.stands(key, row)
            span = spans.get(key)
            announced = lot.lot.lot.basket or lot.lot.lot.life_cycle
            if not announced and by_total(case, entry):
                span = None
            _price(sheet, row, entry, span, fixed.get(key[0]))
            found.prices[key] = sheet.at(row, 5)
            for column, fact in enumerate(facts, start=6):
                earlier = _elsewhere(found, case, key, fact)
                wanted = key if fact.level == "lot" else ("", key[1])
                kind: Kind = "input" if (*wanted, fact.id) in used else "value"
                choices = rules.choices.get(fact.id, "")
                _fact(sheet, row, column, entry, Asked(fact, choices, kind), earlier)
                found.facts[*key, fact.id] = sheet.at(row, column)
            row += 1
    sheet.finish()
    return found


def _used(case: Case) -> set[tuple[str, str, str]]:
    """Return which facts a score is calculated from: by lot (none for the bid's own), bid, fact."""
    used = set()
    for lot in case.lots:
        methods = (node.criterion.method for node in lot.nodes)
        facts = {method.fact for method in methods if isinstance(method, FactParameters)}
        for entry in lot.scored:
            used |= {(lot.lot.lot.id, entry.bid.id, fact) for fact in facts}
            used |= {("", entry.bid.id, fact) for fact in facts}
    return used


def _bid(sheet: Sheet, row: int, lot: LotCase, entry: Entry) -> None:
    lang, reasons = sheet.lang, entry.result.reasons
    status = words.ADMITTED
    if reasons:
        status = words.SET_ASIDE if entry.takes_part else words.EXCLUDED
    sheet.text(row, 0, lot.lot.lot.id)
    sheet.text(row, 1, entry.bid.id)
    sheet.text(row, 2, entry.result.name, shape="wrapped")
    sheet.value(row, 3, status.say(lang))
    sheet.text(row, 4, "; ".join(reason.say(lang) for reason in reasons), "muted", "wrapped")


def _price(sheet: Sheet, row: int, entry: Entry, span: str | None, fixed: str | None) -> None:
    """Write the price: stated, fixed for all, or added up from its lines."""
    price = entry.result.price
    if price is None:
        return
    if fixed is not None:
        sheet.formula(row, 5, fixed, price, "euros")
    elif span is not None:
        sheet.formula(row, 5, snapped(f"SUM({span})"), price, "euros")
    else:
        sheet.number(row, 5, price, "input" if entry.takes_part else "value", "euros")
        cell = sheet.at(row, 5)
        sheet.rules[row, 5] = f"AND(ISNUMBER({cell}),{cell}>=0)"


def _elsewhere(found: Stated, case: Case, key: Key, fact: FactDeclaration) -> str | None:
    """Return where a fact of the bid as a whole was written for another lot already."""
    if fact.level != "bid":
        return None
    lots = (lot.lot.lot.id for lot in case.lots)
    return next((cell for lot in lots if (cell := found.facts.get((lot, key[1], fact.id)))), None)


class Asked(NamedTuple):
    """A fact that is asked of bids or members, and what a cell may hold of it."""

    fact: FactDeclaration
    choices: str
    """Where its choices stand."""
    kind: Kind
    """`input` where something is calculated from it."""

    def rule(self, cell: str, lang: Lang) -> str:
        """Return the formula of whether a cell holds a value of the fact."""
        if self.fact.type == "yes-no":
            return f"OR({cell}={said(words.YES, lang)},{cell}={said(words.NO, lang)})"
        if self.fact.type == "choice":
            return f"SUMPRODUCT(--EXACT({self.choices},{cell}))>=1"
        if self.fact.decimals is None:
            return f"ISNUMBER({cell})"
        digits = int(self.fact.decimals)
        return f"AND(ISNUMBER({cell}),ABS({cell}-ROUND({cell},{digits}))<={nearly(cell)})"

    def source(self, lang: Lang) -> list[str] | str | None:
        """Return what can be chosen in a cell."""
        if self.fact.type == "yes-no":
            return [words.YES.say(lang), words.NO.say(lang)]
        return f"={self.choices}" if self.fact.type == "choice" else None


def _fact(
    sheet: Sheet, row: int, column: int, entry: Entry, asked: Asked, earlier: str | None
) -> None:
    fact = asked.fact
    texts = entry.bid.facts if fact.level == "bid" else entry.offer.facts
    text = texts.get(fact.id)
    value = None if text is None else fact_value(fact, text, entry.bid.decimal_sign)
    if value is not None:
        write_fact(sheet, row, column, value, asked, earlier)


def write_fact(
    sheet: Sheet,
    row: int,
    column: int,
    value: FactValue,
    asked: Asked,
    earlier: str | None = None,
) -> None:
    """Write a fact as an input, or as a formula where it stands elsewhere already."""
    answer = (words.YES if value is True else words.NO).say(sheet.lang)
    plain = answer if isinstance(value, bool) else value
    if earlier is not None:
        sheet.formula(row, column, earlier, plain, "number")
        return
    if isinstance(plain, str):
        sheet.text(row, column, plain, asked.kind)
    else:
        sheet.number(row, column, plain, asked.kind)
    if asked.kind == "input":
        sheet.rules[row, column] = asked.rule(sheet.at(row, column), sheet.lang)
        source = asked.source(sheet.lang)
        if source is not None:
            rule = {"validate": "list", "source": source}
            sheet.page.data_validation(row, column, row, column, rule)
