"""What a framework sees of bids that were made under several: the offers for its own lots.

A bid may offer for lots that only another of the frameworks has. Those offers are left out, and so
is a bid with no other ones; what no framework has stays, and is a fault as always. Places in files
stay what they were.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from aanbesteding.model.bid import Bid
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import Origin, Route


def of_framework(dossier: Dossier, one: Framework, every: Sequence[Framework]) -> Dossier:
    """Return the bids as one of several frameworks sees them."""
    own = {lot.id for lot in one.lots}
    elsewhere = {lot.id for other in every for lot in other.lots} - own
    if not any(offer.lot in elsewhere for bid in dossier.bids for offer in bid.lots):
        return dossier
    bids = tuple(found for bid in dossier.bids if (found := _bid(bid, elsewhere)) is not None)
    gone = {bid.id for bid in dossier.bids} - {bid.id for bid in bids}
    sheets = tuple(
        sheet.model_copy(
            update={"conflicts": tuple(c for c in sheet.conflicts if c.bid not in gone)}
        )
        if sheet.framework == one.id
        else sheet
        for sheet in dossier.sheets
    )
    return replace(dossier, bids=bids, sheets=sheets)


def _bid(bid: Bid, elsewhere: Collection[str]) -> Bid | None:
    """Return a bid without some lots; None where nothing is left of it."""
    places = [number for number, offer in enumerate(bid.lots) if offer.lot not in elsewhere]
    if not places:
        return None
    if len(places) == len(bid.lots):
        return bid
    made = bid.model_copy(update={"lots": tuple(bid.lots[place] for place in places)})
    if bid.origin is not None:
        made._origin = _as_written(bid.origin, places)
    return made


def _as_written(origin: Origin, places: Sequence[int]) -> Origin:
    """Return where a bid was read from, that knows offers by the places that they have now."""

    def locate(route: Route, key: bool) -> tuple[int, int]:
        match route:
            case ("lots", int(place), *rest):
                return origin.locate(("lots", places[place], *rest), key)
        return origin.locate(route, key)

    return replace(origin, locate=locate)
