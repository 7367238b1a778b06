"""Running the rules: all of them, and every finding."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking import RULES
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding
from aanbesteding.model.framework import Framework


def check_framework(framework: Framework) -> list[Finding]:
    """Return everything that is wrong with a framework by itself."""
    return list(_run(framework, Dossier(()), on_framework=True))


def check_dossier(framework: Framework, dossier: Dossier) -> list[Finding]:
    """Return everything that is wrong with a dossier under a framework that is itself right."""
    return list(_run(framework, dossier, on_framework=False))


def _run(framework: Framework, dossier: Dossier, *, on_framework: bool) -> Iterator[Finding]:
    for rule in RULES:
        if rule.on_framework is on_framework:
            yield from rule.check(framework, dossier)
