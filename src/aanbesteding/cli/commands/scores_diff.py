"""The command `scores-diff`: compare two entries of score sheets."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from aanbesteding.cli.commands.row import Row
from aanbesteding.cli.language import chosen, tr
from aanbesteding.cli.options import FORM, LangOption, OutputOption, QuietOption


def scores_diff_command(
    first: Annotated[
        Path,
        typer.Argument(
            metavar="A",
            help=tr("Een scoreblad, of een map ermee.", "A score sheet, or a folder of them."),
        ),
    ],
    second: Annotated[
        Path,
        typer.Argument(
            metavar="B",
            help=tr("De andere invoer daarvan.", "The other entry of the same."),
        ),
    ],
    form: Annotated[Literal["text", "json"], FORM] = "text",
    output: OutputOption = None,
    lang: LangOption = None,
    quiet: QuietOption = False,
) -> int:
    """Run `scores-diff`."""
    from aanbesteding.cli.scores_diff import scores_diff

    return scores_diff(first, second, form, output, lang or chosen(), quiet=quiet)


COMMAND = Row(
    "scores-diff",
    scores_diff_command,
    short_help=tr(
        "Vergelijk scorebladen die twee keer zijn ingevoerd.",
        "Compare score sheets that were entered twice.",
    ),
    help=tr(
        "Vergelijk scorebladen die twee keer zijn ingevoerd: welke cijfers en motiveringen "
        "verschillen, ontbreken of te veel zijn, met de plaats in beide bestanden.\n\n"
        "Afsluitcode 0: gelijk; 1: verschillen; 2: fouten in de bestanden.\n\n"
        "\b\n"
        "Voorbeeld:\n"
        "  aanbesteding scores-diff invoer-1/ invoer-2/",
        "Compare score sheets that were entered twice: which marks and reasons differ, are "
        "missing or are extra, with the place in both files.\n\n"
        "Exit code 0: the same; 1: differences; 2: faults in the files.\n\n"
        "\b\n"
        "Example:\n"
        "  aanbesteding scores-diff entry-1/ entry-2/",
    ),
)
