"""AB223: the best mark of a scale is not worth exactly all points."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.faults import coded
from aanbesteding.linting.rule import Advice, Example
from aanbesteding.linting.scales import ends, is_whole
from aanbesteding.linting.shown import both
from aanbesteding.model.criteria import all_nodes
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.texts import Text

ENDS = coded(
    "AB223",
    "best-mark-is-not-everything",
    (
        "het beste oordeel op schaal «{scale}» is {percent} % waard: het gewicht wordt {effect}",
        "the best judgement on the scale “{scale}” is worth {percent} %: the weight is {effect}",
    ),
    (
        "laat het beste oordeel 100 % waard zijn, en pas zo nodig het gewicht aan",
        "let the best judgement be worth 100 %, and change the weight where needed",
    ),
)
NEVER = Text("nooit helemaal verdiend", "never earned in full")
MORE = Text("overschreden", "exceeded")


def check(framework: Framework) -> Iterator[Finding]:
    """Yield every scale that is used and of which the best mark is worth less or more than all."""
    used = {node.scale for node in all_nodes(framework)}
    for index, scale in enumerate(framework.scales):
        if scale.id not in used:
            continue
        if is_whole(scale):
            continue
        most = ends(scale)[1]
        fields = {
            "scale": scale.id,
            "percent": both(most * 100),
            "effect": NEVER if most < 1 else MORE,
        }
        yield Finding(ENDS, in_framework(framework, "scales", index, "id"), fields)


ADVICE = (
    Advice(
        ENDS,
        "warning",
        check,
        example=Example(
            "- {type: numeric, id: cijfer, lowest: 0, highest: 10, step: 1, zero-at: 0, full-at: 20}",
            "- {type: numeric, id: cijfer, lowest: 0, highest: 10, step: 1, zero-at: 0, full-at: 10}",
        ),
    ),
)
