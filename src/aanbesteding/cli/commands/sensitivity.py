"""The command `sensitivity`: how an award could have gone otherwise."""

from __future__ import annotations

from typing import Annotated

import typer

from aanbesteding.cli.commands.row import Row
from aanbesteding.cli.language import chosen, tr
from aanbesteding.cli.options import (
    AliasesOption,
    BidsArgument,
    ClosedOption,
    DrawOption,
    ErrorOption,
    FormatOption,
    FrameworkArgument,
    GapOption,
    LangOption,
    LotOption,
    MostOption,
    OutputOption,
    PlotsOption,
    QuietOption,
    ScenarioOption,
    SealFileOption,
    SeedOption,
    TimeOption,
    WithinOption,
    only_option,
)

OnlyOption = Annotated[
    list[str] | None,
    only_option("weights, space, scores, prices, rivals, panel, methods, readings, effective"),
]
SetOption = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar=tr("SLEUTEL=WAARDE", "KEY=VALUE"),
        help=tr(
            "Laat in plaats daarvan zien wat deze verandering doet, bijvoorbeeld "
            "criteria.prijs.weight=40; mag vaker.",
            "Show instead what this change does, for example criteria.prijs.weight=40; may be "
            "repeated.",
        ),
    ),
]


def sensitivity_command(
    framework: FrameworkArgument,
    bids: BidsArgument,
    only: OnlyOption = None,
    change: SetOption = None,
    lot: LotOption = None,
    scenario: ScenarioOption = None,
    time_limit: TimeOption = None,
    gap: GapOption = None,
    plots: PlotsOption = None,
    seed: SeedOption = 0,
    error: ErrorOption = "0.5",
    most: MostOption = 1_000_000,
    within: WithinOption = "10",
    draw: DrawOption = None,
    closed: ClosedOption = None,
    aliases: AliasesOption = None,
    seal_file: SealFileOption = None,
    form: FormatOption = "text",
    output: OutputOption = None,
    lang: LangOption = None,
    quiet: QuietOption = False,
) -> int:
    """Run `sensitivity`."""
    from aanbesteding.cli.asked import Asked
    from aanbesteding.cli.evaluation import named_files
    from aanbesteding.cli.sensitivity import sensitivity

    files = named_files(framework, bids, draw, closed, aliases, seal_file)
    drawing = Asked(seed, error, most, within, time_limit, gap)
    return sensitivity(
        files,
        only or [],
        change or [],
        lot or [],
        plots,
        scenario,
        drawing,
        form,
        output,
        lang or chosen(),
        quiet=quiet,
    )


COMMAND = Row(
    "sensitivity",
    sensitivity_command,
    short_help=tr(
        "Hoe had de gunning anders kunnen uitvallen?", "How could the award have gone otherwise?"
    ),
    help=tr(
        "Onderzoek per perceel waar de gunning van afhangt: gewichten, cijfers, prijzen, "
        "afvallers, het panel, de prijsmethode en wat het kader openlaat. De samenvatting staat "
        "vooraan, met de drie zwakste punten. Alles is exact, behalve wat een ± heeft.\n\n"
        "Volgen op het eerste kader nog andere, dan sluit de vergelijking van alle kaders het af, "
        "zoals compare die maakt.\n\n"
        "Afsluitcode 0: onderzocht; 2: fouten in de bestanden of de opdracht.\n\n"
        "\b\n"
        "Voorbeelden:\n"
        "  aanbesteding sensitivity kader.yaml bids/\n"
        "  aanbesteding sensitivity kader.yaml bids/ --only weights,prices\n"
        "  aanbesteding sensitivity kader.yaml bids/ --set criteria.prijs.weight=40\n"
        "  aanbesteding sensitivity kader.yaml bids/ --plots plaatjes/\n"
        "  aanbesteding sensitivity aanbesteding.yaml manifest.yaml bids/ --scenario jaren.yaml",
        "Examine per lot what the award hinges on: weights, marks, prices, bids that drop out, the "
        "panel, the price method, and all that the framework leaves open. The summary stands "
        "first, with the three weakest points. Everything is exact but what has a ±.\n\n"
        "Where other frameworks follow the first, the comparison of all of them closes it, as "
        "compare makes it.\n\n"
        "Exit code 0: examined; 2: faults in the files or the command.\n\n"
        "\b\n"
        "Examples:\n"
        "  aanbesteding sensitivity framework.yaml bids/ --lang en\n"
        "  aanbesteding sensitivity framework.yaml bids/ --only weights,prices\n"
        "  aanbesteding sensitivity framework.yaml bids/ --set criteria.prijs.weight=40\n"
        "  aanbesteding sensitivity framework.yaml bids/ --plots pictures/\n"
        "  aanbesteding sensitivity tender.yaml manifest.yaml bids/ --scenario years.yaml",
    ),
)
