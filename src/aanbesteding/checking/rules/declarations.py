"""AB407: every member in a role to which an exclusion ground applies has declared on it."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.checking.rule import Rule, at
from aanbesteding.faults import coded
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.finding import Finding, in_bid
from aanbesteding.model.framework import Framework
from aanbesteding.model.roles import ROLES
from aanbesteding.reading.keys import did_you_mean

NOT_DECLARED = coded(
    "AB407",
    "missing-declaration",
    (
        "«{member}» ({role}) verklaart niets over uitsluitingsgrond «{ground}»{guess}",
        "“{member}” ({role}) declares nothing on the exclusion ground “{ground}”{guess}",
    ),
    (
        "vul onder «declarations» in: «{ground}: nee», of ja als de grond van toepassing is",
        "fill in under “declarations”: “{ground}: nee”, or ja when the ground applies",
    ),
)


def check(framework: Framework, dossier: Dossier) -> Iterator[Finding]:
    """Yield every declaration that is missing."""
    grounds = framework.exclusion_grounds
    known = {ground.id for ground in grounds}
    for bid in dossier.bids:
        for index, member in enumerate(bid.tenderer.members):
            spare = [name for name in member.declarations if name not in known]
            for ground in grounds:
                if member.role in ground.applies_to and ground.id not in member.declarations:
                    yield at(
                        NOT_DECLARED,
                        in_bid(bid, "tenderer", "members", index),
                        member=member.organisation,
                        role=ROLES[member.role],
                        ground=ground.id,
                        guess=did_you_mean(ground.id, spare),
                    )


RULES = (Rule(NOT_DECLARED, check, on_framework=False),)
