"""AB102, AB116: identifiers are used once in their list or tree, and mean nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aanbesteding.checking.rule import Rule, at
from aanbesteding.faults import coded
from aanbesteding.model.criteria import all_nodes, trees, walk
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework, LabelledScale, Lot
from aanbesteding.model.origin import Route
from aanbesteding.model.policies import TieRule
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
LISTS = ("lots", "sources", "scales", "facts", "exclusion_grounds", "requirements")


def check(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield every second use of an identifier."""
    for name in LISTS:
        key = name.replace("_", "-")
        items: list[tuple[str, Route]] = [
            (item.id, (key, index, "id")) for index, item in enumerate(getattr(framework, name))
        ]
        yield from _seconds(framework, items)
    if framework.panel:
        yield from _seconds(
            framework,
            [
                (a.id, ("panel", "assessors", i, "id"))
                for i, a in enumerate(framework.panel.assessors)
            ],
        )
    for index, lot in enumerate(framework.lots):
        yield from _seconds(framework, _priced(lot, ("lots", index)))
    for criteria, route in trees(framework):
        nodes = walk(framework, criteria, route)
        yield from _seconds(framework, [(n.criterion.id, (*n.route, "id")) for n in nodes])
    for index, fact in enumerate(framework.facts):
        choices: list[tuple[str, Route]] = [
            (text, ("facts", index, "choices", number))
            for number, text in enumerate(fact.choices or ())
        ]
        yield from _seconds(framework, choices)
    for index, scale in enumerate(framework.scales):
        if isinstance(scale, LabelledScale):
            marks: list[tuple[str, Route]] = [
                (label.mark, ("scales", index, "marks", number, "mark"))
                for number, label in enumerate(scale.marks)
            ]
            yield from _seconds(framework, marks)
    yield from _second_words(framework)


def _priced(lot: Lot, route: Route) -> list[tuple[str, Route]]:
    """The identifiers of what a lot has priced: its basket or its life cycle."""
    if lot.basket is not None:
        return [(item.id, (*route, "basket", n, "id")) for n, item in enumerate(lot.basket)]
    items = lot.life_cycle.items if lot.life_cycle is not None else ()
    return [(item.id, (*route, "life-cycle", "items", n, "id")) for n, item in enumerate(items)]


def _second_words(framework: Framework) -> Iterator[Finding]:
    """Find words that stand twice in a list where once is all that has meaning."""
    for node in all_nodes(framework):
        method = node.criterion.method
        for key in ("assessors", "roles"):
            route = (*node.route, "method", key)
            yield from _seconds(framework, _words(getattr(method, key, None), route))
    ties, rounding = framework.policies.ties, framework.policies.rounding
    if isinstance(ties, TieRule):
        yield from _seconds(framework, _words(ties.order, ("policies", "ties", "order")))
    if not isinstance(rounding, str):
        stages: list[tuple[str, Route]] = [
            (step.stage, ("policies", "rounding", index, "stage"))
            for index, step in enumerate(rounding)
        ]
        yield from _seconds(framework, stages)


def _words(words: Iterable[str] | None, route: Route) -> list[tuple[str, Route]]:
    return [(word, (*route, index)) for index, word in enumerate(words or ())]


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


def _seconds(framework: Framework, items: list[tuple[str, Route]]) -> Iterator[Finding]:
    seen: set[str] = set()
    for text, route in items:
        if text in seen:
            yield at(DUPLICATE, in_framework(framework, *route), text=text)
        seen.add(text)


RULES = (
    Rule(DUPLICATE, check, on_framework=True),
    Rule(RESERVED, check_reserved, on_framework=True),
)
