"""F17, points by rank of the price: the lowest price gets the first percentage of a table.

With the table 100, 70, 40 and prices of 90, 100, 100 and 120: 90 is first (100 %), both prices of
100 are second (70 %), and 120 is fourth, for which the table has no row (`beyond`).
"""

from __future__ import annotations

from bisect import bisect_left
from fractions import Fraction
from typing import Literal

from aanbesteding.fields import Field, Percent
from aanbesteding.methods.base import Competition, Method, Parameters, Source, Step
from aanbesteding.texts import Text

FORMULA = "percent / 100"


class PriceRank(Parameters):
    """Price points by rank. Relative."""

    type: Literal["price-rank"]
    table: tuple[Percent, ...] = Field(min_length=1, max_length=200)
    """What the first, second, … rank is worth, in per cent."""
    beyond: Percent
    """What every later rank is worth, in per cent."""


def share(parameters: PriceRank, price: Fraction, field: Competition | None) -> Step:
    """Return the percentage of the rank; equal prices share the better rank."""
    assert field is not None
    rank = 1 + bisect_left(field.ordered, price)
    known = rank <= len(parameters.table)
    percent = parameters.table[rank - 1] if known else parameters.beyond
    note = Text("rang {rank} naar prijs", "rank {rank} by price")
    return Step(FORMULA, (("percent", percent),), percent / 100, note, (("rank", rank),))


METHOD = Method(
    id="price-rank",
    name=Text("prijs naar rang", "price by rank"),
    measures="price",
    relative=True,
    formula=FORMULA,
    explanation=Text(
        "Het percentage van de rang naar prijs; gelijke prijzen delen de betere rang. Hoeveel "
        "goedkoper een inschrijving is, telt niet.",
        "The percentage of the rank by price; equal prices share the better rank. How much "
        "cheaper a bid is does not count.",
    ),
    source=Source(
        Text(
            "genoemd bij Stilger («Score by Rank»); de uitdrukking niet gelezen",
            "named in Stilger (“Score by Rank”); the expression not read",
        ),
        False,
    ),
    parameters=PriceRank,
    share=share,
)
