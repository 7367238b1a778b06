"""A formula of the framework's own over announced quantities, exact and without code.

With the formula `max(0, 1 - (price - lowest) / (spread * lowest))`, spread = 0.5 and prices of 100
and 125: the second gets 1 − 25/50 = 50 %.
"""

from __future__ import annotations

from fractions import Fraction
from typing import ClassVar, Literal

from aanbesteding.methods.base import Competition, Method, Parameters, Source, Step
from aanbesteding.methods.formulas import Formula, FormulaRange, WithFormula, share_of
from aanbesteding.texts import Text

OF_OTHERS = ("lowest", "highest", "mean", "median")


class PriceExpression(WithFormula, Parameters):
    """Price points by a formula of the framework's own."""

    KNOWN: ClassVar[tuple[str, ...]] = ("price", *OF_OTHERS)
    KEY: ClassVar[str] = "share"

    type: Literal["price-expression"]
    share: Formula
    """The share of the weight over `price`, `lowest`, `highest`, `mean`, `median`, parameters."""
    out_of_range: FormulaRange
    """Below 0 or above 1: `clamp`, `extrapolate`, or `not-announced`."""


def is_relative(parameters: PriceExpression) -> bool:
    """Whether the formula names a quantity of other bids."""
    return parameters.names_any(*OF_OTHERS)


def share(parameters: PriceExpression, price: Fraction, field: Competition | None) -> Step:
    """Return the value of the formula, treated beyond 0 and 1 as announced."""
    quantities: dict[str, Fraction] = {"price": price}
    if field is not None:
        quantities |= {name: getattr(field, name) for name in OF_OTHERS}
    return share_of(parameters, quantities, parameters.out_of_range, price)


METHOD = Method(
    id="price-expression",
    name=Text("prijs volgens een eigen formule", "price by a formula of its own"),
    measures="price",
    relative=True,
    relative_when=is_relative,
    formula="…",
    explanation=Text(
        "Een formule uit het kader zelf, met +, -, *, /, ^, min, max, abs en if. Relatief zodra "
        "zij de laagste, hoogste, gemiddelde of middelste prijs noemt.",
        "A formula from the framework itself, with +, -, *, /, ^, min, max, abs and if. Relative "
        "as soon as it names the lowest, highest, mean or median price.",
    ),
    source=Source(Text("het kader zelf", "the framework itself"), True),
    parameters=PriceExpression,
    share=share,
)
