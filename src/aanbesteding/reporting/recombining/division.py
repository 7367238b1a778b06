"""The division of the means of each coalition, and who would gain by leaving."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from aanbesteding.recombination.analysis import Core, Division, Way
from aanbesteding.reporting.recombining.case import (
    Case,
    money,
    points,
    said_count,
    said_money,
    said_points,
)
from aanbesteding.reporting.recombining.plan import ORGANISATION
from aanbesteding.sensitivity.answer import Answer, Cell, Column, Grid, Said, Sampled, said
from aanbesteding.texts import Text

WAYS: dict[Way, Text] = {
    "cost": Text("naar kosten", "by cost"),
    "shapley": Text("naar Shapleywaarde", "by Shapley value"),
}


def division(case: Case) -> Answer:
    """Return the division of every coalition; nothing where it was not asked."""
    found = case.found.divisions or ()
    sentences = [one for division in found for one in _said(case, division)]
    tables = tuple(_table(case, n, one) for n, one in enumerate(found, start=1))
    return Answer(tuple(sentences), tables)


def _said(case: Case, one: Division) -> Iterator[Said]:
    names = ", ".join(case.theme(theme).nl for theme in one.themes)
    english = ", ".join(case.theme(theme).en for theme in one.themes)
    themes = Text(names, english)
    yield said(
        "divided",
        "Coalitie {themes} verdeelt {money} per jaar over {count} leden; haar activiteiten zijn {value} punten waard.",
        "Coalition {themes} divides {money} a year over {count} members; its activities are worth {value} points.",
        themes=themes,
        money=said_money(one.money),
        count=said_count(len(one.members)),
        value=said_points(one.value),
    )
    for core in one.cores:
        yield _core(case, core, themes)


def _core(case: Case, core: Core, themes: Text) -> Said:
    way = WAYS[core.way]
    if core.within:
        return said(
            "core",
            "Coalitie {themes}, verdeeld {way}: geen groep leden is alleen meer waard dan zij krijgt.",
            "Coalition {themes}, divided {way}: no group of members is worth more alone than it is given.",
            themes=themes,
            way=way,
        )
    if core.within is None:
        return said(
            "core-unknown",
            "Coalitie {themes}, verdeeld {way}: geen lid is alleen meer waard dan het krijgt; grotere groepen zijn niet onderzocht.",
            "Coalition {themes}, divided {way}: no member is worth more alone than it is given; larger groups were not examined.",
            themes=themes,
            way=way,
        )
    first = core.leaving[0]
    return said(
        "leaving",
        "Coalitie {themes}, verdeeld {way}: {number} groepen leden zijn alleen meer waard dan zij krijgen; het meest {organisations}, met {gain} punten.",
        "Coalition {themes}, divided {way}: {number} groups of members are worth more alone than they are given; most of all {organisations}, by {gain} points.",
        themes=themes,
        way=way,
        number=said_count(core.number),
        organisations=case.organisations(first.organisations),
        gain=said_points(first.gain),
    )


def _table(case: Case, number: int, one: Division) -> Grid:
    rows: list[tuple[Cell, ...]] = []
    for given in one.members:
        exact = points(given.shapley)
        shapley: Cell = exact if given.error is None else Sampled(exact, points(given.error))
        rows.append(
            (
                case.organisation(given.organisation),
                len(given.activities),
                money(given.cost),
                given.cost_part,
                points(given.alone),
                points(given.last),
                shapley,
                _part(given.shapley, one.value),
                None if given.money is None else money(given.money),
            )
        )
    columns = (
        ORGANISATION,
        Column("activities", Text("activiteiten", "activities"), "count"),
        Column("cost", Text("geld naar kosten", "money by cost"), "euros"),
        Column("cost-part", Text("deel naar kosten", "part by cost"), "part"),
        Column("alone", Text("alleen waard", "worth alone"), "points"),
        Column("last", Text("verlies zonder", "loss without"), "points"),
        Column("shapley", Text("Shapleywaarde", "Shapley value"), "points"),
        Column("shapley-part", Text("deel naar Shapley", "part by Shapley"), "part"),
        Column("shapley-money", Text("geld naar Shapley", "money by Shapley"), "euros"),
    )
    names = ", ".join(case.theme(theme).nl for theme in one.themes)
    english = ", ".join(case.theme(theme).en for theme in one.themes)
    title = Text(
        f"Verdeling van de middelen van coalitie {names}",
        f"Division of the means of coalition {english}",
    )
    return Grid(f"division-{number}", title, columns, tuple(rows))


def _part(shapley: Fraction, value: int) -> Fraction | None:
    return shapley / value if value else None
