"""AB107: points and euros are parts of the whole; only points need a total."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking.rule import Rule, at
from aanbesteding.faults import coded
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.texts import Text

UNITS = coded(
    "AB107",
    "weight-unit",
    (
        "deze opgave van de gewichten klopt niet: {problem}",
        "this statement of the weights is not right: {problem}",
    ),
    ("zie «weights» in docs/formats.md", "see “weights” in docs/formats.md"),
)
TOTAL_MISSING = Text(
    "bij «points» hoort een «total» boven nul", "“points” needs a “total” above zero"
)
TOTAL_TOO_MANY = Text("«total» hoort alleen bij «points»", "“total” goes with “points” only")
WHOLE = Text(
    "punten en euro's zijn delen van het geheel: schrijf «of: whole»",
    "points and euros are parts of the whole: write “of: whole”",
)


def check(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield combinations of `unit`, `of` and `total` that have no meaning."""
    weights = framework.weights
    if weights is None:
        return
    if weights.unit == "points" and not weights.total:
        yield at(UNITS, in_framework(framework, "weights"), problem=TOTAL_MISSING)
    if weights.unit != "points" and weights.total is not None:
        yield at(UNITS, in_framework(framework, "weights", "total"), problem=TOTAL_TOO_MANY)
    if weights.unit in ("points", "euro") and weights.of == "parent":
        yield at(UNITS, in_framework(framework, "weights", "of"), problem=WHOLE)


RULES = (Rule(UNITS, check, on_framework=True),)
