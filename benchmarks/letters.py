"""The letters and the record of `report`, against the time that the whole set may take."""

from __future__ import annotations

from datetime import date

from aanbesteding import evaluate
from aanbesteding.deciding.standstill import standstill
from aanbesteding.reporting.documents.material import Material
from aanbesteding.reporting.letters.documents import Maker, documents
from aanbesteding.reporting.letters.pdf import PdfLetters
from aanbesteding.reporting.letters.told import Told
from aanbesteding.reporting.letters.word import WordLetters
from benchmarks.scoring import tender
from benchmarks.timing import by_turns

FEW = 12
ALLOWED = 3.0
"""The seconds in which all documents of twelve bids must be there."""


def in_word() -> tuple[float, float]:
    """Return seconds: twelve letters and the record as Word documents, and what is allowed."""
    return _made(WordLetters, ".docx")


def in_pdf() -> tuple[float, float]:
    """Return the same as PDF."""
    return _made(PdfLetters, ".pdf")


def _made(maker: type[Maker], ending: str) -> tuple[float, float]:
    made = tender(FEW)
    of = evaluate(made.framework, made.dossier)
    material = Material(of, of.lots, Told(standstill(date(2026, 11, 20))))
    return by_turns(lambda: documents(material, "nl", maker, ending), lambda: None)[0], ALLOWED
