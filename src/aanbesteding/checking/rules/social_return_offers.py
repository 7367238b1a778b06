"""AB465, AB466: a bid offers social return where that is a knock-out, in announced blocks."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking.rule import Rule, at, unknown
from aanbesteding.faults import coded
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_bid
from aanbesteding.model.framework import Framework
from aanbesteding.reading.keys import did_you_mean
from aanbesteding.texts import Text

MISSING = coded(
    "AB465",
    "missing-social-return",
    (
        "perceel «{lot}»: de inschrijving zegt niet wat zij aan social return biedt",
        "lot “{lot}”: the bid does not say what social return it offers",
    ),
    (
        "vul onder «social-return» een «value» of «blocks» in; het kader maakt er een knock-out van",
        "fill in a “value” or “blocks” under “social-return”; the framework makes it a knock-out",
    ),
)
UNKNOWN = coded(
    "AB466",
    "unknown-building-block",
    (
        "bouwblok «{text}» is niet aangekondigd{guess}",
        "the building block “{text}” was not announced{guess}",
    ),
    ("kies uit: {known}", "choose from: {known}"),
)


def check(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield offers without social return where that is a knock-out."""
    block = framework.social_return
    if block is None or block.test != "knock-out":
        return
    lots = {lot.id for lot in framework.lots}
    for bid in dossier.bids:
        for index, offer in enumerate(bid.lots):
            said = offer.social_return
            nothing = said is None or (said.value is None and not said.blocks)
            if nothing and offer.lot in lots:
                yield at(MISSING, in_bid(bid, "lots", index), lot=offer.lot)


def check_blocks(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield blocks whose value nothing announces."""
    block = framework.social_return
    if block is None or block.as_ != "contract-requirement":
        return
    known = [effort.id for effort in block.building_blocks]
    for bid in dossier.bids:
        for index, offer in enumerate(bid.lots):
            for name in offer.social_return.blocks if offer.social_return else ():
                if name not in known:
                    fields = unknown(Text("", ""), name, known, did_you_mean(name, known))
                    ref = in_bid(bid, "lots", index, "social-return", "blocks", name)
                    yield at(UNKNOWN, ref, of_key=True, **fields)


RULES = (
    Rule(MISSING, check, on_framework=False),
    Rule(UNKNOWN, check_blocks, on_framework=False),
)
