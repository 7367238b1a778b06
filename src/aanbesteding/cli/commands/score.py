"""The command `score`: rank the bids per lot."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from aanbesteding.cli.commands.row import Row
from aanbesteding.cli.language import chosen, tr
from aanbesteding.cli.options import (
    AliasesOption,
    DrawOption,
    FrameworkArgument,
    LangOption,
    LotOption,
    OutputOption,
    QuietOption,
)

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
    draw: DrawOption = None,
    without: Annotated[
        list[str] | None,
        typer.Option(
            "--without",
            metavar=tr("INSCHRIJVING", "BID"),
            help=tr(
                "Toon wat er gebeurt als deze inschrijving na de gunning uitvalt; mag vaker.",
                "Show what happens when this bid drops out after the award; may be repeated.",
            ),
        ),
    ] = None,
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
    lang = lang or chosen()
    every = [*(bids or []), *([aliases] if aliases else [])]
    asked_seal = seal or show_difference or seal_date is not None
    if quality_only or close:
        from aanbesteding.cli.quality import only_quality, score_quality

        other = bool(draw or without or asked_seal or record)
        only_quality(asked=quality_only, closed=closed, lot=lot, other=other)
        return score_quality(framework, every, form, close, output, lang, quiet=quiet)
    if without:
        from aanbesteding.cli.drop_out import drop_out, only_shows

        only_shows(sealing=asked_seal, record=record)
        return drop_out(
            *(framework, every, draw or [], without, lot or []),
            *(form, output, lang),
            quiet=quiet,
            closed=closed,
        )
    from aanbesteding.cli.score import score
    from aanbesteding.cli.sealing import sealing

    asked = sealing(seal=seal, difference=show_difference, file=seal_file, date=seal_date)
    return score(
        framework,
        every,
        draw or [],
        lot or [],
        form,
        output,
        lang,
        quiet=quiet,
        asked=asked,
        record=record,
        closed=closed,
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
        "  aanbesteding score kader.yaml bids/ --draw loting.yaml\n"
        "  aanbesteding score kader.yaml bids/ --without kiezelkade\n"
        "  aanbesteding score kader.yaml --seal\n"
        "  aanbesteding score kader.yaml bids/ --record vastlegging.json\n\n"
        "Is er een loting nodig, dan schrijft `aanbesteding new draw` het formulier. Met "
        "--without is de afsluitcode 1 als niet vaststaat wie het contract krijgt.",
        "Rank the bids per lot, exactly as the framework announces.\n\n"
        "\b\n"
        "Examples:\n"
        "  aanbesteding score criteria/manifest-leiden.yaml bids/leiden/ --lang en\n"
        "  aanbesteding score framework.yaml bids/ --lot opgroeien --format csv -o result.csv\n"
        "  aanbesteding score framework.yaml bids/ --draw draw.yaml\n"
        "  aanbesteding score framework.yaml bids/ --without kiezelkade\n"
        "  aanbesteding score framework.yaml --seal\n"
        "  aanbesteding score framework.yaml bids/ --record record.json\n\n"
        "Where lots must be drawn, `aanbesteding new draw` writes the form. With --without the "
        "exit code is 1 when it is not certain who gets the contract.",
    ),
)
