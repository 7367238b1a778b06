"""The published shape of a comparison of frameworks, `aanbesteding/comparison/1`.

The builder in `reporting.comparison_json` is typed by these classes, `aanbesteding schema
comparison` prints them as a JSON Schema, and a test validates real output against it.
"""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict  # pydantic needs this one before Python 3.12

from aanbesteding.reporting.result_format import InputResult, Tool, Words
from aanbesteding.reporting.sensitivity_format import SentenceResult, TableResult

FORMAT: Literal["aanbesteding/comparison/1"] = "aanbesteding/comparison/1"


class FrameworkCompared(TypedDict):
    """A framework, and the letter by which sentences and tables name it."""

    letter: str
    id: str
    version: str
    title: Words
    route: Literal["tender", "recombination"]


class QuestionResult(TypedDict):
    """What is found about a lot under these frameworks, named by their letters."""

    id: Literal["rankings", "agreement", "regret", "moves", "blend", "same-first"]
    title: Words
    frameworks: list[str]
    sentences: list[SentenceResult]
    tables: list[TableResult]


class LotComparedResult(TypedDict):
    """A lot and every question about it."""

    id: str
    title: Words
    questions: list[QuestionResult]


class OverallResult(TypedDict):
    """How alike the rankings are over all lots."""

    sentences: list[SentenceResult]
    tables: list[TableResult]


class ComparisonResult(TypedDict):
    """The whole. The seed is of what was drawn; all else is exact."""

    format: Literal["aanbesteding/comparison/1"]
    tool: Tool
    frameworks: list[FrameworkCompared]
    seed: int
    inputs: list[InputResult]
    overall: OverallResult
    lots: list[LotComparedResult]
