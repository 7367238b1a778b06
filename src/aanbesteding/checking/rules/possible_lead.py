"""AB474: of those who offer something for a theme, at least one can lead a coalition."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking.offered import answers_lead, available, descriptions
from aanbesteding.checking.rule import Rule, at
from aanbesteding.faults import coded
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework

NO_LEAD = coded(
    "AB474",
    "no-possible-lead",
    (
        "niemand die iets aanbiedt voor «{themes}» antwoordt op «{fact}» wat van een penvoerder gevraagd wordt",
        "nobody who offers something for “{themes}” answers “{fact}” as is asked of a lead",
    ),
    (
        "vraag iets anders van een penvoerder, of laat iemand meedoen die eraan voldoet",
        "ask something else of a lead, or let somebody take part who meets it",
    ),
)


def check(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield themes whose coalition nobody can lead.

    Where themes may share a coalition, the lead of one leads them all; then somebody must be able
    to lead at all.
    """
    block = framework.recombination
    if block is None or block.rules.lead is None:
        return
    members = {name: found[0].member for name, found in descriptions(dossier).items()}
    able = {name for name, member in members.items() if answers_lead(framework, member)}
    offers: dict[str, set[str]] = {}
    for one in available(framework, dossier):
        offers.setdefault(one.activity.theme, set()).add(one.activity.organisation)
    most = block.rules.coalitions.at_most if block.rules.coalitions else None
    ref = in_framework(framework, "recombination", "rules", "lead")
    if most is None or most >= len(framework.lots):
        groups = [[lot.id] for lot in framework.lots if lot.id in offers]
    else:
        groups = [[lot.id for lot in framework.lots if lot.id in offers]]
    for themes in groups:
        if themes and not able & set().union(*(offers[theme] for theme in themes)):
            yield at(NO_LEAD, ref, themes=", ".join(themes), fact=block.rules.lead.fact)


RULES = (Rule(NO_LEAD, check, on_framework=False, on_activities="all"),)
