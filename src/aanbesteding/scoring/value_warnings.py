"""What there is to say about totals in euros: those below zero (clause 5.18)."""

from __future__ import annotations

from collections.abc import Iterable

from aanbesteding.exact.display import euros
from aanbesteding.methods.awards.base import Award
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.scoring import codes
from aanbesteding.scoring.evaluation import BidResult
from aanbesteding.scoring.wording import both


def value_findings(
    framework: Framework, lot_index: int, award: Award, ranked: Iterable[BidResult]
) -> tuple[Finding, ...]:
    """Return a warning for every ranked bid with a total below zero, under awards in euros."""
    if award.unit != "euro":
        return ()
    lot = framework.lots[lot_index].id
    ref = in_framework(framework, "award")
    return tuple(
        Finding(
            codes.BELOW_ZERO,
            ref,
            {"bid": result.bid, "lot": lot, "total": both(euros, result.total)},
        )
        for result in ranked
        if result.total is not None and result.total < 0
    )
