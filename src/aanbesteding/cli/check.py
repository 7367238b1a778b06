"""`aanbesteding check`: everything that is wrong, open or surprising, at its line."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal

from aanbesteding.cli.evidence import free, write_evidence
from aanbesteding.cli.output import write_text
from aanbesteding.linting.choice import Choice
from aanbesteding.linting.rule import Severity
from aanbesteding.linting.run import check_paths
from aanbesteding.reading.limits import MAX_BYTES
from aanbesteding.texts import Lang

Format = Literal["text", "json", "github", "sarif", "junit"]


def check(
    paths: list[Path],
    select: list[str],
    ignore: list[str],
    severity: Severity | None,
    form: Format,
    output: Path | None,
    lang: Lang,
    *,
    quiet: bool,
    evidence: Path | None = None,
) -> int:
    """Check and print; return 0 for nothing to say, 1 for findings, 2 for a file not read.

    `evidence` is a folder for the counter-examples of findings that have one.
    """
    from aanbesteding.reporting.lint import render

    if evidence is not None:
        free(evidence)

    choice = Choice.made(select, ignore, severity)
    report = check_paths([str(path) for path in paths], stdin=_typed, advice=choice.advice())
    shown = choice.of(report)
    write_text(render(shown, form, lang), output, paths)
    if evidence is not None:
        write_evidence(shown, evidence, lang, quiet=quiet)
    if shown.unreadable:
        return 2
    return 1 if shown.diagnostics else 0


def _typed() -> bytes:
    return sys.stdin.buffer.read(MAX_BYTES + 1)
