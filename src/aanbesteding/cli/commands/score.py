"""The command `score`: rank the bids per lot."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from aanbesteding.cli.commands.row import Row
from aanbesteding.cli.language import chosen, tr
from aanbesteding.cli.options import (
    BidsArgument,
    FrameworkArgument,
    LangOption,
    LotOption,
    OutputOption,
    QuietOption,
)


def score_command(
    framework: FrameworkArgument,
    bids: BidsArgument,
    lot: LotOption = None,
    form: Annotated[
        Literal["text", "json", "csv", "markdown"],
        typer.Option(
            "--format",
            "-f",
            help=tr("Vorm van de uitkomst.", "Form of the result."),
        ),
    ] = "text",
    output: OutputOption = None,
    lang: LangOption = None,
    quiet: QuietOption = False,
) -> int:
    """Run `score`."""
    from aanbesteding.cli.score import score

    return score(framework, bids, lot or [], form, output, lang or chosen(), quiet=quiet)


COMMAND = Row(
    "score",
    score_command,
    short_help=tr("Rangschik de inschrijvingen per perceel.", "Rank the bids per lot."),
    help=tr(
        "Rangschik de inschrijvingen per perceel, precies zoals het kader aankondigt.\n\n"
        "\b\n"
        "Voorbeelden:\n"
        "  aanbesteding score criteria/manifest-leiden.yaml bids/leiden/\n"
        "  aanbesteding score kader.yaml bids/ --lot opgroeien --format csv -o uitslag.csv",
        "Rank the bids per lot, exactly as the framework announces.\n\n"
        "\b\n"
        "Examples:\n"
        "  aanbesteding score criteria/manifest-leiden.yaml bids/leiden/ --lang en\n"
        "  aanbesteding score framework.yaml bids/ --lot opgroeien --format csv -o result.csv",
    ),
)
