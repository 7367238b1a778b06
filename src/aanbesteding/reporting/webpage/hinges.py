"""What the award hinges on: the weakest points, the sections of `sensitivity`, and what stays out.

Most of `sensitivity` stands here. What is drawn, what tries every single mark or invents a bid, and
the longest tables do not: the page has to be there soon and stay small. It says what they are, and
which command gives them.
"""

from __future__ import annotations

from collections.abc import Iterator

from aanbesteding.reporting.blocks import Block, Para
from aanbesteding.reporting.html_text import html_text, text
from aanbesteding.reporting.sensitivity_report import section_blocks, summary_blocks
from aanbesteding.reporting.webpage import words
from aanbesteding.sensitivity.analyse import LotSensitivity
from aanbesteding.sensitivity.panel import HEAVIEST
from aanbesteding.sensitivity.rivals import EXTRA_BID
from aanbesteding.sensitivity.sections import SECTIONS
from aanbesteding.texts import Lang

ELSEWHERE = frozenset({"new-weights", "steps", "agreement-by-criterion", "spread"})
"""Tables with a row for every criterion of every bid: for whoever analyses, and long."""

ALONE = "extra-cannot-matter"
"""What is said where no bid changes what another scores: then none needs to be invented."""


def verdict(found: LotSensitivity, lang: Lang) -> Para:
    """Return in a sentence what the award of a lot hinges on."""
    (first, *_) = summary_blocks(found, lang)
    assert isinstance(first, Para)
    return first


def hinges(found: LotSensitivity, lang: Lang) -> Iterator[str]:
    """Yield the part of a lot on sensitivity; the verdict itself stands with the outcome."""
    yield f"<section>\n<h3>{text(words.SENSITIVITY.say(lang))}</h3>\n"
    _, *weak = summary_blocks(found, lang)
    yield html_text(weak, lang)
    away: list[str] = []
    for section, answer in found.answers:
        title = section.title.say(lang)
        kept = tuple(grid for grid in answer.tables if grid.key not in ELSEWHERE)
        away += [grid.title.say(lang) for grid in answer.tables if grid.key in ELSEWHERE]
        if section.id == "panel" and kept and not any(grid.key == "heaviest" for grid in kept):
            away.append(HEAVIEST.say(lang))
        if section.id == "rivals" and kept and not any(one.code == ALONE for one in answer.said):
            away.append(EXTRA_BID.say(lang))
        short = answer._replace(tables=kept)
        question, *blocks = section_blocks(found, section, short, lang, words.MORE_ROWS)
        assert isinstance(question, Para)
        asked = f'<span class="muted">{text(question.text)}</span>'
        yield f"<details><summary>{text(title)} {asked}</summary>\n"
        yield html_text(blocks, lang, title=title) + "</details>\n"
    yield html_text(_left_out(found, away, lang), lang) + "</section>\n"


def _left_out(found: LotSensitivity, away: list[str], lang: Lang) -> Iterator[Block]:
    """Say what of `sensitivity` is not on the page, and how to get it."""
    asked = {section.id for section, _ in found.answers}
    away = [one.title.say(lang) for one in SECTIONS if one.id not in asked] + away
    if away:
        quoted = ", ".join(words.QUOTED.say(lang, title=title) for title in away)
        yield Para(words.LEFT_OUT.say(lang, titles=quoted), "muted")
