"""AB140: who can lead a coalition follows from a yes or no of the organisation itself."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking.rule import Rule, at
from aanbesteding.faults import coded
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework

LEAD = coded(
    "AB140",
    "lead-fact",
    (
        "feit «{fact}» zegt niet wie een coalitie kan leiden: het is {type}, van het niveau {level}",
        "fact “{fact}” does not say who can lead a coalition: it is {type}, of the level {level}",
    ),
    (
        "kies een feit van het type yes-no en het niveau member",
        "choose a fact of the type yes-no and the level member",
    ),
)


def check(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield a fact about leads that is no yes or no, or not stated by every organisation."""
    lead = framework.recombination.rules.lead if framework.recombination else None
    for fact in framework.facts:
        if lead is None or fact.id != lead.fact or (fact.type, fact.level) == ("yes-no", "member"):
            continue
        ref = in_framework(framework, "recombination", "rules", "lead", "fact")
        yield at(LEAD, ref, fact=fact.id, type=fact.type, level=fact.level)


RULES = (Rule(LEAD, check, on_framework=True),)
