"""The one door through which a number comes in: text becomes an exact fraction.

Nothing here guesses. The grammar is an optional minus sign, at most twelve digits without
leading zeros, and at most six decimals behind one decimal sign. Whatever else people write
(`1.234,56`, `1e3`, `014`, `1:30`, `.nan`, `١٢`) is refused with the reason, because each
of these means something else to another reader (docs/limits.md).
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Literal, Self

DecimalSign = Literal["point", "comma"]

MAX_INTEGER_DIGITS = 12
MAX_DECIMALS = 6

_POINT = re.compile(r"-?(?:0|[1-9][0-9]{0,11})(?:\.[0-9]{1,6})?")
_COMMA = re.compile(r"-?(?:0|[1-9][0-9]{0,11})(?:,[0-9]{1,6})?")
_AMBIGUOUS = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")

Reason = Literal[
    "empty",
    "other-digits",
    "not-finite",
    "exponent",
    "programming",
    "sexagesimal",
    "leading-zero",
    "sign",
    "unit",
    "thousands",
    "decimal-sign",
    "ambiguous",
    "too-long",
    "not-a-number",
]

# The first pattern that matches names the reason; the order matters.
_DIAGNOSES: tuple[tuple[Reason, re.Pattern[str]], ...] = (
    ("empty", re.compile(r"\s*")),
    ("not-finite", re.compile(r"[-+]?\.?(?:nan|inf|infinity)", re.IGNORECASE)),
    ("exponent", re.compile(r"[-+]?[0-9.,]+e[-+]?[0-9]+", re.IGNORECASE)),
    ("programming", re.compile(r"[-+]?0[xob][0-9a-f_]+|[-+]?[0-9]+(?:_[0-9]+)+", re.IGNORECASE)),
    ("sexagesimal", re.compile(r"[-+]?[0-9]+(?::[0-9]+)+(?:\.[0-9]*)?")),
)
_SIGN = re.compile(r"\+[0-9.,]+|[0-9.,]+-|[-+]?[.,][0-9]+|[-+]?[0-9]+[.,]")
_UNIT = re.compile(r"(€|eur)?\s*[-+]?[0-9][0-9.,]*(,-+|\s*[%‰€]|\s*[a-z]+)?", re.IGNORECASE)
# A point, a comma, an apostrophe, or a space: ordinary, not breaking, or narrow.
_THOUSANDS = re.compile(
    r"[-+]?[0-9]{1,3}(?:([.,'’ \u00a0\u2009\u202f])[0-9]{3})(?:\1[0-9]{3})*(?:[.,][0-9]+)?"
)
_LEADING_ZERO = re.compile(r"[-+]?0[0-9]+(?:[.,][0-9]+)?")
_DIGITS_AND_SIGN = re.compile(r"-?([0-9]+)(?:([.,])([0-9]+))?")


class NotANumber(ValueError):
    """The text is no number by the published grammar; `reason` says which rule it breaks."""

    def __init__(self, text: str, reason: Reason) -> None:
        super().__init__(f"{text!r}: {reason}")
        self.text = text
        self.reason: Reason = reason


class Number(Fraction):
    """An exact number that remembers the digits as they were written.

    It calculates as any `Fraction`; results are plain fractions. `written` is only for display.

    >>> Number.parse("0.10"), Number.parse("0.10").written
    (Number('0.10'), '0.10')
    >>> Number.parse("0.10") + Number.parse("0.20")
    Fraction(3, 10)
    """

    __slots__ = ("written",)
    written: str

    @classmethod
    def parse(cls, text: str, sign: DecimalSign | None = None) -> Self:
        """Read `text` by the grammar above.

        `sign` is the decimal sign that the file announces. Without an announcement the sign is
        the point, and a text that a Dutch reader may take for thousands (`1.234`) is refused.

        Raises `NotANumber`.
        """
        grammar = _COMMA if sign == "comma" else _POINT
        if grammar.fullmatch(text) is None:
            raise NotANumber(text, diagnose(text, sign))
        if sign is None and _AMBIGUOUS.fullmatch(text):
            raise NotANumber(text, "ambiguous")
        whole, _, decimals = text.partition("," if sign == "comma" else ".")
        # Integers only: `Fraction(text)` takes notations that the grammar above does not.
        number = cls(int(whole + decimals), 10 ** len(decimals)) if decimals else cls(int(whole))
        number.written = text
        return number

    @classmethod
    def of(cls, value: int | Fraction) -> Self:
        """Take an exact number from Python code; floats have no place here."""
        number = cls(value)
        number.written = str(value)
        return number

    def __repr__(self) -> str:
        return f"Number({self.written!r})"

    def __reduce__(self) -> tuple[object, tuple[int, int, str]]:
        return (_restore, (self.numerator, self.denominator, self.written))

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self


def _restore(numerator: int, denominator: int, written: str) -> Number:
    number = Number(numerator, denominator)
    number.written = written
    return number


def diagnose(text: str, sign: DecimalSign | None = None) -> Reason:
    """Say why `text` is refused by the grammar, in the words that help the writer most.

    >>> diagnose("014"), diagnose("1:30"), diagnose("1.234,56"), diagnose("1e400")
    ('leading-zero', 'sexagesimal', 'thousands', 'exponent')
    """
    if any(char.isnumeric() and char not in "0123456789" for char in text):
        return "other-digits"
    stripped = text.strip()
    for reason, pattern in _DIAGNOSES:
        if pattern.fullmatch(stripped):
            return reason
    if _LEADING_ZERO.fullmatch(stripped):
        return "leading-zero"
    plain = _DIGITS_AND_SIGN.fullmatch(stripped)
    if plain:
        whole, mark, decimals = plain.groups()
        if len(whole) > MAX_INTEGER_DIGITS or len(decimals or "") > MAX_DECIMALS:
            return "too-long"
        if mark and mark != ("," if sign == "comma" else "."):
            if whole != "0" and len(whole) <= 3 and len(decimals) == 3:
                return "thousands" if sign else "ambiguous"
            return "decimal-sign"
    if _THOUSANDS.fullmatch(stripped):
        return "thousands"
    unit = _UNIT.fullmatch(stripped)
    if unit and (any(unit.groups()) or stripped != text):
        return "unit"
    return "sign" if _SIGN.fullmatch(stripped) else "not-a-number"
