"""What moves each bid from one framework to another, criterion by criterion, exactly.

The total of a bid is a part of the whole of each framework. From A to B it loses what its criteria
under A gave and gains what those under B give: those parts, with their signs, add up to the
difference. What announced rounding of totals or nodes made of it stands in a row of its own.

When every bid earns more under B, nobody moves by that. So the same stands beside it less the mean
of the bids that both admit; those parts add up to what the bid moves against the others.

Example: under A x has 60 of 100 for quality and 10 for price, under B 3 of 4 for care: from 70 % to
75 %. The difference of 5 % is −60 − 10 + 75. y has 50, 20 and 2 of 4: from 70 % to 50 %. The means
of the parts are −55, −15 and 62.5: x moves −5 + 5 + 12.5 = +12.5, and y +5 − 5 − 12.5 = −12.5.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from aanbesteding.routes.plainly import no_shares
from aanbesteding.routes.sides import Side, common
from aanbesteding.scoring.evaluation import BidResult, NodeScore
from aanbesteding.sensitivity.answer import BID, Answer, Cell, Column, Grid
from aanbesteding.texts import Text

ZERO = Fraction(0)
ROUNDING = "rounding"
DIFFERENCE = Text("verschil", "difference")
Parts = dict[tuple[str, str, str], Fraction]
"""By letter, criterion at the top and criterion: what it adds to the difference."""


class Moves(NamedTuple):
    """What adds up to the differences of the bids that both admit."""

    bids: tuple[str, ...]
    parts: Mapping[str, Parts]
    means: Parts


def moves(one: Side, other: Side) -> Answer:
    """Return what moves each bid: by criterion at the top, and by everything that is scored."""
    for side in (one, other):
        if not side.sums:
            return Answer((no_shares(side),))
    if not common(one, other):
        return Answer()
    tops = moves_by(one, other, lambda top: (top,))
    leaves = moves_by(one, other, lambda top: tuple(_scored(one, other, top)))
    return Answer(tables=(_grid(one, other, tops, "moves"), _grid(one, other, leaves, "criteria")))


def moves_by(one: Side, other: Side, below: Callable[[NodeScore], tuple[NodeScore, ...]]) -> Moves:
    """Return the parts of the differences; `below` divides a criterion at the top."""
    bids = common(one, other)
    parts = {bid: {**_parts(one, bid, -1, below), **_parts(other, bid, 1, below)} for bid in bids}
    keys = dict.fromkeys(key for found in parts.values() for key in found)
    means = {
        key: sum((found.get(key, ZERO) for found in parts.values()), ZERO) / len(bids)
        for key in keys
    }
    return Moves(bids, parts, means)


def _parts(
    side: Side, bid: str, sign: int, below: Callable[[NodeScore], tuple[NodeScore, ...]]
) -> Parts:
    """Return what a bid earns, as signed parts of the whole; rounding of sums apart."""
    result: BidResult = side.ranked[bid]
    found = {
        (side.letter, top.criterion, score.criterion): sign * score.points / side.whole
        for top in result.nodes
        for score in below(top)
    }
    rest = sign * side.share(bid) - sum(found.values(), ZERO)
    if rest:
        found[side.letter, ROUNDING, ROUNDING] = rest
    return found


def _scored(one: Side, other: Side, top: NodeScore) -> Iterator[NodeScore]:
    """Yield what is scored itself at or below a criterion; a node by consensus as one."""
    if top.share is not None or not top.children:
        yield top
        return
    for child in top.children:
        yield from _scored(one, other, child)


def _grid(one: Side, other: Side, found: Moves, key: str) -> Grid:
    detailed = key == "criteria"
    rows: list[tuple[Cell, ...]] = []
    strong = set()
    for bid in found.bids:
        parts = found.parts[bid]
        change = other.share(bid) - one.share(bid)
        mean = sum(found.means.values(), ZERO)
        strong.add(len(rows))
        rows.append((bid, None, *([None] if detailed else []), DIFFERENCE, change, change - mean))
        for at, mean in found.means.items():
            letter, top, name = at
            part = parts.get(at, ZERO)
            side = one if letter == one.letter else other
            group = [_title(side, top)] if detailed else []
            rows.append((bid, letter, *group, _title(side, name), part, part - mean))
    columns = (
        BID,
        Column("framework", Text("kader", "framework"), "name", Text("", "")),
        *([Column("group", Text("onder", "under"), "words")] if detailed else []),
        Column("criterion", Text("criterium", "criterion"), "words"),
        Column("part", Text("telt mee", "adds"), "part"),
        Column("against", Text("min gemiddelde", "less mean"), "part"),
    )
    pair = f"{one.letter} → {other.letter}"
    title = Text(f"Wat elke inschrijving verschuift, {pair}", f"What moves each bid, {pair}")
    if detailed:
        title = Text(f"Hetzelfde per criterium, {pair}", f"The same by criterion, {pair}")
    note = Text(
        "In procenten van het geheel. Wat onder het ene kader is verdiend gaat eraf, wat onder het "
        "andere is verdiend komt erbij; samen is dat het verschil. «Min gemiddelde»: hetzelfde min "
        "het gemiddelde van wie beide toelaten.",
        "In per cent of the whole. What was earned under the one framework is taken off, what was "
        "earned under the other is added; together that is the difference. “Less mean”: the same "
        "less the mean of those that both admit.",
    )
    return Grid(key, title, columns, tuple(rows), frozenset(strong), 2, note)


def _title(side: Side, name: str) -> Text:
    return Text("afronding", "rounding") if name == ROUNDING else side.case.title(name)
