"""F11d, willingness to pay: each per cent of quality is worth an announced amount; lowest wins.

With € 1,000 per per cent, € 90,000 and a quality of 75 %: 90,000 − 75 × 1,000 = € 15,000.
"""

from __future__ import annotations

from typing import Literal

from aanbesteding.fields import Model, Money
from aanbesteding.methods.awards.base import Award, NoTotal, Offered
from aanbesteding.methods.base import Source, Step
from aanbesteding.texts import Text

FORMULA = "price - percent * value"


class WillingnessToPay(Model):
    """Price minus an amount per per cent of quality; the lowest wins."""

    type: Literal["willingness-to-pay"]
    per_percent: Money
    """What one per cent of quality is worth, in euros."""


def total(parameters: WillingnessToPay, offered: Offered) -> Step:
    """Return price − quality in per cent × amount."""
    if offered.whole == 0:
        raise NoTotal
    percent = offered.quality / offered.whole * 100
    values = (("price", offered.price), ("percent", percent), ("value", parameters.per_percent))
    return Step(FORMULA, values, offered.price - percent * parameters.per_percent)


AWARD = Award(
    id="willingness-to-pay",
    name=Text("betalingsbereidheid per procent", "willingness to pay per per cent"),
    better="low",
    unit="euro",
    formula=FORMULA,
    uses_quality=True,
    uses_price=True,
    source=Source(
        Text(
            "pakket tessa, «monetising non-cost score»",
            "package tessa, “monetising non-cost score”",
        ),
        True,
    ),
    parameters=WillingnessToPay,
    total=total,
)
