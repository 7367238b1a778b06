"""AB102: every identifier is used once within its list, or within the tree of a lot."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking.rule import Rule, at, code
from aanbesteding.model.criteria import trees, walk
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework, LabelledScale
from aanbesteding.model.origin import Route

DUPLICATE = code(
    "AB102",
    "duplicate-identifier",
    ("«{text}» wordt twee keer gebruikt", "“{text}” is used twice"),
    ("geef elk onderdeel een eigen aanduiding", "give each item an identifier of its own"),
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


def _seconds(framework: Framework, items: list[tuple[str, Route]]) -> Iterator[Finding]:
    seen: set[str] = set()
    for text, route in items:
        if text in seen:
            yield at(DUPLICATE, in_framework(framework, *route), text=text)
        seen.add(text)


RULES = (Rule(DUPLICATE, check, on_framework=True),)
