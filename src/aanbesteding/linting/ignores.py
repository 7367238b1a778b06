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

_COMMENT = re.compile(r"#\s*ab:\s*ignore\b(?:\[([^\]]*)\])?(.*)$")


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
    for number, line in tree.document.lines_with("ab:"):
        match = _comment(line, number, tree)
        if match is None:
            continue
        place = Place(tree.document.path, number, match.start() + 1, line)
        covers = number + 1 if not line[: match.start()].strip() else number
        listed, reason = match.groups()
        if not reason.strip(" -:.—–"):
            faults.append(Fault(codes.NO_REASON, place))
            continue
        for word in (listed or "").replace(",", " ").split() or [""]:
            problem = _problem(word)
            if problem is None:
                found.append(Ignore(word.upper(), covers, place))
            else:
                code, fields = problem
                faults.append(Fault(code, place, fields))
    return found, faults


def _comment(line: str, number: int, tree: Tree) -> re.Match[str] | None:
    """Return the comment of a line, where it is one of ours; a `#` inside a text begins none."""
    begin = line.find("#")
    while begin >= 0:
        apart = not begin or line[begin - 1].isspace()
        if apart and not tree.is_in_text(number, begin + 1):
            return _COMMENT.match(line, begin)
        begin = line.find("#", begin + 1)
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
