"""A formula of the framework's own for the total, exact and without code.

With the formula `price / (1 + bonus * quality / whole)`, bonus = 0.5: quality 80 of 100 for
€ 140,000 makes 140,000 / (1 + 0.5 × 0.8) = 140,000 / 1.4 = 100,000; the lowest wins.
"""

from __future__ import annotations

from fractions import Fraction
from typing import ClassVar, Literal

from aanbesteding.exact.enclosure import enclose
from aanbesteding.exact.interval import Interval, exactly
from aanbesteding.exact.size import refuse_power
from aanbesteding.methods.awards.base import Award, NoTotal, Offered
from aanbesteding.methods.base import Source, Step
from aanbesteding.methods.formulas import Formula, WithFormula
from aanbesteding.texts import Text

OF_OTHERS = ("best", "lowest")


class AwardExpression(WithFormula):
    """A total by a formula of the framework's own."""

    KNOWN: ClassVar[tuple[str, ...]] = ("price", "quality", "whole", *OF_OTHERS)
    KEY: ClassVar[str] = "total"

    type: Literal["award-expression"]
    total: Formula
    """The total over `price`, `quality`, `whole`, `best`, `lowest` and the parameters."""
    better: Literal["high", "low"]
    """Whether the highest or the lowest total wins."""


def quantities(offered: Offered) -> dict[str, Fraction]:
    """Return the quantities that a formula may name, in points (or euros) and euros."""
    return {name: getattr(offered, name) for name in AwardExpression.KNOWN}


def total(parameters: AwardExpression, offered: Offered) -> Step:
    """Return the value of the formula. Raises `NoTotal` where it divides by zero, and `TooLong`."""
    expression = parameters.expression
    values = {**quantities(offered), **parameters.parameters}
    for name in expression.names:
        refuse_power(values[name], expression.size)
    try:
        result = expression.evaluate(values)
    except ZeroDivisionError:
        raise NoTotal from None
    used = tuple((name, values[name]) for name in expression.names)
    return Step(expression.spaced, used, result)


def radius(
    parameters: AwardExpression, offered: Offered, quality: Fraction, best: Fraction
) -> Fraction:
    """Return how far the total can be off when quality and the best quality can be off so far."""
    values = {name: exactly(value) for name, value in quantities(offered).items()}
    values |= {name: exactly(value) for name, value in parameters.parameters.items()}
    values["quality"] = Interval(offered.quality - quality, offered.quality + quality)
    values["best"] = Interval(offered.best - best, offered.best + best)
    try:
        found = enclose(parameters.expression, values)
    except ZeroDivisionError:
        raise NoTotal from None
    middle = total(parameters, offered).result
    return max(middle - found.low, found.high - middle)


def is_relative(parameters: AwardExpression) -> bool:
    """Whether the formula names a quantity of other bids."""
    return parameters.names_any(*OF_OTHERS)


def better(parameters: AwardExpression) -> Literal["high", "low"]:
    """Return which total the framework announces as the winning one."""
    return parameters.better


AWARD = Award(
    id="award-expression",
    name=Text("totaal volgens een eigen formule", "total by a formula of its own"),
    better="high",
    better_when=better,
    unit="index",
    formula="…",
    uses_quality=True,
    uses_price=True,
    takes_price_criterion=True,
    relative=True,
    relative_when=is_relative,
    source=Source(Text("het kader zelf", "the framework itself"), True),
    parameters=AwardExpression,
    total=total,
    radius=radius,
)
