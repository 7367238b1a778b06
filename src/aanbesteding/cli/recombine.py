"""`aanbesteding recombine`: the best that can be made of what all bids offer."""

from __future__ import annotations

import sys
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from aanbesteding.cli.evaluation import Sources, read_all, refuse_unknown
from aanbesteding.cli.output import note, write_file, write_text
from aanbesteding.cli.usage import usage
from aanbesteding.faults import Fault, Faults
from aanbesteding.texts import Lang, Text

if TYPE_CHECKING:
    from aanbesteding.model.dossier import Dossier
    from aanbesteding.model.framework import Framework
    from aanbesteding.recombination.analyse import Part
    from aanbesteding.recombination.analysis import Recombined
    from aanbesteding.recombination.asked import Progress
    from aanbesteding.recombination.problem import Problem
    from aanbesteding.reporting.recombining.case import Case

Format = Literal["text", "json", "csv"]
COMMAND = "aanbesteding recombine"
SECTION = Text("onderdeel", "section")
WRITTEN = Text("geschreven: {path}", "written: {path}")
NOTHING_NAMED = Text("--only noemt geen onderdeel", "--only names no section")
NO_NUMBER = Text(
    "{option} is geen getal vanaf 0 en onder 100, zoals 0.5",
    "{option} is no number from 0 and below 100, such as 0.5",
)
NO_TIME = Text(
    "--time-limit is geen aantal seconden boven nul, zoals 60",
    "--time-limit is no number of seconds above zero, such as 60",
)
UNDER_ALONE = Text("--under gaat alleen met --bid", "--under goes with --bid only")
OWN_FOLDER = Text(
    "in de map van --bid staan alleen coalities: kies voor --output en --plots iets anders",
    "the folder of --bid is for coalitions alone: choose another place for --output and --plots",
)
BEST = Text(
    "beste {best} · grens {bound} · marge {gap} % · {seconds} s",
    "best {best} · bound {bound} · gap {gap} % · {seconds} s",
)
BUSY = Text("{section}: vraag {count}", "{section}: question {count}")
UNKNOWN = "–"


class Asked(NamedTuple):
    """What is asked, as it was typed."""

    only: tuple[str, ...]
    time_limit: str | None
    gap: str
    alternatives: int
    within: str


class Wanted(NamedTuple):
    """What is to be made of it."""

    form: Format
    output: Path | None
    bid: Path | None
    under: tuple[Path, ...]
    plots: Path | None


class _Effort(NamedTuple):
    sections: tuple[str, ...]
    milliseconds: int | None
    gap: Fraction
    alternatives: int
    within: Fraction


def recombine(files: Sources, asked: Asked, wanted: Wanted, lang: Lang, *, quiet: bool) -> int:
    """Recombine and print; return 0 where there is a plan and 1 where there is none."""
    from aanbesteding.recombination.build import problem_of
    from aanbesteding.reporting.recombining.case import Case

    effort = _effort(asked)
    _can_be_made(wanted)
    framework, dossier, _ = read_all(files)
    built = problem_of(framework, dossier)
    others = _others(wanted.under)
    found = _found(built.problem, effort, lang, quiet=quiet)
    case = Case(framework, built, found)
    there = found.outcome.plan is not None
    folder = None
    if wanted.bid is not None and there:
        from aanbesteding.cli.plan_bids import prepared

        folder = prepared(case, dossier, others, lang)
    drawn = _drawn(case, lang) if wanted.plots is not None and there else []
    _print(case, dossier, files, effort, wanted, lang)
    if wanted.output is not None:
        note(WRITTEN.say(lang, path=wanted.output), quiet=quiet)
    if folder is not None and wanted.bid is not None:
        from aanbesteding.cli.plan_bids import write

        write(folder, wanted.bid, lang, quiet=quiet)
    for name, svg in drawn if wanted.plots is not None else ():
        assert wanted.plots is not None
        write_file(svg.encode(), wanted.plots / name, (*files.read, *wanted.under))
        note(WRITTEN.say(lang, path=wanted.plots / name), quiet=quiet)
    return 0 if there else 1


def _effort(asked: Asked) -> _Effort:
    from aanbesteding.reporting.recombining.table import SECTIONS

    names = [name.strip() for words in asked.only for name in words.split(",") if name.strip()]
    if asked.only and not names:
        raise usage(NOTHING_NAMED, COMMAND)
    refuse_unknown((SECTION, names, [section.id for section in SECTIONS]))
    milliseconds = None
    if asked.time_limit is not None:
        seconds = _number(asked.time_limit)
        if seconds is None or seconds * 1000 < 1:
            raise usage(NO_TIME, COMMAND)
        milliseconds = int(seconds * 1000)
    gap, within = _percent("--gap", asked.gap), _percent("--within", asked.within)
    return _Effort(tuple(names), milliseconds, gap, asked.alternatives, within)


def _number(text: str) -> Fraction | None:
    """Return a number as it was typed, with a point or a comma."""
    from aanbesteding.exact.number import NotANumber, Number

    try:
        return Fraction(Number.parse(text, "comma" if "," in text else "point"))
    except NotANumber:
        return None


