"""AB110: a fact of the type choice lists its choices, and only numbers have decimals."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking.rule import Rule, at
from aanbesteding.faults import coded
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.texts import Text

FACT = coded(
    "AB110",
    "fact-declaration",
    ("feit «{text}»: {problem}", "fact “{text}”: {problem}"),
    ("verbeter de opgave van het feit", "mend the declaration of the fact"),
)
NO_CHOICES = Text("bij «choice» horen «choices»", "“choice” needs “choices”")
CHOICES = Text("«choices» horen alleen bij «choice»", "“choices” go with “choice” only")
DECIMALS = Text("«decimals» horen alleen bij «number»", "“decimals” go with “number” only")


def check(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield declarations whose keys do not go with their type."""
    for index, fact in enumerate(framework.facts):
        ref = in_framework(framework, "facts", index)
        if fact.type == "choice" and fact.choices is None:
            yield at(FACT, ref, text=fact.id, problem=NO_CHOICES)
        if fact.type != "choice" and fact.choices is not None:
            yield at(FACT, ref, text=fact.id, problem=CHOICES)
        if fact.type != "number" and fact.decimals is not None:
            yield at(FACT, ref, text=fact.id, problem=DECIMALS)


RULES = (Rule(FACT, check, on_framework=True),)
