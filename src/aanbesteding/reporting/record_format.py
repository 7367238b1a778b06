"""The published shape of an evaluation record, `aanbesteding/record/1`.

The builder in `reporting.record_text` is typed by these classes and `aanbesteding schema record`
prints them as a JSON Schema. Every SHA-256 is in groups of four.
"""

from __future__ import annotations

from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict  # pydantic needs this one before Python 3.12

from aanbesteding.reporting.result_format import (
    ExactNumber,
    FindingResult,
    FrameworkResult,
    LotResultJson,
    Tool,
)


class OptionsRecord(TypedDict):
    """What the command was told besides its files: the lots asked for, none when all were."""

    lots: list[str]


class FileRecord(TypedDict):
    """A file that was read.

    `kind` is `framework`, `bid`, `scores`, `draw`, `quality`, `aliases` or `seal`; `file` its name
    as results call it; `path` where it lay, relative to the record's folder or else to the folder
    that holds all files.
    """

    kind: str
    id: str
    file: str
    sha256: str
    path: NotRequired[str]


class InputsRecord(TypedDict):
    """Everything that was read."""

    files: list[FileRecord]


class CarriedRecord(TypedDict):
    """A fingerprint of something that was fixed earlier."""

    name: str
    sha256: str


class CarriedBlock(TypedDict):
    """Fingerprints carried over from earlier steps: `quality` where it was closed, else none."""

    hashes: list[CarriedRecord]


class MethodRecord(TypedDict):
    """How a criterion is scored. A node has no method; its points are the sum of those below."""

    criterion: str
    weight: ExactNumber
    method: str | None
    relative: bool
    formula: str | None
    parameters: dict[str, Any]


class LotMethods(TypedDict):
    """The criteria of a lot, parents before their subcriteria."""

    id: str
    criteria: list[MethodRecord]


class AwardRecord(TypedDict):
    """How each lot is awarded."""

    id: str
    relative: bool
    better: Literal["high", "low"]
    formula: str
    parameters: dict[str, Any]


class MethodsBlock(TypedDict):
    """What was calculated with, as the framework announces it; numbers as written."""

    award: AwardRecord
    weights: dict[str, Any]
    policies: dict[str, Any]
    panel: dict[str, Any]
    scales: list[dict[str, Any]]
    lots: list[LotMethods]


class RankRecord(TypedDict):
    """A bid in the ranking."""

    rank: int | None
    bid: str
    name: str
    total: ExactNumber | None


class SetAsideRecord(TypedDict):
    """A bid that was excluded or set aside, and the kinds of reasons."""

    bid: str
    name: str
    reasons: list[str]


class OutcomeLot(TypedDict):
    """The outcome of a lot. `winners` get a contract; `winner` is first, where one bid is."""

    id: str
    status: Literal["ranked", "draw-needed", "no-admissible-bid"]
    winner: str | None
    winners: list[str]
    ranking: list[RankRecord]
    excluded: list[SetAsideRecord]


class OutcomeBlock(TypedDict):
    """The outcome in short."""

    lots: list[OutcomeLot]


class ResultBlock(TypedDict):
    """The evaluation with every step and warning: a result without its list of inputs."""

    framework: FrameworkResult
    quality_closed: str | None
    lots: list[LotResultJson]
    findings: list[FindingResult]


class HashesBlock(TypedDict):
    """The SHA-256 of the lines of each block."""

    tool: str
    options: str
    inputs: str
    carried: str
    methods: str
    outcome: str
    result: str


class RecordFile(TypedDict):
    """The record of an evaluation; `sha256` is of all lines above it."""

    format: Literal["aanbesteding/record/1"]
    tool: Tool
    options: OptionsRecord
    inputs: InputsRecord
    carried: CarriedBlock
    methods: MethodsBlock
    outcome: OutcomeBlock
    result: ResultBlock
    hashes: HashesBlock
    sha256: str
