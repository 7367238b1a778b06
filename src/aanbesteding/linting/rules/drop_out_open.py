"""AB203: scores depend on other bids, and the framework does not say what happens when one drops out."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.faults import coded
from aanbesteding.linting.rule import Advice, Example, read
from aanbesteding.methods.awards import AWARDS
from aanbesteding.model.criteria import all_nodes
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework

OPEN = coded(
    "AB203",
    "drop-out-open",
    (
        "scores hangen van andere inschrijvingen af ({what}), en het kader zegt niet of er opnieuw wordt gerekend als er een wegvalt",
        "scores depend on other bids ({what}), and the framework does not say whether they are calculated again when one drops out",
    ),
    (
        "kondig `drop-out: keep-ranking` of `drop-out: rescore` aan",
        "announce `drop-out: keep-ranking` or `drop-out: rescore`",
    ),
)


def check(framework: Framework) -> Iterator[Finding]:
    """Yield the open policy where it can change an outcome."""
    if framework.policies.drop_out != "not-announced":
        return
    relative = [node.criterion.id for node in all_nodes(framework) if node.relative]
    if AWARDS[framework.award.type].sees_others(framework.award):
        relative.append(framework.award.type)
    if relative:
        ref = in_framework(framework, "policies", "drop-out")
        yield Finding(OPEN, ref, {"what": ", ".join(dict.fromkeys(relative))})


ADVICE = (
    Advice(
        OPEN,
        "warning",
        check,
        read(
            "PIANOo, «Scores toekennen en beoordelen»: het document kan bepalen dat bij uitval niet "
            "opnieuw wordt beoordeeld",
            "PIANOo, “Scores toekennen en beoordelen”: the document may provide that nothing is "
            "scored again after a drop-out",
        ),
        example=Example(
            "policies: {rounding: none, ties: {order: [], otherwise: draw}, drop-out: not-announced, missing-mark: error, price-sheet: refuse}",
            "policies: {rounding: none, ties: {order: [], otherwise: draw}, drop-out: keep-ranking, missing-mark: error, price-sheet: refuse}",
        ),
    ),
)
