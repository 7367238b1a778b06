"""AB230, AB231: an exclusion ground about which those who matter declare nothing."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.faults import coded
from aanbesteding.linting.rule import Advice, Example, unread
from aanbesteding.methods.base import FactParameters, Role
from aanbesteding.model.criteria import all_nodes
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework

PARTNERS = coded(
    "AB230",
    "ground-not-for-every-partner",
    (
        "over uitsluitingsgrond «{ground}» verklaart niet elke partner: {roles} ontbreekt onder «applies-to»",
        "not every partner declares about the exclusion ground “{ground}”: {roles} is missing under “applies-to”",
    ),
    (
        "neem `sole`, `lead` en `member` op: in een combinatie sluit een grond bij één lid de inschrijving uit",
        "include `sole`, `lead` and `member`: in a consortium a ground that applies to one member excludes the bid",
    ),
)
OTHERS = coded(
    "AB231",
    "ground-not-for-those-who-count",
    (
        "feiten van {roles} tellen mee, maar over uitsluitingsgrond «{ground}» verklaren zij niets",
        "the facts of {roles} count, but they declare nothing about the exclusion ground “{ground}”",
    ),
    (
        "zet deze rollen onder «applies-to», of laat hun feiten niet meetellen",
        "put these roles under “applies-to”, or do not count their facts",
    ),
)
MAIN: tuple[Role, ...] = ("sole", "lead", "member")
THIRD: tuple[Role, ...] = ("subcontractor", "relied-upon")


def check(framework: Framework) -> Iterator[Finding]:
    """Yield the grounds with roles that are missing."""
    counted = _counted(framework)
    for index, ground in enumerate(framework.exclusion_grounds):
        ref = in_framework(framework, "exclusion-grounds", index, "applies-to")
        partners = [role for role in MAIN if role not in ground.applies_to]
        others = [role for role in THIRD if role in counted and role not in ground.applies_to]
        if partners:
            yield Finding(PARTNERS, ref, {"ground": ground.id, "roles": ", ".join(partners)})
        if others:
            yield Finding(OTHERS, ref, {"ground": ground.id, "roles": ", ".join(others)})


def _counted(framework: Framework) -> set[str]:
    """Return the roles whose facts count for a requirement or a criterion."""
    found: set[str] = set()
    for requirement in framework.requirements:
        found |= {*(requirement.roles or ()), *(requirement.applies_to or ())}
        if requirement.reliance == "allowed":
            found.add("relied-upon")
    for node in all_nodes(framework):
        method = node.criterion.method
        if isinstance(method, FactParameters):
            found |= set(method.roles or ())
    return found


SOURCE = unread(
    "art. 2.86, 2.87 en 2.92 tot 2.94 Aanbestedingswet 2012, over uitsluiting per deelnemer en per "
    "derde op wie een beroep wordt gedaan",
    "art. 2.86, 2.87 and 2.92 to 2.94 Aanbestedingswet 2012, on exclusion per participant and per "
    "relied-upon entity",
)
ADVICE = (
    Advice(
        PARTNERS,
        "warning",
        check,
        SOURCE,
        example=Example("applies-to: [sole, lead]", "applies-to: [sole, lead, member]"),
    ),
    Advice(
        OTHERS,
        "warning",
        check,
        SOURCE,
        example=Example(
            "applies-to: [sole, lead, member]", "applies-to: [sole, lead, member, relied-upon]"
        ),
    ),
)
