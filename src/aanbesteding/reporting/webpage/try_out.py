"""The part of the page where weights can be tried: the sliders, and room for what they give.

Only the script can use it. So it stands in the page once, as templates without numbers, and the
script makes of them what belongs to a lot.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from aanbesteding.fields import say
from aanbesteding.model.criteria import Node
from aanbesteding.reporting import words as shared
from aanbesteding.reporting.html_text import TABLE, text
from aanbesteding.reporting.webpage import words
from aanbesteding.reporting.webpage.bars import Part
from aanbesteding.reporting.webpage.rules import LotRules
from aanbesteding.reporting.webpage.sliders import Group
from aanbesteding.texts import Lang, Text


def try_out(made: LotRules, lang: Lang) -> str:
    """Return the place of the sliders of a lot, and in sentences why some or all are missing."""
    why = "".join(f'<p class="muted">{text(one.say(lang))}</p>\n' for one in made.sliders.why)
    if not made.data:
        return f"<section>\n<h3>{_said(words.TRY, lang)}</h3>\n{why}</section>\n"
    return (
        f'<section class="try" hidden data-lot="{text(made.data["id"])}">\n{why}</section>\n'
        f'<p class="no-script muted">{_said(words.NO_SCRIPT, lang)}</p>\n'
    )


def sliders_of_lot(
    made: LotRules, nodes: Sequence[Node], parts: Sequence[Part], lang: Lang
) -> dict[str, Any]:
    """Return the sliders of a lot by their groups, and the parts of its bars, for the script.

    A slider is its criterion, its ends and the step of a key, in the smallest steps of its lot.
    """
    return {
        "benches": [
            {
                "title": _title(group, lang),
                "deep": _deep(group, nodes),
                "sliders": _rows(group, made),
            }
            for group in made.sliders.groups
        ],
        "parts": [list(part) for part in parts],
    }


def _title(group: Group, lang: Lang) -> str:
    if group.above is None:
        return words.CRITERIA.say(lang)
    return words.BELOW.say(lang, title=say(group.above.criterion.title, lang))


def _deep(group: Group, nodes: Sequence[Node]) -> int:
    return min(nodes[group.places[0]].depth, 4)


def _rows(group: Group, made: LotRules) -> list[list[int]]:
    def units(weight: Fraction) -> int:
        return int(weight * 10**made.sliders.digits)

    return [  # what must be above zero is at least one step of it
        [one.place, 1 if one.least else 0, units(one.most), step_of_key(units(one.most))]
        for one in group.sliders
    ]


def step_of_key(most: int) -> int:
    """Return how far one key press moves a slider: 1, 2 or 5 times a power of ten.

    >>> step_of_key(10_000), step_of_key(3_600), step_of_key(40)
    (100, 50, 1)
    """
    step = 1
    for power in range(len(str(most))):
        for digit in (1, 2, 5):
            if digit * 10**power * 60 <= most:
                step = digit * 10**power
    return step


def templates(lang: Lang) -> str:
    """Return what the script fills for every lot: a slider; and what the weights give."""
    named = text(TABLE.say(lang, title=words.OUTCOME_HERE.say(lang)))
    scroll = f'<div class="scroll" tabindex="0" role="group" aria-label="{named}"><table><thead>'
    return (
        '<template id="weight"><div class="weight"><label></label>'
        '<input type="range" step="1" autocomplete="off">'
        '<input class="exact" inputmode="decimal" autocomplete="off" spellcheck="false">'
        '<span class="whole"></span></div></template>\n'
        f'<template id="bench"><h3>{_said(words.TRY, lang)}</h3>'
        f'<p class="muted">{_said(words.TRY_NOTE, lang)} <span class="rest"></span></p>'
        '<div class="bench"><div class="hands"><p class="error" role="alert"></p>'
        f'<p class="buttons">{_button("reset", words.RESET, lang)} '
        f'{_button("share", words.SHARE, lang)}</p><p class="shared" role="status"></p>'
        f'<p class="link" hidden><label>{_said(words.LINK, lang)} <input readonly></label></p>'
        f'</div><div class="live"><h4>{_said(words.OUTCOME_HERE, lang)}</h4>'
        f'<p class="said" role="status"></p><ul class="notes"></ul>{scroll}'
        f'<tr><th scope="col" class="n">{_said(shared.RANK, lang)}</th>'
        f'<th scope="col">{_said(shared.NAME, lang)}</th>'
        f'<th scope="col" class="n">{_said(shared.TOTAL, lang)}</th></tr></thead>'
        '<tbody class="ranking"></tbody></table></div><ul class="legend"></ul>'
        f"<details><summary>{_said(words.IN_NUMBERS, lang)}</summary>{scroll}"
        f'<tr class="numbers-head"><th scope="col">{_said(shared.CRITERION, lang)}</th>'
        f'<th scope="col" class="n">{_said(shared.WEIGHT, lang)}</th></tr></thead>'
        '<tbody class="numbers"></tbody></table></div></details></div></div></template>\n'
    )


def _button(kind: str, said: Text, lang: Lang) -> str:
    return f'<button type="button" class="{kind}">{_said(said, lang)}</button>'


def _said(words: Text, lang: Lang) -> str:
    return text(words.say(lang))