def _percent(option: str, text: str) -> Fraction:
    value = _number(text)
    if value is None or not 0 <= value < 100:
        problem = Text(NO_NUMBER.say("nl", option=option), NO_NUMBER.say("en", option=option))
        raise usage(problem, COMMAND)
    return value / 100


def _can_be_made(wanted: Wanted) -> None:
    """Raise `Faults` where what is wanted cannot be made, before any long work."""
    from aanbesteding.cli.sensitivity import can_draw, make_folder

    if wanted.under and wanted.bid is None:
        raise usage(UNDER_ALONE, COMMAND)
    if wanted.plots is not None:
        can_draw()
    if wanted.bid is not None:
        from aanbesteding.cli.folder import must_be_new

        if any(_inside(path, wanted.bid) for path in (wanted.output, wanted.plots)):
            raise usage(OWN_FOLDER, COMMAND)
        must_be_new(wanted.bid)
    if wanted.plots is not None:
        make_folder(wanted.plots)


def _inside(path: Path | None, folder: Path) -> bool:
    return path is not None and path.resolve().is_relative_to(folder.resolve())


def _others(paths: tuple[Path, ...]) -> tuple[Framework, ...]:
    """Read the other frameworks. Raises `Faults` with all faults of all of them."""
    from aanbesteding.reading.load import load_framework

    found: list[Framework] = []
    faults: list[Fault] = []
    for path in paths:
        try:
            found.append(load_framework(path))
        except Faults as error:
            faults += error.faults
    if faults:
        raise Faults(faults)
    return tuple(found)


def _found(problem: Problem, effort: _Effort, lang: Lang, *, quiet: bool) -> Recombined:
    """Solve, and ask what is asked about the plan, with a line that tells how far it is."""
    from aanbesteding.cli.progress import Line
    from aanbesteding.recombination.analyse import Effort, analyse
    from aanbesteding.recombination.asked import Asked as Question
    from aanbesteding.recombination.solve import solve

    with Line(sys.stderr, quiet=quiet) as line:
        question = Question(
            gap=effort.gap,
            milliseconds=effort.milliseconds,
            progress=lambda at: line.say(_progress(at, lang)),
        )
        best = solve(problem, question)
        more = Effort(
            parts=_parts(effort.sections),
            alternatives=effort.alternatives,
            within=effort.within,
            gap=effort.gap,
            milliseconds=effort.milliseconds,
            progress=lambda part, count: line.say(BUSY.say(lang, section=part, count=count + 1)),
        )
        return analyse(problem, best, more)


def _parts(sections: tuple[str, ...]) -> tuple[Part, ...]:
    """Return the parts of the analysis that sections show; the summary shows what is reached."""
    from aanbesteding.recombination.analyse import PARTS

    return tuple(
        part
        for part in PARTS
        if not sections
        or part == "coverage"
        or part in sections
        or (part == "near" and "alternatives" in sections)
    )


def _progress(at: Progress, lang: Lang) -> str:
    from aanbesteding.exact.display import number

    def shown(value: Fraction | None, digits: int) -> str:
        return UNKNOWN if value is None else number(value, lang, digits)

    return BEST.say(
        lang,
        best=shown(None if at.best is None else Fraction(at.best, 1000), 1),
        bound=shown(None if at.bound is None else Fraction(at.bound, 1000), 1),
        gap=shown(None if at.gap is None else at.gap * 100, 2),
        seconds=at.milliseconds // 1000,
    )


def _drawn(case: Case, lang: Lang) -> list[tuple[str, str]]:
    from aanbesteding.reporting.recombining.plots import pictures

    return list(pictures(case, lang))


def _print(
    case: Case, dossier: Dossier, files: Sources, effort: _Effort, wanted: Wanted, lang: Lang
) -> None:
    only = effort.sections
    if wanted.form == "text" and wanted.output is None and sys.stdout.isatty():
        from aanbesteding.reporting.recombining.report import recombination_blocks
        from aanbesteding.reporting.terminal import console, print_blocks

        print_blocks(recombination_blocks(case, only, lang), console(sys.stdout))
        return
    inputs = (*files.read, *wanted.under)
    write_text(_text(case, dossier, only, wanted.form, lang), wanted.output, inputs)


def _text(case: Case, dossier: Dossier, only: tuple[str, ...], form: Format, lang: Lang) -> str:
    if form == "json":
        from aanbesteding.model.dossier import Dossier as Bids
        from aanbesteding.model.finding import origins
        from aanbesteding.recombination.consortium.names import names_of
        from aanbesteding.reporting.recombining.json import recombination_json

        read = origins(case.framework, Bids(dossier.bids))
        plan = case.found.outcome.plan
        names = names_of(case.framework, dossier, case.problem, plan) if plan else ()
        return recombination_json(case, only, read, names)
    if form == "csv":
        from aanbesteding.reporting.recombining.csv import recombination_csv

        return recombination_csv(case, only, lang)
    from aanbesteding.reporting.plain import plain_text
    from aanbesteding.reporting.recombining.report import recombination_blocks

    return plain_text(recombination_blocks(case, only, lang))
