"""AB117: of whom a requirement is asked, and whose capacity counts for it, can be worked out."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking.rule import Rule, at
from aanbesteding.faults import coded
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import FactDeclaration, Framework, Requirement
from aanbesteding.texts import Text

MEMBERS = coded(
    "AB117",
    "requirement-members",
    ("eis «{text}»: {problem}", "requirement “{text}”: {problem}"),
    (
        "vraag de eis van elk lid in bepaalde rollen («applies-to»), of van de leden samen («members»)",
        "ask the requirement of each member in given roles (“applies-to”), or of the members together (“members”)",
    ),
)
BOTH = Text(
    "«applies-to» vraagt haar van elk lid apart; «members», «roles» en «reliance» passen daar niet bij",
    "“applies-to” asks it of each member by itself; “members”, “roles” and “reliance” do not go with that",
)
LEVEL = Text(
    "«applies-to» en «reliance: allowed» horen bij een feit van het niveau member",
    "“applies-to” and “reliance: allowed” go with a fact of the level member",
)
RULE = Text(
    "wie op een ander mag steunen, telt op of kiest: «members» is sum, any of strongest",
    "who may rely on another adds up or chooses: “members” is sum, any or strongest",
)
TWO_WAYS = Text(
    "«roles» telt de derde altijd mee en «reliance» alleen waar de inschrijving dat zegt; kies één van beide",
    "“roles” always counts the relied-upon entity and “reliance” only where the bid says so; choose one",
)


def check(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield requirements whose keys about members contradict each other or their fact."""
    facts = {fact.id: fact for fact in framework.facts}
    for index, requirement in enumerate(framework.requirements):
        ref = in_framework(framework, "requirements", index)
        for problem in _problems(requirement, facts.get(requirement.fact)):
            yield at(MEMBERS, ref, text=requirement.id, problem=problem)


def _problems(requirement: Requirement, fact: FactDeclaration | None) -> Iterator[Text]:
    relies = requirement.reliance == "allowed"
    asked = requirement.applies_to is not None
    if asked and (requirement.members or requirement.roles or requirement.reliance):
        yield BOTH
    if (asked or relies) and fact is not None and fact.level != "member":
        yield LEVEL
    if relies and requirement.members in ("lead", "all", "weakest", "share-weighted"):
        yield RULE
    if requirement.reliance is not None and "relied-upon" in (requirement.roles or ()):
        yield TWO_WAYS


RULES = (Rule(MEMBERS, check, on_framework=True),)
