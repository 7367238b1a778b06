"""AB419: marks were given under the version of the framework that is there now."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking.rule import Rule, at
from aanbesteding.faults import coded
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_sheet
from aanbesteding.model.framework import Framework

OTHER_VERSION = coded(
    "AB419",
    "sheet-of-another-version",
    (
        "dit blad hoort bij versie «{text}» van het kader; dit is versie «{version}»",
        "this sheet belongs to version “{text}” of the framework; this is version “{version}”",
    ),
    (
        "ga na of de cijfers ook onder deze versie gelden en schrijf dan haar nummer op het blad, of begin opnieuw met een nieuw formulier",
        "make sure that the marks hold under this version too and then write its number on the sheet, or begin again with a new form",
    ),
)


def check(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield sheets that were made for another version."""
    for sheet in dossier.sheets:
        stated = sheet.framework_version
        if sheet.framework == framework.id and stated not in (None, framework.version):
            ref = in_sheet(sheet, "framework-version")
            yield at(OTHER_VERSION, ref, text=stated, version=framework.version)


RULES = (Rule(OTHER_VERSION, check, on_framework=False),)
