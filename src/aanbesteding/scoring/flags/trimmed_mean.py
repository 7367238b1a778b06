"""A price below an announced percentage of the mean without the lowest and the highest bids.

With wings of 10 % and twelve bids, 10 % of 12 is 1.2, so two bids are left out at each end, and
the mean is of the other eight.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from aanbesteding.exact.display import shortest
from aanbesteding.methods.base import Source, Step
from aanbesteding.model.finding import Finding
from aanbesteding.scoring.candidate import Candidate
from aanbesteding.scoring.evaluation import Flagged
from aanbesteding.scoring.flags import codes
from aanbesteding.scoring.flags.base import TOO_FEW, Field, Flag, below
from aanbesteding.scoring.wording import both, in_euros
from aanbesteding.texts import Text

TEST = "below-percent-of-trimmed-mean"
FORMULA = "percent / 100 * mean"


def run(field: Field) -> Iterator[Flagged]:
    """Yield a flag for every price below the bound."""
    announced = field.announced.below_percent_of_trimmed_mean
    if announced is None:
        return
    count = -int(-len(field.prices) * announced.wings // 100)  # rounded up to whole bids
    kept = field.prices[count : len(field.prices) - count]
    if len(field.prices) < 2 or not kept:
        yield field.not_run(TEST, TOO_FEW)
        return
    mean = sum(kept, Fraction(0)) / len(kept)
    percent = announced.percent
    step = Step(FORMULA, (("percent", percent), ("mean", mean)), percent / 100 * mean)

    def raised(candidate: Candidate) -> Finding:
        fields = {
            "bid": candidate.bid.id,
            "price": in_euros(candidate.price),
            "bound": in_euros(step.result),
            "percent": both(shortest, percent),
            "mean": in_euros(mean),
            "count": count,
        }
        return Finding(codes.TRIMMED, field.offer_of(candidate), fields)

    yield from below(field, TEST, step, field.announced_at(TEST), raised)


SOURCE = Source(
    Text(
        "Italië, gemiddelde zonder vleugels van 10 %; alleen in samenvatting gelezen, de grens is "
        "een eigen parameter",
        "Italy, the mean without wings of 10 %; read in summary only, the bound is a parameter of "
        "our own",
    ),
    False,
)
TITLE = Text(
    "prijs onder een percentage van het gemiddelde zonder de uiteinden",
    "price below a percentage of the mean without the ends",
)
FLAGS = (Flag(TEST, TITLE, codes.TRIMMED, FORMULA, SOURCE, run),)
