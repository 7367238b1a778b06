"""Facts and marks as values: what the text in a file means under the framework."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from aanbesteding.exact.number import DecimalSign, NotANumber, Number
from aanbesteding.fields import YesNoField
from aanbesteding.methods.base import FactValue
from aanbesteding.model.framework import FactDeclaration, LabelledScale, NumericScale, Scale

# A fact is read by the checks and again by the scores, and people state the same numbers.
_parsed = lru_cache(maxsize=4096)(Number.parse)


def fact_value(
    declaration: FactDeclaration, text: str, sign: DecimalSign | None
) -> FactValue | None:
    """Return the value of a stated fact, or None where the text is no such value.

    Raises `NotANumber` where a number is declared and the text is none.
    """
    if declaration.type == "yes-no":
        return YesNoField.WORDS.get(text)
    if declaration.type == "choice":
        return text if text in (declaration.choices or ()) else None
    number = _parsed(text, sign)
    if declaration.decimals is None:
        return number
    return number if (number * 10 ** int(declaration.decimals)).denominator == 1 else None


def mark_worth(scale: Scale, text: str, sign: DecimalSign | None) -> Fraction | None:
    """Return the share that a mark is worth (1 is all points), or None when it is not on the scale.

    On a numeric scale: (mark − zero-at) / (full-at − zero-at).
    """
    if isinstance(scale, LabelledScale):
        found = next((label for label in scale.marks if label.mark == text), None)
        return None if found is None else found.percent / 100
    try:
        mark = Number.parse(text, sign)
    except NotANumber:
        return None
    on_step = ((mark - scale.lowest) / scale.step).denominator == 1
    if not (scale.lowest <= mark <= scale.highest and on_step):
        return None
    return (mark - scale.zero_at) / (scale.full_at - scale.zero_at)


def scale_marks(scale: Scale) -> list[str]:
    """Return the marks that a scale has, for a message: at most a dozen."""
    if isinstance(scale, LabelledScale):
        return [label.mark for label in scale.marks][:12]
    return _numeric_marks(scale)


def _numeric_marks(scale: NumericScale) -> list[str]:
    return [f"{scale.lowest.written}, +{scale.step.written}, … {scale.highest.written}"]
