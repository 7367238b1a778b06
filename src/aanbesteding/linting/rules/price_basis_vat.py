"""AB235: the price basis does not say whether prices are with or without VAT."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aanbesteding.faults import coded
from aanbesteding.linting.labels import spoken
from aanbesteding.linting.rule import Advice, Example
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework

SILENT = coded(
    "AB235",
    "price-basis-without-vat",
    (
        "«price-basis» zegt niets over btw: de ene inschrijver rekent haar mee, de andere niet",
        "“price-basis” says nothing about VAT: one tenderer includes it, another does not",
    ),
    (
        "zet erin of prijzen met of zonder btw zijn, of vrijgesteld",
        "state whether prices are with or without VAT, or exempt",
    ),
)
_VAT = re.compile(r"\b(btw|b\.t\.w|omzetbelasting|belasting(en)?|vat|tax|taxes)\b", re.IGNORECASE)


def check(framework: Framework) -> Iterator[Finding]:
    """Yield a price basis in which no language names the tax."""
    if not any(_VAT.search(text) for text in spoken(framework.price_basis)):
        yield Finding(SILENT, in_framework(framework, "price-basis"))


ADVICE = (
    Advice(
        SILENT,
        "warning",
        check,
        example=Example("price-basis: Prijs per jaar", "price-basis: Prijs per jaar, zonder btw"),
    ),
)
