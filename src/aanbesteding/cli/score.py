"""`aanbesteding score`: the ranking per lot."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from aanbesteding.cli.evaluation import chosen_lots, evaluated
from aanbesteding.cli.output import note, write_text
from aanbesteding.texts import Lang, Text

if TYPE_CHECKING:
    from aanbesteding.scoring.evaluation import Evaluation, LotResult

Format = Literal["text", "json", "csv", "markdown"]
WRITTEN = Text("geschreven: {path}", "written: {path}")


def score(
    framework: Path,
    bids: list[Path],
    lots: list[str],
    form: Format,
    output: Path | None,
    lang: Lang,
    *,
    quiet: bool,
) -> int:
    """Evaluate and print; return 0 when every chosen lot has one winner, else 1."""
    evaluation = evaluated(framework, bids)
    chosen = chosen_lots(evaluation, lots)
    if form == "text" and output is None and sys.stdout.isatty():
        _on_terminal(evaluation, chosen, lang)
    else:
        write_text(_text(evaluation, chosen, form, lang), output, [framework, *bids])
    if output is not None:
        note(WRITTEN.say(lang, path=output), quiet=quiet)
    if form in ("json", "csv"):
        _warn(evaluation, chosen, lang, quiet=quiet)
    return 0 if all(lot.status == "ranked" for lot in chosen) else 1


def _on_terminal(evaluation: Evaluation, lots: tuple[LotResult, ...], lang: Lang) -> None:
    from aanbesteding.reporting.score_report import score_blocks
    from aanbesteding.reporting.terminal import console, print_blocks

    print_blocks(score_blocks(evaluation, lang, lots), console(sys.stdout))


def _text(evaluation: Evaluation, lots: tuple[LotResult, ...], form: Format, lang: Lang) -> str:
    if form == "json":
        from aanbesteding.reporting.json_result import json_text

        return json_text(evaluation, lots)
    if form == "csv":
        from aanbesteding.reporting.csv_text import csv_text

        return csv_text(evaluation, lots, lang)
    from aanbesteding.reporting.score_report import score_blocks

    blocks = score_blocks(evaluation, lang, lots)
    if form == "markdown":
        from aanbesteding.reporting.markdown import markdown_text

        return markdown_text(blocks)
    from aanbesteding.reporting.plain import plain_text

    return plain_text(blocks)


def _warn(evaluation: Evaluation, lots: tuple[LotResult, ...], lang: Lang, *, quiet: bool) -> None:
    """Say on stderr what a table of data cannot say."""
    from aanbesteding.reporting.clean import clean

    found = [*evaluation.findings, *(f for lot in lots for f in lot.findings)]
    found += [flag.finding for lot in lots for flag in lot.flags]
    for finding in found:
        note(clean(f"{finding.code.code} {finding.what(lang)}"), quiet=quiet)
