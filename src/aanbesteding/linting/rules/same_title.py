"""AB243: two criteria beside each other have the same title."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.faults import coded
from aanbesteding.fields import say
from aanbesteding.linting.rule import Advice, Example
from aanbesteding.model.criteria import all_nodes
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework

TWICE = coded(
    "AB243",
    "same-title-twice",
    (
        "«{criterion}» en «{other}» heten allebei «{title}»: een lezer houdt ze niet uit elkaar",
        "“{criterion}” and “{other}” are both called “{title}”: a reader cannot tell them apart",
    ),
    ("geef elk criterium een eigen titel", "give each criterion a title of its own"),
)


def check(framework: Framework) -> Iterator[Finding]:
    """Yield every criterion with the title of an earlier one under the same parent."""
    first: dict[tuple[object, str], str] = {}
    for node in all_nodes(framework):
        title = say(node.criterion.title, "nl")
        key = (node.route[:-1], " ".join(title.casefold().split()))
        other = first.setdefault(key, node.criterion.id)
        if other != node.criterion.id:
            fields = {"criterion": node.criterion.id, "other": other, "title": title}
            yield Finding(TWICE, in_framework(framework, *node.route, "title"), fields)


ADVICE = (
    Advice(
        TWICE,
        "warning",
        check,
        example=Example(
            "- {id: tweede, title: Keurmerk, weight: 40, assumed: Eigen gewicht, method: {type: price-proportional}}",
            "- {id: tweede, title: Prijs, weight: 40, assumed: Eigen gewicht, method: {type: price-proportional}}",
        ),
    ),
)
