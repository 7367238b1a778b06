"""A lowest or highest price that lies an announced factor beyond the next, in a relative formula.

With a factor of 2 and prices of 40, 90 and 100 under a method that uses the lowest price: the next
is 90, more than 2 × 40 = 80, so 40 is flagged. With 45 it would not be.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from aanbesteding.exact.display import shortest
from aanbesteding.methods.base import Step
from aanbesteding.model.finding import Finding
from aanbesteding.scoring.candidate import Candidate
from aanbesteding.scoring.evaluation import Flagged
from aanbesteding.scoring.flags import codes
from aanbesteding.scoring.flags.base import OWN, TOO_FEW, Field, Flag
from aanbesteding.scoring.flags.statistics import HIGH, LOW, relative_leaves
from aanbesteding.scoring.wording import both, in_euros
from aanbesteding.texts import Text

TEST = "outlier-factor"
LOWEST = Text(
    "de op één na laagste ({next}) is meer dan {factor} keer zo hoog",
    "the next lowest ({next}) is more than {factor} times as high",
)
HIGHEST = Text(
    "meer dan {factor} keer de op één na hoogste ({next})",
    "more than {factor} times the next highest ({next})",
)
NO_FORMULA = Text(
    "het perceel heeft geen relatieve prijsformule die daarmee rekent",
    "the lot has no relative price formula that calculates with it",
)


def run(field: Field) -> Iterator[Flagged]:
    """Yield a flag for the lowest or highest bid where a formula uses that end."""
    factor = field.announced.outlier_factor
    if factor is None:
        return
    leaves = relative_leaves(field)
    low = [name for name, uses in leaves.items() if set(uses) & set(LOW)]
    high = [name for name, uses in leaves.items() if set(uses) & set(HIGH)]
    if not low and not high:
        yield field.not_run(TEST, NO_FORMULA)
        return
    by_price = sorted(field.competing, key=lambda candidate: candidate.price)
    if len(by_price) < 2:
        yield field.not_run(TEST, TOO_FEW)
        return
    first, second = by_price[0], by_price[1]
    if low and second.price > factor * first.price:
        step = _step(factor, first.price)
        yield _flagged(field, first, second, LOWEST, low, factor, step)
    last, before = by_price[-1], by_price[-2]
    if high and last.price > factor * before.price:
        step = _step(factor, before.price)
        yield _flagged(field, last, before, HIGHEST, high, factor, step)


def _step(factor: Fraction, price: Fraction) -> Step:
    return Step("factor * price", (("factor", factor), ("price", price)), factor * price)


def _flagged(
    field: Field,
    candidate: Candidate,
    other: Candidate,
    relation: Text,
    criteria: list[str],
    factor: Fraction,
    step: Step,
) -> Flagged:
    factors, prices = both(shortest, factor), in_euros(other.price)
    fields = {
        "bid": candidate.bid.id,
        "price": in_euros(candidate.price),
        "relation": Text(
            relation.nl.format(factor=factors.nl, next=prices.nl),
            relation.en.format(factor=factors.en, next=prices.en),
        ),
        "criteria": ", ".join(criteria),
    }
    finding = Finding(codes.OUTLIER, field.offer_of(candidate), fields)
    return Flagged(candidate.bid.id, TEST, finding, step, (field.announced_at(TEST),))


TITLE = Text("uitschieter in een relatieve formule", "outlier in a relative formula")
FLAGS = (Flag(TEST, TITLE, codes.OUTLIER, "factor * price", OWN, run),)
