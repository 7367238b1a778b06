"""`aanbesteding sensitivity`: how an award could have gone otherwise."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from aanbesteding.cli import codes
from aanbesteding.cli.evaluation import Sources, chosen_lots, evaluated, refuse_unknown
from aanbesteding.cli.output import cannot_write, note, words_of, write_file, write_text
from aanbesteding.cli.usage import usage
from aanbesteding.faults import Fault, Faults, Place
from aanbesteding.texts import Lang, Text

if TYPE_CHECKING:
    from aanbesteding.cli.compare import Given
    from aanbesteding.sensitivity.analyse import Sensitivity
    from aanbesteding.sensitivity.answer import Options

Format = Literal["text", "json", "csv", "markdown"]
DRAWS = "vl_convert"
COMMAND = "aanbesteding sensitivity"
SECTION = Text("onderdeel", "section")
WRITTEN = Text("geschreven: {path}", "written: {path}")
NOTHING_DRAWN = Text(
    "geen plaatje: van deze percelen en onderdelen is er niets te tekenen",
    "no picture: of these lots and sections there is nothing to draw",
)
NO_CSV = Text("--set heeft geen csv", "--set has no csv")
NOT_WITH_SET = Text(
    "--set laat alleen een verschil zien: zonder --only, zonder --plots en zonder --scenario",
    "--set shows a difference only: without --only, without --plots and without --scenario",
)
ONE_FRAMEWORK = Text(
    "--scenario hoort bij een vergelijking: geef twee kaders of meer",
    "--scenario belongs to a comparison: give two frameworks or more",
)
NOT_WITH_MORE = Text(
    "met twee kaders of meer zijn er geen --draw, --closed, --aliases en --seal",
    "with two frameworks or more there are no --draw, --closed, --aliases and --seal",
)
NOTHING_NAMED = Text("--only noemt geen onderdeel", "--only names no section")
NO_NUMBER = Text(
    "{option} is geen getal tussen 0 en 100, zoals 0.5",
    "{option} is no number between 0 and 100, such as 0.5",
)
TOO_FEW = Text("--most is minder dan 1000", "--most is less than 1000")
NEGATIVE = Text("--seed is minder dan nul", "--seed is less than zero")


class Asked(NamedTuple):
    """How weightings are drawn, as it was typed."""

    seed: int
    error: str
    most: int
    within: str


def sensitivity(
    files: Sources,
    only: list[str],
    changes: list[str],
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
    """Examine and print; return 0. What an award hinges on is no fault of the command."""
    from aanbesteding.cli.progress import Bar
    from aanbesteding.sensitivity.analyse import analyse

    if changes:
        if only or plots is not None or scenario is not None:
            raise usage(NOT_WITH_SET, COMMAND)
        return _changed(files, changes, lots, form, output, lang, quiet=quiet)
    if plots is not None:
        can_draw()
    sections = _sections(only)
    options = options_of(asked, COMMAND)
    given = _several(files)
    if given is not None:
        from aanbesteding.cli.closing import with_comparison

        return with_comparison(
            given, scenario, sections, lots, plots, options, form, output, lang, quiet=quiet
        )
    if scenario is not None:
        raise usage(ONE_FRAMEWORK, COMMAND)
    evaluation = evaluated(files)
    indices = [lot.index for lot in chosen_lots(evaluation, lots)]
    if plots is not None:
        make_folder(plots)
    with Bar(sys.stderr, quiet=quiet) as bar:
        shown = options._replace(progress=lambda what, done, total: bar.show(done, total))
        found = analyse(evaluation, indices, sections, shown)
    if form == "text" and output is None and sys.stdout.isatty():
        from aanbesteding.reporting.sensitivity_report import sensitivity_blocks
        from aanbesteding.reporting.terminal import console, print_blocks

        print_blocks(sensitivity_blocks(found, lang), console(sys.stdout))
    else:
        write_text(_text(found, form, lang), output, files.read)
    if output is not None:
        note(WRITTEN.say(lang, path=output), quiet=quiet)
    if plots is not None:
        from aanbesteding.reporting.plots.table import pictures

        written_pictures(pictures(found, lang), plots, files.read, lang, quiet=quiet)
    return 0


def _several(files: Sources) -> Given | None:
    """Return the frameworks and the bids where there is more than one framework, else None.

    Raises `Faults` for options that belong to one framework.
    """
    from aanbesteding.cli.compare import is_framework, told_apart

    if not any(is_framework(path) for path in files.bids):
        return None
    if files.draws or files.closed or files.aliases or files.seal:
        raise usage(NOT_WITH_MORE, COMMAND)
    return told_apart([files.framework, *files.bids])


def _changed(
    files: Sources,
    changes: list[str],
    lots: list[str],
    form: Format,
    output: Path | None,
    lang: Lang,
    *,
    quiet: bool,
) -> int:
    from aanbesteding.cli.difference import what_if

    if form == "csv":
        raise usage(NO_CSV, COMMAND)
    return what_if(files, changes, lots, form, output, lang, quiet=quiet)


def can_draw() -> None:
    """Raise `Faults` where the library that draws is not there, before any long work."""
    from importlib.util import find_spec

    if find_spec(DRAWS) is None:
        raise Faults([Fault(codes.NO_PLOTS, Place("aanbesteding"), {"library": DRAWS})])


def make_folder(folder: Path) -> None:
    """Make the folder where it is not there yet, before any long work. Raises `Faults`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(str(folder), error) from None


