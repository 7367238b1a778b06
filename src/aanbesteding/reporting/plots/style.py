"""One style for all pictures: readable in grey, text stays text, and the title says the finding.

Lines differ by dashes, areas and points by shapes, so that a copy in black and white reads as well.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from aanbesteding.reporting.clean import on_one_line
from aanbesteding.texts import Lang

FONT = "Helvetica, Arial, sans-serif"
WIDTH = 560
# Blue, orange, green, purple, brown, grey of Okabe and Ito's kind: they differ in lightness too.
COLOURS = ["#1b4f8a", "#e08214", "#5aae61", "#9970ab", "#8c510a", "#4d4d4d", "#35978f", "#c51b7d"]
SHAPES = ["circle", "square", "triangle-up", "cross", "diamond", "triangle-down", "stroke"]
DASHES = [[1, 0], [6, 3], [2, 2], [8, 3, 2, 3], [12, 4], [4, 2, 1, 2], [1, 3]]
LONGEST = 46
"""The letters of a name that fit in a legend."""


class Picture(NamedTuple):
    """A picture: what Vega-Lite draws, its title, and what it shows in words."""

    spec: dict[str, Any]
    title: str
    description: str


def picture(title: str, description: str, lang: Lang, **spec: Any) -> Picture:
    """Return a picture in the common style."""
    decimal, thousands = (",", ".") if lang == "nl" else (".", ",")
    made = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "title": {"text": wrapped(title), "anchor": "start", "fontSize": 15, "offset": 14},
        "width": WIDTH,
        "background": "white",
        "padding": 16,
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
            "axis": {"labelFontSize": 12, "titleFontSize": 12, "labelLimit": 260, "grid": True},
            "legend": {"labelFontSize": 12, "titleFontSize": 12, "labelLimit": 320},
            "view": {"stroke": None},
        },
        **spec,
    }
    return Picture(made, title, description)


def svg(made: Picture, lang: Lang) -> str:
    """Return a picture as SVG with a title and a description. Needs the extra `plots`."""
    import vl_convert

    drawn = vl_convert.vegalite_to_svg(made.spec)
    start = drawn.index(">") + 1
    head = drawn[:start].replace("<svg ", f'<svg role="img" lang="{lang}" ', 1)
    told = f"<title>{_text(made.title)}</title><desc>{_text(made.description)}</desc>"
    return head + told + drawn[start:] + "\n"


def short(name: str) -> str:
    """Return a name that fits in a legend, on one line."""
    text = on_one_line(name)
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def told_apart(names: list[str]) -> list[str]:
    """Return names that fit, each with a number where two would look the same."""
    cut = [short(name) for name in names]
    numbered = [f"{name} ({index})" for index, name in enumerate(cut, start=1)]
    told = [
        number if cut.count(name) > 1 else name for name, number in zip(cut, numbered, strict=True)
    ]
    return told if len(set(told)) == len(told) else numbered  # one was called “a (1)” already


def plotted(value: Fraction) -> float:
    """Return a number for a place in a picture, where a fraction of a pixel is no matter."""
    return round(float(value), 6)


def wrapped(text: str, width: int = 68) -> list[str]:
    """Return a title in lines that fit above a picture."""
    import textwrap

    return textwrap.wrap(on_one_line(text), width) or [""]


def _text(text: str) -> str:
    return escape(on_one_line(text))
