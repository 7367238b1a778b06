"""How often either route is ahead when every assumption is drawn from its range.

Each number is drawn by itself: independence is an assumption too, and it is said to be one. A draw
is exact, so that what it decides is exact; only the share of draws is an estimate.

**Uniform**: low + u × (high − low). **Triangular**: with probability (value − low) / (high − low)
on the left, value − (1 − w) × (value − low), else on the right, value + (1 − w) × (high − value);
w is the greater of two uniform numbers, as that has the density 2w of a rising side. Each u is one
of 0, 1/1000, …, 999/1000, plus a half thousandth. Whole numbers are drawn from half a one below to
half a one above the range, and rounded.

Example: low 0, value 2, high 10, and 0.3005, 0.5005, 0.8005 drawn. As 0.3005 > 0.2 it is the right
side; w = 0.8005: 2 + 0.1995 × 8 = 3.596. Uniform, with the first alone: 3.005.

Of n draws the share p has the standard error √(q (1 − q) / n), with q = (hits + 1) / (n + 2): so a
share of 0 or 1 is not said to be certain. Drawing stops after the first thousand, or a later block
of 500, after which no standard error is above the one asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from aanbesteding.model.scenario import KINDS, Assumption, Scenario, assumptions
from aanbesteding.routes.scenario.given import DISCOUNT, Numbers, difference, given_of, in_euros
from aanbesteding.routes.scenario.near import Near
from aanbesteding.routes.scenario.turning import Sign, sign
from aanbesteding.simulating.estimates import root
from aanbesteding.simulating.streams import drawn

FIRST, BLOCK, STEPS = 1000, 500, 1000
HALF = Fraction(1, 2)


class Chance(NamedTuple):
    """The share of draws in which each route was ahead, and the standard error of each."""

    draws: int
    tender: Fraction
    tender_error: Fraction
    recombination: Fraction
    recombination_error: Fraction
    equal: Fraction
    stopped: bool
    """Whether the standard error that was asked for was reached."""


def silent(done: int, total: int) -> None:
    """Say nothing."""


def chance(scenario: Scenario, progress: Callable[[int, int], None] = silent) -> Chance:
    """Return the estimate; the same file gives the same."""
    asked, most = scenario.draws.error / 100, int(scenario.draws.most)
    sources = [Source(scenario, name, one) for name, one in assumptions(scenario)]
    euros = in_euros(scenario)
    counts = {1: 0, 0: 0, -1: 0}
    done = 0
    while done < most:
        goal = min(most, done + (BLOCK if done else FIRST))
        for one in _signs(sources, range(done, goal), euros=euros):
            counts[one] += 1
        done = goal
        progress(done, most)
        if max(_error(counts[1], done), _error(counts[-1], done)) <= asked:
            break
    errors = _error(counts[1], done), _error(counts[-1], done)
    return Chance(
        done,
        Fraction(counts[1], done),
        errors[0],
        Fraction(counts[-1], done),
        errors[1],
        Fraction(counts[0], done),
        max(errors) <= asked,
    )


def _signs(sources: Sequence[Source], draws: range, *, euros: bool) -> Iterator[Sign]:
    """Yield the sign of the difference in every draw, those with the same years together."""
    drawn_years = [source for source in sources if source.years]
    others = [source for source in sources if not source.years]
    alike: dict[tuple[Fraction, ...], list[int]] = {}
    for number in draws:
        alike.setdefault(tuple(one.drawn(number) for one in drawn_years), []).append(number)
    for years, numbers in alike.items():
        whole = {one.name: found for one, found in zip(drawn_years, years, strict=True)}
        parts = {one.name: [one.parts(number) for number in numbers] for one in others}
        near = {one.name: one.near(parts[one.name]) for one in others}
        quick = difference({**whole, **near}, euros=euros)
        assert isinstance(quick, Near)
        for at, found in enumerate(quick.signs):
            if found is not None:
                yield found
            else:
                exact = {name: Fraction(*row[at]) for name, row in parts.items()}
                yield _sign(whole | exact, euros=euros)


def _sign(numbers: Numbers, *, euros: bool) -> Sign:
    """Return the sign of the difference, by fractions."""
    found = difference(given_of(numbers), euros=euros)
    assert isinstance(found, Fraction)
    return sign(found)


class Source:
    """What an assumption is drawn from, in whole multiples of one fraction."""

    def __init__(self, scenario: Scenario, name: str, one: Assumption) -> None:
        self.name = name
        self.seed = int(scenario.draws.seed)
        self.uniform = scenario.draws.distribution == "uniform"
        kind = KINDS[name]
        self.whole, self.years = kind.whole, "years" in kind.units
        self.percent = "percent" in kind.units
        edge = HALF if self.whole and one.low < one.high else Fraction(0)
        ends = one.low - edge, Fraction(one.value), one.high + edge
        self.unit = lcm(*(end.denominator for end in ends))
        self.low, self.value, self.high = (int(end * self.unit) for end in ends)

    def drawn(self, number: int) -> Fraction:
        """Return what it is in a draw."""
        return Fraction(*self.parts(number))

    def parts(self, number: int) -> tuple[int, int]:
        """Return the same as two whole numbers, the one above and the one below the line."""
        if self.low == self.high:
            return self.low, self.unit
        place = drawn(self.seed, STEPS**3, self.name, str(number))
        parts = [2 * (place // STEPS**power % STEPS) + 1 for power in range(3)]
        whole = 2 * STEPS
        if self.uniform:
            above = self.low * whole + parts[0] * (self.high - self.low)
        else:
            far = whole - max(parts[1:])
            left = parts[0] * (self.high - self.low) < whole * (self.value - self.low)
            side = self.low if left else self.high
            above = self.value * whole + far * (side - self.value)
        below = self.unit * whole
        return ((2 * above + below) // (2 * below), 1) if self.whole else (above, below)

    def near(self, parts: Sequence[tuple[int, int]]) -> Near:
        """Return draws as the formula takes them, known to within a bound."""
        if self.name == DISCOUNT:
            return Near.ratios((100 * below, 100 * below + above) for above, below in parts)
        scale = 100 if self.percent else 1
        return Near.ratios((above, scale * below) for above, below in parts)


def _error(hits: int, draws: int) -> Fraction:
    part = Fraction(hits + 1, draws + 2)
    return root(part * (1 - part) / draws)