def written_pictures(
    pictures: Iterable[tuple[str, str]],
    folder: Path,
    read: Sequence[Path],
    lang: Lang,
    *,
    quiet: bool,
) -> None:
    """Write what can be drawn into a folder that is there; never over a file that was read."""
    made = list(pictures)
    for name, svg in made:
        write_file(svg.encode(), folder / name, read)
        note(WRITTEN.say(lang, path=folder / name), quiet=quiet)
    if not made:
        note(NOTHING_DRAWN.say(lang), quiet=quiet)


def _sections(only: list[str]) -> list[str]:
    """Return the sections that were asked for. Raises `Faults` for all that do not exist."""
    from aanbesteding.sensitivity.sections import SECTIONS

    names = [name.strip() for words in only for name in words.split(",") if name.strip()]
    if only and not names:
        raise usage(NOTHING_NAMED, COMMAND)
    refuse_unknown((SECTION, names, [section.id for section in SECTIONS]))
    return names


def options_of(asked: Asked, command: str) -> Options:
    """Return how weightings are drawn. Raises `Faults` for a number that cannot be."""
    from aanbesteding.sensitivity.answer import Options

    if asked.most < 1000:
        raise usage(TOO_FEW, command)
    if asked.seed < 0:
        raise usage(NEGATIVE, command)
    error, within = (
        _percent(name, text, command)
        for name, text in (("--error", asked.error), ("--within", asked.within))
    )
    return Options(seed=asked.seed, error=error / 100, most=asked.most, within=within)


def _percent(option: str, text: str, command: str) -> Fraction:
    """Return a percentage as it was typed, with a point or a comma."""
    from aanbesteding.exact.number import NotANumber, Number

    try:
        value = Number.parse(text, "comma" if "," in text else "point")
    except NotANumber:
        value = Number.parse("0", "point")
    if not 0 < value < 100:
        problem = Text(NO_NUMBER.say("nl", option=option), NO_NUMBER.say("en", option=option))
        raise usage(problem, command)
    return Fraction(value)


def _text(found: Sensitivity, form: Format, lang: Lang) -> str:
    if form == "json":
        from aanbesteding.reporting.sensitivity_json import sensitivity_json

        return sensitivity_json(found)
    if form == "csv":
        from aanbesteding.reporting.sensitivity_csv import sensitivity_csv

        return sensitivity_csv(found, lang)
    from aanbesteding.reporting.sensitivity_report import sensitivity_blocks

    blocks = sensitivity_blocks(found, lang)
    return words_of(blocks, form)
