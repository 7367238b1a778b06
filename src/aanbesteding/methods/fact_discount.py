"""F12, a discount on the own price by a table: a certificate's level is worth a percentage of it.

With 7 % for level 4, 10 % for level 5 and a price of € 200,000: level 4 is worth 200,000 × 7/100 =
14,000 euros, level 5 is worth 200,000 × 10/100 = 20,000 euros. With `maximum: weight` and a weight
of € 15,000 level 5 is worth those € 15,000.
"""

from __future__ import annotations

from typing import Literal

from aanbesteding.exact.number import Number
from aanbesteding.fields import Field
from aanbesteding.methods.base import Competition, FactParameters, FactValue, Method, Source, Step
from aanbesteding.methods.fact_table import FORMULA, Row, looked_up
from aanbesteding.texts import Text


class FactDiscount(FactParameters):
    """A percentage of the bid's own price by a table. Absolute; only under award on value."""

    type: Literal["fact-discount"]
    rows: tuple[Row, ...] = Field(min_length=1, max_length=200)
    """The rows, each with a percentage of the bid's own price; they may not overlap."""
    maximum: Literal["weight", "none"]
    """`weight`: the value is never above the criterion's weight; `none`, with a weight of 0."""
    out_of_range: Literal["zero", "reject", "not-announced"]
    """A value in no row: `zero` discount, `reject` the bid, or `not-announced`."""


def share(parameters: FactDiscount, value: FactValue, field: Competition | None) -> Step:
    """Return the part of the own price, 0.07 for 7 %. Raises `OutsideRange` as announced."""
    return looked_up(parameters.rows, parameters.out_of_range, value)


def outside(parameters: FactDiscount, value: Number) -> bool:
    """Whether no row holds the value."""
    return not any(row.holds(value) for row in parameters.rows)


METHOD = Method(
    id="fact-discount",
    name=Text(
        "korting op de eigen prijs volgens een tabel", "discount on the own price by a table"
    ),
    measures="fact",
    relative=False,
    worth="price",
    formula=FORMULA,
    explanation=Text(
        "Het percentage van de rij waarin de waarde valt, gerekend over de eigen prijs; voor de "
        "CO2-Prestatieladder en dergelijke. In een combinatie telt met `members: weakest` de "
        "laagste trede.",
        "The percentage of the row that holds the value, taken of the bid's own price; for the CO2 "
        "Performance Ladder and the like. With `members: weakest` the lowest level in a "
        "consortium counts.",
    ),
    source=Source(
        Text(
            "deduurzameadviseurs.nl, «fictief gunningsvoordeel» (ProRail: 1, 2, 4, 7 en 10 %); "
            "laagste niveau in een combinatie: co2-prestatieladder.info",
            "deduurzameadviseurs.nl, “fictief gunningsvoordeel” (ProRail: 1, 2, 4, 7 and 10 %); "
            "lowest level in a consortium: co2-prestatieladder.info",
        ),
        True,
    ),
    parameters=FactDiscount,
    share=share,
    outside=outside,
    fact_types=("number", "choice"),
)
