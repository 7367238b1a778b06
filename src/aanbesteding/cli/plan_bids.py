"""`recombine --bid`: the coalitions of a plan as files that `score` reads, all of them or none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

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
    """Write the files into their folder, whole or not at all, and say so."""
    files = all_of.files
    if not files:
        note(NOTHING.say(lang), quiet=quiet)
        return
    write_folder({name: text.encode("utf-8") for name, text in files.items()}, folder)
    for name in files:
        note(WRITTEN.say(lang, path=folder / name), quiet=quiet)
    for said in all_of.notes:
        note(said, quiet=quiet)
