"""A price a number of units below another; a unit is a hundredth of the lot's estimate or ceiling.

With an estimate of 200 (a unit is 2) and 20 units for two bids: prices of 100 and 150. The bound is
150 − 20 × 2 = 110, so 100 is flagged.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from aanbesteding.exact.display import shortest
from aanbesteding.methods.base import Source, Step
from aanbesteding.model.finding import Finding
from aanbesteding.model.flags import Units
from aanbesteding.scoring.candidate import Candidate
from aanbesteding.scoring.evaluation import Flagged
from aanbesteding.scoring.flags import codes
from aanbesteding.scoring.flags.base import Field, Flag, below
from aanbesteding.scoring.wording import both, in_euros
from aanbesteding.texts import Text

TEST = "below-units"
FORMULA = "reference - units * hundredth"
BASES = {
    "estimate": Text("de raming", "the estimate"),
    "ceiling": Text("het plafond", "the ceiling"),
}
OTHER = Text("de andere prijs", "the other price")
MEAN = Text("het gemiddelde van de prijzen", "the mean of the prices")
NO_MORE = Text(
    "er zijn vier of meer inschrijvingen, en «more» is niet aangekondigd",
    "there are four bids or more, and “more” was not announced",
)


def run(field: Field) -> Iterator[Flagged]:
    """Yield a flag for every price below the bound."""
    announced = field.announced.below_units
    if announced is None:
        return
    base = field.lot.estimate if announced.of == "estimate" else field.lot.ceiling
    assert base is not None  # AB120
    found = _bound(field, announced, base)
    if found is None:
        yield field.not_run(TEST, NO_MORE)
        return
    units, reference, what = found
    unit = base / 100
    values = (("reference", reference), ("units", units), ("hundredth", unit))
    step = Step(FORMULA, values, reference - units * unit)

    def raised(candidate: Candidate) -> Finding:
        fields = {
            "bid": candidate.bid.id,
            "price": in_euros(candidate.price),
            "units": both(shortest, units),
            "unit": in_euros(unit),
            "what": what,
            "base": in_euros(reference),
            "bound": in_euros(step.result),
        }
        return Finding(codes.UNITS, field.offer_of(candidate), fields)

    yield from below(field, TEST, step, field.announced_at(TEST), raised)


def _bound(
    field: Field, announced: Units, base: Fraction
) -> tuple[Fraction, Fraction, Text] | None:
    """Return how many units below what a price must lie, by the number of bids."""
    count = len(field.ranked)
    if count == 1:
        return announced.one, base, BASES[announced.of]
    if count == 2:  # for the lower of the two the other is the higher; the higher is never below
        return announced.two, field.prices[1], OTHER
    if count == 3:
        return announced.three, field.mean, MEAN
    return None if announced.more is None else (announced.more, field.mean, MEAN)


SOURCE = Source(
    Text(
        "Spanje, artikel 85 (25, 20 en 10 eenheden); alleen in samenvatting gelezen, een eenheid "
        "is hier een honderdste van raming of plafond",
        "Spain, article 85 (25, 20 and 10 units); read in summary only, a unit is here a hundredth "
        "of the estimate or the ceiling",
    ),
    False,
)
TITLE = Text("prijs een aantal eenheden onder een andere", "price a number of units below another")
FLAGS = (Flag(TEST, TITLE, codes.UNITS, FORMULA, SOURCE, run),)
