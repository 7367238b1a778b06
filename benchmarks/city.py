"""A city in numbers: a recombination problem of a size that a large municipality has.

Everything is assumed and drawn from one stream of whole numbers, so that every machine has the same
city. Nothing in it is a real organisation or a real amount. The shape follows from a few choices:

- organisations have a theme in which they do most of what they do, and two to four districts;
- an activity reaches one to three districts and one to three target groups, and costs between 60
  and 260 euros per person, so that activities compete;
- demand is about six tenths of what all activities together reach in a cell, and the budgets are
  about half of what they cost together, so that both bind;
- synergies join activities of different organisations for one theme; three of four share a
  district;
- activities of one kind for one target group in one district are double.
"""

from __future__ import annotations

import time
from collections import defaultdict
from fractions import Fraction
from typing import NamedTuple

from aanbesteding.recombination.problem import (
    Activity,
    Cell,
    Double,
    Limits,
    Organisation,
    Pair,
    Problem,
)

THEMES, DISTRICTS, GROUPS, KINDS = 3, 10, 6, 12
MASK = (1 << 64) - 1


class Size(NamedTuple):
    """How much there is in a city."""

    organisations: int
    activities: int
    pairs: int


CITY = Size(75, 500, 2_000)
TEN = Size(750, 5_000, 20_000)


class Stream:
    """Whole numbers that look drawn: SplitMix64, which is a few sums on 64 bits."""

    def __init__(self, seed: int) -> None:
        self.state = seed

    def below(self, end: int) -> int:
        """Return a number from 0 up to `end`, that one not among them."""
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return (z ^ (z >> 31)) % end

    def between(self, least: int, most: int) -> int:
        """Return a number from `least` to `most`, both among them."""
        return least + self.below(most - least + 1)

    def some(self, of: int, count: int) -> list[int]:
        """Return `count` different numbers below `of`, sorted."""
        found: set[int] = set()
        while len(found) < count:
            found.add(self.below(of))
        return sorted(found)


def city(size: Size = CITY, seed: int = 1) -> Problem:
    """Return a city: themes with budgets that bind, newcomers, continuity, volunteers and sizes."""
    draw = Stream(seed)
    organisations = tuple(
        Organisation(
            f"organisatie-{n:03}",
            f"Organisatie {n}",
            newcomer=draw.below(5) == 0,
            volunteers=draw.below(6) == 0,
            may_lead=draw.below(3) == 0,
        )
        for n in range(size.organisations)
    )
    acts = _activities(draw, size)
    cells = _cells(draw, acts)
    pairs = _pairs(draw, acts, size.pairs)
    return Problem(
        tuple(f"thema-{n}" for n in range(THEMES)),
        cells,
        organisations,
        acts,
        pairs,
        _doubles(acts),
        _limits(draw, acts, size),
    )


def _activities(draw: Stream, size: Size) -> tuple[Activity, ...]:
    homes = [
        (draw.below(THEMES), draw.some(DISTRICTS, draw.between(2, 4)))
        for _ in range(size.organisations)
    ]
    made = []
    for n in range(size.activities):
        organisation = n if n < size.organisations else draw.below(size.organisations)
        home, districts = homes[organisation]
        theme = home if draw.below(10) < 7 else draw.below(THEMES)
        where = {districts[draw.below(len(districts))] for _ in range(draw.between(1, 3))}
        whom = draw.some(GROUPS, draw.between(1, 3))
        reach = tuple(
            (_cell(theme, district, group), draw.between(8, 60))
            for district in sorted(where)
            for group in whom
        )
        people = sum(count for _, count in reach)
        growth = Fraction(draw.below(6), 100)
        made.append(
            Activity(
                f"activiteit-{n:04}",
                f"Activiteit {n}",
                organisation,
                theme,
                f"soort-{theme}-{draw.below(KINDS)}",
                reach,
                people,
                people * draw.between(6_000, 26_000),
                draw.below(12),
                existing=draw.below(2) == 0,
                growth=growth,
            )
        )
    return tuple(made)


def _cell(theme: int, district: int, group: int) -> int:
    return (theme * DISTRICTS + district) * GROUPS + group


