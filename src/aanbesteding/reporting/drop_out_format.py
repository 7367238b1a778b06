"""The published shape of what becomes of an award at drop-out, `aanbesteding/drop-out/1`."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict  # pydantic needs this one before Python 3.12

from aanbesteding.reporting.result_format import (
    DrawResult,
    ExactNumber,
    FrameworkResult,
    InputResult,
    TieResult,
    Tool,
    Words,
)

FORMAT: Literal["aanbesteding/drop-out/1"] = "aanbesteding/drop-out/1"


class Placed(TypedDict):
    """A bid in a ranking."""

    id: str
    name: str
    rank: int
    total: ExactNumber


class SetAside(TypedDict):
    """A bid that was excluded or set aside, and why."""

    id: str
    name: str
    reasons: list[Words]


class Standing(TypedDict):
    """A ranking of a lot; `contested` are the equal bids for whom there are too few contracts."""

    status: Literal["ranked", "draw-needed", "no-admissible-bid"]
    winners: list[str]
    contested: list[str]
    ranking: list[Placed]
    excluded: list[SetAside]
    ties: list[TieResult]
    draws: list[DrawResult]


class LotDropOutResult(TypedDict):
    """A lot: the award as it was, and what either policy makes of it without the dropped bids.

    `without_part` are those of them that had been excluded or set aside. `decided` says whether
    it is known who gets the contract: under the announced policy, or under both alike.
    """

    id: str
    title: Words
    dropped: list[str]
    without_part: list[str]
    decided: bool
    winner_differs: bool
    order_differs: bool
    before: Standing
    keep_ranking: Standing
    rescore: Standing


class DropOutResult(TypedDict):
    """What becomes of an award when bids drop out; `announced` is null where nothing is."""

    format: Literal["aanbesteding/drop-out/1"]
    tool: Tool
    framework: FrameworkResult
    inputs: list[InputResult]
    bids: list[str]
    announced: Literal["keep-ranking", "rescore"] | None
    lots: list[LotDropOutResult]
