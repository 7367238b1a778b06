"""Help in the user's language: typer's own headings are fixed English."""

from __future__ import annotations

import re
from typing import Any

from typer.core import TyperCommand, TyperGroup

from aanbesteding.cli.language import chosen

_BRACES = re.compile(r"\{([A-Z.]+)\}")  # typer's mark of a required argument
_DUTCH = (
    (re.compile(r"^Usage: ", re.MULTILINE), "Gebruik: "),
    (re.compile(r"^Arguments:$", re.MULTILINE), "Argumenten:"),
    (re.compile(r"^Options:$", re.MULTILINE), "Opties:"),
    (re.compile(r"^Commands:$", re.MULTILINE), "Opdrachten:"),
    (re.compile(r"\[required\]"), "[verplicht]"),
    (re.compile(r"\[default:"), "[standaard:"),
    (re.compile(r"Show this message and exit\."), "Toon deze hulp."),
    (re.compile(r"\[OPTIONS\]"), "[OPTIES]"),
    (re.compile(r"COMMAND \[ARGS\]"), "OPDRACHT [ARGUMENTEN]"),
)


def translated(text: str) -> str:
    """Return a help text in the language of the command line."""
    text = _BRACES.sub(r"\1", text)
    if chosen() == "nl":
        for pattern, dutch in _DUTCH:
            text = pattern.sub(dutch, text)
    return text


class Command(TyperCommand):
    """A command whose help is in the user's language."""

    def get_help(self, ctx: Any) -> str:
        """Return the help text."""
        return translated(super().get_help(ctx))

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the arguments, then the options, then those with a heading of their own."""
        groups: dict[str, list[tuple[str, str]]] = {"Arguments": [], "Options": []}
        for param in self.get_params(ctx):
            shown = param.get_help_record(ctx)
            if shown is not None:
                kind = "Arguments" if param.param_type_name == "argument" else "Options"
                heading = getattr(param, "rich_help_panel", None) or kind
                groups.setdefault(heading, []).append(shown)
        for heading, rows in groups.items():
            if rows:
                with formatter.section(heading):
                    formatter.write_dl(rows)


class Group(TyperGroup):
    """The whole program, with help in the user's language and commands in a fixed order."""

    def get_help(self, ctx: Any) -> str:
        """Return the help text."""
        return translated(super().get_help(ctx))

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the commands in the order in which they were defined."""
        return list(self.commands)
