"""What each route brings and costs, year by year.

Everything here is sums and products, so that a number can be a fraction, or the unknown of a
polynomial: the same formula gives the outcome and the assumption at which the order turns.

**The tender route.** Year 1 begins with a procedure and the first contract. A contract lasts the
first term; with probability e it is extended, else, and after the extension, there is another
procedure. The share k of the value that is there is 1 at first. A procedure changes the provider
with probability c (the first with its own c); a change leaves k × (1 − L), and at the end of each
year k becomes k + r × (1 − k). In its y-th year it is worth V × (1 + g)^(y − 1) × k. It costs
C a year, and with each procedure the city's cost P and b bidders' cost B.

k is an expectation: each term of it is weighed by the probability of its course. As k enters all
that follows in first degree, the expected value is exact, not an approximation.

**The recombination route.** In the years of preparation the provision goes on as it is, and the
first year also bears the cost of preparing, a share of P. With probability 1 − f a joint proposal
comes: then k begins at 1 − L and recovers as above, with V, g and C of this route, and M a year for
measuring. With probability f none comes: after the delay the tender route begins, at its first
year. What is expected is f × the one + (1 − f) × the other.

**Discounting.** The amounts of year t are divided by (1 + d)^(t − 1): year 1 counts in full.

Worked example, for a pocket calculator: 3 years, d = 0. Now: 90 points for € 10 a year. Tender:
P = 6, 2 bidders of 1, terms 1 + 1 with e = 0, c = 1 and then 0.5, L = 20 %, r = 50 %, V = 100,
g = 0, C = 9. Year 1: k = 0.8, 80 points, cost 9 + 6 + 2 = 17. The loss halves: k = 0.9; the second
procedure leaves 0.9 × (1 − 0.5 × 0.2) = 0.81: 81 points for 17. Then k = 0.81 + 0.5 × 0.19 = 0.905,
and 0.905 × 0.9 = 0.8145: 81.45 points for 17. Together 242.45 points for € 51.

Recombination: 1 year, 50 % of P, f = 0.25, no delay, L = 10 %, r = 50 %, V = 110, g = 10 %, C = 10,
M = 1. Year 1: 90 points for 10 + 3 = 13. A proposal: 110 × 0.9 = 99 for 11, and 110 × 1.1 × 0.95 =
114.95 for 11: 303.95 points for 35. None: 80 and 81 points for 17 each: 251 points for 47. Expected
0.75 × 303.95 + 0.25 × 251 = 290.7125 points for 0.75 × 35 + 0.25 × 47 = € 38.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NamedTuple, Protocol


class Amount(Protocol):
    """Whatever can be added and multiplied: a fraction, a polynomial, a number with a bound."""

    def __add__(self, other: Any, /) -> Any: ...
    def __radd__(self, other: Any, /) -> Any: ...
    def __sub__(self, other: Any, /) -> Any: ...
    def __rsub__(self, other: Any, /) -> Any: ...
    def __mul__(self, other: Any, /) -> Any: ...
    def __rmul__(self, other: Any, /) -> Any: ...


Given = Mapping[str, Amount]
"""Every number by its id: parts of one instead of per cents, whole numbers of years, and for
`general.discount` the factor 1 / (1 + d)."""
ONE = 1
NOTHING = 0


class Year(NamedTuple):
    """A year of a route, not discounted."""

    value: Amount
    """In points or euros, as the file has it."""
    city: Amount
    """What it costs the city, in euros."""
    bidders: Amount
    """What it costs all bidders together, in euros."""


@dataclass(frozen=True, slots=True)
class Course:
    """A route over the years, and the two courses that it can take."""

    tender: tuple[Year, ...]
    agreed: tuple[Year, ...]
    """Where a joint proposal comes."""
    failed: tuple[Year, ...]
    """Where none comes."""
    failure: Amount
    """The probability that none comes."""

    @property
    def recombination(self) -> tuple[Year, ...]:
        """What is expected of the two above."""
        return tuple(map(self.expected, self.failed, self.agreed))

    def expected(self, failed: Year, agreed: Year) -> Year:
        """Return what is expected of amounts of the two courses."""
        other = ONE - self.failure
        pairs = zip(failed, agreed, strict=True)
        return Year(*(self.failure * bad + other * good for bad, good in pairs))


def course(given: Given) -> Course:
    """Return both routes over the horizon."""
    years = whole(given["general.horizon"])
    tender = tuple(_tender(given, years))
    agreed, failed = tuple(_agreed(given, years)), tuple(_failed(given, tender))
    return Course(tender, agreed, failed, given["recombination.failure"])


def whole(number: Amount) -> int:
    """Return a number of years as an index."""
    assert isinstance(number, Fraction)
    return int(number)


def total(given: Given, years: tuple[Year, ...]) -> Year:
    """Return the sums over the years, discounted."""
    factor, weight = given["general.discount"], Fraction(1)
    sums: list[Amount] = [NOTHING] * 3
    at: Amount = weight
    for year in years:
        sums = [at * amount + so_far for so_far, amount in zip(sums, year, strict=True)]
        at *= factor
    return Year(*sums)


class _Contract(NamedTuple):
    """Contracts of one age: how likely one is, and its part of the expected share of value."""

    chance: Amount
    kept: Amount


def _tender(given: Given, years: int) -> Iterator[Year]:
    """Yield the years from the first procedure on."""

    def of(name: str) -> Amount:
        return given[f"tender.{name}"]

    loss, worth = of("transition-loss"), of("value-per-year")
    by_age = {0: _Contract(ONE, ONE - of("first-change") * loss)}
    for _ in range(years):
        kept = sum((one.kept for one in by_age.values()), NOTHING)
        procedures = by_age[0].chance if 0 in by_age else NOTHING
        yield Year(
            worth * kept,
            of("cost-per-year") + of("procedure-cost") * procedures,
            of("bidders") * of("bid-cost") * procedures,
        )
        worth *= ONE + of("growth")
        by_age = _next(given, by_age)


def _next(given: Given, by_age: Mapping[int, _Contract]) -> dict[int, _Contract]:
    """Return the contracts of the next year: gone on, extended, or let again."""
    first, more = whole(given["tender.first-term"]), whole(given["tender.extension"])
    back, extended = given["tender.recovery"], given["tender.extension-chance"]
    left = ONE - given["tender.later-change"] * given["tender.transition-loss"]
    again: list[_Contract] = []
    found = {}
    for age, one in by_age.items():
        now = _Contract(one.chance, one.kept + back * (one.chance - one.kept))
        if age + 1 == first and more:
            found[age + 1] = _Contract(extended * now.chance, extended * now.kept)
            again.append(_Contract(*((ONE - extended) * part for part in now)))
        elif age + 1 >= first + more:
            again.append(now)
        else:
            found[age + 1] = now
    if again:
        chance = sum((one.chance for one in again), NOTHING)
        found[0] = _Contract(chance, left * sum((one.kept for one in again), NOTHING))
    return found


def _waiting(given: Given, years: int) -> Iterator[Year]:
    """Yield years in which the provision goes on as it is; the first bears the preparation."""
    spent = given["recombination.preparation-share"] * given["tender.procedure-cost"]
    for year in range(years):
        cost = given["current.cost-per-year"] + (NOTHING if year else spent)
        yield Year(given["current.value-per-year"], cost, NOTHING)


def _agreed(given: Given, years: int) -> Iterator[Year]:
    """Yield the years of a recombination for which a joint proposal comes."""

    def of(name: str) -> Amount:
        return given[f"recombination.{name}"]

    wait = min(whole(of("preparation")), years)
    yield from _waiting(given, wait)
    kept, worth = ONE - of("transition-loss"), of("value-per-year")
    for year in range(years - wait):
        cost = of("cost-per-year") + of("measuring-cost")
        if not wait and not year:  # prepared before year 1 and paid in it
            cost += of("preparation-share") * given["tender.procedure-cost"]
        yield Year(worth * kept, cost, NOTHING)
        kept += of("recovery") * (ONE - kept)
        worth *= ONE + of("growth")


def _failed(given: Given, tender: tuple[Year, ...]) -> Iterator[Year]:
    """Yield the years in which no proposal comes and the tender follows after all."""
    delay = given["recombination.preparation"] + given["recombination.fallback-delay"]
    years = len(tender)
    wait = min(whole(delay), years)
    yield from _waiting(given, wait)
    spent = given["recombination.preparation-share"] * given["tender.procedure-cost"]
    for number, year in enumerate(tender[: years - wait]):
        paid = spent if not wait and not number else NOTHING
        yield year._replace(city=year.city + paid)
