"""AB213: a description lists parts, and nothing says how they weigh."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aanbesteding.faults import coded
from aanbesteding.linting.labels import spoken
from aanbesteding.linting.rule import Advice, Example, read
from aanbesteding.methods.rating_scale import RatingScale
from aanbesteding.model.criteria import all_nodes
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework

PARTS = coded(
    "AB213",
    "parts-without-weights",
    (
        "de omschrijving van «{criterion}» somt onderdelen op («{text}»), en nergens staat hoe die meewegen",
        "the description of “{criterion}” lists parts (“{text}”), and nothing says how they weigh",
    ),
    (
        "maak er subcriteria met een gewicht van, of schrijf dat zij in samenhang of even zwaar tellen",
        "make them subcriteria with a weight, or write that they count together or equally",
    ),
)
_ITEM = re.compile(r"(?:^|(?<=[\s;:,(]))(?:\(?([a-c1-3])\)|([1-3])\.)\s|(?:^|\n)\s*([-–•])\s")
_SAID = re.compile(
    r"samenhang|als geheel|integraal|even zwaar|gelijk gewicht|evenveel|niet apart|geen rangorde"
    r"|together|as a whole|equal|not separately|no order",
    re.IGNORECASE,
)


def check(framework: Framework) -> Iterator[Finding]:
    """Yield every judged criterion of which a description lists two parts or more."""
    for node in all_nodes(framework):
        criterion = node.criterion
        if criterion.description is None or not isinstance(criterion.method, RatingScale):
            continue
        for text in spoken(criterion.description):
            found = list(_ITEM.finditer(text))
            if len(found) > 1 and not _SAID.search(text):
                begin = found[0].start()
                fields = {"criterion": criterion.id, "text": _cut(text[begin:])}
                yield Finding(PARTS, in_framework(framework, *node.route, "description"), fields)
                break


def _cut(text: str) -> str:
    """Return the beginning of a list, for a message."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59].rstrip() + "…"


ADVICE = (
    Advice(
        PARTS,
        "info",
        check,
        read(
            "HvJ EU C-532/06 Lianakis: geen wegingsregels of subcriteria die niet bekend zijn gemaakt",
            "CJEU C-532/06 Lianakis: no weighting rules or subcriteria that were not disclosed",
        ),
        example=Example(
            "description: Het plan beschrijft (a) de aanpak, (b) de planning en (c) de bezetting",
            "description: Het plan beschrijft, in samenhang beoordeeld, (a) de aanpak en (b) de planning",
        ),
    ),
)
