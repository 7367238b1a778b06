"""The whole default report of `aanbesteding sensitivity`, against the time that it may take.

The command as a user gives it, start-up and reading included: all sections over all lots.
"""

from __future__ import annotations

from benchmarks.start_up import cpu

ALLOWED = 3.0
"""The seconds in which the report on the Leiden example must be there."""
ROUNDS = 3


def leiden() -> tuple[float, float]:
    """Return seconds: three lots with four or five bids on seven criteria, and what is allowed."""
    return _report("leiden-sterke-sociale-basis")


def leiderdorp() -> tuple[float, float]:
    """Return the same of the Leiderdorp example."""
    return _report("leiderdorp-welzijn")


def manifest() -> tuple[float, float]:
    """Return the same of the example with relative prices."""
    return _report("manifest-leiden")


def _report(framework: str) -> tuple[float, float]:
    asked = ["-m", "aanbesteding", "sensitivity", f"criteria/{framework}.yaml", "bids/leiden"]
    return min(cpu(asked) for _ in range(ROUNDS)), ALLOWED
