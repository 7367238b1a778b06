"""All documents of `report` together, against the time that they may take."""

from __future__ import annotations

from datetime import date

from aanbesteding import evaluate
from aanbesteding.deciding.standstill import standstill
from aanbesteding.reporting.documents import DOCUMENTS
from aanbesteding.reporting.documents.material import Material
from aanbesteding.reporting.letters.told import Told
from benchmarks.letters import ALLOWED, FEW
from benchmarks.scoring import tender
from benchmarks.timing import by_turns


def of_twelve() -> tuple[float, float]:
    """Return seconds: the whole set for twelve bids and twenty criteria, and what is allowed."""
    made = tender(FEW)

    def whole_set() -> None:
        of = evaluate(made.framework, made.dossier)
        material = Material(of, of.lots, Told(standstill(date(2026, 11, 20))))
        for document in DOCUMENTS:
            document.make(material, "nl")

    return by_turns(whole_set, lambda: None)[0], ALLOWED
