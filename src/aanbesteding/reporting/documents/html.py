"""The page for a browser, with sliders for the weights."""

from __future__ import annotations

from collections.abc import Mapping

from aanbesteding.reporting.documents.material import Material
from aanbesteding.reporting.documents.row import Document
from aanbesteding.texts import Lang, Text

SECTIONS = (
    "weights",
    "scores",
    "prices",
    "rivals",
    "panel",
    "methods",
    "readings",
    "effective",
)
"""What is asked of sensitivity: all but what is drawn, what every single mark weighs and what an
invented bid could do, so that a page on twelve bids and twenty criteria is there in a second. It
says so."""

MOST_BIDS = 30
"""With more bids for a lot its sensitivity takes many seconds; the page says that it is missing."""


def make(material: Material, lang: Lang) -> Mapping[str, bytes]:
    """Return the page."""
    from aanbesteding.reporting.webpage import Extras, page
    from aanbesteding.routes.compare import compare
    from aanbesteding.sensitivity.analyse import analyse
    from aanbesteding.sensitivity.answer import Options

    evaluation, lots = material.evaluation, material.lots
    comparison = None
    if material.beside:
        some = len(lots) < len(evaluation.lots)  # a plan is one for all lots
        names = [lot.lot.id for lot in lots] if some else []
        comparison = compare((evaluation, *material.beside), names)
    few = [lot.index for lot in lots if len(lot.ranking) <= MOST_BIDS]
    found = analyse(evaluation, few, SECTIONS, Options(brief=True))
    text = page(evaluation, lots, lang, Extras(found, comparison))
    return {"html": text.encode("utf-8")}


DOCUMENT = Document(
    word="html",
    title=Text("webpagina", "web page"),
    names=Text("rapport.html", "report.html"),
    many=False,
    library=None,
    make=make,
)
