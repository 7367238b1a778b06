"""How often each bid gets each rank over all weightings: a bar per bid, a shade per rank."""

from __future__ import annotations

from fractions import Fraction

from aanbesteding.reporting.plots.naming import lot_of
from aanbesteding.reporting.plots.style import (
    ROW,
    Picture,
    in_lines,
    names_axis,
    per_cent,
    picture,
    plotted,
    told_apart,
)
from aanbesteding.sensitivity.analyse import LotSensitivity
from aanbesteding.sensitivity.answer import Grid, Sampled
from aanbesteding.texts import Lang, Text

TITLE = Text(
    "{bid} is eerste bij {part} % van alle mogelijke wegingen",
    "{bid} is first under {part} % of all possible weightings",
)
NOTE = Text(
    "{lot}. Hoe vaak elke inschrijving welke rang krijgt.",
    "{lot}. How often each bid gets each rank.",
)
CUT = Text(
    "{lot}. Hoe vaak elke inschrijving welke rang krijgt: de eerste {count} van {all} "
    "inschrijvingen, en hun eerste {count} rangen.",
    "{lot}. How often each bid gets each rank: the first {count} of {all} bids, and their first "
    "{count} ranks.",
)
SHARE, RANK = Text("deel van de wegingen (%)", "part of the weightings (%)"), Text("rang", "rank")
TOLD = Text("{bid}: {part} % op rang 1.", "{bid}: {part} % at rank 1.")
MOST = 10
"""The most bids and ranks that are drawn; what stands below the title says so."""


def draw(lot: LotSensitivity, lang: Lang) -> Picture | None:
    """Draw the rank matrix of section `space`; None where there is none."""
    grid = matrix_of(lot)
    if grid is None or not grid.rows:
        return None
    rows = grid.rows[:MOST]
    names = told_apart([lot.case.name(str(row[0])) for row in rows])
    values, told = [], []
    beside = in_lines(names)
    for name, shown, row in zip(names, beside, rows, strict=True):
        parts = [_value(cell) for cell in row[1 : MOST + 1]]
        told.append(TOLD.say(lang, bid=name, part=_part(row[1], lang)))
        values += [
            {"name": shown, "rank": rank, "part": plotted(part * 100)}
            for rank, part in enumerate(parts, start=1)
        ]
    note = CUT if len(rows) < len(grid.rows) else NOTE
    count = min(MOST, len(grid.columns) - 1)
    return picture(
        TITLE.say(lang, bid=lot.case.name(str(rows[0][0])), part=_part(rows[0][1], lang)),
        " ".join(told),
        lang,
        note=note.say(lang, lot=lot_of(lot, lang), count=len(rows), all=len(grid.rows)),
        beside=beside,
        height={"step": ROW},
        data={"values": values},
        mark={"type": "bar", "stroke": "black", "strokeWidth": 0.6},
        encoding={
            "y": names_axis(beside),
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
                "legend": {"columns": MOST},
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
    return near + per_cent(_value(cell), lang)


def _value(cell: object) -> Fraction:
    if isinstance(cell, Sampled):
        return cell.value
    return cell if isinstance(cell, Fraction) else Fraction(0)
