"""A formula of the framework's own over announced quantities, exact and without code.

With the formula `max(0, 1 - (price - lowest) / (spread * lowest))`, spread = 0.5 and prices of 100
and 125: the second gets 1 − 25/50 = 50 %.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import Annotated, Literal

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

from aanbesteding.exact.expression import FUNCTIONS, MAX_LENGTH, Expression, ExpressionError
from aanbesteding.fields import Field, Real
from aanbesteding.methods.base import (
    Competition,
    Method,
    OutsideRange,
    Parameters,
    Source,
    Step,
)
from aanbesteding.texts import Text

OF_OTHERS = ("lowest", "highest", "mean", "median")
KNOWN = ("price", *OF_OTHERS)


def _check(text: str) -> str:
    try:
        Expression.parse(text)
    except ExpressionError as error:
        fields = {"at": error.at + 1, "reason": error.reason, "text": error.text}
        raise PydanticCustomError("expression", "", fields) from None
    return text


Formula = Annotated[
    str, StringConstraints(min_length=1, max_length=MAX_LENGTH), AfterValidator(_check)
]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]


class PriceExpression(Parameters):
    """Price points by a formula of the framework's own."""

    type: Literal["price-expression"]
    share: Formula
    """The share of the weight over `price`, `lowest`, `highest`, `mean`, `median`, parameters."""
    parameters: dict[Name, Real] = Field(default_factory=dict)
    """The announced numbers that the formula names."""
    out_of_range: Literal["clamp", "extrapolate", "not-announced"]
    """Below 0 or above 1: `clamp`, `extrapolate`, or `not-announced`."""


@lru_cache(maxsize=256)
def _parsed(text: str) -> Expression:
    return Expression.parse(text)


def unknown_names(parameters: PriceExpression) -> list[str]:
    """Return the names in the formula that nothing announces."""
    known = {*KNOWN, *parameters.parameters}
    return [name for name in _parsed(parameters.share).names if name not in known]


def taken_names(parameters: PriceExpression) -> list[str]:
    """Return the parameters whose name already means something else in a formula."""
    return [name for name in parameters.parameters if name in (*KNOWN, *FUNCTIONS)]


def names_of(parameters: PriceExpression) -> tuple[str, ...]:
    """Return the quantities that the formula names."""
    return tuple(_parsed(parameters.share).names)


def is_relative(parameters: PriceExpression) -> bool:
    """Whether the formula names a quantity of other bids."""
    return any(name in OF_OTHERS for name in _parsed(parameters.share).names)


def share(parameters: PriceExpression, price: Fraction, field: Competition | None) -> Step:
    """Return the value of the formula, treated beyond 0 and 1 as announced."""
    expression = _parsed(parameters.share)
    values: dict[str, Fraction] = {"price": price, **parameters.parameters}
    if field is not None:
        values |= {name: getattr(field, name) for name in OF_OTHERS}
    result = expression.evaluate(values)
    used = tuple((name, values[name]) for name in expression.names)
    if 0 <= result <= 1 or parameters.out_of_range == "extrapolate":
        return Step(expression.spaced, used, result)
    if parameters.out_of_range == "not-announced":
        raise OutsideRange(price)
    ends = max(Fraction(0), min(Fraction(1), result))
    return Step(f"max(0, min(1, {expression.spaced}))", used, ends)


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
