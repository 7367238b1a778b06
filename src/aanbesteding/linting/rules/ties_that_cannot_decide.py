"""AB208: a word in the chain of ties that cannot tell equal bids apart."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.faults import coded
from aanbesteding.linting.rule import Advice, Example
from aanbesteding.model.criteria import all_nodes
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.model.policies import TieRule
from aanbesteding.texts import Text

IDLE = coded(
    "AB208",
    "tie-word-decides-nothing",
    (
        "«{word}» kan gelijke totalen nooit uit elkaar halen: {reason}",
        "“{word}” can never tell equal totals apart: {reason}",
    ),
    (
        "haal het uit de volgorde, of kondig een ander criterium aan",
        "remove it from the order, or announce another criterion",
    ),
)
FIXED = Text("de prijs staat vast", "the price is fixed")
LOWEST = Text("het totaal is zelf de prijs", "the total is the price itself")
ONLY = Text("het is het enige criterium", "it is the only criterion")


def check(framework: Framework) -> Iterator[Finding]:
    """Yield the words that are the same for all bids with the same total."""
    ties = framework.policies.ties
    if not isinstance(ties, TieRule):
        return
    tops = [node.criterion.id for node in all_nodes(framework) if node.depth == 0]
    award = framework.award.type
    for index, word in enumerate(ties.order):
        reason = None
        if word == "price":
            reason = {"fixed-price": FIXED, "lowest-price": LOWEST}.get(award)
        elif award in ("points", "fixed-price") and tops == [word]:
            reason = ONLY
        if reason is not None:
            ref = in_framework(framework, "policies", "ties", "order", index)
            yield Finding(IDLE, ref, {"word": word, "reason": reason})


ADVICE = (
    Advice(
        IDLE,
        "warning",
        check,
        example=Example(
            "ties: {order: [prijs], otherwise: draw}", "ties: {order: [], otherwise: draw}"
        ),
    ),
)
