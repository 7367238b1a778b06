"""Faults for people: `file:line:column: CODE what is wrong`, the source line, and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from aanbesteding.exact.display import count
from aanbesteding.faults import Fault
from aanbesteding.reporting import words
from aanbesteding.reporting.clean import clean
from aanbesteding.texts import Lang, Text

MAX_SOURCE = 100


def fault_lines(fault: Fault, lang: Lang, severity: Text | None = None) -> list[str]:
    """Return a fault as lines of text, with its severity where there are several."""
    place = fault.place
    said = f"{severity.say(lang)}: {fault.what(lang)}" if severity else fault.what(lang)
    lines = [f"{place.where}: {fault.code.code} {said}"]
    if place.source.strip():
        start = 0 if place.sheet else max(0, place.column - MAX_SOURCE // 2)
        shown = place.source[start : start + MAX_SOURCE]
        lines.append(f"    | {shown}")
        if not place.sheet:
            lines.append("    | " + " " * (place.column - 1 - start) + "^")
    lines.append("    " + words.TO_DO.say(lang, cure=fault.cure(lang)))
    return [clean(line.replace("\t", " ")) for line in lines]


def faults_text(
    faults: Iterable[Fault], lang: Lang, makes: Literal["ranking", "result"] = "ranking"
) -> str:
    """Return all faults, how many there are, and what was not made for them."""
    listed = list(faults)
    lines = [line for fault in listed for line in fault_lines(fault, lang)]
    if any(
        fault.place.line or fault.place.sheet for fault in listed
    ):  # about files, not about the command
        last = words.FAULT_COUNT if len(listed) == 1 else words.FAULTS_COUNT
        lines += ["", last[makes].say(lang, count=count(len(listed), lang))]
    return "\n".join(lines) + "\n"
