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
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial, reduce
from typing import Literal, NamedTuple

from aanbesteding.scoring.evaluation import LotResult
from aanbesteding.sensitivity.case import Holders, holders
from aanbesteding.sensitivity.margin.marks import Within
from aanbesteding.sensitivity.margin.rows import Best, Row, together
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

    def _above(self, bid: str, level: Key, most: int | None) -> Way | None:
        """Return what it takes to come strictly above a level; None where that is beyond `most`."""

        def is_above(best: Best | None) -> bool:
            if best is None:
                return False
            return best.value >= level if self.loose else best.value > level

        return _first(self.highest(bid), is_above, most)

    def _under(self, bid: str, level: Key, most: int | None, *, strictly: bool) -> Way | None:
        """Return what it takes not to stand before a level, or strictly below it; or be out."""
        if bid not in self.admitted or bid in self.present:
            return Way(0)
        strictly = strictly and not self.loose

        def is_under(best: Best | None) -> bool:
            if best is None:
                return False
            return best.value < level if strictly else best.value <= level

        out, down = self.out(bid), _first(self.lowest(bid), is_under, most)
        if out is None or (down is not None and down.steps < out.steps):
            return down
        return out

    # --- an outcome ------------------------------------------------------------------------------

    def fewest(self, goal: Goal, before: Holders, most: int | None = None) -> Way | None:
        """Return the fewest steps to an outcome; None where there are none, or more than `most`."""
        best: Way | None = None
        for way in self._ways_to(goal, before):
            found = way(most)
            if found is not None and (most is None or found.steps <= most):
                best, most = found, found.steps - 1
        return best

    def _ways_to(self, goal: Goal, before: Holders) -> Iterator[Callable[[int | None], Way | None]]:
        """Yield what leads to an outcome, each to be asked for at most so many steps."""
        if goal.kind in ("shares", "wins"):
            yield partial(self._entering, goal.bid, surely=goal.kind == "wins")
            return
        for bid in before:
            yield partial(self._leaving, bid)
        for bid in self.bids if goal.kind == "other" else ():
            if bid not in before:
                yield partial(self._entering, bid, surely=False)

    def _entering(self, bid: str, most: int | None, *, surely: bool) -> Way | None:
        if bid not in self.bids:
            return None
        others = [other for other in self.bids if other != bid]
        count = len(others) - (self.contracts - 1)

        def needed(level: Key, left: int | None) -> list[Way] | None:
            ways = (self._under(other, level, left, strictly=surely) for other in others)
            return _cheapest(ways, len(others), count, left)

        return _cheapest_level(self.highest(bid), needed, most)

    def _leaving(self, bid: str, most: int | None) -> Way | None:
        if bid not in self.bids:  # out of it already
            return Way(0)
        others = [other for other in self.bids if other != bid]

        def needed(level: Key, left: int | None) -> list[Way] | None:
            ways = (self._above(other, level, left) for other in others)
            return _cheapest(ways, len(others), self.contracts, left)

        out = self.out(bid)
        passed = _cheapest_level(self.lowest(bid), needed, most)
        if passed is None or (out is not None and out.steps <= passed.steps):
            return out
        return passed


def _first(row: Row, holds: Callable[[Best | None], bool], most: int | None) -> Way | None:
    """Return the fewest steps, at most so many, from which something holds: then it stays so."""
    end = len(row) if most is None else min(len(row), most + 1)
    if end == 0 or not holds(row[end - 1]):
        return None
    index = bisect_left(row, x=True, hi=end - 1, key=holds)
    best = row[index]
    return None if best is None else Way(index, best.plan)


def _cheapest_level(
    row: Row, needed: Callable[[Key, int | None], list[Way] | None], most: int | None
) -> Way | None:
    """Return the fewest steps, at most so many, over all levels that a bid can come to.

    `needed` says what the others do at a level, in at most so many steps. The further the bid goes
    itself, the fewer those are. So of a stretch of levels none takes fewer steps than those of the
    bid at its begin and those of the others at its end; where that is no gain it is passed over.

    Of equal numbers that with the fewest of its own counts.

    Example: at its 8th step the others need 4 more, so 12 were found. Of its 6th and 7th step none
    can come below 6 + 4 = 10; when another level came to 9 there is nothing to look for.
    """
    levels = [(steps, best) for steps, best in enumerate(row) if best is not None]
    found: tuple[int, int] | None = None
    way: Way | None = None
    waiting = [(0, len(levels) - 1, 0)]  # from a level to a level, and no fewer of the others
    while waiting:
        first, last, fewest = waiting.pop()
        limit = found[0] if found else most
        if first > last or (limit is not None and levels[first][0] + fewest > limit):
            continue
        own, best = levels[last]
        others = needed(best.value, None if limit is None else limit - levels[first][0])
        if others is None:
            continue
        count = sum(one.steps for one in others)
        if (most is None or own + count <= most) and (not found or (own + count, last) < found):
            found = own + count, last
            way = Way(own + count, reduce(together, (one.plan for one in others), best.plan))
        middle = (first + last) // 2
        waiting += [(middle + 1, last - 1, count), (first, min(middle, last - 1), count)]
    return way


def _cheapest(
    ways: Iterable[Way | None], total: int, count: int, most: int | None
) -> list[Way] | None:
    """Return the cheapest so many of these, in at most so many steps; None where there are none."""
    spare, steps = total - count, 0
    possible: list[Way] = []
    for way in ways:
        if way is None:
            spare -= 1
        else:
            possible.append(way)
            steps += way.steps
        if spare < 0 or (spare == 0 and most is not None and steps > most):
            return None
    chosen = sorted(possible, key=lambda way: way.steps)[: max(count, 0)]
    if most is not None and sum(way.steps for way in chosen) > most:
        return None
    return chosen
