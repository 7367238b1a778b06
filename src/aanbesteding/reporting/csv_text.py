"""An evaluation as CSV: one row per bid and criterion, for a spreadsheet.

In Dutch with `;` and a decimal comma, in English with `,` and a point. Text that a spreadsheet
would run as a formula gets an apostrophe; numbers are written by us and are plain.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction

from aanbesteding.exact.display import MAX_SHOWN, decimal
from aanbesteding.fields import say
from aanbesteding.model.criteria import criteria_of, walk
from aanbesteding.reporting.clean import clean
from aanbesteding.reporting.draw_report import DRAW_OF, draw_of
from aanbesteding.scoring.evaluation import BidResult, Evaluation, LotResult
from aanbesteding.texts import BID, CRITERION, LOT, Lang, Text

COLUMNS = (
    LOT,
    Text("rang", "rank"),
    BID,
    Text("naam", "name"),
    CRITERION,
    Text("titel", "title"),
    Text("gewicht", "weight"),
    Text("punten", "points"),
    Text("punten als breuk", "points as fraction"),
    Text("reden van uitsluiting", "reason for exclusion"),
    Text("signalen", "flags"),
)
TOTAL, PRICE = Text("totaal", "total"), Text("prijs", "price")
_TRIGGERS = "=+-@|%＝＋－＠"


def csv_text(evaluation: Evaluation, lots: Iterable[LotResult], lang: Lang) -> str:
    """Return the result as CSV, with a byte order mark so that Excel reads it as UTF-8."""
    out = io.StringIO()
    delimiter = ";" if lang == "nl" else ","
    writer = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([column.say(lang) for column in COLUMNS])
    for lot in lots:
        flags: dict[str | None, list[str]] = defaultdict(list)
        for flag in lot.flags:
            flags[flag.bid].append(flag.finding.what(lang))
        for result in (*lot.ranking, *lot.excluded):
            said = guarded("; ".join(flags[result.bid]))
            writer.writerows([*row, said] for row in _rows(evaluation, lot, result, lang))
    return "\ufeff" + out.getvalue()


def guarded(text: str) -> str:
    """Return a text that no spreadsheet runs as a formula.

    >>> guarded("=HYPERLINK(1)"), guarded("Zorg & Co")
    ("'=HYPERLINK(1)", 'Zorg & Co')
    """
    shown = clean(text)
    return "'" + shown if shown.lstrip(" \u00a0")[:1] in _TRIGGERS and shown.strip() else shown


def plain_number(value: Fraction | None, lang: Lang) -> str:
    """Return a number that a spreadsheet reads as one, with at most six decimals."""
    if value is None:
        return ""
    shown = decimal(value, MAX_SHOWN).rstrip("0").rstrip(".")
    return shown.replace(".", ",") if lang == "nl" else shown


def _rows(
    evaluation: Evaluation, lot: LotResult, result: BidResult, lang: Lang
) -> Iterator[list[str]]:
    head = [lot.lot.id, str(result.rank or ""), result.bid, guarded(result.name)]
    reasons = guarded("; ".join(reason.say(lang) for reason in result.reasons))
    total, price = result.total, result.price
    for title, value in ((TOTAL, total), (PRICE, price)):
        named = ["", title.say(lang), "", plain_number(value, lang)]
        yield [*head, *named, "" if value is None else as_text(value), reasons]
    if (drawn := draw_of(lot, result.bid)) is not None:
        said = DRAW_OF.say(lang, date=drawn.date, held_by=drawn.held_by)
        yield [*head, "", guarded(said), "", "", "", reasons]
    framework = evaluation.framework
    titles = {
        node.criterion.id: say(node.criterion.title, lang)
        for node in walk(framework, *criteria_of(framework, lot.index))
    }
    for node in result.walk():
        yield [
            *head,
            node.criterion,
            guarded(titles[node.criterion]),
            plain_number(node.weight, lang),
            plain_number(node.points, lang),
            as_text(node.points),
            reasons,
        ]


def as_text(value: Fraction) -> str:
    """Return a fraction as text: a spreadsheet makes a date of 3/4, but for an apostrophe."""
    fraction = str(Fraction(value))
    return "'" + fraction if "/" in fraction else fraction
