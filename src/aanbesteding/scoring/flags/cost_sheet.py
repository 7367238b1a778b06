"""The specified cost of a real price: its sum against the price, and the announced minimums.

Elements of 60, 20 and 15 make 95; beside a price of 100 that is flagged, and nothing is mended.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from aanbesteding.fields import say
from aanbesteding.methods.base import Source, Step
from aanbesteding.model.admission import RealPrice
from aanbesteding.model.finding import Finding, in_bid
from aanbesteding.scoring.candidate import Candidate
from aanbesteding.scoring.evaluation import Flagged
from aanbesteding.scoring.flags import codes
from aanbesteding.scoring.flags.base import Field, Flag
from aanbesteding.scoring.wording import in_euros
from aanbesteding.texts import Text

SUM, MINIMUM = "cost-elements-sum", "cost-elements-minimum"
ELEMENT = Text("kostenelement «{title}»", "the cost element “{title}”")
TOTAL = Text("de som van de kostenelementen", "the sum of the cost elements")


def run_sum(field: Field) -> Iterator[Flagged]:
    """Yield a flag for every ranked bid whose elements do not make its price."""
    for candidate, amounts in _sheets(field):
        step = _added(amounts)
        if step.result != candidate.price:
            fields = {
                "bid": candidate.bid.id,
                "sum": in_euros(step.result),
                "price": in_euros(candidate.price),
            }
            ref = in_bid(candidate.bid, "lots", candidate.offer_index, "cost-elements")
            finding = Finding(codes.COST_DIFFERS, ref, fields)
            yield Flagged(candidate.bid.id, SUM, finding, step, (ref,))


def run_minimum(field: Field) -> Iterator[Flagged]:
    """Yield a flag for every element, and every sum, below its announced minimum."""
    block = field.framework.real_price
    for candidate, amounts in _sheets(field):
        assert block is not None
        where = ("lots", candidate.offer_index, "cost-elements")
        for element in block.elements:
            amount = amounts[element.id]
            if element.minimum is not None and amount < element.minimum:
                what = Text(
                    ELEMENT.nl.format(title=say(element.title, "nl")),
                    ELEMENT.en.format(title=say(element.title, "en")),
                )
                fields = _low(candidate, what, amount, element.minimum)
                ref = in_bid(candidate.bid, *where, element.id)
                yield Flagged(candidate.bid.id, MINIMUM, Finding(codes.COST_LOW, ref, fields))
        step = _added(amounts)
        if block.minimum_total is not None and step.result < block.minimum_total:
            fields = _low(candidate, TOTAL, step.result, block.minimum_total)
            ref = in_bid(candidate.bid, *where)
            finding = Finding(codes.COST_LOW, ref, fields)
            yield Flagged(candidate.bid.id, MINIMUM, finding, step, (ref,))


def _sheets(field: Field) -> Iterator[tuple[Candidate, dict[str, Fraction]]]:
    block: RealPrice | None = field.framework.real_price
    if block is None or not block.holds_for(field.lot.id):
        return
    for candidate in field.ranked:
        stated = candidate.bid.lots[candidate.offer_index].cost_elements
        yield candidate, {element.id: stated[element.id] for element in block.elements}


def _added(amounts: dict[str, Fraction]) -> Step:
    values = tuple((f"c{n}", amount) for n, amount in enumerate(amounts.values(), start=1))
    total = sum(amounts.values(), Fraction(0))
    return Step(" + ".join(name for name, _ in values), values, total)


def _low(
    candidate: Candidate, what: Text, amount: Fraction, minimum: Fraction
) -> dict[str, object]:
    return {
        "bid": candidate.bid.id,
        "what": what,
        "amount": in_euros(amount),
        "minimum": in_euros(minimum),
    }


SOURCE = Source(
    Text(
        "artikel 5.4 Uitvoeringsbesluit Wmo 2015, aangehaald in HR 2021:1452",
        "article 5.4 Uitvoeringsbesluit Wmo 2015, quoted in HR 2021:1452",
    ),
    True,
)
SUM_TITLE = Text(
    "kostenelementen die niet tot de prijs optellen", "cost elements that do not make the price"
)
MINIMUM_TITLE = Text(
    "kostenelement onder zijn aangekondigde minimum", "cost element below its announced minimum"
)
FLAGS = (
    Flag(SUM, SUM_TITLE, codes.COST_DIFFERS, "", SOURCE, run_sum),
    Flag(MINIMUM, MINIMUM_TITLE, codes.COST_LOW, "", SOURCE, run_minimum),
)
