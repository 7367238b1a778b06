"""F1, price proportional to the lowest: the lowest admitted price divided by the own price.

With 40 points for price and prices of 100, 105 and 108: 40 × 100/100 = 40,
40 × 100/105 = 38.10 and 40 × 100/108 = 37.04.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from aanbesteding.methods.base import Competition, Method, Parameters, Source, Step
from aanbesteding.texts import Text

FORMULA = "lowest / price"


class PriceProportional(Parameters):
    """Price points proportional to the lowest admitted price. Relative; has no parameters."""

    type: Literal["price-proportional"]


def share(parameters: PriceProportional, price: Fraction, field: Competition | None) -> Step:
    """Return lowest/price; 1 for the lowest bid. A price of zero has no share (AB427 guards it)."""
    assert field is not None
    values = (("lowest", field.lowest), ("price", price))
    return Step(FORMULA, values, field.lowest / price)


METHOD = Method(
    id="price-proportional",
    name=Text("prijs naar rato van de laagste", "price proportional to the lowest"),
    measures="price",
    relative=True,
    formula=FORMULA,
    explanation=Text(
        "De laagste toegelaten prijs gedeeld door de eigen prijs. Relatief: een andere "
        "laagste prijs verandert de punten van iedereen.",
        "The lowest admitted price divided by the own price. Relative: another lowest price "
        "changes everyone's points.",
    ),
    source=Source(
        Text(
            "Negometrix, «Relateer prijsscore aan laagste prijs»; DFØ, 10 × Pb/Pe",
            "Negometrix, «Relateer prijsscore aan laagste prijs»; DFØ, 10 × Pb/Pe",
        ),
        True,
    ),
    parameters=PriceProportional,
    share=share,
)
