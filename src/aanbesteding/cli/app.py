"""The program: its commands, their options and help, and what a user sees when things go wrong.

Only typer is imported here; a command imports what it needs when it runs.
"""

from __future__ import annotations

import io
import os
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Literal, TextIO

import typer
from typer.exceptions import TyperException

from aanbesteding.cli import codes
from aanbesteding.cli.help_format import Command, Group
from aanbesteding.cli.language import chosen, tr
from aanbesteding.cli.options import (
    BidsArgument,
    FrameworkArgument,
    LangOption,
    LotOption,
    OutputOption,
    QuietOption,
)
from aanbesteding.faults import Fault, Faults, Place
from aanbesteding.texts import Lang

OK, FAULTY, INTERNAL, INTERRUPTED, CLOSED_PIPE = 0, 2, 3, 130, 141

app = typer.Typer(
    name="aanbesteding",
    cls=Group,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=False,
    help=tr(
        "Beoordeelt inschrijvingen exact en navolgbaar volgens een beoordelingskader.\n\n"
        "\b\n"
        "Voorbeeld:\n"
        "  aanbesteding score criteria/leiden-sterke-sociale-basis.yaml bids/leiden/\n\n"
        "\b\n"
        "Afsluitcodes: 0 elk perceel heeft één winnaar; 1 een perceel heeft er geen (loting\n"
        "nodig, of geen geldige inschrijving); 2 fouten in invoer of opdracht; 3 fout in het\n"
        "programma zelf.",
        "Evaluates bids, exactly and traceably, under an assessment framework.\n\n"
        "\b\n"
        "Example:\n"
        "  aanbesteding score criteria/leiden-sterke-sociale-basis.yaml bids/leiden/ --lang en\n\n"
        "\b\n"
        "Exit codes: 0 every lot has one winner; 1 a lot has none (a draw is needed, or there\n"
        "is no admissible bid); 2 faults in input or command; 3 fault in the program itself.",
    ),
)


def _version(asked: bool) -> None:
    if asked:
        from aanbesteding import __version__

        typer.echo(f"aanbesteding {__version__}")
        raise typer.Exit


@app.callback()
def program(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_version,
            is_eager=True,
            help=tr("Toon de versie.", "Show the version."),
        ),
    ] = False,
    lang: LangOption = None,
) -> None:
    """Hold the options of the program itself."""


@app.command(
    "score",
    cls=Command,
    short_help=tr("Rangschik de inschrijvingen per perceel.", "Rank the bids per lot."),
    help=tr(
        "Rangschik de inschrijvingen per perceel, precies zoals het kader aankondigt.\n\n"
        "\b\n"
        "Voorbeelden:\n"
        "  aanbesteding score criteria/manifest-leiden.yaml bids/leiden/\n"
        "  aanbesteding score kader.yaml bids/ --lot opgroeien --format csv -o uitslag.csv",
        "Rank the bids per lot, exactly as the framework announces.\n\n"
        "\b\n"
        "Examples:\n"
        "  aanbesteding score criteria/manifest-leiden.yaml bids/leiden/ --lang en\n"
        "  aanbesteding score framework.yaml bids/ --lot opgroeien --format csv -o result.csv",
    ),
)
def score_command(
    framework: FrameworkArgument,
    bids: BidsArgument,
    lot: LotOption = None,
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
    from aanbesteding.cli.score import score

    return score(framework, bids, lot or [], form, output, lang or chosen(), quiet=quiet)


@app.command(
    "explain",
    cls=Command,
    short_help=tr(
        "Leg een inschrijving, een methode of een code uit.", "Explain a bid, a method or a code."
    ),
    help=tr(
        "Leg een inschrijving, een methode of een code uit.\n\n"
        "\b\n"
        "Voorbeelden:\n"
        "  aanbesteding explain INSCHRIJVING kader.yaml bids/   de hele afleiding\n"
        "  aanbesteding explain price-proportional              een scoremethode\n"
        "  aanbesteding explain AB101                           een foutcode",
        "Explain a bid, a method or a code.\n\n"
        "\b\n"
        "Examples:\n"
        "  aanbesteding explain BID framework.yaml bids/   the whole derivation\n"
        "  aanbesteding explain price-proportional         a scoring method\n"
        "  aanbesteding explain AB101                      a fault code",
    ),
)
def explain_command(
    what: Annotated[
        str,
        typer.Argument(
            metavar=tr("WAT", "WHAT"),
            help=tr(
                "De «id» van een inschrijving, een methode of een code.",
                "The “id” of a bid, a method or a code.",
            ),
        ),
    ],
    framework: Annotated[
        Path | None,
        typer.Argument(
            metavar=tr("[KADER]", "[FRAMEWORK]"),
            help=tr("Voor een inschrijving: het kader.", "For a bid: the framework."),
        ),
    ] = None,
    bids: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar=tr("[INSCHRIJVINGEN...]", "[BIDS...]"),
            help=tr("Voor een inschrijving: alle inschrijvingen.", "For a bid: all bids."),
        ),
    ] = None,
    lot: LotOption = None,
    form: Annotated[
        Literal["text", "markdown"],
        typer.Option("--format", "-f", help=tr("Vorm van de uitleg.", "Form of the explanation.")),
    ] = "text",
    output: OutputOption = None,
    lang: LangOption = None,
) -> int:
    """Run `explain`."""
    from aanbesteding.cli.explain import explain

    return explain(what, framework, bids or [], lot or [], form, output, lang or chosen())


