"""AB225: a minimum score that only a bid with nothing at all can miss."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.faults import coded
from aanbesteding.linting.rule import Advice, Example
from aanbesteding.linting.scales import judges, worths
from aanbesteding.linting.shown import both
from aanbesteding.methods.rating_scale import RatingScale
from aanbesteding.model.criteria import all_nodes
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework

ONLY_ZERO = coded(
    "AB225",
    "minimum-missed-only-by-zero",
    (
        "de minimumscore van {percent} % mist alleen wie 0 % krijgt: het eerste cijfer daarboven is al {next} % waard",
        "the minimum score of {percent} % is missed only at 0 %: the first mark above it is worth {next} % already",
    ),
    (
        "kies een minimumscore die iets onderscheidt, of zeg dat alleen nul afvalt",
        "choose a minimum score that tells bids apart, or say that only zero is set aside",
    ),
)


def check(framework: Framework) -> Iterator[Finding]:
    """Yield the minimums of judged criteria that are not above the least that is more than 0."""
    scales = {scale.id: scale for scale in framework.scales}
    for node in all_nodes(framework):
        minimum, method = node.criterion.minimum, node.criterion.method
        if minimum is None or type(method) is not RatingScale or minimum.percent <= 0:
            continue
        found = worths(scales[method.scale])
        if found.least != 0 or not found.gap:
            continue
        combine, count = judges(framework, method)
        least = found.second
        if combine == "mean":
            least /= max(count, 1)
        elif combine == "median" and count % 2 == 0:
            least /= 2
        if minimum.percent <= least * 100:
            ref = in_framework(framework, *node.route, "minimum", "percent")
            fields = {"percent": both(minimum.percent), "next": both(least * 100)}
            yield Finding(ONLY_ZERO, ref, fields)


ADVICE = (
    Advice(
        ONLY_ZERO, "info", check, example=Example("minimum: {percent: 5}", "minimum: {percent: 50}")
    ),
)
