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
    (re.compile(r"\[default: "), "[standaard: "),
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


class Group(TyperGroup):
    """The whole program, with help in the user's language and commands in a fixed order."""

    def get_help(self, ctx: Any) -> str:
        """Return the help text."""
        return translated(super().get_help(ctx))

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the commands in the order in which they were defined."""
        return list(self.commands)
