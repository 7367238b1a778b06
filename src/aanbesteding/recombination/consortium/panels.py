"""What a framework asks of its panel, and whether coalitions as bids can have it."""

from __future__ import annotations

from collections.abc import Iterable

from aanbesteding.faults import Faults
from aanbesteding.model.criteria import criteria_of, walk
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, fault_of, in_framework, origins
from aanbesteding.model.framework import Framework
from aanbesteding.recombination.codes import ANONYMOUS


def must_know_names(frameworks: Iterable[Framework]) -> None:
    """Raise `Faults` for every framework whose panel knows bids by an alias only (AB706)."""
    found = [
        fault_of(
            Finding(ANONYMOUS, in_framework(one, "panel", "anonymous"), {"text": one.id}),
            origins(one),
        )
        for one in frameworks
        if one.panel is not None and one.panel.anonymous
    ]
    if found:
        raise Faults(found)


def without_marks(frameworks: Iterable[Framework], dossier: Dossier) -> tuple[str, ...]:
    """Return the frameworks that have something judged, of which there is no score sheet."""
    there = {sheet.framework for sheet in dossier.sheets}
    return tuple(one.id for one in frameworks if one.id not in there and _judged(one))


def _judged(framework: Framework) -> bool:
    return any(
        node.scale is not None
        for index in range(len(framework.lots))
        for node in walk(framework, *criteria_of(framework, index))
    )
