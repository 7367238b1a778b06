"""What there is to say about one file as JSON: for the cache, and between processes.

Fields of a message are kept in both languages, so that what comes back says the same.
"""

from __future__ import annotations

import json
from functools import cache
from string import Formatter
from typing import Any

from aanbesteding.faults import Fault, Place
from aanbesteding.linting.file import Checked, Summary
from aanbesteding.linting.known import known_codes
from aanbesteding.texts import LANGUAGES, Text, fill


def kept(checked: Checked) -> str:
    """Return a result as one line of JSON, without the path of the file."""
    faults = [_kept_fault(fault) for fault in checked.faults]
    summaries = [
        [one.kind, one.id, one.framework, list(one.bids), list(one.named)]
        for one in checked.summaries
    ]
    return json.dumps([faults, summaries, checked.broken], separators=(",", ":"))


def _kept_fault(fault: Fault) -> list[Any]:
    fields = {k: [str(fill(v, lang)) for lang in LANGUAGES] for k, v in fault.fields.items()}
    place = fault.place
    row = [fault.code.code, place.line, place.column, place.source, place.sheet, fields]
    return [*row, dict(fault.evidence)] if fault.evidence else row


def restored(text: str, path: str) -> Checked | None:
    """Return a result from JSON, or None where that is no result of this program."""
    try:
        faults, summaries, broken = json.loads(text)
        made = tuple(_fault(path, *fault) for fault in _list(faults))
        known = tuple(_summary(path, *summary) for summary in _list(summaries))
        return Checked(path, made, known, _text(broken))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None


def _fault(
    path: str,
    code: Any,
    line: Any,
    column: Any,
    source: Any,
    sheet: Any,
    fields: Any,
    evidence: Any = None,
) -> Fault:
    words = {_text(name): Text(*map(_text, pair)) for name, pair in fields.items()}
    place = Place(path, _count(line), _count(column), _text(source), _text(sheet))
    if not _needed(_text(code)) <= words.keys():
        raise LookupError
    files = {_text(name): _text(text) for name, text in (evidence or {}).items()}
    return Fault(known_codes()[code], place, words, files)


@cache
def _needed(code: str) -> frozenset[str]:
    """Return the fields that the sentences of a code need."""
    row = known_codes()[code]
    parts = (part for text in (*row.what, *row.cure) for part in Formatter().parse(text))
    return frozenset(name for _, name, _, _ in parts if name)


def _summary(path: str, kind: Any, name: Any, framework: Any, bids: Any, named: Any) -> Summary:
    line, column, source, sheet = named
    at = (_count(line), _count(column), _text(source), _text(sheet))
    listed = tuple(_text(bid) for bid in _list(bids))
    return Summary(path, _text(kind), _text(name), _text(framework), listed, at)


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _count(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError
    return value
