"""The command `compare`: the same bids under two frameworks or more."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from aanbesteding.cli.commands.row import Row
from aanbesteding.cli.language import chosen, tr
from aanbesteding.cli.options import (
    ErrorOption,
    FormatOption,
    GapOption,
    LangOption,
    LotOption,
    MostOption,
    OutputOption,
    PlotsOption,
    QuietOption,
    ScenarioOption,
    SeedOption,
    TimeOption,
    WithinOption,
)


def compare_command(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar=tr("KADER KADER... INSCHRIJVINGEN...", "FRAMEWORK FRAMEWORK... BIDS..."),
            help=tr(
                "Twee tot acht kaders (YAML), en bestanden of mappen met inschrijvingen en de "
                "scorebladen van elk kader.",
                "Two to eight frameworks (YAML), and files or folders with bids and the score "
                "sheets of every framework.",
            ),
        ),
    ],
    lot: LotOption = None,
    scenario: ScenarioOption = None,
    time_limit: TimeOption = "60",
    gap: GapOption = "0",
    plots: PlotsOption = None,
    seed: SeedOption = 0,
    error: ErrorOption = "0.5",
    most: MostOption = 1_000_000,
    within: WithinOption = "10",
    form: FormatOption = "text",
    output: OutputOption = None,
    lang: LangOption = None,
    quiet: QuietOption = False,
) -> int:
    """Run `compare`."""
    from aanbesteding.cli.asked import Asked
    from aanbesteding.cli.compare import compare

    drawing = Asked(seed, error, most, within, time_limit, gap)
    return compare(
        files, lot or [], plots, scenario, drawing, form, output, lang or chosen(), quiet=quiet
    )


COMMAND = Row(
    "compare",
    compare_command,
    short_help=tr(
        "Wat maken andere kaders van dezelfde inschrijvingen?",
        "What do other frameworks make of the same bids?",
    ),
    help=tr(
        "Zet dezelfde inschrijvingen onder twee kaders of meer naast elkaar: de rangordes en "
        "hoezeer die op elkaar lijken, wat elke inschrijving verschuift, de menging van twee "
        "kaders met de punten waar de eerste wisselt, bij welke gewichten beide dezelfde eerste "
        "noemen, en wat de eerste van het ene onder het andere tekortkomt. Heeft een kader regels "
        "voor recombinatie, dan staat ook naast elkaar wat de gunning en wat het beste plan zal "
        "doen. Een samenvatting in gewone taal staat vooraan. Alles is exact, behalve wat een ± "
        "heeft.\n\n"
        "Elk kader heeft eigen scorebladen. Versies van één kader vergelijkt diff.\n\n"
        "Afsluitcode 0: vergeleken; 2: fouten in de bestanden of de opdracht.\n\n"
        "\b\n"
        "Voorbeelden:\n"
        "  aanbesteding compare aanbesteding.yaml manifest.yaml bids/\n"
        "  aanbesteding compare a.yaml b.yaml c.yaml bids/ --lot basiskracht\n"
        "  aanbesteding compare a.yaml b.yaml bids/ --scenario jaren.yaml\n"
        "  aanbesteding compare a.yaml b.yaml bids/ --plots plaatjes/",
        "Set the same bids side by side under two frameworks or more: the rankings and how alike "
        "they are, what moves each bid, the blend of two frameworks with the points where the "
        "first changes, under which weights both name the same first, and what the first of the "
        "one is short under the other. Where a framework has recombination rules, what the award "
        "and what the best plan will do stand side by side too. A summary in plain words comes "
        "first. Everything is exact but what has a ±.\n\n"
        "Every framework has score sheets of its own. For versions of one framework there is "
        "diff.\n\n"
        "Exit code 0: compared; 2: faults in the files or the command.\n\n"
        "\b\n"
        "Examples:\n"
        "  aanbesteding compare tender.yaml manifest.yaml bids/ --lang en\n"
        "  aanbesteding compare a.yaml b.yaml c.yaml bids/ --lot basiskracht\n"
        "  aanbesteding compare a.yaml b.yaml bids/ --scenario years.yaml\n"
        "  aanbesteding compare a.yaml b.yaml bids/ --plots pictures/",
    ),
)
