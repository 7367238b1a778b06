"""Section prices: to the cent, at which price each loser would have won, and the winner's slack.

The price of one bid changes and nothing else does: marks, facts and the other prices stay. The
engine evaluates the lot again at each price, so that under relative methods the own price moves the
points of the others too, and rounding, minimum scores and ties count as announced.

Example: 60 points for quality, 40 for price, in a straight line from 40 at € 100 to 0 at € 200.
A has 50 for quality and asks € 150: 50 + 20 = 70. B has 45 and asks € 140: 45 + 24 = 69. At
€ 137.50 B has 45 + 25 = 70 as well, so B wins at € 137.49. A wins up to € 152.49: at € 152.50 it
has 69.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from aanbesteding.sensitivity.answer import BID, Answer, Column, Grid, Options, Section, Weak
from aanbesteding.sensitivity.case import Case
from aanbesteding.sensitivity.pricing.limits import Limits, limits
from aanbesteding.sensitivity.pricing.trial import in_euros
from aanbesteding.sensitivity.pricing.words import (
    NEAR,
    NOW,
    about,
    fixed_price,
    nobody,
    remark,
    size_of,
    successors,
    summary,
    won_at,
    would_have_lost,
    would_have_won,
)
from aanbesteding.texts import Text

COLUMNS = (
    BID,
    Column("now", Text("nu", "now"), "words"),
    Column("price", Text("prijs", "price"), "euros"),
    Column("wins-at", Text("wint tot en met", "wins up to"), "euros"),
    Column("difference", Text("verschil", "difference"), "euros"),
    Column(
        "part",
        Text("verschil in % van de eigen prijs", "difference in % of the own price"),
        "part",
        Text("in %", "in %"),
    ),
    Column("ties-at", Text("gelijk tot en met", "ties up to"), "euros"),
    Column("remark", Text("opmerking", "remark"), "words"),
)

OTHERS = (
    BID,
    Column("from", Text("van", "from"), "euros"),
    Column("to", Text("tot en met", "up to"), "euros"),
)


def run(case: Case, options: Options) -> Answer:
    """Answer the section for one lot."""
    if case.framework.lots[case.index].fixed_price is not None:
        return Answer(tuple(fixed_price(case)))
    found = limits(case, lambda done, total: options.progress("prices", done, total))
    if not found.bids:
        return Answer((nobody(),))
    sentences = [*about(case, found), *summary(case, found)]
    tables = [_table(case, found), *_elsewhere(found)]
    return Answer(tuple(sentences), tuple(tables), tuple(_weak(case, found)))


# --- tables ---------------------------------------------------------------------------------


def _table(case: Case, found: Limits) -> Grid:
    rows = []
    for limit in found.bids:
        endless = limit.now == "wins" and limit.unlimited and limit.beyond is None
        wins = None if limit.wins is None or endless else won_at(limit)
        rows.append(
            (
                limit.bid,
                NOW[limit.now],
                limit.price,
                wins,
                None if wins is None else wins - limit.price,
                None if wins is None or limit.price == 0 else (wins - limit.price) / limit.price,
                None if limit.draws is None else in_euros(limit.draws),
                remark(case, limit),
            )
        )
    return Grid(
        "prices",
        Text("Bij welke prijs elke inschrijving wint", "At which price each bid wins"),
        COLUMNS,
        tuple(rows),
        frozenset(n for n, limit in enumerate(found.bids) if limit.now == "wins"),
        note=Text(
            "Alleen de eigen prijs verandert, in hele centen; al het andere blijft.",
            "Only the own price changes, in whole cents; all else stays.",
        ),
    )


def _elsewhere(found: Limits) -> Iterator[Grid]:
    """Yield the table of other prices at which bids win, where there may be such."""
    rows = tuple(
        (limit.bid, in_euros(piece.low), in_euros(piece.high))
        for limit in found.bids
        for piece in limit.elsewhere
    )
    if rows:
        title = Text("Andere prijzen waarbij zij winnen", "Other prices at which they win")
        yield Grid("other-prices", title, OTHERS, rows)


# --- weak points ----------------------------------------------------------------------------


def _weak(case: Case, found: Limits) -> Iterator[Weak]:
    for limit in found.bids:
        if limit.wins is None:
            continue
        if limit.now != "wins":
            size = min(size_of(limit), Fraction(1))
            hinges = size <= NEAR or limit.now == "draws"
            yield Weak(size, hinges, would_have_won(case, limit))
        elif others := successors(case, limit):
            yield would_have_lost(case, limit, others)


SECTION = Section(
    "prices",
    Text("Prijzen", "Prices"),
    Text(
        "Bij welke prijs had een ander gewonnen, en hoeveel duurder had de winnaar kunnen zijn?",
        "At which price would another have won, and how much dearer could the winner have been?",
    ),
    run,
)
