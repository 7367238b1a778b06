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
    ClosedDayOption,
    ClosedOption,
    DaysOption,
    DrawOption,
    FrameworkArgument,
    LangOption,
    LotOption,
    OthersOption,
    QuietOption,
    SealFileOption,
    SentLaterOption,
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
DocxOption = Annotated[
    Path | None,
    typer.Option(
        "--docx",
        metavar=tr("MAP", "FOLDER"),
        help=tr(
            "Schrijf alleen de brieven en het proces-verbaal, als Word-documenten.",
            "Write only the letters and the evaluation record, as Word documents.",
        ),
    ),
]
PdfOption = Annotated[
    Path | None,
    typer.Option(
        "--pdf",
        metavar=tr("MAP", "FOLDER"),
        help=tr(
            "Schrijf alleen de brieven en het proces-verbaal, als pdf (PDF/UA-1 en PDF/A-2a).",
            "Write only the letters and the evaluation record, as PDF (PDF/UA-1 and PDF/A-2a).",
        ),
    ),
]
TemplatesOption = Annotated[
    Path | None,
    typer.Option(
        "--templates",
        metavar=tr("MAP", "FOLDER"),
        help=tr(
            "Eigen sjablonen; `new templates` schrijft ze om van uit te gaan.",
            "Templates of your own; `new templates` writes them to start from.",
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
    docx: DocxOption = None,
    pdf: PdfOption = None,
    html: HtmlOption = None,
    beside: BesideOption = None,
    lot: LotOption = None,
    lang: LangOption = None,
    quiet: QuietOption = False,
    draw: DrawOption = None,
    closed: ClosedOption = None,
    aliases: AliasesOption = None,
    seal_file: SealFileOption = None,
    sent: SentLaterOption = None,
    days: DaysOption = "20",
    closed_day: ClosedDayOption = None,
    others: OthersOption = False,
    templates: TemplatesOption = None,
) -> int:
    """Run `report`."""
    from aanbesteding.cli.evaluation import named_files
    from aanbesteding.cli.report import report
    from aanbesteding.cli.telling import Telling

    files = named_files(framework, bids, draw, closed, aliases, seal_file)
    alone = {"xlsx": xlsx, "html": html, "docx": docx, "pdf": pdf}
    telling = Telling(sent, days, tuple(closed_day or ()), others, templates)
    more, lang = tuple(beside or ()), lang or chosen()
    return report(files, to, alone, lot or [], lang, quiet=quiet, telling=telling, beside=more)


COMMAND = Row(
    "report",
    report_command,
    short_help=tr(
        "Schrijf de uitslag als documenten: werkboek, webpagina, brieven.",
        "Write the result as documents: workbook, web page, letters.",
    ),
    help=tr(
        "Schrijf de uitslag als documenten. Het werkboek rekent alle punten, totalen en rangen "
        "met formules na uit prijzen, feiten en cijfers, en zet ze op een controleblad naast de "
        "exacte uitkomsten. De webpagina toont de uitslag en waar die van afhangt, en laat andere "
        "gewichten proberen. De brieven delen elke inschrijver mee wat is beslist en waarom, zoals "
        "`decide`; het proces-verbaal legt vast wie wat heeft beoordeeld en wat daaruit kwam. Wat "
        "niet in de bestanden staat, is daarin gemarkeerd om in te vullen.\n\n"
        "Geef --to voor alles in één map, of één van de andere opties voor één soort. Dezelfde "
        "invoer geeft dezelfde bytes.\n\n"
        "\b\n"
        "Voorbeelden:\n"
        "  aanbesteding report kader.yaml bids/ --to verslag/\n"
        "  aanbesteding report kader.yaml bids/ --xlsx beoordeling.xlsx\n"
        "  aanbesteding report kader.yaml bids/ --lot opgroeien --xlsx opgroeien.xlsx\n"
        "  aanbesteding report kader.yaml bids/ --html rapport.html --beside ander.yaml\n"
        "  aanbesteding report kader.yaml bids/ --sent 2026-11-20 --pdf brieven/\n"
        "  aanbesteding report kader.yaml bids/ --docx brieven/ --templates sjablonen/\n\n"
        "\b\n"
        "Afsluitcodes: 0 in elk perceel staat vast wie een contract krijgt; 1 in een\n"
        "perceel niet; 2 fouten in invoer of opdracht.",
        "Write the result as documents. The workbook recalculates all points, totals and ranks "
        "with formulas from prices, facts and marks, and puts them beside the exact results on a "
        "control sheet. The web page shows the result and what it hinges on, and lets one try "
        "other weights. The letters tell each tenderer what was decided and why, as `decide` does; "
        "the evaluation record states who assessed what and what came of it. What is not in the "
        "files is marked there to be filled in.\n\n"
        "Give --to for everything in one folder, or one of the other options for one kind. The "
        "same input gives the same bytes.\n\n"
        "\b\n"
        "Examples:\n"
        "  aanbesteding report framework.yaml bids/ --to report/\n"
        "  aanbesteding report framework.yaml bids/ --xlsx evaluation.xlsx --lang en\n"
        "  aanbesteding report framework.yaml bids/ --lot opgroeien --xlsx opgroeien.xlsx\n"
        "  aanbesteding report framework.yaml bids/ --html page.html --beside other.yaml\n"
        "  aanbesteding report framework.yaml bids/ --sent 2026-11-20 --pdf letters/\n"
        "  aanbesteding report framework.yaml bids/ --docx letters/ --templates templates/\n\n"
        "\b\n"
        "Exit codes: 0 in every lot it is certain who gets a contract; 1 in some lot\n"
        "it is not; 2 faults in input or command.",
    ),
)
