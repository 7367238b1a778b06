"""Opening a buyer's Word template: with limits, and only what is a document without macros."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Final

from aanbesteding.texts import Text

MAX_BYTES: Final = 20_000_000
"""The most bytes of a template when it is unpacked."""
MAX_PARTS: Final = 500
"""The most files inside a template."""
MAIN, TYPES = "word/document.xml", "[Content_Types].xml"
_DOCUMENT = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MACROS = re.compile(rb"macroEnabled|vbaProject", re.IGNORECASE)
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")

NO_ZIP = Text("het is geen Word-bestand (docx)", "it is no Word file (docx)")
BROKEN = Text("het is beschadigd", "it is damaged")
LOCKED = Text("het is versleuteld", "it is encrypted")
TOO_BIG = Text(
    "uitgepakt is het groter dan {most} bytes", "unpacked it is larger than {most} bytes"
)
TOO_MANY = Text("het bevat meer dan {most} delen", "it holds more than {most} parts")
NO_DOCUMENT = Text(
    "het is geen gewoon Word-document; bewaar het als docx",
    "it is no ordinary Word document; save it as docx",
)
MACROS = Text("het bevat macro's", "it holds macros")
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
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = _parts(archive)
    except NotWord:
        raise
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, ValueError):
        raise NotWord(BROKEN if data[:2] == b"PK" else NO_ZIP) from None
    if MAIN not in parts or _DOCUMENT not in parts.get(TYPES, b""):
        raise NotWord(MACROS if _MACROS.search(parts.get(TYPES, b"")) else NO_DOCUMENT)
    if _MACROS.search(parts[TYPES]) or any("vbaproject" in name.lower() for name in parts):
        raise NotWord(MACROS)
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in content:
            raise NotWord(ENTITIES)
        if name.endswith(".rels") and any(map(_leads_out, _RELATION.findall(content))):
            raise NotWord(ELSEWHERE)
    return data


def _parts(archive: zipfile.ZipFile) -> dict[str, bytes]:
    listed = archive.infolist()
    if len(listed) > MAX_PARTS:
        raise NotWord(_with(TOO_MANY, MAX_PARTS))
    if sum(info.file_size for info in listed) > MAX_BYTES:
        raise NotWord(_with(TOO_BIG, MAX_BYTES))
    if any(info.flag_bits & 1 for info in listed):
        raise NotWord(LOCKED)
    return {info.filename: archive.read(info) for info in listed}  # never more than it says


def _leads_out(relation: bytes) -> bool:
    """Whether a relation makes Word fetch something; a link that a reader may click does not."""
    return b'TargetMode="External"' in relation and b"/hyperlink" not in relation


def _with(text: Text, most: int) -> Text:
    return Text(text.say("nl", most=most), text.say("en", most=most))
