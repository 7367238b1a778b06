"""What becomes of an award at drop-out as JSON and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from aanbesteding.fields import say
from aanbesteding.reporting.csv_text import as_text, guarded, plain_number
from aanbesteding.reporting.draw_report import DRAW_OF, draw_of
from aanbesteding.reporting.drop_out_format import FORMAT, DropOutResult, LotDropOutResult, Standing
from aanbesteding.reporting.json_result import JsonResult, as_json, exact
from aanbesteding.scoring.drop_out import DropOut, LotDropOut
from aanbesteding.scoring.evaluation import LotResult
from aanbesteding.texts import BID, LOT, Lang, Text

COLUMNS = (
    LOT,
    Text("uitkomst", "outcome"),
    Text("aangekondigd", "announced"),
    Text("rang", "rank"),
    BID,
    Text("naam", "name"),
    Text("totaal", "total"),
    Text("totaal als breuk", "total as fraction"),
    Text("loting", "draw"),
    Text("reden", "reason"),
)
BEFORE = Text("gunning zoals zij was", "award as it was")
YES, NO = Text("ja", "yes"), Text("nee", "no")
DROPPED = Text("valt uit", "drops out")


def drop_out_json(made: DropOut, lots: Iterable[LotDropOut]) -> str:
    """Return the result as JSON text; the same input gives the same bytes."""
    builder = JsonResult(made.evaluation)
    head = builder.result(())
    result: DropOutResult = {
        "format": FORMAT,
        "tool": head["tool"],
        "framework": head["framework"],
        "inputs": head["inputs"],
        "bids": list(made.bids),
        "announced": made.announced,
        "lots": [_lot(builder, lot) for lot in lots],
    }
    return as_json(result)


def _lot(builder: JsonResult, lot: LotDropOut) -> LotDropOutResult:
    return {
        "id": lot.lot.id,
        "title": {"nl": say(lot.lot.title, "nl"), "en": say(lot.lot.title, "en")},
        "dropped": list(lot.dropped),
        "without_part": list(lot.without_part),
        "decided": lot.is_decided,
        "winner_differs": lot.winner_differs,
        "order_differs": lot.order_differs,
        "before": _standing(builder, lot.before),
        "keep_ranking": _standing(builder, lot.keep_ranking),
        "rescore": _standing(builder, lot.rescore),
    }


def _standing(builder: JsonResult, lot: LotResult) -> Standing:
    return {
        "status": lot.status,
        "winners": [result.bid for result in lot.winners],
        "contested": list(lot.contested),
        "ranking": [
            {"id": r.bid, "name": r.name, "rank": r.rank, "total": exact(r.total)}
            for r in lot.ranking
            if r.rank is not None and r.total is not None
        ],
        "excluded": [
            {
                "id": r.bid,
                "name": r.name,
                "reasons": [
                    {"nl": reason.say("nl"), "en": reason.say("en")} for reason in r.reasons
                ],
            }
            for r in lot.excluded
        ],
        "ties": builder.ties(lot),
        "draws": builder.draws(lot),
    }


def drop_out_csv(made: DropOut, lots: Iterable[LotDropOut], lang: Lang) -> str:
    """Return the result as CSV: a row per lot, outcome and bid."""
    out = io.StringIO()
    delimiter = ";" if lang == "nl" else ","
    writer = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([column.say(lang) for column in COLUMNS])
    for lot in lots:
        writer.writerows(_rows(lot, lang))
    return "\ufeff" + out.getvalue()


def _rows(lot: LotDropOut, lang: Lang) -> Iterator[list[str]]:
    stages = (
        (BEFORE.say(lang), "", lot.before),
        ("keep-ranking", _is(lot, "keep-ranking", lang), lot.keep_ranking),
        ("rescore", _is(lot, "rescore", lang), lot.rescore),
    )
    for name, announced, stage in stages:
        head = [lot.lot.id, name, announced]
        for result in (*stage.ranking, *stage.excluded):
            drawn = draw_of(stage, result.bid)
            fields = {"date": drawn.date, "held_by": drawn.held_by} if drawn else {}
            yield [
                *head,
                str(result.rank or ""),
                result.bid,
                guarded(result.name),
                plain_number(result.total, lang),
                "" if result.total is None else as_text(result.total),
                guarded(DRAW_OF.say(lang, **fields)) if drawn else "",
                guarded("; ".join(reason.say(lang) for reason in result.reasons)),
            ]
        if stage is not lot.before:
            for bid in lot.dropped:
                before = lot.before.result(bid)
                named = guarded(before.name) if before else ""
                yield [*head, "", bid, named, "", "", "", DROPPED.say(lang)]


def _is(lot: LotDropOut, policy: str, lang: Lang) -> str:
    return (YES if lot.announced == policy else NO).say(lang)
