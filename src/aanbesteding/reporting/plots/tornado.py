"""Between which weights of each criterion the award stays: a bar per criterion."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from aanbesteding.exact.display import shortest
from aanbesteding.reporting.plots.style import Picture, picture, plotted, told_apart
from aanbesteding.sensitivity.analyse import LotSensitivity
from aanbesteding.sensitivity.answer import Grid
from aanbesteding.texts import Lang, Text

TITLE = Text(
    "Binnen elke balk blijft de gunning zoals zij is; de streep is het aangekondigde gewicht",
    "Within each bar the award stays as it is; the stroke is the announced weight",
)
WEIGHT = Text("gewicht", "weight")
TOLD = Text(
    "{criterion}: van {low} tot {high}, aangekondigd {weight}.",
    "{criterion}: from {low} to {high}, announced {weight}.",
)
STEP = 34
"""The height of a row."""


def draw(lot: LotSensitivity, lang: Lang) -> Picture | None:
    """Draw the table of intervals of section `weights`; None where there is none."""
    grid = intervals_of(lot)
    rows = [row for row in _rows(grid) if row[2] is not None] if grid is not None else []
    if not rows:
        return None
    values: list[dict[str, Any]] = []
    told = []
    titles = [lot.case.title(row[0]).say(lang) for row in rows]
    for name, shown, (_, weight, low, high) in zip(titles, told_apart(titles), rows, strict=True):
        fields = {"weight": weight, "low": low, "high": high}
        values.append(
            {"name": shown, **{key: plotted(Fraction(one)) for key, one in fields.items()}}
        )
        said = {key: shortest(Fraction(one), lang, 4) for key, one in fields.items()}
        told.append(TOLD.say(lang, criterion=name, **said))
    names = {"field": "name", "type": "nominal", "title": None, "sort": None}
    across = {"type": "quantitative", "title": WEIGHT.say(lang)}
    return picture(
        TITLE.say(lang),
        " ".join(told),
        lang,
        height={"step": STEP},
        data={"values": values},
        encoding={"y": names},
        layer=[
            {
                "mark": {"type": "bar", "color": "#b8c4d6", "stroke": "black", "height": 14},
                "encoding": {"x": {"field": "low", **across}, "x2": {"field": "high"}},
            },
            {
                "mark": {"type": "tick", "color": "black", "thickness": 3, "size": 24},
                "encoding": {"x": {"field": "weight", **across}},
            },
        ],
    )


def intervals_of(lot: LotSensitivity) -> Grid | None:
    """Return the table of intervals of the weights."""
    for section, answer in lot.answers:
        if section.id == "weights":
            return next((grid for grid in answer.tables if grid.key == "intervals"), None)
    return None


def _rows(grid: Grid) -> list[tuple[str, Any, Any, Any]]:
    keys = [column.key for column in grid.columns]
    places = [keys.index(key) for key in ("criterion", "weight", "low", "high")]
    return [tuple(row[place] for place in places) for row in grid.rows]  # type: ignore[misc]
