"""F19, graduated price: a gentle slope up to an inflection near the median, a steeper one beyond.

With 0.1 point per per cent up to the median × 1.025 and 1 point per per cent beyond, and prices of
100, 110 and 200 (median 110, inflection 112.75): 110 is 10 % above the lowest and loses 1 point
(99 %). 200 is 100 % above; up to the inflection it loses 12.75 × 0.1 = 1.275, beyond it
87.25 × 1 = 87.25, which leaves 11.475 %.
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

FORMULA = "1 - (gentle * below + steep * above) / 100"


class PriceGraduated(Parameters):
    """Price points that fall gently up to an inflection and steeply beyond it. Relative."""

    type: Literal["price-graduated"]
    inflection: Positive
    """Where the slope changes, as a multiple of the median price (Scotland: 1.025, which is written
    1.0250 in a file without `decimal-sign`, since 1.025 may be read as thousands)."""
    gentle: Positive
    """What each per cent above the lowest price costs up to there, in per cent (Scotland: 0.1)."""
    steep: Positive
    """What each per cent above the lowest price costs beyond, in per cent."""
    out_of_range: Literal["clamp", "extrapolate", "not-announced"]
    """Below 0: `clamp` to 0, `extrapolate`, or `not-announced`."""


def share(parameters: PriceGraduated, price: Fraction, field: Competition | None) -> Step:
    """Return 1 less what the price costs below and above the inflection."""
    assert field is not None
    bend = max(field.lowest, field.median * parameters.inflection)
    below = (min(price, bend) - field.lowest) / field.lowest * 100
    above = (max(price, bend) - bend) / field.lowest * 100
    values = (
        ("gentle", parameters.gentle),
        ("below", below),
        ("steep", parameters.steep),
        ("above", above),
    )
    result = 1 - (parameters.gentle * below + parameters.steep * above) / 100
    if result >= 0 or parameters.out_of_range == "extrapolate":
        return Step(FORMULA, values, result)
    if parameters.out_of_range == "not-announced":
        raise OutsideRange(price)
    return Step(f"max(0, {FORMULA})", values, Fraction(0))


METHOD = Method(
    id="price-graduated",
    name=Text("prijs met een knik bij de mediaan", "price graduated at the median"),
    measures="price",
    relative=True,
    formula=FORMULA,
    explanation=Text(
        "Tot de knik (mediaan × `inflection`) kost elk procent boven de laagste `gentle`, "
        "daarboven `steep`.",
        "Up to the bend (median × `inflection`) each per cent above the lowest costs `gentle`, "
        "beyond it `steep`.",
    ),
    source=Source(
        Text(
            "Scottish Government, CPN 3/2024; de helling boven de knik stond niet in de gelezen "
            "tekst en is hier een eigen parameter",
            "Scottish Government, CPN 3/2024; the slope beyond the bend was not in the text read "
            "and is a parameter here",
        ),
        False,
    ),
    parameters=PriceGraduated,
    share=share,
)
