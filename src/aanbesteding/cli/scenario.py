"""`aanbesteding scenario`: two routes over the years, and at which assumption their order turns."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from aanbesteding.cli.output import note, show, words_of, write_file, write_text
from aanbesteding.cli.sensitivity import WRITTEN, can_draw, make_folder
from aanbesteding.texts import Lang, Text

if TYPE_CHECKING:
    from aanbesteding.routes.scenario.analyse import Found

Format = Literal["text", "json", "csv", "markdown"]
NOTHING_DRAWN = Text(
    "geen plaatje: geen enkele aanname heeft een bereik", "no picture: no assumption has a range"
)


def scenario(
    file: Path,
    changes: list[str],
    plots: Path | None,
    form: Format,
    output: Path | None,
    lang: Lang,
    *,
    quiet: bool,
) -> int:
    """Work out and print; return 0. Which route is ahead is no fault of the command."""
    from aanbesteding.checking.scenario import scenario_faults
    from aanbesteding.cli.progress import Bar
    from aanbesteding.faults import Faults
    from aanbesteding.reading.scenario import load_scenario
    from aanbesteding.routes.scenario.analyse import analyse
    from aanbesteding.routes.scenario.changed import parsed

    if plots is not None:
        can_draw()
    made = load_scenario(file)
    faults = scenario_faults(made)
    try:
        values = parsed(changes, made)
    except Faults as error:
        faults += error.faults
    if faults:
        raise Faults(faults)
    if plots is not None:
        make_folder(plots)  # before anything is printed, so that a fault leaves no output
    with Bar(sys.stderr, quiet=quiet) as bar:
        found = analyse(made, values, bar.show)
    if form == "text" and output is None:
        from aanbesteding.reporting.scenario_report import scenario_blocks

        show(scenario_blocks(found, lang))
    else:
        write_text(_text(found, form, lang), output, [file])
    if output is not None:
        note(WRITTEN.say(lang, path=output), quiet=quiet)
    if plots is not None:
        _draw(found, plots, lang, quiet=quiet)
    return 0


def _draw(found: Found, folder: Path, lang: Lang, *, quiet: bool) -> None:
    from aanbesteding.reporting.plots.scenario_tornado import draw
    from aanbesteding.reporting.plots.style import svg

    made = draw(found, lang)
    if made is None:
        note(NOTHING_DRAWN.say(lang), quiet=quiet)
        return
    path = folder / f"{found.scenario.id}-tornado.svg"
    write_file(svg(made, lang).encode(), path)
    note(WRITTEN.say(lang, path=path), quiet=quiet)


def _text(found: Found, form: Format, lang: Lang) -> str:
    if form == "json":
        from aanbesteding.reporting.scenario_json import scenario_json

        return scenario_json(found)
    if form == "csv":
        from aanbesteding.reporting.scenario_csv import scenario_csv

        return scenario_csv(found, lang)
    from aanbesteding.reporting.scenario_report import scenario_blocks

    blocks = scenario_blocks(found, lang)
    return words_of(blocks, form)
