"""AB207: a fact is both a knock-out and scored."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.faults import coded
from aanbesteding.linting.rule import Advice, Example
from aanbesteding.methods.base import FactParameters
from aanbesteding.model.criteria import all_nodes
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework

BOTH = coded(
    "AB207",
    "knock-out-and-scored",
    (
        "feit «{fact}» is een eis («{requirement}») en levert ook punten op («{criterion}»)",
        "the fact “{fact}” is a requirement (“{requirement}”) and earns points as well (“{criterion}”)",
    ),
    (
        "kan iedereen die aan de eis voldoet nog verschillen? Zo niet, dan onderscheidt het criterium niet",
        "can bids that meet the requirement still differ? If not, the criterion tells nobody apart",
    ),
)


def check(framework: Framework) -> Iterator[Finding]:
    """Yield every criterion on a fact that is also required."""
    required = {requirement.fact: requirement.id for requirement in framework.requirements}
    for node in all_nodes(framework):
        method = node.criterion.method
        if isinstance(method, FactParameters) and method.fact in required:
            fields = {
                "fact": method.fact,
                "requirement": required[method.fact],
                "criterion": node.criterion.id,
            }
            yield Finding(BOTH, in_framework(framework, *node.route, "method", "fact"), fields)


ADVICE = (
    Advice(
        BOTH,
        "info",
        check,
        example=Example(
            "- {id: eis, title: Keurmerk vereist, fact: keur, answer: ja, assumed: Eigen eis}",
            "- {id: eis, title: Register vereist, fact: register, answer: ja, assumed: Eigen eis}",
        ),
    ),
)
