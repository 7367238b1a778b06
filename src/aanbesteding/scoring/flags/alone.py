"""The order of the others as it would be without a bid."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from itertools import groupby
from typing import TYPE_CHECKING

from aanbesteding.scoring.candidate import Candidate
from aanbesteding.scoring.flags.base import Order
from aanbesteding.scoring.ranking import chain, rank

if TYPE_CHECKING:
    from aanbesteding.scoring.lots import LotEvaluation


def order_of(ranked: Iterable[tuple[int | None, str]]) -> Order:
    """Return (rank, bid), the best first, as groups of bids that share a rank."""
    groups = groupby(ranked, key=lambda found: found[0])
    return tuple(frozenset(bid for _, bid in group) for _, group in groups)


def order_without(lot: LotEvaluation, passed: list[Candidate], left_out: Candidate) -> Order | None:
    """Return the order when a bid had not come in, or None when there would be no outcome.

    Relative criteria, minimums and totals are worked out again over the other bids of clause 5.7;
    what was scored on absolute criteria stands. The evaluation itself is left as it is.
    """
    other = copy(lot)
    other.scorer = copy(lot.scorer)
    other.scorer.faults = []
    absolute = {node.criterion.id for node in lot.nodes if not node.relative}
    bids = [
        Candidate(
            candidate.bid,
            candidate.offer_index,
            candidate.priced,
            leaves={k: v for k, v in candidate.leaves.items() if k in absolute},
        )
        for candidate in passed
        if candidate is not left_out
    ]
    scored = other.contest(bids).scored
    if other.scorer.faults:
        return None
    high = lot.award.winning(lot.framework.award) == "high"
    ranking = rank(scored, chain(lot.framework), high=high)
    return tuple(frozenset(bids) for _, bids in ranking.groups)
