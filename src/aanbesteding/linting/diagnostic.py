"""A finding of `check`: a fault with the severity of its rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aanbesteding.faults import Fault
from aanbesteding.linting.rule import SEVERITIES, Severity
from aanbesteding.linting.table import severity_of


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing to say, at one place."""

    fault: Fault
    severity: Severity

    @classmethod
    def of(cls, fault: Fault) -> Diagnostic:
        """Give a fault the severity of its code."""
        return cls(fault, severity_of(fault.code.code))

    @property
    def evidence(self) -> Mapping[str, str]:
        """The files, by name, that show it when they are evaluated; mostly none."""
        return self.fault.evidence

    def at_least(self, severity: Severity) -> bool:
        """Whether it is as severe as `severity`, or more."""
        return SEVERITIES.index(self.severity) <= SEVERITIES.index(severity)


def in_order(diagnostics: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by file, line and code, each once."""
    unique = {one.fault.sort_key: one for one in diagnostics}
    return tuple(unique[key] for key in sorted(unique))
