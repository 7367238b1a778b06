"""AB233: consortia may bid, and nothing says what holds for an organisation in two bids."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.faults import coded
from aanbesteding.linting.rule import Advice, Example, unread
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework

OPEN = coded(
    "AB233",
    "same-organisation-open",
    (
        "combinaties kunnen inschrijven, en het kader zegt niet wat geldt als een organisatie in twee inschrijvingen voor één perceel staat",
        "consortia can bid, and the framework does not say what holds for an organisation in two bids for one lot",
    ),
    (
        "kondig onder «same-organisation» aan wat er geldt: «tenderer» voor partners, «beside» voor alle anderen",
        "announce what holds under “same-organisation”: “tenderer” for partners, “beside” for all others",
    ),
)
ROLES = {"lead", "member"}


def check(framework: Framework) -> Iterator[Finding]:
    """Yield the absent policy where the framework names leads or members, or reads their facts."""
    expects = any(fact.level == "member" for fact in framework.facts) or any(
        ROLES & set(ground.applies_to) for ground in framework.exclusion_grounds
    )
    policy = framework.policies.same_organisation
    if expects and (policy is None or "not-announced" in (policy.tenderer, policy.beside)):
        place = ("policies",) if policy is None else ("policies", "same-organisation")
        yield Finding(OPEN, in_framework(framework, *place), of_key=True)


ADVICE = (
    Advice(
        OPEN,
        "info",
        check,
        unread(
            "dat een organisatie maar in één inschrijving mag staan, is niet in de wet nagelezen",
            "that an organisation may stand in one bid only was not verified in the law",
        ),
        example=Example(
            "same-organisation: {tenderer: refuse, beside: not-announced}",
            "same-organisation: {tenderer: refuse, beside: flag}",
        ),
    ),
)
