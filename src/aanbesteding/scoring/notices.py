"""What a framework or a bid says that no part of the calculation uses, or uses in vain."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aanbesteding.fields import say
from aanbesteding.methods.base import FactParameters
from aanbesteding.model.bid import Bid
from aanbesteding.model.criteria import all_nodes
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_bid, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import Route
from aanbesteding.model.roles import ROLES
from aanbesteding.scoring import admission_codes as codes
from aanbesteding.scoring.organisations import name_findings
from aanbesteding.scoring.requirements import uncounted_members
from aanbesteding.scoring.wording import titled
from aanbesteding.texts import LANGUAGES, Text

SOCIAL = re.compile(r"social[\s_-]*return|\bsroi\b", re.IGNORECASE)
NO_BLOCK = Text(
    "en het kader zegt niet of het een contracteis of een criterium is",
    "and the framework does not say whether it is a contract requirement or a criterion",
)
BESIDE_BLOCK = Text(
    "en het kader maakt er al een contracteis van",
    "and the framework makes it a contract requirement already",
)
BESIDE_CRITERION = Text(
    "en het kader scoort het al als criterium «{criterion}»",
    "and the framework scores it as the criterion “{criterion}” already",
)
KINDS = {
    "criterion": Text("criterium «{id}»", "criterion “{id}”"),
    "requirement": Text("eis «{id}»", "requirement “{id}”"),
}


def social_return_findings(framework: Framework) -> Iterator[Finding]:
    """Yield a warning where titles speak of social return and the block does not account for it.

    A word in a title proves nothing, so this is a warning and never a fault.
    """
    block = framework.social_return
    found = _social_items(framework)
    if block is None:
        said = NO_BLOCK
    elif block.as_ == "contract-requirement":
        said = BESIDE_BLOCK
        found = [item for item in found if item[0] == "criterion"]
    else:
        said = Text(*(text.format(criterion=block.criterion) for text in BESIDE_CRITERION))
        found = [item for item in found if item[1] != block.criterion]
    if found:
        names = [
            Text(*(text.format(id=name) for text in KINDS[kind])) for kind, name, _ in found[:10]
        ]
        places = Text(", ".join(n.nl for n in names), ", ".join(n.en for n in names))
        ref = in_framework(framework, *found[0][2])
        yield Finding(codes.SOCIAL_WORDS, ref, {"places": places, "said": said})


def _social_items(framework: Framework) -> list[tuple[str, str, Route]]:
    """The criteria and requirements whose title, or whose fact's title, speaks of social return."""
    facts = {fact.id for fact in framework.facts if _is_social(fact.title)}
    found: list[tuple[str, str, Route]] = []
    for node in all_nodes(framework):
        method = node.criterion.method
        by_fact = isinstance(method, FactParameters) and method.fact in facts
        if by_fact or _is_social(node.criterion.title):
            found.append(("criterion", node.criterion.id, node.route))
    for index, requirement in enumerate(framework.requirements):
        if requirement.fact in facts or _is_social(requirement.title):
            found.append(("requirement", requirement.id, ("requirements", index)))
    return found


def _is_social(title: object) -> bool:
    return any(SOCIAL.search(say(title, lang)) for lang in LANGUAGES)  # type: ignore[arg-type]


def dossier_findings(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield what bids state that changes nothing, so that nobody thinks it did."""
    for bid in sorted(dossier.bids, key=lambda bid: bid.id):
        if bid.derived is not None:
            fields = {"bid": bid.id, "derived": bid.derived.rstrip(".")}
            yield Finding(codes.DERIVED, in_bid(bid, "derived"), fields)
        yield from _declared(framework, bid)
        yield from _relied(framework, bid)
        yield from _unused(framework, bid)
    yield from name_findings(dossier)


def _declared(framework: Framework, bid: Bid) -> Iterator[Finding]:
    for index, member in enumerate(bid.tenderer.members):
        for ground in framework.exclusion_grounds:
            if member.role not in ground.applies_to and member.declarations.get(ground.id):
                fields = {
                    "member": member.name,
                    "role": ROLES[member.role],
                    "title": titled(ground.title),
                }
                where = ("tenderer", "members", index, "declarations", ground.id)
                yield Finding(codes.NOT_ASKED, in_bid(bid, *where), fields)


def _relied(framework: Framework, bid: Bid) -> Iterator[Finding]:
    for requirement in framework.requirements:
        for index, why in uncounted_members(requirement, bid.tenderer.members):
            member = bid.tenderer.members[index]
            fields = {
                "bid": bid.id,
                "title": titled(requirement.title),
                "member": member.name,
                "why": why,
            }
            ref = in_bid(bid, "tenderer", "members", index)
            yield Finding(codes.NOT_COUNTED, ref, fields)


def _unused(framework: Framework, bid: Bid) -> Iterator[Finding]:
    real, social = framework.real_price, framework.social_return
    for index, offer in enumerate(bid.lots):
        unused = []
        if offer.cost_elements and not (real and real.holds_for(offer.lot)):
            unused.append("cost-elements")
        if offer.social_return and (social is None or social.as_ == "criterion"):
            unused.append("social-return")
        for key in unused:
            fields = {"bid": bid.id, "lot": offer.lot, "key": key}
            yield Finding(codes.NOT_USED, in_bid(bid, "lots", index, key), fields)
