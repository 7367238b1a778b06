"""The command `decide`: the award decision."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from aanbesteding.cli.commands.row import Row
from aanbesteding.cli.language import chosen, tr
from aanbesteding.cli.options import (
    FORM,
    AliasesOption,
    BidsArgument,
    ClosedDayOption,
    ClosedOption,
    DaysOption,
    DrawOption,
    FrameworkArgument,
    LangOption,
    LotOption,
    OthersOption,
    OutputOption,
    QuietOption,
    SealFileOption,
    SentOption,
)


def decide_command(
    framework: FrameworkArgument,
    bids: BidsArgument,
    sent: SentOption,
    days: DaysOption = "20",
    closed_day: ClosedDayOption = None,
    draw: DrawOption = None,
    closed: ClosedOption = None,
    aliases: AliasesOption = None,
    seal_file: SealFileOption = None,
    lot: LotOption = None,
    bid: Annotated[
        str | None,
        typer.Option(
            "--bid",
            metavar=tr("INSCHRIJVING", "BID"),
            help=tr(
                "Alleen de mededeling aan deze inschrijver.", "Only the notice to this tenderer."
            ),
        ),
    ] = None,
    others: OthersOption = False,
    sources: Annotated[
        bool,
        typer.Option(
            "--sources",
            help=tr(
                "Zet bij elk citaat bestand en regel; een bestandsnaam kan vertrouwelijk zijn.",
                "Add file and line to every quotation; the name of a file may be confidential.",
            ),
        ),
    ] = False,
    form: Annotated[Literal["text", "json", "markdown"], FORM] = "text",
    output: OutputOption = None,
    lang: LangOption = None,
    quiet: QuietOption = False,
) -> int:
    """Run `decide`."""
    from aanbesteding.cli.decide import decide
    from aanbesteding.cli.evaluation import named_files

    return decide(
        named_files(framework, bids, draw, closed, aliases, seal_file),
        sent,
        days,
        closed_day or [],
        lot or [],
        bid,
        form,
        output,
        lang or chosen(),
        others=others,
        sources=sources,
        quiet=quiet,
    )


COMMAND = Row(
    "decide",
    decide_command,
    short_help=tr(
        "Stel de gunningsbeslissing op, per inschrijver.",
        "Draw up the award decision, tenderer by tenderer.",
    ),
    help=tr(
        "Stel de gunningsbeslissing op: per inschrijver de scores, de relatieve voordelen van de "
        "gekozen inschrijving, de motiveringen van de beoordelaars zoals die zijn gegeven, en de "
        "opschortende termijn.\n\n"
        "Een perceel waarin niet vaststaat wie een contract krijgt, krijgt geen beslissing; de "
        "afsluitcode is dan 1.\n\n"
        "\b\n"
        "Voorbeelden:\n"
        "  aanbesteding decide kader.yaml bids/ --sent 2026-11-20\n"
        "  aanbesteding decide kader.yaml bids/ --sent 2026-11-20 --bid kiezelkade -o brief.txt\n"
        "  aanbesteding decide kader.yaml bids/ --sent 2026-11-20 --draw loting.yaml",
        "Draw up the award decision: per tenderer the scores, the relative advantages of the "
        "chosen bid, the reasons of the assessors as they were given, and the standstill "
        "period.\n\n"
        "A lot in which it is not certain who gets a contract gets no decision; the exit code is "
        "then 1.\n\n"
        "\b\n"
        "Examples:\n"
        "  aanbesteding decide framework.yaml bids/ --sent 2026-11-20\n"
        "  aanbesteding decide framework.yaml bids/ --sent 2026-11-20 --bid BID -o letter.txt\n"
        "  aanbesteding decide framework.yaml bids/ --sent 2026-11-20 --draw draw.yaml",
    ),
)
