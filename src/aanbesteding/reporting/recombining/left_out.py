"""What is not in the plan, and why: what it would add, and what having it would cost elsewhere."""

from __future__ import annotations

from aanbesteding.recombination.analysis import LeftOut, Proof, Why
from aanbesteding.recombination.verify import Breach
from aanbesteding.reporting.recombining.case import Case, money, points, said_count
from aanbesteding.reporting.recombining.plan import ACTIVITY, COST, IDENTIFIER, ORGANISATION
from aanbesteding.sensitivity.answer import Answer, Cell, Column, Grid, said
from aanbesteding.texts import Text

WHY: dict[Why, Text] = {
    "no-plan": Text("geen plan kan haar hebben", "no plan can have it"),
    "adds-nothing": Text("voegt niets toe", "adds nothing"),
    "no-room": Text("er is niet genoeg budget over", "not enough budget is left"),
    "rule": Text("breekt een regel: {rules}", "breaks a rule: {rules}"),
    "not-best": Text(
        "past erbij; het plan is niet bewezen het beste",
        "would fit; the plan is not proven the best",
    ),
}
RULES = {
    "smallest": Text("te weinig leden", "too few members"),
    "largest": Text("te veel leden", "too many members"),
    "apart": Text("gaat niet samen met een lid", "does not go with a member"),
    "budget": Text("het budget in totaal", "the budget in all"),
    "budget-of-theme": Text("het budget van het thema", "the budget of the theme"),
    "newcomers": Text("het deel voor nieuwe spelers", "the part for newcomers"),
    "continuity": Text("de continuïteit", "the continuity"),
    "growth": Text("de groei", "the growth"),
    "connected-elsewhere": Text("aangesloten in een ander thema", "connected in another theme"),
    "lead-may-not-lead": Text("niemand kan leiden", "nobody can lead"),
}
OTHER = Text("de indeling in coalities", "the division into coalitions")
PROOF: dict[Proof, Text] = {
    "exact": Text("exact", "exact"),
    "bound": Text("ten minste", "at least"),
    "unknown": Text("niet bekend", "not known"),
}


def left_out(case: Case) -> Answer:
    """Return what is left out; nothing where it was not asked."""
    found = case.found.left_out
    if found is None:
        return Answer()
    if not found.activities:
        nothing = said(
            "nothing-left-out",
            "Alles wat is aangeboden, zit in het plan.",
            "All that is offered is in the plan.",
        )
        return Answer((nothing,))
    sentence = said(
        "left-out",
        "Activiteiten die niet in het plan zitten: {count}. Van {asked}, de duurste, is uitgerekend hoeveel minder het beste plan met haar erin waard is; van de andere is er een ondergrens.",
        "Activities that are not in the plan: {count}. Of {asked}, the most costly, it was worked out how much less the best plan with it is worth; of the others there is a lower bound.",
        count=said_count(len(found.activities)),
        asked=said_count(found.asked),
    )
    if found.asked == len(found.activities):
        sentence = said(
            "left-out",
            "Activiteiten die niet in het plan zitten: {count}; van elk is gezocht naar het beste plan met haar erin.",
            "Activities that are not in the plan: {count}; of each the best plan with it was looked for.",
            count=said_count(found.asked),
        )
    columns = (
        ACTIVITY,
        IDENTIFIER,
        ORGANISATION,
        Column("why", Text("reden", "reason"), "words"),
        COST,
        Column("adds", Text("voegt toe (punten)", "would add (points)"), "points"),
        Column("room", Text("budget over", "budget left"), "euros"),
        Column("loss", Text("plan met haar: minder punten", "plan with it: points less"), "points"),
        Column("proof", Text("dat is", "which is"), "words"),
        Column("instead", Text("daarvoor valt weg", "for it falls out"), "words"),
    )
    title = Text("Niet in het plan, de duurste eerst", "Not in the plan, the most costly first")
    rows = tuple(_row(case, one) for one in found.activities)
    return Answer((sentence,), (Grid("left-out", title, columns, rows),))


def _row(case: Case, one: LeftOut) -> tuple[Cell, ...]:
    activity = case.problem.activities[one.activity]
    dropped = None
    if one.instead is not None:
        dropped = case.activities(sorted({*case.plan.chosen} - {*one.instead}))
    return (
        activity.title,
        activity.id,
        case.organisation(activity.organisation),
        _why(one),
        money(one.cost),
        points(one.adds),
        None if one.room is None else money(one.room),
        None if one.loss is None else points(one.loss),
        None if one.why == "no-plan" else PROOF[one.proof],
        dropped,
    )


def _why(one: LeftOut) -> Text:
    """Say why: of a broken rule also which."""
    rules = list(dict.fromkeys(_rule(breach) for breach in one.breaches)) or [OTHER]
    dutch, english = ", ".join(rule.nl for rule in rules), ", ".join(rule.en for rule in rules)
    return Text(WHY[one.why].nl.format(rules=dutch), WHY[one.why].en.format(rules=english))


def _rule(breach: Breach) -> Text:
    return RULES.get(breach.rule, OTHER)
