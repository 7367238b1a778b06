"""AB202: the framework does not say what decides between equal totals."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.faults import coded
from aanbesteding.linting.rule import Advice, Example, read
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.model.policies import TieRule

OPEN = coded(
    "AB202",
    "ties-open",
    (
        "het kader zegt niet wat er bij gelijke totalen beslist",
        "the framework does not say what decides between equal totals",
    ),
    (
        "kondig onder «ties» een volgorde van criteria aan, en «otherwise: draw» voor wat dan nog gelijk is",
        "announce an order of criteria under “ties”, and “otherwise: draw” for what is still equal then",
    ),
)


def check(framework: Framework) -> Iterator[Finding]:
    """Yield the open policy, or the open end of a chain."""
    ties = framework.policies.ties
    if isinstance(ties, TieRule):
        if ties.otherwise == "not-announced":
            yield Finding(OPEN, in_framework(framework, "policies", "ties", "otherwise"))
    elif ties == "not-announced":
        yield Finding(OPEN, in_framework(framework, "policies", "ties"))


ADVICE = (
    Advice(
        OPEN,
        "warning",
        check,
        read(
            "Rb Den Haag 2021 (Belastingdienst, Middleware): vier inschrijvers gelijk eerste, loting",
            "District court The Hague 2021 (Belastingdienst, Middleware): four bidders tied first, a draw",
        ),
        example=Example(
            "ties: {order: [], otherwise: not-announced}", "ties: {order: [], otherwise: draw}"
        ),
    ),
)
