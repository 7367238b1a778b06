"""F18, price against the average: a mean price gets half, each per cent below or above moves it.

With 50 points at the mean, 1 point per per cent, and prices of 90, 100 and 110 (mean 100): 90 gets
50 + 10 = 60 %, 100 gets 50 %, 110 gets 40 %.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from aanbesteding.fields import Percent, Positive
from aanbesteding.methods.base import (
    Competition,
    Method,
    OutsideRange,
    Parameters,
    Source,
    Step,
)
from aanbesteding.texts import Text

FORMULA = "(base + slope * (mean - price) / mean * 100) / 100"


class PriceAverage(Parameters):
    """Price points against the mean price of the admitted bids; lower is better. Relative."""

    type: Literal["price-average"]
    at_mean: Percent
    """What a bid at the mean price gets, in per cent."""
    per_percent: Positive
    """What each per cent below the mean adds, and each per cent above it takes, in per cent."""
    out_of_range: Literal["clamp", "extrapolate", "not-announced"]
    """Below 0 or above 100 %: `clamp`, `extrapolate`, or `not-announced`."""


def share(parameters: PriceAverage, price: Fraction, field: Competition | None) -> Step:
    """Return (at-mean + per-percent × (mean − price) / mean × 100) / 100."""
    assert field is not None
    values = (
        ("base", parameters.at_mean),
        ("slope", parameters.per_percent),
        ("mean", field.mean),
        ("price", price),
    )
    part = (field.mean - price) / field.mean * 100
    result = (parameters.at_mean + parameters.per_percent * part) / 100
    if 0 <= result <= 1 or parameters.out_of_range == "extrapolate":
        return Step(FORMULA, values, result)
    if parameters.out_of_range == "not-announced":
        raise OutsideRange(price)
    ends = max(Fraction(0), min(Fraction(1), result))
    return Step(f"max(0, min(1, {FORMULA}))", values, ends)


METHOD = Method(
    id="price-average",
    name=Text("prijs tegen het gemiddelde", "price against the average"),
    measures="price",
    relative=True,
    formula=FORMULA,
    explanation=Text(
        "Een gemiddelde prijs krijgt `at-mean`; elk procent goedkoper of duurder schuift daarvan "
        "af. Lager blijft beter: een optimum óp het gemiddelde achtte de Haagse rechter "
        "onrechtmatig, en dat kan deze methode niet.",
        "A mean price gets `at-mean`; each per cent cheaper or dearer moves away from it. Lower "
        "stays better: an optimum at the average was held unlawful by the Hague judge, and this "
        "method cannot make one.",
    ),
    source=Source(
        Text(
            "procurementtemplates, «mean calculation»", "procurementtemplates, “mean calculation”"
        ),
        True,
    ),
    parameters=PriceAverage,
    share=share,
)
