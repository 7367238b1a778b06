"""The command `diff`: what another framework does to the ranking."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from aanbesteding.cli.commands.row import Row
from aanbesteding.cli.language import chosen, tr
from aanbesteding.cli.options import (
    FORM,
    AliasesOption,
    BidsArgument,
    LangOption,
    LotOption,
    OutputOption,
    QuietOption,
)


def diff_command(
    first: Annotated[
        Path,
        typer.Argument(
            metavar="A",
            help=tr(
                "Het kader waarbij de inschrijvingen en scorebladen horen (YAML).",
                "The framework that the bids and score sheets belong to (YAML).",
            ),
        ),
    ],
    second: Annotated[
        Path,
        typer.Argument(metavar="B", help=tr("Het andere kader (YAML).", "The other framework.")),
    ],
    bids: BidsArgument,
    lot: LotOption = None,
    aliases: AliasesOption = None,
    form: Annotated[Literal["text", "json", "markdown"], FORM] = "text",
    output: OutputOption = None,
    lang: LangOption = None,
    quiet: QuietOption = False,
) -> int:
    """Run `diff`."""
    from aanbesteding.cli.difference import diff
    from aanbesteding.cli.evaluation import named_files

    files = named_files(first, bids, aliases=aliases)
    return diff(files, second, lot or [], form, output, lang or chosen(), quiet=quiet)


COMMAND = Row(
    "diff",
    diff_command,
    short_help=tr(
        "Wat doet een ander kader met de rangorde?",
        "What does another framework do to the ranking?",
    ),
    help=tr(
        "Vergelijk twee kaders op dezelfde inschrijvingen: wat er in de kaders verschilt, en wat "
        "dat per inschrijving doet met rang, totaal en de punten per criterium. De scorebladen "
        "horen bij A; voor B worden zij gelezen alsof zij daarbij hoorden.\n\n"
        "Afsluitcode 0: dezelfde volgorde; 1: een andere; 2: fouten in de bestanden.\n\n"
        "\b\n"
        "Voorbeeld:\n"
        "  aanbesteding diff concept-1.yaml concept-2.yaml bids/",
        "Compare two frameworks on the same bids: what differs in the frameworks, and what that "
        "does to rank, total and the points per criterion of every bid. The score sheets belong "
        "to A; for B they are read as if they belonged to that.\n\n"
        "Exit code 0: the same order; 1: another; 2: faults in the files.\n\n"
        "\b\n"
        "Example:\n"
        "  aanbesteding diff draft-1.yaml draft-2.yaml bids/ --lang en",
    ),
)
