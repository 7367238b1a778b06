"""Totals along the weight of one criterion: a line per bid, dashed each its own way."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from aanbesteding.exact.display import number, shortest
from aanbesteding.reporting.plots.style import (
    COLOURS,
    DASHES,
    Picture,
    picture,
    plotted,
    told_apart,
)
from aanbesteding.sensitivity.analyse import LotSensitivity
from aanbesteding.sensitivity.pictures import Line, lines, movable
from aanbesteding.sensitivity.weighing.shares import Shares, shares_of
from aanbesteding.texts import Lang, Text

Place = tuple[Fraction, Fraction]
MOST = 12
"""The most bids that are drawn, the best first."""
TITLE = Text(
    "Totaal bij elk gewicht van {criterion}; aangekondigd is {weight}",
    "Total at every weight of {criterion}; announced is {weight}",
)
WEIGHT, TOTAL, BID = Text("gewicht", "weight"), Text("totaal", "total"), Text("inschrijving", "bid")
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
    found = lines(shares, top.criterion)[:MOST]
    if not found:
        return None
    names = told_apart([lot.case.name(line.bid) for line in found])
    criterion = lot.case.title(top.criterion).say(lang)
    title = TITLE.say(lang, criterion=criterion, weight=shortest(top.weight, lang))
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
    layer = [lines_layer(rows, WEIGHT.say(lang), TOTAL.say(lang), lang), rule]
    return picture(title, told, lang, height=320, layer=layer)


def lines_layer(
    rows: Sequence[tuple[str, Place, Place]], across: str, up: str, lang: Lang
) -> dict[str, Any]:
    """Return a layer with a straight line per bid, from one place to another."""
    scale = {"domain": [name for name, *_ in rows]}
    values = [
        {"x": plotted(x), "y": plotted(y), "bid": name} for name, *ends in rows for x, y in ends
    ]
    return {
        "data": {"values": values},
        "mark": {"type": "line", "strokeWidth": 2},
        "encoding": {
            "x": {"field": "x", "type": "quantitative", "title": across},
            "y": {"field": "y", "type": "quantitative", "title": up},
            "color": {
                "field": "bid",
                "type": "nominal",
                "title": BID.say(lang),
                "scale": {**scale, "range": COLOURS},
                "legend": {"orient": "bottom", "columns": 1, "symbolSize": 600},
            },
            "strokeDash": {
                "field": "bid",
                "type": "nominal",
                "title": BID.say(lang),
                "scale": {**scale, "range": DASHES},
            },
        },
    }


def _told(line: Line, name: str, lang: Lang) -> str:
    return TOLD.say(lang, bid=name, none=number(line.none, lang), all=number(line.all, lang))
