"""AB119: the cost elements of a real price and the lots that they hold for."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking.rule import Rule, at
from aanbesteding.faults import coded
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.texts import Text

REAL_PRICE = coded(
    "AB119",
    "real-price",
    ("reële prijs: {problem}", "real price: {problem}"),
    (
        "noem elk kostenelement en elk bestaand perceel één keer",
        "name each cost element and each existing lot once",
    ),
)
ELEMENT_TWICE = Text(
    "kostenelement «{text}» staat er twee keer", "cost element “{text}” is there twice"
)
LOT_TWICE = Text("perceel «{text}» staat er twee keer", "lot “{text}” is there twice")
NO_LOT = Text("perceel «{text}» bestaat niet", "there is no lot “{text}”")


def check(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield elements and lots that are named twice, and lots that do not exist."""
    block = framework.real_price
    if block is None:
        return
    seen: set[str] = set()
    for index, element in enumerate(block.elements):
        if element.id in seen:
            yield _at(framework, ELEMENT_TWICE, element.id, "elements", index, "id")
        seen.add(element.id)
    lots = {lot.id for lot in framework.lots}
    named: set[str] = set()
    for index, lot in enumerate(block.lots or ()):
        if lot not in lots:
            yield _at(framework, NO_LOT, lot, "lots", index)
        elif lot in named:
            yield _at(framework, LOT_TWICE, lot, "lots", index)
        named.add(lot)


def _at(framework: Framework, text: Text, name: str, *route: str | int) -> Finding:
    problem = Text(text.nl.format(text=name), text.en.format(text=name))
    return at(REAL_PRICE, in_framework(framework, "real-price", *route), problem=problem)


RULES = (Rule(REAL_PRICE, check, on_framework=True),)
