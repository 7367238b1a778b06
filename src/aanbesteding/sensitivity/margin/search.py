"""Trying marks with the engine itself: one at a time, or all changes of one step, of two, and on.

The outcome depends on what the panel gives a bid on a criterion, not on whose marks gave it: of
the changes that come to the same, only one of the fewest steps is tried.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from aanbesteding.scoring.evaluation import LotResult
from aanbesteding.sensitivity.margin.goals import Goal
from aanbesteding.sensitivity.margin.marks import Given, Judged, Marks, Moves, Within, share_of

RUNS = 1000
"""The most evaluations of a lot that searching may take; beside it as many for single steps."""
STATES = 5000
"""The most outcomes of one bid on one criterion that are told apart."""

Unit = tuple[str, str]
"""A bid and a criterion."""
Shares = frozenset[tuple[Unit, Fraction]]


class Searched(NamedTuple):
    """What a search came to."""

    steps: int
    """How many steps it takes; without moves: no fewer than these are enough."""
    moves: Moves | None
    complete: bool
    """Whether every change there is was tried."""


class Option(NamedTuple):
    """Another share of a bid on a criterion, by the fewest steps."""

    steps: int
    moves: Moves


@dataclass
class Search:
    """Evaluations with other marks, each made once."""

    marks: Marks
    limit: int = RUNS
    runs: int = 0
    known: dict[Shares, LotResult | None] = field(default_factory=dict)
    units: dict[tuple[Within, int], list[list[Option]] | None] = field(default_factory=dict)
    """By which marks may move and how many steps: the options of every bid on every criterion."""

    def result(self, moves: Moves) -> LotResult | None:
        """Return the lot with these marks; None where it has no outcome."""
        key = self._shares(moves)
        if key not in self.known:
            self.runs += 1
            self.known[key] = self.marks.case.again(dossier=self.marks.dossier(moves))
        return self.known[key]

    def _shares(self, moves: Moves) -> Shares:
        places = dict(moves)
        units = {(mark.bid, mark.criterion) for mark in places}
        return frozenset((unit, share_of(self.marks.judged[unit], places)) for unit in units)

    # --- all changes of so many steps ------------------------------------------------------------

    def fewest(self, goal: Goal, within: Within, least: int, below: int | None) -> Searched:
        """Try all changes of `least` steps, then one more, and on; fewer than `below`."""
        before = self.marks.case.holders
        steps = least
        while below is None or steps < below:
            if (within, steps) not in self.units:  # the same for all questions
                self.units[within, steps] = self._units(within, steps)
            units = self.units[within, steps]
            if units is None:
                break
            counts = _counts(units, steps)
            if not any(counts[steps:]) and self._is_all(within, steps):
                return Searched(steps, None, complete=True)
            spent = self.runs if steps > 1 else 0  # single steps are the same for all questions
            if spent + counts[steps] > self.limit:
                break
            for moves in _changes(units, steps):
                if goal.reached(before, self.result(moves)):
                    return Searched(steps, moves, complete=False)
            steps += 1
        return Searched(steps, None, complete=False)

    def _is_all(self, within: Within, steps: int) -> bool:
        """Whether so many steps are more than all marks can move together."""
        ladders = [(m, self.marks.ladder(m)) for m in self.marks.counting if within.allows(m)]
        most = sum(max(mark.place, ladder.count - 1 - mark.place) for mark, ladder in ladders)
        return steps > most

    def _units(self, within: Within, steps: int) -> list[list[Option]] | None:
        """Return the options of every bid on every criterion; None where there are too many."""
        units: list[list[Option]] = []
        for judged in self.marks.judged.values():
            marks = [mark for mark in judged.marks if within.allows(mark)]
            if not marks:
                continue
            options = self._options(judged, marks, steps)
            if options is None:
                return None
            units.append(options)
        return units

    def _options(self, judged: Judged, marks: Sequence[Given], steps: int) -> list[Option] | None:
        fixed = tuple(judged.ladder.worth(m.place) for m in judged.marks if m not in marks)
        states: dict[tuple[Fraction, ...], Option] = {fixed: Option(0, ())}
        for mark in marks:
            further: dict[tuple[Fraction, ...], Option] = {}
            for state, so_far in states.items():
                for place in _near(mark, judged.ladder.count, steps - so_far.steps):
                    worths = (*state, judged.ladder.worth(place))
                    after = _state(judged, worths)
                    taken = so_far.steps + abs(place - mark.place)
                    moved = ((mark, place),) if place != mark.place else ()
                    if after not in further or taken < further[after].steps:
                        further[after] = Option(taken, so_far.moves + moved)
            if len(further) > STATES:
                return None
            states = further
        found: dict[Fraction, Option] = {}
        for option in states.values():
            share = share_of(judged, dict(option.moves))
            if share not in found or option.steps < found[share].steps:
                found[share] = option
        return [option for option in found.values() if option.steps]


def _near(mark: Given, count: int, steps: int) -> range:
    return range(max(0, mark.place - steps), min(count - 1, mark.place + steps) + 1)


def _state(judged: Judged, worths: tuple[Fraction, ...]) -> tuple[Fraction, ...]:
    """Return what the share follows from: the sum, or for a median all of them."""
    if judged.combine == "median":
        return tuple(sorted(worths))
    return (sum(worths, Fraction(0)),)


def _counts(units: list[list[Option]], steps: int) -> list[int]:
    """Return how many changes there are of 0, 1, … steps."""
    counts = [1] + [0] * steps
    for options in units:
        more = list(counts)
        for option in options:
            for taken in range(option.steps, steps + 1):
                more[taken] += counts[taken - option.steps]
        counts = more
    return counts


def _changes(units: list[list[Option]], steps: int) -> Iterator[Moves]:
    """Yield every change of exactly so many steps."""
    if steps == 0:
        yield ()
        return
    for index, options in enumerate(units):
        for option in options:
            if option.steps <= steps:
                for more in _changes(units[index + 1 :], steps - option.steps):
                    yield option.moves + more
