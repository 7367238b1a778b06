"""The coverage of the demand as a heat map: a panel per theme, with the per cent in each cell."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from aanbesteding.reporting.plots.style import (
    LINES,
    Picture,
    in_lines,
    names_axis,
    picture,
    plotted,
    spare,
    wrapped,
)
from aanbesteding.reporting.recombining.case import Case, said_part
from aanbesteding.reporting.recombining.coverage import DISTRICT, percent
from aanbesteding.texts import Lang, Text

TITLE = Text(
    "Het plan bereikt {part} % van de gevraagde mensen",
    "The plan reaches {part} % of the people asked for",
)
GROUP = Text("doelgroep", "target group")
NOTE = Text(
    "In elk vak: het deel van de vraag dat het plan bereikt; leeg is geen vraag.",
    "In each cell: the part of the demand that the plan reaches; empty is no demand.",
)
TOLD = Text("{theme}, {district}, {group}: {part} %.", "{theme}, {district}, {group}: {part} %.")


def draw(case: Case, lang: Lang) -> Picture | None:
    """Draw every cell that is asked for; None where there is none."""
    facts = case.found.facts
    if facts is None or facts.covered.part is None:
        return None
    values, told = [], []
    for cell, one in zip(case.problem.cells, facts.cells, strict=True):
        if one.part is None:
            continue
        names = {
            "theme": case.theme(cell.theme).say(lang),
            "district": case.district(cell.district).say(lang),
            "group": case.target_group(cell.target_group).say(lang),
        }
        lines = "\n".join(wrapped(names["group"], LONGEST_LINE))
        part = percent(one.part)
        told.append(TOLD.say(lang, part=part, **names))
        dark = one.part >= DARK
        values.append(
            {
                **names,
                "district": in_lines([names["district"]])[0],
                "group": lines,
                "part": plotted(one.part),
                "label": f"{part} %",
                "dark": dark,
            }
        )
    block = case.framework.recombination
    assert block is not None
    rows = in_lines(case.district(one.id).say(lang) for one in block.districts)
    return picture(
        TITLE.say(lang, part=said_part(facts.covered.part).say(lang)),
        " ".join(told),
        lang,
        note=NOTE.say(lang),
        beside=rows,
        vconcat=[
            {
                "title": {"text": theme, "anchor": "start", "fontSize": 13},
                "width": 480,
                "height": {"step": ROW},
                "data": {"values": [one for one in values if one["theme"] == theme]},
                "layer": _layers(rows, lang),
            }
            for theme in dict.fromkeys(one["theme"] for one in values)
        ],
    )


ROW = 30
"""The height of a row, with room for a name of two lines."""
LONGEST_LINE = 22
"""The letters of a name that fit below a column."""
DARK = Fraction(3, 5)
"""From this part on the cell is so dark that its number is white."""


def _layers(rows: list[str], lang: Lang) -> list[dict[str, Any]]:
    where = {
        "x": {
            "field": "group",
            "type": "nominal",
            "title": GROUP.say(lang),
            "axis": {"labelAngle": 0, "labelExpr": LINES, "grid": False},
            "sort": None,
        },
        "y": {
            "field": "district",
            "type": "nominal",
            "title": DISTRICT.say(lang),
            "axis": {**names_axis(rows)["axis"], "titlePadding": spare(rows)},
            "sort": rows,
        },
    }
    shade = {
        "field": "part",
        "type": "quantitative",
        "scale": {"domain": [0, 1], "range": ["#ffffff", "#08306b"]},
        "legend": None,
    }
    ink = {"condition": {"test": "datum.dark", "value": "white"}, "value": "black"}
    return [
        {"mark": {"type": "rect", "stroke": "black"}, "encoding": {**where, "color": shade}},
        {
            "mark": {"type": "text", "fontSize": 12},
            "encoding": {**where, "text": {"field": "label"}, "color": ink},
        },
    ]
