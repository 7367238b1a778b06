"""Totals along the weight of one criterion: a line per bid, dashed each its own way.

Example: A goes from 60 points where the price has no weight to 80 where it has all, B from 50 to
100. A is ahead by 10 at none and behind by 20 at all, so that its total is the highest up to a
weight of 100/3.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from aanbesteding.exact.display import number, shortest
from aanbesteding.reporting.plots.naming import TOTAL, WEIGHT_OF, lot_of, unit_of
from aanbesteding.reporting.plots.style import (
    COLOURS,
    DASHES,
    Picture,
    in_turns,
    picture,
    plotted,
    short,
    told_apart,
)
from aanbesteding.sensitivity.analyse import LotSensitivity
from aanbesteding.sensitivity.pictures import Line, lines, movable
from aanbesteding.sensitivity.weighing.shares import Shares, shares_of
from aanbesteding.texts import Lang, Text

Place = tuple[Fraction, Fraction]
MOST = 12
"""The most bids that are drawn: those that are first somewhere, then the best."""
TITLE = Text(
    "{bid} heeft het hoogste totaal bij elk gewicht van {criterion} tussen {low} en {high}; "
    "aangekondigd is {weight}",
    "{bid} has the highest total at every weight of {criterion} between {low} and {high}; "
    "announced is {weight}",
)
THROUGHOUT = Text(
    "{bid} heeft het hoogste totaal bij elk gewicht van {criterion}; aangekondigd is {weight}",
    "{bid} has the highest total at every weight of {criterion}; announced is {weight}",
)
EQUAL = Text(
    "Bij het aangekondigde gewicht van {criterion}, {weight}, is het hoogste totaal precies gelijk "
    "bij {count} inschrijvingen",
    "At the announced weight of {criterion}, {weight}, the highest total is exactly equal for "
    "{count} bids",
)
NOTE = Text(
    "{lot}. De stippellijn staat bij het aangekondigde gewicht; de andere criteria delen de rest.",
    "{lot}. The dotted line is at the announced weight; the other criteria share the rest.",
)
CUT = Text(
    "{lot}. De stippellijn staat bij het aangekondigde gewicht; de andere criteria delen de rest. "
    "Getekend: {count} van de {all} inschrijvingen, eerst wie ergens het hoogste totaal heeft.",
    "{lot}. The dotted line is at the announced weight; the other criteria share the rest. Drawn: "
    "{count} of {all} bids, first those that have the highest total somewhere.",
)
BID = Text("inschrijving", "bid")
TOLD = Text(
    "{bid}: van {none} zonder gewicht tot {all} met alle gewicht.",
    "{bid}: from {none} without weight to {all} with all weight.",
)


def draw(lot: LotSensitivity, lang: Lang) -> Picture | None:
    """Draw the heaviest criterion; None where the totals are no straight lines."""
    shares = shares_of(lot.case.evaluation, lot.case.index)
    if not isinstance(shares, Shares) or not movable(shares):
        return None
    top = movable(shares)[0]
    every = lines(shares, top.criterion)
    if not every:
        return None
    found = sorted(every, key=lambda line: span(line, every) is None)[:MOST]
    names = told_apart([lot.case.name(line.bid) for line in found])
    criterion = lot.case.title(top.criterion).say(lang)
    told = " ".join(_told(line, name, lang) for line, name in zip(found, names, strict=True))
    rows = [
        (name, (Fraction(0), line.none), (shares.whole, line.all))
        for line, name in zip(found, names, strict=True)
    ]
    rule = {
        "data": {"values": [{"x": plotted(top.weight)}]},
        "mark": {"type": "rule", "strokeDash": [3, 3], "color": "black"},
        "encoding": {"x": {"field": "x", "type": "quantitative"}},
    }
    unit = unit_of(lot)
    across = WEIGHT_OF[unit].say(lang, title=short(criterion))
    up = TOTAL[unit].say(lang)
    note = CUT if len(found) < len(every) else NOTE
    return picture(
        _title(lot, every, criterion, (top.weight, shares.whole), lang),
        told,
        lang,
        note=note.say(lang, lot=lot_of(lot, lang), count=len(found), all=len(every)),
        height=320,
        layer=[lines_layer(rows, across, up, lang), rule],
    )


def span(line: Line, others: Sequence[Line]) -> tuple[Fraction, Fraction] | None:
    """Return between which parts of the whole the total of a bid is the highest, ends included."""
    low, high = Fraction(0), Fraction(1)
    for other in others:
        at_none, at_all = line.none - other.none, line.all - other.all
        if at_none < 0 and at_all < 0:
            return None
        if at_none < 0:
            low = max(low, at_none / (at_none - at_all))
        elif at_all < 0:
            high = min(high, at_none / (at_none - at_all))
    return (low, high) if low <= high else None


def _title(
    lot: LotSensitivity,
    every: Sequence[Line],
    criterion: str,
    weights: tuple[Fraction, Fraction],
    lang: Lang,
) -> str:
    """Say who has the highest total at the announced weight, and how far it can move."""
    weight, whole = weights
    totals = {one.bid: one.none + (one.all - one.none) * weight / whole for one in every}
    first = [one for one in every if totals[one.bid] == max(totals.values())]
    said = {"criterion": criterion, "weight": shortest(weight, lang, 4)}
    if len(first) > 1:
        return EQUAL.say(lang, count=len(first), **said)
    ends = span(first[0], every)
    assert ends is not None
    bid = lot.case.name(first[0].bid)
    if ends == (Fraction(0), Fraction(1)):
        return THROUGHOUT.say(lang, bid=bid, **said)
    low, high = (shortest(end * whole, lang, 4) for end in ends)
    return TITLE.say(lang, bid=bid, low=low, high=high, **said)


def lines_layer(
    rows: Sequence[tuple[str, Place, Place]], across: str, up: str, lang: Lang
) -> dict[str, Any]:
    """Return a layer with a straight line per bid, from one place to another."""
    of = {"field": "bid", "type": "nominal", "title": BID.say(lang)}
    scale = {"domain": [name for name, *_ in rows]}
    values = [
        {"x": plotted(x), "y": plotted(y), "bid": name} for name, *ends in rows for x, y in ends
    ]
    return {
        "data": {"values": values},
        "mark": "line",
        "encoding": {
            "x": {"field": "x", "type": "quantitative", "title": across},
            "y": {"field": "y", "type": "quantitative", "title": up},
            "color": {
                **of,
                "scale": {**scale, "range": COLOURS},
                "legend": {"columns": 1, "symbolSize": 600},
            },
            "strokeDash": {**of, "scale": {**scale, "range": DASHES}},
            "strokeWidth": {
                **of,
                "scale": {**scale, "type": "ordinal", "range": in_turns(len(rows), 2.5, 1)},
            },
        },
    }


def _told(line: Line, name: str, lang: Lang) -> str:
    return TOLD.say(lang, bid=name, none=number(line.none, lang), all=number(line.all, lang))
