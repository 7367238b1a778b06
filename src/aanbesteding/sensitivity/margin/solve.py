"""The fewest steps to an outcome: worked out, then checked with the engine, else searched for.

What is worked out (`goals`) can promise too much where bids that come and go change the scores of
others; never too little. So it is a lower bound, and it is the answer when the engine, given those
very marks, has that outcome. Where it has not, or where nothing can be worked out, all changes of
one step are tried, then all of two, as long as that is affordable; what remains is a lower bound.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import NamedTuple

from aanbesteding.sensitivity.case import Case
from aanbesteding.sensitivity.margin.goals import Goal, Reach
from aanbesteding.sensitivity.margin.marks import Marks, Moves, Within, steps_of
from aanbesteding.sensitivity.margin.rows import Plan, together
from aanbesteding.sensitivity.margin.search import Search
from aanbesteding.sensitivity.margin.ways import Way, Ways, is_modelled

FIRST_CAP = 4
FAR = 16
"""So many steps are looked ahead for bids that come and go."""
MOST = 256
"""The most steps that are worked out."""
SEARCHED = 16
"""From so many steps on there are too many changes to try."""
FIELDS = 60
"""The most sets of bids that come and go of which the effect is looked at."""


class Fewest(NamedTuple):
    """The fewest steps to an outcome.

    `steps` and `moves` were found, and the engine has that outcome; None where none was found. No
    fewer than `least` are enough; None: no number of steps is, which is proven. The number is
    exact where both are equal.
    """

    steps: int | None
    moves: Moves
    least: int | None

    @property
    def impossible(self) -> bool:
        """Whether no marks lead to it."""
        return self.least is None

    @property
    def exact(self) -> bool:
        """Whether there is nothing between what is proven and what was found."""
        return self.steps == self.least


IMPOSSIBLE = Fewest(None, (), None)


class Field(NamedTuple):
    """A field of competitors: who is out of it, who came into it, and what that takes."""

    ways: Ways
    absent: frozenset[str]
    present: Mapping[str, Way]
    paid: Way


@dataclass
class Solver:
    """Answers for one lot."""

    case: Case
    fields: dict[frozenset[str], Ways | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.marks = Marks(self.case)
        self.modelled = is_modelled(self.marks)
        self.base = Ways(self.marks, self.case.base)
        self.coupled = any(node.relative for node in self.marks.nodes.values())
        self.search = Search(self.marks)
        self._reaches: dict[tuple[object, ...], Reach] = {}
        self._found_comings: dict[Within, dict[str, Way]] = {}

    # --- what is worked out --------------------------------------------------------------------

    def fewest(self, goal: Goal, within: Within) -> Fewest:
        """Return the fewest steps to an outcome, moving only marks within."""
        if goal.reached(self.case.holders, self.case.base):
            return Fewest(0, (), 0)
        if not self.modelled:
            return self._searched(goal, within, self._guessed(goal, within))
        least: int | None = None
        found: Way | None = None
        for one, further in self._fields(within):
            if found is not None and found.steps <= one.paid.steps:
                break  # all fields after this one take as much before anything else
            if not further:
                least = min(one.paid.steps, least if least is not None else one.paid.steps)
                break
            for loose in (True, False) if self.base.loose else (False,):
                way = self._in_field(goal, within, one, loose=loose)
                if way is None:
                    continue
                if loose == self.base.loose:
                    least = way.steps if least is None else min(least, way.steps)
                shorter = found is None or way.steps < found.steps
                if shorter and self._holds(goal, way):
                    found = way
        if least is None:
            return IMPOSSIBLE
        answer = Fewest(None, (), least)
        if found is not None:
            answer = Fewest(found.steps, found.moves, min(least, found.steps))
        return answer if answer.exact else self._searched(goal, within, answer)

    def _guessed(self, goal: Goal, within: Within) -> Fewest:
        """Return what is enough when others' marks are taken as they are, if the engine agrees."""
        way = self._in_field(goal, within, Field(self.base, frozenset(), {}, Way(0)), loose=False)
        if way is not None and self._holds(goal, way):
            return Fewest(way.steps, way.moves, 1)
        return Fewest(None, (), 1)

    def _holds(self, goal: Goal, way: Way) -> bool:
        """Whether the engine has the outcome, by as many steps as was said."""
        result = self.search.result(way.moves)
        return steps_of(way.moves) <= way.steps and goal.reached(self.case.holders, result)

    def _searched(self, goal: Goal, within: Within, known: Fewest) -> Fewest:
        assert known.least is not None
        allowed = [mark for mark in self.marks.counting if within.allows(mark)]
        if not allowed:
            return IMPOSSIBLE
        if known.least >= SEARCHED:
            return known
        found = self.search.fewest(goal, within, known.least, known.steps)
        if found.moves is not None:
            return Fewest(found.steps, found.moves, found.steps)
        least: int | None = found.steps
        if found.complete and known.steps is None:
            least = None
        return Fewest(known.steps, known.moves, least)

    def _in_field(self, goal: Goal, within: Within, one: Field, *, loose: bool) -> Way | None:
        """Return the fewest steps in one field of competitors, with what that field takes."""
        before = self.case.holders
        if self._reach(within, one, None, loose).fewest(goal, before) is None:
            return None
        cap = FIRST_CAP
        while cap <= MOST:  # the same caps for all questions: what was worked out is used again
            way = self._reach(within, one, cap, loose).fewest(goal, before, cap)
            if way is not None:
                return _with(one, way)
            cap *= 4
        return Way(one.paid.steps + MOST + 1)  # without marks: it is only a bound

    def _reach(self, within: Within, one: Field, cap: int | None, loose: bool) -> Reach:
        key = (within, cap, id(one.ways), loose)
        if key not in self._reaches:
            self._reaches[key] = Reach(one.ways, within, cap, one.absent, one.present, loose=loose)
        return self._reaches[key]

    # --- fields of competitors -----------------------------------------------------------------

    def _fields(self, within: Within) -> Iterator[tuple[Field, bool]]:
        """Yield fields of competitors, the cheapest first, with whether they can be looked into.

        Where no method is relative there is one: then nobody's score depends on who competes.
        Nor is a field looked into in which all score as in one that was yielded before, without
        some of those who left: what can be reached in it can be reached in that one as well.
        """
        first = Field(self.base, frozenset(), {}, Way(0))
        yield first, True
        if not self.coupled:
            return
        seen = [first]
        comings = self._comings(within)
        for number, (bids, paid) in enumerate(_subsets(comings), start=1):
            plan: Plan = ()
            for bid in bids:
                plan = together(plan, comings[bid].plan)
            way = Way(paid, plan)
            ways = self._of(frozenset(bids), way.moves) if number <= FIELDS else None
            if ways is None:
                yield first._replace(paid=way), False
                return
            absent = frozenset(bids) & set(self.base.known)
            present = {bid: comings[bid] for bid in bids if bid not in absent}
            made = Field(ways, absent, present, way)
            if not any(_covers(other, made) for other in seen):
                seen.append(made)
                yield made, True
        far = (bid for bid in self.marks.bids if bid not in comings)
        if any(self._coming(bid, within, None) is not None for bid in far):
            yield first._replace(paid=Way(FAR + 1)), False

    def _comings(self, within: Within) -> dict[str, Way]:
        """Return what it takes for each bid to leave the field, or to come into it."""
        if within not in self._found_comings:
            ways = ((bid, self._coming(bid, within, FAR)) for bid in self.marks.bids)
            self._found_comings[within] = {bid: way for bid, way in ways if way is not None}
        return self._found_comings[within]

    def _coming(self, bid: str, within: Within, cap: int | None) -> Way | None:
        if bid in self.base.known:  # all these compete: their relative scores are known
            return self.base.out(bid, within, cap, self.base.early)
        return self.base.back(bid, within, cap)

    def _of(self, bids: frozenset[str], moves: Moves) -> Ways | None:
        if bids not in self.fields:
            result = self.search.result(moves)
            self.fields[bids] = None if result is None else Ways(self.marks, result)
        return self.fields[bids]


