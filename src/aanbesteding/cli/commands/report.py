"""The command `report`: the evaluation as documents that people use."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from aanbesteding.cli.commands.row import Row
from aanbesteding.cli.language import chosen, tr
from aanbesteding.cli.options import (
    AliasesOption,
    BidsArgument,
    ClosedOption,
    DrawOption,
    FrameworkArgument,
    LangOption,
    LotOption,
    QuietOption,
    SealFileOption,
)

ToOption = Annotated[
    Path | None,
    typer.Option(
        "--to",
        metavar=tr("MAP", "FOLDER"),
        help=tr(
            "Schrijf alles in deze map, in één keer of niet. Zij is er nog niet, is leeg, of bevat "
            "alleen een vorige uitkomst van deze opdracht.",
            "Write everything to this folder, whole or not at all. It is not there yet, is empty, "
            "or holds only an earlier result of this command.",
        ),
    ),
]
XlsxOption = Annotated[
    Path | None,
    typer.Option(
        "--xlsx",
        metavar=tr("BESTAND", "FILE"),
        help=tr(
            "Schrijf alleen het werkboek, met formules die de uitslag narekenen.",
            "Write only the workbook, with formulas that recalculate the award.",
        ),
    ),
]
HtmlOption = Annotated[
    Path | None,
    typer.Option(
        "--html",
        metavar=tr("BESTAND", "FILE"),
        help=tr(
            "Schrijf alleen de webpagina, waarin andere gewichten te proberen zijn.",
            "Write only the web page, in which other weights can be tried.",
        ),
    ),
]
BesideOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--beside",
        metavar=tr("KADER", "FRAMEWORK"),
        help=tr(
            "Zet in de webpagina ook wat dit kader van dezelfde inschrijvingen maakt; mag vaker.",
            "Show in the web page what this framework makes of the same bids; may be repeated.",
        ),
    ),
]


def report_command(
    framework: FrameworkArgument,
    bids: BidsArgument,
    to: ToOption = None,
    xlsx: XlsxOption = None,
    html: HtmlOption = None,
    beside: BesideOption = None,
    lot: LotOption = None,
    lang: LangOption = None,
    quiet: QuietOption = False,
    draw: DrawOption = None,
    closed: ClosedOption = None,
    aliases: AliasesOption = None,
    seal_file: SealFileOption = None,
) -> int:
    """Run `report`."""
    from aanbesteding.cli.evaluation import named_files
    from aanbesteding.cli.report import report

    files = named_files(framework, bids, draw, closed, aliases, seal_file)
    alone = {"xlsx": xlsx, "html": html}
    return report(files, to, alone, lot or [], beside or [], lang or chosen(), quiet=quiet)


COMMAND = Row(
    "report",
    report_command,
    short_help=tr(
        "Schrijf de uitslag als documenten: een werkboek dat narekent, een webpagina.",
        "Write the result as documents: a workbook that recalculates, a web page.",
    ),
    help=tr(
        "Schrijf de uitslag als documenten. Het werkboek rekent alle punten, totalen en rangen "
        "met formules na uit prijzen, feiten en cijfers, en zet ze op een controleblad naast de "
        "exacte uitkomsten. De webpagina toont de uitslag en waar die van afhangt, en laat andere "
        "gewichten proberen.\n\n"
        "Geef --to voor alles in één map, of één van de andere opties voor één soort. Dezelfde "
        "invoer geeft dezelfde bytes.\n\n"
        "\b\n"
        "Voorbeelden:\n"
        "  aanbesteding report kader.yaml bids/ --to verslag/\n"
        "  aanbesteding report kader.yaml bids/ --xlsx beoordeling.xlsx\n"
        "  aanbesteding report kader.yaml bids/ --lot opgroeien --xlsx opgroeien.xlsx\n"
        "  aanbesteding report kader.yaml bids/ --html rapport.html --beside ander.yaml\n\n"
        "\b\n"
        "Afsluitcodes: 0 in elk perceel staat vast wie een contract krijgt; 1 in een\n"
        "perceel niet; 2 fouten in invoer of opdracht.",
        "Write the result as documents. The workbook recalculates all points, totals and ranks "
        "with formulas from prices, facts and marks, and puts them beside the exact results on a "
        "control sheet. The web page shows the result and what it hinges on, and lets one try "
        "other weights.\n\n"
        "Give --to for everything in one folder, or one of the other options for one kind. The "
        "same input gives the same bytes.\n\n"
        "\b\n"
        "Examples:\n"
        "  aanbesteding report framework.yaml bids/ --to report/\n"
        "  aanbesteding report framework.yaml bids/ --xlsx evaluation.xlsx --lang en\n"
        "  aanbesteding report framework.yaml bids/ --lot opgroeien --xlsx opgroeien.xlsx\n"
        "  aanbesteding report framework.yaml bids/ --html page.html --beside other.yaml\n\n"
        "\b\n"
        "Exit codes: 0 in every lot it is certain who gets a contract; 1 in some lot\n"
        "it is not; 2 faults in input or command.",
    ),
)
