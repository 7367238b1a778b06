"""AB513: a published framework states no expected result."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.faults import coded
from aanbesteding.linting.rule import Advice, Example
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework

NONE = coded(
    "AB513",
    "published-without-controls",
    (
        "het kader is gepubliceerd zonder «controls»: niemand heeft een uitkomst met de hand nagerekend",
        "the framework is published without “controls”: nobody worked out a result by hand",
    ),
    (
        "reken één verzonnen inschrijving met de hand uit en zet de uitkomst onder «controls»",
        "work out one invented bid by hand and put the result under “controls”",
    ),
)


def check(framework: Framework) -> Iterator[Finding]:
    """Yield a published framework without controls."""
    if framework.status == "published" and not framework.controls:
        yield Finding(NONE, in_framework(framework, "status"))


ADVICE = (
    Advice(
        NONE,
        "info",
        check,
        example=Example(
            "status: published", "controls: [{lot: perceel, bid: a, expect: 100, decimals: 0}]"
        ),
    ),
)
