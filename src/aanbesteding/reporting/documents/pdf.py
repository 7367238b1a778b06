"""The letters and the evaluation record as PDFs."""

from __future__ import annotations

from collections.abc import Mapping

from aanbesteding.reporting.documents.material import Material
from aanbesteding.reporting.documents.row import Document
from aanbesteding.texts import Lang, Text


def make(material: Material, lang: Lang) -> Mapping[str, bytes]:
    """Return the record, and the letters by lot and bid."""
    from aanbesteding.reporting.letters.documents import documents
    from aanbesteding.reporting.letters.pdf import PdfLetters

    return documents(material, lang, PdfLetters, ".pdf")


DOCUMENT = Document(
    word="pdf",
    title=Text("brieven en proces-verbaal (pdf)", "letters and record (pdf)"),
    names=Text("pdf", "pdf"),
    many=True,
    library="typst",
    make=make,
    template=".typ",
)
