"""AB209: two labels of a scale are worth the same."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.faults import coded
from aanbesteding.linting.rule import Advice, Example
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework, LabelledScale

EQUAL = coded(
    "AB209",
    "labels-of-equal-worth",
    (
        "op schaal «{scale}» zijn «{label}» en «{other}» evenveel waard ({percent} %)",
        "on the scale “{scale}” “{label}” and “{other}” are worth the same ({percent} %)",
    ),
    (
        "geef elk oordeel een eigen percentage, of maak er één oordeel van",
        "give every judgement a percentage of its own, or make them one",
    ),
)


def check(framework: Framework) -> Iterator[Finding]:
    """Yield every label with the worth of an earlier one."""
    for index, scale in enumerate(framework.scales):
        if not isinstance(scale, LabelledScale):
            continue
        first: dict[object, str] = {}
        for place, mark in enumerate(scale.marks):
            other = first.setdefault(mark.percent, mark.mark)
            if other != mark.mark:
                fields = {
                    "scale": scale.id,
                    "label": mark.mark,
                    "other": other,
                    "percent": mark.percent.written,
                }
                yield Finding(
                    EQUAL, in_framework(framework, "scales", index, "marks", place), fields
                )


ADVICE = (
    Advice(
        EQUAL,
        "warning",
        check,
        example=Example(
            "- {mark: goed, percent: 100, meaning: Overtuigt}\n- {mark: redelijk, percent: 100, meaning: Voldoet}",
            "- {mark: goed, percent: 100, meaning: Overtuigt}\n- {mark: redelijk, percent: 50, meaning: Voldoet}",
        ),
    ),
)
