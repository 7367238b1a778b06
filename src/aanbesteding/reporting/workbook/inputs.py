"""The sheets with what the bids say: prices by line, members with their facts, bids with theirs."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from aanbesteding.fields import say
from aanbesteding.methods.base import FactValue
from aanbesteding.model.framework import FactDeclaration, Lot
from aanbesteding.model.price_forms import LifeCycleLine
from aanbesteding.model.values import fact_value
from aanbesteding.reporting.workbook import words
from aanbesteding.reporting.workbook.case import Case, Entry, LotCase
from aanbesteding.reporting.workbook.formulas.rounding import snapped
from aanbesteding.reporting.workbook.sheet import Head, Sheet
from aanbesteding.reporting.workbook.tables import FIRST

Key = tuple[str, str]
"""A lot and a bid."""


class Line(NamedTuple):
    """A line of a price: an amount that counts a number of times, in one year or in several."""

    item: str
    quantity: Fraction | None
    amount: Fraction
    cycle: LifeCycleLine | None
    result: Fraction


def price_lines(case: Case) -> dict[Key, tuple[Line, ...]]:
    """Return the lines of every price that is made of lines."""
    return {
        (lot.lot.lot.id, entry.bid.id): found
        for lot in case.lots
        for entry in lot.entries
        if (found := tuple(_lines(lot.lot.lot, entry)))
    }


def _lines(lot: Lot, entry: Entry) -> Iterator[Line]:
    offer = entry.offer
    if lot.fixed_price is not None:
        return
    if lot.basket is not None and offer.unit_prices is not None:
        for item in lot.basket:
            price = offer.unit_prices[item.id]
            yield Line(item.id, item.quantity, price, None, item.quantity * price)
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
    sheet.heads(FIRST - 1, heads, fixed=2)
    plans = {lot.lot.lot.id: lot.lot.lot.life_cycle for lot in case.lots}
    row, spans = FIRST, {}
    for (lot, bid), of_bid in lines.items():
        first = row
        for line in of_bid:
            for column, text in enumerate((lot, bid, line.item)):
                sheet.text(row, column, text)
            sheet.number(row, 4, line.amount, "input", "euros")
            formula = sheet.here(row, 4)
            plan = plans[lot]
            if line.quantity is not None:
                sheet.number(row, 3, line.quantity, "input")
                formula += f"*{sheet.here(row, 3)}"
            if line.cycle is not None and plan is not None:
                sheet.number(row, 5, line.cycle.years[0], "input", "whole")
                sheet.number(row, 6, line.cycle.years[-1], "input", "whole")
                years = (sheet.here(row, 5), sheet.here(row, 6))
                formula += f"*{_present(rates[lot], *years, int(plan.base_year))}"
            sheet.formula(row, 7, formula, line.result, "euros")
            row += 1
        spans[lot, bid] = sheet.span(first, row - 1, 7)
    sheet.finish()
    return spans


def _present(rate: str, first: str, last: str, base: int) -> str:
    """Return Σ 1 / (1 + rate/100)^(year − base) over the years, in one formula."""
    growth, count, years = f"(1+{rate}/100)", f"({last}-{first}+1)", f"({last}-{base})"
    annuity = f"({growth}^{count}-1)/(({growth}-1)*{growth}^{years})"
    return f"IF({rate}=0,{count},{annuity})"


class Stated:
    """Where the prices and the facts of the bids stand, for the scores."""

    def __init__(self) -> None:
        self.prices: dict[Key, str] = {}
        self.facts: dict[tuple[str, str, str], str] = {}
        """By lot, bid and fact."""


def write_input(sheet: Sheet, case: Case, spans: dict[Key, str], fixed: dict[str, str]) -> Stated:
    """Write the bids per lot: whether they are admitted, their prices, their facts.

    `spans` has the amounts of prices by line, `fixed` the cells with fixed prices by lot.
    """
    lang = sheet.lang
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
    sheet.heads(FIRST - 1, heads, fixed=3)
    found, row = Stated(), FIRST
    for lot in case.lots:
        for entry in lot.entries:
            _bid(sheet, row, lot, entry)
            key = (lot.lot.lot.id, entry.bid.id)
            _price(sheet, row, entry, spans.get(key), fixed.get(key[0]))
            found.prices[key] = sheet.at(row, 5)
            for column, fact in enumerate(facts, start=6):
                earlier = _elsewhere(found, case, key, fact)
                _fact(sheet, row, column, entry, fact, earlier)
                found.facts[*key, fact.id] = sheet.at(row, column)
            row += 1
    _choices(sheet, row - 1, facts)
    sheet.finish()
    return found


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
    stated = entry.offer.price_sheet.total if entry.offer.price_sheet is not None else None
    if fixed is not None:
        sheet.formula(row, 5, fixed, price, "euros")
    elif span is not None and not (stated == price and _differs(entry)):
        sheet.formula(row, 5, snapped(f"SUM({span})"), price, "euros")
    else:
        sheet.number(row, 5, price, "input", "euros")


def _differs(entry: Entry) -> bool:
    """Whether the stated total counts, which is not what the lines add up to."""
    return len(entry.result.price_steps) > 1


def _elsewhere(found: Stated, case: Case, key: Key, fact: FactDeclaration) -> str | None:
    """Return where a fact of the bid as a whole was written for another lot already."""
    if fact.level != "bid":
        return None
    lots = (lot.lot.lot.id for lot in case.lots)
    return next((cell for lot in lots if (cell := found.facts.get((lot, key[1], fact.id)))), None)


def _fact(
    sheet: Sheet, row: int, column: int, entry: Entry, fact: FactDeclaration, earlier: str | None
) -> None:
    texts = entry.bid.facts if fact.level == "bid" else entry.offer.facts
    text = texts.get(fact.id)
    value = None if text is None else fact_value(fact, text, entry.bid.decimal_sign)
    if value is not None:
        write_fact(sheet, row, column, value, earlier)


def write_fact(
    sheet: Sheet, row: int, column: int, value: FactValue, earlier: str | None = None
) -> None:
    """Write a fact as an input, or as a formula where it stands elsewhere already."""
    answer = (words.YES if value is True else words.NO).say(sheet.lang)
    plain = answer if isinstance(value, bool) else value
    if earlier is not None:
        sheet.formula(row, column, earlier, plain, "number")
    elif isinstance(plain, str):
        sheet.text(row, column, plain, "input")
    else:
        sheet.number(row, column, plain, "input")


def _choices(sheet: Sheet, last: int, facts: list[FactDeclaration]) -> None:
    """Let yes and no be chosen from a list."""
    for column, fact in enumerate(facts, start=6):
        if fact.type == "yes-no" and last >= FIRST:
            answers = [words.YES.say(sheet.lang), words.NO.say(sheet.lang)]
            rule = {"validate": "list", "source": answers}
            sheet.page.data_validation(FIRST, column, last, column, rule)
