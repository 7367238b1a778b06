"""What the winners of an award and the coalitions of a plan earn under every framework.

Each coalition stands as a bid beside those that came in, with marks derived from its members' by
the rule that the framework announces, and everything is evaluated again by the engine. So both are
measured in one evaluation: under a relative method the coalition's price can change what others
earn, and then the winner's part differs from the announced one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from aanbesteding.faults import Faults
from aanbesteding.linting.behaviour.invented import bid_model, sheet_model
from aanbesteding.model.bid import DERIVED_SIGN, Bid
from aanbesteding.model.dossier import Dossier
from aanbesteding.recombination.asked import Outcome
from aanbesteding.recombination.build import Built
from aanbesteding.recombination.consortium.bids import Request, made
from aanbesteding.routes.outcomes import words
from aanbesteding.routes.outcomes.chosen import Won
from aanbesteding.routes.own_lots import of_framework
from aanbesteding.routes.sides import LETTERS, Lot, Side, lots_of
from aanbesteding.scoring.evaluate import evaluate
from aanbesteding.scoring.evaluation import Evaluation
from aanbesteding.sensitivity.answer import Answer, Cell, Column, Grid, Said, said
from aanbesteding.texts import LANGUAGES, LOT, Text


class Beside(NamedTuple):
    """The coalitions of a plan among the bids."""

    letter: str
    bids: tuple[Bid, ...]
    names: dict[str, Text]
    """What each of them is called, by its id."""
    lots: tuple[Lot, ...]


def beside(
    evaluations: Sequence[Evaluation], letter: str, built: Built, search: Outcome
) -> Beside | Faults | None:
    """Return the bids of a plan beside the others; None without a plan, faults if it has none."""
    if search.plan is None or search.worth is None:
        return None
    own = evaluations[LETTERS.index(letter)]
    every = [one.framework for one in evaluations]
    request = Request(
        own.framework,
        tuple(every),
        own.dossier,
        built.problem,
        search.plan,
        search.worth,
        "nl",
    )
    try:
        found = made(request)
        bids = tuple(bid_model(dict(data)) for data in found.bids)
        sheets = tuple(sheet_model(dict(data)) for _, data in found.sheets)
        dossier = Dossier((*own.dossier.bids, *bids), sheets)
        again = [evaluate(one, of_framework(dossier, one, every)) for one in every]
    except Faults as error:
        return error
    names = {
        bid.id: Text(*(f"{name} {DERIVED_SIGN}" for name in called))
        for bid, called in zip(bids, found.names, strict=True)
    }
    return Beside(letter, bids, names, lots_of(again))


def totals(
    evaluations: Sequence[Evaluation],
    won: Sequence[Won],
    letter: str,
    built: Built,
    search: Outcome,
) -> Answer:
    """Return the two-by-two table of a plan: award and plan, under each framework, lot by lot."""
    found = beside(evaluations, letter, built, search)
    if found is None:
        return Answer()
    if isinstance(found, Faults):
        what = tuple(dict.fromkeys((one.what("nl"), one.what("en")) for one in found.faults))
        listed = Text("; ".join(nl for nl, _ in what), "; ".join(en for _, en in what))
        return Answer((_said("no-bids", words.NO_BIDS, letter=letter, what=listed),))
    winners = {one.lot: one.bids[0] for one in won if one.sure and one.bids}
    sentences: list[Said] = []
    rows: list[tuple[Cell, ...]] = []
    for lot in found.lots:
        coalition = next((bid.id for bid in found.bids if _offers(bid, lot.id)), None)
        for side in lot.there:
            cells = (_part(side, winners.get(lot.id)), _part(side, coalition))
            rank = side.rank(coalition) if coalition in side.ranked and coalition else None
            winner = _name(side, winners.get(lot.id))
            name = None if coalition is None else found.names[coalition]
            rows.append((lot.title, side.letter, winner, cells[0], name, cells[1], rank))
            if coalition is not None and coalition not in side.ranked:
                sentences.append(_kept_out(side, lot, coalition, found.names[coalition]))
    title = Text(*(words.TOTALS.say(lang, letter=letter) for lang in LANGUAGES))
    key = f"totals-{found.letter.lower()}"
    grid = Grid(key, title, COLUMNS, tuple(rows), fixed=2, note=words.TOTALS_NOTE)
    return Answer(tuple(sentences), (grid,))


COLUMNS = (
    Column("lot", LOT, "words"),
    Column("under", Text("onder", "under"), "name"),
    Column("winner", Text("winnaar van A", "winner of A"), "name"),
    Column("award", Text("deel", "part"), "part"),
    Column("coalition", Text("coalitie", "coalition"), "words"),
    Column("plan", Text("deel plan", "part, plan"), "part"),
    Column("rank", Text("rang", "rank"), "count"),
)


def _offers(bid: Bid, lot: str) -> bool:
    return any(offer.lot == lot for offer in bid.lots)


def _part(side: Side, bid: str | None) -> Cell:
    return side.share(bid) if bid is not None and bid in side.ranked and side.sums else None


def _name(side: Side, bid: str | None) -> str | None:
    return None if bid is None else side.case.name(bid)


def _kept_out(side: Side, lot: Lot, bid: str, name: Text) -> Said:
    result = side.case.base.result(bid)
    reasons = result.reasons if result is not None else ()
    why = Text(*("; ".join(one.say(lang) for one in reasons) for lang in LANGUAGES))
    return _said(
        "coalition-not-admitted",
        words.KEPT_OUT,
        name=name,
        lot=lot.title,
        letter=side.letter,
        why=why,
    )


def _said(code: str, text: Text, **fields: object) -> Said:
    return said(code, text.nl, text.en, **fields)
