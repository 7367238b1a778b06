"""What the methods with a formula of the framework's own have in common."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

from aanbesteding.exact.expression import FUNCTIONS, MAX_LENGTH, Expression, ExpressionError
from aanbesteding.exact.size import shown_whole
from aanbesteding.fields import Field, Model, Real
from aanbesteding.methods.base import OutsideRange, Step

FormulaRange = Literal["clamp", "extrapolate", "not-announced"]


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


@lru_cache(maxsize=256)
def parsed(text: str) -> Expression:
    """Return the expression of a formula that was checked when its file was read."""
    return Expression.parse(text)


class WithFormula(Model):
    """Base of what has a formula of the framework's own over announced quantities."""

    KNOWN: ClassVar[tuple[str, ...]]
    """The quantities that the formula may name, besides its parameters."""
    KEY: ClassVar[str]
    """The key that holds the formula."""

    parameters: dict[Name, Real] = Field(default_factory=dict)
    """The announced numbers that the formula names."""

    @property
    def expression(self) -> Expression:
        """The formula, parsed."""
        return parsed(getattr(self, self.KEY))

    def unknown_names(self) -> list[str]:
        """Return the names in the formula that nothing announces."""
        known = {*self.KNOWN, *self.parameters}
        return [name for name in self.expression.names if name not in known]

    def taken_names(self) -> list[str]:
        """Return the parameters whose name already means something else in a formula."""
        return [name for name in self.parameters if name in (*self.KNOWN, *FUNCTIONS)]

    def names_any(self, *names: str) -> bool:
        """Whether the formula names one of these quantities."""
        return any(name in names for name in self.expression.names)


def formula_in(formula: str, parameters: Model) -> str:
    """Return the formula of a row of the catalogue, or the framework's own where it has one."""
    return parameters.expression.spaced if isinstance(parameters, WithFormula) else formula


def share_of(
    parameters: WithFormula,
    quantities: Mapping[str, Fraction],
    beyond: FormulaRange,
    measured: Fraction,
) -> Step:
    """Return the value of a formula for a share, treated beyond 0 and 1 as announced.

    Raises `OutsideRange` with what was measured where nothing is announced for it, and `TooLong`.
    """
    expression = parameters.expression
    values = {**quantities, **parameters.parameters}
    result = shown_whole(expression.evaluate(values))
    used = tuple((name, values[name]) for name in expression.names)
    if 0 <= result <= 1 or beyond == "extrapolate":
        return Step(expression.spaced, used, result)
    if beyond == "not-announced":
        raise OutsideRange(measured)
    ends = max(Fraction(0), min(Fraction(1), result))
    return Step(f"max(0, min(1, {expression.spaced}))", used, ends)
