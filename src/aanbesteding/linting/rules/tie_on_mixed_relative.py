"""AB232: a tie is decided by a sum in which another bid can turn the order round."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.faults import coded
from aanbesteding.linting.rule import Advice, Example, read
from aanbesteding.model.criteria import all_nodes
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.model.policies import TieRule

MIXED = coded(
    "AB232",
    "tie-decided-by-relative-sum",
    (
        "bij gelijk totaal beslist «{word}», en daarin telt «{criterion}» dat van andere inschrijvingen afhangt: wie verder meedoet, kan zo beslissen",
        "equal totals are decided by “{word}”, in which “{criterion}” depends on other bids: who else takes part can decide that way",
    ),
    (
        "noem een criterium dat alleen van de inschrijving zelf afhangt, of het onderdeel apart",
        "name a criterion that depends on the bid alone, or the part by itself",
    ),
)


def check(framework: Framework) -> Iterator[Finding]:
    """Yield the words for a sum of relative and other parts; a relative part alone keeps its order."""
    ties = framework.policies.ties
    if not isinstance(ties, TieRule):
        return
    every = all_nodes(framework)
    for index, word in enumerate(ties.order):
        for node in every:
            if node.criterion.id != word or node.criterion.by_consensus:
                continue
            below = [
                other
                for other in every
                if other.scored
                and len(other.route) > len(node.route)
                and other.route[: len(node.route)] == node.route
            ]
            relative = [other.criterion.id for other in below if other.relative]
            if relative and len(below) > 1:
                ref = in_framework(framework, "policies", "ties", "order", index)
                yield Finding(MIXED, ref, {"word": word, "criterion": relative[0]})
                break


ADVICE = (
    Advice(
        MIXED,
        "warning",
        check,
        read(
            "Telgen en Timmer (2016): beoordelen ten opzichte van anderen maakt rangordeomkering mogelijk",
            "Telgen and Timmer (2016): scoring relative to others makes rank reversal possible",
        ),
        example=Example(
            "ties: {order: [geheel], otherwise: draw}", "ties: {order: [keur], otherwise: draw}"
        ),
    ),
)
