"""`aanbesteding new`: a commented example, or a blank form under a framework."""

from __future__ import annotations

import os
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from aanbesteding.cli import codes
from aanbesteding.cli.evaluation import unknown_name
from aanbesteding.cli.output import cannot_write, note, write_file, write_text
from aanbesteding.cli.usage import usage
from aanbesteding.faults import Fault, Faults, Place
from aanbesteding.reading.sheet_codes import FORM_TOO_LARGE
from aanbesteding.texts import Lang, Text

if TYPE_CHECKING:
    from aanbesteding.model.bid import Bid
    from aanbesteding.model.dossier import Dossier
    from aanbesteding.model.framework import Framework

Kind = Literal["framework", "bid", "scores"]
ASSESSOR = Text("beoordelaar", "assessor")
NEEDS = Text(
    "een scoreblad bij een kader vraagt --framework, --bids en --assessor",
    "a score sheet under a framework asks for --framework, --bids and --assessor",
)
NOTHING = Text(
    "voor deze beoordelaar valt er niets te beoordelen",
    "there is nothing for this assessor to judge",
)
EXISTS = Text("het bestaat al", "it is there already")
COMMAND = "aanbesteding new"
SHEETS_ONLY = Text(
    "--bids, --assessor en --aliases horen bij een scoreblad",
    "--bids, --assessor and --aliases go with a score sheet",
)
NOT_ANONYMOUS = Text(
    "--aliases hoort bij een kader waarvan het panel anoniem beoordeelt",
    "--aliases goes with a framework whose panel assesses anonymously",
)
DRAWS_ONLY = Text(
    "--draw, --closed, --seal-file, --without en --all-ties horen bij een loting",
    "--draw, --closed, --seal-file, --without and --all-ties go with a draw",
)
ROOM_ONLY = Text(
    "--columns, --organisations en --lines horen bij een inschrijving met --xlsx",
    "--columns, --organisations and --lines go with a bid with --xlsx",
)
WORKBOOK_NEEDS = Text(
    "--xlsx hoort bij een inschrijving of scoreblad onder een kader, en vraagt --framework",
    "--xlsx goes with a bid or a score sheet under a framework, and asks for --framework",
)
ONE_PLACE = Text("geef --xlsx of --output, niet beide", "give --xlsx or --output, not both")
NOT_XLSX = Text("de naam eindigt niet op .xlsx", "the name does not end in .xlsx")
WRITTEN = Text("geschreven: {path}", "written: {path}")
OWN = Text(
    "een nieuw kader hangt niet van een ander kader af", "a new framework depends on no other"
)


def only_for_draws(*options: object, all_ties: bool) -> None:
    """Raise `Faults` for options that have no meaning here, rather than pass them over."""
    if any(options) or all_ties:
        raise usage(DRAWS_ONLY, COMMAND)


Numbers = tuple[int | None, int | None, int | None]
"""For how many bids, organisations in each and lines of a price sheet a form has room, if said."""


def only_for_forms(xlsx: Path | None, room: Numbers) -> None:
    """Raise `Faults` for options of a workbook, where none is made."""
    if xlsx is not None or room != (None, None, None):
        raise usage(WORKBOOK_NEEDS, COMMAND)


def new(
    kind: Kind,
    framework: Path | None,
    bids: list[Path],
    assessor: str | None,
    output: Path | None,
    lang: Lang,
    key: Path | None = None,
    workbook: Path | None = None,
    room: Numbers = (None, None, None),
) -> int:
    """Write an example, or a form under a framework; never over a file that is there."""
    if workbook is not None:
        return _workbook(kind, framework, bids, assessor, output, lang, key, workbook, room)
    if room != (None, None, None):
        raise usage(ROOM_ONLY, COMMAND)
    text = _text(kind, framework, bids, assessor, lang, key)
    if output is not None and os.path.lexists(output):
        raise cannot_write(str(output), EXISTS)
    write_text(text, output, ())
    return 0


def _text(
    kind: Kind,
    framework: Path | None,
    bids: list[Path],
    assessor: str | None,
    lang: Lang,
    key: Path | None,
) -> str:
    if kind != "scores" and (bids or assessor or key):
        raise usage(SHEETS_ONLY, COMMAND)
    if framework is None:
        if bids or assessor or key:
            raise usage(NEEDS, COMMAND)
        example = files("aanbesteding.templates") / lang / f"{kind}.yaml"
        return example.read_text(encoding="utf-8")
    if kind == "framework":
        raise usage(OWN, COMMAND)
    made = checked_framework(framework)
    from aanbesteding.reporting.forms import bid_form, sheet_form

    if kind == "bid":
        return bid_form(made, lang)
    if assessor is None:
        raise usage(NEEDS, COMMAND)
    listed, aliases = _to_judge(made, bids, assessor, key)
    sheet = sheet_form(made, listed, assessor, lang, aliases)
    if not sheet:
        raise usage(NOTHING, COMMAND)
    return sheet


