"""AB224: a judgement of which nobody says what it takes."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.faults import coded
from aanbesteding.linting.rule import Advice, Example
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework, LabelledScale
from aanbesteding.texts import Text

BARE = coded(
    "AB224",
    "judgement-without-meaning",
    (
        "op schaal «{scale}» staat nergens wat er voor {marks} nodig is",
        "the scale “{scale}” does not say what it takes to get {marks}",
    ),
    (
        "zet onder «meaning» bij elk oordeel wanneer het wordt gegeven",
        "write under “meaning” at each judgement when it is given",
    ),
)
MAX_SHOWN = 12


def check(framework: Framework) -> Iterator[Finding]:
    """Yield every labelled scale with words that have no text, beside no number."""
    for index, scale in enumerate(framework.scales):
        if isinstance(scale, LabelledScale):
            bare = [mark.mark for mark in scale.marks if mark.meaning is None]
            if bare and not any(mark.mark.lstrip("-").isdigit() for mark in scale.marks):
                fields = {"scale": scale.id, "marks": Text(_shown(bare, "«»"), _shown(bare, "“”"))}
                yield Finding(BARE, in_framework(framework, "scales", index, "id"), fields)


def _shown(marks: list[str], quotes: str) -> str:
    """Return the marks between quotes, at most a dozen."""
    shown = [f"{quotes[0]}{mark}{quotes[1]}" for mark in marks[:MAX_SHOWN]]
    return ", ".join(shown) + (", …" if marks[MAX_SHOWN:] else "")


ADVICE = (
    Advice(
        BARE,
        "info",
        check,
        example=Example(
            "- {mark: goed, percent: 100}\n- {mark: slecht, percent: 0}",
            "- {mark: goed, percent: 100, meaning: Overtuigt}\n- {mark: slecht, percent: 0, meaning: Overtuigt niet}",
        ),
    ),
)
