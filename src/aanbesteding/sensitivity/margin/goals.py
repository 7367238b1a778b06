"""The fewest steps to an outcome, from what each bid can come to by itself.

With n contracts a bid is among the holders when fewer than n others stand strictly before it: its
own total must reach a level, and all others but n − 1 must not be above that. A holder loses the
contract when n others stand strictly before it. For every level that a bid can come to the steps
of the others add up, the cheapest first.

Example, one contract: A leads with 70, B has 68, C 69; a step is 1 point. B equals A with 2 steps,
whoever makes them; C is then passed as well. B stands first on its own with 3.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from aanbesteding.scoring.evaluation import LotResult
from aanbesteding.sensitivity.case import Holders, holders
from aanbesteding.sensitivity.margin.marks import Moves, Within
from aanbesteding.sensitivity.margin.rows import Row
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
        for steps, best in enumerate(self.highest(bid)):
            if best is not None and (best.value >= level if self.loose else best.value > level):
                return Way(steps, best.moves)
        return None

    def _under(self, bid: str, level: Key, *, strictly: bool) -> Way | None:
        """Return what it takes not to stand before a level, or strictly below it; or be out."""
        if bid not in self.admitted or bid in self.present:
            return Way(0)
        out = self.out(bid)
        strictly = strictly and not self.loose
        for steps, best in enumerate(self.lowest(bid)):
            if out is not None and out.steps <= steps:
                return out
            if best is not None and (best.value < level if strictly else best.value <= level):
                return Way(steps, best.moves)
        return out

    # --- an outcome ------------------------------------------------------------------------------

    def fewest(self, goal: Goal, before: Holders) -> Way | None:
        """Return the fewest steps to an outcome; None where there are none."""
        return min(self._ways_to(goal, before), key=lambda way: way.steps, default=None)

    def _ways_to(self, goal: Goal, before: Holders) -> Iterator[Way]:
        if goal.kind in ("shares", "wins"):
            yield from self._entering(goal.bid, surely=goal.kind == "wins")
            return
        for bid in before:
            yield from self._leaving(bid)
        for bid in self.bids if goal.kind == "other" else ():
            if bid not in before:
                yield from self._entering(bid, surely=False)

    def _entering(self, bid: str, *, surely: bool) -> Iterator[Way]:
        if bid not in self.bids:
            return
        others = [other for other in self.bids if other != bid]
        free = self.contracts - 1
        for steps, best in enumerate(self.highest(bid)):
            if best is None:
                continue
            needed = [self._under(other, best.value, strictly=surely) for other in others]
            cheapest = _cheapest(needed, len(others) - free)
            if cheapest is not None:
                yield Way(steps + cheapest.steps, best.moves + cheapest.moves)

    def _leaving(self, bid: str) -> Iterator[Way]:
        if bid not in self.bids:  # out of it already
            yield Way(0)
            return
        out = self.out(bid)
        if out is not None:
            yield out
        others = [other for other in self.bids if other != bid]
        for steps, best in enumerate(self.lowest(bid)):
            assert best is not None
            needed = [self._above(other, best.value) for other in others]
            cheapest = _cheapest(needed, self.contracts)
            if cheapest is not None:
                yield Way(steps + cheapest.steps, best.moves + cheapest.moves)


def _cheapest(ways: list[Way | None], count: int) -> Way | None:
    """Return the cheapest so many of these together; None where there are not so many."""
    if count <= 0:
        return Way(0)
    possible = sorted((way for way in ways if way is not None), key=lambda way: way.steps)
    if len(possible) < count:
        return None
    moves: Moves = sum((way.moves for way in possible[:count]), ())
    return Way(sum(way.steps for way in possible[:count]), moves)
