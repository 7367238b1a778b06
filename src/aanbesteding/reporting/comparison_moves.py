"""What moves bids the most, by criterion, as a short table for a report.

It is about the first of both frameworks and the bids that change place. Of each the criteria stand
there that move it the most against the others, and everything else in one row, so that the rows of
a bid still add up to its difference. JSON and CSV have all criteria of all bids.
"""

from __future__ import annotations

from fractions import Fraction

from aanbesteding.routes.agreement import ranks_of
from aanbesteding.routes.compare import Asked
from aanbesteding.routes.sides import Side, common
from aanbesteding.sensitivity.answer import Cell, Grid
from aanbesteding.texts import Text

MOST = 3
"""The most criteria of a bid that stand in it by themselves."""
TITLE = Text(
    "De criteria die het meest verschuiven, {one} → {other}",
    "The criteria that move the most, {one} → {other}",
)
REST = Text("al het andere", "all else")
NOTE = Text(
    "Van wie ergens eerste is of van plaats wisselt: de criteria die het meest afwijken van het "
    "gemiddelde, en al het andere samen. Per inschrijving telt dat op tot het verschil hierboven.",
    "Of those who are first somewhere or change place: the criteria that differ most from the "
    "mean, and all else together. For each bid that adds up to the difference above.",
)
Row = tuple[Cell, ...]


def most_moving(asked: Asked) -> Grid | None:
    """Return the table; None where it has nobody in it, or nothing but the criteria at the top."""
    tables = {one.key: one for one in asked.answer.tables}
    grid, tops = tables.get("criteria"), tables.get("moves")
    if grid is None or tops is None or len(grid.rows) == len(tops.rows):
        return None
    one, other = asked.sides
    keys = [column.key for column in grid.columns]
    kept = [keys.index(key) for key in ("bid", "framework", "criterion", "part", "against")]
    rows: list[Row] = []
    for bid in _chosen(one, other):
        own = [tuple(row[at] for at in kept) for row in grid.rows if row[0] == bid]
        rows += _shortest(bid, [row for row in own if row[1] is not None])
    if not rows:
        return None
    columns = tuple(grid.columns[at] for at in kept)
    title = Text(*(TITLE.say(lang, one=one.letter, other=other.letter) for lang in ("nl", "en")))
    return Grid("criteria-most", title, columns, tuple(rows), fixed=3, note=NOTE)


def _chosen(one: Side, other: Side) -> list[str]:
    """Return the bids that are first under either, or whose rank among common bids differs."""
    firsts = {*one.first, *other.first}
    bids = common(one, other)
    before, after = ranks_of(one, other)
    return [
        bid
        for bid, rank, its in zip(bids, before, after, strict=True)
        if bid in firsts or rank != its
    ]


def _shortest(bid: str, rows: list[Row]) -> list[Row]:
    """Return the rows of a bid that move it the most, and the sum of the rest."""
    if len(rows) <= MOST + 1:  # one row of the rest says more by its own name
        return rows
    most = sorted(rows, key=lambda row: -abs(_number(row[-1])))[:MOST]
    rest = [row for row in rows if row not in most]
    sums = (sum((_number(row[at]) for row in rest), Fraction(0)) for at in (-2, -1))
    return [*most, (bid, None, REST, *sums)]


def _number(cell: Cell) -> Fraction:
    assert isinstance(cell, Fraction)
    return cell
