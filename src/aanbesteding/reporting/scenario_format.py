"""The published shape of what a scenario says, `aanbesteding/scenario-result/1`.

The builder in `reporting.scenario_json` is typed by these classes, `aanbesteding schema
scenario-result` prints them as a JSON Schema, and a test validates real output against it.
"""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict  # pydantic needs this one before Python 3.12

from aanbesteding.reporting.result_format import ExactNumber, InputResult, Tool, Words
from aanbesteding.reporting.sensitivity_format import SentenceResult, TableResult

FORMAT: Literal["aanbesteding/scenario-result/1"] = "aanbesteding/scenario-result/1"
Side = Literal["tender", "recombination"]


class TurnResult(TypedDict):
    """Where the order turns: at `low` where both are the same, else between the two.

    Of whole numbers `low` is the last of the one order and `high` the first of the other.
    """

    low: ExactNumber
    high: ExactNumber
    exact: bool
    before: Side
    after: Side
    within: bool


class AssumptionResult(TypedDict):
    """An assumption, and where the order of the routes turns by it alone."""

    id: str
    title: Words
    unit: str
    value: ExactNumber
    low: ExactNumber
    high: ExactNumber
    assumed: str | None
    source: str | None
    matters: bool
    turns: list[TurnResult]


class ChanceResult(TypedDict):
    """How often each route is ahead, with standard errors; `reached`: the one that was asked."""

    draws: int
    seed: int
    distribution: Literal["uniform", "triangular"]
    tender: ExactNumber
    tender_error: ExactNumber
    recombination: ExactNumber
    recombination_error: ExactNumber
    equal: ExactNumber
    reached: bool


class ScenarioResult(TypedDict):
    """The whole. `lead` is that of the tender route: net euros, or value per million euros."""

    format: Literal["aanbesteding/scenario-result/1"]
    tool: Tool
    scenario: str
    title: Words
    inputs: list[InputResult]
    measure: Literal["net-euros", "value-per-million-euros"]
    lead: ExactNumber
    ahead: Side | None
    summary: list[SentenceResult]
    replaced: list[SentenceResult]
    break_even: list[SentenceResult]
    chance: ChanceResult
    assumptions: list[AssumptionResult]
    tables: list[TableResult]
