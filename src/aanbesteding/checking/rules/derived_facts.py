"""AB141: how the facts of a recombined coalition follow can be worked out."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking.rule import Rule, at
from aanbesteding.faults import coded
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import FactDeclaration, Framework
from aanbesteding.model.recombination import DerivedFact
from aanbesteding.texts import Text

DERIVED = coded(
    "AB141",
    "derived-fact",
    (
        "zo is feit «{fact}» niet af te leiden: {problem}",
        "the fact “{fact}” cannot be derived so: {problem}",
    ),
    (
        "noem «rule» of «measure», voor een feit van het niveau bid of lot; optellen, middelen en meten kan alleen een getal",
        "state “rule” or “measure”, for a fact of the level bid or lot; only a number can be added up, averaged or measured",
    ),
)
BOTH = Text("«rule» en «measure» staan er allebei", "“rule” and “measure” are both there")
NEITHER = Text("«rule» en «measure» ontbreken allebei", "“rule” and “measure” are both missing")
LEVEL = Text(
    "leden geven het zelf op (niveau member)", "members state it themselves (level member)"
)
NUMBER = Text("het is geen getal", "it is no number")


def check(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield derivations with two rules or none, of a member's fact, or adding up what is no number."""
    facts = {fact.id: fact for fact in framework.facts}
    derived = framework.recombination.derived.facts if framework.recombination else ()
    for index, row in enumerate(derived):
        problem = _problem(row, facts.get(row.fact))
        if problem is not None:
            ref = in_framework(framework, "recombination", "derived", "facts", index)
            yield at(DERIVED, ref, fact=row.fact, problem=problem)


def _problem(row: DerivedFact, fact: FactDeclaration | None) -> Text | None:
    if (row.rule is None) == (row.measure is None):
        return NEITHER if row.rule is None else BOTH
    if fact is None:
        return None  # AB103
    if fact.level == "member":
        return LEVEL
    needs_number = row.measure is not None or row.rule in ("sum", "share-weighted")
    return NUMBER if needs_number and fact.type != "number" else None


RULES = (Rule(DERIVED, check, on_framework=True),)
