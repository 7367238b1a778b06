"""AB227: the motivation for lowest price is no motivation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aanbesteding.faults import coded
from aanbesteding.linting.rule import Advice, Example, read
from aanbesteding.methods.awards.lowest_price import LowestPrice
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework

EMPTY = coded(
    "AB227",
    "motivation-is-a-placeholder",
    (
        "«{text}» motiveert niet waarom de laagste prijs het criterium is",
        "“{text}” does not say why the lowest price is the criterion",
    ),
    (
        "schrijf waarom kwaliteit hier niet meetelt, zoals het in de aanbestedingsstukken staat",
        "write why quality does not count here, as it stands in the tender documents",
    ),
)
SHORT = 15
"""A reason of fewer characters than this is none."""
_PLACEHOLDER = re.compile(
    r"\b(todo|tbd|n\.?v\.?t|nader te bepalen|volgt( nog)?|in te vullen|lorem ipsum|to be (determined|decided)|x{3,})\b|^[\W\d_]*$",
    re.IGNORECASE,
)


def check(framework: Framework) -> Iterator[Finding]:
    """Yield a motivation that is a word to be replaced, or too short to be one."""
    award = framework.award
    if isinstance(award, LowestPrice):
        text = award.motivation.strip()
        if len(text) < SHORT or _PLACEHOLDER.search(text):
            ref = in_framework(framework, "award", "motivation")
            yield Finding(EMPTY, ref, {"text": text})


ADVICE = (
    Advice(
        EMPTY,
        "error",
        check,
        read(
            "art. 2.114 lid 4 Aanbestedingswet 2012: de keuze voor de laagste prijs wordt gemotiveerd",
            "art. 2.114(4) Aanbestedingswet 2012: the choice for the lowest price is motivated",
        ),
        example=Example(
            "motivation: Wordt nog in te vullen",
            "motivation: Het product ligt technisch helemaal vast; kwaliteit onderscheidt niet",
        ),
    ),
)
