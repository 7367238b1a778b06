"""`aanbesteding sensitivity` of several frameworks: the first examined, then all compared."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from aanbesteding.cli.asked import telling
from aanbesteding.cli.compare import Given, compared_all, evaluated_all
from aanbesteding.cli.evaluation import refuse_unknown
from aanbesteding.cli.output import note, show, words_of, write_text
from aanbesteding.cli.sensitivity import WRITTEN, make_folder, written_pictures
from aanbesteding.texts import LOT, Lang

if TYPE_CHECKING:
    from aanbesteding.recombination.asked import Asked as Search
    from aanbesteding.routes.compare import Comparison
    from aanbesteding.sensitivity.analyse import Sensitivity
    from aanbesteding.sensitivity.answer import Options

Format = Literal["text", "json", "csv", "markdown"]


def with_comparison(
    given: Given,
    scenario: Path | None,
    sections: list[str],
    lots: list[str],
    plots: Path | None,
    options: Options,
    search: Search,
    form: Format,
    output: Path | None,
    lang: Lang,
    *,
    quiet: bool,
) -> int:
    """Examine the award of the first framework, compare all of them, and print; return 0."""
    from aanbesteding.cli.progress import Bar
    from aanbesteding.sensitivity.analyse import analyse

    evaluations, over_years = evaluated_all(given, scenario)
    known = dict.fromkeys(lot.lot.id for one in evaluations for lot in one.lots)
    refuse_unknown((LOT, lots, list(known)))
    indices = [lot.index for lot in evaluations[0].lots if not lots or lot.lot.id in lots]
    if plots is not None:
        make_folder(plots)
    read = given.read(scenario)
    with Bar(sys.stderr, quiet=quiet) as bar:
        shown = options._replace(progress=lambda what, done, total: bar.show(done, total))
        examined = analyse(evaluations[0], indices, sections, shown)
        told = replace(search, progress=telling(bar.say, lang))
        compared = compared_all(evaluations, lots, shown, told, over_years)
    if form == "text" and output is None:
        from aanbesteding.reporting.closing import both_blocks

        show(both_blocks(examined, compared, lang))
    else:
        write_text(_text(examined, compared, form, lang), output, read)
    if output is not None:
        note(WRITTEN.say(lang, path=output), quiet=quiet)
    if plots is not None:
        from aanbesteding.reporting.plots import routes, table

        made = [*table.pictures(examined, lang), *routes.pictures(compared, lang)]
        written_pictures(made, plots, read, lang, quiet=quiet)
    return 0


def _text(examined: Sensitivity, compared: Comparison, form: Format, lang: Lang) -> str:
    from aanbesteding.reporting import closing

    if form == "json":
        return closing.both_json(examined, compared)
    if form == "csv":
        return closing.both_csv(examined, compared, lang)
    blocks = closing.both_blocks(examined, compared, lang)
    return words_of(blocks, form)
