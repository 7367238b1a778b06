"""`aanbesteding score --quality-only`: everything but the price, and closing it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from aanbesteding.cli.evaluation import Sources, read_all
from aanbesteding.cli.output import all_or_nothing, cannot_write, note, put, write_file
from aanbesteding.cli.usage import usage
from aanbesteding.texts import Lang, Text

COMMAND = "aanbesteding score"
FORMS = Text(
    "--quality-only geeft text of markdown; gegevens staan in het bestand van --close",
    "--quality-only gives text or markdown; data is in the file of --close",
)
NOT_BOTH = Text(
    "--closed hoort bij de eindbeoordeling, niet bij --quality-only",
    "--closed goes with the final evaluation, not with --quality-only",
)
NO_LOTS = Text(
    "--quality-only gaat over alle percelen, dus zonder --lot",
    "--quality-only is about all lots, so without --lot",
)
CLOSE_ALONE = Text("--close hoort bij --quality-only", "--close goes with --quality-only")
NO_OTHERS = Text(
    "--quality-only gaat niet samen met --draw, --without, --seal of --record",
    "--quality-only does not go with --draw, --without, --seal or --record",
)
NO_BIDS = Text("--quality-only hoort bij INSCHRIJVINGEN", "--quality-only goes with BIDS")
EXISTS = Text(
    "het bestaat al; wat is vastgesteld, wordt niet overschreven",
    "it is there already; what was closed is not written over",
)
SAME_FILE = Text(
    "--output en --close kunnen niet hetzelfde bestand zijn",
    "--output and --close cannot be the same file",
)
WRITTEN = Text("vastgesteld: {path}, hash {hash}", "closed: {path}, hash {hash}")


def only_quality(*, asked: bool, closed: Path | None, lot: list[str] | None, other: bool) -> None:
    """Refuse the options that do not go with quality alone. Raises `Faults`."""
    if not asked:
        raise usage(CLOSE_ALONE, COMMAND)
    for wrong, problem in ((closed, NOT_BOTH), (lot, NO_LOTS), (other, NO_OTHERS)):
        if wrong:
            raise usage(problem, COMMAND)


def score_quality(
    files: Sources,
    form: Literal["text", "json", "csv", "markdown"],
    close: Path | None,
    output: Path | None,
    lang: Lang,
    *,
    quiet: bool,
) -> int:
    """Evaluate and print the quality, and close it when asked; return 0."""
    if form in ("json", "csv"):
        raise usage(FORMS, COMMAND)
    if close is not None and os.path.lexists(close):
        raise cannot_write(str(close), EXISTS)
    if close is not None and output is not None and _same(close, output):
        raise usage(SAME_FILE, COMMAND)
    from aanbesteding.reporting.quality_report import quality_blocks
    from aanbesteding.scoring.closing import record_of, record_text
    from aanbesteding.scoring.quality import evaluate_quality

    if not files.bids:
        raise usage(NO_BIDS, COMMAND)
    made, dossier, _ = read_all(files)
    quality = evaluate_quality(made, dossier)
    record = record_of(quality)
    with all_or_nothing(lang, quiet=quiet) as new:
        if close is not None:
            write_file(record_text(record).encode("utf-8"), close)
            new.append(close)
            note(WRITTEN.say(lang, path=close, hash=record.hash), quiet=quiet)
        blocks = list(quality_blocks(quality, lang, record.hash if close else None))
        put(blocks, form, output, files.read)
    return 0


def _same(one: Path, other: Path) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)
