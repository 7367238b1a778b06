"""Requirements: asked of a bid, or of each member in given roles; and whose capacity counts (4).

Clauses 4.1 b, 4.3, 4.4 and 4.7 of docs/scoring.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aanbesteding.exact.display import shortest
from aanbesteding.methods.base import FactValue
from aanbesteding.model.bid import Member, relies_on
from aanbesteding.model.finding import in_bid, in_framework
from aanbesteding.model.framework import FactDeclaration, Framework, Requirement
from aanbesteding.model.origin import Ref
from aanbesteding.model.roles import ROLES
from aanbesteding.model.values import fact_value
from aanbesteding.scoring.candidate import Candidate, measure_requirement, passes
from aanbesteding.scoring.evaluation import Reason
from aanbesteding.scoring.wording import shown, titled
from aanbesteding.texts import Text

REQUIREMENT = Text(
    "voldoet niet aan eis «{title}»: {value} in plaats van {expected}{uncounted}",
    "does not meet the requirement “{title}”: {value} instead of {expected}{uncounted}",
)
REQUIREMENT_OF = Text(
    "{member} ({role}) voldoet niet aan eis «{title}»: {value} in plaats van {expected}",
    "{member} ({role}) does not meet the requirement “{title}”: {value} instead of {expected}",
)
UNCOUNTED = Text(
    "; de opgave van {members}, waarop de inschrijving steunt, telt niet mee ({why})",
    "; the statement of {members}, on which the bid relies, does not count ({why})",
)
NO_COMMITMENT = Text("geen verbintenis", "no commitment")
NOT_ALLOWED = Text("een beroep op een ander is niet toegestaan", "reliance is not allowed")
ONE_MEMBER = ("lead", "all", "weakest")
"""The rules under which the value that fails is one member's own."""


def requirement_reasons(
    framework: Framework, facts: Mapping[str, FactDeclaration], candidate: Candidate
) -> Iterator[Reason]:
    """Yield a reason for every requirement that is not met, per member where it is asked so."""
    for number, requirement in enumerate(framework.requirements):
        if requirement.applies_to is not None:
            yield from _each(framework, number, facts[requirement.fact], candidate)
            continue
        measured = measure_requirement(requirement, facts, candidate)
        if passes(requirement, measured.value):
            continue
        refs = (*measured.refs, in_framework(framework, "requirements", number))
        if requirement.members in ONE_MEMBER:
            member = candidate.bid.tenderer.members[_index(measured.refs[0])]
            yield _of_member(requirement, member, measured.value, refs)
            continue
        fields = (
            *_said(requirement, measured.value),
            ("uncounted", _uncounted(requirement, candidate)),
        )
        yield Reason("requirement", requirement.id, REQUIREMENT, fields, refs)


def _each(
    framework: Framework, number: int, fact: FactDeclaration, candidate: Candidate
) -> Iterator[Reason]:
    """Yield a reason for every member in the announced roles that does not meet a requirement."""
    requirement = framework.requirements[number]
    bid = candidate.bid
    for index, member in enumerate(bid.tenderer.members):
        if member.role not in (requirement.applies_to or ()):
            continue
        value = fact_value(fact, member.facts[fact.id], bid.decimal_sign)
        assert value is not None  # AB404
        if not passes(requirement, value):
            where = in_bid(bid, "tenderer", "members", index, "facts", fact.id)
            refs = (where, in_framework(framework, "requirements", number))
            yield _of_member(requirement, member, value, refs)


def _index(ref: Ref) -> int:
    """Which member a fact is of: it stands at tenderer.members[n].facts."""
    return int(ref.route[2])


def _of_member(
    requirement: Requirement, member: Member, value: FactValue, refs: tuple[Ref, ...]
) -> Reason:
    fields = (("member", member.name), ("role", ROLES[member.role]), *_said(requirement, value))
    return Reason("requirement", requirement.id, REQUIREMENT_OF, fields, refs)


def _said(requirement: Requirement, value: FactValue) -> tuple[tuple[str, object], ...]:
    return (
        ("title", titled(requirement.title)),
        ("value", shown(value)),
        ("expected", _expected(requirement)),
    )


def uncounted_members(
    requirement: Requirement, members: tuple[Member, ...]
) -> list[tuple[int, Text]]:
    """Return the members that a bid relies on in vain for a requirement, each with the reason."""
    if requirement.reliance is None:
        return []
    allowed = requirement.reliance == "allowed"
    return [
        (index, NO_COMMITMENT if allowed else NOT_ALLOWED)
        for index, member in enumerate(members)
        if relies_on(member, requirement.id) and not (allowed and member.commitment)
    ]


def _uncounted(requirement: Requirement, candidate: Candidate) -> Text:
    members = candidate.bid.tenderer.members
    found = uncounted_members(requirement, members)
    if not found:
        return Text("", "")
    names = ", ".join(f"{members[index].name}" for index, _ in found)
    why = found[0][1]
    return Text(
        UNCOUNTED.nl.format(members=names, why=why.nl),
        UNCOUNTED.en.format(members=names, why=why.en),
    )


def _expected(requirement: Requirement) -> Text:
    if requirement.answer is not None:
        return shown(requirement.answer)
    if requirement.one_of is not None:
        return Text(" / ".join(requirement.one_of), " / ".join(requirement.one_of))
    low, high = requirement.at_least, requirement.at_most
    parts_nl = [f"minstens {shortest(low, 'nl')}"] if low is not None else []
    parts_en = [f"at least {shortest(low, 'en')}"] if low is not None else []
    if high is not None:
        parts_nl.append(f"hoogstens {shortest(high, 'nl')}")
        parts_en.append(f"at most {shortest(high, 'en')}")
    return Text(" en ".join(parts_nl), " and ".join(parts_en))
