"""The command `score`: rank the bids per lot."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from aanbesteding.cli.commands.row import Row
from aanbesteding.cli.language import chosen, tr
from aanbesteding.cli.options import (
    AliasesOption,
    BidsArgument,
    FrameworkArgument,
    LangOption,
    LotOption,
    OutputOption,
    QuietOption,
)
from aanbesteding.cli.usage import usage

QualityOnlyOption = Annotated[
    bool,
    typer.Option(
        "--quality-only",
        help=tr(
            "Beoordeel alles behalve de prijs; die hoeft er nog niet te zijn.",
            "Evaluate everything but the price, which need not be there yet.",
        ),
    ),
]
CloseOption = Annotated[
    Path | None,
    typer.Option(
        "--close",
        metavar=tr("BESTAND", "FILE"),
        help=tr(
            "Stel de kwaliteit vast en schrijf haar naar dit nieuwe bestand.",
            "Close the quality and write it to this new file.",
        ),
    ),
]
ClosedOption = Annotated[
    Path | None,
    typer.Option(
        "--closed",
        metavar=tr("BESTAND", "FILE"),
        help=tr(
            "De kwaliteit die is vastgesteld voordat de prijzen opengingen.",
            "The quality that was closed before the prices were opened.",
        ),
    ),
]


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
    quality_only: QualityOnlyOption = False,
    close: CloseOption = None,
    closed: ClosedOption = None,
    aliases: AliasesOption = None,
    output: OutputOption = None,
    lang: LangOption = None,
    quiet: QuietOption = False,
) -> int:
    """Run `score`."""
    lang = lang or chosen()
    bids = [*bids, *([aliases] if aliases else [])]
    if quality_only or close:
        from aanbesteding.cli import quality

        if not quality_only:
            raise usage(quality.CLOSE_ALONE, quality.COMMAND)
        if closed or lot:
            raise usage(quality.NOT_BOTH if closed else quality.NO_LOTS, quality.COMMAND)
        return quality.score_quality(framework, bids, form, close, output, lang, quiet=quiet)
    from aanbesteding.cli.score import score

    return score(framework, bids, lot or [], form, output, lang, quiet=quiet, closed=closed)


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
