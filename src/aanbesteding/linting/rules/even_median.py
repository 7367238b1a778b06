"""AB220: the median of an even number of marks is no mark that anybody gave."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.faults import coded
from aanbesteding.linting.rule import Advice, Example
from aanbesteding.linting.scales import judges
from aanbesteding.methods.rating_scale import RatingScale
from aanbesteding.model.criteria import all_nodes
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import Route

EVEN = coded(
    "AB220",
    "median-of-an-even-number",
    (
        "de mediaan van {count} cijfers is het gemiddelde van de middelste twee; een lezer kan ook de laagste daarvan nemen",
        "the median of {count} marks is the mean of the two in the middle; a reader may take the lower of them as well",
    ),
    (
        "neem een oneven aantal beoordelaars, of schrijf in de stukken welke mediaan is bedoeld",
        "take an odd number of assessors, or write in the documents which median is meant",
    ),
)


def check(framework: Framework) -> Iterator[Finding]:
    """Yield every place that announces such a median, once."""
    seen: set[Route] = set()
    for node in all_nodes(framework):
        method = node.criterion.method
        if not isinstance(method, RatingScale):
            continue
        combine, count = judges(framework, method)
        if combine == "median" and count and count % 2 == 0:
            route: Route = ("panel", "combine")
            if method.combine or method.assessors:
                route = (*node.route, "method", "combine" if method.combine else "assessors")
            if route not in seen:
                seen.add(route)
                yield Finding(EVEN, in_framework(framework, *route), {"count": count})


ADVICE = (Advice(EVEN, "info", check, example=Example("combine: median", "combine: mean")),)
