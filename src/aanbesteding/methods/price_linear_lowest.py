"""F2, price linear to the lowest: every per cent above the lowest price costs the same share.

With `zero-at` 100 % and prices of 100 and 125: 1 − 25/100 = 75 % of the points. With `zero-at`
50 % the same bid gets 1 − 25/50 = 50 %.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from aanbesteding.fields import Positive
from aanbesteding.methods.base import (
    Competition,
    Method,
    OutsideRange,
    Parameters,
    Source,
    Step,
)
from aanbesteding.texts import Text

FORMULA = "1 - (price - lowest) / (span * lowest)"
CLAMPED = "max(0, 1 - (price - lowest) / (span * lowest))"


class PriceLinearLowest(Parameters):
    """Price points falling in a straight line from the lowest admitted price. Relative."""

    type: Literal["price-linear-lowest"]
    zero_at: Positive
    """Per cent above the lowest price at which no points are left (100: twice the lowest)."""
    out_of_range: Literal["clamp", "extrapolate", "not-announced"]
    """Beyond that price: `clamp` to 0, `extrapolate` below 0, or `not-announced`."""


def share(parameters: PriceLinearLowest, price: Fraction, field: Competition | None) -> Step:
    """Return 1 − (price − lowest) / (span × lowest), with span = zero-at / 100."""
    assert field is not None
    span = parameters.zero_at / 100
    result = 1 - (price - field.lowest) / (span * field.lowest)
    values = (("price", price), ("lowest", field.lowest), ("span", span))
    if result >= 0 or parameters.out_of_range == "extrapolate":
        return Step(FORMULA, values, result)
    if parameters.out_of_range == "not-announced":
        raise OutsideRange(price)
    return Step(CLAMPED, values, Fraction(0))


METHOD = Method(
    id="price-linear-lowest",
    name=Text("prijs lineair vanaf de laagste", "price linear from the lowest"),
    measures="price",
    relative=True,
    formula=FORMULA,
    explanation=Text(
        "De laagste toegelaten prijs krijgt alles; elk procent daarboven kost evenveel, tot "
        "`zero-at` procent erboven. Relatief.",
        "The lowest admitted price gets all; every per cent above it costs the same, up to "
        "`zero-at` per cent above. Relative.",
    ),
    source=Source(
        Text(
            "DFØ, 10 − 10 × (Pe − Pb)/Pb, voor `zero-at` 100; andere waarden niet uit een bron",
            "DFØ, 10 − 10 × (Pe − Pb)/Pb, for `zero-at` 100; other spans unverified",
        ),
        True,
    ),
    parameters=PriceLinearLowest,
    share=share,
)
