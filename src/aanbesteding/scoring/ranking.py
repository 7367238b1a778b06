"""From totals to a ranking: equal is exactly equal, and nothing unannounced decides (clause 7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from aanbesteding.model.framework import Framework, TieRule
from aanbesteding.scoring.evaluation import Tie


class Ranked(Protocol):
    """What ranking needs to know of a bid."""

    @property
    def id(self) -> str:
        """Its id; orders what is equal, for display only."""
        ...

    @property
    def total(self) -> Fraction:
        """Its total."""
        ...

    def tie_value(self, word: str) -> Fraction:
        """What it has under a word of the chain; more is better."""
        ...


@dataclass(frozen=True, slots=True)
class Ranking:
    """The order: groups of ids that share a rank, each with that rank, and the ties on the way."""

    groups: tuple[tuple[int, tuple[str, ...]], ...]
    ties: tuple[Tie, ...]


def chain(framework: Framework) -> tuple[str, ...]:
    """Return the announced words that decide between equal totals, in order."""
    ties = framework.policies.ties
    return ties.order if isinstance(ties, TieRule) else ()


def rank(bids: Sequence[Ranked], words: tuple[str, ...], *, high: bool) -> Ranking:
    """Rank bids by total, and equal totals by the words of the chain.

    Three bids with totals 80, 80 and 70 and no chain share ranks 1, 1 and 3.
    """
    groups: list[tuple[int, tuple[str, ...]]] = []
    ties: list[Tie] = []
    first = 1
    by_total: dict[Fraction, list[Ranked]] = {}
    for bid in sorted(bids, key=lambda bid: bid.id):
        by_total.setdefault(bid.total, []).append(bid)
    for total in sorted(by_total, reverse=high):
        equal = by_total[total]
        parts, used = _split(equal, words)
        ranked = []
        for part in parts:
            ranked.append((first, tuple(bid.id for bid in part)))
            first += len(part)
        groups += ranked
        if len(equal) > 1:
            still = tuple(group for group in ranked if len(group[1]) > 1)
            ties.append(Tie(tuple(bid.id for bid in equal), total, used, still))
    return Ranking(tuple(groups), tuple(ties))


def _split(
    equal: list[Ranked], words: tuple[str, ...]
) -> tuple[list[list[Ranked]], tuple[str, ...]]:
    """Divide equal bids by the words of the chain; return the groups and the words that decided."""
    groups = [equal]
    used: list[str] = []
    for word in words:
        if all(len(group) == 1 for group in groups):
            break
        divided: list[list[Ranked]] = []
        for group in groups:
            values = sorted({bid.tie_value(word) for bid in group}, reverse=True)
            divided += [[bid for bid in group if bid.tie_value(word) == v] for v in values]
        if len(divided) > len(groups):
            used.append(word)
        groups = divided
    return groups, tuple(used)
