"""Findings in SARIF 2.1.0, the form in which code scanning services take them."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from aanbesteding import __version__
from aanbesteding.faults import Code, Place
from aanbesteding.linting.diagnostic import Diagnostic
from aanbesteding.linting.run import Report
from aanbesteding.linting.table import severity_of
from aanbesteding.reporting.catalogue import blank
from aanbesteding.reporting.clean import escaped
from aanbesteding.texts import Lang

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def write(report: Report, lang: Lang) -> str:
    """Return the report as one SARIF run; columns count Unicode characters."""
    rules = {one.fault.code.code: one.fault.code for one in report.diagnostics}
    order = {code: index for index, code in enumerate(sorted(rules))}
    run = {
        "tool": {
            "driver": {
                "name": "aanbesteding",
                "semanticVersion": __version__,
                "rules": [_rule(rules[code], lang) for code in order],
            }
        },
        "invocations": [{"executionSuccessful": not report.unreadable}],
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, order, lang) for one in report.diagnostics],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return escaped(json.dumps(log, ensure_ascii=False, indent=2)) + "\n"


def _rule(code: Code, lang: Lang) -> dict[str, Any]:
    return {
        "id": code.code,
        "name": code.slug,
        "shortDescription": {"text": blank(code.what.say(lang))},
        "help": {"text": blank(code.cure.say(lang))},
        "defaultConfiguration": {"level": _LEVELS[severity_of(code.code)]},
    }


def _result(one: Diagnostic, order: dict[str, int], lang: Lang) -> dict[str, Any]:
    fault = one.fault
    return {
        "ruleId": fault.code.code,
        "ruleIndex": order[fault.code.code],
        "level": _LEVELS[one.severity],
        "message": {"text": f"{fault.what(lang)}. {fault.cure(lang)}."},
        "locations": [_location(fault.place)],
        "partialFingerprints": {"codeAndText/v1": _fingerprint(one)},
    }


def _location(place: Place) -> dict[str, Any]:
    """Return lines of a text; of a workbook, which has none, the name of the cell."""
    file: dict[str, Any] = {"artifactLocation": {"uri": _uri(place.path)}}
    if place.sheet:
        cell = {"name": place.cell, "fullyQualifiedName": place.where}
        return {"physicalLocation": file, "logicalLocations": [cell]}
    if place.line:
        file["region"] = {"startLine": place.line, "startColumn": place.column}
    return {"physicalLocation": file}


def _uri(path: str) -> str:
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(os.fsencode(pure.as_posix()))


def _fingerprint(one: Diagnostic) -> str:
    """Stays the same when lines above are added: the code, the file and the text of the line."""
    place = one.fault.place
    what = one.fault.what("en")
    text = f"{one.fault.code.code}\n{place.path}\n{place.source.strip()}\n{what}"
    if place.sheet:
        text += f"\n{place.sheet}"
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:32]
