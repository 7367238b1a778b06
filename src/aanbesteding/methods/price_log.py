"""F6, logarithmic: every doubling of the price costs the same number of points.

With `zero-at` 2 (no points at twice the lowest price) and prices of 100 and 141.42: the second
gets 1 − log(1.4142)/log(2), which is 50.00 %. A price of 200 gets exactly 0 %.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from aanbesteding.exact.interval import log_ratio
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

FORMULA = "1 - log(price / lowest) / log(multiple)"
_ENCLOSED = Text(
    "irrationaal; ingesloten tot op meer dan 50 decimalen",
    "irrational; enclosed to more than 50 decimals",
)


class PriceLog(Parameters):
    """Price points falling with the logarithm of the price. Relative in the score."""

    type: Literal["price-log"]
    zero_at: Positive
    """The multiple of the lowest price at which no points are left; above 1."""
    out_of_range: Literal["clamp", "extrapolate", "not-announced"]
    """Beyond that multiple: `clamp` to 0, `extrapolate` below 0, or `not-announced`."""


def share(parameters: PriceLog, price: Fraction, field: Competition | None) -> Step:
    """Return 1 − log(price / lowest) / log(zero-at), as an interval where it is irrational."""
    assert field is not None
    values = (("price", price), ("lowest", field.lowest), ("multiple", parameters.zero_at))
    ratio = log_ratio(price / field.lowest, parameters.zero_at)
    if price > field.lowest * parameters.zero_at and parameters.out_of_range != "extrapolate":
        if parameters.out_of_range == "not-announced":
            raise OutsideRange(price)
        return Step(f"max(0, {FORMULA})", values, Fraction(0))
    note = _ENCLOSED if ratio.radius else None
    return Step(FORMULA, values, 1 - ratio.middle, note, radius=ratio.radius)


METHOD = Method(
    id="price-log",
    name=Text("prijs logaritmisch", "price logarithmic"),
    measures="price",
    relative=True,
    formula=FORMULA,
    explanation=Text(
        "Eén min de logaritme van de prijs als veelvoud van de laagste. Het verschil tussen twee "
        "inschrijvingen hangt niet van de laagste af, dus een derde keert hun volgorde niet om.",
        "One minus the logarithm of the price as a multiple of the lowest. The difference of two "
        "bids does not depend on the lowest, so a third does not turn their order round.",
    ),
    source=Source(
        Text(
            "Negometrix, «Log formule»; A = 1,5, 2 of 3",
            "Negometrix, “Log formule”; A = 1.5, 2 or 3",
        ),
        True,
    ),
    parameters=PriceLog,
    share=share,
)
