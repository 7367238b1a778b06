"""Mending one file: every mend is tried before it stands, and nothing else is touched.

Comments, quotes, line ends, a byte order mark at the beginning and the order of everything stay.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import Any

from aanbesteding.faults import Fault, Faults
from aanbesteding.linting.file import check_bytes
from aanbesteding.linting.mends import MENDS, Edit
from aanbesteding.linting.rule import Rows
from aanbesteding.reading.document import Document
from aanbesteding.reading.tree import Tree

MAX_MENDS = 200
"""Mends in one file in one run."""
_LINE_END = re.compile("\r\n|[\n\r]")
BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Mended:
    """A file after mending: its bytes, and what was mended."""

    data: bytes
    faults: tuple[Fault, ...]


def mend(data: bytes, path: str, advice: Rows, codes: frozenset[str]) -> Mended:
    """Mend what can be meant in one way only, of the `codes` that were asked for.

    A second time there is nothing left to do.
    """
    done: list[Fault] = []
    refused: set[tuple[object, ...]] = set()
    faults = check_bytes(data, path, advice).faults
    while len(done) < MAX_MENDS:
        for fault in faults:
            code = fault.code.code
            if code not in MENDS or code not in codes or fault.sort_key in refused:
                continue
            tried = _tried(data, path, fault)
            after = check_bytes(tried, path, advice).faults if tried is not None else ()
            if tried is None or not _better(data, tried, fault, faults, after):
                refused.add(fault.sort_key)
                continue
            data, faults = tried, after
            done.append(fault)
            break
        else:
            break
    return Mended(data, tuple(done))


def _tried(data: bytes, path: str, fault: Fault) -> bytes | None:
    mark = BOM if data.startswith(BOM) else b""
    text = data[len(mark) :].decode("utf-8")
    at = _offset(text, fault.place.line, fault.place.column)
    edit = MENDS[fault.code.code](fault, text, at)
    return None if edit is None else mark + _edited(text, edit).encode("utf-8")


def _edited(text: str, edit: Edit) -> str:
    return text[: edit.start] + edit.new + text[edit.end :]


def _offset(text: str, line: int, column: int) -> int:
    """Return the offset of a 1-based place; lines end as `Document.lines` ends them."""
    ends = (end.end() for end in _LINE_END.finditer(text))
    return next(islice(ends, line - 2, None)) + column - 1 if line > 1 else column - 1


def _better(
    before: bytes, after: bytes, fault: Fault, old: tuple[Fault, ...], new: tuple[Fault, ...]
) -> bool:
    """Whether the fault is gone, and what is read differs in one value or key at most.

    A mend may bring faults to light that could not be seen before; of what could be seen already
    there may not be more than there was.
    """
    gone = Counter(one.code.code for one in old) - Counter(one.code.code for one in new)
    if fault.code.code not in gone:
        return False
    was, now = _plain(before), _plain(after)
    return now is not None and (was is None or _differences(was, now) <= 1)


def _plain(data: bytes) -> Any:
    try:
        return Tree(Document.decode(data, "", "")).plain
    except Faults:
        return None


def _differences(was: Any, now: Any) -> int:
    """Count the values and keys in which two trees differ."""
    if isinstance(was, dict) and isinstance(now, dict):
        if len(was) != len(now):
            return 2
        pairs = list(zip(was.items(), now.items(), strict=True))
        return sum((k != m) + _differences(v, w) for (k, v), (m, w) in pairs)
    if isinstance(was, tuple) and isinstance(now, tuple):
        if len(was) != len(now):
            return 2
        return sum(_differences(v, w) for v, w in zip(was, now, strict=True))
    return int(was != now)
