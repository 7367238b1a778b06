"""The command `scenario`: two routes over the years."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from aanbesteding.cli.commands.row import Row
from aanbesteding.cli.language import chosen, tr
from aanbesteding.cli.options import (
    FormatOption,
    LangOption,
    OutputOption,
    PlotsOption,
    QuietOption,
)


def scenario_command(
    file: Annotated[
        Path,
        typer.Argument(
            metavar=tr("SCENARIO", "SCENARIO"),
            help=tr("Het scenario (YAML).", "The scenario (YAML)."),
        ),
    ],
    change: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar=tr("AANDUIDING=WAARDE", "ID=VALUE"),
            help=tr(
                "Neem voor een aanname een andere waarde, bijvoorbeeld tender.bidders=5; mag "
                "vaker.",
                "Take another value for an assumption, for example tender.bidders=5; may be "
                "repeated.",
            ),
        ),
    ] = None,
    plots: PlotsOption = None,
    form: FormatOption = "text",
    output: OutputOption = None,
    lang: LangOption = None,
    quiet: QuietOption = False,
) -> int:
    """Run `scenario`."""
    from aanbesteding.cli.scenario import scenario

    return scenario(file, change or [], plots, form, output, lang or chosen(), quiet=quiet)


COMMAND = Row(
    "scenario",
    scenario_command,
    short_help=tr(
        "Twee routes over de jaren: wat maakt het verschil?",
        "Two routes over the years: what makes the difference?",
    ),
    help=tr(
        "Reken door wat aanbesteden en recombineren in een aantal jaren opleveren en kosten, en "
        "bij welke waarde van elke aanname de volgorde omslaat. Het sterkste punt van beide kanten "
        "staat vooraan. Alles is exact, behalve de kansen (±).\n\n"
        "Afsluitcode 0: berekend; 2: fouten in het bestand of de opdracht.\n\n"
        "\b\n"
        "Voorbeelden:\n"
        "  aanbesteding scenario criteria/scenario-leiden.yaml\n"
        "  aanbesteding scenario scenario.yaml --set tender.first-change=0.2\n"
        "  aanbesteding scenario scenario.yaml --plots plaatjes/",
        "Work out what tendering and recombining bring and cost over a number of years, and at "
        "which value of each assumption their order turns. The strongest point of both sides "
        "stands first. Everything is exact but the probabilities (±).\n\n"
        "Exit code 0: worked out; 2: faults in the file or the command.\n\n"
        "\b\n"
        "Examples:\n"
        "  aanbesteding scenario criteria/scenario-leiden.yaml --lang en\n"
        "  aanbesteding scenario scenario.yaml --set tender.first-change=0.2\n"
        "  aanbesteding scenario scenario.yaml --plots pictures/",
    ),
)
