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
    framework: Annotated[
        Path | None,
        typer.Option(
            "--framework",
            metavar=tr("KADER", "FRAMEWORK"),
            help=tr(
                "Het kader waaraan alle inschrijvingen worden getoetst.",
                "The framework that all bids are checked against.",
            ),
        ),
    ] = None,
    fix: Annotated[
        bool,
        typer.Option(
            "--fix",
            help=tr(
                "Verbeter wat maar één ding kan betekenen, en controleer daarna.",
                "Mend what can mean one thing only, and check after that.",
            ),
        ),
    ] = False,
    diff: Annotated[
        bool,
        typer.Option(
            "--diff",
            help=tr(
                "Toon wat --fix zou wijzigen, zonder te schrijven.",
                "Show what --fix would change, without writing.",
            ),
        ),
    ] = False,
    jobs: Annotated[
        int,
        typer.Option(
            "--jobs",
            "-j",
            min=0,
            max=64,
            show_default=False,
            metavar=tr("AANTAL", "NUMBER"),
            help=tr(
                "Processen naast elkaar; 0: wat loont.", "Processes side by side; 0: what pays."
            ),
        ),
    ] = 0,
    cache_dir: Annotated[
        Path | None,
        typer.Option(
            "--cache-dir",
            metavar=tr("MAP", "FOLDER"),
            help=tr(
                "Bewaar hier wat al gevonden is; anders vanaf 50 bestanden in .aanbesteding-cache.",
                "Keep here what was found; else, from 50 files on, in .aanbesteding-cache.",
            ),
        ),
    ] = None,
    no_cache: Annotated[
        bool,
        typer.Option(
            "--no-cache", help=tr("Lees en bewaar niets.", "Neither read nor keep anything.")
        ),
    ] = False,
    lang: LangOption = None,
    quiet: QuietOption = False,
) -> int:
    """Run `check`."""
    from aanbesteding.cli.check import Asked, check

    asked = Asked(
        select or [],
        ignore or [],
        severity,
        framework,
        form,
        output,
        fix=fix,
        diff=diff,
        cache=not no_cache,
        cache_dir=cache_dir,
        jobs=jobs,
        quiet=quiet,
        evidence=evidence,
    )
    return check(paths, asked, lang or chosen())


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
        "Een opmerking `# ab: ignore[AB203] reden` op de regel verzwijgt een advies. Instellingen "
        "staan in aanbesteding.toml of pyproject.toml; zie docs/ci.md.\n\n"
        "\b\n"
        "Voorbeelden:\n"
        "  aanbesteding check criteria/\n"
        "  aanbesteding check kader.yaml bids/ --select AB2 --format github\n"
        "  aanbesteding check kader.yaml --evidence tegenvoorbeelden\n"
        "  aanbesteding check criteria/ --diff\n\n"
        "\b\n"
        "Afsluitcodes: 0 niets te melden; 1 bevindingen; 2 een bestand kon niet worden gelezen,\n"
        "of een fout in de opdracht; 3 fout in het programma zelf.",
        "Check frameworks, bids and score sheets, each alone and together: what is wrong, what the "
        "law does not leave open, and what will surprise.\n\n"
        "A comment `# ab: ignore[AB203] reason` on the line silences advice. Settings are in "
        "aanbesteding.toml or pyproject.toml; see docs/ci.md.\n\n"
        "\b\n"
        "Examples:\n"
        "  aanbesteding check criteria/ --lang en\n"
        "  aanbesteding check framework.yaml bids/ --select AB2 --format github\n"
        "  aanbesteding check framework.yaml --evidence counter-examples\n"
        "  aanbesteding check criteria/ --diff --lang en\n\n"
        "\b\n"
        "Exit codes: 0 nothing to report; 1 findings; 2 a file could not be read, or a fault in\n"
        "the command; 3 fault in the program itself.",
    ),
)
