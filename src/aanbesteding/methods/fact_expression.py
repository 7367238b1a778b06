"""A formula of the framework's own over a fact, exact and without code.

With the formula `min(1, value / full)`, full = 200, a fact of 150 gets 150/200 = 75 %; 300 gets
100 %.
"""

from __future__ import annotations

from fractions import Fraction
from typing import ClassVar, Literal

from aanbesteding.methods.base import Competition, FactParameters, Method, Source, Step
from aanbesteding.methods.formulas import Formula, FormulaRange, WithFormula, share_of
from aanbesteding.texts import Text


class FactExpression(WithFormula, FactParameters):
    """A fact scored by a formula of the framework's own. Absolute."""

    KNOWN: ClassVar[tuple[str, ...]] = ("value",)
    KEY: ClassVar[str] = "share"

    type: Literal["fact-expression"]
    share: Formula
    """The share of the weight over `value` and the parameters."""
    out_of_range: FormulaRange
    """Below 0 or above 1: `clamp`, `extrapolate`, or `not-announced`."""


def share(parameters: FactExpression, value: Fraction, field: Competition | None) -> Step:
    """Return the value of the formula, treated beyond 0 and 1 as announced."""
    return share_of(parameters, {"value": value}, parameters.out_of_range, value)


METHOD = Method(
    id="fact-expression",
    name=Text("feit volgens een eigen formule", "fact by a formula of its own"),
    measures="fact",
    relative=False,
    formula="…",
    explanation=Text(
        "Een formule uit het kader zelf over `value`, met +, -, *, /, ^, min, max, abs en if.",
        "A formula from the framework itself over `value`, with +, -, *, /, ^, min, max, abs "
        "and if.",
    ),
    source=Source(Text("het kader zelf", "the framework itself"), True),
    parameters=FactExpression,
    share=share,
    fact_types=("number",),
)
