"""The published shape of a comparison of frameworks, `aanbesteding/comparison/1`.

The builder in `reporting.comparison_json` is typed by these classes, `aanbesteding schema
comparison` prints them as a JSON Schema, and a test validates real output against it.
"""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict  # pydantic needs this one before Python 3.12

from aanbesteding.reporting.result_format import InputResult, Tool, Words
from aanbesteding.reporting.scenario_format import ScenarioResult
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


class AnswerResult(TypedDict):
    """What is found over all lots: sentences and tables."""

    sentences: list[SentenceResult]
    tables: list[TableResult]


class ChapterResult(TypedDict):
    """A part of the summary in plain words."""

    id: str
    title: Words
    sentences: list[SentenceResult]


class ComparisonResult(TypedDict):
    """The whole. The seed is of what was drawn; all else is exact.

    `outcomes` is null where no framework has recombination rules or only some lots were asked for,
    `scenario` where no scenario was given; `overall` is how alike the rankings are.
    """

    format: Literal["aanbesteding/comparison/1"]
    tool: Tool
    frameworks: list[FrameworkCompared]
    seed: int
    inputs: list[InputResult]
    summary: list[ChapterResult]
    outcomes: AnswerResult | None
    scenario: ScenarioResult | None
    overall: AnswerResult
    lots: list[LotComparedResult]
