"""A fact on a line through announced points (piecewise linear).

With 100 % at 100,000 and 0 % at 0 and at 200,000: 95,000 gets 0 + (95,000 − 0) × (100 − 0) /
(100,000 − 0) = 95 %, and 110,000 gets 100 + 10,000 × (0 − 100)/100,000 = 90 %.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

from aanbesteding.exact.number import Number
from aanbesteding.fields import Field, Model, Percent, Real
from aanbesteding.methods.base import (
    Competition,
    FactParameters,
    Method,
    OutsideRange,
    Source,
    Step,
)
from aanbesteding.texts import Text

FORMULA = "(y1 + (value - x1) * (y2 - y1) / (x2 - x1)) / 100"


class Point(Model):
    """A point of the line."""

    at: Real
    """The value, in the unit of the fact."""
    percent: Percent
    """What that value is worth, in per cent of the criterion's weight."""


class FactCurve(FactParameters):
    """A fact on a line through announced points. Absolute."""

    type: Literal["fact-curve"]
    points: tuple[Point, ...] = Field(min_length=2, max_length=200)
    """The points, from the lowest value to the highest."""
    out_of_range: Literal["clamp", "reject", "not-announced"]
    """Beyond the first or last point: `clamp` to it, `reject` the bid, or `not-announced`."""


def share(parameters: FactCurve, value: Number, field: Competition | None) -> Step:
    """Return the percentage on the line between the neighbouring points, divided by 100."""
    points = parameters.points
    for left, right in pairwise(points):
        if left.at <= value <= right.at:
            x1, y1, x2, y2 = left.at, left.percent, right.at, right.percent
            result = (y1 + (value - x1) * (y2 - y1) / (x2 - x1)) / 100
            values = (("y1", y1), ("value", value), ("x1", x1), ("y2", y2), ("x2", x2))
            return Step(FORMULA, values, result)
    if parameters.out_of_range != "clamp":
        raise OutsideRange(value)
    end = points[0] if value < points[0].at else points[-1]
    note = Text("voorbij het laatste punt van de lijn", "beyond the last point of the line")
    return Step("percent / 100", (("percent", end.percent),), end.percent / 100, note)


def outside(parameters: FactCurve, value: Number) -> bool:
    """Whether the value lies beyond the first or the last point."""
    return not parameters.points[0].at <= value <= parameters.points[-1].at


METHOD = Method(
    id="fact-curve",
    name=Text("feit op een lijn door punten", "fact on a line through points"),
    measures="fact",
    relative=False,
    formula=FORMULA,
    explanation=Text(
        "Een rechte lijn tussen elke twee opeenvolgende aangekondigde punten.",
        "A straight line between every two successive announced points.",
    ),
    source=Source(
        Text(
            "rechte lijn tussen punten",
            "piecewise linear interpolation",
        ),
        False,
    ),
    parameters=FactCurve,
    share=share,
    outside=outside,
    fact_types=("number",),
)
