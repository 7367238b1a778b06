"""What the award and the plans will do, side by side: a small panel per measure, a row per outcome.

Each panel has a scale of its own, from nothing to the most; the number stands beside its dot.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from string import ascii_uppercase
from typing import Any, NamedTuple

from aanbesteding.exact.display import euros
from aanbesteding.fields import say
from aanbesteding.reporting.cells import digits_of, shown
from aanbesteding.reporting.plots.style import (
    COLOURS,
    SHAPES,
    Picture,
    in_lines,
    names_axis,
    per_cent,
    picture,
    plotted,
)
from aanbesteding.routes.outcomes import words
from aanbesteding.routes.outcomes.outcomes import Yardstick
from aanbesteding.routes.outcomes.tell import grid_of
from aanbesteding.scoring.evaluation import Evaluation
from aanbesteding.sensitivity.answer import Cell, Column
from aanbesteding.texts import Lang, Text

MEASURES = (
    "people",
    "coverage",
    "cost",
    "doubles",
    "continuity",
    "newcomers",
    "volunteers",
    "parties",
)
WIDE, STEP = 230, 22
"""The width of a panel without names and numbers, and the height of a row."""
ROOM = 1.5
"""How far a scale goes beyond the most, for the number beside the dot."""
DOES = Text(
    "{name}: {part} van de vraag voor {cost} per jaar",
    "{name}: {part} of the demand for {cost} a year",
)
DOES_PRICED = Text(
    "{name}: {part} van de vraag voor {cost} per jaar (volgens de prijs {price})",
    "{name}: {part} of the demand for {cost} a year (by its price {price})",
)
COSTS = Text("{name} kost {cost} per jaar", "{name} costs {cost} a year")
PART = Text("{part} %", "{part} %")
NAMED = Text("{letter}: {title}.", "{letter}: {title}.")
BY_PRICE = Text("{name}, prijs", "{name}, price")
TOLD = Text("{measure}: {rows}.", "{measure}: {rows}.")
ROW = Text("{name} {amount}", "{name} {amount}")


class Row(NamedTuple):
    """An outcome in one measure."""

    name: str
    amount: Fraction | None
    said: str
    number: int
    """The place of the outcome among all, for its colour and shape."""


def draw(rules: Yardstick, evaluations: Sequence[Evaluation], lang: Lang) -> Picture | None:
    """Draw the outcomes by the rules of one framework; None where there is none."""
    if not rules.rows:
        return None
    grid = grid_of(rules)
    outcomes = [
        dict(zip((column.key for column in grid.columns), row, strict=True)) for row in grid.rows
    ]
    panels, told = [], []
    for column in grid.columns:
        if column.key not in MEASURES:
            continue
        rows = _rows(outcomes, column, lang)
        if all(row.amount is None for row in rows):
            continue
        measure = column.title.say(lang)
        panels.append((MEASURES.index(column.key), _panel(measure, rows)))
        listed = "; ".join(ROW.say(lang, name=row.name, amount=row.said) for row in rows)
        told.append(TOLD.say(lang, measure=measure, rows=listed))
    own = ("award-a", f"plan-{rules.letter.lower()}")
    first = [
        outcome
        for outcome, (chosen, _) in zip(outcomes, rules.rows, strict=True)
        if chosen.key in own
    ]
    return picture(
        _capital("; ".join(_does(outcome, lang) for outcome in first or outcomes[:1])),
        " ".join((words.UNDER.say(lang, letter=rules.letter) + ".", *map(_capital, told))),
        lang,
        note=legend(dict(zip(ascii_uppercase, evaluations, strict=False)), lang),
        beside=in_lines(_name(outcome, lang) for outcome in outcomes),
        concat=[panel for _, panel in sorted(panels, key=lambda each: each[0])],
        columns=2,
        spacing={"row": 18, "column": 45},
        resolve={"scale": {"x": "independent", "y": "independent"}},
    )


def legend(evaluations: Mapping[str, Evaluation], lang: Lang) -> str:
    """Say which framework has which letter."""
    named = ((letter, say(one.framework.title, lang)) for letter, one in evaluations.items())
    return " ".join(NAMED.say(lang, letter=letter, title=title) for letter, title in named)


def _rows(outcomes: Sequence[dict[str, Cell]], column: Column, lang: Lang) -> list[Row]:
    """Return a row per outcome; of cost one more by the price of the bids, where there is one."""
    digits = digits_of(column, [one[column.key] for one in outcomes])
    rows = []
    for number, outcome in enumerate(outcomes):
        name = _name(outcome, lang)
        cell = outcome[column.key]
        amount = None if cell is None else _amount(cell)
        rows.append(Row(name, amount, shown(cell, column.kind, digits, None, lang), number))
        price = outcome["price"]
        if column.key == "cost" and isinstance(price, Fraction):
            rows.append(Row(BY_PRICE.say(lang, name=name), price, euros(price, lang), number))
    return rows


def _amount(cell: Cell) -> Fraction:
    assert isinstance(cell, Fraction | int)
    return Fraction(cell)


def _name(outcome: dict[str, Cell], lang: Lang) -> str:
    name = outcome["outcome"]
    assert isinstance(name, Text)
    return name.say(lang)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _does(outcome: dict[str, Cell], lang: Lang) -> str:
    """Say of one outcome how much it reaches, and for how much."""
    part, cost, price = outcome["coverage"], outcome["cost"], outcome["price"]
    text = COSTS if part is None else DOES if price is None else DOES_PRICED
    return text.say(
        lang,
        name=_name(outcome, lang),
        part="" if part is None else PART.say(lang, part=per_cent(_amount(part), lang)),
        cost=shown(cost, "euros", 0, None, lang),
        price=shown(price, "euros", 0, None, lang),
    )


def _panel(measure: str, rows: Sequence[Row]) -> dict[str, Any]:
    names = in_lines(row.name for row in rows)
    values = [
        {
            "name": name,
            "from": 0,
            "at": plotted(row.amount or Fraction(0)),
            "said": row.said,
            "there": row.amount is not None,
            "of": str(row.number),
        }
        for name, row in zip(names, rows, strict=True)
    ]
    most = max([row.amount for row in rows if row.amount is not None] or [Fraction(0)]) or 1
    across = {
        "field": "at",
        "type": "quantitative",
        "axis": None,
        "scale": {"domain": [0, plotted(Fraction(most)) * ROOM], "nice": False},
    }
    down = names_axis(names)
    down["axis"] |= {"ticks": False, "labelPadding": 9}
    known = sorted({row.number for row in rows})
    scale = [str(number) for number in known]
    colours = [COLOURS[number % len(COLOURS)] for number in known]
    shapes = [SHAPES[number % len(SHAPES)] for number in known]
    where = {"x": across, "y": down}
    of = {"field": "of", "type": "nominal", "legend": None}
    colour = {**of, "scale": {"domain": scale, "range": colours}}
    shape = {**of, "scale": {"domain": scale, "range": shapes}}
    dots = [{"filter": "datum.there"}]
    return {
        "title": {"text": measure, "anchor": "start", "frame": "group", "fontSize": 12},
        "width": WIDE,
        "height": {"step": STEP},
        "data": {"values": values},
        "layer": [
            {
                "transform": dots,
                "mark": {"type": "rule", "color": "#bdbdbd"},
                "encoding": {"x": {**across, "field": "from"}, "x2": {"field": "at"}, "y": down},
            },
            {
                "transform": dots,
                "mark": {"type": "point", "filled": True, "size": 80, "opacity": 1},
                "encoding": {**where, "color": colour, "shape": shape},
            },
            {
                "mark": {"type": "text", "align": "left", "dx": 9, "fontSize": 11},
                "encoding": {**where, "text": {"field": "said"}},
            },
        ],
    }
