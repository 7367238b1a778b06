"""The plan: its coalitions, what it spends, and how its reach grows."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.exact.display import shortest
from aanbesteding.recombination.problem import Coalition
from aanbesteding.reporting.recombining.case import Case, money, points
from aanbesteding.scoring.wording import both
from aanbesteding.sensitivity.answer import Answer, Cell, Column, Grid, Said, said
from aanbesteding.texts import Text

COALITION = Column("coalition", Text("coalitie", "coalition"), "words")
ORGANISATION = Column("organisation", Text("organisatie", "organisation"), "name")
ACTIVITY = Column("activity", Text("activiteit", "activity"), "name")
IDENTIFIER = Column("id", Text("id", "id"), "name")
COST = Column("cost", Text("kosten per jaar", "cost a year"), "euros", Text("kosten", "cost"))
VOLUNTEERS = Column("volunteers", Text("vrijwilligers", "volunteers"), "count")
PEOPLE = Column("people", Text("mensen", "people"), "count")
EXISTING, NEW = Text("bestaand", "existing"), Text("nieuw", "new")
RELATION = Column("relation", Text("relatie", "relation"), "words")
THEME = Column("theme", Text("thema", "theme"), "words")


def plan(case: Case) -> Answer:
    """Return the plan."""
    coalitions = tuple(_coalition(case, one) for one in case.plan.coalitions)
    tables = [_activities(case, n, one) for n, one in enumerate(case.plan.coalitions)]
    tables += [_spent(case), *_years(case), _worth(case)]
    return Answer(coalitions, tuple(tables))


def _coalition(case: Case, coalition: Coalition) -> Said:
    others = [one for one in coalition.members if one != coalition.lead]
    connected = [one for one, _ in coalition.connected]
    fields = {
        "themes": case.themes_of(coalition),
        "lead": case.organisation(coalition.lead),
        "others": case.organisations(others),
    }
    if not connected:
        return said(
            "coalition",
            "Coalitie {themes}: penvoerder {lead}; andere leden: {others}.",
            "Coalition {themes}: lead {lead}; other members: {others}.",
            **fields,
        )
    return said(
        "coalition-connected",
        "Coalitie {themes}: penvoerder {lead}; andere leden: {others}; aangesloten vrijwilligersorganisaties: {connected}.",
        "Coalition {themes}: lead {lead}; other members: {others}; connected volunteer organisations: {connected}.",
        connected=case.organisations(connected),
        **fields,
    )


def _activities(case: Case, number: int, coalition: Coalition) -> Grid:
    problem = case.problem
    rows = []
    for one in case.plan.chosen:
        activity = problem.activities[one]
        if activity.theme in coalition.themes:
            row: tuple[Cell, ...] = (
                activity.title,
                activity.id,
                case.organisation(activity.organisation),
                case.theme(activity.theme),
                EXISTING if activity.existing else NEW,
                activity.people,
                activity.volunteers,
                money(activity.cost),
            )
            rows.append(row)
    themes = case.themes_of(coalition)
    title = Text(f"Activiteiten van coalitie {themes.nl}", f"Activities of coalition {themes.en}")
    return Grid(
        f"activities-{number + 1}",
        title,
        (ACTIVITY, IDENTIFIER, ORGANISATION, THEME, RELATION, PEOPLE, VOLUNTEERS, COST),
        tuple(rows),
    )


ALL = Text("alles samen", "all together")


def _spent(case: Case) -> Grid:
    facts = case.found.facts
    rows: list[tuple[Cell, ...]] = []
    if facts is not None:
        named = [(case.theme(n), one) for n, one in enumerate(facts.spent)]
        for name, one in [*named, (ALL, facts.spent_in_all)]:
            rows.append(
                (
                    name,
                    money(one.activities),
                    money(one.connections),
                    money(one.cost),
                    None if one.budget is None else money(one.budget),
                    None if one.room is None else money(one.room),
                )
            )
    return Grid(
        "spent",
        Text("Kosten per jaar", "Cost a year"),
        (
            THEME,
            Column("activities", Text("activiteiten", "activities"), "euros"),
            Column("connections", Text("aansluiten", "connecting"), "euros"),
            Column("cost", Text("samen", "together"), "euros"),
            Column("budget", Text("budget", "budget"), "euros"),
            Column("room", Text("over", "left"), "euros"),
        ),
        tuple(rows),
        frozenset({len(rows) - 1}) if rows else frozenset(),
    )


def _years(case: Case) -> Iterator[Grid]:
    facts = case.found.facts
    if facts is None or len(facts.years) < 2:
        return
    rows: list[tuple[Cell, ...]] = [(one.year, one.people, one.growth) for one in facts.years]
    asked = facts.growth
    note = None
    if asked is not None:
        share = both(shortest, asked * 100)
        note = Text(
            f"Gevraagd is ten minste {share.nl} % per jaar.",
            f"Asked is at least {share.en} % a year.",
        )
    yield Grid(
        "years",
        Text("Bereik in de contractjaren", "Reach in the contract years"),
        (
            Column("year", Text("jaar", "year"), "count"),
            Column("people", Text("mensen", "people"), "number"),
            Column("growth", Text("groei", "growth"), "part"),
        ),
        tuple(rows),
        note=note,
    )


def _worth(case: Case) -> Grid:
    worth = case.worth
    rows: tuple[tuple[Cell, ...], ...] = (
        (Text("bereikte mensen", "people reached"), points(worth.coverage)),
        (Text("synergie", "synergy"), points(worth.synergy)),
        (Text("dubbelingen", "duplicates"), points(-worth.doubled)),
        (Text("waarde", "value"), points(worth.value)),
    )
    return Grid(
        "value",
        Text("Waaruit de waarde bestaat", "What the value is made of"),
        (
            Column("part", Text("onderdeel", "part"), "words"),
            Column("points", Text("punten", "points"), "points"),
        ),
        rows,
        frozenset({3}),
    )
