"""Seals on the command line: writing one, obeying one, and showing how a framework differs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from aanbesteding.cli.output import all_or_nothing, note, put, show, write_file
from aanbesteding.cli.usage import usage
from aanbesteding.faults import Fault, Faults, Place
from aanbesteding.texts import Lang, Text

if TYPE_CHECKING:
    from aanbesteding.model.framework import Framework
    from aanbesteding.model.seal import Seal
    from aanbesteding.reporting.blocks import Block

SEALED = Text("verzegeld: {path}", "sealed: {path}")
KEPT = Text("stond er al, ongewijzigd: {path}", "was there already, unchanged: {path}")
SAME = Text(
    "geen verschil: {path} is zoals het werd verzegeld",
    "no difference: {path} is as it was sealed",
)
COMMAND = "aanbesteding score"
NO_BIDS = Text(
    "INSCHRIJVINGEN ontbreekt; alleen --seal en --show-difference kunnen zonder",
    "BIDS is missing; only --seal and --show-difference can do without",
)
NO_OUTPUT = Text(
    "--output hoort bij een rangorde; waar het zegel komt, zegt --seal-file",
    "--output goes with a ranking; --seal-file says where the seal goes",
)
ONE_OF_TWO = Text(
    "--seal en --show-difference gaan niet samen", "--seal and --show-difference do not go together"
)
DATE_OF_SEAL = Text("--seal-date hoort bij --seal", "--seal-date goes with --seal")
NO_DATE = Text(
    "--seal-date is een datum als 2026-11-22", "--seal-date is a date such as 2026-11-22"
)
NOT_SHOWN = Text(
    "--show-difference geeft alleen text of markdown",
    "--show-difference gives text or markdown only",
)


class Sealing(NamedTuple):
    """What a command is told about seals: to write one, to show a difference, where, and when."""

    seal: bool = False
    difference: bool = False
    file: Path | None = None
    date: str | None = None


NOTHING_SEALED = Sealing()


def sealing(*, seal: bool, difference: bool, file: Path | None, date: str | None) -> Sealing:
    """Return what was asked about seals. Raises `Faults` for what does not go together."""
    if seal and difference:
        raise usage(ONE_OF_TWO, COMMAND)
    if date is not None:
        if not seal:
            raise usage(DATE_OF_SEAL, COMMAND)
        _refuse_no_date(date)
    return Sealing(seal, difference, file, date)


def seal_path(framework: Path, named: Path | None) -> Path | None:
    """Return the seal that counts for a framework: the one named, else one beside it."""
    from aanbesteding.reading.seal import seal_place

    if named is not None:
        return named
    beside = seal_place(os.fspath(framework))
    return Path(beside) if os.path.lexists(beside) else None


def found_seal(framework: Path, named: Path | None) -> Seal | None:
    """Read the seal that counts for a framework. Raises `Faults` for one that is not right."""
    path = seal_path(framework, named)
    if path is None:
        return None
    from aanbesteding.reading.seal import load_seal

    return load_seal(os.fspath(path))


def write_seal(
    made: Framework, path: Path, asked: Sealing, lang: Lang, new: list[Path], *, quiet: bool
) -> Iterator[Block]:
    """Write the seal of a framework without faults, and return what there is to say about it.

    It goes on the list when it was not there yet. Raises `Faults` for a draft, and where another
    seal is there already.
    """
    from aanbesteding.model.finding import in_framework, origins, place_of
    from aanbesteding.reading import seal_codes
    from aanbesteding.reading.load import read_bytes
    from aanbesteding.reading.seal import seal_place
    from aanbesteding.reporting.seal_report import seal_text, sealed_blocks

    if made.status != "published":
        place = place_of(in_framework(made, "status"), origins(made))
        raise Faults([Fault(seal_codes.DRAFT, place)])
    data = read_bytes(os.fspath(path))
    output = asked.file or Path(seal_place(os.fspath(path)))
    written = write_once(seal_text(made, data, asked.date), output, new)
    note((SEALED if written else KEPT).say(lang, path=output), quiet=quiet)
    return sealed_blocks(made, data, lang)


def write_once(text: str, output: Path, new: list[Path]) -> bool:
    """Write what is kept as evidence; return False when exactly that is there already.

    Else it goes on the list. Raises `Faults` where something else is there: evidence is not
    overwritten.
    """
    from aanbesteding.reporting import verification_codes as codes

    data = text.encode("utf-8")
    if os.path.lexists(output):
        if os.path.isfile(output) and output.read_bytes() == data:
            return False
        raise Faults([Fault(codes.EXISTS, Place(str(output)))])
    write_file(data, output)
    new.append(output)
    return True


def _refuse_no_date(text: str) -> None:
    try:
        right = date.fromisoformat(text).isoformat() == text
    except ValueError:
        right = False
    if not right:
        raise usage(NO_DATE, COMMAND)


def without_bids(
    framework: Path,
    asked: Sealing,
    lots: list[str],
    output: Path | None,
    record: Path | None,
    lang: Lang,
    *,
    quiet: bool,
) -> int:
    """Seal a framework, or say that it is as it was sealed. Raises `Faults` without either."""
    from aanbesteding.cli.new import checked_framework

    if lots or record is not None or not (asked.seal or asked.difference):
        raise usage(NO_BIDS, COMMAND)
    if asked.difference:
        note(SAME.say(lang, path=framework), quiet=quiet)
        return 0
    if output is not None:
        raise usage(NO_OUTPUT, COMMAND)
    made = checked_framework(framework)
    with all_or_nothing(lang, quiet=quiet) as new:
        show(write_seal(made, framework, asked, lang, new, quiet=quiet))
    return 0


def show_difference(
    framework: Path, named: Path | None, form: str, output: Path | None, lang: Lang
) -> bool:
    """Print how a framework differs from its seal; return False, and print nothing, if it does not.

    Raises `Faults` when there is no seal, or one that is not right.
    """
    from aanbesteding.reading.seal import compare
    from aanbesteding.reporting import verification_codes as codes
    from aanbesteding.reporting.seal_report import difference_blocks

    seal = found_seal(framework, named)
    if seal is None:
        raise Faults([Fault(codes.NO_SEAL, Place(os.fspath(framework)))])
    compared = compare(os.fspath(framework), seal)
    if compared.same:
        return False
    if form not in ("text", "markdown"):
        raise usage(NOT_SHOWN, COMMAND)
    assert seal.origin is not None
    put(difference_blocks(compared, lang), form, output, [framework, seal.origin.path])
    return True
