"""Drawings of lots: for which situation one is needed, and what a record of one does (clause 7).

The program draws nothing. It says for which equal bids lots must be drawn, and takes over what a
record says when that record was made for exactly the situation that there is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from aanbesteding.exact.rounding import round_to
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.draw import DECIMALS, MAX_DIGITS, Draw
from aanbesteding.model.finding import Finding, in_draw
from aanbesteding.model.framework import Framework
from aanbesteding.scoring import codes
from aanbesteding.scoring.evaluation import BidResult, Drawn, LotResult
from aanbesteding.scoring.ranking import chain, status_of
from aanbesteding.texts import Text

TOTAL = Text("het totaal", "the total")
WORD = Text("«{word}»", "“{word}”")
SHARE = Text("nu delen {bids} rang {rank}", "now {bids} share rank {rank}")
APART = Text("nu deelt geen van hen een rang", "now none of them shares a rank")
NOTHING = Text("niets", "nothing")


class Situation(NamedTuple):
    """What lots can be drawn for: bids that share a rank, and what each of them has."""

    lot: str
    rank: int
    bids: tuple[str, ...]
    total: Fraction
    tie_breaks: tuple[tuple[str, Fraction], ...]
    """The words of the announced chain, with the points on a criterion or the price."""
    needed: bool
    """Whether it decides who gets a contract."""


class Held(NamedTuple):
    """A drawing with its place in the dossier: the index of its record, and in that record."""

    record: int
    number: int
    draw: Draw


def recorded(value: Fraction) -> Fraction:
    """Return a number as a record has it: a very long fraction rounded to twenty decimals.

    Irrational totals are known to fifty decimals, so that every version records the same.
    """
    longest = max(abs(value.numerator), value.denominator)
    if longest < 10**MAX_DIGITS:
        return Fraction(value)
    return round_to(value, DECIMALS, "half-up")


def situations(framework: Framework, lot: LotResult) -> list[Situation]:
    """Return the open ties of a lot, the first rank first."""
    found = []
    for rank, bids in lot.groups:
        if len(bids) > 1:
            total, words = _what_they_have(framework, lot, bids)
            needed = bids == lot.contested
            found.append(Situation(lot.lot.id, rank, bids, total, words, needed))
    return found


def _what_they_have(
    framework: Framework, lot: LotResult, bids: Sequence[str]
) -> tuple[Fraction, tuple[tuple[str, Fraction], ...]]:
    """Return the total of equal bids and their values under the chain, as a record has them."""
    first = lot.result(min(bids))
    assert first is not None
    assert first.total is not None
    words = [(word, recorded(_under(first, word))) for word in chain(framework)]
    return recorded(first.total), tuple(words)


def _under(result: BidResult, word: str) -> Fraction:
    if word == "price":
        assert result.price is not None
        return result.price
    return result.points(word)


def held(dossier: Dossier, at_fault: Iterable[Finding]) -> list[Held]:
    """Return the drawings of a dossier whose situation can be looked up at all.

    `at_fault` are the findings of the rules on draws. One about the record as a whole leaves out
    all its drawings; one about an outcome leaves the situation as it is.
    """
    out = {f.ref.id: f.ref.route[:2] for f in at_fault if len(f.ref.route) < 2}
    bad = {(f.ref.id, f.ref.route[1]) for f in at_fault if _hides(f)}
    return [
        Held(number, index, draw)
        for number, record in enumerate(dossier.draws)
        for index, draw in enumerate(record.draws)
        if str(number + 1) not in out and (str(number + 1), index) not in bad
    ]


def _hides(finding: Finding) -> bool:
    route = finding.ref.route
    return len(route) > 1 and "outcome" not in route


def draw_lots(
    framework: Framework, lots: Iterable[LotResult], drawings: Sequence[Held]
) -> tuple[tuple[LotResult, ...], list[Finding]]:
    """Apply drawings to the rankings; return the lots, and why drawings were refused."""
    refused: list[Finding] = []
    made = []
    for lot in lots:
        here = [one for one in drawings if one.draw.lot == lot.lot.id]
        fitting = []
        for one in here:
            reasons = list(against(framework, lot, one))
            refused += reasons
            fitting += [] if reasons else [one]
        made.append(ordered(lot, fitting))
    return tuple(made), refused


def against(framework: Framework, lot: LotResult, one: Held) -> Iterator[Finding]:
    """Yield why a drawing is not for a situation of a lot; nothing when it is."""
    draw, wanted = one.draw, set(one.draw.bids)
    here = ("draws", one.number)
    group = next((group for group in lot.groups if set(group[1]) == wanted), None)
    if group is None:
        fields: dict[str, object] = {"lot": draw.lot, "bids": _listed(draw.bids)}
        fields |= {"rank": str(draw.rank.numerator), "now": _now(lot, wanted)}
        yield Finding(codes.OTHER_BIDS, in_draw(one.record, *here, "bids"), fields)
        return
    rank, bids = group
    if rank != draw.rank:
        fields = {"lot": draw.lot, "was": draw.rank.numerator, "now": rank}
        yield Finding(codes.OTHER_RANK, in_draw(one.record, *here, "rank"), fields)
    total, words = _what_they_have(framework, lot, bids)
    if total != draw.total:
        fields = {"lot": draw.lot, "what": TOTAL, "was": str(draw.total), "now": str(total)}
        yield Finding(codes.OTHER_SCORES, in_draw(one.record, *here, "total"), fields)
    now = dict(words)
    for word in sorted({*now, *draw.tie_breaks}):
        if now.get(word) != draw.tie_breaks.get(word):
            stated = word in draw.tie_breaks
            route = (*here, "tie-breaks", word) if stated else here
            named = Text(*(text.format(word=word) for text in WORD))
            fields = {"lot": draw.lot, "what": named}
            fields |= {"was": _said(draw.tie_breaks.get(word)), "now": _said(now.get(word))}
            yield Finding(codes.OTHER_SCORES, in_draw(one.record, *route), fields)


def _said(value: Fraction | None) -> object:
    return NOTHING if value is None else str(Fraction(value))


def _now(lot: LotResult, wanted: set[str]) -> Text:
    """Say which tie there is in place of the one that was drawn for."""
    tied = [group for group in lot.groups if len(group[1]) > 1]
    nearest = max(tied, key=lambda group: len(wanted & set(group[1])), default=None)
    if nearest is None or not wanted & set(nearest[1]):
        return APART
    listed = _listed(nearest[1])
    fields = [listed.nl, listed.en]
    nl, en = (t.format(bids=b, rank=nearest[0]) for t, b in zip(SHARE, fields, strict=True))
    return Text(nl, en)


def _listed(bids: Iterable[str]) -> Text:
    *most, last = sorted(bids)
    joined = ", ".join(most)
    return Text(f"{joined} en {last}", f"{joined} and {last}") if most else Text(last, last)


def ordered(lot: LotResult, drawings: Iterable[Held]) -> LotResult:
    """Return a lot with equal bids in the order in which they were drawn; nothing else changes."""
    order: dict[str, int] = {}
    drawn = list(lot.draws)
    for record, number, draw in drawings:
        rank = int(draw.rank)
        order |= {bid: rank + place for place, bid in enumerate(draw.outcome)}
        ref = in_draw(record, "draws", number)
        fields = (rank, draw.outcome, draw.date, draw.held_by, draw.place, draw.witnesses, ref)
        drawn.append(Drawn(*fields))
    if not order:
        return lot
    placed = [replace(r, rank=order.get(r.bid, r.rank)) for r in lot.ranking]
    placed.sort(key=lambda result: result.rank or 0)  # stable: who is still equal stays as it was
    ties = tuple(
        tie._replace(open=tuple(one for one in tie.open if not set(one[1]) & set(order)))
        for tie in lot.ties
    )
    drawn.sort(key=lambda one: (one.rank, one.ref))
    made = replace(lot, ranking=tuple(placed), ties=ties, draws=tuple(drawn))
    return replace(made, status=status_of(made.groups, made.contracts))
