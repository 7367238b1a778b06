"""The pictures of a comparison; and the blend: a line per bid, and where the first turns."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from aanbesteding.exact.display import number
from aanbesteding.reporting.plots import outcomes, scenario_tornado
from aanbesteding.reporting.plots.blend import MOST, lines_layer
from aanbesteding.reporting.plots.style import Picture, picture, plotted, svg, told_apart
from aanbesteding.routes.blend import stretches
from aanbesteding.routes.compare import Comparison
from aanbesteding.routes.outcomes.outcomes import Outcomes
from aanbesteding.routes.plainly import Blend, blend_of
from aanbesteding.routes.sides import Lot, Side
from aanbesteding.texts import Lang, Text

TITLE = Text(
    "{lot}: van alles {a} (links) naar alles {b} (rechts) {found}",
    "{lot}: from all {a} (left) to all {b} (right) {found}",
)
ONE = Text("steeds dezelfde eerste", "the same first throughout")
TURNS = Text("de eerste wisselt bij {points}", "the first changes at {points}")
ACROSS = Text("gewicht van {b} (%)", "weight of {b} (%)")
UP = Text("deel van het geheel (%)", "part of the whole (%)")
TOLD = Text(
    "{bid}: {low} % onder {a}, {high} % onder {b}.", "{bid}: {low} % under {a}, {high} % under {b}."
)


def pictures(found: Comparison, lang: Lang) -> Iterator[tuple[str, str]]:
    """Yield the name of a file and the picture that belongs in it, of all that can be drawn."""
    if found.outcomes is not None:
        yield from _outcomes(found.outcomes, lang)
    if found.scenario is not None and (made := scenario_tornado.draw(found.scenario, lang)):
        yield f"{found.scenario.scenario.id}-tornado.svg", svg(made, lang)
    for compared in found.lots:
        for one, other in compared.lot.pairs:
            blend = blend_of(one, other)
            if isinstance(blend, Blend):
                made = draw(compared.lot, one, other, blend, lang)
                yield f"{compared.lot.id}-{one.key}-{other.key}-blend.svg", svg(made, lang)


def _outcomes(found: Outcomes, lang: Lang) -> Iterator[tuple[str, str]]:
    for rules in found.yardsticks:
        if (made := outcomes.draw(rules, found.evaluations, lang)) is not None:
            yield f"outcomes-{rules.letter.lower()}.svg", svg(made, lang)


def draw(lot: Lot, one: Side, other: Side, blend: Blend, lang: Lang) -> Picture:
    """Draw a blend; of many bids those that are first somewhere, and the best under the first."""
    parts = stretches(blend.lines)
    firsts = {bid for part in parts for bid in part.first}
    chosen = sorted(blend.lines, key=lambda line: line.bid not in firsts)[:MOST]
    names = told_apart([one.case.name(line.bid) for line in chosen])
    turns = [part.high * 100 for part in parts[:-1]]
    letters = {"a": one.letter, "b": other.letter}
    points = ", ".join(f"{number(at, lang, 1)} %" for at in turns)
    what = TURNS.say(lang, points=points) if turns else ONE.say(lang)
    title = TITLE.say(lang, lot=lot.title.say(lang), found=what, **letters)
    rows = [
        (name, (Fraction(0), line.a * 100), (Fraction(100), line.b * 100))
        for line, name in zip(chosen, names, strict=True)
    ]
    told = " ".join(
        TOLD.say(lang, bid=name, low=number(low, lang), high=number(high, lang), **letters)
        for name, (_, low), (_, high) in rows
    )
    rules = {
        "data": {"values": [{"x": plotted(at)} for at in turns]},
        "mark": {"type": "rule", "strokeDash": [3, 3], "color": "black"},
        "encoding": {"x": {"field": "x", "type": "quantitative"}},
    }
    lines = lines_layer(rows, ACROSS.say(lang, b=other.letter), UP.say(lang), lang)
    return picture(
        title,
        told,
        lang,
        note=outcomes.legend({side.letter: side.case.evaluation for side in (one, other)}, lang),
        height=320,
        layer=[lines, *([rules] if turns else [])],
    )
