"""The arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from aanbesteding.cli.language import tr
from aanbesteding.cli.panels import INPUT, SPACE
from aanbesteding.texts import Lang

FrameworkArgument = Annotated[
    Path,
    typer.Argument(
        metavar=tr("KADER", "FRAMEWORK"),
        help=tr("Het beoordelingskader (YAML).", "The assessment framework (YAML)."),
    ),
]
BidsArgument = Annotated[
    list[Path],
    typer.Argument(
        metavar=tr("INSCHRIJVINGEN...", "BIDS..."),
        help=tr(
            "Bestanden of mappen met inschrijvingen en scorebladen.",
            "Files or folders with bids and score sheets.",
        ),
    ),
]
LotOption = Annotated[
    list[str] | None,
    typer.Option(
        "--lot",
        metavar=tr("PERCEEL", "LOT"),
        help=tr("Alleen dit perceel; mag vaker.", "Only this lot; may be repeated."),
    ),
]
DrawOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--draw",
        rich_help_panel=INPUT,
        metavar=tr("LOTING", "DRAW"),
        help=tr(
            "Een proces-verbaal van loting; mag vaker.",
            "A record of a drawing of lots; may be repeated.",
        ),
    ),
]
AliasesOption = Annotated[
    Path | None,
    typer.Option(
        "--aliases",
        rich_help_panel=INPUT,
        metavar=tr("BESTAND", "FILE"),
        help=tr(
            "De sleutel van aliassen bij een anonieme beoordeling.",
            "The key of aliases of an anonymous assessment.",
        ),
    ),
]
ClosedOption = Annotated[
    Path | None,
    typer.Option(
        "--closed",
        rich_help_panel=INPUT,
        metavar=tr("BESTAND", "FILE"),
        help=tr(
            "De kwaliteit die is vastgesteld voordat de prijzen opengingen.",
            "The quality that was closed before the prices were opened.",
        ),
    ),
]
SealFileOption = Annotated[
    Path | None,
    typer.Option(
        "--seal-file",
        rich_help_panel=INPUT,
        metavar=tr("BESTAND", "FILE"),
        help=tr(
            "Het zegel, als het niet naast het kader ligt.",
            "The seal, where it does not lie beside the framework.",
        ),
    ),
]
OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar=tr("BESTAND", "FILE"),
        help=tr(
            "Schrijf naar dit bestand, in één keer of niet.",
            "Write to this file, whole or not at all.",
        ),
    ),
]
FORM = typer.Option("--format", "-f", help=tr("Vorm van de uitkomst.", "Form of the result."))
FormatOption = Annotated[Literal["text", "json", "csv", "markdown"], FORM]
PlotsOption = Annotated[
    Path | None,
    typer.Option(
        "--plots",
        metavar=tr("MAP", "FOLDER"),
        help=tr("Teken daarnaast in deze map (SVG).", "Also draw, in this folder (SVG)."),
    ),
]
LangOption = Annotated[
    Lang | None,
    typer.Option(
        "--lang",
        help=tr(
            "Taal van de uitvoer; anders AANBESTEDING_LANG, anders Nederlands.",
            "Language of the output; else AANBESTEDING_LANG, else Dutch.",
        ),
    ),
]
QuietOption = Annotated[
    bool,
    typer.Option(
        "--quiet",
        "-q",
        help=tr("Geen meldingen naast de uitkomst.", "No messages beside the result."),
    ),
]
SentOption = Annotated[
    str,
    typer.Option(
        "--sent",
        metavar=tr("JJJJ-MM-DD", "YYYY-MM-DD"),
        help=tr(
            "De dag waarop de mededeling wordt verzonden.", "The day on which the notice is sent."
        ),
    ),
]
SentLaterOption = Annotated[
    str | None,
    typer.Option(
        "--sent",
        metavar=tr("JJJJ-MM-DD", "YYYY-MM-DD"),
        help=tr(
            "De dag waarop de brieven worden verzonden; zonder blijft dat open om in te vullen.",
            "The day on which the letters are sent; without it that is left to fill in.",
        ),
    ),
]
OthersOption = Annotated[
    bool,
    typer.Option(
        "--show-others",
        help=tr(
            "Noem in elke mededeling rang en totaal van alle inschrijvingen.",
            "List the rank and total of all bids in every notice.",
        ),
    ),
]
DaysOption = Annotated[
    str,
    typer.Option(
        "--days",
        metavar=tr("DAGEN", "DAYS"),
        help=tr(
            "Kalenderdagen van de opschortende termijn; ten minste 20.",
            "Calendar days of the standstill period; at least 20.",
        ),
    ),
]
ClosedDayOption = Annotated[
    list[str] | None,
    typer.Option(
        "--closed-day",
        metavar=tr("JJJJ-MM-DD", "YYYY-MM-DD"),
        help=tr(
            "Een dag die bij besluit met een feestdag is gelijkgesteld; mag vaker.",
            "A day that was equated with a holiday by decree; may be repeated.",
        ),
    ),
]
ScenarioOption = Annotated[
    Path | None,
    typer.Option(
        "--scenario",
        metavar=tr("BESTAND", "FILE"),
        help=tr(
            "Bij een vergelijking van kaders: zet ook de routes over de jaren ernaast, volgens dit "
            "scenario (YAML).",
            "With a comparison of frameworks: add the routes over the years, by this scenario "
            "(YAML).",
        ),
    ),
]
SeedOption = Annotated[
    int,
    typer.Option(
        "--seed",
        rich_help_panel=SPACE,
        metavar=tr("GETAL", "NUMBER"),
        help=tr(
            "Het startgetal; hetzelfde getal trekt hetzelfde.",
            "The seed; the same number draws the same.",
        ),
    ),
]
ErrorOption = Annotated[
    str,
    typer.Option(
        "--error",
        rich_help_panel=SPACE,
        metavar="%",
        help=tr(
            "De standaardfout in procenten waarbij het trekken stopt.",
            "The standard error in per cent at which drawing stops.",
        ),
    ),
]
MostOption = Annotated[
    int,
    typer.Option(
        "--most",
        rich_help_panel=SPACE,
        metavar=tr("AANTAL", "NUMBER"),
        help=tr("De meeste wegingen die worden getrokken.", "The most weightings that are drawn."),
    ),
]
WithinOption = Annotated[
    str,
    typer.Option(
        "--within",
        rich_help_panel=SPACE,
        metavar="%",
        help=tr(
            "Hoe ver gewichten van de gepubliceerde af liggen, in procentpunten van het geheel.",
            "How far weights lie from the published ones, in per cent points of the whole.",
        ),
    ),
]
TimeOption = Annotated[
    str | None,
    typer.Option(
        "--time-limit",
        metavar=tr("SECONDEN", "SECONDS"),
        help=tr(
            "Zoek niet langer dan zoveel seconden naar een plan, en in recombine evenlang voor elk "
            "onderdeel; wat dan niet bewezen is, wordt gezegd.",
            "Search for a plan no longer than so many seconds, and in recombine as long for each "
            "section; what is not proven by then is said.",
        ),
    ),
]
GapOption = Annotated[
    str | None,
    typer.Option(
        "--gap",
        metavar="%",
        help=tr(
            "Stop als bewezen is dat geen plan zoveel procent beter is; 0 is het beste.",
            "Stop when it is proven that no plan is so many per cent better; 0 is the best.",
        ),
    ),
]


def only_option(sections: str) -> Any:
    """Return the option that chooses sections of a report; `sections` are all there are."""
    return typer.Option(
        "--only",
        metavar=tr("ONDERDELEN", "SECTIONS"),
        help=tr(
            f"Alleen deze onderdelen, met komma's ertussen: {sections}.",
            f"Only these sections, with commas between: {sections}.",
        ),
    )
