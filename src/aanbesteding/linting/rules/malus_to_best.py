"""AB249: marks below zero on a scale whose marks are divided by those of the best bid."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.faults import coded
from aanbesteding.linting.rule import Advice, Example
from aanbesteding.linting.scales import ends
from aanbesteding.linting.shown import both
from aanbesteding.methods.rating_to_best import RatingToBest
from aanbesteding.model.criteria import all_nodes
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework

MALUS = coded(
    "AB249",
    "malus-beside-the-best",
    (
        "schaal «{scale}» kent een oordeel van {percent} %, en de oordelen worden gedeeld door dat van de beste: hoe beter de beste, hoe lichter de aftrek van een ander",
        "the scale “{scale}” has a mark worth {percent} %, and marks are divided by that of the best: the better the best, the lighter what another loses",
    ),
    (
        "gebruik «rating-scale», of een schaal zonder aftrek; zo kan een hoger cijfer de beste niet zijn plaats kosten",
        "use “rating-scale”, or a scale without a malus; then a higher mark cannot cost the best its place",
    ),
)


def check(framework: Framework) -> Iterator[Finding]:
    """Yield every criterion that sets marks below zero against the best."""
    scales = {scale.id: scale for scale in framework.scales}
    for node in all_nodes(framework):
        method = node.criterion.method
        if isinstance(method, RatingToBest) and (least := ends(scales[method.scale])[0]) < 0:
            fields = {"scale": method.scale, "percent": both(least * 100)}
            yield Finding(MALUS, in_framework(framework, *node.route, "method"), fields)


ADVICE = (
    Advice(
        MALUS,
        "warning",
        check,
        example=Example(
            "- {mark: slecht, percent: -50, meaning: Overtuigt niet}",
            "- {mark: slecht, percent: 0, meaning: Overtuigt niet}",
        ),
    ),
)
