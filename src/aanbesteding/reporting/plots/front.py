"""The front: value against cost, a point per plan; the larger, the more continuity."""

from __future__ import annotations

from fractions import Fraction

from aanbesteding.exact.display import euros, number
from aanbesteding.reporting.plots.style import COLOURS, Picture, picture, plotted
from aanbesteding.reporting.recombining.case import Case, money, points
from aanbesteding.texts import Lang, Text

TITLE = Text(
    "Van {least} tot {most} per jaar: wat meer geld meer waard is",
    "From {least} to {most} a year: what more money is worth",
)
COST = Text("kosten per jaar (miljoen euro)", "cost a year (million euros)")
VALUE = Text("punten", "points")
CONTINUITY = Text("continuïteit", "continuity")
TOLD = Text(
    "{cost}: {value} punten, continuïteit {part} %.", "{cost}: {value} points, continuity {part} %."
)


def draw(case: Case, lang: Lang) -> Picture | None:
    """Draw the points of the front; None where there is none."""
    front = case.found.front
    if front is None or not front.points:
        return None
    values, told = [], []
    for one in front.points:
        part = Fraction(one.existing, front.offered) if front.offered else Fraction(0)
        values.append(
            {
                "cost": plotted(money(one.cost) / 1_000_000),
                "value": plotted(points(one.value)),
                "part": plotted(part),
                "label": number(part * 100, lang, 0) + " %",
            }
        )
        told.append(
            TOLD.say(
                lang,
                cost=euros(money(one.cost), lang),
                value=number(points(one.value), lang, 1),
                part=number(part * 100, lang, 1),
            )
        )
    costs = [one.cost for one in front.points]
    ends = {"least": euros(money(min(costs)), lang), "most": euros(money(max(costs)), lang)}
    where = {
        "x": {
            "field": "cost",
            "type": "quantitative",
            "title": COST.say(lang),
            "scale": {"zero": False},
        },
        "y": {
            "field": "value",
            "type": "quantitative",
            "title": VALUE.say(lang),
            "scale": {"zero": False},
        },
    }
    size = {
        "field": "part",
        "type": "quantitative",
        "title": CONTINUITY.say(lang),
        "scale": {"range": [30, 400], "zero": False},
        "legend": {"format": "%"},
    }
    return picture(
        TITLE.say(lang, **ends),
        " ".join(told),
        lang,
        height=320,
        data={"values": values},
        layer=[
            {
                "mark": {"type": "point", "filled": True, "color": COLOURS[0], "opacity": 0.8},
                "encoding": {**where, "size": size},
            },
            {
                "mark": {"type": "text", "dy": -16, "fontSize": 11},
                "encoding": {**where, "text": {"field": "label"}},
            },
        ],
    )
