"""AB471, AB476: an organisation with activities is one and the same in every bid, and complete."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking.offered import Described, descriptions
from aanbesteding.checking.rule import Rule, at
from aanbesteding.exact.number import NotANumber, Number
from aanbesteding.faults import coded
from aanbesteding.fields import YesNoField
from aanbesteding.methods.base import FactValue
from aanbesteding.model.bid import Member
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding
from aanbesteding.model.framework import FactDeclaration, Framework
from aanbesteding.model.origin import Route
from aanbesteding.model.values import fact_value
from aanbesteding.texts import Text

DIFFERS = coded(
    "AB471",
    "organisation-differs",
    (
        "«{text}» wordt hier anders beschreven dan in inschrijving «{other}»: {key}",
        "“{text}” is described differently here than in bid “{other}”: {key}",
    ),
    (
        "beschrijf dezelfde organisatie overal gelijk, of geef haar een andere aanduiding",
        "describe the same organisation alike everywhere, or give it another identifier",
    ),
)
INCOMPLETE = coded(
    "AB476",
    "organisation-incomplete",
    (
        "voor een recombinatie zegt «{text}» te weinig: {key} ontbreekt of is geen ja of nee",
        "for a recombination “{text}” says too little: {key} is missing or is no yes or no",
    ),
    (
        "vul het in; in een coalitie kan de organisatie ook lid of penvoerder zijn",
        "fill it in; in a coalition the organisation can be a member or the lead as well",
    ),
)
GROUND = Text("de verklaring «{name}»", "the declaration “{name}”")
FACT = Text("het feit «{name}»", "the fact “{name}”")


def check_alike(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield what one bid says of an organisation and the first bid that has it says otherwise."""
    for name, described in descriptions(dossier).items():
        first = described[0]
        for one in described[1:]:
            for route in _differences(framework, first, one):
                key = ".".join(str(part) for part in route)
                ref = one.ref(*route) if _stands(one.member, route) else one.ref()
                yield at(DIFFERS, ref, text=name, other=first.bid.id, key=key)


def _differences(framework: Framework, first: Described, second: Described) -> Iterator[Route]:
    one, other = first.member, second.member
    for key in ("name", "kind", "newcomer"):
        if getattr(one, key) != getattr(other, key):
            yield (key,)
    for ground in sorted({*one.declarations, *other.declarations}):
        if one.declarations.get(ground) != other.declarations.get(ground):
            yield ("declarations", ground)
    declared = {fact.id: fact for fact in framework.facts}
    for name in sorted({*one.facts, *other.facts}):
        if _value(declared.get(name), first, name) != _value(declared.get(name), second, name):
            yield ("facts", name)


def _value(fact: FactDeclaration | None, one: Described, name: str) -> FactValue | None:
    """Return what a bid says of a fact: 71 and 71,0 are the same number.

    That holds for a fact that only another framework declares as well.
    """
    text = one.member.facts.get(name)
    if text is None:
        return None
    sign = one.bid.decimal_sign
    try:
        found = fact_value(fact, text, sign) if fact is not None else Number.parse(text, sign)
    except NotANumber:  # AB404, where the fact counts
        return text
    return text if found is None else found


def _stands(member: Member, route: Route) -> bool:
    found = getattr(member, str(route[0]))
    return found is not None and (len(route) == 1 or route[1] in found)


def check_complete(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield organisations that left something out that a member or a lead must state."""
    for name, described in descriptions(dossier).items():
        for route, key in _missing(framework, described[0]):
            yield at(INCOMPLETE, described[0].ref(*route), text=name, key=key)


def _missing(framework: Framework, one: Described) -> Iterator[tuple[Route, Text]]:
    for ground in framework.exclusion_grounds:
        asked = {"lead", "member"} & set(ground.applies_to)
        if asked and ground.id not in one.member.declarations:
            yield (), _named(GROUND, ground.id)
    lead = framework.recombination.rules.lead if framework.recombination else None
    if lead is not None:
        stated = one.member.facts.get(lead.fact)
        if stated not in YesNoField.WORDS:
            yield () if stated is None else ("facts", lead.fact), _named(FACT, lead.fact)


def _named(text: Text, name: str) -> Text:
    return Text(text.nl.format(name=name), text.en.format(name=name))


RULES = (
    Rule(DIFFERS, check_alike, on_framework=False, on_activities="each"),
    Rule(INCOMPLETE, check_complete, on_framework=False, on_activities="each"),
)
