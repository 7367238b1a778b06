"""Comments that silence advice at their line: `# ab: ignore[AB203] the reason`.

A comment after a value holds for that line, a comment on a line of its own for the next one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from aanbesteding.faults import Code, Fault, Place
from aanbesteding.linting import codes
from aanbesteding.linting.known import guess, known_codes
from aanbesteding.linting.table import can_be_ignored
from aanbesteding.reading.tree import Tree

_BEGIN = re.compile(r"(?:^|(?<=\s))#")
_COMMENT = re.compile(r"#\s*ab:\s*ignore\b(?:\[([^\]]*)\])?(.*)$")
_HINT = re.compile(r"#\s*ab:\s*ignore")


@dataclass(frozen=True, slots=True)
class Ignore:
    """A code that a comment silences at a line. `place` is the comment."""

    code: str
    line: int
    place: Place


def ignores_in(tree: Tree) -> tuple[list[Ignore], list[Fault]]:
    """Return what the comments of a file silence, and what is wrong with the comments."""
    found: list[Ignore] = []
    faults: list[Fault] = []
    text = tree.document.text
    if "ab:" not in text:
        return found, faults
    for number, line in enumerate(tree.document.lines, start=1):
        if "ab:" not in line:
            continue
        match = _comment(line, number, tree)
        if match is None:
            continue
        place = tree.document.place(number, match.start() + 1)
        covers = number + 1 if not line[: match.start()].strip() else number
        listed, reason = match.groups()
        if not reason.strip(" -:.—–"):
            faults.append(Fault(codes.NO_REASON, place))
            continue
        for word in re.split(r"[,\s]+", (listed or "").strip()):
            problem = _problem(word)
            if problem is None:
                found.append(Ignore(word.upper(), covers, place))
            else:
                code, fields = problem
                faults.append(Fault(code, place, fields))
    return found, faults


def _comment(line: str, number: int, tree: Tree) -> re.Match[str] | None:
    """Return the comment of a line, where it is one of ours; a `#` inside a text begins none."""
    if not _HINT.search(line):
        return None
    for begin in _BEGIN.finditer(line):
        if not tree.is_in_text(number, begin.start() + 1):
            return _COMMENT.match(line, begin.start())
    return None


def _problem(word: str) -> tuple[Code, dict[str, object]] | None:
    if word.upper() not in known_codes():
        return codes.UNKNOWN_CODE, {"text": word, "guess": guess(word)}
    if not can_be_ignored(word.upper()):
        return codes.NOT_IGNORABLE, {"text": word.upper()}
    return None


def without_ignored(faults: list[Fault], ignores: list[Ignore]) -> tuple[list[Fault], list[Fault]]:
    """Return the faults that no comment silences, and a fault for each comment in vain."""
    wanted = {(ignore.code, ignore.line) for ignore in ignores}
    kept = [fault for fault in faults if (fault.code.code, fault.place.line) not in wanted]
    met = {(fault.code.code, fault.place.line) for fault in faults}
    unused = [
        Fault(codes.UNUSED, ignore.place, {"text": ignore.code})
        for ignore in ignores
        if (ignore.code, ignore.line) not in met
    ]
    return kept, unused
