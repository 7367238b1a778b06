"""AB106: a method and a requirement suit the type and the level of the fact they use."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking.rule import Rule, at
from aanbesteding.faults import coded
from aanbesteding.methods import METHODS
from aanbesteding.methods.base import FactParameters, MembersRule, Role
from aanbesteding.methods.fact_discount import FactDiscount
from aanbesteding.methods.fact_table import FactTable
from aanbesteding.model.criteria import all_nodes
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import FactDeclaration, Framework
from aanbesteding.model.origin import Route
from aanbesteding.texts import Text

MISFIT = coded(
    "AB106",
    "method-does-not-fit-fact",
    (
        "dit past niet bij feit «{text}»: {problem}",
        "this does not fit the fact “{text}”: {problem}",
    ),
    (
        "kies een andere methode of regel, of verbeter de opgave van het feit",
        "choose another method or rule, or mend the declaration of the fact",
    ),
)
TYPE = Text(
    "de methode meet geen feit van het type {type}",
    "the method does not measure a fact of the type {type}",
)
NO_RULE = Text(
    "het wordt per lid opgegeven; «members» zegt niet hoe de leden samengaan",
    "it is stated per member; “members” does not say how members combine",
)
RULE = Text(
    "«members» en «roles» horen alleen bij een feit van het niveau member",
    "“members” and “roles” go with a fact of the level member only",
)
YES_NO_ONLY = Text("«any» en «all» horen bij ja of nee", "“any” and “all” go with yes or no")
NUMBER_ONLY = Text(
    "«sum» en «share-weighted» horen bij getallen", "“sum” and “share-weighted” go with numbers"
)
ROWS = Text(
    "rij {row} van de tabel is niet van het type {type}",
    "row {row} of the table is not of the type {type}",
)
CHOICE = Text("rij {row} noemt geen bestaande keuze", "row {row} names no existing choice")


def check(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield methods and requirements that cannot work on their fact."""
    facts = {fact.id: fact for fact in framework.facts}
    for node in all_nodes(framework):
        method = node.criterion.method
        if isinstance(method, FactParameters) and method.fact in facts:
            fact, route = facts[method.fact], (*node.route, "method")
            if fact.type not in METHODS[method.type].fact_types:
                yield _misfit(framework, (*route, "type"), fact, TYPE, type=fact.type)
            elif isinstance(method, FactTable | FactDiscount):
                yield from _rows(framework, route, method, fact)
            yield from _members(framework, route, fact, method.members, method.roles)
    for index, requirement in enumerate(framework.requirements):
        if requirement.fact in facts and requirement.applies_to is None:  # else AB117
            fact = facts[requirement.fact]
            route = ("requirements", index)
            yield from _members(framework, route, fact, requirement.members, requirement.roles)


def _members(
    framework: Framework,
    route: Route,
    fact: FactDeclaration,
    rule: MembersRule | None,
    roles: tuple[Role, ...] | None,
) -> Iterator[Finding]:
    if fact.level == "member" and rule is None:
        yield _misfit(framework, route, fact, NO_RULE)
    if fact.level != "member" and (rule is not None or roles is not None):
        yield _misfit(framework, route, fact, RULE)
    if rule in ("any", "all") and fact.type != "yes-no":
        yield _misfit(framework, (*route, "members"), fact, YES_NO_ONLY)
    if rule in ("sum", "share-weighted") and fact.type != "number":
        yield _misfit(framework, (*route, "members"), fact, NUMBER_ONLY)


def _rows(
    framework: Framework, route: Route, method: FactTable | FactDiscount, fact: FactDeclaration
) -> Iterator[Finding]:
    for index, row in enumerate(method.rows):
        here = (*route, "rows", index)
        names = row.is_ is not None
        band = row.from_ is not None or row.below is not None
        if names != (fact.type == "choice") or (names and band):
            yield _misfit(framework, here, fact, ROWS, row=index + 1, type=fact.type)
        elif names and row.is_ not in (fact.choices or ()):
            yield _misfit(framework, here, fact, CHOICE, row=index + 1)


def _misfit(
    framework: Framework, route: Route, fact: FactDeclaration, problem: Text, **fields: object
) -> Finding:
    said = Text(problem.nl.format(**fields), problem.en.format(**fields))
    return at(MISFIT, in_framework(framework, *route), text=fact.id, problem=said)


RULES = (Rule(MISFIT, check, on_framework=True),)
