"""The workbook, in which every number of the award recalculates."""

from __future__ import annotations

from collections.abc import Mapping

from aanbesteding.reporting.documents.material import Material
from aanbesteding.reporting.documents.row import Document
from aanbesteding.texts import Lang, Text


def make(material: Material, lang: Lang) -> Mapping[str, bytes]:
    """Return the workbook."""
    from aanbesteding.reporting.workbook.book import workbook

    return {"xlsx": workbook(material.evaluation, material.lots, lang)}


DOCUMENT = Document(
    word="xlsx",
    title=Text("werkboek", "workbook"),
    names=Text("beoordeling.xlsx", "evaluation.xlsx"),
    many=False,
    library="xlsxwriter",
    make=make,
)
