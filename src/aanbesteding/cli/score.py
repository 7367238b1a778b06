"""`aanbesteding score`: the ranking per lot."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from aanbesteding.cli.evaluation import Sources, chosen_lots, evaluated, with_seal
from aanbesteding.cli.output import all_or_nothing, note, show, words_of, write_text
from aanbesteding.cli.recording import write_record
from aanbesteding.cli.sealing import (
    NOTHING_SEALED,
    Sealing,
    found_seal,
    show_difference,
    without_bids,
    write_seal,
)
from aanbesteding.texts import Lang, Text

if TYPE_CHECKING:
    from aanbesteding.scoring.evaluation import Evaluation, LotResult

Format = Literal["text", "json", "csv", "markdown"]
DRAW_FILE = Text("loting.yaml", "draw.yaml")
HOW_TO_DRAW = Text(
    "Er is een loting nodig. Het formulier: {command}",
    "Lots must be drawn. The form: {command}",
)
WRITTEN = Text("geschreven: {path}", "written: {path}")


def score(
    files: Sources,
    lots: list[str],
    form: Format,
    output: Path | None,
    lang: Lang,
    *,
    quiet: bool,
    asked: Sealing = NOTHING_SEALED,
    record: Path | None = None,
) -> int:
    """Evaluate and print; return 0 when it is certain in every chosen lot who gets a contract.

    Else 1: a draw is needed, or no bid is admissible.

    Without bids it only seals a framework, or shows how it differs from its seal (then 1).
    """
    framework = files.framework
    if asked.difference and show_difference(framework, asked.file, form, output, lang):
        return 1
    if not files.bids:
        return without_bids(framework, asked, lots, output, record, lang, quiet=quiet)
    evaluation = evaluated(files)
    chosen = chosen_lots(evaluation, lots)
    with all_or_nothing(lang, quiet=quiet) as new:
        if asked.seal:
            write_seal(evaluation.framework, framework, asked, lang, new, quiet=quiet)
            evaluation = with_seal(evaluation, found_seal(framework, asked.file))
        if record is not None:
            write_record(evaluation, chosen, lots, record, output, lang, new, quiet=quiet)
        if form == "text" and output is None:
            from aanbesteding.reporting.score_report import score_blocks

            show(score_blocks(evaluation, lang, chosen))
        else:
            write_text(_text(evaluation, chosen, form, lang), output, files.read)
    if output is not None:
        note(WRITTEN.say(lang, path=output), quiet=quiet)
    if form in ("json", "csv"):
        _warn(evaluation, chosen, lang, quiet=quiet)
    how_to_draw(evaluation, chosen, files, lang, quiet=quiet)
    return code_of(chosen)


def code_of(lots: tuple[LotResult, ...]) -> int:
    """Return 0 when it is certain in every lot who gets a contract, else 1."""
    return 0 if all(lot.status == "ranked" for lot in lots) else 1


def _text(evaluation: Evaluation, lots: tuple[LotResult, ...], form: Format, lang: Lang) -> str:
    if form == "json":
        from aanbesteding.reporting.json_result import json_text

        return json_text(evaluation, lots)
    if form == "csv":
        from aanbesteding.reporting.csv_text import csv_text

        return csv_text(evaluation, lots, lang)
    from aanbesteding.reporting.score_report import score_blocks

    blocks = score_blocks(evaluation, lang, lots)
    return words_of(blocks, form)


def _warn(evaluation: Evaluation, lots: tuple[LotResult, ...], lang: Lang, *, quiet: bool) -> None:
    """Say on stderr what a table of data cannot say."""
    from aanbesteding.reporting.clean import clean

    found = [*evaluation.findings, *(f for lot in lots for f in lot.findings)]
    found += [flag.finding for lot in lots for flag in lot.flags]
    for finding in found:
        note(clean(f"{finding.code.code} {finding.what(lang)}"), quiet=quiet)


def how_to_draw(
    evaluation: Evaluation,
    lots: tuple[LotResult, ...],
    files: Sources,
    lang: Lang,
    *,
    quiet: bool,
) -> None:
    """Say which command writes the form where lots must be drawn, if a draw was announced."""
    ties = evaluation.framework.policies.ties
    if not any(lot.contested for lot in lots):
        return
    if isinstance(ties, str) or ties.otherwise != "draw":
        return
    import shlex

    words = ["aanbesteding", "new", "draw", "--framework", str(files.framework)]
    words += [word for path in files.bids for word in ("--bids", str(path))]
    words += [word for path in files.draws for word in ("--draw", str(path))]
    single = {"--closed": files.closed, "--aliases": files.aliases, "--seal-file": files.seal}
    words += [word for option, path in single.items() if path for word in (option, str(path))]
    words += ["--output", DRAW_FILE.say(lang)]
    note(HOW_TO_DRAW.say(lang, command=shlex.join(words)), quiet=quiet)
