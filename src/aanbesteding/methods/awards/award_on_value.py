"""F11, gunnen op waarde: the price minus the value of the quality in euros; the lowest sum wins.

A price of € 80,000 with a quality value of € 1,500 makes a fictitious price of € 78,500.
"""

from __future__ import annotations

from typing import Literal

from aanbesteding.fields import Model
from aanbesteding.methods.awards.base import Award, Offered
from aanbesteding.methods.base import Source, Step
from aanbesteding.texts import Text


class AwardOnValue(Model):
    """Gunnen op waarde: price minus the value of the quality in euros; the lowest sum wins."""

    type: Literal["award-on-value"]


def total(parameters: AwardOnValue, offered: Offered) -> Step:
    """Return price − quality value; below zero is allowed."""
    values = (("price", offered.price), ("quality", offered.quality))
    return Step("price - quality", values, offered.price - offered.quality)


AWARD = Award(
    id="award-on-value",
    name=Text("gunnen op waarde (fictieve inschrijfsom)", "award on value"),
    better="low",
    unit="euro",
    formula="price - quality",
    uses_quality=True,
    uses_price=True,
    in_euros=True,
    source=Source(
        Text(
            "Negometrix, «Gunnen op waarde», Fi = Pi − Qi; CROW",
            "Negometrix, “Gunnen op waarde”, Fi = Pi − Qi; CROW",
        ),
        True,
    ),
    parameters=AwardOnValue,
    total=total,
)
