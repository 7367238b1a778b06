"""The front of value against cost against continuity."""

from __future__ import annotations

from fractions import Fraction

from aanbesteding.reporting.recombining.case import Case, money, points
from aanbesteding.sensitivity.answer import Answer, Cell, Column, Grid, said
from aanbesteding.texts import Text

NOTE = Text(
    "Van geen van deze plannen is er een dat op één van de drie beter is en op de andere niet slechter; waar «bewezen» nee is, is dat niet bewezen. Vet: het goedkoopste, het meest waard, de meeste continuïteit.",
    "Of none of these plans there is one that is better in one of the three and no worse in the others; where “proven” is no, that is not proven. Bold: the cheapest, the most worth, the most continuity.",
)
WHOLE = said("whole-front", "Dit is het hele front.", "This is the whole front.")
PART = said(
    "part-of-front",
    "Dit zijn de uiteinden van het front, en punten bij bedragen en continuïteit op gelijke afstanden; er liggen er meer.",
    "These are the ends of the front, and points at amounts and continuity at equal distances; there are more.",
)
NONE = said(
    "no-front",
    "Een uiteinde van het front is in de tijd niet gevonden.",
    "An end of the front was not found in the time.",
)


def front(case: Case) -> Answer:
    """Return the front, the least cost first."""
    found = case.found.front
    if found is None:
        return Answer((NONE,))
    rows: list[tuple[Cell, ...]] = [
        (
            money(one.cost),
            points(one.value),
            Fraction(one.existing, found.offered) if found.offered else None,
            one.existing,
            len(one.chosen),
            one.proven,
        )
        for one in found.points
    ]
    columns = (
        Column("cost", Text("kosten per jaar", "cost a year"), "euros"),
        Column("value", Text("punten", "points"), "points"),
        Column("continuity", Text("continuïteit", "continuity"), "part"),
        Column("existing", Text("mensen die doorgaan", "people who go on"), "count"),
        Column("activities", Text("activiteiten", "activities"), "count"),
        Column("proven", Text("bewezen", "proven"), "yes"),
    )
    title = Text("Waarde tegen kosten tegen continuïteit", "Value against cost against continuity")
    grid = Grid("front", title, columns, tuple(rows), frozenset(found.ends), note=NOTE)
    return Answer((WHOLE if found.whole else PART,), (grid,))
