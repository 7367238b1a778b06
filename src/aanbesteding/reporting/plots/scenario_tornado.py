"""By how much the tender route is ahead at both ends of each assumption's range."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from aanbesteding.reporting import scenario_words as words
from aanbesteding.reporting.plots.style import (
    ROW,
    Picture,
    in_lines,
    names_axis,
    picture,
    plotted,
    told_apart,
)
from aanbesteding.reporting.scenario_tables import turning_within
from aanbesteding.routes.scenario.analyse import MILLION, Found
from aanbesteding.texts import Lang


def _title(found: Found, lang: Lang) -> str:
    """Say who is ahead, and how many assumptions turn that within their range."""
    return words.PLOT.say(
        lang,
        lead=words.lead_of(found.lead, lang, in_euros=found.euros),
        some=turning_within(found),
        all=len(found.bars),
    )


def draw(found: Found, lang: Lang) -> Picture | None:
    """Draw the lead of the tender route; None where no assumption has a range."""
    if not found.bars:
        return None
    scale = Fraction(1, MILLION) if found.euros else Fraction(1)
    titles = [words.title_of(found.scenario, bar.name, lang) for bar in found.bars]
    names = in_lines(told_apart(titles))
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
        "legend": {"columns": 1},
        "scale": {"domain": [low, high], "range": ["#d9d9d9", "#4d4d4d"]},
    }
    return picture(
        _title(found, lang),
        " ".join(told),
        lang,
        note=words.TORNADO_NOTE.say(lang),
        beside=names,
        height={"step": ROW},
        data={"values": values},
        encoding={"y": names_axis(names)},
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
