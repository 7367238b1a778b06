"""AB489: where prices are locked there is no ranking before the quality was closed."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking.rule import Rule, at
from aanbesteding.faults import coded
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework

LOCKED = coded(
    "AB489",
    "quality-not-closed",
    (
        "het kader houdt de prijzen dicht tot de kwaliteit vaststaat, en er is geen vastgestelde kwaliteit",
        "the framework keeps the prices locked until the quality is closed, and there is no closed quality",
    ),
    (
        "stel haar vast met `aanbesteding score --quality-only --close BESTAND`, vóór de prijzen opengaan, en geef dat bestand mee met `--closed BESTAND`",
        "close it with `aanbesteding score --quality-only --close FILE` before the prices are opened, and give that file with `--closed FILE`",
    ),
)


def check(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield the policy where nothing was closed under this framework."""
    if framework.policies.prices == "locked" and dossier.closed_under(framework.id) is None:
        yield at(LOCKED, in_framework(framework, "policies", "prices"))


RULES = (Rule(LOCKED, check, on_framework=False),)