@app.command(
    "new",
    cls=Command,
    short_help=tr(
        "Schrijf een nieuw kader, inschrijving of scoreblad.",
        "Write a new framework, bid or score sheet.",
    ),
    help=tr(
        "Schrijf een nieuw bestand met uitleg: een kader, een inschrijving of een scoreblad.\n\n"
        "Zonder --framework zijn het drie voorbeelden die bij elkaar horen en die `score` "
        "aanneemt. Met --framework is het een formulier bij dat kader, om in te vullen. "
        "Een bestand dat er al is, blijft zoals het is.\n\n"
        "\b\n"
        "Voorbeelden:\n"
        "  aanbesteding new framework -o kader.yaml\n"
        "  aanbesteding new scores --framework kader.yaml --bids bids/ --assessor beoordelaar-1",
        "Write a new file with comments: a framework, a bid or a score sheet.\n\n"
        "Without --framework these are three examples that belong together and that `score` "
        "accepts. With --framework it is a form under that framework, to be filled in. "
        "A file that is there already stays as it is.\n\n"
        "\b\n"
        "Examples:\n"
        "  aanbesteding new framework -o framework.yaml\n"
        "  aanbesteding new scores --framework framework.yaml --bids bids/ --assessor assessor-1",
    ),
)
def new_command(
    kind: Annotated[
        Literal["framework", "bid", "scores"],
        typer.Argument(
            metavar=tr("SOORT", "KIND"),
            help=tr(
                "Wat er nieuw is: framework, bid of scores.",
                "What is new: framework, bid or scores.",
            ),
        ),
    ],
    framework: Annotated[
        Path | None,
        typer.Option(
            "--framework",
            metavar=tr("KADER", "FRAMEWORK"),
            help=tr("Het kader waarbij het hoort.", "The framework it is for."),
        ),
    ] = None,
    bids: Annotated[
        list[Path] | None,
        typer.Option(
            "--bids",
            metavar=tr("INSCHRIJVINGEN", "BIDS"),
            help=tr(
                "Een bestand of map met inschrijvingen voor het scoreblad; mag vaker.",
                "A file or folder with bids for the sheet; may be repeated.",
            ),
        ),
    ] = None,
    assessor: Annotated[
        str | None,
        typer.Option(
            "--assessor",
            metavar=tr("BEOORDELAAR", "ASSESSOR"),
            help=tr("De beoordelaar, of «consensus».", "The assessor, or “consensus”."),
        ),
    ] = None,
    output: OutputOption = None,
    lang: LangOption = None,
) -> int:
    """Run `new`."""
    from aanbesteding.cli.new import new

    return new(kind, framework, bids or [], assessor, output, lang or chosen())


@app.command(
    "schema",
    cls=Command,
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
def schema_command(
    kind: Annotated[
        Literal["framework", "bid", "scores", "result"],
        typer.Argument(
            metavar=tr("SOORT", "KIND"),
            help=tr(
                "Welke bestandsvorm: framework, bid, scores of result.",
                "Which file format: framework, bid, scores or result.",
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


def main(arguments: list[str] | None = None) -> int:
    """Run the program and return its exit code; nothing raised gets past here."""
    _prepare_streams()
    words = sys.argv[1:] if arguments is None else arguments
    try:
        code = _guarded(words, chosen(words))
        sys.stderr.flush()
    except OSError as error:  # nobody reads what we say
        _abandon(sys.stdout, sys.stderr)
        return CLOSED_PIPE if isinstance(error, BrokenPipeError) else FAULTY
    except KeyboardInterrupt:
        _abandon(sys.stdout, sys.stderr)
        return INTERRUPTED
    return code


def _guarded(words: list[str], lang: Lang) -> int:
    try:
        code = _run(words or ["--help"])
        sys.stdout.flush()
    except Faults as error:
        return _report(error.faults, lang)
    except TyperException as error:
        from aanbesteding.cli.usage import usage_faults

        return _report(usage_faults(error, words).faults, lang)
    except BrokenPipeError:
        raise
    except OSError as error:  # files have been dealt with: this is stdout
        from aanbesteding.cli.output import cannot_write

        _abandon(sys.stdout)
        return _report(cannot_write("stdout", error).faults, lang)
    except Exception as error:  # noqa: BLE001 - the last door: a user never meets a traceback
        from aanbesteding.reporting.clean import clean

        fields = {"problem": f"{type(error).__name__}: {error}"}
        _report((Fault(codes.INTERNAL, Place("aanbesteding"), fields),), lang)
        if os.environ.get("AANBESTEDING_DEBUG"):
            lines = traceback.format_exc().splitlines()
            sys.stderr.write("\n".join(clean(line) for line in lines) + "\n")
        return INTERNAL
    return code


def _run(words: list[str]) -> int:
    """Run typer's command, without what typer's own `main` does to streams and exit codes."""
    command = typer.main.get_command(app)
    try:
        with command.make_context("aanbesteding", list(words)) as context:
            code = command.invoke(context)
    except typer.Exit as done:
        return done.exit_code
    return code if isinstance(code, int) else OK


def _report(faults: tuple[Fault, ...], lang: Lang) -> int:
    from aanbesteding.reporting.fault_text import faults_text

    sys.stderr.write(faults_text(faults, lang))
    return FAULTY


def _prepare_streams() -> None:
    """UTF-8 and plain line ends everywhere; a stream that the caller closed takes nothing."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, encoding="utf-8")  # noqa: SIM115 - for reading: writing fails
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", newline="\n")


def _abandon(*streams: TextIO) -> None:
    """Throw away what could not be written, or Python tries again while it stops."""
    for stream in streams:
        with suppress(OSError, ValueError), open(os.devnull, "wb") as sink:
            os.dup2(sink.fileno(), stream.fileno())
