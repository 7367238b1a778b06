"""The options on how tenderers are told, and the folder with a buyer's own templates."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from aanbesteding.cli.dates import LEAST, a_standstill
from aanbesteding.cli.output import REASONS
from aanbesteding.faults import Fault, Faults, Place
from aanbesteding.texts import Text

if TYPE_CHECKING:
    from aanbesteding.reporting.letters.templates import Templates
    from aanbesteding.reporting.letters.told import Told

MAX_FILES: Final = 200
"""The most files in a folder of templates."""
MAX_BYTES: Final = 50_000_000
"""The most bytes in it."""
NO_FOLDER = Text("het is geen map", "it is no folder")
LINK = Text(
    "«{name}» is een verwijzing; die worden niet gevolgd",
    "“{name}” is a link; links are not followed",
)
ODD = Text("«{name}» is geen gewoon bestand", "“{name}” is no regular file")
TOO_MANY = Text("hij bevat meer dan {most} bestanden", "it holds more than {most} files")
TOO_BIG = Text("hij bevat meer dan {most} bytes", "it holds more than {most} bytes")


class Telling(NamedTuple):
    """The options as they were typed."""

    sent: str | None = None
    days: str = LEAST
    closed: tuple[str, ...] = ()
    others: bool = False
    templates: Path | None = None

    @property
    def given(self) -> bool:
        """Whether any of them was given."""
        return self != Telling()

    def told(self, command: str, formats: tuple[str, ...]) -> Told:
        """Return what letters rest on. Raises `Faults` with all that is wrong."""
        from aanbesteding.reporting.letters.templates import Templates
        from aanbesteding.reporting.letters.told import Told

        period, templates = None, Templates()
        faults: list[Fault] = []
        try:
            period = a_standstill(self.sent, self.days, list(self.closed), command)
        except Faults as error:
            faults += error.faults
        try:
            if self.templates is not None:
                templates = read_templates(self.templates)
                templates.refuse_others(formats)
        except Faults as error:
            faults += error.faults
        if faults:
            raise Faults(faults)
        return Told(period, self.others, templates)


def read_templates(folder: Path) -> Templates:
    """Read a folder of templates; hidden files are passed over, links refused. Raises `Faults`."""
    from aanbesteding.reporting.letters.templates import Templates

    found: dict[str, bytes] = {}
    size = 0
    try:
        for path in _files(folder):
            size += path.stat().st_size
            if size > MAX_BYTES:
                raise _bad(folder, TOO_BIG, most=MAX_BYTES)
            if len(found) >= MAX_FILES:
                raise _bad(folder, TOO_MANY, most=MAX_FILES)
            found[path.relative_to(folder).as_posix()] = path.read_bytes()
    except OSError as error:
        said = error.strerror or ""
        raise _bad(folder, REASONS.get(error.errno or 0, Text(said, said))) from None
    return Templates(str(folder), found)


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise _bad(folder, NO_FOLDER)

    def fail(error: OSError) -> None:
        raise error

    found: list[Path] = []
    for at, folders, files in os.walk(folder, onerror=fail):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        names = sorted(name for name in files if not name.startswith("."))
        for name in (*folders, *names):
            path = Path(at, name)
            if path.is_symlink():
                raise _bad(folder, LINK, name=name)
            if name in names and not path.is_file():
                raise _bad(folder, ODD, name=name)
        found += [Path(at, name) for name in names]
        if len(found) > MAX_FILES:
            raise _bad(folder, TOO_MANY, most=MAX_FILES)
    return found


def _bad(folder: Path, why: Text, **fields: object) -> Faults:
    from aanbesteding.reporting.letters.codes import BAD_FOLDER

    said = Text(why.say("nl", **fields), why.say("en", **fields))
    return Faults([Fault(BAD_FOLDER, Place(str(folder)), {"why": said})])
