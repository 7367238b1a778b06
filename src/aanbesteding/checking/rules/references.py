"""AB103: whatever the framework names exists: scales, facts, sources, assessors, criteria, lots."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking.rule import Rule, at, unknown
from aanbesteding.faults import coded
from aanbesteding.methods.base import FactParameters
from aanbesteding.methods.rating_scale import RatingScale
from aanbesteding.model.cited import Cited
from aanbesteding.model.criteria import all_nodes, criteria_of, walk
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import Route
from aanbesteding.model.policies import TieRule
from aanbesteding.reading.keys import did_you_mean
from aanbesteding.texts import Text

UNKNOWN = coded(
    "AB103",
    "unknown-reference",
    (
        "{kind} «{text}» bestaat niet in dit kader{guess}",
        "there is no {kind} “{text}” in this framework{guess}",
    ),
    ("kies uit: {known}", "choose from: {known}"),
)
SCALE, FACT = Text("schaal", "scale"), Text("feit", "fact")
DOCUMENT, ASSESSOR = Text("bron", "source"), Text("beoordelaar", "assessor")
CRITERION, LOT = Text("criterium", "criterion"), Text("perceel", "lot")


def check(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield every reference to nothing."""
    for kind, text, known, route in _references(framework):
        if text not in known:
            fields = unknown(kind, text, known, did_you_mean(text, known))
            yield at(UNKNOWN, in_framework(framework, *route), **fields)


Reference = tuple[Text, str, list[str], Route]


def _references(framework: Framework) -> Iterator[Reference]:
    yield from _of_criteria(framework)
    facts = [fact.id for fact in framework.facts]
    for index, requirement in enumerate(framework.requirements):
        yield FACT, requirement.fact, facts, ("requirements", index, "fact")
    documents = [document.id for document in framework.sources]
    for cited, route in cited_items(framework):
        if cited.source is not None:
            yield DOCUMENT, cited.source.document, documents, (*route, "source", "document")
    yield from _of_ties(framework)
    yield from _of_controls(framework)


def _of_criteria(framework: Framework) -> Iterator[Reference]:
    facts = [fact.id for fact in framework.facts]
    scales = [scale.id for scale in framework.scales]
    panel = [a.id for a in framework.panel.assessors] if framework.panel else []
    for node in all_nodes(framework):
        method, route = node.criterion.method, (*node.route, "method")
        if isinstance(method, FactParameters):
            yield FACT, method.fact, facts, (*route, "fact")
        elif isinstance(method, RatingScale):
            yield SCALE, method.scale, scales, (*route, "scale")
            for index, assessor in enumerate(method.assessors or ()):
                yield ASSESSOR, assessor, panel, (*route, "assessors", index)
        if node.criterion.scale is not None:
            yield SCALE, node.criterion.scale, scales, (*node.route, "scale")


def _of_ties(framework: Framework) -> Iterator[Reference]:
    if not isinstance(framework.policies.ties, TieRule):
        return
    per_lot = [set(_ids(framework, index)) for index in range(len(framework.lots))]
    known = [*sorted(set.intersection(*per_lot)), "price"]
    for index, word in enumerate(framework.policies.ties.order):
        yield CRITERION, word, known, ("policies", "ties", "order", index)


def _of_controls(framework: Framework) -> Iterator[Reference]:
    if not framework.controls:
        return
    lots = [lot.id for lot in framework.lots]
    criteria = {lot: _ids(framework, index) for index, lot in enumerate(lots)}
    for index, control in enumerate(framework.controls):
        yield LOT, control.lot, lots, ("controls", index, "lot")
        if control.criterion and control.lot in criteria:
            known = criteria[control.lot]
            yield CRITERION, control.criterion, known, ("controls", index, "criterion")


def _ids(framework: Framework, lot: int) -> list[str]:
    nodes = walk(framework, *criteria_of(framework, lot))
    return [node.criterion.id for node in nodes]


def cited_items(framework: Framework) -> Iterator[tuple[Cited, Route]]:
    """Yield everything that must say where it comes from."""
    for name in ("lots", "facts", "exclusion_grounds", "requirements"):
        for index, item in enumerate(getattr(framework, name)):
            yield item, (name.replace("_", "-"), index)
    for name in ("real_price", "social_return", "flags"):
        if block := getattr(framework, name):
            yield block, (name.replace("_", "-"),)
    for node in all_nodes(framework):
        yield node.criterion, node.route


RULES = (Rule(UNKNOWN, check, on_framework=True),)
