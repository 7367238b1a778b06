"""The published shape of a recombination, `aanbesteding/recombination/1`.

The builder in `reporting.recombining.json` is typed by these classes, `aanbesteding schema
recombination` prints them as a JSON Schema, and a test validates real output against it.
"""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict  # pydantic needs this one before Python 3.12

from aanbesteding.reporting.result_format import ExactNumber, InputResult, Tool, Words
from aanbesteding.reporting.sensitivity_format import SentenceResult, TableResult

FORMAT: Literal["aanbesteding/recombination/1"] = "aanbesteding/recombination/1"


class MemberOfCoalition(TypedDict):
    """A member: `cost` in euros a year, `share` of the coalition's cost from 0 to 1."""

    organisation: str
    name: str
    cost: ExactNumber
    share: ExactNumber | None
    activities: list[str]


class ConnectedOrganisation(TypedDict):
    """A volunteer organisation that is connected to the lead, and the theme that pays for it."""

    organisation: str
    name: str
    theme: str


class CoalitionResult(TypedDict):
    """A coalition; `bid` is the id under which --bid writes it."""

    number: int
    bid: str
    themes: list[str]
    lead: str
    members: list[MemberOfCoalition]
    connected: list[ConnectedOrganisation]


class NotTakingPart(TypedDict):
    """An organisation that was left out, with the exclusion ground that applies to it."""

    organisation: str
    name: str
    ground: Words
    activities: list[str]


class RecombinationSection(TypedDict):
    """A section: sentences and tables."""

    id: str
    title: Words
    sentences: list[SentenceResult]
    tables: list[TableResult]


class RecombinationResult(TypedDict):
    """The whole.

    `value` and `bound` are in points, `cost` in euros a year; the bound is what no plan can pass,
    and `gap` how far that lies beyond the value, as a part of it. They are null where there is no
    plan. `settled` says how far plans of equal value were told apart. `warnings` do not stop a
    recombination.
    """

    format: Literal["aanbesteding/recombination/1"]
    tool: Tool
    framework: str
    framework_version: str
    inputs: list[InputResult]
    status: Literal["optimal", "within-gap", "stopped", "none", "none-found"]
    settled: Literal["first", "cheapest", "any"]
    value: ExactNumber | None
    bound: ExactNumber | None
    gap: ExactNumber | None
    cost: ExactNumber | None
    summary: list[SentenceResult]
    coalitions: list[CoalitionResult]
    left_out: list[NotTakingPart]
    warnings: list[Words]
    sections: list[RecombinationSection]
