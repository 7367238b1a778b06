"""The catalogue of price flags for people: each test on a page, with its formula and its source."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.methods.base import Step
from aanbesteding.reporting.blocks import Block, Heading, Para
from aanbesteding.reporting.formula import in_words
from aanbesteding.scoring.flags import FLAGS
from aanbesteding.scoring.flags.base import Flag
from aanbesteding.texts import Lang, Text

BOUND = Text("Grens = {formula}", "Bound = {formula}")
SOURCE = Text("Bron: {source}", "Source: {source}")
UNCHECKED = Text("niet volledig nagelezen", "not checked in full")
CODE = Text(
    "Code {code}. Een signaal sluit niemand uit en verandert geen punten.",
    "Code {code}. A flag excludes nobody and changes no points.",
)


def flags() -> dict[str, Flag]:
    """Return every price flag."""
    return {flag.id: flag for flag in FLAGS}


def flag_page(flag: Flag, lang: Lang) -> Iterator[Block]:
    """Yield the page of a flag."""
    yield Heading(f"{flag.id}: {flag.title.say(lang)}", 1)
    if flag.formula:
        formula = in_words(Step(flag.formula, (), 0), lang)  # type: ignore[arg-type]
        yield Para(BOUND.say(lang, formula=formula))
    yield Para(CODE.say(lang, code=flag.code.code))
    checked = "" if flag.source.verified else f" ({UNCHECKED.say(lang)})"
    yield Para(SOURCE.say(lang, source=flag.source.text.say(lang) + checked), "muted")
