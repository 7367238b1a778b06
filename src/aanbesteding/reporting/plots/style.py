"""One style for all pictures: readable in grey, text stays text, and the title says the finding.

Lines differ by dashes, areas and points by shapes, so that a copy in black and white reads as well.
Whoever opens a picture may have other letters than those it was measured with, so names are broken
into lines and have room to spare, and no legend stands beside a picture.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from aanbesteding.exact.display import number
from aanbesteding.exact.rounding import round_to
from aanbesteding.reporting.clean import on_one_line, unbroken
from aanbesteding.texts import Lang

FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
"""The first comes with what draws, and has the widths of the others: bytes hang on no machine."""
WIDTH = 560
# Blue, orange, green, purple, brown, grey of Okabe and Ito's kind: they differ in lightness too.
COLOURS = ["#1b4f8a", "#e08214", "#5aae61", "#9970ab", "#8c510a", "#4d4d4d", "#35978f", "#c51b7d"]
SHAPES = ["circle", "square", "triangle-up", "cross", "diamond", "triangle-down", "triangle-right"]
"""Each has an area: what is only a line is not there where points are filled."""
DASHES = [[1, 0], [6, 3], [2, 2], [8, 3, 2, 3], [12, 4], [4, 2, 1, 2], [1, 3]]
LONGEST = 46
"""The letters of a name that fit in a legend."""
ENDING = 18
"""So many of them are its last ones: names that begin alike often end in what differs."""
BESIDE = 30
"""The letters of a line of a name beside a picture."""
ROW = 34
"""The height of a row with a name of two lines."""
SPARE = 2
"""What a letter beside a picture can be wider than the one that was measured, at most."""
LINES = "split(datum.label, '\\n')"
"""How an axis shows a name of more lines."""


class Picture(NamedTuple):
    """A picture: what Vega-Lite draws, its title, and what it shows in words."""

    spec: dict[str, Any]
    title: str
    description: str


def picture(
    title: str,
    description: str,
    lang: Lang,
    note: str = "",
    beside: Iterable[str] = (),
    **spec: Any,
) -> Picture:
    """Return a picture in the common style.

    The note stands below the title; `beside` are the names that stand to the left.
    """
    decimal, thousands = (",", ".") if lang == "nl" else (".", ",")
    made = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "title": {
            "text": wrapped(title),
            "subtitle": wrapped(note, NOTE_WIDTH) if note else [],
            "anchor": "start",
            "fontSize": 15,
            "subtitleFontSize": 12,
            "offset": 14,
        },
        "width": WIDTH,
        "background": "white",
        "padding": {"left": 16 + spare(beside), "top": 16, "right": 24, "bottom": 16},
        "config": {
            "aria": False,  # one description for the whole; and titles would become code in these
            "font": FONT,
            "locale": {
                "number": {
                    "decimal": decimal,
                    "thousands": thousands,
                    "grouping": [3],
                    "currency": ["€ ", ""],
                }
            },
            "axis": {"labelFontSize": 12, "titleFontSize": 12, "labelLimit": 0, "grid": True},
            "legend": {
                "orient": "bottom",
                "labelFontSize": 12,
                "titleFontSize": 12,
                "labelLimit": 0,
            },
            "view": {"stroke": None},
        },
        **spec,
    }
    return Picture(made, title, " ".join(filter(None, (note, description))))


def svg(made: Picture, lang: Lang) -> str:
    """Return a picture as SVG with a title and a description. Needs the extra `plots`."""
    import vl_convert

    drawn = vl_convert.vegalite_to_svg(made.spec)
    start = drawn.index(">") + 1
    head = drawn[:start].replace("<svg ", f'<svg role="img" lang="{lang}" ', 1)
    told = f"<title>{_text(made.title)}</title><desc>{_text(made.description)}</desc>"
    return head + told + drawn[start:] + "\n"


def short(name: str) -> str:
    """Return a name that fits in a legend, on one line: its beginning and its end."""
    text = on_one_line(name)
    if len(text) <= LONGEST:
        return text
    return text[: LONGEST - ENDING - 1].rstrip() + "…" + text[-ENDING:].lstrip()


def told_apart(names: list[str]) -> list[str]:
    """Return names that fit, each with a number where two would look the same."""
    cut = [short(name) for name in names]
    numbered = [f"{name} ({index})" for index, name in enumerate(cut, start=1)]
    told = [
        number if cut.count(name) > 1 else name for name, number in zip(cut, numbered, strict=True)
    ]
    return told if len(set(told)) == len(told) else numbered  # one was called “a (1)” already


def without_end(sentence: str) -> str:
    """Return a sentence as a title, which ends without a full stop."""
    return sentence.removesuffix(".")


def in_lines(names: Iterable[str]) -> list[str]:
    """Return names for beside a picture, in lines that fit there."""
    return ["\n".join(wrapped(name, BESIDE)) for name in names]


def in_turns(count: int, bold: float, fine: float) -> list[float]:
    """Return a size for each: bold for as many as there are shapes or dashes, then fine, and so on.

    With more than seven a shape comes back; without colour its size tells it apart.

    >>> in_turns(9, 2, 1)
    [2, 2, 2, 2, 2, 2, 2, 1, 1]
    """
    return [(bold, fine)[n // len(SHAPES) % 2] for n in range(count)]


def spare(beside: Iterable[str]) -> int:
    """Return how much wider than measured names beside a picture may turn out to be."""
    return SPARE * max((len(line) for name in beside for line in name.split("\n")), default=0)


def names_axis(names: list[str]) -> dict[str, Any]:
    """Return an axis with a row for each of these names in lines, in this order."""
    lines = "length(split(datum.value, '\\n'))"
    upwards = [{"test": f"{lines} == {n}", "value": -7 * (n - 1)} for n in (2, 3)]
    axis = {
        "labelExpr": LINES,
        "labelOffset": {"condition": upwards, "value": 0},
        "grid": False,
        "labelPadding": 6,
    }
    return {"field": "name", "type": "nominal", "title": None, "sort": names, "axis": axis}


def per_cent(part: Fraction, lang: Lang) -> str:
    """Return a part in per cent with one decimal; only nothing is 0, and only all of it is 100.

    >>> per_cent(Fraction(9999, 10000), "en"), per_cent(Fraction(1, 9), "nl")
    ('99.9', '11,1')
    """
    tenths = round_to(part * 100, 1, "half-up")
    if 0 < part < 1:
        tenths = min(max(tenths, Fraction(1, 10)), Fraction(999, 10))
    return number(tenths, lang, 1)


def plotted(value: Fraction) -> float:
    """Return a number for a place in a picture, where a fraction of a pixel is no matter."""
    return round(float(value), 6)


TITLE_WIDTH, NOTE_WIDTH = 56, 80
"""The letters of a line of a title, and of what stands below it."""


def wrapped(text: str, width: int = TITLE_WIDTH) -> list[str]:
    """Return a text in lines that fit above or beside a picture."""
    import textwrap

    return textwrap.wrap(unbroken(on_one_line(text)), width) or [""]


def _text(text: str) -> str:
    return escape(on_one_line(text))
