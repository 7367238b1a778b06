"""All letters and the record of an evaluation, in one format."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from aanbesteding.deciding.decide import decided_lots
from aanbesteding.reporting.documents.material import Material
from aanbesteding.reporting.fixed_date import UNKNOWN
from aanbesteding.reporting.letters.letter import Letter, letters
from aanbesteding.reporting.letters.record import record
from aanbesteding.reporting.letters.templates import Templates
from aanbesteding.texts import Lang, Text

LETTERS = Text("brieven", "letters")
RECORD = Text("proces-verbaal", "record")


class Maker(Protocol):
    """Makes documents of one format."""

    def __init__(self, templates: Templates, lang: Lang, day: date) -> None: ...

    def document(self, letter: Letter) -> bytes:
        """Return a letter or the record."""


def documents(
    material: Material, lang: Lang, maker: type[Maker], ending: str
) -> Mapping[str, bytes]:
    """Return the record, and the letters by lot and bid. Raises `Faults` for wrong templates."""
    evaluation, told = material.evaluation, material.told
    day = told.period.sent if told.period else UNKNOWN
    made = maker(told.templates, lang, day)
    decided = decided_lots(evaluation, material.lots, shows_others=told.others)
    files = {f"{RECORD.say(lang)}{ending}": made.document(record(evaluation, decided, told, lang))}
    for letter in letters(evaluation, decided, told, lang):
        files[f"{LETTERS.say(lang)}/{letter.path}{ending}"] = made.document(letter)
    return files
