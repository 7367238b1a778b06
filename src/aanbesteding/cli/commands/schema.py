"""The command `schema`: the JSON Schema of a file format."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

import typer

from aanbesteding.cli.commands.row import Row
from aanbesteding.cli.language import tr
from aanbesteding.cli.options import LangOption, OutputOption

Kind = Literal[
    "framework", "bid", "scores", "draw", "aliases", "seal",
    "quality", "simulation", "result", "drop-out", "record", "decision", "check", "simulated",
    "sensitivity", "difference", "comparison", "closed-sensitivity", "scenario", "scenario-result",
    "recombination",
]  # fmt: skip
KINDS: tuple[str, ...] = get_args(Kind)


def schema_command(
    kind: Annotated[
        Kind,
        typer.Argument(
            metavar=tr("SOORT", "KIND"),
            help=tr(
                f"Welke bestandsvorm: {', '.join(KINDS[:-1])} of {KINDS[-1]}.",
                f"Which file format: {', '.join(KINDS[:-1])} or {KINDS[-1]}.",
            ),
        ),
    ],
    decimal_sign: Annotated[
        Literal["point", "comma"],
        typer.Option(
            "--decimal-sign",
            help=tr(
                "Voor bestanden met «decimal-sign: comma».", "For files with “decimal-sign: comma”."
            ),
        ),
    ] = "point",
    output: OutputOption = None,
    lang: LangOption = None,
) -> int:
    """Run `schema`."""
    from aanbesteding.cli.schema import schema

    return schema(kind, decimal_sign, output)


COMMAND = Row(
    "schema",
    schema_command,
    short_help=tr(
        "Druk het JSON-schema van een bestandsvorm af.", "Print the JSON Schema of a file format."
    ),
    help=tr(
        "Druk het JSON-schema van een bestandsvorm af, voor editors en andere programma's.\n\n"
        "\b\n"
        "Voorbeeld:\n"
        "  aanbesteding schema framework -o framework.schema.json",
        "Print the JSON Schema of a file format, for editors and other programs.\n\n"
        "\b\n"
        "Example:\n"
        "  aanbesteding schema framework -o framework.schema.json",
    ),
)
