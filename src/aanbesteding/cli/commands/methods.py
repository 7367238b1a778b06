"""The command `methods`: the catalogue of scoring methods and ways of award."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from aanbesteding.cli.commands.row import Row
from aanbesteding.cli.language import chosen, tr
from aanbesteding.cli.options import LangOption, OutputOption


def methods_command(
    form: Annotated[
        Literal["text", "json", "markdown", "csv"],
        typer.Option("--format", "-f", help=tr("Vorm van de lijst.", "Form of the list.")),
    ] = "text",
    output: OutputOption = None,
    lang: LangOption = None,
) -> int:
    """Run `methods`."""
    from aanbesteding.cli.methods import methods

    return methods(form, output, lang or chosen())


COMMAND = Row(
    "methods",
    methods_command,
    short_help=tr("Toon alle scoremethoden en gunningen.", "Show all scoring methods and awards."),
    help=tr(
        "Toon alle scoremethoden en alle manieren van gunnen: wat zij meten, of andere "
        "inschrijvingen meetellen, en wat wint.\n\n"
        "Met --format json staat alles erin: formule, sleutels met grenzen, regels, bron en "
        "voorbeeld.\n\n"
        "\b\n"
        "Voorbeelden:\n"
        "  aanbesteding methods\n"
        "  aanbesteding methods --format csv -o methoden.csv\n"
        "  aanbesteding explain price-bandwidth    alles over één methode",
        "Show all scoring methods and all ways of award: what they measure, whether other bids "
        "count, and what wins.\n\n"
        "With --format json everything is in it: formula, keys with bounds, rules, source and "
        "example.\n\n"
        "\b\n"
        "Examples:\n"
        "  aanbesteding methods --lang en\n"
        "  aanbesteding methods --format csv -o methods.csv\n"
        "  aanbesteding explain price-bandwidth    everything about one method",
    ),
)
