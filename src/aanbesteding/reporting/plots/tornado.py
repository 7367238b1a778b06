"""Between which weights of each criterion the award stays: a bar per criterion.

The title is what the section itself says first: which single weight is nearest to a change.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from aanbesteding.exact.display import shortest
from aanbesteding.reporting.plots.naming import WEIGHT, lot_of, unit_of
from aanbesteding.reporting.plots.style import (
    ROW,
    Picture,
    in_lines,
    names_axis,
    picture,
    plotted,
    told_apart,
    without_end,
)
from aanbesteding.sensitivity.analyse import LotSensitivity
from aanbesteding.sensitivity.answer import Answer, Grid
from aanbesteding.texts import Lang, Text

NOTE = Text(
    "{lot}. Binnen een balk blijft de gunning zoals zij is; de streep is het aangekondigde "
    "gewicht.",
    "{lot}. Within a bar the award stays as it is; the stroke is the announced weight.",
)
TOLD = Text(
    "{criterion}: van {low} tot {high}, aangekondigd {weight}.",
    "{criterion}: from {low} to {high}, announced {weight}.",
)


def draw(lot: LotSensitivity, lang: Lang) -> Picture | None:
    """Draw the table of intervals of section `weights`; None where there is none."""
    answer = answer_of(lot)
    grid = intervals_of(answer)
    rows = [row for row in _rows(grid) if row[2] is not None] if grid is not None else []
    if not rows or answer is None:
        return None
    values: list[dict[str, Any]] = []
    told = []
    titles = [lot.case.title(row[0]).say(lang) for row in rows]
    shown_names = in_lines(told_apart(titles))
    for name, shown, (_, weight, low, high) in zip(titles, shown_names, rows, strict=True):
        fields = {"weight": weight, "low": low, "high": high}
        values.append(
            {"name": shown, **{key: plotted(Fraction(one)) for key, one in fields.items()}}
        )
        said = {key: shortest(Fraction(one), lang, 4) for key, one in fields.items()}
        told.append(TOLD.say(lang, criterion=name, **said))
    across = {"type": "quantitative", "title": WEIGHT[unit_of(lot)].say(lang)}
    return picture(
        without_end(answer.said[0].say(lang)),
        " ".join(told),
        lang,
        note=NOTE.say(lang, lot=lot_of(lot, lang)),
        beside=shown_names,
        height={"step": ROW},
        data={"values": values},
        encoding={"y": names_axis(shown_names)},
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


def answer_of(lot: LotSensitivity) -> Answer | None:
    """Return the answer of the section on weights."""
    return next((answer for section, answer in lot.answers if section.id == "weights"), None)


def intervals_of(answer: Answer | None) -> Grid | None:
    """Return the table of intervals of the weights."""
    tables = answer.tables if answer is not None else ()
    return next((grid for grid in tables if grid.key == "intervals"), None)


def _rows(grid: Grid) -> list[tuple[str, Any, Any, Any]]:
    keys = [column.key for column in grid.columns]
    places = [keys.index(key) for key in ("criterion", "weight", "low", "high")]
    return [tuple(row[place] for place in places) for row in grid.rows]  # type: ignore[misc]
