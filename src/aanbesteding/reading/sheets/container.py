"""The parts of a workbook: a ZIP archive from anyone, read within bounds.

Nothing is unpacked to disk and nothing is read beyond what the archive declares, which is counted
first; a part that lies about its size ends in an error of its checksum.
"""

from __future__ import annotations

import io
import zipfile
import zlib

from aanbesteding.faults import Fault, Faults, Place
from aanbesteding.reading import limits
from aanbesteding.reading.sheet_codes import NOT_A_WORKBOOK, TOO_MUCH
from aanbesteding.texts import Text

SAVE = Text("sla het op als Excel-werkmap (.xlsx)", "save it as an Excel workbook (.xlsx)")
AGAIN = Text(
    "begin opnieuw met een formulier van `aanbesteding new`",
    "begin again with a form of `aanbesteding new`",
)
NO_PASSWORD = Text(
    "sla het op als Excel-werkmap (.xlsx) zonder wachtwoord",
    "save it as an Excel workbook (.xlsx) without a password",
)
NOT_ZIP = Text("het is geen .xlsx-bestand", "it is no .xlsx file")
OLD = Text(
    "het is een oude .xls-werkmap of het is met een wachtwoord versleuteld",
    "it is an old .xls workbook or it is encrypted with a password",
)
LOCKED = Text("het is met een wachtwoord versleuteld", "it is encrypted with a password")
MACROS = Text("het bevat macro's", "it holds macros")
OPEN_DOCUMENT = Text("het is een OpenDocument-bestand (.ods)", "it is an OpenDocument file (.ods)")
BINARY = Text("het is een binaire werkmap (.xlsb)", "it is a binary workbook (.xlsb)")
LINKS = Text("het verwijst naar andere bestanden", "it refers to other files")
UNLINK = Text(
    "verbreek de koppelingen (Gegevens, Koppelingen bewerken)",
    "break the links (Data, Edit Links)",
)
DAMAGED = Text("het is beschadigd", "it is damaged")
PARTS = Text("onderdelen", "parts")
BYTES = Text("bytes als het is uitgepakt", "bytes when unpacked")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def wrong(path: str, problem: Text, hint: Text = AGAIN) -> Faults:
    """Return the fault of a file that is no workbook that can be read."""
    return Faults([Fault(NOT_A_WORKBOOK, Place(path), {"problem": problem, "hint": hint})])


def too_much(path: str, limit: int, things: Text) -> Faults:
    """Return the fault of a file that holds more than is read."""
    return Faults([Fault(TOO_MUCH, Place(path), {"limit": limit, "things": things})])


class Container:
    """The parts of a workbook by their names."""

    def __init__(self, data: bytes, path: str) -> None:
        """Look at the directory of an archive. Raises `Faults` when it is no workbook for us."""
        self.path = path
        if data.startswith(_OLE):
            raise wrong(path, OLD, NO_PASSWORD)
        if not data.startswith(b"PK\x03\x04"):
            raise wrong(path, NOT_ZIP, SAVE)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise wrong(path, DAMAGED) from None
        entries = self._archive.infolist()
        if len(entries) > limits.MAX_PARTS:
            raise too_much(path, limits.MAX_PARTS, PARTS)
        if sum(entry.file_size for entry in entries) > limits.MAX_UNPACKED:
            raise too_much(path, limits.MAX_UNPACKED, BYTES)
        self._parts = {entry.filename: entry for entry in entries}
        if len(self._parts) != len(entries):  # which of the two is meant, nobody knows
            raise wrong(path, DAMAGED)
        self._refuse(entries)

    def _refuse(self, entries: list[zipfile.ZipInfo]) -> None:
        names = {name.lower() for name in self._parts}
        if any(entry.flag_bits & 0x1 for entry in entries):
            raise wrong(self.path, LOCKED, NO_PASSWORD)
        if "mimetype" in names and "content.xml" in names:
            raise wrong(self.path, OPEN_DOCUMENT, SAVE)
        if any(name.endswith("workbook.bin") for name in names):
            raise wrong(self.path, BINARY, SAVE)
        if any("vbaproject" in name or "macrosheets/" in name for name in names):
            raise wrong(self.path, MACROS, SAVE)
        if any("externallinks/" in name for name in names):
            raise wrong(self.path, LINKS, UNLINK)

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name in self._parts

    def read(self, name: str) -> bytes:
        """Return a part. Raises `Faults` when it is not there or not what the archive says."""
        entry = self._parts.get(name)
        if entry is None:
            raise wrong(self.path, DAMAGED)
        try:
            with self._archive.open(entry) as part:
                data = part.read(entry.file_size + 1)  # the end is where the checksum is compared
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            ValueError,
            NotImplementedError,
            RuntimeError,
        ):
            raise wrong(self.path, DAMAGED) from None
        if len(data) != entry.file_size:
            raise wrong(self.path, DAMAGED)
        return data
