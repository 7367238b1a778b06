"""Findings as data, in both languages."""

from __future__ import annotations

import json

from aanbesteding import __version__
from aanbesteding.linting.diagnostic import Diagnostic
from aanbesteding.linting.run import Report
from aanbesteding.linting.table import sources
from aanbesteding.reporting.clean import escaped
from aanbesteding.reporting.lint.json_format import FORMAT, CheckResult, FindingResult, SourceResult
from aanbesteding.texts import Lang


def write(report: Report, lang: Lang) -> str:
    """Return the report as JSON; the language plays no part."""
    found: CheckResult = {
        "format": FORMAT,
        "tool": {"name": "aanbesteding", "version": __version__},
        "files": report.files,
        "alone": report.alone,
        "findings": [_finding(one) for one in report.diagnostics],
    }
    return escaped(json.dumps(found, ensure_ascii=False, indent=2)) + "\n"


def _finding(one: Diagnostic) -> FindingResult:
    fault, place = one.fault, one.fault.place
    found: FindingResult = {
        "code": fault.code.code,
        "slug": fault.code.slug,
        "severity": one.severity,
        "path": place.path,
        "line": place.line or None,
        "column": place.column or None,
        "what": {"nl": fault.what("nl"), "en": fault.what("en")},
        "cure": {"nl": fault.cure("nl"), "en": fault.cure("en")},
        "source": _source(fault.code.code),
    }
    if place.sheet:
        found["cell"] = place.cell
    if one.evidence:
        found["evidence"] = dict(one.evidence)
    return found


def _source(code: str) -> SourceResult | None:
    source = sources().get(code)
    if source is None:
        return None
    return {"nl": source.text.nl, "en": source.text.en, "verified": source.verified}
