"""Which rules run, and which findings are shown: --select, --ignore and --severity."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from aanbesteding.faults import Fault, Faults, Place
from aanbesteding.linting import codes
from aanbesteding.linting.diagnostic import Diagnostic
from aanbesteding.linting.known import guess, known_codes
from aanbesteding.linting.rule import Rows, Severity
from aanbesteding.linting.run import Report
from aanbesteding.linting.table import ADVICE

READING = "AB0"
"""What is wrong with a file before its meaning is known is always shown."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Codes by their beginning: `AB2`, `AB203`. Without `select` all; `ignore` goes before it.

    Without `severity` everything is shown. `per_file` says what is ignored in a path.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Severity | None = None
    per_file: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def made(
        cls, select: Iterable[str], ignore: Iterable[str], severity: Severity | None
    ) -> Choice:
        """Make a choice of what a user wrote. Raises `Faults` for what begins no code."""
        chosen, left = tuple(_codes(select)), tuple(_codes(ignore))
        faults = [fault for word in (*chosen, *left) if (fault := _problem(word))]
        if faults:
            raise Faults(faults)
        return cls(chosen, left, severity)

    def wants(self, code: str) -> bool:
        """Whether findings with this code are shown."""
        if code.startswith(READING):
            return True
        selected = not self.select or code.startswith(self.select)
        return selected and not (self.ignore and code.startswith(self.ignore))

    def advice(self) -> Rows:
        """Return the rules whose findings would be shown."""
        return Rows(
            row
            for row in ADVICE
            if self.wants(row.code.code)
            and Diagnostic(Fault(row.code, Place("")), row.severity).at_least(self._least)
        )

    def of(self, report: Report) -> Report:
        """Return a report with only what is to be shown."""
        shown = tuple(one for one in report.diagnostics if self._shows(one))
        return replace(report, diagnostics=shown)

    @property
    def _least(self) -> Severity:
        return self.severity or "info"

    def _shows(self, one: Diagnostic) -> bool:
        code = one.fault.code.code
        left = () if code.startswith(READING) else self.per_file.get(one.fault.place.path, ())
        return (
            self.wants(code)
            and one.at_least(self._least)
            and not (bool(left) and code.startswith(left))
        )


def _codes(words: Iterable[str]) -> list[str]:
    return [part.strip().upper() for word in words for part in word.split(",") if part.strip()]


def _problem(word: str) -> Fault | None:
    known = known_codes()
    if any(code.startswith(word) for code in known) and word.startswith("AB"):
        return None
    fields = {"text": word, "guess": guess(word)}
    return Fault(codes.UNKNOWN_CODE, Place("aanbesteding"), fields)
