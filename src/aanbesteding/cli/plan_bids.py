"""`recombine --bid`: the coalitions of a plan as files that `score` reads, all of them or none."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

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
BIDS_ALONE = Text(
    "zet deze map bij `score` naast de bestanden van de inschrijvingen",
    "give this folder to `score` beside the files of the bids",
)
UNMARKED = Text(
    "kader «{framework}» vraagt cijfers van een panel, en er kwamen geen scorebladen binnen: hier staan er dus geen afgeleide, en `score` vraagt erom (AB415). Geef `recombine` ook de scorebladen van dit kader",
    "framework “{framework}” asks marks of a panel, and no score sheets came in: so there are no derived ones here, and `score` asks for them (AB415). Give `recombine` the score sheets of this framework too",
)
HOW = Text(
    "zet deze map bij `score` naast de bestanden van de inschrijvingen, zonder hun oude scorebladen: de bladen hier hebben ook die cijfers",
    "give this folder to `score` beside the files of the bids, without their old score sheets: the sheets here hold those marks too",
)


def must_be_new(folder: Path) -> None:
    """Raise `Faults` unless a folder can be made there: nothing is there yet, or an empty folder.

    A folder is made beside its place and taken away, so that it is known before any long work.
    """
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
    try:
        _beside(folder.resolve()).rmdir()
    except OSError as error:
        raise cannot_write(str(folder), error) from None


def _beside(place: Path) -> Path:
    """Make a folder for what will stand at a place, beside it."""
    return Path(tempfile.mkdtemp(prefix=".aanbesteding-", dir=place.parent))


class Prepared(NamedTuple):
    """What is to be written, and what is to be said of it."""

    files: Mapping[str, str]
    """The text of each file, by its path in the folder."""
    notes: tuple[str, ...]


def prepared(case: Case, dossier: Dossier, under: tuple[Framework, ...], lang: Lang) -> Prepared:
    """Return the files of all coalitions. Raises `Faults` where nothing can be derived."""
    from aanbesteding.recombination.consortium.bids import Request, made
    from aanbesteding.reporting.recombining.files import files_of

    request = Request(case.framework, under, dossier, case.problem, case.plan, case.worth, lang)
    found = made(request)
    how = (HOW if found.sheets else BIDS_ALONE).say(lang)
    unmarked = (UNMARKED.say(lang, framework=one) for one in found.unmarked)
    return Prepared(files_of(found, case, lang), (how, *unmarked))


def write(all_of: Prepared, folder: Path, lang: Lang, *, quiet: bool) -> None:
    """Write a folder beside its place and move it there, so that it is never half there."""
    files = all_of.files
    if not files:
        note(NOTHING.say(lang), quiet=quiet)
        return
    place = folder.resolve()
    made: Path | None = None
    try:
        made = _beside(place)
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
    for said in all_of.notes:
        note(said, quiet=quiet)
