"""AB501: everything that decides an award says where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking.rule import Rule, at
from aanbesteding.checking.rules.references import cited_items, name_of
from aanbesteding.faults import coded
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework

NO_SOURCE = coded(
    "AB501",
    "no-provenance",
    (
        "«{text}» noemt geen bron en geen aanname",
        "“{text}” states neither a source nor an assumption",
    ),
    (
        "voeg «source:» met de passage toe, of «assumed:» met de reden",
        "add “source:” with the passage, or “assumed:” with the reason",
    ),
)


def check(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield criteria, lots, facts, grounds and requirements of unknown origin."""
    for cited, route in cited_items(framework):
        if cited.source is None and cited.assumed is None:
            ref = in_framework(framework, *route)
            yield at(NO_SOURCE, ref, text=name_of(cited, route))


RULES = (Rule(NO_SOURCE, check, on_framework=True),)
