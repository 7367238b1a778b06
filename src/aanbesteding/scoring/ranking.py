"""From totals to a ranking: equal is exactly equal, and nothing unannounced decides (clause 7)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from aanbesteding.model.framework import Framework
from aanbesteding.model.policies import TieRule
from aanbesteding.scoring.evaluation import Status, Tie


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

    @property
    def radius(self) -> Fraction:
        """How far an irrational total can be from `total`; 0 for all others."""
        ...

    def tie_value(self, word: str) -> tuple[Fraction, Fraction]:
        """What it has under a word of the chain, more being better, and its radius."""
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


def status_of(groups: Sequence[tuple[int, Sequence[str]]], contracts: int) -> Status:
    """Return the status of a lot with so many contracts: a tie across the last needs a draw.

    >>> status_of([(1, ("a", "b")), (3, ("c",))], 1), status_of([(1, ("a", "b")), (3, ("c",))], 2)
    ('draw-needed', 'ranked')
    """
    if not groups:
        return "no-admissible-bid"
    across = any(first <= contracts < first + len(bids) - 1 for first, bids in groups)
    return "draw-needed" if across else "ranked"


def rank(bids: Sequence[Ranked], words: tuple[str, ...], *, high: bool) -> Ranking:
    """Rank bids by total, and equal totals by the words of the chain.

    Three bids with totals 80, 80 and 70 and no chain share ranks 1, 1 and 3.
    """
    groups: list[tuple[int, tuple[str, ...]]] = []
    ties: list[Tie] = []
    first = 1
    for equal in _levels(bids, lambda bid: (bid.total, bid.radius), high=high):
        parts, used = _split(equal, words)
        ranked = []
        for part in parts:
            ranked.append((first, tuple(bid.id for bid in part)))
            first += len(part)
        groups += ranked
        if len(equal) > 1:
            still = tuple(group for group in ranked if len(group[1]) > 1)
            ties.append(Tie(tuple(bid.id for bid in equal), equal[0].total, used, still))
    return Ranking(tuple(groups), tuple(ties))


def _levels(
    bids: Sequence[Ranked], value: Callable[[Ranked], tuple[Fraction, Fraction]], *, high: bool
) -> list[list[Ranked]]:
    """Divide bids by a value, the best first; what cannot be told apart stays together.

    Exact values are told apart by any difference, irrational ones when their intervals do not
    touch.
    """
    ends: list[tuple[Fraction, Fraction, Ranked]] = []
    for bid in bids:
        number, radius = value(bid)
        number = -number if high else number
        ends.append((number - radius, number + radius, bid) if radius else (number, number, bid))
    # By where an interval begins, or a wide one could be parted from another that it touches.
    ends.sort(key=lambda row: (row[0], row[2].id))
    levels: list[list[Ranked]] = []
    reach: Fraction | None = None
    for begin, end, bid in ends:
        if reach is not None and begin <= reach:
            levels[-1].append(bid)
            reach = max(reach, end)
        else:
            levels.append([bid])
            reach = end
    return [sorted(level, key=lambda bid: bid.id) for level in levels]


def _under(word: str) -> Callable[[Ranked], tuple[Fraction, Fraction]]:
    return lambda bid: bid.tie_value(word)


def _split(
    equal: list[Ranked], words: tuple[str, ...]
) -> tuple[list[list[Ranked]], tuple[str, ...]]:
    """Divide equal bids by the words of the chain; return the groups and the words that decided."""
    groups = [equal]
    used: list[str] = []
    for word in words:
        if all(len(group) == 1 for group in groups):
            break
        divided = [level for group in groups for level in _levels(group, _under(word), high=True)]
        if len(divided) > len(groups):
            used.append(word)
        groups = divided
    return groups, tuple(used)
