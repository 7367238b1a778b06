"""The bids and marks of one framework, read as if they had come in under another.

A score sheet names its framework. Where none names the other one, the sheets of the first are read
as if they did; those of yet another framework never are. What the other framework does not ask is left out: its lots, marks on criteria
that it lacks, facts that it does not declare. Whatever it does ask and cannot find, or cannot use
(a mark that is not on its scale), the checks of the engine report.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from aanbesteding.model.bid import Bid
from aanbesteding.model.criteria import all_nodes
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.framework import Framework
from aanbesteding.model.scores import ScoreSheet


def for_other(dossier: Dossier, first: str, framework: Framework) -> Dossier:
    """Return a dossier for another framework than the one, `first`, its sheets were made for.

    Give the dossier of an evaluation: its sheets name bids, also where the panel was anonymous.
    Drawings of lots and closed quality belong to the first framework and are left out.
    """
    lots = {lot.id for lot in framework.lots}
    facts = {fact.id for fact in framework.facts}
    criteria = {node.criterion.id for node in all_nodes(framework)}
    named = {sheet.framework for sheet in dossier.sheets}
    read = framework.id if framework.id in named else first
    sheets = tuple(
        _sheet(sheet, framework.id, lots, criteria)
        for sheet in dossier.sheets
        if sheet.framework == read
    )
    bids = tuple(bid for bid in (_bid(bid, lots, facts) for bid in dossier.bids) if bid.lots)
    known = {bid.id for bid in bids}
    gone = {bid.id for bid in dossier.bids} - known
    if gone:
        sheets = tuple(_without_bids(sheet, gone) for sheet in sheets)
    return replace(dossier, bids=bids, sheets=sheets, draws=(), closed=(), opened=True)


def _sheet(sheet: ScoreSheet, name: str, lots: set[str], criteria: set[str]) -> ScoreSheet:
    marks = {
        bid: {
            lot: {criterion: mark for criterion, mark in on.items() if criterion in criteria}
            for lot, on in by_lot.items()
            if lot in lots
        }
        for bid, by_lot in sheet.marks.items()
    }
    return sheet.model_copy(update={"framework": name, "marks": marks})


def _without_bids(sheet: ScoreSheet, gone: set[str]) -> ScoreSheet:
    """Return a sheet without bids that were for other lots only."""
    present = sheet.present
    return sheet.model_copy(
        update={
            "marks": _left(sheet.marks, gone),
            "present": _left(present, gone) if present is not None else None,
            "conflicts": tuple(one for one in sheet.conflicts if one.bid not in gone),
        }
    )


def _left(by_bid: Mapping[str, Any], gone: set[str]) -> dict[str, Any]:
    return {bid: value for bid, value in by_bid.items() if bid not in gone}


def _bid(bid: Bid, lots: set[str], facts: set[str]) -> Bid:
    def asked(stated: Mapping[str, str]) -> dict[str, str]:
        return {name: value for name, value in stated.items() if name in facts}

    members = tuple(
        member.model_copy(update={"facts": asked(member.facts)}) for member in bid.tenderer.members
    )
    offers = tuple(
        offer.model_copy(update={"facts": asked(offer.facts)})
        for offer in bid.lots
        if offer.lot in lots
    )
    tenderer = bid.tenderer.model_copy(update={"members": members})
    update = {"tenderer": tenderer, "facts": asked(bid.facts), "lots": offers}
    return bid.model_copy(update=update)
