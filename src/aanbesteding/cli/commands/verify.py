"""The command `verify`: check a record against its files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from aanbesteding.cli.commands.row import Row
from aanbesteding.cli.language import chosen, tr
from aanbesteding.cli.options import FORM, LangOption, OutputOption


def verify_command(
    record: Annotated[
        Path,
        typer.Argument(
            metavar=tr("VASTLEGGING", "RECORD"),
            help=tr("Wat `score --record` schreef.", "What `score --record` wrote."),
        ),
    ],
    framework: Annotated[
        Path | None,
        typer.Argument(
            metavar=tr("[KADER]", "[FRAMEWORK]"),
            help=tr(
                "Het kader, als de bestanden elders liggen dan vastgelegd.",
                "The framework, where the files lie elsewhere than recorded.",
            ),
        ),
    ] = None,
    bids: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar=tr("[INSCHRIJVINGEN...]", "[BIDS...]"),
            help=tr(
                "De inschrijvingen; ook wat er te veel is, valt dan op.",
                "The bids; then one that should not be there is noticed as well.",
            ),
        ),
    ] = None,
    form: Annotated[Literal["text", "json"], FORM] = "text",
    output: OutputOption = None,
    lang: LangOption = None,
) -> int:
    """Run `verify`."""
    from aanbesteding.cli.verify import verify

    return verify(record, framework, bids or [], form, output, lang or chosen())


COMMAND = Row(
    "verify",
    verify_command,
    short_help=tr(
        "Controleer een vastlegging tegen de bestanden.", "Check a record against its files."
    ),
    help=tr(
        "Beoordeel opnieuw met de bestanden van een vastlegging en vergelijk byte voor byte.\n\n"
        "Zonder KADER worden de bestanden gezocht onder de map van de vastlegging en onder de "
        "huidige map, en nergens anders.\n\n"
        "\b\n"
        "Voorbeelden:\n"
        "  aanbesteding verify vastlegging.json\n"
        "  aanbesteding verify vastlegging.json kader.yaml bids/\n\n"
        "\b\n"
        "Afsluitcodes: 0 alles is gelijk; 1 er is verschil; 2 fouten in invoer of opdracht.",
        "Evaluate the files of a record again and compare byte for byte.\n\n"
        "Without FRAMEWORK the files are looked for beneath the folder of the record and beneath "
        "the current folder, and nowhere else.\n\n"
        "\b\n"
        "Examples:\n"
        "  aanbesteding verify record.json\n"
        "  aanbesteding verify record.json framework.yaml bids/\n\n"
        "\b\n"
        "Exit codes: 0 everything is the same; 1 there is a difference; 2 faults in input or\n"
        "command.",
    ),
)
