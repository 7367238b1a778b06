"""The command `recombine`: the best that can be made of what all bids offer."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from aanbesteding.cli.commands.row import Row
from aanbesteding.cli.language import chosen, tr
from aanbesteding.cli.options import (
    FORM,
    BidsArgument,
    FrameworkArgument,
    GapOption,
    LangOption,
    OutputOption,
    PlotsOption,
    QuietOption,
    TimeOption,
    only_option,
)

OnlyOption = Annotated[
    list[str] | None,
    only_option("plan, coverage, left-out, alternatives, front, division"),
]

AlternativesOption = Annotated[
    int,
    typer.Option(
        "--alternatives",
        min=0,
        max=100,
        metavar=tr("AANTAL", "NUMBER"),
        help=tr("Hoeveel andere plannen worden gezocht.", "How many other plans are looked for."),
    ),
]
WithinOption = Annotated[
    str,
    typer.Option(
        "--within",
        metavar="%",
        help=tr(
            "Zeg welke activiteiten in elk plan zitten dat hooguit zoveel procent minder waard is.",
            "Say which activities are in every plan that is worth at most so many per cent less.",
        ),
    ),
]
BidOption = Annotated[
    Path | None,
    typer.Option(
        "--bid",
        metavar=tr("MAP", "FOLDER"),
        help=tr(
            "Schrijf elke coalitie als inschrijving, met afgeleide cijfers, in deze nieuwe map.",
            "Write each coalition as a bid, with derived marks, in this new folder.",
        ),
    ),
]
UnderOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--under",
        metavar=tr("KADER", "FRAMEWORK"),
        help=tr(
            "Met --bid: leid de cijfers ook af onder dit kader; mag vaker.",
            "With --bid: derive the marks under this framework too; may be repeated.",
        ),
    ),
]


def recombine_command(
    framework: FrameworkArgument,
    bids: BidsArgument,
    only: OnlyOption = None,
    time_limit: TimeOption = None,
    gap: GapOption = "0",
    alternatives: AlternativesOption = 3,
    within: WithinOption = "1",
    bid: BidOption = None,
    under: UnderOption = None,
    plots: PlotsOption = None,
    form: Annotated[Literal["text", "json", "csv"], FORM] = "text",
    output: OutputOption = None,
    lang: LangOption = None,
    quiet: QuietOption = False,
) -> int:
    """Run `recombine`."""
    from aanbesteding.cli.evaluation import named_files
    from aanbesteding.cli.recombine import Asked, Wanted, recombine

    files = named_files(framework, bids)
    asked = Asked(tuple(only or ()), time_limit, gap, alternatives, within)
    wanted = Wanted(form, output, bid, tuple(under or ()), plots)
    return recombine(files, asked, wanted, lang or chosen(), quiet=quiet)


COMMAND = Row(
    "recombine",
    recombine_command,
    short_help=tr(
        "Wat is het beste dat van alle activiteiten te maken is?",
        "What is the best that can be made of all activities?",
    ),
    help=tr(
        "Kies uit de activiteiten in alle inschrijvingen het plan dat onder de regels van het "
        "kader («recombination») het meest waard is, en deel het in coalities in. Het plan is "
        "bewezen het beste, of er staat bij hoeveel beter er nog kan; elke regel is daarna los "
        "van de rekenaar nagegaan.\n\n"
        "Afsluitcode 0: er is een plan; 1: er is er geen (de regels botsen, of de tijd was om); "
        "2: fouten in de bestanden of de opdracht.\n\n"
        "\b\n"
        "Voorbeelden:\n"
        "  aanbesteding recombine kader.yaml bids/\n"
        "  aanbesteding recombine kader.yaml bids/ --only plan,coverage\n"
        "  aanbesteding recombine kader.yaml bids/ --time-limit 60 --gap 1\n"
        "  aanbesteding recombine kader.yaml bids/ --bid plan/ --under ander.yaml\n"
        "  aanbesteding recombine kader.yaml bids/ --plots plaatjes/",
        "Choose from the activities in all bids the plan that is worth most under the rules of "
        "the framework (“recombination”), and divide it into coalitions. The plan is proven the "
        "best, or it is said how much better there can be; every rule was checked afterwards "
        "apart from the solver.\n\n"
        "Exit code 0: there is a plan; 1: there is none (the rules conflict, or time was up); "
        "2: faults in the files or the command.\n\n"
        "\b\n"
        "Examples:\n"
        "  aanbesteding recombine framework.yaml bids/ --lang en\n"
        "  aanbesteding recombine framework.yaml bids/ --only plan,coverage\n"
        "  aanbesteding recombine framework.yaml bids/ --time-limit 60 --gap 1\n"
        "  aanbesteding recombine framework.yaml bids/ --bid plan/ --under other.yaml\n"
        "  aanbesteding recombine framework.yaml bids/ --plots pictures/",
    ),
)
