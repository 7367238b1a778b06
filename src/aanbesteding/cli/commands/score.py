"""The command `score`: rank the bids per lot."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from aanbesteding.cli.commands.row import Row
from aanbesteding.cli.language import chosen, tr
from aanbesteding.cli.options import (
    FrameworkArgument,
    LangOption,
    LotOption,
    OutputOption,
    QuietOption,
)


def score_command(
    framework: FrameworkArgument,
    bids: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar=tr("[INSCHRIJVINGEN...]", "[BIDS...]"),
            help=tr(
                "Bestanden of mappen met inschrijvingen en scorebladen.",
                "Files or folders with bids and score sheets.",
            ),
        ),
    ] = None,
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
    seal: Annotated[
        bool,
        typer.Option(
            "--seal",
            help=tr(
                "Verzegel het gepubliceerde kader: schrijf zijn hash en tekst ernaast (*.seal).",
                "Seal the published framework: write its hash and text beside it (*.seal).",
            ),
        ),
    ] = False,
    seal_file: Annotated[
        Path | None,
        typer.Option(
            "--seal-file",
            metavar=tr("BESTAND", "FILE"),
            help=tr(
                "Het zegel, als het niet naast het kader ligt.",
                "The seal, where it does not lie beside the framework.",
            ),
        ),
    ] = None,
    seal_date: Annotated[
        str | None,
        typer.Option(
            "--seal-date",
            metavar=tr("DATUM", "DATE"),
            help=tr(
                "De datum van publicatie die in het zegel komt.",
                "The date of publication that goes in the seal.",
            ),
        ),
    ] = None,
    show_difference: Annotated[
        bool,
        typer.Option(
            "--show-difference",
            help=tr(
                "Toon hoe het kader van zijn zegel verschilt; er komt dan geen rangorde.",
                "Show how the framework differs from its seal; there is no ranking then.",
            ),
        ),
    ] = False,
    record: Annotated[
        Path | None,
        typer.Option(
            "--record",
            metavar=tr("BESTAND", "FILE"),
            help=tr(
                "Leg de beoordeling vast, met hashes, om met `verify` na te gaan.",
                "Record the evaluation, with hashes, to be checked with `verify`.",
            ),
        ),
    ] = None,
) -> int:
    """Run `score`."""
    from aanbesteding.cli.score import score
    from aanbesteding.cli.sealing import sealing

    asked = sealing(seal=seal, difference=show_difference, file=seal_file, date=seal_date)
    return score(
        framework,
        bids or [],
        lot or [],
        form,
        output,
        lang or chosen(),
        quiet=quiet,
        asked=asked,
        record=record,
    )


COMMAND = Row(
    "score",
    score_command,
    short_help=tr("Rangschik de inschrijvingen per perceel.", "Rank the bids per lot."),
    help=tr(
        "Rangschik de inschrijvingen per perceel, precies zoals het kader aankondigt.\n\n"
        "\b\n"
        "Voorbeelden:\n"
        "  aanbesteding score criteria/manifest-leiden.yaml bids/leiden/\n"
        "  aanbesteding score kader.yaml bids/ --lot opgroeien --format csv -o uitslag.csv\n"
        "  aanbesteding score kader.yaml --seal\n"
        "  aanbesteding score kader.yaml bids/ --record vastlegging.json",
        "Rank the bids per lot, exactly as the framework announces.\n\n"
        "\b\n"
        "Examples:\n"
        "  aanbesteding score criteria/manifest-leiden.yaml bids/leiden/ --lang en\n"
        "  aanbesteding score framework.yaml bids/ --lot opgroeien --format csv -o result.csv\n"
        "  aanbesteding score framework.yaml --seal\n"
        "  aanbesteding score framework.yaml bids/ --record record.json",
    ),
)
