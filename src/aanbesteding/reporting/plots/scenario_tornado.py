"""By how much the tender route is ahead at both ends of each assumption's range."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from aanbesteding.reporting import scenario_words as words
from aanbesteding.reporting.plots.style import Picture, picture, plotted, told_apart
from aanbesteding.routes.scenario.analyse import MILLION, Found
from aanbesteding.texts import Lang

STEP = 26
"""The height of a row."""


def draw(found: Found, lang: Lang) -> Picture | None:
    """Draw the lead of the tender route; None where no assumption has a range."""
    if not found.bars:
        return None
    scale = Fraction(1, MILLION) if found.euros else Fraction(1)
    titles = [words.title_of(found.scenario, bar.name, lang) for bar in found.bars]
    names = told_apart(titles)
    low, high = (end.say(lang) for end in words.PLOT_ENDS)
    values: list[dict[str, Any]] = []
    told = []
    for bar, name, title in zip(found.bars, names, titles, strict=True):
        ends = ((low, bar.at_low), (high, bar.at_high))
        start = plotted(found.lead * scale)
        values += [
            {"name": name, "end": end, "lead": plotted(lead * scale), "now": start}
            for end, lead in ends
        ]
        shown = [words.measured(lead, lang, in_euros=found.euros) for _, lead in ends]
        told.append(words.PLOT_TOLD.say(lang, title=title, low=shown[0], high=shown[1]))
    across = {"type": "quantitative", "title": words.PLOT_AXIS[found.euros].say(lang)}
    fill = {
        "field": "end",
        "type": "nominal",
        "title": None,
        "scale": {"domain": [low, high], "range": ["#d9d9d9", "#4d4d4d"]},
    }
    return picture(
        words.PLOT.say(lang),
        " ".join(told),
        lang,
        height={"step": STEP},
        data={"values": values},
        encoding={"y": {"field": "name", "type": "nominal", "title": None, "sort": names}},
        layer=[
            {
                "mark": {"type": "bar", "stroke": "black", "height": 14},
                "encoding": {
                    "x": {"field": "now", **across},
                    "x2": {"field": "lead"},
                    "color": fill,
                },
            },
            {
                "mark": {"type": "rule", "color": "black", "strokeDash": [4, 3]},
                "encoding": {
                    "x": {"datum": 0, **across},
                    "y": {"value": 0},
                    "y2": {"value": "height"},
                },
            },
        ],
    )
