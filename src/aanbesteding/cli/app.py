"""The program: its commands, and what a user sees when things go wrong.

Only typer is imported here; a command imports what it needs when it runs.
"""

from __future__ import annotations

import io
import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from typing import Annotated, TextIO

import typer
from typer.exceptions import TyperException

from aanbesteding.cli import codes
from aanbesteding.cli.commands import COMMANDS
from aanbesteding.cli.commands.row import Makes
from aanbesteding.cli.help_format import Command, Group
from aanbesteding.cli.language import chosen, tr
from aanbesteding.cli.options import LangOption
from aanbesteding.faults import Fault, Faults, Place
from aanbesteding.texts import Lang

OK, FAULTY, INTERNAL, INTERRUPTED, CLOSED_PIPE = 0, 2, 3, 130, 141

HELP = tr(
    "Beoordeelt inschrijvingen exact en navolgbaar volgens een beoordelingskader.\n\n"
    "\b\n"
    "Voorbeeld:\n"
    "  aanbesteding score criteria/leiden-sterke-sociale-basis.yaml bids/leiden/\n\n"
    "\b\n"
    "Afsluitcodes: 0 in elk perceel staat vast wie een contract krijgt; 1 in een\n"
    "perceel niet (loting nodig, of geen geldige inschrijving); 2 fouten in invoer\n"
    "of opdracht; 3 fout in het programma zelf.",
    "Evaluates bids, exactly and traceably, under an assessment framework.\n\n"
    "\b\n"
    "Example:\n"
    "  aanbesteding score criteria/leiden-sterke-sociale-basis.yaml bids/leiden/ --lang en\n\n"
    "\b\n"
    "Exit codes: 0 in every lot it is certain who gets a contract; 1 in some lot it\n"
    "is not (a draw is needed, or no bid is admissible); 2 faults in input or\n"
    "command; 3 fault in the program itself.",
)


def _version(asked: bool) -> None:
    if asked:
        from aanbesteding import __version__

        typer.echo(f"aanbesteding {__version__}")
        raise typer.Exit


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


def by_name() -> None:
    """Stand for a command that is not run: its options need not be worked out."""


def program_for(words: list[str]) -> typer.Typer:
    """Return the program; of the commands that the words do not name it has no more than a line.

    Typer takes a millisecond or two for the options of each command.
    """
    app = typer.Typer(
        name="aanbesteding",
        cls=Group,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=False,
        help=HELP,
    )
    app.callback()(program)
    for row in COMMANDS:
        run = row.run if row.name in words else by_name
        app.command(row.name, cls=Command, short_help=row.short_help, help=row.help)(run)
    return app


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
        return _report(error.faults, lang, words)
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
    command = typer.main.get_command(program_for(words))
    try:
        with command.make_context("aanbesteding", list(words)) as context:
            code = command.invoke(context)
    except typer.Exit as done:
        return done.exit_code
    return code if isinstance(code, int) else OK


def _report(faults: tuple[Fault, ...], lang: Lang, words: Sequence[str] = ()) -> int:
    from aanbesteding.reporting.fault_text import faults_text

    made = {row.name: row.makes for row in COMMANDS}
    makes: Makes = next((made[word] for word in words if word in made), "result")
    sys.stderr.write(faults_text(faults, lang, makes))
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
