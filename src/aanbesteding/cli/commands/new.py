"""The command `new`: a framework, bid or score sheet to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from aanbesteding.cli.commands.row import Row
from aanbesteding.cli.language import chosen, tr
from aanbesteding.cli.options import AliasesOption, LangOption, OutputOption


def new_command(
    kind: Annotated[
        Literal["framework", "bid", "scores"],
        typer.Argument(
            metavar=tr("SOORT", "KIND"),
            help=tr(
                "Wat er nieuw is: framework, bid of scores.",
                "What is new: framework, bid or scores.",
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
                "Een bestand of map met inschrijvingen voor het scoreblad; mag vaker.",
                "A file or folder with bids for the sheet; may be repeated.",
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
    aliases: AliasesOption = None,
    output: OutputOption = None,
    lang: LangOption = None,
) -> int:
    """Run `new`."""
    from aanbesteding.cli.new import new

    return new(kind, framework, bids or [], assessor, output, lang or chosen(), aliases)


COMMAND = Row(
    "new",
    new_command,
    short_help=tr(
        "Schrijf een nieuw kader, inschrijving of scoreblad.",
        "Write a new framework, bid or score sheet.",
    ),
    help=tr(
        "Schrijf een nieuw bestand met uitleg: een kader, een inschrijving of een scoreblad.\n\n"
        "Zonder --framework zijn het drie voorbeelden die bij elkaar horen en die `score` "
        "aanneemt. Met --framework is het een formulier bij dat kader, om in te vullen. "
        "Een bestand dat er al is, blijft zoals het is.\n\n"
        "\b\n"
        "Voorbeelden:\n"
        "  aanbesteding new framework -o kader.yaml\n"
        "  aanbesteding new scores --framework kader.yaml --bids bids/ --assessor beoordelaar-1",
        "Write a new file with comments: a framework, a bid or a score sheet.\n\n"
        "Without --framework these are three examples that belong together and that `score` "
        "accepts. With --framework it is a form under that framework, to be filled in. "
        "A file that is there already stays as it is.\n\n"
        "\b\n"
        "Examples:\n"
        "  aanbesteding new framework -o framework.yaml\n"
        "  aanbesteding new scores --framework framework.yaml --bids bids/ --assessor assessor-1",
    ),
)
