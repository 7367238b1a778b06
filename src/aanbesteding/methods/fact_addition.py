"""F13b, an addition to the price: a fact times an announced factor, such as the MKI in euros.

With a factor of 2 and an MKI of € 60,000 the value is 0 − 2 × 60,000 = -120,000 euros: a price
of € 1,000,000 becomes a fictitious price of € 1,120,000.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from aanbesteding.exact.number import Number
from aanbesteding.fields import Positive
from aanbesteding.methods.base import (
    Competition,
    FactParameters,
    Method,
    OutOfRange,
    OutsideRange,
    Source,
    Step,
)
from aanbesteding.texts import Text

FORMULA = "-factor * value"
CLAMPED = "-factor * max(0, value)"


class FactAddition(FactParameters):
    """A fact times a factor, added to the price. Absolute; only under award on value."""

    type: Literal["fact-addition"]
    factor: Positive
    """What one unit of the fact adds to the price, in euros; above 0."""
    out_of_range: OutOfRange
    """A fact below zero: `clamp` to 0, `extrapolate`, `reject` the bid, or `not-announced`."""


def share(parameters: FactAddition, value: Number, field: Competition | None) -> Step:
    """Return −factor × value in euros. Raises `OutsideRange` for a fact below zero as announced."""
    values = (("factor", Fraction(parameters.factor)), ("value", Fraction(value)))
    if value >= 0 or parameters.out_of_range == "extrapolate":
        return Step(FORMULA, values, -parameters.factor * value)
    if parameters.out_of_range == "clamp":
        return Step(CLAMPED, values, Fraction(0))
    raise OutsideRange(value)


def outside(parameters: FactAddition, value: Number) -> bool:
    """Whether the fact is below zero."""
    return value < 0


METHOD = Method(
    id="fact-addition",
    name=Text("feit × factor bij de prijs (MKI optellen)", "fact × factor added to the price"),
    measures="fact",
    relative=False,
    worth="euro",
    formula=FORMULA,
    explanation=Text(
        "Elke eenheid van het feit telt met `factor` euro bij de prijs op; een negatieve "
        "kwaliteitswaarde zonder bovengrens.",
        "Every unit of the fact adds `factor` euros to the price; a negative quality value without "
        "a bound.",
    ),
    source=Source(
        Text("Rijkswaterstaat, experiment «MKI optellen»", "Rijkswaterstaat, “MKI optellen”"),
        True,
    ),
    parameters=FactAddition,
    share=share,
    outside=outside,
    fact_types=("number",),
)
