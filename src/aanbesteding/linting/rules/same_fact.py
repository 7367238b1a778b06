"""AB244: one fact earns points in two criteria."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.faults import coded
from aanbesteding.linting.rule import Advice, Example
from aanbesteding.methods.base import FactParameters
from aanbesteding.model.criteria import trees, walk
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework

DOUBLE = coded(
    "AB244",
    "fact-counts-twice",
    (
        "feit «{fact}» levert punten op bij «{criterion}» én bij «{other}»: het weegt zwaarder dan elk gewicht apart zegt",
        "the fact “{fact}” earns points under “{criterion}” and under “{other}”: it weighs more than each weight says",
    ),
    (
        "meet het feit één keer, of zeg in de omschrijving dat het twee keer telt",
        "measure the fact once, or say in the description that it counts twice",
    ),
)


def check(framework: Framework) -> Iterator[Finding]:
    """Yield every criterion on a fact that an earlier one of the same tree measures too."""
    for criteria, route in trees(framework):
        first: dict[str, str] = {}
        for node in walk(framework, criteria, route):
            method = node.criterion.method
            if isinstance(method, FactParameters):
                other = first.setdefault(method.fact, node.criterion.id)
                if other != node.criterion.id:
                    fields = {"fact": method.fact, "criterion": node.criterion.id, "other": other}
                    ref = in_framework(framework, *node.route, "method", "fact")
                    yield Finding(DOUBLE, ref, fields)


ADVICE = (
    Advice(
        DOUBLE,
        "info",
        check,
        example=Example(
            "- {id: tweede, title: Borging, weight: 40, assumed: Eigen gewicht, method: {type: fact-yes-no, fact: keur, if-yes: 100, if-no: 0}}",
            "- {id: tweede, title: Borging, weight: 40, assumed: Eigen gewicht, method: {type: fact-yes-no, fact: borging, if-yes: 100, if-no: 0}}",
        ),
    ),
)
