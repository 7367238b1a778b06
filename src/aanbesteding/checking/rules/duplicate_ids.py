"""AB102, AB116: identifiers are used once in their list or tree, and mean nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from aanbesteding.checking.rule import Rule, at
from aanbesteding.faults import coded
from aanbesteding.fields import kebab
from aanbesteding.methods.base import FactParameters
from aanbesteding.methods.rating_scale import RatingScale
from aanbesteding.model.criteria import Node, all_nodes, trees, walk
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework, LabelledScale
from aanbesteding.model.origin import Route
from aanbesteding.model.policies import TieRule
from aanbesteding.model.recombination import Recombination
from aanbesteding.texts import Text

DUPLICATE = coded(
    "AB102",
    "duplicate-identifier",
    ("«{text}» wordt twee keer gebruikt", "“{text}” is used twice"),
    ("geef elk onderdeel een eigen aanduiding", "give each item an identifier of its own"),
)
RESERVED = coded(
    "AB116",
    "reserved-identifier",
    ("«{text}» heeft al een betekenis: {meaning}", "“{text}” has a meaning already: {meaning}"),
    ("kies een andere aanduiding", "choose another identifier"),
)


class Named(Protocol):
    """What has an identifier of its own."""

    @property
    def id(self) -> str:
        """What it is named by in its list."""


LISTS: tuple[tuple[str, Route], ...] = tuple(
    (name, (kebab(name),))
    for name in ("lots", "sources", "scales", "facts", "exclusion_grounds", "requirements")
)


def check(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield every second use of an identifier."""
    for words, route_of in _lists(framework):
        if len(set(words)) == len(words):
            continue
        seen: set[str] = set()
        for number, text in enumerate(words):
            if text in seen:
                yield at(DUPLICATE, in_framework(framework, *route_of(number)), text=text)
            seen.add(text)


Listed = tuple[Sequence[str], Callable[[int], Route]]
"""Words that stand in one list or tree, and where each of them stands by its number."""


def _lists(framework: Framework) -> Iterator[Listed]:
    for name, route in LISTS:
        if len(items := getattr(framework, name)) > 1:
            yield _ids(items, route)
    if framework.panel:
        yield _ids(framework.panel.assessors, ("panel", "assessors"))
    for index, lot in enumerate(framework.lots):
        if lot.basket is not None:
            yield _ids(lot.basket, ("lots", index, "basket"))
        elif lot.life_cycle is not None:
            yield _ids(lot.life_cycle.items, ("lots", index, "life-cycle", "items"))
    for criteria, route in trees(framework):
        yield _of_tree(tuple(walk(framework, criteria, route)))
    for index, fact in enumerate(framework.facts):
        if fact.choices:
            yield _words(fact.choices, ("facts", index, "choices"))
    for index, scale in enumerate(framework.scales):
        if isinstance(scale, LabelledScale):
            yield _keyed([label.mark for label in scale.marks], ("scales", index, "marks"), "mark")
    yield from _where_once_is_enough(framework)
    yield from _of_recombination(framework.recombination)


def _of_recombination(block: Recombination | None) -> Iterator[Listed]:
    if block is None:
        return
    route = ("recombination",)
    yield _ids(block.districts, (*route, "districts"))
    yield _ids(block.target_groups, (*route, "target-groups"))
    facts = [one.fact for one in block.derived.facts]
    yield _keyed(facts, (*route, "derived", "facts"), "fact")
    if block.rules.volunteers is not None:
        yield _words(block.rules.volunteers.kinds, (*route, "rules", "volunteers", "kinds"))


def _where_once_is_enough(framework: Framework) -> Iterator[Listed]:
    """Yield the lists in which a word means no more when it stands there twice."""
    for node in all_nodes(framework):
        method = node.criterion.method
        if isinstance(method, RatingScale):
            if method.assessors:
                yield _words(method.assessors, (*node.route, "method", "assessors"))
        elif isinstance(method, FactParameters) and method.roles:
            yield _words(method.roles, (*node.route, "method", "roles"))
    ties, rounding = framework.policies.ties, framework.policies.rounding
    if isinstance(ties, TieRule):
        yield _words(ties.order, ("policies", "ties", "order"))
    if rounding and not isinstance(rounding, str):
        yield _keyed([step.stage for step in rounding], ("policies", "rounding"), "stage")


def _ids(items: Sequence[Named], route: Route) -> Listed:
    return _keyed([item.id for item in items], route, "id")


def _keyed(words: Sequence[str], route: Route, key: str) -> Listed:
    return words, lambda number: (*route, number, key)


def _words(words: Sequence[str], route: Route) -> Listed:
    return words, lambda number: (*route, number)


def _of_tree(nodes: tuple[Node, ...]) -> Listed:
    return [node.criterion.id for node in nodes], lambda number: (*nodes[number].route, "id")


def check_reserved(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield identifiers that are a word of the format itself."""
    for node in all_nodes(framework):
        if node.criterion.id == "price":
            meaning = Text("de prijs, in «ties»", "the price, in “ties”")
            ref = in_framework(framework, *node.route, "id")
            yield at(RESERVED, ref, text="price", meaning=meaning)
    for index, assessor in enumerate(framework.panel.assessors if framework.panel else ()):
        if assessor.id == "consensus":
            meaning = Text("het gezamenlijke cijfer van het panel", "the panel's joint mark")
            ref = in_framework(framework, "panel", "assessors", index, "id")
            yield at(RESERVED, ref, text="consensus", meaning=meaning)


RULES = (
    Rule(DUPLICATE, check, on_framework=True),
    Rule(RESERVED, check_reserved, on_framework=True),
)
