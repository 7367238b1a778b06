"""The command `score`: rank the bids per lot."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from aanbesteding.cli.commands.row import Row
from aanbesteding.cli.language import chosen, tr
from aanbesteding.cli.options import (
    AliasesOption,
    ClosedOption,
    DrawOption,
    FormatOption,
    FrameworkArgument,
    LangOption,
    LotOption,
    OutputOption,
    QuietOption,
    SealFileOption,
)
from aanbesteding.cli.panels import EVIDENCE, QUALITY

QualityOnlyOption = Annotated[
    bool,
    typer.Option(
        "--quality-only",
        rich_help_panel=QUALITY,
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
        rich_help_panel=QUALITY,
        metavar=tr("BESTAND", "FILE"),
        help=tr(
            "Stel de kwaliteit vast en schrijf haar naar dit nieuwe bestand.",
            "Close the quality and write it to this new file.",
        ),
    ),
]
SealOption = Annotated[
    bool,
    typer.Option(
        "--seal",
        rich_help_panel=EVIDENCE,
        help=tr(
            "Verzegel het gepubliceerde kader: schrijf zijn hash en tekst ernaast (*.seal).",
            "Seal the published framework: write its hash and text beside it (*.seal).",
        ),
    ),
]
SealDateOption = Annotated[
    str | None,
    typer.Option(
        "--seal-date",
        rich_help_panel=EVIDENCE,
        metavar=tr("DATUM", "DATE"),
        help=tr(
            "De datum van publicatie die in het zegel komt.",
            "The date of publication that goes in the seal.",
        ),
    ),
]
ShowDifferenceOption = Annotated[
    bool,
    typer.Option(
        "--show-difference",
        rich_help_panel=EVIDENCE,
        help=tr(
            "Toon hoe het kader van zijn zegel verschilt; er komt dan geen rangorde.",
            "Show how the framework differs from its seal; there is no ranking then.",
        ),
    ),
]
RecordOption = Annotated[
    Path | None,
    typer.Option(
        "--record",
        rich_help_panel=EVIDENCE,
        metavar=tr("BESTAND", "FILE"),
        help=tr(
            "Leg de beoordeling vast, met hashes, om met `verify` na te gaan.",
            "Record the evaluation, with hashes, to be checked with `verify`.",
        ),
    ),
]
WatchOption = Annotated[
    bool,
    typer.Option(
        "--watch",
        help=tr(
            "Rangschik opnieuw zodra een bestand verandert en toon wat verschuift; tot Ctrl-C.",
            "Rank again as soon as a file changes and show what moves; until Ctrl-C.",
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
    watch: WatchOption = False,
    form: FormatOption = "text",
    output: OutputOption = None,
    lang: LangOption = None,
    quiet: QuietOption = False,
    draw: DrawOption = None,
    closed: ClosedOption = None,
    aliases: AliasesOption = None,
    seal_file: SealFileOption = None,
    quality_only: QualityOnlyOption = False,
    close: CloseOption = None,
    seal: SealOption = False,
    seal_date: SealDateOption = None,
    show_difference: ShowDifferenceOption = False,
    record: RecordOption = None,
) -> int:
    """Run `score`."""
    from aanbesteding.cli.evaluation import named_files

    lang = lang or chosen()
    files = named_files(framework, bids, draw, closed, aliases, seal_file)
    asked_seal = seal or show_difference or seal_date is not None
    if watch:
        from aanbesteding.cli.watch import only_watches
        from aanbesteding.cli.watch import watch as watched

        evidence = quality_only or close or asked_seal or record
        only_watches(files, other=bool(evidence or without or output or form != "text"))
        return watched(files, lot or [], lang, quiet=quiet)
    if quality_only or close:
        from aanbesteding.cli.quality import only_quality, score_quality

        other = bool(draw or without or asked_seal or record)
        only_quality(asked=quality_only, closed=closed, lot=lot, other=other)
        return score_quality(files, form, close, output, lang, quiet=quiet)
    if without:
        from aanbesteding.cli.drop_out import drop_out, only_shows

        only_shows(sealing=asked_seal, record=record)
        return drop_out(files, without, lot or [], form, output, lang, quiet=quiet)
    from aanbesteding.cli.score import score
    from aanbesteding.cli.sealing import sealing

    asked = sealing(seal=seal, difference=show_difference, file=seal_file, date=seal_date)
    return score(files, lot or [], form, output, lang, quiet=quiet, asked=asked, record=record)


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
        "  aanbesteding score kader.yaml bids/ --without kiezelkade\n"
        "  aanbesteding score kader.yaml bids/ --watch\n"
        "  aanbesteding score kader.yaml --seal\n"
        "  aanbesteding score kader.yaml bids/ --quality-only --close kwaliteit.yaml\n"
        "  aanbesteding score kader.yaml bids/ --closed kwaliteit.yaml --draw loting.yaml\n"
        "  aanbesteding score kader.yaml bids/ --record vastlegging.json\n\n"
        "Is er een loting nodig, dan schrijft `aanbesteding new draw` het formulier. Met --watch "
        "is de afsluitcode na Ctrl-C die van de laatste keer; 2 als die fouten gaf.\n\n"
        "\b\n"
        "Afsluitcodes: 0 in elk perceel staat vast wie een contract krijgt; 1 in een\n"
        "perceel niet; 2 fouten in invoer of opdracht.",
        "Rank the bids per lot, exactly as the framework announces.\n\n"
        "\b\n"
        "Examples:\n"
        "  aanbesteding score criteria/manifest-leiden.yaml bids/leiden/ --lang en\n"
        "  aanbesteding score framework.yaml bids/ --lot opgroeien --format csv -o result.csv\n"
        "  aanbesteding score framework.yaml bids/ --without kiezelkade\n"
        "  aanbesteding score framework.yaml bids/ --watch\n"
        "  aanbesteding score framework.yaml --seal\n"
        "  aanbesteding score framework.yaml bids/ --quality-only --close quality.yaml\n"
        "  aanbesteding score framework.yaml bids/ --closed quality.yaml --draw draw.yaml\n"
        "  aanbesteding score framework.yaml bids/ --record record.json\n\n"
        "Where lots must be drawn, `aanbesteding new draw` writes the form. With --watch the exit "
        "code after Ctrl-C is that of the last time; 2 where that gave faults.\n\n"
        "\b\n"
        "Exit codes: 0 in every lot it is certain who gets a contract; 1 in some lot\n"
        "it is not; 2 faults in input or command.",
    ),
    makes="ranking",
)
