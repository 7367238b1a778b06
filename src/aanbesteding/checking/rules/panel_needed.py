"""AB109: a judged criterion needs a panel."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking.rule import Rule, at
from aanbesteding.faults import coded
from aanbesteding.model.criteria import all_nodes
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework

NO_PANEL = coded(
    "AB109",
    "no-panel",
    (
        "criterium «{text}» wordt beoordeeld, maar er is geen «panel»",
        "criterion “{text}” is judged, but there is no “panel”",
    ),
    (
        "noem onder «panel» de beoordelaars en hoe hun cijfers samengaan",
        "name the assessors under “panel”, and how their marks combine",
    ),
)


def check(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield judged criteria in a framework without a panel."""
    if framework.panel is not None:
        return
    for node in all_nodes(framework):
        if node.scale is not None:
            last = "how" if node.criterion.by_consensus else "method"
            ref = in_framework(framework, *node.route, last)
            yield at(NO_PANEL, ref, text=node.criterion.id)


RULES = (Rule(NO_PANEL, check, on_framework=True),)
