"""The order of the others as it would be without a bid."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING

from aanbesteding.methods.awards.base import NoTotal, Offered
from aanbesteding.methods.base import EXACT, Competition, OutsideRange
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
    quick = quick_order(lot, [candidate for candidate in passed if candidate is not left_out])
    if quick is not None:
        return quick
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


def quick_order(lot: LotEvaluation, others: list[Candidate]) -> Order | None:
    """Return the order of some bids, as if only they had come in, where a quick way is enough.

    Only the differences on relative criteria are worked out.

    It is when nothing is rounded, no minimum score is still to be tested, all numbers are exact,
    and equal totals are told apart by the price or not at all. None says that it is not enough.
    """
    award, chosen = lot.award, lot.framework.award
    words = chain(lot.framework)
    tested = lot.framework.minimum_total or any(node.criterion.minimum for node in lot.nodes)
    if lot.scorer.roundings or tested or award.sees_others(chosen) or set(words) - {"price"}:
        return None
    gained = _gained(lot, others)
    if gained is None:
        return None
    lowest = min(candidate.price for candidate in others)
    sign = -1 if award.winning(chosen) == "high" else 1
    keys: dict[tuple[Fraction, Fraction], list[str]] = {}
    for candidate, more in zip(others, gained, strict=True):
        assert candidate.quality is not None
        quality = candidate.quality + more
        offered = Offered(quality, lot.whole, candidate.price, quality, lowest)
        try:
            step = award.total(chosen, offered)
        except NoTotal:
            return None
        if step.radius:
            return None
        second = candidate.price if words else EXACT
        keys.setdefault((sign * step.result, second), []).append(candidate.bid.id)
    return tuple(frozenset(keys[key]) for key in sorted(keys))


def _gained(lot: LotEvaluation, others: list[Candidate]) -> list[Fraction] | None:
    """Return what each bid gains on the relative criteria; None where that is not exact."""
    gained = [EXACT] * len(others)
    if any(candidate.quality is None for candidate in others):
        return None
    prices = tuple(candidate.price for candidate in others)
    for node in lot.nodes:
        if not node.relative:
            continue
        assert node.method is not None
        values = [lot.scorer.measured(node, candidate).value for candidate in others]
        if not all(isinstance(value, Fraction) for value in values):
            return None
        field = Competition(prices, tuple(values))
        for index, (candidate, value) in enumerate(zip(others, values, strict=True)):
            try:
                step = node.method.share(node.criterion.method, value, field)
            except (OutsideRange, ZeroDivisionError):
                return None
            old = candidate.leaves[node.criterion.id]
            if step.radius or old.radius:
                return None
            gained[index] += step.result * node.weight - old.points
    return gained
