"""`aanbesteding report`: the documents that people use, from one evaluation."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from aanbesteding.cli import codes
from aanbesteding.cli.evaluation import Sources, chosen_lots, evaluated
from aanbesteding.cli.folder import must_be_ours, write_folder
from aanbesteding.cli.output import may_be_written, note, write_file
from aanbesteding.cli.progress import Line
from aanbesteding.cli.score import code_of, how_to_draw
from aanbesteding.cli.telling import Telling
from aanbesteding.cli.usage import usage
from aanbesteding.faults import Fault, Faults, Place
from aanbesteding.fields import say
from aanbesteding.texts import LANGUAGES, Lang, Text

if TYPE_CHECKING:
    from aanbesteding.reporting.documents.material import Material
    from aanbesteding.reporting.documents.row import Document
    from aanbesteding.reporting.letters.told import Told
    from aanbesteding.scoring.evaluation import Evaluation

NOTHING_TOLD = Telling()
COMMAND = "aanbesteding report"
WRITTEN = Text("geschreven: {path}", "written: {path}")
MAKING = Text("bezig met: {title}", "making: {title}")
OWN_TEMPLATE = Text(
    "geen eigen sjabloon {name}: dat van het programma is gebruikt",
    "no template {name} of your own: the program's was used",
)
NO_LETTER = Text(
    "perceel {lot}: geen brieven. {why}",
    "lot {lot}: no letters. {why}",
)
EXTENDED = Text(
    "de opschortende termijn eindigt op {last}, omdat de dag daarvoor als laatste niet telt; die "
    "regel is niet geverifieerd, ga haar na",
    "the standstill period ends on {last}, as the day before does not count as the last; that rule "
    "is not verified, check it",
)
NO_LETTERS = Text(
    "de opties over brieven hebben hier geen zin: er worden geen brieven gemaakt",
    "the options about letters have no meaning here: no letters are made",
)
ONE_PLACE = Text(
    "geef één van deze opties: --to voor alles, of {options}",
    "give one of these options: --to for everything, or {options}",
)

ONLY_PAGE = Text(
    "--beside is voor de webpagina: geef --html of --to",
    "--beside is for the web page: give --html or --to",
)
NO_FRAMEWORK = Text("--beside: «{path}» is geen kader", "--beside: “{path}” is no framework")


def report(
    files: Sources,
    to: Path | None,
    alone: Mapping[str, Path | None],
    lots: list[str],
    lang: Lang,
    *,
    quiet: bool,
    telling: Telling = NOTHING_TOLD,
    beside: Sequence[Path] = (),
) -> int:
    """Write the whole set to a folder, or one kind of document alone.

    `alone` has by the word of a kind where it goes; `beside` are other frameworks to compare with.
    Returns 0 when it is certain in every chosen lot who gets a contract, else 1, as `score` does.
    `telling` is about letters only.
    """
    from aanbesteding.reporting.documents.material import Material

    wanted, place = _wanted(to, alone)
    _can_be_made(wanted)
    told = _told(wanted, telling)
    if beside and not any(document.word == "html" for document in wanted):
        raise usage(ONLY_PAGE, COMMAND)
    one_file = to is None and not wanted[0].many
    if one_file:
        may_be_written(place, (*files.read, *beside))
    else:
        must_be_ours(place)
    evaluation, *others = _evaluations(files, beside)
    gc.enable()  # reading puts it off; a letter to each of many bids leaves much behind
    material = Material(evaluation, chosen_lots(evaluation, lots), told, tuple(others))
    made: dict[str, bytes] = {}
    with Line(sys.stderr, quiet=quiet) as line:
        for document in wanted:
            line.say(MAKING.say(lang, title=document.title.say(lang)))
            found = document.make(material, lang)
            made |= _placed(document, found, lang) if to is not None else found
    if one_file:
        (data,) = made.values()
        write_file(data, place, (*files.read, *beside))
    else:
        write_folder(made, place, renew=True)
    note(WRITTEN.say(lang, path=place), quiet=quiet)
    if _formats(wanted):
        _about_letters(material, _formats(wanted), lang, quiet=quiet)
    how_to_draw(evaluation, material.lots, files, lang, quiet=quiet)
    return code_of(material.lots)


def _evaluations(files: Sources, others: Sequence[Path]) -> list[Evaluation]:
    """Evaluate, and evaluate the same bids under other frameworks. Raises `Faults` of all files."""
    if not others:
        return [evaluated(files)]
    from aanbesteding.cli.compare import evaluated_all, is_framework, told_apart

    for path in others:
        if path.exists() and not is_framework(path):
            said = (NO_FRAMEWORK.say(lang, path=path) for lang in LANGUAGES)
            raise usage(Text(*said), COMMAND)
    given = told_apart([files.framework, *others, *files.bids], COMMAND)
    evaluations, _ = evaluated_all(given._replace(first=files))
    return evaluations


def _about_letters(
    material: Material, formats: tuple[str, ...], lang: Lang, *, quiet: bool
) -> None:
    """Say what whoever sends the letters should know, and what stands in none of them."""
    from aanbesteding.deciding.dates import in_full
    from aanbesteding.deciding.decide import decided_lots
    from aanbesteding.deciding.warnings import decision_findings

    for name in material.told.templates.lacking(formats):
        note(OWN_TEMPLATE.say(lang, name=name), quiet=quiet)
    decided = decided_lots(material.evaluation, material.lots, shows_others=False)
    for lot in decided:
        if lot.needed is not None:
            title = say(lot.lot.lot.title, lang)
            note(NO_LETTER.say(lang, lot=title, why=lot.needed.say(lang)), quiet=quiet)
    period = material.told.period
    if period is not None and period.passed and any(lot.needed is None for lot in decided):
        note(EXTENDED.say(lang, last=in_full(period.last, lang)), quiet=quiet)
    sent = period.sent if period else None
    for finding in decision_findings(material.evaluation, decided, sent):
        note(f"{finding.code.code} {finding.what(lang)}", quiet=quiet)


def _wanted(to: Path | None, alone: Mapping[str, Path | None]) -> tuple[tuple[Document, ...], Path]:
    """Return what is to be made and where. Raises `Faults` unless one place is given."""
    from aanbesteding.reporting.documents import DOCUMENTS

    given = {word: path for word, path in alone.items() if path is not None}
    if (to is not None) + len(given) != 1:
        options = ", ".join(f"--{document.word}" for document in DOCUMENTS)
        said = (ONE_PLACE.say(lang, options=options) for lang in ("nl", "en"))
        raise usage(Text(*said), COMMAND)
    if to is not None:
        return DOCUMENTS, to
    ((word, place),) = given.items()
    return tuple(document for document in DOCUMENTS if document.word == word), place


def _told(wanted: tuple[Document, ...], telling: Telling) -> Told:
    """Return how tenderers are told. Raises `Faults`, also where no letters are made."""
    formats = _formats(wanted)
    if telling.given and not formats:
        raise usage(NO_LETTERS, COMMAND)
    return telling.told(COMMAND, formats)


def _formats(wanted: tuple[Document, ...]) -> tuple[str, ...]:
    """Return the endings of the templates that the documents are made from."""
    found = (document.template for document in wanted)
    return tuple(ending for ending in found if ending is not None)


def _can_be_made(wanted: tuple[Document, ...]) -> None:
    """Raise `Faults` where a library that makes a document is not there, before any long work."""
    must_have(document.library for document in wanted if document.library)


def must_have(libraries: Iterable[str]) -> None:
    """Raise `Faults` with the modules of the extra `report` that are not there."""
    missing = [library for library in dict.fromkeys(libraries) if find_spec(library) is None]
    if missing:
        fields = {"library": ", ".join(missing)}
        raise Faults([Fault(codes.NO_REPORT, Place("aanbesteding"), fields)])


def _placed(document: Document, found: Mapping[str, bytes], lang: Lang) -> dict[str, bytes]:
    """Return the files of a document under their names in the whole set."""
    name = document.names.say(lang)
    if not document.many:
        (data,) = found.values()
        return {name: data}
    return {f"{name}/{path}": data for path, data in found.items()}
