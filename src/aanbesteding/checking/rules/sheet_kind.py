"""AB417: an individual sheet names its assessor, who sits in the panel; a consensus sheet nobody."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking.rule import Rule, at
from aanbesteding.faults import coded
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_sheet
from aanbesteding.model.framework import Framework
from aanbesteding.reading.keys import did_you_mean
from aanbesteding.texts import Text

KIND = coded(
    "AB417",
    "score-sheet-kind",
    ("dit scoreblad klopt niet: {problem}", "this score sheet is not right: {problem}"),
    ("zie «kind» en «assessor» in docs/formats.md", "see “kind” and “assessor” in docs/formats.md"),
)
NOBODY = Text(
    "een individueel blad noemt zijn «assessor»", "an individual sheet names its “assessor”"
)
SOMEBODY = Text("een consensusblad noemt geen «assessor»", "a consensus sheet names no “assessor”")


def check(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield sheets of nobody, of strangers, and consensus sheets with an assessor."""
    panel = [a.id for a in framework.panel.assessors] if framework.panel else []
    for sheet in dossier.sheets:
        if sheet.framework != framework.id:
            continue
        if sheet.kind == "individual" and sheet.assessor is None:
            yield at(KIND, in_sheet(sheet, "kind"), problem=NOBODY)
        elif sheet.kind == "consensus" and sheet.assessor is not None:
            yield at(KIND, in_sheet(sheet, "assessor"), problem=SOMEBODY)
        elif sheet.assessor is not None and sheet.assessor not in panel:
            guess = did_you_mean(sheet.assessor, panel)
            name = sheet.assessor
            stranger = Text(
                f"«{name}» zit niet in het panel{guess.nl}",
                f"“{name}” is not in the panel{guess.en}",
            )
            yield at(KIND, in_sheet(sheet, "assessor"), problem=stranger)


RULES = (Rule(KIND, check, on_framework=False),)
