"""F10, price per quality point: the fewest euros for a point win.

€ 100,000 for 80 points is € 1,250 a point; € 90,000 for 60 points is € 1,500.
"""

from __future__ import annotations

from typing import Literal

from aanbesteding.fields import Model
from aanbesteding.methods.awards.base import Award, NoTotal, Offered
from aanbesteding.methods.base import Source, Step
from aanbesteding.texts import Text


class PricePerQuality(Model):
    """Price divided by quality points; the lowest wins. Usually after a minimum on quality."""

    type: Literal["price-per-quality"]


def total(parameters: PricePerQuality, offered: Offered) -> Step:
    """Return price / quality points; quality of zero or less has no price per point."""
    if offered.quality <= 0:
        raise NoTotal
    values = (("price", offered.price), ("quality", offered.quality))
    return Step("price / quality", values, offered.price / offered.quality)


AWARD = Award(
    id="price-per-quality",
    name=Text("prijs per kwaliteitspunt", "price per quality point"),
    better="low",
    unit="euro-per-point",
    formula="price / quality",
    uses_quality=True,
    uses_price=True,
    source=Source(
        Text(
            "idee: udbudsportalen, «Kommissionsmodellen»; de uitdrukking P/Q niet gelezen",
            "idea: udbudsportalen, “Kommissionsmodellen”; the expression P/Q not read",
        ),
        False,
    ),
    parameters=PricePerQuality,
    total=total,
)
