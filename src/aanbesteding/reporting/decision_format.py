"""The published shape of a decision, `aanbesteding/decision/1`.

The builder in `reporting.decision_json` is typed by these classes, `aanbesteding schema decision`
prints them as a JSON Schema, and a test validates real output against that schema.
"""

from __future__ import annotations

from typing import Literal, NotRequired

from typing_extensions import TypedDict  # pydantic needs this one before Python 3.12

from aanbesteding.reporting.result_format import (
    ExactNumber,
    FindingResult,
    FrameworkResult,
    InputResult,
    SourceLine,
    StepResult,
    Tool,
    Words,
)

FORMAT: Literal["aanbesteding/decision/1"] = "aanbesteding/decision/1"


class CountStepResult(TypedDict):
    """A step of the count: `day` is where it ends. `verified` is false for a rule not read."""

    kind: Literal["sent", "first", "counted", "moved", "stays", "contract"]
    day: str
    text: Words
    source: Words
    verified: bool


class StandstillResult(TypedDict):
    """The standstill; days as YYYY-MM-DD. `extended` says that `last` is not day number `days`."""

    sent: str
    days: int
    closed: list[str]
    first: str
    counted: str
    last: str
    extended: bool
    contract: str
    steps: list[CountStepResult]


class QuotedLine(TypedDict):
    """Where a quotation stands; null for inputs that were made in code."""

    file: str | None
    line: int | None
    cell: NotRequired[str]


class QuoteResult(TypedDict):
    """A mark that counts with the statement of reasons, letter for letter as in the file."""

    capacity: Words
    mark: str
    worth: ExactNumber
    reason: str
    source: QuotedLine


class RowResult(TypedDict):
    """A criterion. `scored` is false where the points are those of subcriteria added up.

    `advantage` is the winner's points less the bid's own. Without a winner beside it,
    `winner_points` and `advantage` are null and `winner_reasons` is empty.
    """

    id: str
    title: Words
    depth: int
    weight: ExactNumber
    scored: bool
    measures: Literal["marks", "fact", "price"] | None
    method: Words | None
    points: ExactNumber
    winner_points: ExactNumber | None
    advantage: ExactNumber | None
    reasons: list[QuoteResult]
    winner_reasons: list[QuoteResult]


class PriceResult(TypedDict):
    """Prices in euros; `difference` is own less winner's. `points`: see `role` criterion."""

    own: ExactNumber
    winner: ExactNumber
    difference: ExactNumber
    role: Literal["criterion", "total", "formula", "none"]
    points: ExactNumber | None


class ContributionResult(TypedDict):
    """A part of the difference between the totals, in the winner's favour; they sum to it."""

    kind: Literal["criterion", "price", "rounding"]
    criterion: str | None
    amount: ExactNumber


class SideResult(TypedDict):
    """What one of the two bids is better at; `criterion` is null for the price itself."""

    criterion: str | None
    better: ExactNumber
    worse: ExactNumber
    size: ExactNumber
    amount: ExactNumber | None


class WhatIfResult(TypedDict):
    """Totals with the winner's price, and with the winner's quality."""

    with_winners_price: ExactNumber
    with_winners_quality: ExactNumber


class DrawingResult(TypedDict):
    """A drawing of lots: for which rank it was held, when and by whom."""

    rank: int
    date: str
    held_by: str
    place: str | None
    witnesses: list[str]


class TieBreakResult(TypedDict):
    """What decided between equal totals; `drawn` where lots were drawn."""

    word: str
    title: Words
    own: ExactNumber | None
    winner: ExactNumber | None
    drawn: DrawingResult | None


class OtherResult(TypedDict):
    """Another bid that was ranked."""

    bid: str
    name: str
    rank: int
    total: ExactNumber


class ExclusionResult(TypedDict):
    """A reason for exclusion or setting aside, with the numbers in it."""

    kind: str
    subject: str
    text: Words
    sources: list[SourceLine]


class WinnerNoticeResult(TypedDict):
    """What a winner is told. `drawn` is the drawing of lots that gave the bid its rank, if any."""

    bid: str
    name: str
    rank: int
    ranked: int
    drawn: DrawingResult | None
    total: ExactNumber
    price: ExactNumber
    criteria: list[RowResult]
    steps: list[StepResult]
    others: list[OtherResult]


class Chosen(TypedDict):
    """A beneficiary."""

    bid: str
    name: str


class ComparisonResult(TypedDict):
    """A losing bid beside a winner, `beside`."""

    beside: Chosen
    total: ExactNumber
    winner_total: ExactNumber
    difference: ExactNumber
    additive: bool
    contributions: list[ContributionResult]
    price: PriceResult
    advantages: list[SideResult]
    disadvantages: list[SideResult]
    equal: list[str]
    what_if: WhatIfResult | None
    tie_break: TieBreakResult | None
    criteria: list[RowResult]
    steps: list[StepResult]
    winner_steps: list[StepResult]


class LosingNoticeResult(TypedDict):
    """What a tenderer whose bid was ranked below the winners is told.

    `comparisons` sets the bid beside each winner, in the order of the ranking. `drawn` is the
    drawing of lots that gave it its rank, if any.
    """

    bid: str
    name: str
    rank: int
    ranked: int
    shared: int
    drawn: DrawingResult | None
    comparisons: list[ComparisonResult]
    others: list[OtherResult]


class ExcludedNoticeResult(TypedDict):
    """What a tenderer whose bid was excluded or set aside is told."""

    bid: str
    name: str
    reasons: list[ExclusionResult]
    criteria: list[RowResult]


class LotDecisionResult(TypedDict):
    """The decision on a lot. Where the winners are not certain there are no notices; see `needed`.

    `beneficiaries` get a contract and are named in every notice; `draws` are the drawings of lots
    that were applied.
    `set_aside` lists the reasons against bids in a lot that is not decided.
    """

    id: str
    title: Words
    status: Literal["awarded", "draw-needed", "no-admissible-bid"]
    needed: Words | None
    beneficiaries: list[Chosen]
    draws: list[DrawingResult]
    winners: list[WinnerNoticeResult]
    losing: list[LosingNoticeResult]
    excluded: list[ExcludedNoticeResult]
    set_aside: list[ExcludedNoticeResult]
    findings: list[FindingResult]


class DecisionResult(TypedDict):
    """An award decision. `findings` are warnings to the sender, no part of a notice."""

    format: Literal["aanbesteding/decision/1"]
    tool: Tool
    framework: FrameworkResult
    inputs: list[InputResult]
    standstill: StandstillResult
    shows_others: bool
    lots: list[LotDecisionResult]
    findings: list[FindingResult]
