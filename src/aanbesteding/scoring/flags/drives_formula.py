"""A bid that sets the lowest, highest, mean or median price and thereby orders two others.

Prices and quality points A (100, 48), B (125, 55), C (60, 20), with 40 points × lowest / price:
with C the order of the others is B, A, and without C it is A, B. C is flagged.
"""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.methods.base import Source
from aanbesteding.model.finding import Finding
from aanbesteding.scoring.candidate import Candidate
from aanbesteding.scoring.evaluation import Flagged
from aanbesteding.scoring.flags import codes
from aanbesteding.scoring.flags.base import Field, Flag, Order
from aanbesteding.scoring.flags.statistics import NAMES, Statistic, relative_leaves, setters
from aanbesteding.scoring.wording import in_euros
from aanbesteding.texts import Text

TEST = "drives-formula"
MAX_SHOWN = 10
NO_OUTCOME = Text(
    "zonder «{bid}» heeft de berekening geen uitkomst",
    "without “{bid}” the calculation has no outcome",
)


def run(field: Field) -> Iterator[Flagged]:
    """Yield a flag for every such bid; only those that set a statistic in use are left out."""
    leaves = relative_leaves(field)
    if not leaves or len(field.ranked) < 2 or len(field.competing) < 3:
        return
    used = {statistic for kinds in leaves.values() for statistic in kinds}
    for candidate, kinds in setters(field, used):
        others = field.without(candidate)
        if others is None:
            said = Text(*(text.format(bid=candidate.bid.id) for text in NO_OUTCOME))
            ref = field.offer_of(candidate)
            fields: dict[str, object] = {"test": TEST, "lot": field.lot.id, "reason": said}
            yield Flagged(candidate.bid.id, TEST, Finding(codes.NOT_RUN, ref, fields))
            continue
        before = _but(field.order, candidate.bid.id)
        if others != before:
            criteria = [name for name, uses in leaves.items() if set(uses) & set(kinds)]
            yield _flagged(field, candidate, kinds, criteria, before, others)


def _flagged(
    field: Field,
    candidate: Candidate,
    kinds: list[Statistic],
    criteria: list[str],
    before: Order,
    others: Order,
) -> Flagged:
    fields = {
        "bid": candidate.bid.id,
        "price": in_euros(candidate.price),
        "criteria": ", ".join(criteria),
        "what": Text(
            ", ".join(NAMES[kind].nl for kind in kinds), ", ".join(NAMES[kind].en for kind in kinds)
        ),
        "order": _said(before),
        "other": _said(others),
    }
    return Flagged(candidate.bid.id, TEST, Finding(codes.DRIVES, field.offer_of(candidate), fields))


def _but(order: Order, bid: str) -> Order:
    """Return the order of the others."""
    left = (group - {bid} for group in order)
    return tuple(group for group in left if group)


def _said(order: Order) -> str:
    """Return an order for a message: `a > b = c`; an order of nobody is a dash."""
    shown = [" = ".join(sorted(group)[:MAX_SHOWN]) for group in order[:MAX_SHOWN]]
    return " > ".join(shown) + (" > …" if len(order) > MAX_SHOWN else "") or "–"


SOURCE = Source(
    Text(
        "eigen toets; rangordeomkering is beschreven door Telgen en Timmer (2016)",
        "a test of our own; rank reversal is described by Telgen and Timmer (2016)",
    ),
    True,
)
TITLE = Text("prijs die een relatieve formule stuurt", "price that drives a relative formula")
FLAGS = (Flag(TEST, TITLE, codes.DRIVES, "", SOURCE, run),)
