"""AB217: a framework for Wmo services without a fixed price or a floor."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aanbesteding.faults import coded
from aanbesteding.linting.labels import labels, spoken
from aanbesteding.linting.rule import Advice, Example, read
from aanbesteding.methods.awards.fixed_price import FixedPrice
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework

NO_FLOOR = coded(
    "AB217",
    "wmo-without-real-price",
    (
        "dit kader gaat over de Wmo («{text}»), en perceel «{lot}» heeft geen vaste prijs en geen bodem",
        "this framework is about the Wmo (“{text}”), and the lot “{lot}” has no fixed price and no floor",
    ),
    (
        "kondig een vaste prijs aan, of een reële prijs als `floor`; negeer dit als de dienst er niet onder valt",
        "announce a fixed price, or a real price as `floor`; ignore this where the service is not covered",
    ),
)
_WMO = re.compile(r"\bwmo\b|wet maatschappelijke ondersteuning", re.IGNORECASE)


def check(framework: Framework) -> Iterator[Finding]:
    """Yield every lot without a price bound from below, where a text speaks of the Wmo."""
    if isinstance(framework.award, FixedPrice):
        return
    open_lots = [
        (index, lot.id)
        for index, lot in enumerate(framework.lots)
        if lot.floor is None and lot.fixed_price is None
    ]
    named = _named(framework) if open_lots else None
    if named is not None:
        for index, lot in open_lots:
            yield Finding(
                NO_FLOOR, in_framework(framework, "lots", index), {"lot": lot, "text": named}
            )


def _named(framework: Framework) -> str | None:
    """Return the words by which a title, a description or the price basis names the Wmo."""
    texts = [text for label, _ in labels(framework) for text in spoken(label)]
    low = "\n".join(texts).lower()  # finding a word is much cheaper than ignoring its capitals
    if "wmo" not in low and "maatschappelijke ondersteuning" not in low:
        return None
    return next((found[0] for text in texts if (found := _WMO.search(text))), None)


ADVICE = (
    Advice(
        NO_FLOOR,
        "warning",
        check,
        read(
            "art. 5.4 Uitvoeringsbesluit Wmo 2015, aangehaald in HR 2021:1452: een vaste prijs, of "
            "een reële prijs als ondergrens voor een inschrijving",
            "art. 5.4 Uitvoeringsbesluit Wmo 2015, quoted in HR 2021:1452: a fixed price, or a real "
            "price as the lower bound for a bid",
        ),
        example=Example(
            "lots: [{id: perceel, title: Begeleiding Wmo, ceiling: 100000, assumed: *}]".replace(
                "*", "Eigen indeling"
            ),
            "lots: [{id: perceel, title: Begeleiding Wmo, ceiling: 100000, floor: 50000, assumed: Eigen indeling}]",
        ),
    ),
)
