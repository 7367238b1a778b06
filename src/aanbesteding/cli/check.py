"""`aanbesteding check`: everything that is wrong, open or surprising, at its line."""

from __future__ import annotations

import gc
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Literal, NamedTuple

from aanbesteding.cli.evidence import free, write_evidence
from aanbesteding.cli.output import note, write_text
from aanbesteding.cli.usage import usage
from aanbesteding.linting.cache import FOLDER
from aanbesteding.linting.choice import Choice
from aanbesteding.linting.configuration import (
    Configuration,
    found_configuration,
    joined,
    per_file,
)
from aanbesteding.linting.globs import matcher
from aanbesteding.linting.rule import Severity
from aanbesteding.linting.run import MIN_CACHED, STDIN, Options, Report, check_paths, paths_in
from aanbesteding.reading.limits import MAX_BYTES
from aanbesteding.texts import Lang, Text

COMMAND = "aanbesteding check"
NOT_STDIN = Text(
    "--fix en --diff gaan niet samen met - (de standaardinvoer)",
    "--fix and --diff do not go together with - (standard input)",
)
ONE_OF_TWO = Text(
    "--no-cache en --cache-dir gaan niet samen", "--no-cache and --cache-dir do not go together"
)
NO_FOLDER = Text("--framework noemt één bestand, geen map", "--framework names one file, no folder")
DIFF_ONLY = Text(
    "--diff heeft een vorm van zichzelf; --format hoort er niet bij",
    "--diff has a form of its own; --format does not go with it",
)
ALONE = Text(
    "1 bestand is alleen op zichzelf gecontroleerd: noem ook het kader, of gebruik --framework",
    "1 file was checked by itself only: name the framework as well, or use --framework",
)
SHOWN = Text(
    "tegenvoorbeelden als inschrijvingen om zelf te draaien: --evidence MAP",
    "counter-examples as bids to run yourself: --evidence FOLDER",
)
ALL_ALONE = Text(
    "{n} bestanden zijn alleen op zichzelf gecontroleerd: noem ook het kader, of gebruik "
    "--framework",
    "{n} files were checked by themselves only: name the framework as well, or use --framework",
)

Format = Literal["text", "json", "github", "sarif", "junit"]


class Asked(NamedTuple):
    """What the command line asks for, beside files."""

    select: list[str]
    ignore: list[str]
    severity: Severity | None = None
    framework: Path | None = None
    form: Format = "text"
    output: Path | None = None
    fix: bool = False
    diff: bool = False
    cache: bool = True
    cache_dir: Path | None = None
    jobs: int = 0
    quiet: bool = False
    evidence: Path | None = None


def check(paths: list[Path], asked: Asked, lang: Lang) -> int:
    """Check and print; return 0 for nothing to say, 1 for findings, 2 for a file not read."""
    roots = [os.fspath(path) for path in paths]
    _refuse(roots, asked)
    configuration = found_configuration()
    choice = joined(configuration, Choice.made(asked.select, asked.ignore, asked.severity))
    options = _options(roots, configuration, asked)
    if asked.fix or asked.diff:
        from aanbesteding.cli.fix import fix

        named = [*roots, *([options.framework] if options.framework else [])]
        mended = fix(named, choice, options, lang, diff=asked.diff, quiet=asked.quiet)
        if asked.diff:
            write_text(mended.text, asked.output, paths)
            return 1 if mended.text else 0
    from aanbesteding.reporting.lint import render

    if asked.evidence is not None:
        free(asked.evidence)

    report = _report(roots, choice, options, asked)
    shown = _choice(configuration, choice, report).of(report)
    write_text(render(shown, asked.form, lang), asked.output, paths)
    if asked.evidence is not None:
        write_evidence(shown, asked.evidence, lang, quiet=asked.quiet)
    if shown.alone and asked.form == "text":
        said = ALONE if shown.alone == 1 else ALL_ALONE
        note(said.say(lang, n=shown.alone), quiet=asked.quiet)
    if (
        asked.evidence is None
        and asked.form == "text"
        and any(d.evidence for d in shown.diagnostics)
    ):
        note(SHOWN.say(lang), quiet=asked.quiet)
    if shown.unreadable:
        return 2
    return 1 if shown.diagnostics else 0


def _refuse(roots: list[str], asked: Asked) -> None:
    """Raise `Faults` for what does not go together."""
    if (asked.fix or asked.diff) and STDIN in (*roots, str(asked.framework)):
        raise usage(NOT_STDIN, COMMAND)
    if asked.diff and asked.form != "text":
        raise usage(DIFF_ONLY, COMMAND)
    if asked.cache_dir is not None and not asked.cache:
        raise usage(ONE_OF_TWO, COMMAND)
    if asked.framework is not None and asked.framework.is_dir():
        raise usage(NO_FOLDER, COMMAND)


def _options(roots: list[str], configuration: Configuration, asked: Asked) -> Options:
    framework = None if asked.framework is None else os.fspath(asked.framework)
    excluded = matcher(configuration.exclude, configuration.folder)
    cache = None if asked.cache_dir is None else os.fspath(asked.cache_dir)
    if asked.cache and cache is None:
        found, _ = paths_in((root for root in roots if root != STDIN), excluded)
        cache = FOLDER if len(found) >= MIN_CACHED else None
    return Options(framework, excluded, cache, asked.jobs)


def _report(roots: list[str], choice: Choice, options: Options, asked: Asked) -> Report:
    from aanbesteding.cli.progress import Bar

    gc.freeze()  # the program itself need not be searched for reference cycles, file after file
    try:
        with Bar(sys.stderr, quiet=asked.quiet) as bar:
            told = replace(options, progress=bar.show)
            return check_paths(roots, stdin=_typed, advice=choice.advice(), options=told)
    finally:
        gc.unfreeze()


def _choice(configuration: Configuration, choice: Choice, report: Report) -> Choice:
    if not configuration.per_file:
        return choice
    paths = {one.fault.place.path for one in report.diagnostics}
    return replace(choice, per_file=per_file(configuration, paths))


def _typed() -> bytes:
    return sys.stdin.buffer.read(MAX_BYTES + 1)
