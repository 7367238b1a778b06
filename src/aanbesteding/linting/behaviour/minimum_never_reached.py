"""AB302: a minimum score that the best bid misses, so that no contract can be awarded."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.exact.display import shortest
from aanbesteding.faults import coded
from aanbesteding.linting.behaviour.arena import arenas
from aanbesteding.linting.behaviour.evidence import evidence
from aanbesteding.linting.behaviour.minimum_never_fails import subject_text
from aanbesteding.linting.behaviour.minimums import extremes, tested
from aanbesteding.linting.rule import Advice
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.scoring.wording import both

NEVER = coded(
    "AB302",
    "minimum-nobody-reaches",
    (
        "perceel {lots}: niemand haalt de minimumscore van {subject}: zij vraagt {asked} punten en de beste inschrijving heeft er {most}",
        "lot {lots}: nobody reaches the minimum score of {subject}: it asks {asked} points and the best bid has {most}",
    ),
    (
        "verlaag de minimumscore, of laat de schaal of tabel verder reiken",
        "lower the minimum score, or let the scale or table reach further",
    ),
)


def check(framework: Framework) -> Iterator[Finding]:
    """Yield every minimum score that the best possible bid misses."""
    for arena in arenas(framework):
        for minimum in tested(arena):
            if minimum.most >= minimum.asked:
                continue
            bids = (extremes(arena)[1],)
            result = arena.confirmed(*bids)
            if result is None or result.ranking:
                continue
            fields = {
                "lots": arena.lots,
                "subject": subject_text(minimum.subject),
                "asked": both(shortest, minimum.asked),
                "most": both(shortest, minimum.most),
            }
            ref = in_framework(framework, *minimum.route, "percent")
            yield Finding(NEVER, ref, fields, evidence=evidence(arena, {"bids": bids}))


ADVICE = (Advice(NEVER, "warning", check, costly=True),)
