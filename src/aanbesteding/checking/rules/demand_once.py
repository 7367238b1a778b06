"""AB137: what a recombination is asked for stands once per theme, target group and district."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking.rule import Rule, at
from aanbesteding.faults import coded
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework

TWICE = coded(
    "AB137",
    "demand-twice",
    (
        "de vraag voor thema «{theme}», doelgroep «{group}» en wijk «{district}» staat er twee keer",
        "the demand for theme “{theme}”, target group “{group}” and district “{district}” stands there twice",
    ),
    ("tel ze op, of laat er één weg", "add them up, or leave one out"),
)


def check(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield every second demand for the same people."""
    seen: set[tuple[str, str, str]] = set()
    for index, demand in enumerate(
        framework.recombination.demand if framework.recombination else ()
    ):
        for district in demand.people:
            cell = (demand.theme, demand.target_group, district)
            if cell in seen:
                route = ("recombination", "demand", index, "people", district)
                ref = in_framework(framework, *route)
                theme, group = demand.theme, demand.target_group
                yield at(TWICE, ref, of_key=True, theme=theme, group=group, district=district)
            seen.add(cell)


RULES = (Rule(TWICE, check, on_framework=True),)
