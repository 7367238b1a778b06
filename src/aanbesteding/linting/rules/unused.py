"""AB240 to AB242: a scale, a fact or an assessor that nothing uses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aanbesteding.faults import Code, coded
from aanbesteding.fields import value_of
from aanbesteding.linting.rule import Advice, Example
from aanbesteding.methods.base import FactParameters
from aanbesteding.model.criteria import all_nodes
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import Route

SCALE = coded(
    "AB240",
    "unused-scale",
    ("schaal «{text}» wordt nergens gebruikt", "the scale “{text}” is not used anywhere"),
    ("verwijder haar, of noem haar bij een criterium", "remove it, or name it at a criterion"),
)
FACT = coded(
    "AB241",
    "unused-fact",
    (
        "inschrijvers moeten «{text}» opgeven, en geen criterium of eis gebruikt het",
        "tenderers must state “{text}”, and no criterion or requirement uses it",
    ),
    ("vraag niet wat niet telt, of gebruik het feit", "do not ask what does not count, or use it"),
)
ASSESSOR = coded(
    "AB242",
    "idle-assessor",
    (
        "beoordelaar «{text}» beoordeelt geen enkel criterium",
        "the assessor “{text}” judges no criterion",
    ),
    (
        "haal deze beoordelaar uit de commissie, of noem hem onder «assessors»",
        "remove this assessor from the panel, or name them under “assessors”",
    ),
)


def check(framework: Framework) -> Iterator[Finding]:
    """Yield what is declared and then never used."""
    every = all_nodes(framework)
    methods = [node.criterion.method for node in every]
    scales = {node.scale for node in every}
    facts = {method.fact for method in methods if isinstance(method, FactParameters)}
    facts |= {requirement.fact for requirement in framework.requirements}
    if framework.recombination is not None and framework.recombination.rules.lead is not None:
        facts.add(framework.recombination.rules.lead.fact)
    judged = [node for node in every if node.scale is not None]
    chosen: list[Any] = [value_of(node.criterion.method, "assessors") for node in judged]
    everyone = None in chosen
    named = {name for names in chosen for name in names or ()}
    found: list[tuple[Code, str, Route]] = [
        (SCALE, one.id, ("scales", index, "id"))
        for index, one in enumerate(framework.scales)
        if one.id not in scales
    ]
    found += [
        (FACT, one.id, ("facts", index, "id"))
        for index, one in enumerate(framework.facts)
        if one.id not in facts
    ]
    if framework.panel is not None and not everyone:
        found += [
            (ASSESSOR, one.id, ("panel", "assessors", index, "id"))
            for index, one in enumerate(framework.panel.assessors)
            if one.id not in named
        ]
    for code, text, route in found:
        yield Finding(code, in_framework(framework, *route), {"text": text})


ADVICE = (
    Advice(
        SCALE,
        "info",
        check,
        example=Example("scale: oud", "scale: nieuw"),
    ),
    Advice(
        FACT,
        "warning",
        check,
        example=Example(
            "- {id: omzet, title: Omzet, type: number, level: bid, assumed: Eigen vraag}",
            "- {id: keur, title: Keurmerk, type: yes-no, level: bid, assumed: Eigen vraag}",
        ),
    ),
    Advice(
        ASSESSOR,
        "info",
        check,
        example=Example("assessors: [anna, bert]", "assessors: [anna, bert, carla]"),
    ),
)
