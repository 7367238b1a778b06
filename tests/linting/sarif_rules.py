"""What SARIF 2.1.0 demands of the parts of a log that we write, section by section.

Written from the specification (OASIS Standard, 27 March 2020), not from our writer: every object
has its required properties, no other properties than those of the standard, and their types.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

# object: property -> (kind, required); a kind in capitals is another object here
OBJECTS: dict[str, dict[str, tuple[str, bool]]] = {
    "LOG": {
        "$schema": ("uri", False),
        "version": ("version", True),
        "runs": ("[RUN]", True),
    },  # 3.13
    "RUN": {  # 3.14
        "tool": ("TOOL", True),
        "invocations": ("[INVOCATION]", False),
        "columnKind": ("columns", False),
        "results": ("[RESULT]", False),
    },
    "TOOL": {"driver": ("DRIVER", True)},  # 3.18
    "DRIVER": {  # 3.19
        "name": ("text", True),
        "semanticVersion": ("semver", False),
        "informationUri": ("uri", False),
        "rules": ("[RULE]", False),
    },
    "INVOCATION": {"executionSuccessful": ("yes-no", True)},  # 3.20
    "RESULT": {  # 3.27
        "ruleId": ("text", False),
        "ruleIndex": ("index", False),
        "level": ("level", False),
        "message": ("MESSAGE", True),
        "locations": ("[LOCATION]", False),
        "partialFingerprints": ("texts", False),
    },
    "LOCATION": {"physicalLocation": ("PHYSICAL", False)},  # 3.28
    "PHYSICAL": {"artifactLocation": ("ARTIFACT", False), "region": ("REGION", False)},  # 3.29
    "ARTIFACT": {"uri": ("uri-reference", False)},  # 3.4
    "REGION": {"startLine": ("count", False), "startColumn": ("count", False)},  # 3.30
    "MESSAGE": {"text": ("text", False)},  # 3.11
    "RULE": {  # 3.49
        "id": ("text", True),
        "name": ("text", False),
        "shortDescription": ("MULTI", False),
        "fullDescription": ("MULTI", False),
        "help": ("MULTI", False),
        "helpUri": ("uri", False),
        "defaultConfiguration": ("CONFIGURATION", False),
        "properties": ("bag", False),
    },
    "MULTI": {"text": ("text", True), "markdown": ("text", False)},  # 3.12
    "CONFIGURATION": {"level": ("level", False)},  # 3.50
}
_SEMVER = re.compile(r"\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?")
_URI = re.compile(r"[a-z][a-z0-9+.-]*:(?:[A-Za-z0-9._~:/?#@!$&'()*+,;=\[\]-]|%[0-9A-Fa-f]{2})+")
_REFERENCE = re.compile(r"(?:[A-Za-z0-9._~:/?#@!$&'()*+,;=\[\]-]|%[0-9A-Fa-f]{2})+")


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value)


def _is_int(value: Any, least: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= least


KINDS = {
    "text": _is_text,
    "texts": lambda v: isinstance(v, dict) and all(map(_is_text, v.values())),
    "bag": lambda v: isinstance(v, dict),
    "version": lambda v: v == "2.1.0",
    "columns": lambda v: v in ("utf16CodeUnits", "unicodeCodePoints"),
    "level": lambda v: v in ("none", "note", "warning", "error"),
    "yes-no": lambda v: isinstance(v, bool),
    "index": lambda v: _is_int(v, -1),
    "count": lambda v: _is_int(v, 1),
    "semver": lambda v: _is_text(v) and bool(_SEMVER.fullmatch(v)),
    "uri": lambda v: _is_text(v) and bool(_URI.fullmatch(v)),
    "uri-reference": lambda v: (
        _is_text(v)
        and bool(_REFERENCE.fullmatch(v))
        and (bool(_URI.fullmatch(v)) or ":" not in v.split("/")[0])
    ),
}


def problems(log: Any) -> list[str]:
    """Return everything in a log that the specification forbids."""
    found = list(_object("LOG", log, "log"))
    for number, run in enumerate(log.get("runs", [])):
        found += _run(run, f"run {number}")
    return found


def _object(name: str, value: Any, where: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{where}: no object"
        return
    known = OBJECTS[name]
    yield from (f"{where}: unknown property {key}" for key in value if key not in known)
    for key, (kind, required) in known.items():
        if key not in value:
            if required:
                yield f"{where}: {key} is missing"
            continue
        inner = value[key]
        if kind.startswith("["):
            if not isinstance(inner, list):
                yield f"{where}.{key}: no list"
                continue
            for number, one in enumerate(inner):
                yield from _object(kind[1:-1], one, f"{where}.{key}[{number}]")
        elif kind in OBJECTS:
            yield from _object(kind, inner, f"{where}.{key}")
        elif not KINDS[kind](inner):
            yield f"{where}.{key}: {inner!r}"


def _run(run: Any, where: str) -> Iterator[str]:
    """Yield what is wrong between results and rules (3.27.5 to 3.27.7, 3.19.23)."""
    rules = run.get("tool", {}).get("driver", {}).get("rules", [])
    ids = [rule.get("id") for rule in rules]
    if len(set(ids)) < len(ids):
        yield f"{where}: two rules with one id"
    for number, result in enumerate(run.get("results", [])):
        index = result.get("ruleIndex", -1)
        if not (_is_int(index, -1) and index < len(rules)):
            yield f"{where}: result {number}: no such rule"
        elif index >= 0 and ids[index] != result.get("ruleId"):
            yield f"{where}: result {number}: index and id differ"
        if "text" not in result.get("message", {}):
            yield f"{where}: result {number}: a message without text"
