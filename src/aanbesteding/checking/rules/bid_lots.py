"""AB402: a bid is for lots that exist, each once."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking.rule import Rule, at, unknown
from aanbesteding.faults import coded
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_bid
from aanbesteding.model.framework import Framework
from aanbesteding.reading.keys import did_you_mean
from aanbesteding.texts import Text

UNKNOWN_LOT = coded(
    "AB402",
    "unknown-lot",
    (
        "perceel «{text}» bestaat niet in dit kader{guess}",
        "there is no lot “{text}” in this framework{guess}",
    ),
    ("kies uit: {known}", "choose from: {known}"),
)
LOT_TWICE = coded(
    "AB411",
    "lot-offered-twice",
    (
        "perceel «{text}» staat twee keer in deze inschrijving",
        "lot “{text}” stands twice in this bid",
    ),
    ("houd één aanbod per perceel", "keep one offer per lot"),
)


def check(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield offers for a lot that the framework does not have."""
    known = [lot.id for lot in framework.lots]
    for bid in dossier.bids:
        for index, offer in enumerate(bid.lots):
            if offer.lot not in known:
                fields = unknown(Text("", ""), offer.lot, known, did_you_mean(offer.lot, known))
                yield at(UNKNOWN_LOT, in_bid(bid, "lots", index, "lot"), **fields)


def check_once(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield a second offer for the same lot in one bid."""
    for bid in dossier.bids:
        seen: set[str] = set()
        for index, offer in enumerate(bid.lots):
            if offer.lot in seen:
                yield at(LOT_TWICE, in_bid(bid, "lots", index, "lot"), text=offer.lot)
            seen.add(offer.lot)


RULES = (
    Rule(UNKNOWN_LOT, check, on_framework=False),
    Rule(LOT_TWICE, check_once, on_framework=False),
)
