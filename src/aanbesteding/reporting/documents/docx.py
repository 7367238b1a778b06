"""The letters and the evaluation record as Word documents."""

from __future__ import annotations

from collections.abc import Mapping

from aanbesteding.reporting.documents.material import Material
from aanbesteding.reporting.documents.row import Document
from aanbesteding.texts import Lang, Text


def make(material: Material, lang: Lang) -> Mapping[str, bytes]:
    """Return the record, and the letters by lot and bid."""
    from aanbesteding.reporting.letters.documents import documents
    from aanbesteding.reporting.letters.word import WordLetters

    return documents(material, lang, WordLetters, ".docx")


DOCUMENT = Document(
    word="docx",
    title=Text("brieven en proces-verbaal (docx)", "letters and record (docx)"),
    names=Text("docx", "docx"),
    many=True,
    library="docxtpl",
    make=make,
    template=".docx",
)
