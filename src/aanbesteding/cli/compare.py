"""`aanbesteding compare`: the same bids under two frameworks or more."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from aanbesteding.cli.asked import Asked, options_of, search_of, telling
from aanbesteding.cli.evaluation import Sources, refuse_others, refuse_unknown, with_seal
from aanbesteding.cli.output import note, show, words_of, write_text
from aanbesteding.cli.sensitivity import can_draw, make_folder, written_pictures
from aanbesteding.cli.usage import usage
from aanbesteding.faults import Fault, Faults
from aanbesteding.texts import LOT, Lang, Text

if TYPE_CHECKING:
    from aanbesteding.model.dossier import Dossier
    from aanbesteding.model.framework import Framework
    from aanbesteding.model.scenario import Scenario
    from aanbesteding.model.seal import Seal
    from aanbesteding.reading.load import Reader
    from aanbesteding.recombination.asked import Asked as Search
    from aanbesteding.routes.compare import Comparison
    from aanbesteding.scoring.evaluation import Evaluation
    from aanbesteding.sensitivity.answer import Options

Format = Literal["text", "json", "csv", "markdown"]
COMMAND = "aanbesteding compare"
WRITTEN = Text("geschreven: {path}", "written: {path}")
TOO_FEW = Text(
    "er zijn minstens twee kaders nodig; gevonden: {count}",
    "at least two frameworks are needed; found: {count}",
)
TOO_MANY = Text(
    "hoogstens {most} kaders tegelijk; gevonden: {count}",
    "at most {most} frameworks at once; found: {count}",
)
NO_BIDS = Text("er staan geen inschrijvingen bij", "there are no bids")
GIVEN_TWICE = Text("«{path}» staat er twee keer", "“{path}” is given twice")
SAME_ID = Text(
    "twee kaders heten «{id}»; vergelijk versies van één kader met diff",
    "two frameworks are called “{id}”; compare versions of one framework with diff",
)


def compare(
    files: list[Path],
    lots: list[str],
    plots: Path | None,
    scenario: Path | None,
    asked: Asked,
    form: Format,
    output: Path | None,
    lang: Lang,
    *,
    quiet: bool,
) -> int:
    """Compare and print; return 0."""
    from aanbesteding.cli.progress import Bar

    if plots is not None:
        can_draw()
    options, search = options_of(asked, COMMAND), search_of(asked, COMMAND)
    given = told_apart(files)
    evaluations, over_years = evaluated_all(given, scenario)
    known = dict.fromkeys(lot.lot.id for one in evaluations for lot in one.lots)
    refuse_unknown((LOT, lots, list(known)))
    if plots is not None:
        make_folder(plots)
    read = given.read(scenario)
    with Bar(sys.stderr, quiet=quiet) as bar:
        shown = options._replace(progress=lambda what, done, total: bar.show(done, total))
        told = replace(search, progress=telling(bar.say, lang))
        found = compared_all(evaluations, lots, shown, told, over_years)
    if form == "text" and output is None:
        from aanbesteding.reporting.comparison_report import comparison_blocks

        show(comparison_blocks(found, lang))
    else:
        write_text(text_of(found, form, lang), output, read)
    if output is not None:
        note(WRITTEN.say(lang, path=output), quiet=quiet)
    if plots is not None:
        from aanbesteding.reporting.plots.routes import pictures

        written_pictures(pictures(found, lang), plots, read, lang, quiet=quiet)
    return 0


class Given(NamedTuple):
    """What the files of a command are; `faults` are of those that are nobody's to read again.

    `first` names what else was given with the first framework: drawings, a seal and so on.
    """

    frameworks: dict[Path, Framework]
    bids: list[Path]
    faults: list[Fault]
    first: Sources | None = None

    def read(self, scenario: Path | None) -> tuple[Path, ...]:
        """Return everything that is read, which no result may overwrite."""
        paths = [path for one in self.frameworks for path in Sources(one, tuple(self.bids)).read]
        return (*paths, *((scenario,) if scenario is not None else ()))


def told_apart(files: list[Path], command: str = COMMAND) -> Given:
    """Tell frameworks from the rest. Raises `Faults` for too few of either, or too many.

    What is wrong with a framework, or with a file of which nobody can say what it is, is returned.
    `command` is the one whose help says how it is asked.
    """
    from aanbesteding.model import aliases, bid, framework, quality, scores
    from aanbesteding.model.framework import Framework as Made
    from aanbesteding.reading.load import Reader
    from aanbesteding.reading.names import is_sheet

    others = (bid.FORMAT, scores.FORMAT, quality.FORMAT, aliases.FORMAT)
    given = Given({}, [], [])
    for path in files:
        reader = Reader((framework.FORMAT, *others))
        made = None if path.is_dir() else reader.read(os.fspath(path), path.name)
        if isinstance(made, Made) and path in given.frameworks:
            given.faults.extend(_usage(GIVEN_TWICE, {"path": os.fspath(path)}, command))
        elif isinstance(made, Made):
            given.frameworks[path] = made
        elif made is not None or path.is_dir() or is_sheet(path.name) or _format(reader) in others:
            given.bids.append(path)
        else:
            given.faults.extend(reader.faults)
    _refuse_wrong_numbers(given, command)
    return given


def is_framework(path: Path) -> bool:
    """Whether a file says that it is a framework, right or wrong."""
    from aanbesteding.model import framework
    from aanbesteding.reading.load import Reader

    if not path.is_file():
        return False
    reader = Reader((framework.FORMAT,))
    reader.read(os.fspath(path), path.name)
    return _format(reader) == framework.FORMAT


def _format(reader: Reader) -> object:
    """Return what a file says that it is."""
    plain = reader.tree.plain if reader.tree is not None else None
    return plain.get("format") if isinstance(plain, dict) else None


def _refuse_wrong_numbers(given: Given, command: str) -> None:
    from aanbesteding.routes.sides import MOST

    ids = [made.id for made in given.frameworks.values()]
    same = next((name for name in ids if ids.count(name) > 1), None)
    whole = not given.faults  # else what cannot be read may be what is missing
    problems: tuple[tuple[bool, Text, dict[str, object]], ...] = (
        (whole and len(ids) < 2, TOO_FEW, {"count": len(ids)}),
        (len(ids) > MOST, TOO_MANY, {"count": len(ids), "most": MOST}),
        (whole and not given.bids, NO_BIDS, {}),
        (same is not None, SAME_ID, {"id": same}),
    )
    faults = [
        fault
        for wrong, text, fields in problems
        if wrong
        for fault in _usage(text, fields, command)
    ]
    if faults:
        raise Faults([*given.faults, *faults])


def _usage(text: Text, fields: dict[str, object], command: str) -> Sequence[Fault]:
    """Return what is wrong with the command itself."""
    return usage(Text(text.say("nl", **fields), text.say("en", **fields)), command).faults


def compared_all(
    evaluations: list[Evaluation],
    lots: list[str],
    options: Options,
    search: Search,
    scenario: Scenario | None,
) -> Comparison:
    """Compare, and work out the routes over the years where a scenario was given."""
    from aanbesteding.routes.compare import compare as compared
    from aanbesteding.routes.scenario.analyse import analyse

    found = compared(evaluations, lots, options, search)
    if scenario is None:
        return found
    told = analyse(scenario, progress=lambda done, total: options.progress("scenario", done, total))
    return replace(found, scenario=told)


def evaluated_all(
    given: Given, scenario: Path | None = None
) -> tuple[list[Evaluation], Scenario | None]:
    """Evaluate under every framework, and read the scenario that goes with them, if any.

    Raises `Faults` with those of all files, each once.
    """
    from aanbesteding.checking.scenario import scenario_faults
    from aanbesteding.reading.scenario import load_scenario

    faults: list[Fault] = []
    made = None
    if scenario is not None:
        try:
            made = load_scenario(scenario)
            faults += scenario_faults(made)
        except Faults as error:
            faults += error.faults
    evaluations = _evaluated(given, faults)
    return evaluations, made


def _evaluated(given: Given, others: list[Fault]) -> list[Evaluation]:
    """Evaluate under every framework. Raises `Faults` with those of all files, each once."""
    from aanbesteding.model.dossier import Dossier
    from aanbesteding.reading.draws import read_draws
    from aanbesteding.reading.load import read_dossier
    from aanbesteding.routes.outcomes.outcomes import built_of
    from aanbesteding.routes.own_lots import of_framework
    from aanbesteding.scoring.evaluate import evaluate

    paths = [*given.bids, *(given.first.read_with_bids if given.first else ())]
    dossier, faults = read_dossier(*paths) if paths else (Dossier(()), [])
    faults = [*given.faults, *others, *faults]
    every = list(given.frameworks.values())
    found = []
    for path, made in given.frameworks.items():
        own = of_framework(dossier, made, every)
        first = given.first if given.first and path == given.first.framework else Sources(path, ())
        try:
            if first.draws:
                records, wrong = read_draws(first.draws)
                own = own.with_draws(records)
                faults += wrong
            refuse_others(made, own, first)
            seal = _sealed(path, made, first.seal)
            if not faults:
                found.append(with_seal(evaluate(made, own), seal))
                if made.recombination is not None:
                    built_of(made, own)  # what is wrong with activities is said now
            else:
                faults += _wrong(made, own)
        except Faults as error:
            faults += error.faults
    if faults:
        raise Faults(list({repr(fault): fault for fault in faults}.values()))
    return found


def _sealed(path: Path, made: Framework, named: Path | None) -> Seal | None:
    """Return the seal of a framework, the one named or the one beside it.

    Raises `Faults` where it is not what was sealed.
    """
    from aanbesteding.cli.sealing import found_seal
    from aanbesteding.reading.seal import seal_faults

    seal = found_seal(path, named)
    if seal is not None and (faults := seal_faults(made, seal)):
        raise Faults(faults)
    return seal


def _wrong(made: Framework, dossier: Dossier) -> list[Fault]:
    """Judge what could be read, so that one round is enough."""
    from aanbesteding.checking.anonymous import opened
    from aanbesteding.checking.run import check_dossier, check_framework
    from aanbesteding.model.finding import fault_of, origins

    dossier = opened(made, dossier)
    files = origins(made, dossier)
    findings = check_framework(made) or check_dossier(made, dossier)
    return [fault_of(finding, files) for finding in findings]


def text_of(found: Comparison, form: Format, lang: Lang) -> str:
    """Return a comparison in a form."""
    if form == "json":
        from aanbesteding.reporting.comparison_json import comparison_json

        return comparison_json(found)
    if form == "csv":
        from aanbesteding.reporting.comparison_csv import comparison_csv

        return comparison_csv(found, lang)
    from aanbesteding.reporting.comparison_report import comparison_blocks

    blocks = comparison_blocks(found, lang)
    return words_of(blocks, form)