def _cells(draw: Stream, acts: tuple[Activity, ...]) -> tuple[Cell, ...]:
    reached: dict[int, int] = defaultdict(int)
    for one in acts:
        for cell, people in one.reach:
            reached[cell] += people
    values = {(t, g): draw.between(200, 900) for t in range(THEMES) for g in range(GROUPS)}
    return tuple(
        Cell(
            theme,
            f"wijk-{district}",
            f"doelgroep-{group}",
            reached[_cell(theme, district, group)] * draw.between(40, 80) // 100,
            values[theme, group],
        )
        for theme in range(THEMES)
        for district in range(DISTRICTS)
        for group in range(GROUPS)
    )


def _pairs(draw: Stream, acts: tuple[Activity, ...], count: int) -> tuple[Pair, ...]:
    """Return pairs worth 2 to 12 points; an activity by itself is worth about 70."""
    near: dict[tuple[int, int], list[int]] = defaultdict(list)
    same: dict[int, list[int]] = defaultdict(list)
    for n, one in enumerate(acts):
        same[one.theme].append(n)
        for district in {cell // GROUPS % DISTRICTS for cell, _ in one.reach}:
            near[one.theme, district].append(n)
    found: dict[tuple[int, int], int] = {}
    while len(found) < count:
        first = draw.below(len(acts))
        theme, district = acts[first].theme, acts[first].reach[0][0] // GROUPS % DISTRICTS
        others = near[theme, district] if draw.below(4) else same[theme]
        second = others[draw.below(len(others))]
        if acts[first].organisation != acts[second].organisation:
            found[min(first, second), max(first, second)] = draw.between(2_000, 12_000)
    return tuple(Pair(one, other, value) for (one, other), value in sorted(found.items()))


def _doubles(acts: tuple[Activity, ...]) -> tuple[Double, ...]:
    """Return the doubles, 3 points each."""
    of: dict[tuple[int, str], list[int]] = defaultdict(list)
    for n, one in enumerate(acts):
        for cell, _ in one.reach:
            of[cell, one.kind].append(n)
    return tuple(
        Double(tuple(sharing), cell, 3_000)
        for (cell, _), sharing in sorted(of.items())
        if len(sharing) > 1
    )


def _limits(draw: Stream, acts: tuple[Activity, ...], size: Size) -> Limits:
    cost: dict[int, int] = defaultdict(int)
    for one in acts:
        cost[one.theme] += one.cost
    budgets = {theme: cost[theme] * draw.between(48, 56) // 100 for theme in range(THEMES)}
    apart: list[tuple[int, int]] = []
    while len(apart) < size.organisations // 25:
        first, second = draw.below(size.organisations), draw.below(size.organisations)
        if first < second:
            apart.append((first, second))
    return Limits(
        budget=sum(cost.values()) // 2,
        budgets=budgets,
        coalitions=THEMES,
        smallest=3,
        largest=size.organisations * 6 // 10,
        newcomers=Fraction(15, 100),
        continuity=Fraction(60, 100),
        connection=250_000,
        growth=Fraction(2, 100),
        years=4,
        apart=tuple(sorted(set(apart))),
    )


def _seconds(size: Size, gap: Fraction, most: int) -> float:
    """Return the seconds on the clock until the gap is proven; raise where it is not."""
    from aanbesteding.recombination.asked import Asked
    from aanbesteding.recombination.solve import solve

    problem, begin = city(size), time.perf_counter()
    found = solve(problem, Asked(gap=gap, milliseconds=most * 10_000, settle=False))
    assert found.status in {"optimal", "within-gap"}, found.status
    return time.perf_counter() - begin


def in_a_minute() -> tuple[float, float]:
    """Return the seconds to a proven gap of 1 %, and those that it may take."""
    return _seconds(CITY, Fraction(1, 100), 60), 60


def ten_times() -> tuple[float, float]:
    """Return the seconds of ten times the city to 0.5 %, and those that it may take."""
    return _seconds(TEN, Fraction(5, 1_000), 300), 300


def growth() -> tuple[float, float]:
    """Return the seconds of ten times the city, and of the city, both to 1 %."""
    part = Fraction(1, 100)
    return _seconds(TEN, part, 300), _seconds(CITY, part, 60)
