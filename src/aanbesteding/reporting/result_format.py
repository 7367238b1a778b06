"""The published shape of the JSON result, `aanbesteding/result/1`.

The builder in `reporting.json_result` is typed by these classes, `aanbesteding schema result`
prints them as a JSON Schema, and a test validates real output against that schema.
"""

from __future__ import annotations

from typing import Literal, NotRequired

from typing_extensions import TypedDict  # pydantic needs this one before Python 3.12

FORMAT: Literal["aanbesteding/result/1"] = "aanbesteding/result/1"


class ExactNumber(TypedDict):
    """A number: the exact fraction, and a decimal copy of at most six decimals to look at."""

    fraction: str
    decimal: str


class Words(TypedDict):
    """A sentence in Dutch and in English."""

    nl: str
    en: str


class SourceLine(TypedDict):
    """A value in an input. `file` and `line` are null for inputs that were made in code.

    In a workbook `cell` names the sheet and the cell, and `line` is the row.
    """

    kind: str
    id: str
    key: str
    file: str | None
    line: int | None
    cell: NotRequired[str]


class StepResult(TypedDict):
    """A step of a derivation: filling `values` in `formula` gives `result`."""

    stage: str
    formula: str
    values: dict[str, ExactNumber]
    result: ExactNumber
    note: Words | None
    sources: list[SourceLine]


class MarkResult(TypedDict):
    """A mark of an assessor with its statement of reasons."""

    assessor: str
    mark: str
    worth: ExactNumber
    reason: str
    counts: bool
    source: SourceLine


class CriterionResult(TypedDict):
    """The score on a criterion and on its subcriteria."""

    id: str
    weight: ExactNumber
    points: ExactNumber
    share: ExactNumber | None
    relative: bool
    marks: list[MarkResult]
    steps: list[StepResult]
    criteria: list[CriterionResult]


class ReasonResult(TypedDict):
    """Why a bid was excluded or set aside."""

    kind: str
    subject: str
    text: Words
    sources: list[SourceLine]


class BidResultJson(TypedDict):
    """What became of a bid in a lot. `derived` is there where nobody made the bid, and says how."""

    id: str
    name: str
    derived: NotRequired[str]
    rank: int | None
    price: ExactNumber | None
    total: ExactNumber | None
    criteria: list[CriterionResult]
    steps: list[StepResult]
    reasons: list[ReasonResult]


class OpenTie(TypedDict):
    """Bids that share a rank."""

    rank: int
    bids: list[str]


class TieResult(TypedDict):
    """Bids with equal totals, and what the announced chain made of them."""

    bids: list[str]
    total: ExactNumber
    decided_by: list[str]
    open: list[OpenTie]


class FindingResult(TypedDict):
    """A warning."""

    code: str
    slug: str
    text: Words
    cure: Words
    source: SourceLine


class DrawResult(TypedDict):
    """A drawing of lots that a person held, and that put equal bids in order: `bids`."""

    rank: int
    bids: list[str]
    date: str
    held_by: str
    place: str | None
    witnesses: list[str]
    source: SourceLine


class FlagResult(FindingResult):
    """A price flag: it excludes nobody. `bid` is null where an announced test could not be made."""

    bid: str | None
    test: str
    step: StepResult | None


class LotResultJson(TypedDict):
    """The evaluation of a lot. `winners` get a contract; `winner` ranks first on its own."""

    id: str
    title: Words
    status: Literal["ranked", "draw-needed", "no-admissible-bid"]
    winner: str | None
    contracts: int
    winners: list[str]
    lowest_price: ExactNumber | None
    ranking: list[BidResultJson]
    excluded: list[BidResultJson]
    ties: list[TieResult]
    draws: list[DrawResult]
    findings: list[FindingResult]
    flags: list[FlagResult]


class InputResult(TypedDict):
    """A file that was read, with the SHA-256 of its bytes."""

    kind: str
    id: str
    file: str
    sha256: str


class FrameworkResult(TypedDict):
    """The framework that was applied."""

    id: str
    version: str
    title: Words
    route: str
    status: str
    award: str
    better: Literal["high", "low"]
    unit: Literal["points", "euro", "euro-per-point", "index"]
    assumed_share: ExactNumber


class Tool(TypedDict):
    """The program that made the result."""

    name: str
    version: str


class Result(TypedDict):
    """An evaluation under one framework.

    `quality_closed` is the hash of the quality that was closed before prices were opened.
    """

    format: Literal["aanbesteding/result/1"]
    tool: Tool
    framework: FrameworkResult
    quality_closed: str | None
    inputs: list[InputResult]
    lots: list[LotResultJson]
    findings: list[FindingResult]
