"""Who is first at every pair of weights of the two heaviest criteria: a shape per bid."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import Any

from aanbesteding.exact.display import number
from aanbesteding.reporting.plots.style import (
    COLOURS,
    SHAPES,
    WIDTH,
    Picture,
    picture,
    plotted,
    short,
    told_apart,
)
from aanbesteding.sensitivity.analyse import LotSensitivity
from aanbesteding.sensitivity.pictures import Cell, movable, scored, winner_map
from aanbesteding.sensitivity.weighing.shares import Shares, shares_of
from aanbesteding.texts import Lang, Text

TITLE = Text(
    "{bid} wint op {part} % van deze kaart van de gewichten van {one} en {other}; ring: de "
    "aangekondigde",
    "{bid} wins on {part} % of this map of the weights of {one} and {other}; ring: those announced",
)
SHARED = Text(
    "Wie wint bij elk gewicht van {one} en {other}; ring: de aangekondigde",
    "Who wins at every weight of {one} and {other}; ring: those announced",
)
"""The title where more bids are first as announced."""
WEIGHT, FIRST = Text("gewicht {title}", "weight of {title}"), Text("wint", "wins")
EQUAL = Text("precies gelijk", "exactly equal")
TOLD = Text("{bid}: {part} % van de kaart.", "{bid}: {part} % of the map.")
REST = Text("De andere criteria delen de rest.", "The other criteria share the rest.")
RING = {
    "type": "point",
    "shape": "circle",
    "size": 400,
    "strokeWidth": 3,
    "color": "black",
    "filled": False,
}
"""What marks the announced weights."""


def draw(lot: LotSensitivity, lang: Lang) -> Picture | None:
    """Draw the map; None where totals are no straight lines, or there are too few criteria."""
    shares = shares_of(lot.case.evaluation, lot.case.index)
    made = winner_map(shares) if isinstance(shares, Shares) else None
    if made is None or not isinstance(shares, Shares):
        return None
    one, other, cells = made
    winners = [bid for bid in shares.bids if any(cell.first == (bid,) for cell in cells)]
    shown = told_apart([*(lot.case.name(bid) for bid in winners), EQUAL.say(lang)])
    names = dict(zip(winners, shown, strict=False))  # the last is no bid
    titles = [lot.case.title(name).say(lang) for name in (one, other)]
    weights = {one.criterion: one.weight for one in (*scored(shares), *movable(shares))}
    named = [(cell, _name(cell, names, lang)) for cell in cells]
    return picture(
        _title(lot, shares, cells, titles, lang),
        _told([name for _, name in named], lang) + " " + REST.say(lang),
        lang,
        height=WIDTH,
        layer=_layers(named, titles, (weights[one], weights[other]), shares.whole, lang),
    )


def _title(
    lot: LotSensitivity, shares: Shares, cells: tuple[Cell, ...], titles: list[str], lang: Lang
) -> str:
    first = shares.groups[0]
    if len(first) > 1:
        return SHARED.say(lang, one=titles[0], other=titles[1])
    won = sum(cell.first == first for cell in cells)
    part = number(Fraction(100 * won, len(cells)), lang, 1)
    name = short(lot.case.name(first[0]))
    return TITLE.say(lang, bid=name, part=part, one=titles[0], other=titles[1])


def _name(cell: Cell, names: dict[str, str], lang: Lang) -> str:
    return names[cell.first[0]] if len(cell.first) == 1 else EQUAL.say(lang)


def _told(names: list[str], lang: Lang) -> str:
    counted = Counter(names).most_common()
    parts = ((name, number(Fraction(100 * n, len(names)), lang, 1)) for name, n in counted)
    return " ".join(TOLD.say(lang, bid=name, part=part) for name, part in parts)


def _layers(
    named: list[tuple[Cell, str]],
    titles: list[str],
    announced: tuple[Fraction, Fraction],
    whole: Fraction,
    lang: Lang,
) -> list[dict[str, Any]]:
    domain = sorted({name for _, name in named}, key=lambda name: (name == EQUAL.say(lang), name))
    field = {"field": "first", "type": "nominal", "title": FIRST.say(lang)}
    axes = {
        axis: {
            "field": axis,
            "type": "quantitative",
            "title": WEIGHT.say(lang, title=short(title)),
            "scale": {"domain": [0, plotted(whole)]},
        }
        for axis, title in zip("xy", titles, strict=True)
    }
    values = [{"x": plotted(cell.x), "y": plotted(cell.y), "first": name} for cell, name in named]
    legend = {"orient": "bottom", "columns": 1, "symbolSize": 120}
    points = {
        "data": {"values": values},
        "mark": {"type": "point", "filled": True, "size": 55, "opacity": 1},
        "encoding": {
            **axes,
            "shape": {**field, "scale": {"domain": domain, "range": SHAPES}},
            "color": {**field, "scale": {"domain": domain, "range": COLOURS}, "legend": legend},
        },
    }
    place = {"x": plotted(announced[0]), "y": plotted(announced[1])}
    return [points, {"data": {"values": [place]}, "mark": RING, "encoding": axes}]
