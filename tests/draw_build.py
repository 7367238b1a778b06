"""Records of drawings of lots, made through the models as the reader makes them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tests.build import LOT, made

from aanbesteding import Dossier, DropOut, Faults, drop_out, evaluate
from aanbesteding.model.bid import Bid
from aanbesteding.model.draw import DrawRecord
from aanbesteding.model.framework import Framework
from aanbesteding.model.scores import ScoreSheet
from aanbesteding.scoring.drop_out import LotDropOut
from aanbesteding.scoring.evaluation import LotResult


def drawing(outcome: Iterable[str], total: Any, **more: Any) -> dict[str, Any]:
    """Return a drawing for rank 1 of the one lot between the bids of its outcome."""
    order = list(outcome)
    given = {"lot": LOT, "rank": 1, "bids": sorted(order), "total": total, "date": "2026-03-14"}
    return {**given, "held-by": "N. Naam, notaris", "outcome": order, **more}


def record(*drawings: dict[str, Any], **more: Any) -> DrawRecord:
    """Return a record of drawings under the framework of all tests."""
    head = {"format": "aanbesteding/draw/1", "framework": "kader"}
    found = made(DrawRecord, {**head, "draws": list(drawings), **more})
    assert isinstance(found, DrawRecord)
    return found


def dossier(
    bids: Iterable[Bid], sheets: Iterable[ScoreSheet], drawings: Iterable[dict[str, Any]]
) -> Dossier:
    """Return a dossier with one record of these drawings."""
    listed = list(drawings)
    records = [record(*listed)] if listed else []
    return Dossier(tuple(bids), tuple(sheets)).with_draws(records)


def drawn(
    of: Framework, bids: Iterable[Bid], sheets: Iterable[ScoreSheet], *drawings: dict[str, Any]
) -> LotResult:
    """Return the first lot with these drawings of lots."""
    return evaluate(of, dossier(bids, sheets, drawings)).lots[0]


def refused(
    of: Framework, bids: Iterable[Bid], sheets: Iterable[ScoreSheet], *drawings: dict[str, Any]
) -> list[str]:
    """Return why these drawings are refused, as codes in the order of the report."""
    try:
        drawn(of, bids, sheets, *drawings)
    except Faults as stop:
        return [fault.code.code for fault in stop.faults]
    return []


def dropped(
    of: Framework,
    bids: Iterable[Bid],
    sheets: Iterable[ScoreSheet],
    gone: Iterable[str],
    *drawings: dict[str, Any],
) -> LotDropOut:
    """Return what becomes of the first lot that the bids that drop out were for."""
    return all_dropped(of, bids, sheets, gone, *drawings).lots[0]


def all_dropped(
    of: Framework,
    bids: Iterable[Bid],
    sheets: Iterable[ScoreSheet],
    gone: Iterable[str],
    *drawings: dict[str, Any],
) -> DropOut:
    """Return what becomes of every lot."""
    return drop_out(of, dossier(bids, sheets, drawings), gone)
