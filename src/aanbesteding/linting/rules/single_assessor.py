"""AB219: one person decides what a criterion is worth."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.faults import coded
from aanbesteding.linting.rule import Advice, Example, read
from aanbesteding.methods.rating_scale import RatingScale
from aanbesteding.model.criteria import all_nodes
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.texts import Text

ALONE = coded(
    "AB219",
    "single-assessor",
    (
        "{what} wordt door één beoordelaar beoordeeld",
        "one assessor judges {what}",
    ),
    (
        "laat er meer meekijken: dat verkleint het risico van een subjectief oordeel",
        "let more people judge: that lessens the risk of a subjective judgement",
    ),
)
ALL = Text("alles", "everything")


def check(framework: Framework) -> Iterator[Finding]:
    """Yield a panel of one, or every criterion that one member of the panel judges."""
    judged = [node for node in all_nodes(framework) if node.scale is not None]
    if framework.panel is None or not judged:
        return
    if len(framework.panel.assessors) == 1:
        yield Finding(ALONE, in_framework(framework, "panel", "assessors"), {"what": ALL})
        return
    for node in judged:
        method = node.criterion.method
        if isinstance(method, RatingScale) and len(set(method.assessors or "xy")) == 1:
            ref = in_framework(framework, *node.route, "method", "assessors")
            yield Finding(
                ALONE, ref, {"what": Text(f"«{node.criterion.id}»", f"“{node.criterion.id}”")}
            )


ADVICE = (
    Advice(
        ALONE,
        "info",
        check,
        read(
            "PIANOo, «Scores toekennen en beoordelen»: enige subjectiviteit is onvermijdelijk, verklein "
            "het risico, onder meer met genoeg deskundigen",
            "PIANOo, “Scores toekennen en beoordelen”: some subjectivity is unavoidable, lessen the "
            "risk, among other things with enough experts",
        ),
        example=Example("assessors: [anna]", "assessors: [anna, bert]"),
    ),
)
