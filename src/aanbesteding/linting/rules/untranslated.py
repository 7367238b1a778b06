"""AB515: a text in one language where the others are in two."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.faults import coded
from aanbesteding.linting.labels import labels, spoken
from aanbesteding.linting.rule import Advice, Example
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework

ONE = coded(
    "AB515",
    "text-not-translated",
    (
        "«{text}» staat er in één taal; {count} andere teksten hebben er twee",
        "“{text}” is there in one language; {count} other texts have two",
    ),
    (
        "geef beide talen, met «nl» en «en», of overal één taal",
        "give both languages, with “nl” and “en”, or one language everywhere",
    ),
)


def check(framework: Framework) -> Iterator[Finding]:
    """Yield the texts without a translation, where three in four texts have one."""
    found = labels(framework)
    two = sum(not isinstance(label, str) and label.en is not None for label, _ in found)
    if two * 4 < len(found) * 3:
        return
    for label, route in found:
        if len(spoken(label)) == 1:
            fields = {"text": _cut(spoken(label)[0]), "count": two}
            yield Finding(ONE, in_framework(framework, *route), fields)


def _cut(text: str) -> str:
    return text if len(text) <= 60 else text[:59].rstrip() + "…"


ADVICE = (
    Advice(
        ONE,
        "info",
        check,
        example=Example("title: Klein kader", "title: {nl: Klein kader, en: Small framework}"),
    ),
)
