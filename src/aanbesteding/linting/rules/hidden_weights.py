"""AB206: a text gives a percentage or points that are no weight in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from aanbesteding.fields import say
from aanbesteding.linting.rule import Advice, advice_code, read
from aanbesteding.model.criteria import all_nodes
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.texts import LANGUAGES

HIDDEN = advice_code(
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
_WEIGHT = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:[.,]\d+)?)\s?(%|procent|per ?cent|punten|points|pt\b)", re.IGNORECASE
)


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
        seen: set[str] = set()
        for lang in LANGUAGES:
            for match in _WEIGHT.finditer(say(criterion.description, lang)):
                number = Fraction(match[1].replace(",", "."))
                if number not in weights and match[0] not in seen:
                    seen.add(match[0])
                    ref = in_framework(framework, *node.route, "description")
                    yield Finding(HIDDEN, ref, {"criterion": criterion.id, "text": match[0]})


ADVICE = (
    Advice(
        HIDDEN,
        "warning",
        check,
        read(
            "HvJ EU C-532/06 Lianakis: geen wegingsregels of subcriteria die niet bekend zijn gemaakt",
            "CJEU C-532/06 Lianakis: no weighting rules or subcriteria that were not disclosed",
        ),
    ),
)
