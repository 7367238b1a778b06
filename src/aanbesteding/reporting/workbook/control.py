"""The sheet that puts every recalculated number beside the exact one."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from aanbesteding.exact.display import shortest
from aanbesteding.reporting.workbook import words
from aanbesteding.reporting.workbook.formulas.base import nearly, said
from aanbesteding.reporting.workbook.sheet import Head, Sheet, nearest
from aanbesteding.reporting.workbook.styles import Shape

HEAD = 6
"""The row of the heads, below a summary."""
MAX_FRACTION = 80
"""The most characters of a fraction that is shown; the decimals say enough of a longer one."""


class Control(NamedTuple):
    """A number of the award, where it is recalculated, and what it is exactly."""

    lot: str
    bid: str
    criterion: str
    quantity: str
    exact: Fraction
    cell: str
    shape: Shape


def control(sheet: Sheet, numbers: list[Control]) -> None:
    """Write the sheet; its first rows say how many numbers differ."""
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
    sheet.formula(2, 1, f"COUNTA({sheet.span(first, last, 0)})", len(numbers), "whole")
    sheet.text(3, 0, words.DIFFERENT_COUNT.say(lang))
    count = f"COUNTA({sheet.span(first, last, 0)})-COUNTIF({compared},{equal})"
    sheet.formula(3, 1, count, 0, "whole")
    outcome = (said(words.ALL_EQUAL, lang), said(words.SOME_DIFFER, lang))
    sheet.formula(4, 0, f"IF(B4=0,{outcome[0]},{outcome[1]})", words.ALL_EQUAL.say(lang), "text")
    for row, number in enumerate(numbers, start=first):
        texts = (number.lot, number.bid, number.criterion, number.quantity)
        for column, text in enumerate(texts):
            sheet.text(row, column, text)
        fraction = str(number.exact)
        sheet.text(row, 4, fraction if len(fraction) <= MAX_FRACTION else "")
        sheet.text(row, 5, shortest(number.exact, lang))
        sheet.number(row, 6, number.exact, "label", number.shape)
        sheet.formula(row, 7, number.cell, number.exact, number.shape)
        there, again = sheet.here(row, 6), sheet.here(row, 7)
        same = f"ABS({again}-{there})<={nearly(there)}"
        formula = f"IF(ISNUMBER({again}),IF({same},{equal},{different}),{different})"
        if nearest(number.exact) is None:
            formula = equal  # no cell holds so great a number
        sheet.formula(row, 8, formula, words.EQUAL.say(lang), "text")
    sheet.colour(first, last, 8, words.EQUAL.say(lang), "good")
    sheet.colour(first, last, 8, words.DIFFERENT.say(lang), "bad")
    sheet.finish()
