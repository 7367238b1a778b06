"""What reports say of drawings of lots."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from aanbesteding.deciding.dates import in_full
from aanbesteding.reporting import words
from aanbesteding.reporting.blocks import Block, Para
from aanbesteding.scoring.evaluation import Drawn, LotResult
from aanbesteding.texts import Lang, Text

DRAWN = Text(
    "Gelijke stand op rang {rank}: {names}. De volgorde is door loting van {date}, gehouden door "
    "{held_by}: {order}.",
    "Tie for rank {rank}: {names}. Their order is by draw of {date}, held by {held_by}: {order}.",
)
PLACE = Text("Plaats van de loting: {place}.", "Place of the draw: {place}.")
WITNESSES = Text("Bij de loting aanwezig: {names}.", "Present at the draw: {names}.")
BY_DRAW = Text("door loting", "by draw")
DRAW_OF = Text(
    "door loting van {date}, gehouden door {held_by}", "by draw of {date}, held by {held_by}"
)
RANK_BY_DRAW = Text(
    "Deze rang is door loting van {date}, gehouden door {held_by}.",
    "This rank is by draw of {date}, held by {held_by}.",
)
WINNERS = Text("Een contract voor {names}.", "A contract for {names}.")
INSIDE = Text(
    "Gelijke stand op rang {rank}: {names}. Ieder van hen krijgt een contract.",
    "Tie for rank {rank}: {names}. Each of them gets a contract.",
)


def listed(names: list[str], lang: Lang) -> str:
    """Return names as people list them: A, B en C."""
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + f" {words.AND.say(lang)} " + names[-1]


def drawn_blocks(lot: LotResult, lang: Lang) -> Iterator[Block]:
    """Yield which ranks were decided by a drawing of lots, when, and by whom it was held."""
    names = {result.bid: result.name for result in (*lot.ranking, *lot.excluded)}
    for drawn in lot.draws:
        here = [names.get(bid, bid) for bid in drawn.bids]
        fields = {"rank": drawn.rank, "date": day_of(drawn, lang), "held_by": drawn.held_by}
        said = DRAWN.say(lang, names=listed(sorted(here), lang), order=", ".join(here), **fields)
        yield Para(said, "warning")
        if drawn.place is not None:
            yield Para(PLACE.say(lang, place=drawn.place), "muted")
        if drawn.witnesses:
            yield Para(WITNESSES.say(lang, names=listed(list(drawn.witnesses), lang)), "muted")


def day_of(drawn: Drawn, lang: Lang) -> str:
    """Return the day of a drawing of lots, as a letter writes it."""
    return in_full(date.fromisoformat(drawn.date), lang)


def draw_of(lot: LotResult, bid: str) -> Drawn | None:
    """Return the drawing that gave a bid its rank, if one did."""
    return next((drawn for drawn in lot.draws if bid in drawn.bids), None)
