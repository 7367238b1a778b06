"""The sheet that puts every recalculated number beside the exact one."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from aanbesteding.exact.display import shortest
from aanbesteding.reporting.workbook import words
from aanbesteding.reporting.workbook.changes import Counts
from aanbesteding.reporting.workbook.formulas.base import alike, said
from aanbesteding.reporting.workbook.sheet import Head, Sheet, nearest
from aanbesteding.reporting.workbook.styles import Shape
from aanbesteding.texts import Lang

HEAD = 6
"""The row of the heads, below a summary."""
MAX_FRACTION = 80
"""The most characters of a fraction that is shown; the decimals say enough of a longer one."""


class Control(NamedTuple):
    """A number of the award or a word of the ranking: where it is, and what it is exactly."""

    lot: str
    bid: str
    criterion: str
    quantity: str
    exact: Fraction | str
    cell: str
    shape: Shape


def control(sheet: Sheet, numbers: list[Control], counts: Counts) -> None:
    """Write the sheet; its first rows say how many numbers differ, and what that means."""
    lang = sheet.lang
    equal, different = said(words.EQUAL, lang), said(words.DIFFERENT, lang)
    sheet.title(words.CONTROL_TITLE, words.CONTROL_NOTE)
    heads = (
        Head(words.LOT, 18),
        Head(words.BID, 24),
        Head(words.CRITERION, 24),
        Head(words.QUANTITY_OF, 18),
        Head(words.EXACT, 34),
        Head(words.DECIMAL, 20),
        Head(words.NEAREST, 18),
        Head(words.RECALC, 18),
        Head(words.COMPARED, 14),
    )
    sheet.heads(HEAD, heads, fixed=2)
    first, last = HEAD + 1, HEAD + max(len(numbers), 1)
    compared = sheet.span(first, last, 8)
    sheet.text(2, 0, words.COMPARED_COUNT.say(lang))
    sheet.formula(2, 1, f"COUNTA({sheet.span(first, last, 0)})", len(numbers), "count")
    sheet.text(3, 0, words.DIFFERENT_COUNT.say(lang))
    count = f"COUNTA({sheet.span(first, last, 0)})-COUNTIF({compared},{equal})"
    sheet.formula(3, 1, count, 0, "count")
    sheet.text(3, 2, words.FIRST_ROW.say(lang))
    where = f'IFERROR({first}+MATCH({different},{compared},0),"")'
    sheet.formula(3, 3, where, None, "count")
    sheet.formula(4, 0, _verdict(counts, lang), words.ALL_EQUAL.say(lang), "text", "alarm")
    for row, number in enumerate(numbers, start=first):
        _compare(sheet, row, number)
    sheet.colour(4, 4, 0, words.ALL_EQUAL.say(lang), "good")
    sheet.colour(first, last, 8, words.EQUAL.say(lang), "good")
    sheet.colour(first, last, 8, words.DIFFERENT.say(lang), "bad")
    sheet.page.autofilter(HEAD, 0, last, len(heads) - 1)
    sheet.finish()


def _verdict(counts: Counts, lang: Lang) -> str:
    """Return what the differences mean: of a changed input there should be some, else none."""
    texts = (words.REFUSED, words.WHAT_IF, words.ALL_EQUAL, words.BROKEN)
    refused, what_if, equal, broken = (said(text, lang) for text in texts)
    unchanged = f"IF(B4=0,{equal},{broken})"
    return f"IF({counts.refused}>0,{refused},IF({counts.changed}>0,{what_if},{unchanged}))"


def _compare(sheet: Sheet, row: int, number: Control) -> None:
    """Write one number, or one word of the ranking, beside what was recalculated."""
    lang = sheet.lang
    equal, different = said(words.EQUAL, lang), said(words.DIFFERENT, lang)
    for column, text in enumerate((number.lot, number.bid, number.criterion, number.quantity)):
        sheet.text(row, column, text)
    there, again = sheet.here(row, 6), sheet.here(row, 7)
    if isinstance(number.exact, str):
        sheet.text(row, 6, number.exact)
        same = f"EXACT({again},{there})"
        formula = f"IFERROR(IF({same},{equal},{different}),{different})"
    else:
        fraction = str(number.exact)
        sheet.text(row, 4, fraction if len(fraction) <= MAX_FRACTION else "")
        sheet.text(row, 5, shortest(number.exact, lang))
        sheet.number(row, 6, number.exact, "label", number.shape)
        same = f"ABS({again}-{there})<={alike(there)}"
        formula = f"IF(ISNUMBER({again}),IF({same},{equal},{different}),{different})"
        if nearest(number.exact) is None:
            formula = equal  # no cell holds so great a number
    sheet.formula(row, 7, number.cell, number.exact, number.shape)
    sheet.formula(row, 8, formula, words.EQUAL.say(lang), "text")
