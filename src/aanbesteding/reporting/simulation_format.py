"""The published shape of a simulation, `aanbesteding/simulated/1`.

The builder in `reporting.simulation_json` is typed by these classes, `aanbesteding schema
simulated` prints them as a JSON Schema, and a test validates real output against it.
"""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict  # pydantic needs this one before Python 3.12

from aanbesteding.reporting.result_format import FindingResult, InputResult, Tool, Words

FORMAT: Literal["aanbesteding/simulated/1"] = "aanbesteding/simulated/1"


class EstimateResult(TypedDict):
    """A figure: `value` in at most six decimals, and its standard error.

    `standard_error` is null where nothing was sampled; `tenders` is how many it rests on.
    """

    value: str
    standard_error: str | None
    tenders: int


class SimulatedCriterion(TypedDict):
    """A criterion. `nominal`, `effective`, `differ` and `spread` are parts of one.

    `of_price` says that it measures the price; `weight` and `used_range` are in points or euros.
    """

    id: str
    title: Words | None
    of_price: bool
    weight: str | None
    nominal: str | None
    used_range: EstimateResult | None
    effective: EstimateResult | None
    differ: EstimateResult | None
    spread: EstimateResult | None


class SimulatedScale(TypedDict):
    """A scale over all criteria judged on it."""

    id: str
    criteria: list[str]
    differ: EstimateResult | None
    spread: EstimateResult | None


class SimulatedPrice(TypedDict):
    """In which part of the decisions the price was decisive."""

    decisions: int
    decided: EstimateResult | None
    overturned: EstimateResult | None
    between_equals: EstimateResult | None


class SimulatedPoint(TypedDict):
    """What a point is worth in euros."""

    kind: Literal["by-formula", "local", "no-price", "no-points", "flat"]
    euros: EstimateResult | None


class DrawnFrom(TypedDict):
    """What was drawn, from what, and on what that rests; all but `file` are assumptions."""

    subject: Literal["bidders", "panel", "price", "marks", "fact", "admission"]
    name: str
    value: Words
    basis: Literal["file", "framework", "assumption"]
    why: Words


class SimulatedLot(TypedDict):
    """A lot over its tenders."""

    id: str
    title: Words
    tenders: int
    compared: int
    bids: EstimateResult | None
    ranked: EstimateResult | None
    criteria: list[SimulatedCriterion]
    scales: list[SimulatedScale]
    price: SimulatedPrice | None
    point: SimulatedPoint
    tied: EstimateResult | None
    undecided: EstimateResult | None
    no_admissible_bid: EstimateResult | None
    without_outcome: dict[str, int]
    drawn_from: list[DrawnFrom]
    findings: list[FindingResult]


class SimulationResultJson(TypedDict):
    """The whole. With `given` bids nothing was sampled, and seed and runs are null."""

    format: Literal["aanbesteding/simulated/1"]
    tool: Tool
    framework: str
    framework_version: str
    given: bool
    seed: int | None
    runs: int | None
    inputs: list[InputResult]
    lots: list[SimulatedLot]
