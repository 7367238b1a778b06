"""Decisions on small tenders, and what a test asks of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from tests.build import LOT, evaluated, made

from aanbesteding.deciding.decide import decide
from aanbesteding.deciding.decision import Decision, LosingNotice, Side
from aanbesteding.model.bid import Bid
from aanbesteding.model.framework import Framework
from aanbesteding.model.scores import ScoreSheet

SENT = date(2026, 11, 20)


def sheet(assessor: str | None, by_bid: Mapping[str, Mapping[str, tuple[Any, str]]]) -> ScoreSheet:
    """Return a score sheet with reasons of its own: `{bid: {criterion: (mark, reason)}}`."""
    given = {
        name: {LOT: {c: {"mark": m, "reason": why} for c, (m, why) in on.items()}}
        for name, on in by_bid.items()
    }
    value: dict[str, Any] = {"format": "aanbesteding/scores/1", "framework": "kader"}
    value |= {"kind": "individual", "assessor": assessor} if assessor else {"kind": "consensus"}
    return made(ScoreSheet, {**value, "marks": given})


def decided(
    of: Framework, bids: Iterable[Bid], sheets: Iterable[ScoreSheet] = (), **more: Any
) -> Decision:
    """Decide on a small tender, sent on Friday 20 November 2026."""
    return decide(evaluated(of, bids, sheets), SENT, **more)


def notice(decision: Decision, bid: str) -> LosingNotice:
    """Return the notice to a losing tenderer in the first lot."""
    return next(found for found in decision.lots[0].losing if found.bid == bid)


def sizes(sides: Iterable[Side]) -> list[tuple[str | None, Fraction]]:
    """Return what sides are about and how great they are."""
    return [(side.criterion, side.size) for side in sides]


def parts(found: LosingNotice) -> dict[str, Fraction]:
    """Return what the difference is made of: by criterion, `price` or `rounding`."""
    return {c.criterion or c.kind: c.amount for c in found.comparison.contributions}


def finding_codes(decision: Decision) -> list[str]:
    """Return the codes of the warnings of a decision."""
    return [finding.code.code for finding in decision.findings]
