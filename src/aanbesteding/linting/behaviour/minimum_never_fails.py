"""AB301: a minimum score that the worst bid passes."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.exact.display import shortest
from aanbesteding.faults import coded
from aanbesteding.linting.behaviour.arena import arenas
from aanbesteding.linting.behaviour.evidence import evidence
from aanbesteding.linting.behaviour.minimums import extremes, tested
from aanbesteding.linting.rule import Advice
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.scoring.wording import both
from aanbesteding.texts import Text

SURE = coded(
    "AB301",
    "minimum-nobody-fails",
    (
        "perceel {lots}: niemand kan zakken voor de minimumscore van {subject}: de slechtste inschrijving heeft {least} punten en {asked} is genoeg",
        "lot {lots}: nobody can fail the minimum score of {subject}: the worst bid has {least} points and {asked} is enough",
    ),
    (
        "verhoog de minimumscore, of verwijder haar: zo belooft zij een drempel die er niet is",
        "raise the minimum score, or remove it: as it stands it promises a threshold that is not there",
    ),
)
TOTAL = Text("het totaal", "the total")


def subject_text(subject: str) -> Text:
    """Return what a minimum score is about, for a message."""
    return Text(f"«{subject}»", f"“{subject}”") if subject else TOTAL


def check(framework: Framework) -> Iterator[Finding]:
    """Yield every minimum score that the worst possible bid reaches."""
    for arena in arenas(framework):
        for minimum in tested(arena):
            if minimum.least < minimum.asked:
                continue
            bids = extremes(arena)
            result = arena.confirmed(*bids)
            mine = result.result(bids[0].id) if result else None
            if mine is None or minimum.subject in {why.subject for why in mine.reasons}:
                continue
            fields = {
                "lots": arena.lots,
                "subject": subject_text(minimum.subject),
                "least": both(shortest, minimum.least),
                "asked": both(shortest, minimum.asked),
            }
            ref = in_framework(framework, *minimum.route, "percent")
            yield Finding(SURE, ref, fields, evidence=evidence(arena, {"bids": bids}))


ADVICE = (Advice(SURE, "warning", check, costly=True),)
