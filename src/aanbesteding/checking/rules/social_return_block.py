"""AB118: social return is an obligation of the contract or a criterion, completely and never both."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking.rule import Rule, at
from aanbesteding.faults import coded
from aanbesteding.model.admission import SocialReturn
from aanbesteding.model.criteria import all_nodes
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import Route
from aanbesteding.texts import Text

SOCIAL_RETURN = coded(
    "AB118",
    "social-return",
    ("social return klopt niet: {problem}", "the social return is not right: {problem}"),
    (
        "maak er een contracteis van (met «percent» en «test») of een criterium (met «criterion»)",
        "make it a contract requirement (with “percent” and “test”) or a criterion (with “criterion”)",
    ),
)
BOTH = Text(
    "het is een contracteis en wordt ook als criterium gescoord",
    "it is a contract requirement and is scored as a criterion too",
)
ABSENT = {
    key: Text(f"«{key}» ontbreekt", f"“{key}” is missing")
    for key in ("percent", "test", "criterion")
}
BOUNDS = Text("«percent» ligt boven 0 en is hoogstens 100", "“percent” is above 0 and at most 100")
SPARE = Text(
    "«percent», «test» en «building-blocks» horen bij een contracteis",
    "“percent”, “test” and “building-blocks” go with a contract requirement",
)
UNKNOWN = Text("criterium «{text}» bestaat niet", "there is no criterion “{text}”")
TWICE = Text("bouwblok «{text}» staat er twee keer", "building block “{text}” is there twice")


def check(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield what is missing in the block, too much, or contradictory."""
    block = framework.social_return
    if block is None:
        return
    known = {node.criterion.id for node in all_nodes(framework)}
    found = _obligation(block) if block.as_ == "contract-requirement" else _scored(block, known)
    for problem, route in found:
        yield at(SOCIAL_RETURN, in_framework(framework, "social-return", *route), problem=problem)


def _obligation(block: SocialReturn) -> Iterator[tuple[Text, Route]]:
    if block.criterion is not None:
        yield BOTH, ("criterion",)
    if block.test is None:
        yield ABSENT["test"], ()
    if block.percent is None:
        yield ABSENT["percent"], ()
    elif not 0 < block.percent <= 100:
        yield BOUNDS, ("percent",)
    seen: set[str] = set()
    for index, effort in enumerate(block.building_blocks):
        if effort.id in seen:
            yield _named(TWICE, effort.id), ("building-blocks", index, "id")
        seen.add(effort.id)


def _scored(block: SocialReturn, known: set[str]) -> Iterator[tuple[Text, Route]]:
    if block.criterion is None:
        yield ABSENT["criterion"], ()
    elif block.criterion not in known:
        yield _named(UNKNOWN, block.criterion), ("criterion",)
    if block.percent is not None or block.test is not None or block.building_blocks:
        yield SPARE, ()


def _named(text: Text, name: str) -> Text:
    return Text(text.nl.format(text=name), text.en.format(text=name))


RULES = (Rule(SOCIAL_RETURN, check, on_framework=True),)
