"""The picture of a simulation: a bar for the nominal and one for the effective weight.

Written by ourselves: bars are a handful of rectangles, the base install needs no plotting library
for them, and the same figures give the same bytes everywhere. Nothing is measured by a font, text
stays text, and nominal and effective are told apart by an outline and a filling, not by a colour.
It looks as the other pictures do: white, the same letters, blue, and a title that says the finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from xml.sax.saxutils import escape

from aanbesteding.exact.display import decimal
from aanbesteding.fields import say
from aanbesteding.reporting import simulation_words as words
from aanbesteding.reporting.clean import on_one_line
from aanbesteding.reporting.plots.style import COLOURS, FONT, wrapped
from aanbesteding.simulating.estimates import Estimate
from aanbesteding.simulating.result import CriterionFigures, LotFigures, SimulationResult
from aanbesteding.texts import Lang

WIDTH, LEFT, BAR = 760, 20, 560
"""The picture, where bars begin, and how long the longest is."""
ROW, HEAD, GAP, TOP, LINE = 52, 34, 14, 76, 20
INK, FILLED = "#1a1a1a", COLOURS[0]
_HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" role="img" lang="{lang}" '
    'aria-labelledby="title desc" width="{width}" height="{height}" '
    'viewBox="0 0 {width} {height}" font-family="{font}">'
)
MOST_LETTERS, TITLE_LETTERS = 74, 62
"""The letters of a title that fit above a bar, and above the picture in a line."""


def simulation_svg(result: SimulationResult, lang: Lang) -> str:
    """Return the picture, with a title and a description made of the figures."""
    title = _title(result, lang)
    shown = wrapped(title, TITLE_LETTERS)
    y = TOP + LINE * len(shown)
    height = y + sum(HEAD + ROW * len(lot.criteria) + GAP for lot in result.lots)
    top = _top(result)
    lines = [
        _HEAD.format(lang=lang, width=WIDTH, height=height, font=FONT),
        f'<title id="title">{_text(title)}</title>',
        f'<desc id="desc">{_text(description(result, lang))}</desc>',
        f'<rect width="{WIDTH}" height="{height}" fill="white"/>',
        *(_label(LEFT, 28 + LINE * n, line, size=15, bold=True) for n, line in enumerate(shown)),
        *_legend(result, y - TOP + 22, lang),
    ]
    for figures in result.lots:
        lines += _lot(figures, y, top, lang)
        y += HEAD + ROW * len(figures.criteria) + GAP
    return "\n".join([*lines, "</svg>"]) + "\n"


def description(result: SimulationResult, lang: Lang) -> str:
    """Return the picture in words: per lot every criterion with both weights."""
    return " ".join(
        words.PLOT_LOT_SAYS.say(
            lang,
            title=say(figures.lot.title, lang),
            criteria="; ".join(_said(one, lang) for one in figures.criteria),
        )
        for figures in result.lots
    )


def _said(one: CriterionFigures, lang: Lang) -> str:
    return words.PLOT_SAY.say(
        lang,
        title=words.title_of(one, lang),
        nominal=_nominal(one, lang),
        effective=words.share(one.effective, lang),
    )


def _title(result: SimulationResult, lang: Lang) -> str:
    """Say of which criterion both weights lie furthest apart; the first where more do."""
    both = [
        (one, figures)
        for figures in result.lots
        for one in figures.criteria
        if one.nominal is not None and one.effective is not None
    ]
    if not both:
        return words.PLOT_TITLE.say(lang, title=say(result.framework.title, lang))
    one, figures = max(both, key=lambda each: _apart(each[0]))
    text = words.PLOT_APART if _apart(one) else words.PLOT_SAME
    return text.say(
        lang,
        criterion=words.title_of(one, lang),
        lot=words.PLOT_LOT.say(lang, title=say(figures.lot.title, lang)),
        nominal=_nominal(one, lang),
        effective=words.share(one.effective, lang),
    )


def _apart(one: CriterionFigures) -> Fraction:
    assert one.nominal is not None
    assert one.effective is not None
    return abs(one.effective.value - one.nominal)


def _legend(result: SimulationResult, y: int, lang: Lang) -> Iterator[str]:
    yield _label(LEFT, y, _short(say(result.framework.title, lang)), size=12)
    yield _outline(LEFT, y + 14, 28)
    yield _label(LEFT + 36, y + 24, words.PLOT_NOMINAL.say(lang))
    yield _filled(LEFT + 330, y + 14, 28)
    yield _label(LEFT + 366, y + 24, words.PLOT_EFFECTIVE.say(lang))


def _top(result: SimulationResult) -> Fraction:
    """Return the part that the longest bar stands for: the greatest weight in whole tenths."""
    shown = [one.nominal for lot in result.lots for one in lot.criteria]
    shown += [one.effective.value for lot in result.lots for one in lot.criteria if one.effective]
    most = max((part for part in shown if part is not None), default=Fraction(1))
    return max(Fraction(1, 10), -(-most * 10 // 1) / Fraction(10))


def _lot(figures: LotFigures, y: int, top: Fraction, lang: Lang) -> Iterator[str]:
    name = words.PLOT_LOT.say(lang, title=say(figures.lot.title, lang))
    yield _label(LEFT, y + 18, _short(name), size=14, bold=True)
    for number, one in enumerate(figures.criteria):
        yield from _criterion(one, y + HEAD + ROW * number, top, lang)


def _criterion(one: CriterionFigures, y: int, top: Fraction, lang: Lang) -> Iterator[str]:
    yield _label(LEFT, y + 10, _short(words.title_of(one, lang)))
    if one.nominal is not None:
        yield _outline(LEFT, y + 16, _long(one.nominal / top))
    end = _long((one.nominal or Fraction(0)) / top)
    yield _label(LEFT + end + 8, y + 26, _nominal(one, lang), size=11)
    if one.effective is None:
        return
    length = _long(one.effective.value / top)
    yield _filled(LEFT, y + 30, length)
    yield from _whisker(one.effective, y + 35, top)
    reach = _long((one.effective.value + (one.effective.error or 0)) / top)
    yield _label(LEFT + reach + 8, y + 40, words.share(one.effective, lang), size=11)


def _whisker(estimate: Estimate, y: int, top: Fraction) -> Iterator[str]:
    """Yield a line of one standard error to either side, white on the bar and dark beyond it."""
    if not estimate.error:
        return
    ends = (estimate.value - estimate.error, estimate.value, estimate.value + estimate.error)
    low, middle, high = (_long(end / top) for end in ends)
    yield f'<path d="M{LEFT + low} {y}H{LEFT + middle}" stroke="white" stroke-width="1.5"/>'
    beyond = f"M{LEFT + middle} {y}H{LEFT + high}M{LEFT + high} {y - 4}V{y + 4}"
    yield f'<path d="{beyond}" fill="none" stroke="{INK}" stroke-width="1.5"/>'


def _long(part: Fraction) -> int:
    """Return the length of a bar in whole units of the picture."""
    return int(decimal(max(part, Fraction(0)) * BAR, 0))


def _nominal(one: CriterionFigures, lang: Lang) -> str:
    """Return the announced weight; none for a price that stands in the total itself."""
    said = words.nominal(one, lang)
    return words.PLOT_NONE.say(lang) if said == words.NOTHING else said


def _outline(x: int, y: int, width: int) -> str:
    return (
        f'<rect x="{x}" y="{y}" width="{width}" height="11" fill="none" '
        f'stroke="{INK}" stroke-width="1.5"/>'
    )


def _filled(x: int, y: int, width: int) -> str:
    return f'<rect x="{x}" y="{y}" width="{width}" height="11" fill="{FILLED}"/>'


def _label(x: int, y: int, text: str, *, size: int = 13, bold: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{x}" y="{y}" font-size="{size}"{weight} fill="{INK}">{_text(text)}</text>'


def _short(text: str) -> str:
    text = on_one_line(text)
    return text if len(text) <= MOST_LETTERS else text[: MOST_LETTERS - 1] + "…"


def _text(text: str) -> str:
    return escape(on_one_line(text))
