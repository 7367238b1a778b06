"""AB510: a published framework rests on assumptions of its author."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.exact.display import shortest
from aanbesteding.faults import coded
from aanbesteding.linting.rule import Advice, Example
from aanbesteding.model.criteria import assumed_share
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.texts import Text

ASSUMED = coded(
    "AB510",
    "assumed-weight",
    (
        "{percent} % van het gewicht rust op aannames, niet op een gepubliceerde bron",
        "{percent} % of the weight rests on assumptions, not on a published source",
    ),
    (
        "vervang «assumed» door de vindplaats in «source», of zet «status» op draft",
        "replace “assumed” by the place in “source”, or set “status” to draft",
    ),
)


def check(framework: Framework) -> Iterator[Finding]:
    """Yield the assumed share of a framework that says it is published."""
    if framework.status != "published":
        return
    share = assumed_share(framework) * 100
    if share:
        shown = Text(shortest(share, "nl"), shortest(share, "en"))
        yield Finding(ASSUMED, in_framework(framework, "status"), {"percent": shown})


ADVICE = (Advice(ASSUMED, "warning", check, example=Example("status: published", "status: draft")),)
