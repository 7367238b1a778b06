"""`aanbesteding sensitivity`: how an award could have gone otherwise."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from aanbesteding.cli import codes
from aanbesteding.cli.asked import Asked, options_of, search_of, sections_of
from aanbesteding.cli.evaluation import Sources, chosen_lots, evaluated
from aanbesteding.cli.output import cannot_write, note, show, words_of, write_file, write_text
from aanbesteding.cli.usage import usage
from aanbesteding.faults import Fault, Faults, Place
from aanbesteding.texts import LANGUAGES, Lang, Text

if TYPE_CHECKING:
    from aanbesteding.cli.compare import Given
    from aanbesteding.sensitivity.analyse import Sensitivity

Format = Literal["text", "json", "csv", "markdown"]
DRAWS = "vl_convert"
COMMAND = "aanbesteding sensitivity"
WRITTEN = Text("geschreven: {path}", "written: {path}")
NOTHING_DRAWN = Text(
    "geen plaatje: van deze percelen en onderdelen is er niets te tekenen",
    "no picture: of these lots and sections there is nothing to draw",
)
NO_CSV = Text("--set heeft geen csv", "--set has no csv")
NOT_WITH_SET = Text(
    "--set laat een verschil zien: zonder --only, --plots, --scenario, --time-limit en --gap",
    "--set shows a difference: without --only, --plots, --scenario, --time-limit and --gap",
)
ONE_FRAMEWORK = Text(
    "{option} hoort bij een vergelijking: geef twee kaders of meer",
    "{option} belongs to a comparison: give two frameworks or more",
)
NOT_WITH_MORE = Text(
    "met twee kaders of meer zijn er geen --draw, --closed, --aliases en --seal",
    "with two frameworks or more there are no --draw, --closed, --aliases and --seal",
)


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
    from aanbesteding.sensitivity.sections import SECTIONS

    if changes:
        others = (plots, scenario, asked.time_limit, asked.gap)
        if only or any(one is not None for one in others):
            raise usage(NOT_WITH_SET, COMMAND)
        return _changed(files, changes, lots, form, output, lang, quiet=quiet)
    if plots is not None:
        can_draw()
    sections = sections_of(tuple(only), [section.id for section in SECTIONS], COMMAND)
    options = options_of(asked, COMMAND)
    search = search_of(asked, COMMAND)
    given = _several(files)
    if given is not None:
        from aanbesteding.cli.closing import with_comparison

        return with_comparison(
            given, scenario, sections, lots, plots, options, search, form, output, lang, quiet=quiet
        )
    _only_of_several(scenario, asked)
    evaluation = evaluated(files)
    indices = [lot.index for lot in chosen_lots(evaluation, lots)]
    if plots is not None:
        make_folder(plots)
    with Bar(sys.stderr, quiet=quiet) as bar:
        shown = options._replace(progress=lambda what, done, total: bar.show(done, total))
        found = analyse(evaluation, indices, sections, shown)
    if form == "text" and output is None:
        from aanbesteding.reporting.sensitivity_report import sensitivity_blocks

        show(sensitivity_blocks(found, lang))
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


def _only_of_several(scenario: Path | None, asked: Asked) -> None:
    """Raise `Faults` for an option that says something about a comparison only."""
    for option, typed in (
        ("--scenario", scenario),
        ("--time-limit", asked.time_limit),
        ("--gap", asked.gap),
    ):
        if typed is not None:
            problem = Text(*(ONE_FRAMEWORK.say(lang, option=option) for lang in LANGUAGES))
            raise usage(problem, COMMAND)


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
