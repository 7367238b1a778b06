"""AB514: a source that nobody can find again."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.faults import coded
from aanbesteding.linting.rule import Advice, Example
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework

LOST = coded(
    "AB514",
    "source-without-reference",
    (
        "bron «{text}» heeft geen datum en geen vindplaats",
        "the source “{text}” has neither a date nor a reference",
    ),
    (
        "zet onder «reference» de bestandsnaam, publicatie of het adres, en onder «date» de datum",
        "put the file name, publication or address under “reference”, and the date under “date”",
    ),
)


def check(framework: Framework) -> Iterator[Finding]:
    """Yield every source with a title only."""
    for index, document in enumerate(framework.sources):
        if document.reference is None and document.date is None:
            ref = in_framework(framework, "sources", index, "id")
            yield Finding(LOST, ref, {"text": document.id})


ADVICE = (
    Advice(
        LOST,
        "info",
        check,
        example=Example(
            "sources: [{id: nota, title: Nota}]",
            'sources: [{id: nota, title: Nota, date: "2026"}]',
        ),
    ),
)
