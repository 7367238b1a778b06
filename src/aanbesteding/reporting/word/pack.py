"""A Word document as bytes that are the same each time."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from aanbesteding.reporting.fixed_date import UNKNOWN
from aanbesteding.reporting.word.markup import cleaned

if TYPE_CHECKING:
    from docx.document import Document

LONGEST_TITLE = 255
"""The characters that a property of a Word file can hold."""


def packed(document: Document, title: str, lang: str, day: date) -> bytes:
    """Return a document with fixed properties; no clock and no name of a user is in it."""
    about = document.core_properties
    said = cleaned(title)
    about.title = said if len(said) <= LONGEST_TITLE else said[: LONGEST_TITLE - 1] + "…"
    about.language = lang
    about.author = about.last_modified_by = about.comments = ""
    about.created = about.modified = datetime(day.year, day.month, day.day, tzinfo=UTC)
    about.revision = 1
    loose = io.BytesIO()
    document.save(loose)
    with zipfile.ZipFile(loose) as read:
        return _zipped([(info.filename, read.read(info)) for info in read.infolist()])


def _zipped(parts: list[tuple[str, bytes]]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as write:
        for name, data in parts:
            info = zipfile.ZipInfo(name, (UNKNOWN.year, UNKNOWN.month, UNKNOWN.day, 0, 0, 0))
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            info.create_system = 3  # else it tells on which kind of machine it was made
            write.writestr(info, data)
    return made.getvalue()
