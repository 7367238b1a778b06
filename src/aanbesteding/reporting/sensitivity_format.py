"""The published shape of the sensitivity of an award, `aanbesteding/sensitivity/1`.

The builder in `reporting.sensitivity_json` is typed by these classes, `aanbesteding schema
sensitivity` prints them as a JSON Schema, and a test validates real output against it.
"""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict  # pydantic needs this one before Python 3.12

from aanbesteding.reporting.result_format import ExactNumber, InputResult, Tool, Words

FORMAT: Literal["aanbesteding/sensitivity/1"] = "aanbesteding/sensitivity/1"

DIFFERENCE_FORMAT: Literal["aanbesteding/difference/1"] = "aanbesteding/difference/1"


class SampledNumber(TypedDict):
    """A number that was estimated by drawing, and its standard error."""

    value: ExactNumber
    standard_error: ExactNumber


CellResult = ExactNumber | SampledNumber | Words | list[str] | str | bool | int | None
"""Null where there is no number. Bids and criteria are named by their ids."""


class ColumnResult(TypedDict):
    """A column of a table: the key in its rows, its title, and what stands in it."""

    key: str
    title: Words
    kind: Literal[
        "bid", "bids", "criterion", "name", "words", "points", "euros", "weight", "part",
        "number", "count", "yes",
    ]  # fmt: skip


class TableResult(TypedDict):
    """A table."""

    key: str
    title: Words
    columns: list[ColumnResult]
    rows: list[dict[str, CellResult]]
    note: Words | None


class SentenceResult(TypedDict):
    """A sentence, and the code by which a program knows it."""

    code: str
    text: Words


class WeakResult(TypedDict):
    """A change by which the contract would go to another.

    `size` is how large it is as a part of what could change; 0 where no number changes.
    """

    code: str
    text: Words
    size: ExactNumber
    hinges: bool


class SectionResult(TypedDict):
    """What a section says of a lot."""

    id: str
    title: Words
    sentences: list[SentenceResult]
    tables: list[TableResult]
    weak: list[WeakResult]


class SensitiveLot(TypedDict):
    """A lot: who would get a contract, whether that hinges on anything, and all sections."""

    id: str
    title: Words
    holders: list[str]
    outcome: SentenceResult
    hinges: bool
    weakest: list[WeakResult]
    sections: list[SectionResult]


class SensitivityResult(TypedDict):
    """The whole. The seed is of what was drawn; all else is exact."""

    format: Literal["aanbesteding/sensitivity/1"]
    tool: Tool
    framework: str
    framework_version: str
    seed: int
    inputs: list[InputResult]
    lots: list[SensitiveLot]


class DifferentLot(TypedDict):
    """What two evaluations of a lot differ in."""

    id: str
    title: Words
    sentences: list[SentenceResult]
    tables: list[TableResult]


class DifferenceResult(TypedDict):
    """What changing a framework does to the rankings.

    `changed` lists what differs between the frameworks `before` and `after`; the sentences are
    about lots that only one of them has.
    """

    format: Literal["aanbesteding/difference/1"]
    tool: Tool
    before: str
    after: str
    sentences: list[SentenceResult]
    changed: TableResult
    lots: list[DifferentLot]
