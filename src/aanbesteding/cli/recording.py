"""`score --record`: the evaluation written down so that anybody can check it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from aanbesteding.cli.output import note
from aanbesteding.cli.sealing import KEPT, write_once
from aanbesteding.cli.usage import usage
from aanbesteding.faults import Fault, Faults, Place
from aanbesteding.texts import Lang, Text

if TYPE_CHECKING:
    from aanbesteding.model.origin import Origin
    from aanbesteding.scoring.evaluation import Evaluation, LotResult

RECORDED = Text("vastgelegd: {path}", "recorded: {path}")
HASH = Text("hash van de vastlegging: {sha256}", "hash of the record: {sha256}")
SAME_FILE = Text(
    "--output en --record kunnen niet hetzelfde bestand zijn",
    "--output and --record cannot be the same file",
)


def write_record(
    evaluation: Evaluation,
    chosen: Iterable[LotResult],
    asked: list[str],
    path: Path,
    output: Path | None,
    lang: Lang,
    new: list[Path],
    *,
    quiet: bool,
) -> None:
    """Write the record of an evaluation, and put it on the list when it was not there yet.

    Raises `Faults` where something else is there already.
    """
    from aanbesteding.model.record import FORMAT
    from aanbesteding.reading import codes, limits
    from aanbesteding.reporting.record_text import Circumstances, own_hash, record_text

    if output is not None and os.path.realpath(output) == os.path.realpath(path):
        raise usage(SAME_FILE, "aanbesteding score")
    lots = tuple(chosen)
    named = tuple(lot.lot.id for lot in lots) if asked else ()
    around = Circumstances(named, relative_paths(evaluation.files, path))
    text = record_text(evaluation, lots, around)
    if len(text) > limits.MAX_RECORD_BYTES:  # nobody could read it again
        things = {"limit": limits.MAX_RECORD_BYTES}
        raise Faults([Fault(codes.TOO_LARGE, Place(str(path)), things)])
    written = write_once(text, path, new)
    note((RECORDED if written else KEPT).say(lang, path=path, format=FORMAT), quiet=quiet)
    note(HASH.say(lang, sha256=own_hash(text)), quiet=quiet)


def relative_paths(
    files: Mapping[tuple[str, str], Origin], record: Path
) -> dict[tuple[str, str], str]:
    """Return where files lie, as a record tells it.

    Relative to the folder of the record when all lie beneath it, else to the deepest folder that
    holds them all. So a record says the same wherever that folder stands, and names nothing
    above it.
    """
    places = {key: os.path.abspath(origin.path) for key, origin in files.items()}
    own = os.path.dirname(os.path.abspath(record))
    try:
        root = os.path.commonpath([os.path.dirname(place) for place in places.values()])
        if os.path.commonpath([root, own]) == own:
            root = own
    except ValueError:  # on two drives: `verify` is then told where the files are
        return {}
    return {key: Path(os.path.relpath(place, root)).as_posix() for key, place in places.items()}
