"""AB221: the marks of a labelled scale do not run from the best to the worst."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from aanbesteding.faults import coded
from aanbesteding.linting.rule import Advice, Example
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework, LabelledScale

ORDER = coded(
    "AB221",
    "scale-out-of-order",
    (
        "op schaal «{scale}» is «{label}» meer waard dan «{other}», dat erboven staat",
        "on the scale “{scale}” “{label}” is worth more than “{other}” above it",
    ),
    (
        "zet de oordelen van het beste naar het slechtste; zijn de percentages verwisseld, herstel die",
        "put the judgements from the best to the worst; where the percentages are swapped, mend those",
    ),
)


def check(framework: Framework) -> Iterator[Finding]:
    """Yield the first mark of a scale that is worth more than the one above it."""
    for index, scale in enumerate(framework.scales):
        if not isinstance(scale, LabelledScale):
            continue
        for place, (above, mark) in enumerate(pairwise(scale.marks), start=1):
            if mark.percent > above.percent:
                fields = {"scale": scale.id, "label": mark.mark, "other": above.mark}
                ref = in_framework(framework, "scales", index, "marks", place, "percent")
                yield Finding(ORDER, ref, fields)
                break


ADVICE = (
    Advice(
        ORDER,
        "warning",
        check,
        example=Example(
            "- {mark: goed, percent: 50, meaning: Overtuigt}\n- {mark: redelijk, percent: 100, meaning: Voldoet}",
            "- {mark: goed, percent: 100, meaning: Overtuigt}\n- {mark: redelijk, percent: 50, meaning: Voldoet}",
        ),
    ),
)
