"""Opening a buyer's Word template: with limits, and only what is a document without macros."""

from __future__ import annotations

import re
from typing import Final

from aanbesteding.reading.archive import DAMAGED, LOCKED, MACROS, TYPES, Archive, UnreadableError
from aanbesteding.texts import Text

MAX_BYTES: Final = 20_000_000
"""The most bytes of a template when it is unpacked."""
MAX_PARTS: Final = 500
"""The most files inside a template."""
MAIN = "word/document.xml"
_DOCUMENT = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")

NO_ZIP = Text("het is geen Word-bestand (docx)", "it is no Word file (docx)")
TOO_BIG = Text(
    "uitgepakt is het groter dan {most} bytes", "unpacked it is larger than {most} bytes"
)
TOO_MANY = Text("het bevat meer dan {most} delen", "it holds more than {most} parts")
NO_DOCUMENT = Text(
    "het is geen gewoon Word-document; bewaar het als docx",
    "it is no ordinary Word document; save it as docx",
)
ELSEWHERE = Text("het verwijst naar een bestand elders", "it refers to a file elsewhere")
ENTITIES = Text(
    "het bevat een DTD, waar Word er geen schrijft", "it holds a DTD, which Word writes none of"
)


class NotWord(Exception):
    """Bytes that are no Word document to work with; `why` says so in two languages."""

    def __init__(self, why: Text) -> None:
        super().__init__(why.en)
        self.why = why


def checked(data: bytes) -> bytes:
    """Return a Word document as it is. Raises `NotWord`; unpacks no more than the limits allow."""
    try:
        archive = Archive(data, MAX_PARTS, MAX_BYTES)
        parts = {name: archive.read(name) for name in archive.names}
        macros = archive.has_macros()
    except UnreadableError as error:
        raise NotWord(_WHY[error.why]) from None
    if macros:
        raise NotWord(MACROS)
    if MAIN not in parts or _DOCUMENT not in parts.get(TYPES, b""):
        raise NotWord(NO_DOCUMENT)
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in content:
            raise NotWord(ENTITIES)
        if name.endswith(".rels") and any(map(_leads_out, _RELATION.findall(content))):
            raise NotWord(ELSEWHERE)
    return data


def _leads_out(relation: bytes) -> bool:
    """Whether a relation makes Word fetch something; a link that a reader may click does not."""
    return b'TargetMode="External"' in relation and b"/hyperlink" not in relation


def _with(text: Text, most: int) -> Text:
    return Text(text.say("nl", most=most), text.say("en", most=most))


_WHY = {
    "no-archive": NO_ZIP,
    "damaged": DAMAGED,
    "locked": LOCKED,
    "parts": _with(TOO_MANY, MAX_PARTS),
    "bytes": _with(TOO_BIG, MAX_BYTES),
}
