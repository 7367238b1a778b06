"""The sheet that says which input was changed, and whether the program would accept it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from aanbesteding.reporting.workbook import words
from aanbesteding.reporting.workbook.case import Case
from aanbesteding.reporting.workbook.formulas.base import nearly, said
from aanbesteding.reporting.workbook.formulas.expression import literal
from aanbesteding.reporting.workbook.inputs import Stated
from aanbesteding.reporting.workbook.rules import Announced
from aanbesteding.reporting.workbook.sheet import Head, Sheet
from aanbesteding.reporting.workbook.tables import Weights
from aanbesteding.texts import Text

HEAD = 6
"""The row of the heads, below a summary."""


class Together(NamedTuple):
    """What must be right of several cells together: a sum of weights, a price within bounds."""

    sheet: str
    cell: str
    row: str
    what: Text
    exact: Fraction
    formula: str
    rule: str
    """A formula with `{now}` for the cell that has the result of the other."""


class Counts(NamedTuple):
    """The cells with how many inputs were changed, and how many cannot be so."""

    changed: str
    refused: str


def changes(sheet: Sheet, sheets: Sequence[Sheet], together: Sequence[Together]) -> Counts:
    """Write every cell of input of some sheets, what it was and what it is."""
    lang = sheet.lang
    yes, no = (said(word, lang) for word in (words.YES, words.NO))
    sheet.title(words.CHANGES_TITLE, words.CHANGES_NOTE)
    heads = (
        Head(words.SHEET, 16),
        Head(words.CELL, 9),
        Head(words.ROW, 52),
        Head(words.COLUMN, 30),
        Head(words.WAS, 18),
        Head(words.NOW, 18),
        Head(words.CHANGED, 12),
        Head(words.ALLOWED, 10),
    )
    sheet.heads(HEAD, heads, fixed=2)
    row = HEAD + 1
    for other in sheets:
        row = _typed(sheet, row, other)
    for one in together:
        _together(sheet, row, one)
        row += 1
    last = max(row - 1, HEAD + 1)
    counts = ((words.CHANGED_COUNT, 6, yes), (words.REFUSED_COUNT, 7, no))
    for place, (text, column, word) in enumerate(counts, start=2):
        sheet.text(place, 0, text.say(lang))
        found = f"COUNTIF({sheet.span(HEAD + 1, last, column)},{word})"
        sheet.formula(place, 2, found, 0, "count")
        span = sheet.span(HEAD + 1, last, column)
        sheet.text(place, 3, words.FIRST_ROW.say(lang))
        where = f'IFERROR({HEAD + 1}+MATCH({word},{span},0),"")'
        sheet.formula(place, 4, where, None, "count")
    sheet.colour(HEAD + 1, last, 6, words.YES.say(lang), "alarm")
    sheet.colour(HEAD + 1, last, 7, words.NO.say(lang), "bad")
    sheet.page.autofilter(HEAD, 0, last, len(heads) - 1)
    sheet.finish()
    return Counts(sheet.at(2, 2), sheet.at(3, 2))


def _typed(sheet: Sheet, row: int, other: Sheet) -> int:
    lang = sheet.lang
    yes, no = (said(word, lang) for word in (words.YES, words.NO))
    for typed in other.typed:
        which, column = other.label(typed.row, typed.column)
        texts = (other.name, other.here(typed.row, typed.column), which, column)
        for place, text in enumerate(texts):
            sheet.text(row, place, text)
        if isinstance(typed.value, str):
            sheet.text(row, 4, typed.value)
        else:
            sheet.number(row, 4, typed.value, "label")
        cell = other.at(typed.row, typed.column)
        sheet.formula(row, 5, f'IF(ISBLANK({cell}),"",{cell})', typed.value, "number")
        was, now = sheet.here(row, 4), sheet.here(row, 5)
        same = f'EXACT({was}&"",{now}&"")'
        if not isinstance(typed.value, str):  # the same digits as a text are no number
            same = f"AND(ISNUMBER({now}),{same})"
        formula = f"IFERROR(IF({same},{no},{yes}),{yes})"
        sheet.formula(row, 6, formula, words.NO.say(lang), "text")
        rule = other.rules.get((typed.row, typed.column))
        if rule is not None:
            formula = f"IFERROR(IF({rule},{yes},{no}),{no})"
            sheet.formula(row, 7, formula, words.YES.say(lang), "text")
        row += 1
    return row


def _together(sheet: Sheet, row: int, one: Together) -> None:
    yes, no = (said(word, sheet.lang) for word in (words.YES, words.NO))
    texts = (one.sheet, one.cell, one.row, one.what.say(sheet.lang))
    for place, text in enumerate(texts):
        sheet.text(row, place, text)
    sheet.number(row, 4, one.exact, "label")
    sheet.formula(row, 5, one.formula, one.exact, "number")
    rule = one.rule.format(now=sheet.here(row, 5))
    formula = f"IFERROR(IF({rule},{yes},{no}),{no})"
    sheet.formula(row, 7, formula, words.YES.say(sheet.lang), "text")


def weights_together(sheet: Sheet, case: Case, weights: Weights) -> list[Together]:
    """Return the sums that weights must have: on top, and under every criterion with parts."""
    stated = case.framework.weights
    if stated is None:
        return []
    found = []
    for own, name, parts, exact in weights.families.values():
        if own is None and stated.unit == "euro":
            continue  # euros add up to anything
        expected = weights.total if own is None or stated.of == "parent" else own
        what = words.WEIGHTS_ON_TOP if own is None else words.WEIGHTS_BENEATH
        rule = f"ABS({{now}}-{expected})<={nearly(expected)}"
        cell = plain(own or parts[0])
        total = sum(exact, Fraction(0))
        found.append(Together(sheet.name, cell, name, what, total, "+".join(parts), rule))
    return found


def plain(cell: str) -> str:
    """Return the name of a cell without that of its sheet.

    >>> plain("'Kader'!$E$5")
    'E5'
    """
    return cell.rpartition("!")[2].replace("$", "")


def prices_together(sheet: Sheet, case: Case, stated: Stated, rules: Announced) -> list[Together]:
    """Return for every price that takes part that it lies within the bounds of its lot."""
    found = []
    for lot in case.lots:
        name = lot.lot.lot.id
        bounds = ((rules.floors.get(name), ">="), (rules.ceilings.get(name), "<="))
        tests = [f"{{now}}{sign}{cell}" for cell, sign in bounds if cell is not None]
        if not tests or lot.lot.lot.fixed_price is not None:
            continue
        rule = f"AND({','.join(tests)})"
        for entry in lot.scored:
            price = stated.prices[name, entry.bid.id]
            row = f"{name} · {entry.bid.id}"
            exact = entry.result.price or Fraction(0)
            what = words.WITHIN_BOUNDS
            found.append(Together(sheet.name, plain(price), row, what, exact, price, rule))
    return found


def lines_together(sheet: Sheet, case: Case, stated: Stated) -> list[Together]:
    """Return for price sheets with a stated total that their lines add up to it, where they must.

    Where nothing announces which of the two counts, the program refuses sheets that differ.
    """
    if case.framework.policies.price_sheet not in ("refuse", "not-announced"):
        return []
    found = []
    for lot in case.lots:
        of = lot.lot.lot
        if of.fixed_price is not None or of.basket or of.life_cycle:
            continue
        for entry in lot.scored:
            lines = entry.offer.price_sheet
            if entry.offer.price is not None or lines is None or lines.total is None:
                continue
            price, total = stated.prices[of.id, entry.bid.id], literal(Fraction(lines.total))
            row, what = f"{of.id} · {entry.bid.id}", words.LINES_ADD_UP
            rule = f"ABS({{now}}-{total})<={nearly(total)}"
            exact = entry.result.price or Fraction(0)
            found.append(Together(sheet.name, plain(price), row, what, exact, price, rule))
    return found
