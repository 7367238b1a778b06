"""The command `simulate`: plausible bids, and what decides between them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from aanbesteding.cli.commands.row import Row
from aanbesteding.cli.language import chosen, tr
from aanbesteding.cli.options import (
    FormatOption,
    FrameworkArgument,
    LangOption,
    LotOption,
    OutputOption,
    QuietOption,
)


def simulate_command(
    framework: FrameworkArgument,
    simulation: Annotated[
        Path | None,
        typer.Option(
            "--simulation",
            metavar=tr("BESTAND", "FILE"),
            help=tr(
                "De bereiken waaruit wordt getrokken (YAML); anders volgen zij uit het kader.",
                "The ranges that are drawn from (YAML); else they follow from the framework.",
            ),
        ),
    ] = None,
    bids: Annotated[
        list[Path] | None,
        typer.Option(
            "--bids",
            metavar=tr("INSCHRIJVINGEN", "BIDS"),
            help=tr(
                "Trek niets: neem deze inschrijvingen en scorebladen; mag vaker.",
                "Draw nothing: take these bids and score sheets; may be repeated.",
            ),
        ),
    ] = None,
    runs: Annotated[
        int | None,
        typer.Option(
            "--runs",
            metavar=tr("AANTAL", "NUMBER"),
            help=tr(
                "Hoeveel aanbestedingen per perceel; anders 300.",
                "How many tenders per lot; else 300.",
            ),
        ),
    ] = None,
    seed: Annotated[
        int | None,
        typer.Option(
            "--seed",
            metavar=tr("GETAL", "NUMBER"),
            help=tr(
                "Het startgetal; hetzelfde getal trekt hetzelfde.",
                "The seed; the same number draws the same bids.",
            ),
        ),
    ] = None,
    lot: LotOption = None,
    plot: Annotated[
        Path | None,
        typer.Option(
            "--plot",
            metavar=tr("BESTAND.svg", "FILE.svg"),
            help=tr(
                "Teken daarnaast nominaal en effectief gewicht.",
                "Also draw the nominal and the effective weight.",
            ),
        ),
    ] = None,
    form: FormatOption = "text",
    output: OutputOption = None,
    lang: LangOption = None,
    quiet: QuietOption = False,
) -> int:
    """Run `simulate`."""
    from aanbesteding.cli.simulate import simulate

    return simulate(
        framework,
        simulation,
        bids or [],
        runs,
        seed,
        lot or [],
        plot,
        form,
        output,
        lang or chosen(),
        quiet=quiet,
    )


COMMAND = Row(
    "simulate",
    simulate_command,
    short_help=tr(
        "Simuleer inschrijvingen: wat beslist er echt?", "Simulate bids: what really decides?"
    ),
    help=tr(
        "Trek denkbare inschrijvingen en laat zien wat het kader ermee doet: het effectieve "
        "gewicht naast het nominale, hoe vaak de prijs beslist, wat een punt in euro's waard is, "
        "wat de schalen onderscheiden, en hoe vaak er gelijk wordt geëindigd.\n\n"
        "Wat een steekproef is, heeft een standaardfout. Elke aanname staat in de uitkomst.\n\n"
        "\b\n"
        "Voorbeelden:\n"
        "  aanbesteding simulate criteria/leiden-sterke-sociale-basis.yaml\n"
        "  aanbesteding simulate kader.yaml --simulation bereiken.yaml --runs 2000\n"
        "  aanbesteding simulate kader.yaml --bids bids/ --plot gewichten.svg",
        "Draw plausible bids and show what the framework does with them: the effective weight "
        "beside the nominal one, how often price decides, what a point is worth in euros, what "
        "the scales tell apart, and how often there is a tie.\n\n"
        "What is sampled has a standard error. Every assumption stands in the result.\n\n"
        "\b\n"
        "Examples:\n"
        "  aanbesteding simulate criteria/leiden-sterke-sociale-basis.yaml --lang en\n"
        "  aanbesteding simulate framework.yaml --simulation ranges.yaml --runs 2000\n"
        "  aanbesteding simulate framework.yaml --bids bids/ --plot weights.svg",
    ),
)
