"""AB512: a published framework cites a passage without saying where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking.rules.references import cited_items
from aanbesteding.faults import coded
from aanbesteding.linting.rule import Advice, Example
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import Route

NO_PLACE = coded(
    "AB512",
    "passage-without-place",
    (
        "bij {count} passages uit «{document}» staat niet waar ze staan",
        "for {count} passages from “{document}” it is not said where they stand",
    ),
    (
        "zet onder «place» de bladzijde, paragraaf of het artikel",
        "put the page, paragraph or article under “place”",
    ),
)


def check(framework: Framework) -> Iterator[Finding]:
    """Yield, per source, the first of the passages without a place."""
    if framework.status != "published":
        return
    bare: dict[str, list[Route]] = {}
    for item, route in cited_items(framework):
        if item.source is not None and item.source.place is None:
            bare.setdefault(item.source.document, []).append(route)
    for document, routes in bare.items():
        ref = in_framework(framework, *routes[0], "source")
        yield Finding(NO_PLACE, ref, {"document": document, "count": len(routes)})


ADVICE = (
    Advice(
        NO_PLACE,
        "info",
        check,
        example=Example(
            "source: {document: nota, passage: Kwaliteit telt voor honderd procent}",
            "source: {document: nota, passage: Kwaliteit telt voor honderd procent, place: paragraaf 3}",
        ),
    ),
)
