"""The rankings of a lot side by side, and who is admitted by one framework and not by another.

Where totals are sums of points they stand as parts of the whole, so that they can be compared:
66.65 of 100 points is 66.65 %, and 701.2 of 1000 is 70.12 %. Other totals stand in their own unit.
"""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.routes.sides import LETTERS, Lot, Side
from aanbesteding.sensitivity.answer import (
    BID,
    Answer,
    Cell,
    Column,
    Grid,
    Kind,
    Said,
    said,
    total_of,
)
from aanbesteding.sensitivity.difference import UNITS
from aanbesteding.texts import Text


def standings(lot: Lot) -> Answer:
    """Return the rankings side by side."""
    return Answer(tuple(_sentences(lot)), (_table(lot),))


def named(side: Side, bids: tuple[str, ...]) -> Text:
    """Return the names of bids; nobody where there are none, a draw where there is more than one.

    Give the first of a lot, or bids that share a place.
    """
    if not bids:
        return Text("niemand", "nobody")
    names = ", ".join(side.case.name(bid) for bid in bids)
    if len(bids) > 1:
        return Text(f"{names} (gelijk)", f"{names} (equal)")
    return Text(names, names)


def _table(lot: Lot) -> Grid:
    columns = [BID]
    for side in lot.there:
        key, letter = side.key, side.letter
        rank = Text(f"rang {letter}", f"rank {letter}")
        columns.append(Column(f"rank-{key}", rank, "count", rank))
    for side in lot.there:
        total = Text(f"totaal {side.letter}", f"total {side.letter}")
        columns.append(Column(f"total-{side.key}", total, _kind(side), total))
    bids = dict.fromkeys(bid for side in lot.there for bid in side.ranked)
    rows = tuple(_row(lot, bid) for bid in bids)
    firsts = {bid for side in lot.there for bid in side.first}
    strong = frozenset(n for n, row in enumerate(rows) if row[0] in firsts)
    note = Text(
        "Totalen in procenten van het geheel van elk kader, zoals aangekondigd. Een streepje: daar "
        "niet toegelaten. Vet: ergens eerste.",
        "Totals in per cent of the whole of each framework, as announced. A dash: not admitted "
        "there. Bold: first somewhere.",
    )
    title = Text("De rangordes naast elkaar", "The rankings side by side")
    return Grid("rankings", title, tuple(columns), rows, strong, note=note)


def _kind(side: Side) -> Kind:
    return "part" if side.sums else UNITS[side.award.unit]


def _row(lot: Lot, bid: str) -> tuple[Cell, ...]:
    ranks = [side.rank(bid) if bid in side.ranked else None for side in lot.there]
    totals = [_total(side, bid) if bid in side.ranked else None for side in lot.there]
    return (bid, *ranks, *totals)


def _total(side: Side, bid: str) -> Cell:
    return side.share(bid) if side.sums else total_of(side.ranked[bid])


def _sentences(lot: Lot) -> Iterator[Said]:
    for letter, missing in zip(LETTERS, lot.sides, strict=False):
        if missing is None:
            yield said(
                "lot-missing",
                "Kader {letter} heeft dit perceel niet.",
                "Framework {letter} does not have this lot.",
                letter=letter,
            )
    for side in lot.there:
        yield said(
            "first",
            "Onder {letter} staat {who} eerste.",
            "Under {letter}, {who} is first.",
            letter=side.letter,
            who=named(side, side.first),
        )
        if side.case.base.contracts > 1:
            yield said(
                "several-contracts",
                "Onder {letter} krijgen {count} inschrijvingen een opdracht; wat volgt, gaat over "
                "de eerste plaats.",
                "Under {letter} {count} bids get a contract; what follows is about the first "
                "place.",
                letter=side.letter,
                count=side.case.base.contracts,
            )
    firsts = {frozenset(side.first) for side in lot.there}
    if len(lot.there) > 1 and len(firsts) == 1 and lot.there[0].first:
        yield said(
            "same-first",
            "De eerste plaats is onder alle kaders dezelfde.",
            "The first place is the same under all frameworks.",
        )
    yield from _admission(lot)


def _admission(lot: Lot) -> Iterator[Said]:
    """Say which bids are admitted somewhere and kept out elsewhere, and why."""
    anywhere = {bid for side in lot.there for bid in side.ranked}
    for side in lot.there:
        for result in side.case.base.excluded:
            reasons = Text(
                *("; ".join(r.say(lang) for r in result.reasons) for lang in ("nl", "en"))
            )
            fields = {"bid": result.name, "letter": side.letter, "reasons": reasons}
            if result.bid in anywhere:
                yield said(
                    "kept-out",
                    "{bid} is onder {letter} niet toegelaten, elders wel: {reasons}.",
                    "{bid} is not admitted under {letter}, and is elsewhere: {reasons}.",
                    **fields,
                )
            elif side is lot.there[0]:
                yield said(
                    "kept-out-everywhere",
                    "{bid} is onder geen kader toegelaten; onder {letter}: {reasons}.",
                    "{bid} is admitted under no framework; under {letter}: {reasons}.",
                    **fields,
                )
