"""Mends that can be meant in one way only: one function per code, one row in the table.

A mend replaces a few characters. It is proposed here and tried in `fixing`: it stands only when the
fault is gone, no other fault came, and every other value of the file is what it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from aanbesteding.faults import Fault
from aanbesteding.linting import codes as ours
from aanbesteding.reading import codes

YES_NO = {"yes": "ja", "no": "nee", "true": "true", "false": "false", "ja": "ja", "nee": "nee"}


class Edit(NamedTuple):
    """Characters of a text that make place for others."""

    start: int
    end: int
    new: str


Propose = Callable[[Fault, str, int], Edit | None]
"""From a fault, the text, and the offset in the text at which the fault stands."""


def yes_or_no(fault: Fault, text: str, at: int) -> Edit | None:
    """`Yes`, `no`, `TRUE` and `Nee`: the words of YAML and of a hurry; not `on`, `y` or `1`."""
    return _replaced(text, at, str(fault.fields["text"]), YES_NO)


def word(fault: Fault, text: str, at: int) -> Edit | None:
    """Replace a word by the only possible one that differs from it in one slip of a finger."""
    said = str(fault.fields["text"])
    meant = _only_near(said, str(fault.fields["known"]).split(", "))
    return _replaced(text, at, said, {said.lower(): meant}) if meant else None


def key(fault: Fault, text: str, at: int) -> Edit | None:
    """Replace a key by the only possible one that differs from it in one slip of a finger."""
    said = str(fault.fields["key"])
    meant = _only_near(said, str(fault.fields["known"]).split(", "))
    return _replaced(text, at, said, {said.lower(): meant}) if meant else None


def byte_order_mark(fault: Fault, text: str, at: int) -> Edit | None:
    """Delete a mark at the beginning of a line: files that were pasted together leave it there."""
    if text[at : at + 1] != "\ufeff" or (at and text[at - 1] not in "\r\n\ufeff"):
        return None
    return Edit(at, at + 1, "")


def empty_document(fault: Fault, text: str, at: int) -> Edit | None:
    """Delete a `---` after which nothing comes but comments."""
    found = re.compile(r"---[ \t]*(?:\r\n|\n|\r|\Z)").match(text, at)
    if found is None or (at and text[at - 1] not in "\r\n"):
        return None
    rest = text[found.end() :]
    if re.fullmatch(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r|\Z))*", rest) is None:
        return None
    return Edit(at, found.end(), "")


_COMMENT = re.compile(r"#\s*ab:\s*ignore\[([^\]\r\n]*)\][^\r\n]*")


def idle_comment(fault: Fault, text: str, at: int) -> Edit | None:
    """Delete a code that silences nothing, with its comment when it was the only one."""
    found = _COMMENT.match(text, at)
    if found is None:
        return None
    code = str(fault.fields["text"])
    listed = re.split(r"[,\s]+", found[1].strip())
    left = [one for one in listed if one.upper() != code]
    if left:
        return Edit(found.start(1), found.end(1), ", ".join(left))
    begin = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    if text[begin:at].strip():  # after a value
        return Edit(begin + len(text[begin:at].rstrip()), found.end(), "")
    end = re.compile(r"\r\n|\n|\r|\Z").match(text, found.end())
    return Edit(begin, end.end() if end else found.end(), "")


MENDS: dict[str, Propose] = {
    codes.STRAY_BOM.code: byte_order_mark,
    codes.SECOND_DOCUMENT.code: empty_document,
    codes.UNKNOWN_KEY.code: key,
    codes.UNKNOWN_WORD.code: word,
    codes.NOT_YES_NO.code: yes_or_no,
    ours.UNUSED.code: idle_comment,
}


def _replaced(text: str, at: int, said: str, words: dict[str, str]) -> Edit | None:
    """Replace a plain or quoted word at an offset, keeping its quotes."""
    start = at + (text[at : at + 1] in ("'", '"'))
    new = words.get(said.lower())
    if new is None or new == said or text[start : start + len(said)] != said:
        return None
    return Edit(start, start + len(said), new)


def _only_near(said: str, known: Iterable[str]) -> str | None:
    near = {one for one in known if len(one) > 3 and _one_slip(said.lower(), one)}
    return near.pop() if len(near) == 1 else None


def _one_slip(one: str, other: str) -> bool:
    """Whether two words differ in one letter too many, too few, wrong, or two changed about.

    >>> [_one_slip(word, "weight") for word in ("wieght", "weigh", "wweight", "waight", "height")]
    [True, True, True, True, True]
    >>> _one_slip("weights-in", "weight"), _one_slip("decimal_sign", "decimal-sign")
    (False, True)
    """
    one, other = one.replace("_", "-"), other.replace("_", "-")
    if one == other:
        return True
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    left, right = one[start:], other[start:]
    return (
        left[1:] == right
        or left == right[1:]
        or left[1:] == right[1:]
        or (left[:2] == right[1::-1] and left[2:] == right[2:] and len(left) > 1)
    )
