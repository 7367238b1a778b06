"""The part of the page where weights can be tried: the sliders, and room for what they give."""

from __future__ import annotations

import json
from collections.abc import Sequence
from fractions import Fraction

from aanbesteding.fields import say
from aanbesteding.model.criteria import Node
from aanbesteding.reporting import words as shared
from aanbesteding.reporting.html_text import TABLE, text
from aanbesteding.reporting.webpage import words
from aanbesteding.reporting.webpage.bars import Part, legend
from aanbesteding.reporting.webpage.rules import LotRules
from aanbesteding.reporting.webpage.sliders import Group, Slider
from aanbesteding.texts import Lang, Text


def try_out(
    key: str, made: LotRules, nodes: Sequence[Node], parts: Sequence[Part], lang: Lang
) -> str:
    """Return the sliders of a lot, or in a sentence why there are none.

    `key` makes the ids of one lot differ from those of another.
    """
    why = "".join(f'<p class="muted">{text(one.say(lang))}</p>\n' for one in made.sliders.why)
    if not made.data:
        return f"<section>\n<h3>{_said(words.TRY, lang)}</h3>\n{why}</section>\n"
    groups = "".join(_group(key, group, made, nodes, lang) for group in made.sliders.groups)
    drawn = json.dumps([[part.place, part.letter, part.colour] for part in parts])
    free = any(group.free for group in made.sliders.groups)
    rest = words.TRY_EUROS if free else words.TRY_REST
    return (
        f'<section class="try" hidden data-lot="{text(made.data["id"])}" '
        f'data-parts="{text(drawn)}">\n'
        f"<h3>{_said(words.TRY, lang)}</h3>\n"
        f'<p class="muted">{_said(words.TRY_NOTE, lang)} {_said(rest, lang)}</p>\n{why}'
        f'<div class="bench">\n<div class="hands">\n{groups}'
        f'<p class="error" id="{key}-error" role="alert"></p>\n'
        f'<p class="buttons">{_button("reset", words.RESET, lang)} '
        f"{_button('share', words.SHARE, lang)}</p>\n"
        f'<p class="shared" role="status"></p>\n<p class="link" hidden><label for="{key}-link">'
        f'{_said(words.LINK, lang)}</label> <input id="{key}-link" readonly></p>\n</div>\n'
        f"{_live(key, parts, nodes, lang)}</div>\n</section>\n"
    )


def _button(kind: str, said: Text, lang: Lang) -> str:
    return f'<button type="button" class="{kind}">{_said(said, lang)}</button>'


def _group(key: str, group: Group, made: LotRules, nodes: Sequence[Node], lang: Lang) -> str:
    name = words.CRITERIA.say(lang)
    if group.above is not None:
        name = words.BELOW.say(lang, title=say(group.above.criterion.title, lang))
    rows = "".join(
        _slider(key, slider, made.sliders.digits, nodes, lang) for slider in group.sliders
    )
    depth = min(nodes[group.places[0]].depth, 4)
    return f'<fieldset class="deep{depth}"><legend>{text(name)}</legend>\n{rows}</fieldset>\n'


def _slider(key: str, slider: Slider, digits: int, nodes: Sequence[Node], lang: Lang) -> str:
    """Return one slider, in whole numbers of the smallest step of its lot."""
    title = say(nodes[slider.place].criterion.title, lang)
    name = f"{key}-w{slider.place}"

    def units(weight: Fraction) -> int:
        return int(weight * 10**digits)

    most = units(slider.most)
    least = 1 if slider.least else 0  # above zero, however little
    label = text(words.WEIGHT_OF.say(lang, title=title))
    return (
        f'<div class="weight" data-node="{slider.place}">'
        f'<label for="{name}">{text(title)}</label>'
        f'<input type="range" id="{name}" min="{least}" max="{most}" step="1" '
        f'value="{units(slider.weight)}" data-step="{_step(most)}" autocomplete="off">'
        f'<input class="exact" inputmode="decimal" aria-label="{label}" autocomplete="off" '
        'spellcheck="false"><span class="whole"></span></div>\n'
    )


def _step(most: int) -> int:
    """Return how far one key press moves a slider: 1, 2 or 5 times a power of ten.

    >>> _step(10_000), _step(3_600), _step(40)
    (100, 50, 1)
    """
    step = 1
    for power in range(len(str(most))):
        for digit in (1, 2, 5):
            if digit * 10**power * 60 <= most:
                step = digit * 10**power
    return step


def _live(key: str, parts: Sequence[Part], nodes: Sequence[Node], lang: Lang) -> str:
    """Return what the script fills: what the weights give, in words, as bars and in numbers."""
    titles = [say(nodes[part.place].criterion.title, lang) for part in parts]
    title = words.OUTCOME_HERE.say(lang)
    named = text(TABLE.say(lang, title=title))
    heads = "".join(
        f'<th scope="col"{kind}>{_said(word, lang)}</th>'
        for word, kind in (
            (shared.RANK, ' class="number"'),
            (shared.NAME, ""),
            (shared.TOTAL, ' class="number"'),
        )
    )
    return (
        f'<div class="live">\n<h4>{text(title)}</h4>\n<p class="said" role="status"></p>\n'
        f'<ul class="notes"></ul>\n<div class="scroll" tabindex="0" role="group" '
        f'aria-label="{named}"><table><thead><tr>{heads}</tr></thead>'
        f'<tbody class="ranking"></tbody></table></div>\n{legend(parts, titles)}'
        f"<details><summary>{_said(words.IN_NUMBERS, lang)}</summary>"
        f'<div class="scroll" tabindex="0" role="group" aria-label="{named}"><table><thead>'
        f'<tr class="numbers-head"><th scope="col">{_said(shared.CRITERION, lang)}</th>'
        f'<th scope="col" class="number">{_said(shared.WEIGHT, lang)}</th></tr></thead>'
        '<tbody class="numbers"></tbody></table></div></details>\n</div>\n'
    )


def _said(words: Text, lang: Lang) -> str:
    return text(words.say(lang))
