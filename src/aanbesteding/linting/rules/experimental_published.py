"""AB210: a published framework awards by a formula that was reconstructed."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.faults import coded
from aanbesteding.linting.rule import Advice, Example
from aanbesteding.methods.awards import AWARDS
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework

EXPERIMENTAL = coded(
    "AB210",
    "experimental-award",
    (
        "gunning «{award}» is een reconstructie van een formule waarvan het origineel niet is gezien",
        "the award “{award}” is a reconstruction of a formula of which the original was not seen",
    ),
    ("gebruik haar niet voor een echte gunning", "do not use it for a real award"),
)


def check(framework: Framework) -> Iterator[Finding]:
    """Yield the award of a published framework where it is experimental."""
    if AWARDS[framework.award.type].experimental and framework.status == "published":
        ref = in_framework(framework, "award", "type")
        yield Finding(EXPERIMENTAL, ref, {"award": framework.award.type})


ADVICE = (
    Advice(EXPERIMENTAL, "error", check, example=Example("status: published", "status: draft")),
)
