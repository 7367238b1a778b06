"""AB123: a node by consensus has a scale, and only what the panel judges stands beneath it."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking.rule import Rule, at
from aanbesteding.faults import coded
from aanbesteding.model.criteria import Node, all_nodes
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import Route
from aanbesteding.texts import Text

CONSENSUS = coded(
    "AB123",
    "consensus-node",
    ("criterium «{text}» met «how»: {problem}", "criterion “{text}” with “how”: {problem}"),
    (
        "geef een criterium met subcriteria «how: arithmetic», of «how: consensus» met een «scale» en daaronder alleen wat het panel beoordeelt",
        "give a criterion with subcriteria “how: arithmetic”, or “how: consensus” with a “scale” and beneath it only what the panel judges",
    ),
)
LEAF = Text("het heeft geen subcriteria", "it has no subcriteria")
NO_SCALE = Text(
    "de schaal van het gezamenlijke cijfer ontbreekt", "the scale of the joint mark is missing"
)
NO_JOINT_MARK = Text(
    "er is een schaal, maar geen gezamenlijk cijfer", "there is a scale, but no joint mark"
)
NOT_JUDGED = Text(
    "«{below}» daaronder heeft geen methode «rating-scale», en zou nergens voor tellen",
    "“{below}” beneath it has no method “rating-scale”, and would count for nothing",
)


def check(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield every node whose way of coming about cannot work."""
    above: list[Node] = []
    for node in all_nodes(framework):
        for problem, route in _of_node(node):
            ref = in_framework(framework, *node.route, *route)
            yield at(CONSENSUS, ref, text=node.criterion.id, problem=problem)
        joint = [n for n in above if node.route[: len(n.route)] == n.route]
        method = node.criterion.method
        if joint and method is not None and method.type != "rating-scale":
            name = {"below": node.criterion.id}
            problem = Text(NOT_JUDGED.say("nl", **name), NOT_JUDGED.say("en", **name))
            ref = in_framework(framework, *node.route, "method")
            yield at(CONSENSUS, ref, text=joint[-1].criterion.id, problem=problem)
        if node.criterion.by_consensus:
            above.append(node)


def _of_node(node: Node) -> Iterator[tuple[Text, Route]]:
    criterion = node.criterion
    if criterion.how is not None and criterion.criteria is None:
        yield LEAF, ("how",)
    elif criterion.by_consensus and criterion.scale is None:
        yield NO_SCALE, ("how",)
    if criterion.scale is not None and criterion.how != "consensus":
        yield NO_JOINT_MARK, ("scale",)


RULES = (Rule(CONSENSUS, check, on_framework=True),)
