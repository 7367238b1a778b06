"""The record of a drawing of lots (proces-verbaal van loting): a person draws, never the program.

A record says for which situation lots were drawn: the lot, the rank, the bids and what they had.
`scoring.draws` compares that with the evaluation and refuses the record when anything changed.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from aanbesteding.fields import Count, Field, Line, Model, Slug
from aanbesteding.model.origin import FileModel

FORMAT = "aanbesteding/draw/1"

MAX_DIGITS = 40
"""The most digits of a numerator or a denominator in a record (clause 7.9)."""
DECIMALS = 20
"""The decimals to which a longer fraction is rounded, half up (clause 7.9)."""

_DATE = re.compile(r"(19[0-9]{2}|2[0-9]{3})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FRACTION = re.compile(r"-?(?:0|[1-9][0-9]{0,999})(?:/[1-9][0-9]{0,39})?")


def _date(text: str) -> str:
    """Return a day of the calendar as it was written; the model room knows no clock."""
    if not _is_day(text):
        raise PydanticCustomError("date", "", {"text": text})
    return text


def _is_day(text: str) -> bool:
    """Whether a text is a day, written `2026-03-14`.

    >>> _is_day("2024-02-29"), _is_day("2026-02-29"), _is_day("14-3-2026")
    (True, False, False)
    """
    match = _DATE.fullmatch(text)
    if match is None:
        return False
    year, month, day = (int(part) for part in match.groups())
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return day <= (28 if month == 2 and not leap else _DAYS[month - 1])


class _DateField:
    """Metadata that tells an editor how a date is written."""

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{_DATE.pattern}$"}


Date = Annotated[Line, AfterValidator(_date), _DateField()]
"""A day of the calendar, written year-month-day: `2026-03-14`."""


class _RatioField:
    """Metadata that makes a field an exact fraction of any size, written `1333/20` or `400000`."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(self._validate)

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": ["string", "integer"], "pattern": f"^{_FRACTION.pattern}$"}

    def _validate(self, value: object) -> Fraction:
        if isinstance(value, Fraction):
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            return Fraction(value)
        if isinstance(value, str) and _FRACTION.fullmatch(value):
            return Fraction(value)
        raise PydanticCustomError("fraction", "")


Ratio = Annotated[Fraction, _RatioField()]
"""An exact fraction, as `new draw` writes it."""


class Draw(Model):
    """One drawing of lots: what it was held for, and how it fell out."""

    lot: Slug
    """The lot."""
    rank: Count
    """The rank that the bids shared, and for which lots were drawn."""
    bids: tuple[Slug, ...] = Field(min_length=2, max_length=200)
    """The bids that shared it."""
    total: Ratio
    """The total that each of them had, as an exact fraction: `1333/20`."""
    tie_breaks: dict[Slug, Ratio] = Field(default_factory=dict)
    """What each had under every word of `ties.order`: points on a criterion, or the price."""
    date: Date
    """The day on which lots were drawn: `2026-03-14`."""
    held_by: Line
    """Who held it: name and capacity."""
    place: Line | None = None
    """Where it was held."""
    witnesses: tuple[Line, ...] = Field(default=(), max_length=50)
    """Who were present."""
    outcome: tuple[Slug, ...] = Field(min_length=2, max_length=200)
    """All of the bids in the order in which they were drawn, the first the first."""


class DrawRecord(FileModel):
    """The record of one or more drawings of lots under one framework."""

    format: Literal["aanbesteding/draw/1"]
    """The format of this file."""
    framework: Slug
    """The framework under which the bids were equal."""
    draws: tuple[Draw, ...] = Field(min_length=1, max_length=500)
    """The drawings."""
