"""What the bids together offer a recombination: activities, and the organisations behind them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from aanbesteding.fields import YesNoField
from aanbesteding.model.activities import Activity
from aanbesteding.model.bid import Bid, Member
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.framework import ExclusionGround, Framework
from aanbesteding.model.origin import Ref


class Offered(NamedTuple):
    """An activity, and the place in a bid where it stands."""

    bid: Bid
    number: int
    activity: Activity

    def ref(self, *route: str | int) -> Ref:
        """Refer to a value in it."""
        return Ref("bid", self.bid.id, ("activities", self.number, *route))


class Described(NamedTuple):
    """An organisation as one bid describes it."""

    bid: Bid
    number: int
    member: Member

    def ref(self, *route: str | int) -> Ref:
        """Refer to a value in the description."""
        return Ref("bid", self.bid.id, ("tenderer", "members", self.number, *route))


def activities(dossier: Dossier) -> Iterator[Offered]:
    """Yield every activity, bid by bid."""
    for bid in dossier.bids:
        for index, activity in enumerate(bid.activities):
            yield Offered(bid, index, activity)


def descriptions(dossier: Dossier) -> dict[str, list[Described]]:
    """Return, per organisation with an activity, every description of it, bid by bid."""
    active = {offered.activity.organisation for offered in activities(dossier)}
    found: dict[str, list[Described]] = {}
    for bid in dossier.bids:
        for index, member in enumerate(bid.tenderer.members):
            if member.organisation in active:
                described = Described(bid, index, member)
                found.setdefault(member.organisation, []).append(described)
    return found


def exclusion(framework: Framework, member: Member) -> ExclusionGround | None:
    """Return the first exclusion ground that applies to an organisation, or None.

    It can take any place in a coalition, so it matters not in which role it declared.
    """
    grounds = framework.exclusion_grounds
    return next((one for one in grounds if member.declarations.get(one.id)), None)


def available(framework: Framework, dossier: Dossier) -> list[Offered]:
    """Return the activities of organisations to which no exclusion ground applies."""
    out = {
        name
        for name, described in descriptions(dossier).items()
        if any(exclusion(framework, one.member) for one in described)
    }
    return [one for one in activities(dossier) if one.activity.organisation not in out]


def answers_lead(framework: Framework, member: Member) -> bool:
    """Whether an organisation answers as the rules ask of a lead; without a rule everyone does."""
    lead = framework.recombination.rules.lead if framework.recombination else None
    if lead is None:
        return True
    return YesNoField.WORDS.get(member.facts.get(lead.fact, "")) is lead.answer
