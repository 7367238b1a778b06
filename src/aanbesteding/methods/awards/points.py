"""Points: the weighted sum of all criteria, price among them; the most points win.

48 points for quality and 38 for price make 86.
"""

from __future__ import annotations

from typing import Literal

from aanbesteding.fields import Model
from aanbesteding.methods.awards.base import Award, Offered
from aanbesteding.methods.base import Source, Step
from aanbesteding.texts import Text


class Points(Model):
    """Weighted sum of points; the most points win. Price is one of the criteria."""

    type: Literal["points"]


def total(parameters: Points, offered: Offered) -> Step:
    """Return the sum of the points."""
    return Step("total", (("total", offered.quality),), offered.quality)


AWARD = Award(
    id="points",
    name=Text("punten (gewogen som)", "points (weighted sum)"),
    better="high",
    unit="points",
    formula="total",
    uses_quality=True,
    uses_price=False,
    takes_price_criterion=True,
    source=Source(
        Text("NEVI, «gewogen factor score methode»", "NEVI, “gewogen factor score methode”"), True
    ),
    parameters=Points,
    total=total,
)
