"""AB463, AB464: a bid specifies the announced cost elements, all of them and no others."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking.rule import Rule, at, unknown
from aanbesteding.faults import coded
from aanbesteding.model.bid import Bid, Offer
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_bid
from aanbesteding.model.framework import Framework
from aanbesteding.reading.keys import did_you_mean
from aanbesteding.texts import Text

MISSING = coded(
    "AB463",
    "missing-cost-element",
    (
        "perceel «{lot}»: het kostenelement «{element}» ontbreekt{guess}",
        "lot “{lot}”: the cost element “{element}” is missing{guess}",
    ),
    (
        "voeg het bedrag toe onder «cost-elements»; schrijf 0 waar er geen kosten zijn",
        "add the amount under “cost-elements”; write 0 where there is no cost",
    ),
)
UNKNOWN = coded(
    "AB464",
    "unknown-cost-element",
    (
        "kostenelement «{text}» is niet aangekondigd{guess}",
        "the cost element “{text}” was not announced{guess}",
    ),
    ("kies uit: {known}", "choose from: {known}"),
)


def check(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield announced elements that a bid does not specify."""
    elements = _elements(framework)
    for bid, index, offer in _offers(framework, dossier):
        spare = [name for name in offer.cost_elements if name not in elements]
        stated = ("cost-elements",) if offer.cost_elements else ()
        for name in elements:
            if name not in offer.cost_elements:
                guess = did_you_mean(name, spare)
                ref = in_bid(bid, "lots", index, *stated)
                yield at(MISSING, ref, lot=offer.lot, element=name, guess=guess)


def check_unknown(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield elements that nothing announces; their amounts would hide in no sum."""
    elements = _elements(framework)
    for bid, index, offer in _offers(framework, dossier):
        for name in offer.cost_elements:
            if name not in elements:
                fields = unknown(Text("", ""), name, elements, did_you_mean(name, elements))
                ref = in_bid(bid, "lots", index, "cost-elements", name)
                yield at(UNKNOWN, ref, of_key=True, **fields)


def _elements(framework: Framework) -> list[str]:
    return [element.id for element in framework.real_price.elements] if framework.real_price else []


def _offers(framework: Framework, dossier: Dossier) -> Iterator[tuple[Bid, int, Offer]]:
    """Yield the offers that must specify their cost."""
    block = framework.real_price
    known = {lot.id for lot in framework.lots}
    if block is None:
        return
    for bid in dossier.bids:
        for index, offer in enumerate(bid.lots):
            if offer.lot in known and block.holds_for(offer.lot):
                yield bid, index, offer


RULES = (
    Rule(MISSING, check, on_framework=False),
    Rule(UNKNOWN, check_unknown, on_framework=False),
)
