"""AB206: a text gives a percentage or points that are no weight in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from aanbesteding.faults import coded
from aanbesteding.linting.labels import spoken
from aanbesteding.linting.rule import Advice, Example, read
from aanbesteding.model.criteria import all_nodes
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework

HIDDEN = coded(
    "AB206",
    "weight-in-text",
    (
        "de omschrijving van «{criterion}» noemt «{text}», en dat is hier geen gewicht",
        "the description of “{criterion}” says “{text}”, and that is no weight here",
    ),
    (
        "maak van wat apart weegt een subcriterium met een eigen gewicht",
        "make what weighs by itself a subcriterion with a weight of its own",
    ),
)
_NUMBER = r"(?<![\d.,])(\d{1,3}(?:[.,]\d+)?)\s?(%|procent|per ?cent|punten|points|pt)(?!\w)"
_WEIGHT = re.compile(_NUMBER, re.IGNORECASE)
_WEIGHS = re.compile(
    r"\b(weeg\w*|weging\w*|wegen|gewicht\w*|tel(t|len) (voor|mee)|scoor\w*|score|te behalen|te verdienen"
    r"|weigh(s|ed|ing|t|ts)?|counts? for|scores?|worth|up to|maxim(aal|um)|earns?)\b",
    re.IGNORECASE,
)
"""Words by which a number says what something weighs; without one it is about something else."""
_SENTENCE = re.compile(r"[^.;!?\n](?:[^.;!?\n]|(?<=\d)[.](?=\d))*")


def check(framework: Framework) -> Iterator[Finding]:
    """Yield every number of per cent or points in a description that is no weight nearby."""
    for node in all_nodes(framework):
        criterion = node.criterion
        if criterion.description is None:
            continue
        weights = {criterion.weight, node.weight}
        weights |= {child.weight for child in criterion.criteria or ()}
        if criterion.minimum:
            weights.add(criterion.minimum.percent)
        found = [
            said
            for text in spoken(criterion.description)
            for said, number in _weights(text)
            if number not in weights
        ]
        if found:
            ref = in_framework(framework, *node.route, "description")
            fields = {"criterion": criterion.id, "text": ", ".join(dict.fromkeys(found))}
            yield Finding(HIDDEN, ref, fields)


def _weights(text: str) -> Iterator[tuple[str, Fraction]]:
    """Yield the numbers that weigh: in a sentence about weighing, or alone between brackets."""
    for sentence in _SENTENCE.finditer(text):
        weighs = _WEIGHS.search(sentence[0])
        for match in _WEIGHT.finditer(sentence[0]):
            around = sentence[0][max(match.start() - 1, 0) : match.end() + 1]
            if weighs or (around[0] == "(" and around[-1] == ")"):
                yield match[0], Fraction(match[1].replace(",", "."))


ADVICE = (
    Advice(
        HIDDEN,
        "warning",
        check,
        read(
            "HvJ EU C-532/06 Lianakis: geen wegingsregels of subcriteria die niet bekend zijn gemaakt",
            "CJEU C-532/06 Lianakis: no weighting rules or subcriteria that were not disclosed",
        ),
        example=Example(
            "description: Het plan telt voor 30 % en de planning voor de rest",
            "description: Minstens 30 % van het team heeft een diploma",
        ),
    ),
)
