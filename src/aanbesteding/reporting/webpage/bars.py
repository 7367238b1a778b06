"""Contributions as bars: per bid what each criterion adds to the total. A table stands behind it.

Lengths are percentages in SVG, so a bar fits every width without a script, and letters in it stay
letters. Each part has a letter as well as a colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from aanbesteding.exact.display import decimal, euros, number
from aanbesteding.fields import say
from aanbesteding.methods.awards.base import Award
from aanbesteding.model.criteria import Node
from aanbesteding.reporting.clean import on_one_line
from aanbesteding.reporting.html_text import text
from aanbesteding.reporting.plots.style import COLOURS
from aanbesteding.reporting.webpage import words
from aanbesteding.reporting.webpage.shares import earned
from aanbesteding.scoring.evaluation import LotResult
from aanbesteding.texts import Lang

MANY = len(COLOURS)
MOST_BARS = 40
"""So many bids are drawn; beyond them nobody compares bars, and the table has them."""
ROOM = Fraction(4)
"""A part of the width, in per cent, in which a letter fits."""


class Part(NamedTuple):
    """A criterion with a part of its own in the bars."""

    place: int
    letter: str
    colour: int


def parts_of(nodes: Sequence[Node]) -> tuple[Part, ...]:
    """Return the criteria that the bars show: what is scored, or where that is much, the top."""
    counted = {node.route for node in earned(nodes)}
    scored = [place for place, node in enumerate(nodes) if node.route in counted]
    tops = [place for place, node in enumerate(nodes) if node.depth == 0]
    shown = scored if len(scored) <= MANY or len(tops) == len(scored) else tops
    return tuple(Part(place, _letter(index), index % MANY) for index, place in enumerate(shown))


def _letter(index: int) -> str:
    """Return A, B, … Z, AA, AB and so on."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def figure(
    lot: LotResult, award: Award, nodes: Sequence[Node], parts: Sequence[Part], lang: Lang
) -> str:
    """Return the picture of a lot, with its legend; what it shows in words is its name."""
    titles = [on_one_line(say(nodes[part.place].criterion.title, lang)) for part in parts]
    names = [nodes[part.place].criterion.id for part in parts]
    drawn = lot.ranking[:MOST_BARS]
    table = [[result.points(name) for name in names] for result in drawn]
    shown = euros if award.in_euros else number
    told = []
    for result, row in zip(drawn, table, strict=True):
        most = titles[row.index(max(row))]
        fields = {"name": result.name, "sum": shown(sum(row, Fraction(0)), lang), "title": most}
        told.append(words.ALT_BAR.say(lang, **fields))
    alt = words.ALT.say(lang, bars=" ".join(told))
    low, high = _ends(table)
    rows = "".join(
        f'<div class="bar"><span class="who"><b>{result.rank}</b> <bdi>{text(result.name)}</bdi>'
        f"</span>{_bar(row, parts, low, high)}</div>\n"
        for result, row in zip(drawn, table, strict=True)
    )
    more = ""
    if len(drawn) < len(lot.ranking):
        said = words.FIRST_ONLY.say(lang, shown=len(drawn), count=len(lot.ranking))
        more = f'<p class="muted">{text(said)}</p>'
    return (
        f'<figure><div role="img" aria-label="{text(alt)}">\n{rows}</div>\n'
        f"<figcaption>{legend(parts, titles)}{more}</figcaption></figure>\n"
    )


def legend(parts: Sequence[Part], titles: Sequence[str]) -> str:
    """Return which letter and colour stand for which criterion."""
    items = "".join(
        f'<li><span class="key c{part.colour}" aria-hidden="true">{part.letter}</span> '
        f"{text(title)}</li>"
        for part, title in zip(parts, titles, strict=True)
    )
    return f'<ul class="legend">{items}</ul>'


def _ends(table: Sequence[Sequence[Fraction]]) -> tuple[Fraction, Fraction]:
    """Return the most below and above zero of any bid: all bars have one measure."""
    below = [sum((p for p in row if p < 0), Fraction(0)) for row in table]
    above = [sum((p for p in row if p > 0), Fraction(0)) for row in table]
    return min(below), max(above)


def _bar(row: Sequence[Fraction], parts: Sequence[Part], low: Fraction, high: Fraction) -> str:
    """Return one bar: parts above zero go to the right of it, those below to the left."""
    unit = Fraction(100) / (high - low) if high > low else Fraction(0)
    zero = -low * unit
    right, left, drawn = zero, zero, []
    for points, part in zip(row, parts, strict=True):
        width = abs(points) * unit
        if not width:
            continue
        if points < 0:
            left -= width
        at = left if points < 0 else right
        right += width if points > 0 else 0
        drawn.append(
            f'<rect class="c{part.colour}" x="{decimal(at, 2)}%" width="{decimal(width, 2)}%"/>'
        )
        if width >= ROOM:
            middle = decimal(at + width / 2, 2)
            drawn.append(f'<text x="{middle}%" y="68%">{part.letter}</text>')
    if low < 0:
        axis = f"{decimal(zero, 3)}%"
        drawn.append(f'<line x1="{axis}" x2="{axis}" y1="0" y2="100%"/>')
    return f'<svg aria-hidden="true">{"".join(drawn)}</svg>'
