"""Who is first at every pair of weights of the two heaviest criteria: a shape per bid."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import Any

from aanbesteding.reporting.plots.naming import WEIGHT_OF, lot_of, unit_of
from aanbesteding.reporting.plots.style import (
    COLOURS,
    SHAPES,
    WIDTH,
    Picture,
    in_turns,
    per_cent,
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
    "{bid} wint op {part} % van deze kaart van de gewichten van {one} en {other}",
    "{bid} wins on {part} % of this map of the weights of {one} and {other}",
)
SHARED = Text(
    "{count} inschrijvingen staan precies gelijk bovenaan; wie wint bij elk gewicht van {one} en "
    "{other}",
    "{count} bids are exactly equal at the top; who wins at every weight of {one} and {other}",
)
"""The title where more bids are first as announced."""
FIRST = Text("wint", "wins")
EQUAL = Text("precies gelijk", "exactly equal")
TOLD = Text("{bid}: {part} % van de kaart.", "{bid}: {part} % of the map.")
NOTE = Text(
    "{lot}. In de ring: de aangekondigde gewichten. De andere criteria delen de rest.",
    "{lot}. In the ring: the announced weights. The other criteria share the rest.",
)
TIE = ("triangle-left", "black")
"""The shape and the colour of cells where bids are exactly equal."""
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
    across = [WEIGHT_OF[unit_of(lot)].say(lang, title=short(title)) for title in titles]
    named = [(cell, _name(cell, names, lang)) for cell in cells]
    return picture(
        _title(lot, shares, cells, titles, lang),
        _told([name for _, name in named], lang),
        lang,
        note=NOTE.say(lang, lot=lot_of(lot, lang)),
        height=WIDTH,
        layer=_layers(named, across, (weights[one], weights[other]), shares.whole, lang),
    )


def _title(
    lot: LotSensitivity, shares: Shares, cells: tuple[Cell, ...], titles: list[str], lang: Lang
) -> str:
    first = shares.groups[0]
    if len(first) > 1:
        return SHARED.say(lang, count=len(first), one=titles[0], other=titles[1])
    won = sum(cell.first == first for cell in cells)
    part = per_cent(Fraction(won, len(cells)), lang)
    return TITLE.say(lang, bid=lot.case.name(first[0]), part=part, one=titles[0], other=titles[1])


def _name(cell: Cell, names: dict[str, str], lang: Lang) -> str:
    return names[cell.first[0]] if len(cell.first) == 1 else EQUAL.say(lang)


def _told(names: list[str], lang: Lang) -> str:
    counted = Counter(names).most_common()
    parts = ((name, per_cent(Fraction(n, len(names)), lang)) for name, n in counted)
    return " ".join(TOLD.say(lang, bid=name, part=part) for name, part in parts)


def _layers(
    named: list[tuple[Cell, str]],
    titles: list[str],
    announced: tuple[Fraction, Fraction],
    whole: Fraction,
    lang: Lang,
) -> list[dict[str, Any]]:
    domain = sorted({name for _, name in named}, key=lambda name: (name == EQUAL.say(lang), name))
    bids = [name for name in domain if name != EQUAL.say(lang)]
    shapes = [SHAPES[n % len(SHAPES)] for n in range(len(bids))]
    colours = [COLOURS[n % len(COLOURS)] for n in range(len(bids))]
    sizes = in_turns(len(bids), 60, 22)
    if len(bids) < len(domain):  # no bid has the sign of a tie
        shapes, colours, sizes = [*shapes, TIE[0]], [*colours, TIE[1]], [*sizes, 60]
    field = {"field": "first", "type": "nominal", "title": FIRST.say(lang)}
    axes = {
        axis: {
            "field": axis,
            "type": "quantitative",
            "title": title,
            "scale": {"domain": [0, plotted(whole)]},
        }
        for axis, title in zip("xy", titles, strict=True)
    }
    values = [{"x": plotted(cell.x), "y": plotted(cell.y), "first": name} for cell, name in named]
    legend = {"columns": 1}
    points = {
        "data": {"values": values},
        "mark": {"type": "point", "filled": True, "opacity": 1},
        "encoding": {
            **axes,
            "shape": {**field, "scale": {"domain": domain, "range": shapes}},
            "size": {
                **field,
                "scale": {
                    "type": "ordinal",
                    "domain": domain,
                    "range": sizes,
                },
            },
            "color": {**field, "scale": {"domain": domain, "range": colours}, "legend": legend},
        },
    }
    place = {"x": plotted(announced[0]), "y": plotted(announced[1])}
    return [points, {"data": {"values": [place]}, "mark": RING, "encoding": axes}]
