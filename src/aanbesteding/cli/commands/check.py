"""The command `check`: everything that is wrong, open or surprising, at its line."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from aanbesteding.cli.commands.row import Row
from aanbesteding.cli.language import chosen, tr
from aanbesteding.cli.options import LangOption, OutputOption, QuietOption

CODES = tr("CODES", "CODES")


def check_command(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar=tr("PADEN...", "PATHS..."),
            help=tr(
                "Bestanden of mappen; - is de standaardinvoer.",
                "Files or folders; - is standard input.",
            ),
        ),
    ],
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            metavar=CODES,
            help=tr(
                "Alleen codes die zo beginnen: AB2 of AB203,AB5; mag vaker.",
                "Only codes that begin so: AB2 or AB203,AB5; may be repeated.",
            ),
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            "--ignore",
            metavar=CODES,
            help=tr(
                "Geen codes die zo beginnen; mag vaker.", "No codes that begin so; may be repeated."
            ),
        ),
    ] = None,
    severity: Annotated[
        Literal["error", "warning", "info"] | None,
        typer.Option(
            "--severity",
            help=tr("Alleen wat minstens zo ernstig is.", "Only what is at least as severe."),
        ),
    ] = None,
    form: Annotated[
        Literal["text", "json", "github", "sarif", "junit"],
        typer.Option("--format", "-f", help=tr("Vorm van het verslag.", "Form of the report.")),
    ] = "text",
    evidence: Annotated[
        Path | None,
        typer.Option(
            "--evidence",
            metavar=tr("MAP", "FOLDER"),
            help=tr(
                "Schrijf hierin per bevinding een tegenvoorbeeld om zelf te draaien.",
                "Write here per finding a counter-example to run yourself.",
            ),
        ),
    ] = None,
    output: OutputOption = None,
    lang: LangOption = None,
    quiet: QuietOption = False,
) -> int:
    """Run `check`."""
    from aanbesteding.cli.check import check

    return check(
        *(paths, select or [], ignore or [], severity, form, output, lang or chosen()),
        quiet=quiet,
        evidence=evidence,
    )


COMMAND = Row(
    "check",
    check_command,
    short_help=tr(
        "Controleer kaders, inschrijvingen en scorebladen.",
        "Check frameworks, bids and score sheets.",
    ),
    help=tr(
        "Controleer kaders, inschrijvingen en scorebladen, elk op zich en bij elkaar: wat fout is, "
        "wat het recht niet openlaat, en wat zal verrassen.\n\n"
        "Een opmerking `# ab: ignore[AB203] reden` op de regel verzwijgt een advies.\n\n"
        "\b\n"
        "Voorbeelden:\n"
        "  aanbesteding check criteria/\n"
        "  aanbesteding check kader.yaml bids/ --select AB2 --format github\n"
        "  aanbesteding check kader.yaml --evidence tegenvoorbeelden\n\n"
        "\b\n"
        "Afsluitcodes: 0 niets te melden; 1 bevindingen; 2 een bestand kon niet worden gelezen,\n"
        "of een fout in de opdracht; 3 fout in het programma zelf.",
        "Check frameworks, bids and score sheets, each alone and together: what is wrong, what the "
        "law does not leave open, and what will surprise.\n\n"
        "A comment `# ab: ignore[AB203] reason` on the line silences advice.\n\n"
        "\b\n"
        "Examples:\n"
        "  aanbesteding check criteria/ --lang en\n"
        "  aanbesteding check framework.yaml bids/ --select AB2 --format github\n"
        "  aanbesteding check framework.yaml --evidence counter-examples\n\n"
        "\b\n"
        "Exit codes: 0 nothing to report; 1 findings; 2 a file could not be read, or a fault in\n"
        "the command; 3 fault in the program itself.",
    ),
)
