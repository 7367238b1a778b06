"""The kinds of field that the file formats are made of, each with its grammar and its bounds.

A field knows three things: how text becomes a value, what is refused and under which name
(`reading.messages` turns the name into sentences), and how an editor's JSON Schema says it.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    Tag,
)
from pydantic_core import PydanticCustomError, core_schema

from aanbesteding.exact.number import DecimalSign, NotANumber, Number
from aanbesteding.exact.size import MAX_DIGITS
from aanbesteding.texts import Lang

if TYPE_CHECKING:  # a third of the time of importing pydantic, and only needed for schemas
    from pydantic.json_schema import JsonSchemaValue

MAX_TEXT = 2000

# The JSON Schema of a number; `reading.schema` replaces it for files with a decimal comma.
NUMBER_SCHEMA: dict[str, Any] = {"type": "number"}


def kebab(name: str) -> str:
    """Return the key in a file for a field in Python: `out_of_range` is written `out-of-range`."""
    return name.rstrip("_").replace("_", "-")


class Model(BaseModel):
    """Base of every model: immutable, no unknown keys, no conversions, kebab-case keys."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        alias_generator=kebab,
        populate_by_name=True,
        defer_build=True,
    )


def value_of(model: BaseModel | None, name: str) -> object:
    """Return the value of a field; None where there is no such field, or no model.

    `getattr` with a default costs forty times as much on a model that lacks the field.
    """
    return None if model is None else model.__dict__.get(name)


class Exact:
    """Metadata that makes a field an exact number within bounds."""

    def __init__(
        self, minimum: int | None = None, maximum: int | None = None, decimals: int | None = None
    ) -> None:
        self.minimum = minimum
        self.maximum = maximum
        self.decimals = decimals

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.with_info_plain_validator_function(
            self._validate, serialization=core_schema.to_string_ser_schema()
        )

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        bounds = {"minimum": self.minimum, "maximum": self.maximum}
        result = NUMBER_SCHEMA | {name: n for name, n in bounds.items() if n is not None}
        if self.decimals is not None:
            result["multipleOf"] = 1 if self.decimals == 0 else 10**-self.decimals
        return result

    def _validate(self, value: object, info: core_schema.ValidationInfo) -> Number:
        if isinstance(value, str):
            context: Mapping[str, DecimalSign | None] = info.context or {}
            try:
                number = Number.parse(value, context.get("decimal-sign"))
            except NotANumber as error:
                raise PydanticCustomError("number-" + error.reason, "", {"text": value}) from None
        elif isinstance(value, Number):
            number = value
        elif isinstance(value, int | Fraction) and not isinstance(value, bool):
            number = Number.of(value)
        else:
            raise PydanticCustomError("number-not-a-number", "", {"text": _shape(value)})
        self._check_bounds(number)
        return number

    def _check_bounds(self, number: Number) -> None:
        above, below = number.numerator, number.denominator  # thrice as fast as fractions
        if (self.minimum is not None and above < self.minimum * below) or (
            self.maximum is not None and above > self.maximum * below
        ):
            raise PydanticCustomError(
                "number-out-of-bounds",
                "",
                {"text": number.written, "minimum": self.minimum, "maximum": self.maximum},
            )
        if self.decimals is not None and 10**self.decimals % below:
            raise PydanticCustomError(
                "number-too-fine", "", {"text": number.written, "decimals": self.decimals}
            )


def _shape(value: object) -> str:
    return "" if value is None or isinstance(value, dict | tuple | list) else str(value)


class YesNoField:
    """Metadata that makes a field a yes or a no: `ja`, `nee`, `true`, `false`, nothing else."""

    WORDS: Mapping[str, bool] = {"ja": True, "nee": False, "true": True, "false": False}

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(self._validate)

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"enum": [True, False, "ja", "nee"]}

    def _validate(self, value: object) -> bool:
        if isinstance(value, bool):
            return value
        word = self.WORDS.get(value) if isinstance(value, str) else None
        if word is None:
            raise PydanticCustomError("yes-no", "", {"text": _shape(value)})
        return word


class _WrittenField:
    """Metadata for text that an editor reads as a number or a yes/no: versions, marks, facts."""

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": ["string", "number", "boolean"]}


Slug = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$", max_length=40),
]
"""An identifier: 1 to 40 small letters, digits and hyphens."""


def _visible(text: str) -> str:
    if text.isspace():
        raise PydanticCustomError("blank", "")
    return text


Line = Annotated[
    str, StringConstraints(min_length=1, max_length=MAX_TEXT), AfterValidator(_visible)
]
"""A text of 1 to 2,000 characters, not all of them spaces."""

Written = Annotated[Line, _WrittenField()]
"""A text kept exactly as it was written."""

FractionText = Annotated[
    str, StringConstraints(min_length=1, max_length=2 * MAX_DIGITS + 10), _WrittenField()
]
"""An exact fraction as the program wrote it: `1333/20`."""

YesNo = Annotated[bool, YesNoField()]
Real = Annotated[Number, Exact()]
Percent = Annotated[Number, Exact(minimum=-1000, maximum=1000)]
Positive = Annotated[Number, Exact(minimum=0)]
Money = Annotated[Number, Exact(minimum=0, decimals=2)]
Amount = Annotated[Number, Exact(decimals=2)]
Digits = Annotated[Number, Exact(minimum=0, maximum=6, decimals=0)]
Part = Annotated[Number, Exact(minimum=0, maximum=100)]
Points = Annotated[Number, Exact(minimum=0, maximum=1_000_000, decimals=3)]
People = Annotated[Number, Exact(minimum=0, maximum=10_000_000, decimals=0)]
Count = Annotated[Number, Exact(minimum=1, maximum=200, decimals=0)]


class Bilingual(Model):
    """A text in Dutch and, if given, in English."""

    nl: Line
    """The text in Dutch."""
    en: Line | None = None
    """The text in English."""


def _label_kind(value: object) -> Literal["text", "bilingual"]:
    return "bilingual" if isinstance(value, dict | Bilingual) else "text"


Label = Annotated[
    Annotated[Line, Tag("text")] | Annotated[Bilingual, Tag("bilingual")],
    Discriminator(_label_kind),
]
"""One string in the language of the framework, or `{nl: …, en: …}`."""


def say(label: str | Bilingual, lang: Lang) -> str:
    """Return a label in `lang`, in Dutch where it has no such translation."""
    if isinstance(label, str):
        return label
    return label.en if lang == "en" and label.en else label.nl


__all__ = [
    "MAX_TEXT",
    "Amount",
    "Bilingual",
    "Count",
    "Digits",
    "Field",
    "FractionText",
    "Label",
    "Line",
    "Model",
    "Money",
    "Part",
    "People",
    "Percent",
    "Points",
    "Positive",
    "Real",
    "Slug",
    "Written",
    "YesNo",
    "kebab",
    "say",
]
