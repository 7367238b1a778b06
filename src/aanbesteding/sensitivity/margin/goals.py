"""The fewest steps to an outcome, from what each bid can come to by itself.

With n contracts a bid is among the holders when fewer than n others stand strictly before it: its
own total must reach a level, and all others but n − 1 must not be above that. A holder loses the
contract when n others stand strictly before it. For every level that a bid can come to the steps
of the others add up, the cheapest first.

Example, one contract: A leads with 70, B has 68, C 69; a step is 1 point. B equals A with 2 steps,
whoever makes them; C is then passed as well. B stands first on its own with 3.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from aanbesteding.scoring.evaluation import LotResult
from aanbesteding.sensitivity.case import Holders, holders
from aanbesteding.sensitivity.margin.marks import Within
from aanbesteding.sensitivity.margin.rows import Best, Plan, Row, together
from aanbesteding.sensitivity.margin.ways import Key, Way, Ways


class Goal(NamedTuple):
    """An outcome: a bid is among the holders (`shares`), or has a contract for sure (`wins`).

    Or, of whichever bid: the holders are others (`other`), or one of them is none (`lost`).
    """

    kind: Literal["shares", "wins", "other", "lost"]
    bid: str = ""

    def reached(self, before: Holders, result: LotResult | None) -> bool:
        """Whether an evaluation has this outcome; one without an outcome has not."""
        if result is None:
            return False
        now = holders(result)
        match self.kind:
            case "shares":
                return self.bid in now
            case "wins":
                return self.bid in {found.bid for found in result.winners}
            case "other":
                return now != before
            case _:
                return not set(before) <= set(now)


@dataclass
class Reach:
    """What all bids of a lot can come to, with at most `cap` steps each; None is the utmost.

    `absent` are bids that are left out of the contest, `present` what it took to bring others into
    it; both have been paid for.
    """

    ways: Ways
    within: Within
    cap: int | None
    absent: frozenset[str]
    present: Mapping[str, Way]
    loose: bool = False
    """Whether equal totals count as better and as worse: then nothing is known of what decides."""

    def __post_init__(self) -> None:
        self._highest: dict[str, Row] = {}
        self._lowest: dict[str, Row] = {}
        self._out: dict[str, Way | None] = {}

    @cached_property
    def contracts(self) -> int:
        """How many bids get a contract."""
        return self.ways.result.contracts

    @cached_property
    def bids(self) -> tuple[str, ...]:
        """The bids that can stand in the ranking."""
        return tuple(bid for bid in self.ways.known if bid not in self.absent)

    @cached_property
    def admitted(self) -> frozenset[str]:
        """The bids that stand in it as things are."""
        return frozenset(found.bid for found in self.ways.result.ranking)

    def highest(self, bid: str) -> Row:
        """Return the best keys of a bid."""
        if bid not in self._highest:
            row = self.ways.highest(bid, self.within, self.cap)
            paid = self.present[bid].steps if bid in self.present and self.cap is not None else 0
            self._highest[bid] = row[min(paid, len(row) - 1) :]
        return self._highest[bid]

    def lowest(self, bid: str) -> Row:
        """Return the worst keys of a bid."""
        if bid not in self._lowest:
            self._lowest[bid] = self.ways.lowest(bid, self.within, self.cap)
        return self._lowest[bid]

    def out(self, bid: str) -> Way | None:
        """Return what it takes to set a bid aside."""
        if bid not in self._out:
            self._out[bid] = self.ways.out(bid, self.within, self.cap, self.ways.all)
        return self._out[bid]

    # --- one bid against a level ----------------------------------------------------------------

    def _above(self, bid: str, level: Key) -> Way | None:
        """Return what it takes to come strictly above a level."""

        def is_above(best: Best | None) -> bool:
            if best is None:
                return False
            return best.value >= level if self.loose else best.value > level

        return _first(self.highest(bid), is_above)

    def _under(self, bid: str, level: Key, *, strictly: bool) -> Way | None:
        """Return what it takes not to stand before a level, or strictly below it; or be out."""
        if bid not in self.admitted or bid in self.present:
            return Way(0)
        strictly = strictly and not self.loose

        def is_under(best: Best | None) -> bool:
            if best is None:
                return False
            return best.value < level if strictly else best.value <= level

        out, down = self.out(bid), _first(self.lowest(bid), is_under)
        if out is None or (down is not None and down.steps < out.steps):
            return down
        return out

    # --- an outcome ------------------------------------------------------------------------------

    def fewest(self, goal: Goal, before: Holders) -> Way | None:
        """Return the fewest steps to an outcome; None where there are none."""
        best: Way | None = None
        for found in self._ways_to(goal, before):
            if found is not None and (best is None or found.steps < best.steps):
                best = found
        return best

    def _ways_to(self, goal: Goal, before: Holders) -> Iterator[Way | None]:
        if goal.kind in ("shares", "wins"):
            yield self._entering(goal.bid, surely=goal.kind == "wins")
            return
        for bid in before:
            yield self._leaving(bid)
        for bid in self.bids if goal.kind == "other" else ():
            if bid not in before:
                yield self._entering(bid, surely=False)

    def _entering(self, bid: str, *, surely: bool) -> Way | None:
        if bid not in self.bids:
            return None
        others = [other for other in self.bids if other != bid]
        count = len(others) - (self.contracts - 1)
        return _cheapest_level(
            self.highest(bid),
            count,
            lambda level: [self._under(other, level, strictly=surely) for other in others],
        )

    def _leaving(self, bid: str) -> Way | None:
        if bid not in self.bids:  # out of it already
            return Way(0)
        others = [other for other in self.bids if other != bid]
        out = self.out(bid)
        passed = _cheapest_level(
            self.lowest(bid),
            self.contracts,
            lambda level: [self._above(other, level) for other in others],
        )
        if passed is None or (out is not None and out.steps <= passed.steps):
            return out
        return passed


def _first(row: Row, holds: Callable[[Best | None], bool]) -> Way | None:
    """Return the fewest steps from which something holds: it does for all further ones too."""
    index = bisect_left(row, x=True, key=holds)
    best = row[index] if index < len(row) else None
    return None if best is None else Way(index, best.plan)


def _cheapest_level(row: Row, count: int, ways_of: Callable[[Key], list[Way | None]]) -> Way | None:
    """Return the fewest steps over all levels that a bid can come to.

    `ways_of` says what each other needs at a level, of whom the cheapest so many count.
    """
    found: Way | None = None
    for steps, best in enumerate(row):
        if best is None:
            continue
        if found is not None and steps >= found.steps:
            break
        others = _cheapest(ways_of(best.value), count)
        if others is not None and (found is None or steps + others.steps < found.steps):
            found = Way(steps + others.steps, together(best.plan, others.plan))
    return found


def _cheapest(ways: list[Way | None], count: int) -> Way | None:
    """Return the cheapest so many of these together; None where there are not so many."""
    possible = sorted((way for way in ways if way is not None), key=lambda way: way.steps)
    if len(possible) < count:
        return None
    plan: Plan = ()
    for way in possible[: max(count, 0)]:
        plan = together(plan, way.plan)
    return Way(sum(way.steps for way in possible[: max(count, 0)]), plan)
