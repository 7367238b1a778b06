"""Which rules of a framework an outcome breaks, in words."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from aanbesteding.exact.display import euros, number, shortest
from aanbesteding.recombination.problem import Problem
from aanbesteding.recombination.verify import Breach, Broken
from aanbesteding.routes.outcomes.measured import Measured
from aanbesteding.scoring.wording import both
from aanbesteding.texts import Text

PARTS = ("newcomers", "continuity", "growth")
MONEY = ("budget", "budget-of-theme")
WORDS: dict[Broken, Text] = {
    "coalitions": Text(
        "het aantal coalities is {has}, gevraagd {limit}",
        "the number of coalitions is {has}, where {limit} is required",
    ),
    "smallest": Text(
        "het aantal organisaties in de coalitie voor {names} is {has}, gevraagd ten minste {limit}",
        "the number of organisations in the coalition for {names} is {has}, where at least "
        "{limit} is required",
    ),
    "largest": Text(
        "het aantal organisaties in de coalitie voor {names} is {has}, toegestaan ten hoogste "
        "{limit}",
        "the number of organisations in the coalition for {names} is {has}, where at most "
        "{limit} is allowed",
    ),
    "apart": Text(
        "{names} zitten samen in een coalitie en mogen dat niet",
        "{names} are in one coalition and may not be",
    ),
    "budget": Text(
        "alles samen kost {has} per jaar, toegestaan ten hoogste {limit}",
        "everything together costs {has} a year, where at most {limit} is allowed",
    ),
    "budget-of-theme": Text(
        "{names} kost {has} per jaar, toegestaan ten hoogste {limit}",
        "{names} costs {has} a year, where at most {limit} is allowed",
    ),
    "newcomers": Text(
        "nieuwkomers hebben {has} van de kosten van de activiteiten, gevraagd ten minste {limit}",
        "newcomers have {has} of the cost of the activities, where at least {limit} is required",
    ),
    "continuity": Text(
        "van de mensen in bestaande activiteiten behoudt {has} die, gevraagd ten minste {limit}",
        "of the people in existing activities {has} keep theirs, where at least {limit} is "
        "required",
    ),
    "growth": Text(
        "het bereik groeit na jaar {year} met {has}, gevraagd ten minste {limit}",
        "the reach grows by {has} after year {year}, where at least {limit} is required",
    ),
}
UNCONNECTED = Text(
    "vrijwilligersorganisaties die nergens zijn aangesloten: {count}",
    "volunteer organisations that are connected to nobody: {count}",
)
ELSEWHERE = Text(
    "{names} is aangesloten waar dat hier niet kan", "{names} is connected where it cannot be here"
)
NO_PART = Text(
    "penvoerder is {name}, die er zelf geen activiteit voor heeft",
    "the lead is {name}, which has no activity for it itself",
)
MAY_NOT = Text(
    "penvoerder is {name}, die niet antwoordt wat van een penvoerder wordt gevraagd",
    "the lead is {name}, which does not answer what is asked of a lead",
)
OTHER = Text("het breekt de regel «{rule}»", "it breaks the rule “{rule}”")


def broken(problem: Problem, found: Measured, titles: dict[str, Text]) -> Iterator[Text]:
    """Yield every rule that is broken; rules that are broken alike by many are one."""
    names = {one.id: one.name for one in problem.organisations}
    seen = set()
    for rule, who in found.leads:
        if (rule, who) not in seen:
            seen.add((rule, who))
            text = NO_PART if rule == "lead-takes-no-part" else MAY_NOT
            yield _filled(text, name=names.get(who, who))
    unconnected = sum(one.rule == "not-connected" for one in found.breaches)
    if unconnected:
        yield _filled(UNCONNECTED, count=unconnected)
    growth = [one for one in found.breaches if one.rule == "growth"]
    for one in found.breaches:
        if one.rule != "not-connected" and one not in growth[1:]:
            yield _one(problem, one, titles)


def _one(problem: Problem, one: Breach, titles: dict[str, Text]) -> Text:
    if one.rule == "connected-elsewhere":
        return _filled(ELSEWHERE, names=problem.organisations[one.at[0]].name)
    if one.rule not in WORDS:
        return _filled(OTHER, rule=one.rule)
    return _filled(
        WORDS[one.rule],
        has=_shown(one, one.has),
        limit=_shown(one, one.limit),
        names=_names(problem, one, titles),
        year=one.at[0] + 1 if one.at else "",
    )


def _names(problem: Problem, one: Breach, titles: dict[str, Text]) -> Text:
    if one.rule == "apart":
        names = [problem.organisations[at].name for at in one.at]
        return Text(" en ".join(names), " and ".join(names))
    themes = [titles.get(problem.themes[at], Text("", "")) for at in one.at]
    return Text(", ".join(each.nl for each in themes), ", ".join(each.en for each in themes))


def _shown(one: Breach, amount: Fraction | int | None) -> Text:
    if amount is None:
        return Text("niets", "nothing")
    if one.rule in MONEY:
        return both(euros, Fraction(amount) / 100)
    if one.rule in PARTS:
        return Text(*(f"{number(Fraction(amount) * 100, lang, 1)} %" for lang in ("nl", "en")))
    return both(shortest, Fraction(amount))


def _filled(text: Text, **fields: object) -> Text:
    found = {
        lang: {
            key: value.say(lang) if isinstance(value, Text) else value
            for key, value in fields.items()
        }
        for lang in ("nl", "en")
    }
    return Text(text.say("nl", **found["nl"]), text.say("en", **found["en"]))
