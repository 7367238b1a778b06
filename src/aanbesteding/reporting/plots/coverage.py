"""The coverage of the demand as a heat map: a panel per theme, with the per cent in each cell."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from aanbesteding.reporting.plots.style import Picture, picture, plotted, wrapped
from aanbesteding.reporting.recombining.case import Case, said_part
from aanbesteding.reporting.recombining.coverage import DISTRICT, percent
from aanbesteding.texts import Lang, Text

TITLE = Text(
    "Het plan bereikt {part} % van de gevraagde mensen",
    "The plan reaches {part} % of the people asked for",
)
GROUP, PART = Text("doelgroep", "target group"), Text("deel van de vraag", "part of the demand")
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
            {**names, "group": lines, "part": plotted(one.part), "label": f"{part} %", "dark": dark}
        )
    block = case.framework.recombination
    assert block is not None
    rows = [case.district(one.id).say(lang) for one in block.districts]
    return picture(
        TITLE.say(lang, part=said_part(facts.covered.part).say(lang)),
        " ".join(told),
        lang,
        vconcat=[
            {
                "title": {"text": theme, "anchor": "start", "fontSize": 13},
                "width": 480,
                "height": {"step": 26},
                "data": {"values": [one for one in values if one["theme"] == theme]},
                "layer": _layers(rows, lang),
            }
            for theme in dict.fromkeys(one["theme"] for one in values)
        ],
    )


BROKEN = "split(datum.label, '\\n')"
"""A long name is broken into lines, so that names do not lie over each other."""
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
            "axis": {"labelAngle": 0, "labelExpr": BROKEN, "grid": False},
            "sort": None,
        },
        "y": {
            "field": "district",
            "type": "nominal",
            "title": DISTRICT.say(lang),
            "axis": {"grid": False},
            "sort": rows,
        },
    }
    shade = {
        "field": "part",
        "type": "quantitative",
        "title": PART.say(lang),
        "scale": {"domain": [0, 1], "range": ["#ffffff", "#08306b"]},
        "legend": {"format": "%"},
    }
    ink = {"condition": {"test": "datum.dark", "value": "white"}, "value": "black"}
    return [
        {"mark": {"type": "rect", "stroke": "black"}, "encoding": {**where, "color": shade}},
        {
            "mark": {"type": "text", "fontSize": 12},
            "encoding": {**where, "text": {"field": "label"}, "color": ink},
        },
    ]
