"""Findings as data, in both languages."""

from __future__ import annotations

import json
from typing import Any

from aanbesteding import __version__
from aanbesteding.linting.diagnostic import Diagnostic
from aanbesteding.linting.run import Report
from aanbesteding.linting.table import sources
from aanbesteding.texts import Lang

FORMAT = "aanbesteding/check/1"


def write(report: Report, lang: Lang) -> str:
    """Return the report as JSON; the language plays no part."""
    found = {
        "format": FORMAT,
        "tool": {"name": "aanbesteding", "version": __version__},
        "files": report.files,
        "findings": [_finding(one) for one in report.diagnostics],
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _finding(one: Diagnostic) -> dict[str, Any]:
    fault, place = one.fault, one.fault.place
    source = sources().get(fault.code.code)
    return {
        "code": fault.code.code,
        "slug": fault.code.slug,
        "severity": one.severity,
        "path": place.path,
        "line": place.line or None,
        "column": place.column or None,
        "what": {"nl": fault.what("nl"), "en": fault.what("en")},
        "cure": {"nl": fault.cure("nl"), "en": fault.cure("en")},
        "source": source
        and {"nl": source.text.nl, "en": source.text.en, "verified": source.verified},
        **({"evidence": dict(one.evidence)} if one.evidence else {}),
    }
