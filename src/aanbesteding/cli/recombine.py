"""`aanbesteding recombine`: the best that can be made of what all bids offer."""

from __future__ import annotations

import sys
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from aanbesteding.cli.asked import milliseconds, percent, sections_of, telling
from aanbesteding.cli.evaluation import Sources, read_all
from aanbesteding.cli.output import note, show, write_file, write_text
from aanbesteding.cli.usage import usage
from aanbesteding.faults import Fault, Faults
from aanbesteding.texts import Lang, Text

if TYPE_CHECKING:
    from aanbesteding.model.dossier import Dossier
    from aanbesteding.model.framework import Framework
    from aanbesteding.recombination.analyse import Part
    from aanbesteding.recombination.analysis import Recombined
    from aanbesteding.recombination.problem import Problem
    from aanbesteding.reporting.recombining.case import Case

Format = Literal["text", "json", "csv"]
COMMAND = "aanbesteding recombine"
WRITTEN = Text("geschreven: {path}", "written: {path}")
UNDER_ALONE = Text("--under gaat alleen met --bid", "--under goes with --bid only")
OWN_FOLDER = Text(
    "in de map van --bid staan alleen coalities: kies voor --output en --plots iets anders",
    "the folder of --bid is for coalitions alone: choose another place for --output and --plots",
)
BUSY = Text("{section}: vraag {count}", "{section}: question {count}")


class Asked(NamedTuple):
    """What is asked, as it was typed."""

    only: tuple[str, ...]
    time_limit: str | None
    gap: str | None
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
    if wanted.bid is not None:
        from aanbesteding.recombination.consortium.panels import must_know_names

        must_know_names((framework, *others))
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

    sections = sections_of(asked.only, [section.id for section in SECTIONS], COMMAND)
    time = milliseconds(asked.time_limit, COMMAND)
    gap, within = (
        percent(option, text, COMMAND) / 100
        for option, text in (("--gap", asked.gap or "0"), ("--within", asked.within))
    )
    return _Effort(tuple(sections), time, gap, asked.alternatives, within)


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
    from aanbesteding.recombination.tabled import Tabled

    with Line(sys.stderr, quiet=quiet) as line:
        question = Question(
            gap=effort.gap,
            milliseconds=effort.milliseconds,
            progress=telling(line.say, lang),
        )
        tabled = Tabled(problem)
        best = solve(problem, question, tabled)
        more = Effort(
            parts=_parts(effort.sections),
            alternatives=effort.alternatives,
            within=effort.within,
            gap=effort.gap,
            milliseconds=effort.milliseconds,
            progress=lambda part, count: line.say(_busy(part, count, lang)),
        )
        return analyse(problem, best, more, tabled)


def _busy(part: Part, count: int, lang: Lang) -> str:
    """Say which question of which section is asked; what is near the best is among other plans."""
    from aanbesteding.exact.display import count as counted
    from aanbesteding.reporting.recombining.table import SECTIONS

    name = "alternatives" if part == "near" else part
    title = next(one.title for one in SECTIONS if one.id == name)
    return BUSY.say(lang, section=title.say(lang), count=counted(count + 1, lang))


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


def _drawn(case: Case, lang: Lang) -> list[tuple[str, str]]:
    from aanbesteding.reporting.recombining.plots import pictures

    return list(pictures(case, lang))


def _print(
    case: Case, dossier: Dossier, files: Sources, effort: _Effort, wanted: Wanted, lang: Lang
) -> None:
    only = effort.sections
    if wanted.form == "text" and wanted.output is None:
        from aanbesteding.reporting.recombining.report import recombination_blocks

        show(recombination_blocks(case, only, lang))
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
