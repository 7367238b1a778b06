"""Running the rules: all of them, and every finding."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from aanbesteding.checking import RULES
from aanbesteding.checking.anonymous import opened
from aanbesteding.checking.rules import unique_bids
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding
from aanbesteding.model.framework import Framework
from aanbesteding.reading.codes import MORE_FAULTS
from aanbesteding.reading.limits import MAX_FINDINGS


def check_framework(framework: Framework) -> list[Finding]:
    """Return everything that is wrong with a framework by itself."""
    return list(_run(framework, Dossier(()), on_framework=True))


def check_dossier(framework: Framework, dossier: Dossier) -> list[Finding]:
    """Return everything that is wrong with a dossier under a framework that is itself right.

    Of files with the same id only that is said: a finding about one would be shown in the other.
    """
    dossier = opened(framework, dossier)
    findings = list(_run(framework, dossier, on_framework=False))
    twice = {finding.ref[:2] for finding in findings if finding.code in unique_bids.CODES}
    return [f for f in findings if f.code in unique_bids.CODES or f.ref[:2] not in twice]


def _run(framework: Framework, dossier: Dossier, *, on_framework: bool) -> Iterator[Finding]:
    for rule in RULES:
        if rule.on_framework is on_framework:
            findings = rule.check(framework, dossier)
            yield from islice(findings, MAX_FINDINGS)
            for more in islice(findings, 1):
                ref = more.ref._replace(route=())
                yield Finding(MORE_FAULTS, ref, {"limit": MAX_FINDINGS})
