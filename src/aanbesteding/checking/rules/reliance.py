"""AB461, AB462: on whom a bid relies, for what, and that the framework says what that is worth."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking.rule import Rule, at, unknown
from aanbesteding.faults import coded
from aanbesteding.model.bid import PARTNERS, Bid, Member
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_bid
from aanbesteding.model.framework import Framework, Requirement
from aanbesteding.reading.keys import did_you_mean
from aanbesteding.texts import Text

UNKNOWN = coded(
    "AB461",
    "unknown-requirement",
    (
        "eis «{text}» bestaat niet in dit kader{guess}",
        "there is no requirement “{text}” in this framework{guess}",
    ),
    ("kies uit: {known}", "choose from: {known}"),
)
RELIANCE = coded(
    "AB462",
    "reliance",
    ("beroep op «{member}»: {problem}", "reliance on “{member}”: {problem}"),
    (
        "een lid met de rol «relied-upon» noemt onder «for» de eisen en bij «commitment» ja of nee; het kader noemt per eis «reliance»",
        "a member with the role “relied-upon” names the requirements under “for” and says ja (yes) or nee (no) at “commitment”; the framework states “reliance” per requirement",
    ),
)
ROLE = Text(
    "«for» en «commitment» horen alleen bij de rol relied-upon",
    "“for” and “commitment” go with the role relied-upon only",
)
NO_FOR = Text(
    "er staat niet voor welke eisen («for»), en het kader telt alleen wat genoemd is",
    "it does not say for which requirements (“for”), and the framework counts only what is named",
)
NO_COMMITMENT = Text(
    "er staat niet of het zich heeft verbonden («commitment»)",
    "it does not say whether it has committed itself (“commitment”)",
)
OPEN = Text(
    "het kader zegt niet of voor eis «{requirement}» een beroep op een ander mag",
    "the framework does not say whether another may be relied on for the requirement “{requirement}”",
)
TWICE = Text(
    "voor eis «{requirement}» telt deze organisatie al mee in deze inschrijving",
    "for the requirement “{requirement}” this organisation counts in this bid already",
)


def check(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield requirements relied on that do not exist."""
    known = [requirement.id for requirement in framework.requirements]
    for bid in dossier.bids:
        for index, member in enumerate(bid.tenderer.members):
            for number, name in enumerate(member.for_ or ()):
                if name not in known:
                    fields = unknown(Text("", ""), name, known, did_you_mean(name, known))
                    ref = in_bid(bid, "tenderer", "members", index, "for", number)
                    yield at(UNKNOWN, ref, **fields)


def check_reliance(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield reliance that is incomplete, that nothing announces, or that would count twice."""
    requirements = {requirement.id: requirement for requirement in framework.requirements}
    announced = any(requirement.reliance for requirement in framework.requirements)
    for bid in dossier.bids:
        counted: set[tuple[str, str]] = set()
        for index, member in enumerate(bid.tenderer.members):
            ref = in_bid(bid, "tenderer", "members", index)
            for problem in _problems(member, announced=announced):
                yield at(RELIANCE, ref, member=member.organisation, problem=problem)
            for name in member.for_ or ():
                requirement = requirements.get(name)
                if requirement is None or member.role != "relied-upon":
                    continue
                twice = _counts_twice(bid, member, requirement, counted)
                if requirement.reliance is None or twice:
                    text = OPEN if requirement.reliance is None else TWICE
                    problem = Text(*(said.format(requirement=name) for said in text))
                    yield at(RELIANCE, ref, member=member.organisation, problem=problem)


def _problems(member: Member, *, announced: bool) -> Iterator[Text]:
    """Yield what is wrong with the keys of a member by themselves."""
    if member.role != "relied-upon":
        if member.for_ is not None or member.commitment is not None:
            yield ROLE
        return
    if member.for_ is None and announced:
        yield NO_FOR
    if member.for_ is not None and member.commitment is None:
        yield NO_COMMITMENT


def _counts_twice(
    bid: Bid, member: Member, requirement: Requirement, counted: set[tuple[str, str]]
) -> bool:
    """Whether an organisation's fact would count twice for a requirement: once is all it has."""
    if (member.organisation, requirement.id) in counted:
        return True
    counted.add((member.organisation, requirement.id))
    roles = (*PARTNERS, *(requirement.roles or ()))
    return requirement.reliance == "allowed" and any(
        other.organisation == member.organisation and other.role in roles
        for other in bid.tenderer.members
    )


RULES = (
    Rule(UNKNOWN, check, on_framework=False),
    Rule(RELIANCE, check_reliance, on_framework=False),
)
