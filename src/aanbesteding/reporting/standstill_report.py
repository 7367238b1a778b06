"""A standstill as blocks: the period, and how it was counted."""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.deciding.dates import in_full
from aanbesteding.deciding.standstill import CountStep, Standstill
from aanbesteding.reporting import decision_words as words
from aanbesteding.reporting.blocks import Block, Heading, Para
from aanbesteding.texts import Lang


def standstill_blocks(
    period: Standstill, lang: Lang, level: int = 1, *, on_paper: bool = False
) -> Iterator[Block]:
    """Yield the period, the steps with their rules, and what is not verified or not known.

    Who reads it on paper has no command to give an option to.
    """
    yield Heading(words.STANDSTILL.say(lang), level)
    yield Para(period_text(period, lang), "good")
    yield Para(words.HOW.say(lang))
    for step in period.steps:
        yield Para(_step(step, lang), bullet=True)
    if period.closed:
        days = "; ".join(in_full(day, lang) for day in period.closed)
        yield Para(words.CLOSED.say(lang, days=days))
    yield Para(words.EXTENSION.say(lang), "warning")
    decrees = words.DECREES_ON_PAPER if on_paper else words.DECREES
    yield Para(decrees.say(lang), "muted")
    yield Para(words.OWN_TERM.say(lang), "muted")


def period_text(period: Standstill, lang: Lang) -> str:
    """Return the exact description of the period in one sentence."""
    first, last = in_full(period.first, lang), in_full(period.last, lang)
    return words.PERIOD.say(lang, first=first, last=last)


def _step(step: CountStep, lang: Lang) -> str:
    source = step.source.text.say(lang)
    if not step.source.verified:
        source += f"; {words.UNVERIFIED.say(lang)}"
    return f"{step.say(lang)} {words.SOURCE.say(lang, source=source)}"
