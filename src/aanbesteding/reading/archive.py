"""A ZIP archive from anyone, read within bounds: a workbook is one, and so is a Word document.

Nothing is unpacked to disk and nothing is read beyond what the archive declares, which is counted
first; a part that lies about its size ends in an error of its checksum.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Literal

from aanbesteding.texts import Text

TYPES = "[Content_Types].xml"
DAMAGED = Text("het is beschadigd", "it is damaged")
LOCKED = Text("het is met een wachtwoord versleuteld", "it is encrypted with a password")
MACROS = Text("het bevat macro's", "it holds macros")
_MACROS = re.compile(rb"macroEnabled|vbaProject", re.IGNORECASE)
_LEADS_OUT = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:")
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)


class UnreadableError(Exception):
    """An archive that is not read: what it is or has too much of."""

    def __init__(self, why: Literal["no-archive", "damaged", "locked", "parts", "bytes"]) -> None:
        super().__init__(why)
        self.why = why


class Archive:
    """The parts of an archive by their names."""

    def __init__(self, data: bytes, most_parts: int, most_bytes: int) -> None:
        """Look at the directory of an archive. Raises `UnreadableError`."""
        if not data.startswith(b"PK\x03\x04"):
            raise UnreadableError("no-archive")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN:
            raise UnreadableError("damaged") from None
        entries = self._zip.infolist()
        if len(entries) > most_parts:
            raise UnreadableError("parts")
        if sum(entry.file_size for entry in entries) > most_bytes:
            raise UnreadableError("bytes")
        self._parts = {entry.filename: entry for entry in entries}
        # to most programs capitals make no difference: which of two is meant, nobody knows
        if len({name.lower() for name in self._parts}) != len(entries):
            raise UnreadableError("damaged")
        if any(_LEADS_OUT.search(name) for name in self._parts):
            raise UnreadableError("damaged")
        if any(entry.flag_bits & 0x1 for entry in entries):
            raise UnreadableError("locked")

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts."""
        return tuple(self._parts)

    def read(self, name: str) -> bytes:
        """Return a part. Raises `UnreadableError` when it is not what the archive says."""
        entry = self._parts.get(name)
        if entry is None:
            raise UnreadableError("damaged")
        try:
            with self._zip.open(entry) as part:
                data = part.read(entry.file_size + 1)  # the end is where the checksum is compared
        except _BROKEN:
            raise UnreadableError("damaged") from None
        if len(data) != entry.file_size:
            raise UnreadableError("damaged")
        return data

    def has_macros(self) -> bool:
        """Whether an Office program would find a program in it."""
        if any("vbaproject" in name.lower() for name in self._parts):
            return True
        return TYPES in self._parts and _MACROS.search(self.read(TYPES)) is not None
