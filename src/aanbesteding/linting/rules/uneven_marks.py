"""AB222: marks that look like numbers are not worth what their number says."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from aanbesteding.exact.number import NotANumber, Number
from aanbesteding.faults import coded
from aanbesteding.linting.rule import Advice, Example
from aanbesteding.linting.shown import both
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework, LabelledScale

UNEVEN = coded(
    "AB222",
    "uneven-marks",
    (
        "op schaal «{scale}» is cijfer «{mark}» {percent} % waard; naar het getal zou het {expected} % zijn",
        "on the scale “{scale}” the mark “{mark}” is worth {percent} %; by its number it would be {expected} %",
    ),
    (
        "is de sprong bedoeld, noem de percentages dan ook in de stukken voor inschrijvers",
        "where the jump is meant, state the percentages in the documents for tenderers as well",
    ),
)


def check(framework: Framework) -> Iterator[Finding]:
    """Yield the mark that is furthest from the line between the best and the worst."""
    for index, scale in enumerate(framework.scales):
        if not isinstance(scale, LabelledScale) or len(scale.marks) < 3:
            continue
        marks = _numbers([mark.mark for mark in scale.marks], framework)
        if marks is None or marks[0] == marks[-1]:
            continue
        best, worst = scale.marks[0].percent, scale.marks[-1].percent
        slope = Fraction(best - worst) / (marks[0] - marks[-1])
        line = [worst + slope * (mark - marks[-1]) for mark in marks]
        off = [abs(one.percent - expected) for one, expected in zip(scale.marks, line, strict=True)]
        furthest = off.index(max(off))
        if off[furthest] >= 1:
            fields = {
                "scale": scale.id,
                "mark": scale.marks[furthest].mark,
                "percent": both(scale.marks[furthest].percent),
                "expected": both(line[furthest]),
            }
            ref = in_framework(framework, "scales", index, "marks", furthest, "percent")
            yield Finding(UNEVEN, ref, fields)


def _numbers(texts: list[str], framework: Framework) -> list[Number] | None:
    try:
        return [Number.parse(text, framework.decimal_sign) for text in texts]
    except NotANumber:
        return None


ADVICE = (
    Advice(
        UNEVEN,
        "info",
        check,
        example=Example(
            '- {mark: "8", percent: 60, meaning: Voldoet ruim}',
            '- {mark: "8", percent: 50, meaning: Voldoet ruim}',
        ),
    ),
)
