"""The front: value against cost, a point per plan; the larger, the more continuity.

Both axes begin at nothing: what is half as dear stands half as far. Numbers of points that lie
close together stand above, below, to the right and to the left of theirs.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from aanbesteding.exact.display import euros, number
from aanbesteding.recombination.analysis import Point
from aanbesteding.reporting.plots.style import COLOURS, WIDTH, Picture, picture, plotted
from aanbesteding.reporting.recombining.case import Case, money
from aanbesteding.reporting.recombining.case import points as points_of
from aanbesteding.reporting.recombining.coverage import percent
from aanbesteding.texts import Lang, Text

TITLE = Text(
    "Het goedkoopste plan kost {cheap} per jaar voor {few} punten; het plan dat het meest waard is "
    "kost {dear} voor {many} punten",
    "The cheapest plan costs {cheap} a year for {few} points; the plan that is worth most costs "
    "{dear} for {many} points",
)
SINGLE = Text(
    "Het goedkoopste plan is ook het meest waard: {cheap} per jaar voor {few} punten",
    "The cheapest plan is also worth the most: {cheap} a year for {few} points",
)
NOTE = Text(
    "Elke stip is een plan. Het getal erbij is de continuïteit: het deel van de bestaande relaties "
    "dat doorgaat; hoe meer, hoe groter de stip.",
    "Each dot is a plan. The number at it is the continuity: the part of existing relations that "
    "goes on; the more, the larger the dot.",
)
COST = Text("kosten per jaar (miljoen euro)", "cost a year (million euros)")
VALUE = Text("punten", "points")
TOLD = Text(
    "{cost}: {value} punten, continuïteit {part} %.", "{cost}: {value} points, continuity {part} %."
)
PART = Text("{part} %", "{part} %")
HEIGHT = 320
LABEL, DOT = (32, 12), (22, 12)
"""How far a number must be from another, and from a dot, to the side or up."""
SIDES: dict[str, tuple[int, int, dict[str, Any]]] = {
    "above": (0, -16, {"dy": -16}),
    "below": (0, 17, {"dy": 17}),
    "right": (28, 0, {"dx": 12, "align": "left"}),
    "left": (-28, 0, {"dx": -12, "align": "right"}),
}
"""Where a number at a dot can stand: to the right and down of it, and as it is drawn."""


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
                "value": plotted(points_of(one.value)),
                "part": plotted(part),
                "label": PART.say(lang, part=percent(part)),
            }
        )
        told.append(
            TOLD.say(
                lang,
                cost=euros(money(one.cost), lang),
                value=number(points_of(one.value), lang, 1),
                part=number(part * 100, lang, 1),
            )
        )
    placed(values)
    where: dict[str, Any] = {
        "x": {
            "field": "cost",
            "type": "quantitative",
            "title": COST.say(lang),
        },
        "y": {
            "field": "value",
            "type": "quantitative",
            "title": VALUE.say(lang),
        },
    }
    size = {
        "field": "part",
        "type": "quantitative",
        "scale": {"domain": [0, 1], "range": [0, 260]},
        "legend": None,
    }
    return picture(
        finding(front.points, lang),
        " ".join(told),
        lang,
        note=NOTE.say(lang),
        height=HEIGHT,
        data={"values": values},
        layer=_layers(where, size),
    )


def _layers(where: dict[str, Any], size: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the dots, and a layer of numbers for each side that they stand on."""
    dots = {"type": "point", "filled": True, "color": COLOURS[0], "opacity": 0.8}
    numbers: list[dict[str, Any]] = [
        {
            "transform": [{"filter": f"datum.side === '{side}'"}],
            "mark": {"type": "text", "fontSize": 11, **place},
            "encoding": {**where, "text": {"field": "label"}},
        }
        for side, (_, _, place) in SIDES.items()
    ]
    return [{"mark": dots, "encoding": {**where, "size": size}}, *numbers]


def finding(points: Sequence[Point], lang: Lang) -> str:
    """Say what the cheapest plan is worth, and what the plan costs that is worth the most."""
    cheapest = min(points, key=lambda one: (one.cost, -one.value))
    best = min(points, key=lambda one: (-one.value, one.cost))
    text = SINGLE if (cheapest.cost, cheapest.value) == (best.cost, best.value) else TITLE
    return text.say(
        lang,
        cheap=euros(money(cheapest.cost), lang),
        few=number(points_of(cheapest.value), lang, 1),
        dear=euros(money(best.cost), lang),
        many=number(points_of(best.value), lang, 1),
    )


def placed(values: list[dict[str, Any]]) -> None:
    """Give each number a side of its dot where it lies over nothing else, if there is one."""
    most = {key: max(one[key] for one in values) or 1 for key in ("cost", "value")}
    dots = [
        (WIDTH * one["cost"] / most["cost"], -HEIGHT * one["value"] / most["value"])
        for one in values
    ]
    taken = [(dot, DOT) for dot in dots]
    for one, (x, y) in zip(values, dots, strict=True):
        places = {side: (x + right, y + down) for side, (right, down, _) in SIDES.items()}
        free = [
            side
            for side, (across, up) in places.items()
            if all(abs(across - a) > w or abs(up - b) > h for (a, b), (w, h) in taken)
        ]
        one["side"] = (free or list(SIDES))[0]
        taken.append((places[one["side"]], LABEL))