def _covers(one: Field, other: Field) -> bool:
    """Whether all score as in another field, without some of those who left that one."""
    if not one.absent <= other.absent or set(one.present) != set(other.present):
        return False
    return all(
        bid in one.ways.known and _fixed(one.ways, bid) == _fixed(other.ways, bid)
        for bid in other.ways.known
        if bid not in other.absent
    )


def _fixed(ways: Ways, bid: str) -> list[object]:
    """Return the scores that depend on who competes."""
    scores = (score for score in ways.known[bid].walk() if not score.children)
    return [(score.criterion, score.points) for score in scores if score.relative]


def _with(one: Field, way: Way) -> Way:
    """Return a way with what its field takes; who moves anyway need not be brought in first."""
    moved = {mark.bid for mark, _ in way.moves}
    paid = tuple((mark, place) for mark, place in one.paid.moves if mark.bid not in moved)
    return Way(one.paid.steps + way.steps, together(paid, way.plan))


def _subsets(comings: Mapping[str, Way]) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield the sets of bids, the cheapest first.

    From a set that ends with one bid follow two: with the next bid too, and with it instead.
    """
    order = sorted(comings, key=lambda bid: (comings[bid].steps, bid))
    if not order:
        return
    waiting: list[tuple[int, tuple[int, ...]]] = [(comings[order[0]].steps, (0,))]
    while waiting:
        paid, chosen = heappop(waiting)
        yield tuple(order[index] for index in chosen), paid
        last = chosen[-1]
        if last + 1 < len(order):
            more = comings[order[last + 1]].steps
            less = comings[order[last]].steps
            heappush(waiting, (paid + more, (*chosen, last + 1)))
            heappush(waiting, (paid + more - less, (*chosen[:-1], last + 1)))
