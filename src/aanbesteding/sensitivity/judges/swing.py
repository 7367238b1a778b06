"""What a single mark weighs: how far the lead of the first bid moves over its whole scale.

The lead is the total of the bid that stands first less the best total of the others (turned round
where the lowest total wins). The mark is put at the end of its scale that is worth least, and at
the one that is worth most; the engine evaluates both. What lies between the ends is not tried.

Example: three assessors, mean, 60 points on a scale from 0 to 10. One mark of the first bid over
the whole scale moves its points by 60 / 3 = 20, and so its lead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import NamedTuple

from aanbesteding.methods.awards import AWARDS
from aanbesteding.scoring.evaluation import LotResult
from aanbesteding.sensitivity.answer import total_of
from aanbesteding.sensitivity.case import holders
from aanbesteding.sensitivity.margin.marks import Given, Marks
from aanbesteding.sensitivity.margin.search import Search


class Swing(NamedTuple):
    """What one mark weighs."""

    mark: Given
    swing: Fraction | None
    """How far the lead moves, in the unit of totals; None where at an end there is no lead."""
    changes: bool
    """Whether the award is another at one of the ends."""


class Swings(NamedTuple):
    """The marks, the heaviest first; `all` says whether all of them were tried."""

    found: tuple[Swing, ...]
    all: bool


def swings(
    marks: Marks, limit: int, tick: Callable[[int, int], None] = lambda done, total: None
) -> Swings:
    """Return what every mark weighs, by at most `limit` evaluations.

    The marks that can move the points of their own bid most are tried first. `tick` is called with
    how many evaluations were made, and of at most how many.
    """
    order = sorted(marks.counting, key=lambda mark: (-_own(marks, mark), mark))
    search = Search(marks, limit)
    found: list[Swing] = []
    most = min(limit, 2 * len(order))
    for mark in order:
        tick(min(search.runs, most), most)
        if search.runs + 2 > limit:
            break
        found.append(_swing(search, mark))
    return Swings(tuple(sorted(found, key=_heavier)), len(found) == len(order))


def _heavier(one: Swing) -> tuple[int, Fraction, Given]:
    """Sort what takes the award and the lead away first, and what has no lead to move last."""
    if one.swing is None:
        return (0 if one.changes else 2), Fraction(0), one.mark
    return 1, -one.swing, one.mark


def _own(marks: Marks, mark: Given) -> Fraction:
    """Return what a mark can move of the points of its own bid where the mean counts."""
    judged = marks.judged[mark.bid, mark.criterion]
    low, high = judged.ladder.ends
    span = judged.ladder.worth(high) - judged.ladder.worth(low)
    return judged.node.weight * span / len(judged.marks)


def _swing(search: Search, mark: Given) -> Swing:
    case = search.marks.case
    results = [
        case.base if place == mark.place else search.result(((mark, place),))
        for place in search.marks.ladder(mark).ends
    ]
    leads = list(_leads(search.marks, results))
    changes = any(result is not None and holders(result) != case.holders for result in results)
    low, high = leads
    swing = None if low is None or high is None else abs(high - low)
    return Swing(mark, swing, changes)


def _leads(marks: Marks, results: list[LotResult | None]) -> Iterator[Fraction | None]:
    case = marks.case
    award = case.framework.award
    sign = 1 if AWARDS[award.type].winning(award) == "high" else -1
    first = case.base.ranking[0].bid if case.base.ranking else None
    for result in results:
        ranking = result.ranking if result is not None else ()
        own = [total_of(found) for found in ranking if found.bid == first]
        others = [sign * total_of(found) for found in ranking if found.bid != first]
        yield sign * own[0] - max(others) if own and others else None
