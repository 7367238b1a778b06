"""The documents that `report` writes: one row each."""

from __future__ import annotations

from aanbesteding.reporting.documents import docx, html, pdf, xlsx
from aanbesteding.reporting.documents.row import Document

DOCUMENTS: tuple[Document, ...] = (xlsx.DOCUMENT, html.DOCUMENT, docx.DOCUMENT, pdf.DOCUMENT)
