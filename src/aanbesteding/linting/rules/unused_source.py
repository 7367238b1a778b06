"""AB511: a source that nothing cites."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking.rules.references import cited_items
from aanbesteding.faults import coded
from aanbesteding.linting.rule import Advice, Example
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework

UNUSED = coded(
    "AB511",
    "source-never-cited",
    ("bron «{text}» wordt nergens aangehaald", "the source “{text}” is not cited anywhere"),
    (
        "haal aan wat erin staat met «source», of laat de bron weg",
        "cite what it says with “source”, or leave it out",
    ),
)


def check(framework: Framework) -> Iterator[Finding]:
    """Yield every source without a passage; a list of which nothing is cited is a bibliography."""
    cited = {item.source.document for item, _ in cited_items(framework) if item.source}
    for index, document in enumerate(framework.sources):
        if cited and document.id not in cited:
            ref = in_framework(framework, "sources", index, "id")
            yield Finding(UNUSED, ref, {"text": document.id})


ADVICE = (
    Advice(
        UNUSED,
        "info",
        check,
        example=Example(
            "assumed: Eigen gewicht",
            "source: {document: nota, passage: Kwaliteit telt voor honderd procent}",
        ),
    ),
)
