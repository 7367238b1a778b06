"""Which rules run, and which findings are shown: --select, --ignore and --severity."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from aanbesteding.faults import Fault, Faults, Place
from aanbesteding.linting import codes
from aanbesteding.linting.diagnostic import Diagnostic
from aanbesteding.linting.rule import Advice, Severity
from aanbesteding.linting.run import Report
from aanbesteding.linting.table import ADVICE, all_codes
from aanbesteding.reading.keys import did_you_mean

READING = "AB0"
"""What is wrong with a file before its meaning is known is always shown."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Codes by their beginning: `AB2`, `AB203`. Without `select` all; `ignore` goes before it."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Severity = "info"

    @classmethod
    def made(
        cls, select: Iterable[str], ignore: Iterable[str], severity: Severity | None
    ) -> Choice:
        """Make a choice of what a user wrote. Raises `Faults` for what begins no code."""
        chosen, left = tuple(_codes(select)), tuple(_codes(ignore))
        faults = [fault for word in (*chosen, *left) if (fault := _problem(word))]
        if faults:
            raise Faults(faults)
        return cls(chosen, left, severity or "info")

    def wants(self, code: str) -> bool:
        """Whether findings with this code are shown."""
        if code.startswith(READING):
            return True
        selected = not self.select or code.startswith(self.select)
        return selected and not (self.ignore and code.startswith(self.ignore))

    def advice(self) -> tuple[Advice, ...]:
        """Return the rules whose findings would be shown."""
        return tuple(
            row
            for row in ADVICE
            if self.wants(row.code.code)
            and Diagnostic(Fault(row.code, Place("")), row.severity).at_least(self.severity)
        )

    def of(self, report: Report) -> Report:
        """Return a report with only what is to be shown."""
        shown = tuple(
            one
            for one in report.diagnostics
            if self.wants(one.fault.code.code) and one.at_least(self.severity)
        )
        return replace(report, diagnostics=shown)


def _codes(words: Iterable[str]) -> list[str]:
    return [part.strip().upper() for word in words for part in word.split(",") if part.strip()]


def _problem(word: str) -> Fault | None:
    known = all_codes()
    if any(code.startswith(word) for code in known) and word.startswith("AB"):
        return None
    fields = {"text": word, "guess": did_you_mean(word, known)}
    return Fault(codes.UNKNOWN_CODE, Place("aanbesteding"), fields)
