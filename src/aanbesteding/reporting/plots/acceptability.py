"""How often each bid gets each rank over all weightings: a bar per bid, a shade per rank."""

from __future__ import annotations

from fractions import Fraction

from aanbesteding.exact.display import number
from aanbesteding.reporting.plots.style import Picture, picture, plotted, told_apart
from aanbesteding.sensitivity.analyse import LotSensitivity
from aanbesteding.sensitivity.answer import Grid, Sampled
from aanbesteding.texts import Lang, Text

TITLE = Text(
    "{bid} is eerste bij {part} % van alle mogelijke wegingen; hoe vaak elk welke rang krijgt",
    "{bid} is first under {part} % of all possible weightings; how often each gets which rank",
)
SHARE, RANK = Text("deel van de wegingen (%)", "part of the weightings (%)"), Text("rang", "rank")
TOLD = Text("{bid}: {part} % op rang 1.", "{bid}: {part} % at rank 1.")
MOST = 10
"""The most bids and ranks that are drawn; the rest is left out and the title says so."""
FIRST_OF = Text(" (de eerste {count} van {all})", " (the first {count} of {all})")


def draw(lot: LotSensitivity, lang: Lang) -> Picture | None:
    """Draw the rank matrix of section `space`; None where there is none."""
    grid = matrix_of(lot)
    if grid is None or not grid.rows:
        return None
    rows = grid.rows[:MOST]
    names = told_apart([lot.case.name(str(row[0])) for row in rows])
    values, told = [], []
    for name, row in zip(names, rows, strict=True):
        parts = [_value(cell) for cell in row[1 : MOST + 1]]
        told.append(TOLD.say(lang, bid=name, part=number(parts[0] * 100, lang, 1)))
        values += [
            {"bid": name, "rank": rank, "part": plotted(part * 100)}
            for rank, part in enumerate(parts, start=1)
        ]
    cut = len(rows) < len(grid.rows)
    more = FIRST_OF.say(lang, count=len(rows), all=len(grid.rows)) if cut else ""
    count = min(MOST, len(grid.columns) - 1)
    legend = {"orient": "bottom", "columns": MOST}
    return picture(
        TITLE.say(lang, bid=names[0], part=_part(rows[0][1], lang)) + more,
        " ".join(told),
        lang,
        height={"step": 40},
        data={"values": values},
        mark={"type": "bar", "stroke": "black", "strokeWidth": 0.6},
        encoding={
            "y": {"field": "bid", "type": "nominal", "title": None, "sort": None},
            "x": {
                "field": "part",
                "type": "quantitative",
                "title": SHARE.say(lang),
                "scale": {"domain": [0, 100]},
            },
            "order": {"field": "rank"},
            "color": {
                "field": "rank",
                "type": "ordinal",
                "title": RANK.say(lang),
                "scale": {"domain": list(range(1, count + 1)), "range": shades(count)},
                "legend": legend,
            },
        },
    )


def shades(count: int) -> list[str]:
    """Return as many shades, from dark for the first to almost white for the last.

    >>> shades(3)
    ['#08306b', '#8095b4', '#f8fafc']
    """
    ends = ((8, 48, 107), (248, 250, 252))
    found = []
    for place in range(count):
        part = Fraction(place, max(count - 1, 1))
        mixed = (round(dark + (light - dark) * part) for dark, light in zip(*ends, strict=True))
        found.append("#" + "".join(f"{level:02x}" for level in mixed))
    return found


def matrix_of(lot: LotSensitivity) -> Grid | None:
    """Return the table of ranks: a row per bid, a column per rank."""
    for section, answer in lot.answers:
        if section.id == "space":
            return next((grid for grid in answer.tables if grid.key == "ranks"), None)
    return None


def _part(cell: object, lang: Lang) -> str:
    """Return a part in per cent; what was drawn is near it."""
    near = "≈ " if isinstance(cell, Sampled) else ""
    return near + number(_value(cell) * 100, lang, 1)


def _value(cell: object) -> Fraction:
    if isinstance(cell, Sampled):
        return cell.value
    return cell if isinstance(cell, Fraction) else Fraction(0)
