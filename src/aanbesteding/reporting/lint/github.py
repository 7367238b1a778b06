"""Findings as workflow commands, which GitHub Actions shows beside the lines of a change.

A command ends at a line end, and its properties at a comma or a colon; text from a file could
otherwise begin a command of its own.
"""

from __future__ import annotations

import re

from aanbesteding.linting.diagnostic import Diagnostic
from aanbesteding.linting.run import Report
from aanbesteding.reporting.clean import clean
from aanbesteding.reporting.words import TO_DO
from aanbesteding.texts import Lang

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def write(report: Report, lang: Lang) -> str:
    """Return one command per finding."""
    return "".join(f"{_command(one, lang)}\n" for one in report.diagnostics)


def _command(one: Diagnostic, lang: Lang) -> str:
    fault, place = one.fault, one.fault.place
    where = {"file": place.path}
    if place.line and not place.sheet:  # a cell is on no line of a change
        where |= {"line": str(place.line), "col": str(place.column)}
    where["title"] = f"{fault.code.code} {fault.code.slug}"
    listed = ",".join(f"{name}={_property(value)}" for name, value in where.items())
    cell = f"{place.cell}: " if place.sheet else ""
    message = f"{cell}{fault.what(lang)}\n{TO_DO.say(lang, cure=fault.cure(lang))}"
    lines = "\n".join(clean(line) for line in message.split("\n"))
    return f"::{_COMMANDS[one.severity]} {listed}::{_data(lines)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Return a value that ends where it should; a name of a file may hold anything."""
    lines = re.split(r"([\r\n])", text)
    shown = "".join(part if part in ("\r", "\n") else clean(part) for part in lines)
    return _data(shown).replace(":", "%3A").replace(",", "%2C")
