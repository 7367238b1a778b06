"""A conflict in a sentence: what cannot be, while the other rules hold.

Clauses are written in the order of words of a Dutch subordinate clause, so that they can stand after
both “terwijl” (while) and “dat” (that).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from aanbesteding.exact.display import euros, shortest
from aanbesteding.recombination.conflict import Conflict, Part
from aanbesteding.recombination.problem import Problem
from aanbesteding.recombination.rules import Rule, RuleKind
from aanbesteding.recombination.sharing import to_connect
from aanbesteding.scoring.wording import both
from aanbesteding.sensitivity.answer import Said
from aanbesteding.texts import LANGUAGES, Lang, Text, fill

CLAUSES: dict[RuleKind, Text] = {
    "budget": Text(
        "alles samen ten hoogste {budget} per jaar mag kosten",
        "everything together may cost at most {budget} a year",
    ),
    "budget-of-theme": Text(
        "{theme} ten hoogste {budget} per jaar mag kosten",
        "{theme} may cost at most {budget} a year",
    ),
    "continuity": Text(
        "ten minste {percent} % van de mensen in bestaande activiteiten ({least} van {offered}) bereikt moet blijven",
        "at least {percent} % of the people in existing activities ({least} of {offered}) must go on being reached",
    ),
    "connection": Text(
        "elke vrijwilligersorganisatie (het zijn er {count}) aangesloten moet worden, voor {cost} per jaar",
        "every volunteer organisation (there are {count}) must be connected, at {cost} a year",
    ),
    "newcomers": Text(
        "ten minste {percent} % van de kosten van de activiteiten voor nieuwe spelers moet zijn",
        "at least {percent} % of the cost of the activities must be for newcomers",
    ),
    "growth": Text(
        "het bereik elk jaar met ten minste {percent} % moet groeien",
        "the reach must grow by at least {percent} % every year",
    ),
    "lead": Text(
        "elke coalitie een deelnemer moet hebben die penvoerder mag zijn",
        "every coalition must have a member that may lead",
    ),
    "smallest": Text(
        "elke coalitie ten minste {count} organisaties moet tellen",
        "every coalition must have at least {count} organisations",
    ),
    "largest": Text(
        "geen coalitie meer organisaties mag tellen dan {count}",
        "no coalition may have more organisations than {count}",
    ),
    "apart": Text(
        "{one} en {other} niet samen in een coalitie mogen",
        "{one} and {other} may not be in one coalition",
    ),
    "coalitions": Text("het aantal coalities {count} is", "the number of coalitions is {count}"),
}
COVERS = {
    "budget": Text(
        "het budget van {budget} per jaar dekt niet wat ten minste nodig is: {least}",
        "the budget of {budget} a year cannot cover the least that is needed: {least}",
    ),
    "budget-of-theme": Text(
        "het budget van {theme}, {budget} per jaar, dekt niet wat daar ten minste nodig is: {least}",
        "the budget of {theme}, {budget} a year, cannot cover the least that is needed there: {least}",
    ),
}
REACHES = Text(
    "in bestaande activiteiten kunnen ten hoogste {reach} mensen bereikt blijven, en gevraagd zijn er {least}",
    "in existing activities at most {reach} people can go on being reached, and {least} are asked",
)
NEVER = Text("geen plan kan ervoor zorgen dat {clause}", "no plan can see to it that {clause}")
WHILE = Text("{head}, terwijl {rest}.", "{head}, while {rest}.")
ALONE = Text("{head}.", "{head}.")
AND = Text("{before} en {last}", "{before} and {last}")
COMMA = Text("{before}, {next}", "{before}, {next}")
ASKED = Text(
    "Wat gevraagd is, kan niet, ook als geen regel geldt.",
    "What was asked cannot be, even if no rule holds.",
)
SIZES = {
    "smallest": Text(
        "Een kleiner stel regels dat botst, is er niet.", "No smaller set of rules conflicts."
    ),
    "irreducible": Text(
        "Zonder elk van deze regels is er wel een plan; een ander, kleiner stel regels kan ook botsen.",
        "Without any one of these rules there is a plan; another, smaller set of rules can conflict too.",
    ),
    "conflicting": Text(
        "De tijd was om: niet elk van deze regels hoeft nodig te zijn voor het conflict.",
        "Time was up: not every one of these rules need be part of the conflict.",
    ),
}


def conflict_said(
    problem: Problem, conflict: Conflict, titles: Sequence[Text] = ()
) -> tuple[Said, ...]:
    """Say which rules conflict, with their amounts, and how small that set is.

    `titles` are the names of the themes; without them their ids are said.
    """
    names = titles or tuple(Text(one, one) for one in problem.themes)
    if not conflict.parts:
        return (Said("asked-impossible", ASKED),)
    parts = sorted(conflict.parts, key=lambda part: part.reach is None)
    head = _head(problem, parts[0], names)
    rest = [_clause(problem, part.rule, names) for part in parts[1:]]
    said = filled(WHILE, head=head, rest=_listed(rest)) if rest else filled(ALONE, head=head)
    # A Dutch or English sentence begins with a capital; the names in it stay as they are.
    said = Text(said.nl[:1].upper() + said.nl[1:], said.en[:1].upper() + said.en[1:])
    return (
        Said("conflict", Text("{sentence}", "{sentence}"), (("sentence", said),)),
        Said(conflict.size, SIZES[conflict.size]),
    )


def filled(text: Text, **fields: object) -> Text:
    """Return a text with its fields filled in, in both languages."""

    def say(lang: Lang) -> str:
        return text.say(lang, **{name: fill(value, lang) for name, value in fields.items()})

    nl, en = (say(lang) for lang in LANGUAGES)
    return Text(nl, en)


def _listed(clauses: Sequence[Text]) -> Text:
    made = clauses[0]
    for clause in clauses[1:-1]:
        made = filled(COMMA, before=made, next=clause)
    return filled(AND, before=made, last=clauses[-1]) if len(clauses) > 1 else made


def _head(problem: Problem, part: Part, names: Sequence[Text]) -> Text:
    if part.reach is None:
        return filled(NEVER, clause=_clause(problem, part.rule, names))
    fields = _fields(problem, part.rule, names)
    if part.rule.kind == "continuity":
        return filled(REACHES, **{**fields, "reach": _count(part.reach)})
    return filled(COVERS[part.rule.kind], **{**fields, "least": _money(part.reach)})


def _clause(problem: Problem, rule: Rule, names: Sequence[Text]) -> Text:
    return filled(CLAUSES[rule.kind], **_fields(problem, rule, names))


def _fields(problem: Problem, rule: Rule, names: Sequence[Text]) -> dict[str, object]:
    limits = problem.limits
    match rule.kind:
        case "budget":
            return {"budget": _money(limits.budget or 0)}
        case "budget-of-theme":
            theme = rule.at[0]
            return {"theme": names[theme], "budget": _money(limits.budgets[theme])}
        case "continuity":
            return _continuity(problem)
        case "connection":
            count = len(to_connect(problem))
            return {"count": count, "cost": _money(limits.connection or 0)}
        case "apart":
            one, other = (problem.organisations[at].name for at in rule.at)
            return {"one": one, "other": other}
        case "coalitions":
            return {"count": limits.coalitions}
        case "smallest":
            return {"count": limits.smallest}
        case "largest":
            return {"count": limits.largest}
        case "newcomers" | "growth":
            part = limits.newcomers if rule.kind == "newcomers" else limits.growth
            return {"percent": _percent(part)}
        case "lead":
            return {}


def _continuity(problem: Problem) -> dict[str, object]:
    part = problem.limits.continuity or Fraction(0)
    offered = sum(one.people for one in problem.activities if one.existing)
    least = part * offered
    return {
        "percent": _percent(part),
        "least": _count(-(-least.numerator // least.denominator)),
        "offered": _count(offered),
    }


def _percent(part: Fraction | None) -> Text:
    return both(shortest, 100 * (part or Fraction(0)))


def _count(people: int) -> Text:
    return both(shortest, Fraction(people))


def _money(cents: int) -> Text:
    return both(euros, Fraction(cents, 100))
