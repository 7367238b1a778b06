"""The best other plans, and what all plans near the best have in common."""

from __future__ import annotations

from aanbesteding.exact.display import shortest
from aanbesteding.recombination.analysis import Alternatives, Near
from aanbesteding.reporting.recombining.case import Case, money, points, said_count, said_points
from aanbesteding.reporting.recombining.left_out import PROOF
from aanbesteding.reporting.recombining.plan import ACTIVITY, COST, IDENTIFIER, ORGANISATION
from aanbesteding.scoring.wording import both
from aanbesteding.sensitivity.answer import Answer, Cell, Column, Grid, Said, said
from aanbesteding.texts import Text


def alternatives(case: Case) -> Answer:
    """Return the alternatives and what is in every plan; nothing where it was not asked."""
    others, near = case.found.alternatives, case.found.near
    sentences: list[Said] = []
    tables: list[Grid] = []
    if others is not None:
        sentences += _said(others)
        tables.append(_plans(case, others))
    if near is not None:
        sentences.append(_near(case, near))
        tables.append(_always(case, near))
    return Answer(tuple(sentences), tuple(tables))


def _said(others: Alternatives) -> list[Said]:
    if not others.plans and others.complete:
        return [said("no-other", "Er is geen ander plan.", "There is no other plan.")]
    if others.complete:
        return [
            said(
                "no-more",
                "Meer andere plannen dan deze {count} zijn er niet.",
                "There are no more other plans than these {count}.",
                count=said_count(len(others.plans)),
            )
        ]
    if len(others.plans) < others.asked:
        return [
            said(
                "fewer",
                "Gevraagd waren er {asked}; de tijd was om voordat ze alle waren gevonden.",
                "Asked were {asked}; time was up before all were found.",
                asked=said_count(others.asked),
            )
        ]
    return []


def _plans(case: Case, others: Alternatives) -> Grid:
    rows: list[tuple[Cell, ...]] = [
        (
            number,
            points(one.worth.value),
            points(one.loss),
            money(one.worth.cost),
            one.worth.continuity,
            case.activities(one.added),
            case.activities(one.dropped),
            one.proven,
        )
        for number, one in enumerate(others.plans, start=1)
    ]
    columns = (
        Column("place", Text("plan", "plan"), "count"),
        Column("value", Text("punten", "points"), "points"),
        Column("loss", Text("minder", "less"), "points"),
        COST,
        Column("continuity", Text("continuïteit", "continuity"), "part"),
        Column("added", Text("erbij", "added"), "words"),
        Column("dropped", Text("eruit", "dropped"), "words"),
        Column("proven", Text("bewezen", "proven"), "yes"),
    )
    title = Text("De beste andere plannen", "The best other plans")
    note = Text("Bewezen: ertussen ligt geen ander plan.", "Proven: no other plan lies between.")
    return Grid("alternatives", title, columns, tuple(rows), note=note)


def _near(case: Case, near: Near) -> Said:
    return said(
        "near",
        "Van de plannen die hooguit {within} % minder waard zijn (ten minste {least} punten) hebben alle {always} van de {chosen} gekozen activiteiten. {sometimes} activiteiten zitten in sommige, {never} in geen; van {unknown} is het niet bekend.",
        "Of the plans that are worth at most {within} % less (at least {least} points) all have {always} of the {chosen} chosen activities. {sometimes} activities are in some, {never} in none; of {unknown} it is not known.",
        within=both(shortest, near.within * 100),
        least=said_points(near.least),
        always=said_count(len(near.always)),
        chosen=said_count(len(case.plan.chosen)),
        sometimes=said_count(len(near.sometimes)),
        never=said_count(len(near.never)),
        unknown=said_count(len(near.unknown)),
    )


def _always(case: Case, near: Near) -> Grid:
    rows: list[tuple[Cell, ...]] = []
    for one in near.always:
        activity = case.problem.activities[one.activity]
        rows.append(
            (
                activity.title,
                activity.id,
                case.organisation(activity.organisation),
                money(activity.cost),
                None if one.loss is None else points(one.loss),
                PROOF[one.proof],
            )
        )
    columns = (
        ACTIVITY,
        IDENTIFIER,
        ORGANISATION,
        COST,
        Column("loss", Text("zonder haar minder (punten)", "less without it (points)"), "points"),
        Column("proof", Text("dat is", "which is"), "words"),
    )
    title = Text("In elk van die plannen", "In every one of those plans")
    note = Text(
        "Een streepje: zonder haar is er geen plan.", "A dash: without it there is no plan."
    )
    return Grid("always", title, columns, tuple(rows), note=note)
