"""AB516: an assumption without a reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aanbesteding.checking.rules.references import cited_items, name_of
from aanbesteding.faults import coded
from aanbesteding.linting.rule import Advice, Example
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework

EMPTY = coded(
    "AB516",
    "assumption-without-reason",
    (
        "«assumed: {text}» bij «{name}» zegt niet waarom",
        "“assumed: {text}” at “{name}” does not say why",
    ),
    (
        "schrijf waar het getal vandaan komt en waarom het niet in een bron staat",
        "write where the number comes from and why it is in no source",
    ),
)
SHORT = 5
"""Fewer characters than this are no reason."""
_PLACEHOLDER = re.compile(
    r"^\W*(todo|tbd|n\.?v\.?t\.?|volgt( nog)?|in te vullen|x+|ja|yes|true)\W*$", re.IGNORECASE
)


def check(framework: Framework) -> Iterator[Finding]:
    """Yield every assumption of which the reason is a word to be replaced."""
    for item, route in cited_items(framework):
        text = item.assumed
        if text is not None and (len(text.strip()) < SHORT or _PLACEHOLDER.match(text)):
            fields = {"text": text, "name": name_of(item, route)}
            yield Finding(EMPTY, in_framework(framework, *route, "assumed"), fields)


ADVICE = (Advice(EMPTY, "info", check, example=Example("assumed: todo", "assumed: Eigen gewicht")),)
