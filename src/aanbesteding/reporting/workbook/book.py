"""The workbook as bytes: the same evaluation gives the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import UTC, datetime

from xlsxwriter import Workbook

from aanbesteding.fields import say
from aanbesteding.reporting import words
from aanbesteding.reporting.clean import clean
from aanbesteding.scoring.evaluation import Evaluation, LotResult
from aanbesteding.texts import Lang, Text

RANKING = Text("Rangorde", "Ranking")
NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)
"""What a workbook says of when it was made: nothing, as no clock is read."""


def workbook(evaluation: Evaluation, lots: Iterable[LotResult], lang: Lang) -> bytes:
    """Return a workbook of some lots of an evaluation."""
    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True})
    title = clean(say(evaluation.framework.title, lang))
    book.set_properties({"title": title[:255], "created": NO_DATE.replace(tzinfo=None)})
    sheet = book.add_worksheet(RANKING.say(lang))
    heads = (words.RANK, words.BID, words.NAME)
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head.say(lang))
    row = 0
    for lot in lots:
        for result in lot.ranking:
            row += 1
            sheet.write_number(row, 0, result.rank or 0)
            sheet.write_string(row, 1, result.bid)
            sheet.write_string(row, 2, clean(result.name))
    book.close()
    return stream.getvalue()
