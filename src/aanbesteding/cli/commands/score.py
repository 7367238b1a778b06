"""The command `score`: rank the bids per lot."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from aanbesteding.cli.commands.row import Row
from aanbesteding.cli.language import chosen, tr
from aanbesteding.cli.options import (
    BidsArgument,
    DrawOption,
    FrameworkArgument,
    LangOption,
    LotOption,
    OutputOption,
    QuietOption,
)


def score_command(
    framework: FrameworkArgument,
    bids: BidsArgument,
    lot: LotOption = None,
    draw: DrawOption = None,
    without: Annotated[
        list[str] | None,
        typer.Option(
            "--without",
            metavar=tr("INSCHRIJVING", "BID"),
            help=tr(
                "Toon wat er gebeurt als deze inschrijving na de gunning uitvalt; mag vaker.",
                "Show what happens when this bid drops out after the award; may be repeated.",
            ),
        ),
    ] = None,
    form: Annotated[
        Literal["text", "json", "csv", "markdown"],
        typer.Option(
            "--format",
            "-f",
            help=tr("Vorm van de uitkomst.", "Form of the result."),
        ),
    ] = "text",
    output: OutputOption = None,
    lang: LangOption = None,
    quiet: QuietOption = False,
) -> int:
    """Run `score`."""
    if without:
        from aanbesteding.cli.drop_out import drop_out

        return drop_out(
            *(framework, bids, draw or [], without, lot or []),
            *(form, output, lang or chosen()),
            quiet=quiet,
        )
    from aanbesteding.cli.score import score

    return score(
        framework, bids, draw or [], lot or [], form, output, lang or chosen(), quiet=quiet
    )


COMMAND = Row(
    "score",
    score_command,
    short_help=tr("Rangschik de inschrijvingen per perceel.", "Rank the bids per lot."),
    help=tr(
        "Rangschik de inschrijvingen per perceel, precies zoals het kader aankondigt.\n\n"
        "\b\n"
        "Voorbeelden:\n"
        "  aanbesteding score criteria/manifest-leiden.yaml bids/leiden/\n"
        "  aanbesteding score kader.yaml bids/ --lot opgroeien --format csv -o uitslag.csv\n"
        "  aanbesteding score kader.yaml bids/ --draw loting.yaml\n"
        "  aanbesteding score kader.yaml bids/ --without kiezelkade\n\n"
        "Is er een loting nodig, dan schrijft `aanbesteding new draw` het formulier. Met "
        "--without is de afsluitcode 1 als niet vaststaat wie het contract krijgt.",
        "Rank the bids per lot, exactly as the framework announces.\n\n"
        "\b\n"
        "Examples:\n"
        "  aanbesteding score criteria/manifest-leiden.yaml bids/leiden/ --lang en\n"
        "  aanbesteding score framework.yaml bids/ --lot opgroeien --format csv -o result.csv\n"
        "  aanbesteding score framework.yaml bids/ --draw draw.yaml\n"
        "  aanbesteding score framework.yaml bids/ --without kiezelkade\n\n"
        "Where lots must be drawn, `aanbesteding new draw` writes the form. With --without the "
        "exit code is 1 when it is not certain who gets the contract.",
    ),
)
