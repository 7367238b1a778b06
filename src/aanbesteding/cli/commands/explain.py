"""The command `explain`: a bid, a method or a code."""

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
    LotOption,
    OutputOption,
    SealFileOption,
)


def explain_command(
    what: Annotated[
        str,
        typer.Argument(
            metavar=tr("WAT", "WHAT"),
            help=tr(
                "De «id» van een inschrijving, een methode of een code.",
                "The “id” of a bid, a method or a code.",
            ),
        ),
    ],
    framework: Annotated[
        Path | None,
        typer.Argument(
            metavar=tr("[KADER]", "[FRAMEWORK]"),
            help=tr("Voor een inschrijving: het kader.", "For a bid: the framework."),
        ),
    ] = None,
    bids: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar=tr("[INSCHRIJVINGEN...]", "[BIDS...]"),
            help=tr("Voor een inschrijving: alle inschrijvingen.", "For a bid: all bids."),
        ),
    ] = None,
    lot: LotOption = None,
    draw: DrawOption = None,
    closed: ClosedOption = None,
    aliases: AliasesOption = None,
    seal_file: SealFileOption = None,
    form: Annotated[
        Literal["text", "markdown"],
        typer.Option("--format", "-f", help=tr("Vorm van de uitleg.", "Form of the explanation.")),
    ] = "text",
    output: OutputOption = None,
    lang: LangOption = None,
) -> int:
    """Run `explain`."""
    from aanbesteding.cli.evaluation import named_files
    from aanbesteding.cli.explain import explain, files_of

    named = named_files(framework or Path(), bids, draw, closed, aliases, seal_file)
    return explain(what, files_of(framework, named), lot or [], form, output, lang or chosen())


COMMAND = Row(
    "explain",
    explain_command,
    short_help=tr(
        "Leg een inschrijving, een methode of een code uit.", "Explain a bid, a method or a code."
    ),
    help=tr(
        "Leg een inschrijving, een methode of een code uit.\n\n"
        "\b\n"
        "Voorbeelden:\n"
        "  aanbesteding explain INSCHRIJVING kader.yaml bids/   de hele afleiding\n"
        "  aanbesteding explain price-proportional              een scoremethode\n"
        "  aanbesteding explain award-on-value                  een manier van gunnen\n"
        "  aanbesteding explain AB101                           een foutcode",
        "Explain a bid, a method or a code.\n\n"
        "\b\n"
        "Examples:\n"
        "  aanbesteding explain BID framework.yaml bids/   the whole derivation\n"
        "  aanbesteding explain price-proportional         a scoring method\n"
        "  aanbesteding explain award-on-value             a way of award\n"
        "  aanbesteding explain AB101                      a fault code",
    ),
)
