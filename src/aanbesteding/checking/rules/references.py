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
from aanbesteding.model.recombination import Recombination
from aanbesteding.model.remembered import Remembered
from aanbesteding.reading.keys import did_you_mean
from aanbesteding.texts import CRITERION, LOT, Text

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
KEYED = ("people", "themes")
"""The mappings whose keys name something."""
DISTRICT, TARGET_GROUP = Text("wijk", "district"), Text("doelgroep", "target group")


def check(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield every reference to nothing."""
    for kind, text, known, route in _references(framework):
        if text not in known:
            fields = unknown(kind, text, known, did_you_mean(text, known))
            of_key = route[-2] in KEYED
            yield at(UNKNOWN, in_framework(framework, *route), of_key=of_key, **fields)


Reference = tuple[Text, str, list[str], Route]


def _references(framework: Framework) -> Iterator[Reference]:
    """Yield what is named; of what is named often, only what does not exist."""
    yield from _of_criteria(framework)
    facts = [fact.id for fact in framework.facts]
    for index, requirement in enumerate(framework.requirements):
        yield FACT, requirement.fact, facts, ("requirements", index, "fact")
    documents = [document.id for document in framework.sources]
    for cited, route in cited_items(framework):
        if cited.source is not None and cited.source.document not in documents:
            yield DOCUMENT, cited.source.document, documents, (*route, "source", "document")
    yield from _of_ties(framework)
    yield from _of_controls(framework)
    if framework.recombination is not None:
        yield from _of_recombination(framework, framework.recombination)


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
        known = criteria.get(control.lot)
        if known is None:
            yield LOT, control.lot, lots, ("controls", index, "lot")
        elif control.criterion and control.criterion not in known:
            yield CRITERION, control.criterion, known, ("controls", index, "criterion")


def _of_recombination(framework: Framework, block: Recombination) -> Iterator[Reference]:
    lots = [lot.id for lot in framework.lots]
    facts = [fact.id for fact in framework.facts]
    districts = [one.id for one in block.districts]
    groups = [one.id for one in block.target_groups]
    for index, demand in enumerate(block.demand):
        route: Route = ("recombination", "demand", index)
        yield LOT, demand.theme, lots, (*route, "theme")
        yield TARGET_GROUP, demand.target_group, groups, (*route, "target-group")
        for district in demand.people:
            yield DISTRICT, district, districts, (*route, "people", district)
    for theme in block.rules.budget.themes:
        yield LOT, theme, lots, ("recombination", "rules", "budget", "themes", theme)
    if block.rules.lead is not None:
        yield FACT, block.rules.lead.fact, facts, ("recombination", "rules", "lead", "fact")
    for index, derived in enumerate(block.derived.facts):
        yield FACT, derived.fact, facts, ("recombination", "derived", "facts", index, "fact")


def _ids(framework: Framework, lot: int) -> list[str]:
    nodes = walk(framework, *criteria_of(framework, lot))
    return [node.criterion.id for node in nodes]


def _cited_items(framework: Framework) -> Iterator[tuple[Cited, Route]]:
    for name in ("lots", "facts", "exclusion_grounds", "requirements"):
        for index, item in enumerate(getattr(framework, name)):
            yield item, (name.replace("_", "-"), index)
    for name in ("real_price", "social_return", "flags"):
        if block := getattr(framework, name):
            yield block, (name.replace("_", "-"),)
    for node in all_nodes(framework):
        yield node.criterion, node.route
    if framework.recombination is not None:
        yield from _cited_in(framework.recombination)


def _all_cited(framework: Framework) -> tuple[tuple[Cited, Route], ...]:
    return tuple(_cited_items(framework))


cited_items: Remembered[tuple[tuple[Cited, Route], ...]] = Remembered(_all_cited)
"""Everything that must say where it comes from."""


def _cited_in(block: Recombination) -> Iterator[tuple[Cited, Route]]:
    route: Route = ("recombination",)
    for name in ("demand", "synergies"):
        for index, item in enumerate(getattr(block, name)):
            yield item, (*route, name, index)
    if block.duplication is not None:
        yield block.duplication, (*route, "duplication")
    for name in BLOCKS:
        if found := getattr(block.rules, name):
            yield found, (*route, "rules", name)
    for index, apart in enumerate(block.rules.apart):
        yield apart, (*route, "rules", "apart", index)
    yield block.derived, (*route, "derived")


def name_of(item: Cited, route: Route) -> str:
    """Return what a cited item is called in messages: its id, or the key that holds it."""
    keys = [part for part in route if isinstance(part, str)]
    return str(getattr(item, "id", keys[-1]))


BLOCKS = (
    "budget",
    "coalitions",
    "size",
    "lead",
    "newcomers",
    "continuity",
    "volunteers",
    "growth",
)
"""The rules of a recombination that are a block of their own."""

RULES = (Rule(UNKNOWN, check, on_framework=True),)
