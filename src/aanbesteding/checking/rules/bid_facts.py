"""AB403, AB404: the facts that the framework measures are stated, and are what they should be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aanbesteding.checking.rule import Rule, at
from aanbesteding.exact.number import DecimalSign, NotANumber
from aanbesteding.faults import coded
from aanbesteding.methods.base import FactParameters, MembersRule, Role
from aanbesteding.model.bid import PARTNERS, Bid, relies_on
from aanbesteding.model.criteria import criteria_of, walk
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_bid
from aanbesteding.model.framework import FactDeclaration, Framework
from aanbesteding.model.origin import Route
from aanbesteding.model.roles import ROLES
from aanbesteding.model.values import fact_value
from aanbesteding.reading.keys import did_you_mean
from aanbesteding.reading.number_codes import NUMBER
from aanbesteding.texts import Text

MISSING = coded(
    "AB403",
    "missing-fact",
    ("het feit «{fact}» ontbreekt{where}{guess}", "the fact “{fact}” is missing{where}{guess}"),
    (
        "voeg het toe onder «facts»; het wordt nergens aangenomen",
        "add it under “facts”; it is assumed nowhere",
    ),
)
WRONG = coded(
    "AB404",
    "wrong-fact",
    ("feit «{fact}»: «{text}» is {problem}", "fact “{fact}”: “{text}” is {problem}"),
    ("schrijf {expected}", "write {expected}"),
)

Need = tuple[FactDeclaration, tuple[Role, ...], str]
"""A fact, the roles that state it, and the requirement for which others may be relied on."""


def check(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield facts that are missing or that are not of the declared kind."""
    needs = [_needs(framework, index) for index in range(len(framework.lots))]
    lots = {lot.id: index for index, lot in enumerate(framework.lots)}
    for bid in dossier.bids:
        done: set[Route] = set()
        for number, offer in enumerate(bid.lots):
            for need in needs[lots[offer.lot]] if offer.lot in lots else ():
                fact = need[0]
                for facts, route, where in _holders(bid, number, need):
                    if (*route, fact.id) not in done:
                        done.add((*route, fact.id))
                        yield from _judge(bid, fact, facts, route, where, framework)


def _needs(framework: Framework, lot: int) -> list[Need]:
    """The facts that a lot needs, and whose."""
    facts = {fact.id: fact for fact in framework.facts}
    used: list[tuple[str, tuple[Role, ...], str]] = [
        (
            requirement.fact,
            requirement.applies_to or _whose(requirement.members, requirement.roles),
            requirement.id if requirement.reliance == "allowed" else "",
        )
        for requirement in framework.requirements
    ]
    for node in walk(framework, *criteria_of(framework, lot)):
        method = node.criterion.method
        if isinstance(method, FactParameters):
            used.append((method.fact, _whose(method.members, method.roles), ""))
    return [(facts[name], roles, relied) for name, roles, relied in used if name in facts]


def _whose(members: MembersRule | None, roles: tuple[Role, ...] | None) -> tuple[Role, ...]:
    """The roles that must state a fact: under `lead` nobody else."""
    return ("sole", "lead") if members == "lead" else (*PARTNERS, *(roles or ()))


def _holders(bid: Bid, number: int, need: Need) -> Iterator[tuple[Mapping[str, str], Route, Text]]:
    fact, roles, relied = need
    if fact.level == "bid":
        yield bid.facts, ("facts",), Text("", "")
    elif fact.level == "lot":
        lot = bid.lots[number].lot
        where = Text(f" bij perceel «{lot}»", f" for lot “{lot}”")
        yield bid.lots[number].facts, ("lots", number, "facts"), where
    else:
        for index, member in enumerate(bid.tenderer.members):
            if member.role in roles or relies_on(member, relied):
                name, role = member.organisation, ROLES[member.role]
                where = Text(f" bij «{name}» ({role.nl})", f" with “{name}” ({role.en})")
                yield member.facts, ("tenderer", "members", index, "facts"), where


def _judge(
    bid: Bid,
    fact: FactDeclaration,
    facts: Mapping[str, str],
    route: Route,
    where: Text,
    framework: Framework,
) -> Iterator[Finding]:
    text = facts.get(fact.id)
    if text is None:
        known = {declared.id for declared in framework.facts}
        guess = did_you_mean(fact.id, [name for name in facts if name not in known])
        yield at(MISSING, in_bid(bid, *route), fact=fact.id, where=where, guess=guess)
        return
    problem = _problem(fact, text, bid.decimal_sign)
    if problem:
        expected = _expected(fact)
        ref = in_bid(bid, *route, fact.id)
        yield at(WRONG, ref, fact=fact.id, text=text, problem=problem, expected=expected)


def _problem(fact: FactDeclaration, text: str, sign: DecimalSign | None) -> Text | None:
    """Say what is wrong with a stated fact, or None."""
    try:
        value = fact_value(fact, text, sign)
    except NotANumber as error:
        slug = NUMBER[error.reason].slug
        return Text(f"geen getal ({NUMBER[error.reason].code})", f"not a number ({slug})")
    if value is not None:
        return None
    if fact.type == "yes-no":
        return Text("geen ja of nee", "not a yes or a no")
    if fact.type == "choice":
        return Text("geen van de keuzes", "none of the choices")
    return Text(f"fijner dan {fact.decimals} decimalen", f"finer than {fact.decimals} decimals")


def _expected(fact: FactDeclaration) -> Text:
    if fact.type == "yes-no":
        return Text("ja of nee", "ja or nee")
    if fact.type == "choice":
        words = ", ".join(fact.choices or ())
        return Text(f"één van: {words}", f"one of: {words}")
    return Text(
        "een getal zonder scheidingsteken voor duizendtallen",
        "a number without a thousands separator",
    )


RULES = (
    Rule(MISSING, check, on_framework=False),
    Rule(WRONG, lambda framework, dossier: iter(()), on_framework=False),
)
