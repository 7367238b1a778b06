"""`recombine --bid`: the coalitions of a plan as files that `score` reads, all of them or none."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from aanbesteding.cli.output import REASONS, cannot_write, note
from aanbesteding.texts import Lang, Text

if TYPE_CHECKING:
    from aanbesteding.model.dossier import Dossier
    from aanbesteding.model.framework import Framework
    from aanbesteding.reporting.recombining.case import Case

NOT_EMPTY = Text("de map is niet leeg", "the folder is not empty")
WRITTEN = Text("geschreven: {path}", "written: {path}")
NOTHING = Text(
    "niets geschreven: het plan kiest geen activiteiten, dus er is geen coalitie",
    "nothing written: the plan chooses no activities, so there is no coalition",
)
HOW = Text(
    "zet deze map bij `score` naast de bestanden van de inschrijvingen, zonder hun oude scorebladen: de bladen hier hebben ook die cijfers",
    "give this folder to `score` beside the files of the bids, without their old score sheets: the sheets here hold those marks too",
)


def must_be_new(folder: Path) -> None:
    """Raise `Faults` unless a folder can be made there: nothing is there yet, or an empty folder."""
    if folder.is_dir():
        try:
            if any(folder.iterdir()):
                raise cannot_write(str(folder), NOT_EMPTY)
        except OSError as error:
            raise cannot_write(str(folder), error) from None
    elif os.path.lexists(folder):
        raise cannot_write(str(folder), REASONS[errno.EEXIST])
    elif not folder.parent.is_dir():
        raise cannot_write(str(folder), REASONS[errno.ENOENT])


def prepared(
    case: Case, dossier: Dossier, under: tuple[Framework, ...], lang: Lang
) -> Mapping[str, str]:
    """Return the files, by their path in the folder. Raises `Faults` where nothing can be derived."""
    from aanbesteding.recombination.consortium.bids import Request, made
    from aanbesteding.reporting.recombining.files import files_of

    request = Request(case.framework, under, dossier, case.problem, case.plan, case.worth, lang)
    return files_of(made(request), case, lang)


def write(files: Mapping[str, str], folder: Path, lang: Lang, *, quiet: bool) -> None:
    """Write a folder beside its place and move it there, so that it is never half there."""
    if not files:
        note(NOTHING.say(lang), quiet=quiet)
        return
    place = folder.resolve()
    made: Path | None = None
    try:
        made = Path(tempfile.mkdtemp(prefix=".aanbesteding-", dir=place.parent))
        for name, text in files.items():
            path = made / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        umask = os.umask(0)
        os.umask(umask)
        made.chmod(0o777 & ~umask)
        if place.is_dir():
            place.rmdir()  # empty, as was seen; where it no longer is, this fails
        made.rename(place)
    except OSError as error:
        raise cannot_write(str(folder), error) from None
    finally:
        if made is not None and made.exists():
            shutil.rmtree(made, ignore_errors=True)
    for name in files:
        note(WRITTEN.say(lang, path=folder / name), quiet=quiet)
    note(HOW.say(lang), quiet=quiet)
