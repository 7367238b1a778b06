"""What a cell says, as text: exactly, or not at all."""

from __future__ import annotations

import re
from fractions import Fraction

from aanbesteding.faults import Fault
from aanbesteding.fields import MAX_TEXT
from aanbesteding.reading import sheet_codes as codes
from aanbesteding.reading.codes import TEXT_TOO_LONG
from aanbesteding.reading.document import find_forbidden, forbidden_code
from aanbesteding.reading.sheets.grid import At, Grid, Kind
from aanbesteding.reading.sheets.number_format import is_shown, is_text_shown
from aanbesteding.texts import Text

MAX_DIGITS = 15
"""Every number of so many digits comes out of a cell as it was typed; more may have been lost."""
MAX_STORED = 400
"""No program stores a number in more characters than this."""
_NAMES: dict[Kind, Text] = {
    "boolean": Text("een waar of onwaar", "a true or false"),
    "error": Text("een foutmelding", "an error"),
    "date": Text("een datum of tijd", "a date or time"),
}
_STORED = re.compile(r"([-+]?)(?=[.]?[0-9])([0-9]*)[.]?([0-9]*)(?:[eE]([-+]?[0-9]{1,3}))?")
_AMBIGUOUS = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")


def value(grid: Grid, at: At, faults: list[Fault]) -> str | None:
    """Return what a cell says, empty where it says nothing; None and a fault where wrong."""
    cell = grid.at(*at)
    if cell.formula:
        faults.append(grid.fault(codes.FORMULA, at))
        return None
    if cell.kind in _NAMES:
        shown = cell.text[:MAX_TEXT]
        faults.append(grid.fault(codes.NOT_A_VALUE, at, things=_NAMES[cell.kind], text=shown))
        return None
    if cell.kind == "number":
        return _number(grid, at, faults)
    if not is_text_shown(cell.number_format):
        fields = {"text": cell.text[:MAX_TEXT], "format": cell.number_format}
        faults.append(grid.fault(codes.NOT_AS_SHOWN, at, **fields))
        return None
    if len(cell.text) > MAX_TEXT:
        faults.append(grid.fault(TEXT_TOO_LONG, at, limit=MAX_TEXT))
        return None
    char = find_forbidden(cell.text)
    if char is not None:
        faults.append(grid.fault(forbidden_code(char), at, char=f"U+{ord(char):04X}"))
        return None
    return "" if cell.text.isspace() else cell.text


def word(grid: Grid, at: At, faults: list[Fault]) -> str | None:
    """Return what a cell says, as `value` does, where nobody would see spaces around it."""
    text = value(grid, at, faults)
    if text is not None and text != text.strip():
        faults.append(grid.fault(codes.SPACES, at, text=text))
        return None
    return text


def _number(grid: Grid, at: At, faults: list[Fault]) -> str | None:
    cell = grid.at(*at)
    text = digits_of(cell.text)
    if text is None:
        faults.append(grid.fault(codes.NOT_EXACT, at, text=cell.text[:MAX_STORED]))
        return None
    if not is_shown(cell.number_format, text):
        faults.append(grid.fault(codes.NOT_AS_SHOWN, at, text=text, format=cell.number_format))
        return None
    # `1.234` in a text may be meant as thousands; in a cell with a number it is not
    return f"{text}0" if _AMBIGUOUS.fullmatch(text) else text


def digits_of(stored: str) -> str | None:
    """Return the digits that somebody typed, of a number as a workbook stores it; None if unsure.

    A workbook holds doubles, and writes 7.1 as `7.0999999999999996`. A decimal of at most 15
    digits that is the same double is what was typed: no two of those are the same double.

    >>> digits_of("7.0999999999999996"), digits_of("7"), digits_of("3.5E6")
    ('7.1', '7', '3500000')
    >>> digits_of("0.30000000000000004"), digits_of("1E300"), digits_of("seven")
    (None, None, None)
    """
    match = _STORED.fullmatch(stored)
    if match is None or len(stored) > MAX_STORED:
        return None
    sign, whole, rest, power = match.groups(default="")
    digits, exponent = (whole + rest).lstrip("0"), int(power or 0) - len(rest)
    kept, beyond = digits[:MAX_DIGITS], len(digits) - MAX_DIGITS
    if beyond > 0:
        rounded = int(kept) + (digits[MAX_DIGITS] >= "5")
        if _double(int(digits), exponent) != _double(rounded, exponent + beyond):
            return None
        kept, exponent = str(rounded), exponent + beyond
    exponent += len(kept) - len(kept.rstrip("0"))
    kept = kept.rstrip("0")
    if not kept:
        return "0"
    if not -MAX_DIGITS <= exponent <= MAX_DIGITS - len(kept):
        return None
    minus = "-" if sign == "-" else ""
    if exponent >= 0:
        return minus + kept + "0" * exponent
    padded = kept.rjust(1 - exponent, "0")
    return f"{minus}{padded[:exponent]}.{padded[exponent:]}"


def _double(digits: int, exponent: int) -> Fraction:
    """Return the double that is nearest to digits × 10^exponent, of two the even one.

    >>> _double(1, -1) == Fraction(3602879701896397, 2**55)
    True
    """
    value = digits * Fraction(10) ** exponent
    power = value.numerator.bit_length() - value.denominator.bit_length() - 52
    scaled = value / Fraction(2) ** power
    if scaled >= 2**53:
        power, scaled = power + 1, scaled / 2
    elif scaled < 2**52:
        power, scaled = power - 1, scaled * 2
    whole, over = divmod(scaled.numerator, scaled.denominator)
    up = 2 * over > scaled.denominator or (2 * over == scaled.denominator and whole % 2 == 1)
    return (whole + up) * Fraction(2) ** power
