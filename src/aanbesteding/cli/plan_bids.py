"""`recombine --bid`: the coalitions of a plan as files that `score` reads, all of them or none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from aanbesteding.cli.folder import write_folder
from aanbesteding.cli.output import note
from aanbesteding.texts import Lang, Text

if TYPE_CHECKING:
    from aanbesteding.model.dossier import Dossier
    from aanbesteding.model.framework import Framework
    from aanbesteding.reporting.recombining.case import Case

WRITTEN = Text("geschreven: {path}", "written: {path}")
NOTHING = Text(
    "niets geschreven: het plan kiest geen activiteiten, dus er is geen coalitie",
    "nothing written: the plan chooses no activities, so there is no coalition",
)
HOW = Text(
    "zet deze map bij `score` naast de bestanden van de inschrijvingen, zonder hun oude scorebladen: de bladen hier hebben ook die cijfers",
    "give this folder to `score` beside the files of the bids, without their old score sheets: the sheets here hold those marks too",
)


def prepared(
    case: Case, dossier: Dossier, under: tuple[Framework, ...], lang: Lang
) -> Mapping[str, str]:
    """Return the files, by their path in the folder. Raises `Faults` where nothing can be derived."""
    from aanbesteding.recombination.consortium.bids import Request, made
    from aanbesteding.reporting.recombining.files import files_of

    request = Request(case.framework, under, dossier, case.problem, case.plan, case.worth, lang)
    return files_of(made(request), case, lang)


def write(files: Mapping[str, str], folder: Path, lang: Lang, *, quiet: bool) -> None:
    """Write the files into their folder, whole or not at all, and say so."""
    if not files:
        note(NOTHING.say(lang), quiet=quiet)
        return
    write_folder({name: text.encode("utf-8") for name, text in files.items()}, folder)
    for name in files:
        note(WRITTEN.say(lang, path=folder / name), quiet=quiet)
    note(HOW.say(lang), quiet=quiet)
