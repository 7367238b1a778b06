"""AB248: rounding hides the difference between two marks that follow each other."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from aanbesteding.faults import coded
from aanbesteding.linting.rule import Advice, Example
from aanbesteding.linting.scales import worths
from aanbesteding.linting.shown import both
from aanbesteding.methods.rating_scale import RatingScale
from aanbesteding.model.criteria import all_nodes
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.model.policies import RoundingStep

COARSE = coded(
    "AB248",
    "rounding-hides-a-mark",
    (
        "één cijfer hoger scheelt bij «{criterion}» {gap} en er wordt afgerond op {digits} decimalen: het verschil kan verdwijnen",
        "one mark higher makes {gap} under “{criterion}” and rounding is to {digits} decimals: the difference can vanish",
    ),
    (
        "rond fijner af, of helemaal niet (`rounding: none`)",
        "round finer, or not at all (`rounding: none`)",
    ),
)


def check(framework: Framework) -> Iterator[Finding]:
    """Yield every rounding step that is coarser than a step of a scale, with the worst criterion."""
    steps = framework.policies.rounding
    if isinstance(steps, str):
        return
    scales = {scale.id: scale for scale in framework.scales}
    gaps: list[tuple[Fraction, Fraction, str]] = []
    for node in all_nodes(framework):
        if isinstance(node.criterion.method, RatingScale):
            found = worths(scales[node.criterion.method.scale])
            if found.gap:
                gaps.append((found.gap * node.weight, found.gap * 100, node.criterion.id))
    for index, step in enumerate(steps):
        gap, name = _least(gaps, step)
        if name and gap < Fraction(1, 10 ** int(step.digits)):
            ref = in_framework(framework, "policies", "rounding", index, "digits")
            fields = {"criterion": name, "gap": both(gap), "digits": step.digits.written}
            yield Finding(COARSE, ref, fields)


def _least(gaps: list[tuple[Fraction, Fraction, str]], step: RoundingStep) -> tuple[Fraction, str]:
    """Return the least difference that a mark makes at the stage, and under which criterion."""
    if not gaps:
        return Fraction(0), ""
    at_mark = step.stage == "mark"
    return min((percent if at_mark else points, name) for points, percent, name in gaps)


ADVICE = (
    Advice(
        COARSE,
        "warning",
        check,
        example=Example(
            "rounding: [{stage: total, digits: 0, mode: half-up}]",
            "rounding: [{stage: total, digits: 2, mode: half-up}]",
        ),
    ),
)
