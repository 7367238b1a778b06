"""Findings for people: the place, the sentence, the line with a caret, and what to do."""

from __future__ import annotations

from collections import Counter

from aanbesteding.linting.rule import SEVERITIES
from aanbesteding.linting.run import Report
from aanbesteding.reporting.fault_text import fault_lines
from aanbesteding.texts import Lang, Text

NOTHING = Text("Niets te melden in {files}.", "Nothing to report in {files}.")
FOUND = Text("{findings} in {files}.", "{findings} in {files}.")
FILE, FILES = Text("1 bestand", "1 file"), Text("{n} bestanden", "{n} files")
COUNTS: dict[str, tuple[Text, Text]] = {
    "error": (Text("1 fout", "1 error"), Text("{n} fouten", "{n} errors")),
    "warning": (Text("1 waarschuwing", "1 warning"), Text("{n} waarschuwingen", "{n} warnings")),
    "info": (Text("1 opmerking", "1 remark"), Text("{n} opmerkingen", "{n} remarks")),
}
WORDS = {
    "error": Text("fout", "error"),
    "warning": Text("waarschuwing", "warning"),
    "info": Text("opmerking", "remark"),
}


def write(report: Report, lang: Lang) -> str:
    """Return the findings with their lines, and how many there are of each severity."""
    lines: list[str] = []
    for one in report.diagnostics:
        lines += [*fault_lines(one.fault, lang, WORDS[one.severity]), ""]
    return "\n".join([*lines, _summary(report, lang)]) + "\n"


def _summary(report: Report, lang: Lang) -> str:
    files = _counted((FILE, FILES), report.files, lang)
    counts = Counter(one.severity for one in report.diagnostics)
    if not counts:
        return NOTHING.say(lang, files=files)
    listed = [_counted(COUNTS[name], counts[name], lang) for name in SEVERITIES if counts[name]]
    return FOUND.say(lang, findings=", ".join(listed), files=files)


def _counted(words: tuple[Text, Text], n: int, lang: Lang) -> str:
    return words[0].say(lang) if n == 1 else words[1].say(lang, n=n)
