"""`check --fix` and `check --diff`: mending files, or showing what would be mended."""

from __future__ import annotations

import difflib
import os
import stat
import tempfile
from pathlib import Path
from typing import NamedTuple

from aanbesteding.cli.output import cannot_write, note
from aanbesteding.faults import Faults
from aanbesteding.linting.choice import Choice
from aanbesteding.linting.fixing import mend
from aanbesteding.linting.known import known_codes
from aanbesteding.linting.many import read_file
from aanbesteding.linting.rule import Rows
from aanbesteding.linting.run import STDIN, Options, paths_in
from aanbesteding.reading.seal import seal_place
from aanbesteding.texts import Lang, Text

FIXED = Text("{path}: {codes} verbeterd", "{path}: {codes} mended")
SEALED = Text(
    "{path}: niet aangeraakt, want het kader is verzegeld",
    "{path}: left as it is, for the framework is sealed",
)
CHANGED = Text(
    "het bestand is intussen gewijzigd", "the file was changed by something else meanwhile"
)


class Mends(NamedTuple):
    """How many mends were made in how many files, and with `--diff` the difference."""

    mends: int
    files: int
    text: str


def fix(
    roots: list[str], choice: Choice, options: Options, lang: Lang, *, diff: bool, quiet: bool
) -> Mends:
    """Mend every file under the roots, or only show what would be mended.

    A sealed framework is left as it is. A file that cannot be read is passed over: checking says
    so. Raises `Faults` when a file cannot be written.
    """
    advice = Rows(row for row in choice.advice() if not row.costly)
    wanted = frozenset(code for code in known_codes() if choice.wants(code))
    paths, _ = paths_in(roots, options.excluded)
    mends = files = 0
    text: list[str] = []
    for path in paths:
        try:
            data = read_file(path)
        except Faults:
            continue
        if path == STDIN or path.endswith(".seal"):
            continue
        mended = mend(data, path, advice, wanted)
        if not mended.faults:
            continue
        if os.path.lexists(seal_place(path)):
            note(SEALED.say(lang, path=path), quiet=quiet)
            continue
        mends, files = mends + len(mended.faults), files + 1
        if diff:
            text += _difference(path, data, mended.data)
        else:
            _replace(path, data, mended.data)
            codes = ", ".join(sorted({fault.code.code for fault in mended.faults}))
            note(FIXED.say(lang, path=path, codes=codes), quiet=quiet)
    return Mends(mends, files, "".join(text))


def _difference(path: str, before: bytes, after: bytes) -> list[str]:
    """Return a unified difference that `patch` takes, but for what steers a terminal."""
    from aanbesteding.reporting.clean import clean

    old, new = (_lines(data) for data in (before, after))
    shown = []
    for line in difflib.unified_diff(old, new, f"a/{path}", f"b/{path}"):
        bare = line.rstrip("\n")
        last = "" if line.endswith("\n") else "\n\\ No newline at end of file"
        shown.append(clean(bare.rstrip("\r")) + last + "\n")
    return shown


def _lines(data: bytes) -> list[str]:
    return [f"{line}\n" for line in data.decode("utf-8").split("\n")[:-1]] + [
        line for line in [data.decode("utf-8").rpartition("\n")[2]] if line
    ]


def _replace(path: str, before: bytes, after: bytes) -> None:
    """Put a file in the place of another, whole or not at all, with the same permissions."""
    try:
        status = os.lstat(path)
        handle, made = tempfile.mkstemp(prefix=".aanbesteding-", dir=os.path.dirname(path) or ".")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(after)
            os.chmod(made, stat.S_IMODE(status.st_mode))
            _refuse_changed(path, before)
            os.replace(made, path)
        except BaseException:
            Path(made).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise cannot_write(path, error) from None


def _refuse_changed(path: str, before: bytes) -> None:
    """Raise `Faults` when somebody saved a file while it was being mended."""
    if read_file(path) != before:
        raise cannot_write(path, CHANGED)
