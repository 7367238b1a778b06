"""The command `new`: a framework, bid, score sheet or draw to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from aanbesteding.cli.commands.row import Row
from aanbesteding.cli.language import chosen, tr
from aanbesteding.cli.options import (
    AliasesOption,
    ClosedOption,
    DrawOption,
    LangOption,
    OutputOption,
    SealFileOption,
)


def new_command(
    kind: Annotated[
        Literal["framework", "bid", "scores", "draw", "templates"],
        typer.Argument(
            metavar=tr("SOORT", "KIND"),
            help=tr(
                "Wat er nieuw is: framework, bid, scores, draw of templates.",
                "What is new: framework, bid, scores, draw or templates.",
            ),
        ),
    ],
    framework: Annotated[
        Path | None,
        typer.Option(
            "--framework",
            metavar=tr("KADER", "FRAMEWORK"),
            help=tr("Het kader waarbij het hoort.", "The framework it is for."),
        ),
    ] = None,
    bids: Annotated[
        list[Path] | None,
        typer.Option(
            "--bids",
            metavar=tr("INSCHRIJVINGEN", "BIDS"),
            help=tr(
                "Een bestand of map met inschrijvingen voor het scoreblad of de loting; mag vaker.",
                "A file or folder with bids for the sheet or the draw; may be repeated.",
            ),
        ),
    ] = None,
    assessor: Annotated[
        str | None,
        typer.Option(
            "--assessor",
            metavar=tr("BEOORDELAAR", "ASSESSOR"),
            help=tr("De beoordelaar, of «consensus».", "The assessor, or “consensus”."),
        ),
    ] = None,
    draw: DrawOption = None,
    closed: ClosedOption = None,
    aliases: AliasesOption = None,
    seal_file: SealFileOption = None,
    without: Annotated[
        list[str] | None,
        typer.Option(
            "--without",
            metavar=tr("INSCHRIJVING", "BID"),
            help=tr(
                "Voor een loting nadat deze inschrijving is uitgevallen; mag vaker.",
                "For a draw after this bid has dropped out; may be repeated.",
            ),
        ),
    ] = None,
    all_ties: Annotated[
        bool,
        typer.Option(
            "--all-ties",
            help=tr(
                "Ook voor een gelijke stand die niet beslist wie het contract krijgt.",
                "Also for a tie that does not decide who gets the contract.",
            ),
        ),
    ] = False,
    xlsx: Annotated[
        Path | None,
        typer.Option(
            "--xlsx",
            metavar=tr("BESTAND", "FILE"),
            help=tr(
                "Schrijf de inschrijving of het scoreblad als werkboek om in te vullen; zonder "
                "--assessor een blad voor iedere beoordelaar.",
                "Write the bid or the score sheet as a workbook to fill in; without --assessor "
                "with a sheet for every assessor.",
            ),
        ),
    ] = None,
    columns: Annotated[
        int | None,
        typer.Option(
            "--columns",
            metavar=tr("AANTAL", "NUMBER"),
            min=1,
            max=200,
            help=tr(
                "Ruimte voor zoveel inschrijvingen, bij `new bid --xlsx`; anders 10.",
                "Room for so many bids, with `new bid --xlsx`; otherwise 10.",
            ),
        ),
    ] = None,
    organisations: Annotated[
        int | None,
        typer.Option(
            "--organisations",
            metavar=tr("AANTAL", "NUMBER"),
            min=1,
            max=100,
            help=tr(
                "Ruimte voor zoveel organisaties per inschrijving, bij `new bid --xlsx`; anders 8.",
                "Room for so many organisations a bid, with `new bid --xlsx`; otherwise 8.",
            ),
        ),
    ] = None,
    lines: Annotated[
        int | None,
        typer.Option(
            "--lines",
            metavar=tr("AANTAL", "NUMBER"),
            min=0,
            max=100,
            help=tr(
                "Ruimte voor een prijsblad van zoveel regels per perceel, bij `new bid --xlsx`.",
                "Room for a price sheet of so many lines a lot, with `new bid --xlsx`.",
            ),
        ),
    ] = None,
    output: OutputOption = None,
    lang: LangOption = None,
) -> int:
    """Run `new`."""
    from aanbesteding.cli.new import new, only_for_draws, only_for_forms

    room = (columns, organisations, lines)
    if kind == "templates":
        from aanbesteding.cli.new_templates import new_templates

        only_for_forms(xlsx, room)
        given = (framework, bids, assessor, draw, closed, aliases, seal_file, without)
        return new_templates(output, lang or chosen(), others=any(given) or all_ties)
    if kind == "draw":
        from aanbesteding.cli.evaluation import named_files
        from aanbesteding.cli.new_draw import new_draw

        only_for_forms(xlsx, room)
        others = (bids, draw, closed, aliases, seal_file)
        files = named_files(framework, *others) if framework else None
        return new_draw(files, without or [], assessor, output, lang or chosen(), every=all_ties)
    only_for_draws(draw, without, closed, seal_file, all_ties=all_ties)
    said = lang or chosen()
    return new(kind, framework, bids or [], assessor, output, said, aliases, xlsx, room)


COMMAND = Row(
    "new",
    new_command,
    short_help=tr(
        "Schrijf een nieuw kader, inschrijving, scoreblad, loting of sjablonen.",
        "Write a new framework, bid, score sheet, draw or templates.",
    ),
    help=tr(
        "Schrijf een nieuw bestand met uitleg: een kader, een inschrijving, een scoreblad of een "
        "loting.\n\n"
        "Zonder --framework zijn het drie voorbeelden die bij elkaar horen en die `score` "
        "aanneemt. Met --framework is het een formulier bij dat kader, om in te vullen. "
        "Een bestand dat er al is, blijft zoals het is. Met draw is het een leeg proces-verbaal "
        "voor elke loting die nodig is; de uitslag vult u in, want het programma loot niet. Met "
        "templates is het een map met de sjablonen van brieven en proces-verbaal, om aan te "
        "passen voor `report --templates`.\n\n"
        "\b\n"
        "Voorbeelden:\n"
        "  aanbesteding new framework -o kader.yaml\n"
        "  aanbesteding new scores --framework kader.yaml --bids bids/ --assessor beoordelaar-1\n"
        "  aanbesteding new scores --framework kader.yaml --bids bids/ --xlsx scores.xlsx\n"
        "  aanbesteding new bid --framework kader.yaml --xlsx inschrijvingen.xlsx\n"
        "  aanbesteding new draw --framework kader.yaml --bids bids/ -o loting.yaml\n"
        "  aanbesteding new templates -o sjablonen/",
        "Write a new file with comments: a framework, a bid, a score sheet or a draw.\n\n"
        "Without --framework these are three examples that belong together and that `score` "
        "accepts. With --framework it is a form under that framework, to be filled in. "
        "A file that is there already stays as it is. With draw it is a blank record for each "
        "draw that is needed; you fill in the outcome, for the program draws none. With templates "
        "it is a folder with the templates of the letters and the evaluation record, to be "
        "changed for `report --templates`.\n\n"
        "\b\n"
        "Examples:\n"
        "  aanbesteding new framework -o framework.yaml\n"
        "  aanbesteding new scores --framework framework.yaml --bids bids/ --assessor assessor-1\n"
        "  aanbesteding new scores --framework framework.yaml --bids bids/ --xlsx scores.xlsx\n"
        "  aanbesteding new bid --framework framework.yaml --xlsx bids.xlsx\n"
        "  aanbesteding new draw --framework framework.yaml --bids bids/ -o draw.yaml\n"
        "  aanbesteding new templates -o templates/",
    ),
)