def _to_judge(
    made: Framework, bids: list[Path], assessor: str | None, key: Path | None
) -> tuple[tuple[Bid, ...], dict[str, str] | None]:
    """Return the bids to judge, with their aliases where the panel assesses anonymously."""
    if not bids:
        raise usage(NEEDS, COMMAND)
    known = [member.id for member in made.panel.assessors] if made.panel else []
    if assessor not in (None, *known, "consensus"):
        raise unknown_name(ASSESSOR, assessor or "", [*known, "consensus"])
    anonymous = made.panel is not None and bool(made.panel.anonymous)
    if key is not None and not anonymous:
        raise usage(NOT_ANONYMOUS, COMMAND)
    from aanbesteding.reading.load import load_bids

    dossier = load_bids(*bids, *([key] if key else []))
    return dossier.bids, _aliases(made, dossier) if anonymous else None


def _workbook(
    kind: Kind,
    framework: Path | None,
    bids: list[Path],
    assessor: str | None,
    output: Path | None,
    lang: Lang,
    key: Path | None,
    place: Path,
    room: Numbers,
) -> int:
    """Write a form as a workbook; never over a file that is there."""
    if kind == "framework" or framework is None:
        raise usage(WORKBOOK_NEEDS, COMMAND)
    if output is not None:
        raise usage(ONE_PLACE, COMMAND)
    if kind == "bid" and (bids or assessor or key):
        raise usage(SHEETS_ONLY, COMMAND)
    if kind == "scores" and room != (None, None, None):
        raise usage(ROOM_ONLY, COMMAND)
    if place.suffix.lower() != ".xlsx":
        raise cannot_write(str(place), NOT_XLSX)
    if os.path.lexists(place):
        raise cannot_write(str(place), EXISTS)
    if find_spec("xlsxwriter") is None:
        raise Faults([Fault(codes.NO_EXCEL, Place("aanbesteding"), {"library": "xlsxwriter"})])
    made = checked_framework(framework)
    from aanbesteding.reporting.sheets.form import TooLarge

    try:
        data = (
            _bid_form(made, lang, room)
            if kind == "bid"
            else _score_form(made, bids, assessor, key, lang)
        )
    except TooLarge:
        raise Faults([Fault(FORM_TOO_LARGE, Place(str(place)))]) from None
    write_file(data, place)
    note(WRITTEN.say(lang, path=place), quiet=False)
    return 0


def _bid_form(framework: Framework, lang: Lang, numbers: Numbers) -> bytes:
    from aanbesteding.reporting.sheets.bids import Room, bids_workbook

    default = Room()
    room = Room(*(a if a is not None else b for a, b in zip(numbers, default, strict=True)))
    return bids_workbook(framework, lang, room)


def _score_form(
    framework: Framework, bids: list[Path], assessor: str | None, key: Path | None, lang: Lang
) -> bytes:
    from aanbesteding.reporting.sheets.scores import everybody, scores_workbook

    listed, aliases = _to_judge(framework, bids, assessor, key)
    assessors = [assessor] if assessor else everybody(framework, listed)
    data = scores_workbook(framework, listed, assessors, lang, aliases)
    if not data:
        raise usage(NOTHING, COMMAND)
    return data


def _aliases(framework: Framework, dossier: Dossier) -> dict[str, str]:
    """Return the alias of every bid from a key that is right."""
    from aanbesteding.checking.rules import aliases
    from aanbesteding.model.finding import Finding, fault_of, in_framework, origins

    findings = list(aliases.check_key(framework, dossier))
    key = dossier.key_of(framework.id)
    if key is None:
        findings.append(Finding(aliases.NO_KEY, in_framework(framework, "panel", "anonymous")))
    if findings or key is None:
        files = origins(framework, dossier)
        raise Faults(fault_of(finding, files) for finding in findings)
    return key.of_bids()


def checked_framework(path: Path) -> Framework:
    """Read a framework that is right by itself."""
    from aanbesteding.checking.run import check_framework
    from aanbesteding.model.finding import fault_of, origins
    from aanbesteding.reading.load import load_framework

    made = load_framework(path)
    findings = check_framework(made)
    if findings:
        raise Faults(fault_of(finding, origins(made)) for finding in findings)
    return made
