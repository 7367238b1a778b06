"""The parts of a workbook, and what kinds of workbook are refused as a whole."""

from __future__ import annotations

from aanbesteding.faults import Fault, Faults, Place
from aanbesteding.reading import limits
from aanbesteding.reading.archive import DAMAGED, LOCKED, MACROS, Archive, UnreadableError
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
OPEN_DOCUMENT = Text("het is een OpenDocument-bestand (.ods)", "it is an OpenDocument file (.ods)")
BINARY = Text("het is een binaire werkmap (.xlsb)", "it is a binary workbook (.xlsb)")
LINKS = Text("het verwijst naar andere bestanden", "it refers to other files")
UNLINK = Text(
    "verbreek de koppelingen (Gegevens, Koppelingen bewerken)",
    "break the links (Data, Edit Links)",
)
PARTS = Text("onderdelen", "parts")
BYTES = Text("bytes als het is uitgepakt", "bytes when unpacked")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def wrong(path: str, problem: Text, hint: Text = AGAIN) -> Faults:
    """Return the fault of a file that is no workbook that can be read."""
    return Faults([Fault(NOT_A_WORKBOOK, Place(path), {"problem": problem, "hint": hint})])


def damaged(path: str) -> Faults:
    """Return the fault of a workbook that says two things, or half of one."""
    return wrong(path, DAMAGED)


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
        try:
            self._archive = Archive(data, limits.MAX_PARTS, limits.MAX_UNPACKED)
            self._refuse()
        except UnreadableError as error:
            raise self._fault(error) from None

    def _refuse(self) -> None:
        names = {name.lower() for name in self._archive.names}
        if "mimetype" in names and "content.xml" in names:
            raise wrong(self.path, OPEN_DOCUMENT, SAVE)
        if any(name.endswith("workbook.bin") for name in names):
            raise wrong(self.path, BINARY, SAVE)
        if any("macrosheets/" in name for name in names) or self._archive.has_macros():
            raise wrong(self.path, MACROS, SAVE)
        if any("externallinks/" in name for name in names):
            raise wrong(self.path, LINKS, UNLINK)
        if not any(name.endswith("workbook.xml") for name in names):
            raise wrong(self.path, NOT_ZIP, SAVE)

    def _fault(self, error: UnreadableError) -> Faults:
        if error.why == "parts":
            return too_much(self.path, limits.MAX_PARTS, PARTS)
        if error.why == "bytes":
            return too_much(self.path, limits.MAX_UNPACKED, BYTES)
        if error.why == "locked":
            return wrong(self.path, LOCKED, NO_PASSWORD)
        return wrong(self.path, NOT_ZIP, SAVE) if error.why == "no-archive" else damaged(self.path)

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name in self._archive.names

    def read(self, name: str) -> bytes:
        """Return a part. Raises `Faults` when it is not there or not what the archive says."""
        try:
            return self._archive.read(name)
        except UnreadableError as error:
            raise self._fault(error) from None
