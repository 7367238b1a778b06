"""F3, price linear between the lowest and the highest: both ends come from the bids themselves.

With prices of 100, 125 and 150: (150 − 100)/(150 − 100) = 100 %, (150 − 125)/50 = 50 % and 0 %.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from aanbesteding.fields import Percent
from aanbesteding.methods.base import Competition, Method, Parameters, Source, Step
from aanbesteding.texts import Text

FORMULA = "(highest - price) / (highest - lowest)"


class PriceLinearRange(Parameters):
    """Price points in a straight line from the lowest to the highest price. Relative."""

    type: Literal["price-linear-range"]
    when_equal: Percent
    """What every bid gets, in per cent, when all prices are equal and there is no line."""


def share(parameters: PriceLinearRange, price: Fraction, field: Competition | None) -> Step:
    """Return (highest − price) / (highest − lowest)."""
    assert field is not None
    if field.highest == field.lowest:
        note = Text("alle prijzen zijn gelijk", "all prices are equal")
        percent = parameters.when_equal
        return Step("percent / 100", (("percent", percent),), percent / 100, note)
    values = (("highest", field.highest), ("price", price), ("lowest", field.lowest))
    result = (field.highest - price) / (field.highest - field.lowest)
    return Step(FORMULA, values, result)


METHOD = Method(
    id="price-linear-range",
    name=Text("prijs lineair tussen laagste en hoogste", "price linear from lowest to highest"),
    measures="price",
    relative=True,
    formula=FORMULA,
    explanation=Text(
        "De laagste toegelaten prijs krijgt alles, de hoogste niets, daartussen een rechte lijn. "
        "Relatief aan beide kanten: ook een duurdere inschrijving verandert de punten van anderen.",
        "The lowest admitted price gets all, the highest nothing, a straight line between. "
        "Relative at both ends: a dearer bid, too, changes the points of others.",
    ),
    source=Source(
        Text(
            "genoemd bij Stilger en bij Dini e.a. (2006); de formule zelf niet gelezen",
            "named in Stilger and in Dini et al. (2006); the formula itself not read",
        ),
        False,
    ),
    parameters=PriceLinearRange,
    share=share,
)
