"""The counter-examples of findings as folders of files, all of them or none."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter
from pathlib import Path

from aanbesteding.cli.output import cannot_write, note
from aanbesteding.linting.diagnostic import Diagnostic
from aanbesteding.linting.run import Report
from aanbesteding.texts import Lang, Text

NOT_EMPTY = Text("de map is niet leeg", "the folder is not empty")
NOTHING = Text(
    "geen bevinding heeft een tegenvoorbeeld; {path} is niet gemaakt",
    "no finding has a counter-example; {path} was not made",
)
WRITTEN = Text("geschreven: {path}", "written: {path}")
RUN = Text(
    "Draai de opdrachten in commands.txt vanuit deze map:",
    "Run the commands in commands.txt from this folder:",
)
FINDING = "finding.txt"


def free(folder: Path) -> None:
    """Refuse a folder that holds something: nothing of a user is overwritten. Raises `Faults`."""
    try:
        if os.path.lexists(folder) and (folder.is_symlink() or os.listdir(folder)):
            raise cannot_write(str(folder), NOT_EMPTY)
    except OSError as error:
        raise cannot_write(str(folder), error) from None


def write_evidence(report: Report, folder: Path, lang: Lang, *, quiet: bool) -> None:
    """Write a folder per finding that has evidence, beside its place, and move it there whole."""
    shown = [one for one in report.diagnostics if one.evidence]
    if not shown:
        note(NOTHING.say(lang, path=folder), quiet=quiet)
        return
    numbers: Counter[str] = Counter()
    try:
        place = folder.absolute()
        made = Path(tempfile.mkdtemp(prefix=".aanbesteding-", dir=place.parent))
        try:
            for one in shown:
                code = one.fault.code.code
                numbers[code] += 1
                _write(one, made / f"{code}-{numbers[code]}", lang)
            umask = os.umask(0)
            os.umask(umask)
            os.chmod(made, 0o777 & ~umask)
            if os.path.isdir(place):
                os.rmdir(place)
            os.replace(made, place)
        except BaseException:
            shutil.rmtree(made, ignore_errors=True)
            raise
    except OSError as error:
        raise cannot_write(str(folder), error) from None
    note(WRITTEN.say(lang, path=folder), quiet=quiet)


def _write(one: Diagnostic, folder: Path, lang: Lang) -> None:
    from aanbesteding.reporting.fault_text import fault_lines

    said = "\n".join([*fault_lines(one.fault, lang), "", RUN.say(lang)])
    files = {**one.evidence, FINDING: f"{said}\n\n{one.evidence.get('commands.txt', '')}"}
    for name, text in files.items():
        path = folder.joinpath(*name.split("/"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
