"""The command `standstill`: the standstill period alone."""

from __future__ import annotations

from typing import Annotated, Literal

from aanbesteding.cli.commands.row import Row
from aanbesteding.cli.language import chosen, tr
from aanbesteding.cli.options import (
    FORM,
    ClosedDayOption,
    DaysOption,
    LangOption,
    OutputOption,
    SentOption,
)


def standstill_command(
    sent: SentOption,
    days: DaysOption = "20",
    closed: ClosedDayOption = None,
    form: Annotated[Literal["text", "json", "markdown"], FORM] = "text",
    output: OutputOption = None,
    lang: LangOption = None,
) -> int:
    """Run `standstill`."""
    from aanbesteding.cli.decide import show_standstill

    return show_standstill(sent, days, closed or [], form, output, lang or chosen())


COMMAND = Row(
    "standstill",
    standstill_command,
    short_help=tr("Bereken de opschortende termijn.", "Calculate the standstill period."),
    help=tr(
        "Bereken de opschortende termijn na verzending van de gunningsbeslissing, stap voor "
        "stap.\n\n"
        "\b\n"
        "Voorbeelden:\n"
        "  aanbesteding standstill --sent 2026-11-20\n"
        "  aanbesteding standstill --sent 2026-04-24 --days 25 --closed-day 2026-05-15",
        "Calculate the standstill period after the award decision is sent, step by step.\n\n"
        "\b\n"
        "Examples:\n"
        "  aanbesteding standstill --sent 2026-11-20\n"
        "  aanbesteding standstill --sent 2026-04-24 --days 25 --closed-day 2026-05-15",
    ),
)
