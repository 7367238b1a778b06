"""The pages of docs/methods: one for each method and way of award, each with a plot, and an index.

A plot is drawn from the exact outcomes of the engine. Every place in it is stated, so that nothing
is measured by a font; text stays text. Black on white, or white on black where the reader prefers
dark; lines differ by their dashes, never by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any
from xml.sax.saxutils import escape

import vl_convert

from aanbesteding.methods import METHODS
from aanbesteding.methods.awards import AWARDS
from aanbesteding.methods.awards.base import Award
from aanbesteding.methods.base import Method
from aanbesteding.reporting import method_list
from aanbesteding.reporting.curve import ticks, y_ticks
from aanbesteding.reporting.illustrate import drawn, has_curve, outcome
from aanbesteding.reporting.markdown import markdown_text
from aanbesteding.reporting.method_page import (
    axes_text,
    line_text,
    outcome_text,
    page_blocks,
    value_text,
)
from aanbesteding.reporting.pages import PAGES

Point = tuple[Fraction, Fraction]

WIDTH, HEIGHT, LEGEND_LINE = 520, 280, 20
PADDING = {"left": 90, "right": 48, "top": 24}
BOTTOM = 52
SAMPLES = 241
DASHES = ([1, 0], [9, 5], [2, 4])
FONT = "Helvetica, Arial, sans-serif"
INK = "currentColor"
STYLE = (
    "<style>svg{color:#1a1a1a;background:#fff}"
    "@media (prefers-color-scheme:dark){svg{color:#f0f0f0;background:#0d1117}}</style>"
)


def files() -> dict[str, str]:
    """Return every file of docs/methods by its name."""
    found = {"README.md": index()}
    for row in (*METHODS.values(), *AWARDS.values()):
        found[f"{row.id}.md"] = page(row)
        found[f"{row.id}.svg"] = picture(row)
    return found


def index() -> str:
    """Return the list of all pages."""
    lines = [
        "# Scoring methods and ways of award",
        "",
        "One page each: the formula, the keys with their bounds, the rules (each has a test in",
        "`tests/pages/`), a worked example, a table and a plot. `aanbesteding methods` lists",
        "them, `aanbesteding explain ID` shows a page in Dutch or English.",
        "",
        "*Absolute*: only the bid itself counts. *Relative*: other bids play a part, and a third",
        "can turn the order of two round. *Either*: the parameters decide which.",
    ]
    for group, title in method_list.GROUPS.items():
        lines += ["", f"## {title.en}", "", "| id | name | kind | wins |", "|---|---|---|---|"]
        for row in method_list.rows_of(group):
            wins = method_list.better(row)
            kind = method_list.kind(row).en
            lines.append(f"| [{row.id}]({row.id}.md) | {row.name.en} | {kind} | {wins} |")
    return "\n".join(lines) + "\n"


def page(row: Method | Award) -> str:
    """Return the page of a row of the catalogue."""
    text = markdown_text(page_blocks(row, "en", curve=False))
    return text + f"\n## Plot\n\n![{alt(row)}]({row.id}.svg)\n"


def alt(row: Method | Award) -> str:
    """Return what the plot shows, in words: each line at the first, middle and last value."""
    entry = PAGES[row.id]
    places = [entry.shown[0], entry.shown[len(entry.shown) // 2], entry.shown[-1]]
    told = []
    for line in entry.lines:
        at = []
        for place in dict.fromkeys(places):
            found = outcome_text(row, outcome(row.id, line, place), "en")
            at.append(f"{found} at {value_text(row, place, 'en')}")
        name = line_text(row, line, "en") if len(entry.lines) > 1 else "the line"
        told.append(f"{name}: {', '.join(at)}")
    return f"{row.name.en}. {axes_text(row, 'en')} {'; '.join(told)}."


def picture(row: Method | Award) -> str:
    """Return the plot of a row as SVG with its title and its description."""
    spec = curve(row) if has_curve(row.id) else bars(row)
    made = vl_convert.vega_to_svg(spec)
    start = made.index(">") + 1
    head = made[:start].replace("<svg ", f'<svg role="img" font-family="{FONT}" ', 1)
    told = f"<title>{escape(row.name.en)}</title><desc>{escape(alt(row))}</desc>"
    return head + told + STYLE + made[start:] + "\n"


def curve(row: Method | Award) -> dict[str, Any]:
    """Return the plot of a method that measures a number."""
    lines = drawn(row.id, SAMPLES)
    up = y_ticks([line.points for line in lines])
    ends = tuple(Fraction(end) for end in PAGES[row.id].span)
    across = [tick for tick in ticks(*ends, 6) if ends[0] <= tick <= ends[1]]
    spec = frame(row, ends, across, up, [value_text(row, tick, "en") for tick in across])
    for n, line in enumerate(lines):
        for piece in pieces(line.points, up[-1] - up[0]):
            values = [{"x": number(x), "y": number(y)} for x, y in piece]
            name = f"line{len(spec['data'])}"
            spec["data"].append({"name": name, "values": values})
            spec["marks"].append(line_mark(name, n))
    if len(lines) > 1:
        legend(spec, [line_text(row, line.line, "en") for line in lines])
    return spec


def bars(row: Method | Award) -> dict[str, Any]:
    """Return the plot of a method that measures a yes or a no."""
    entry = PAGES[row.id]
    found = [outcome(row.id, entry.lines[0], value) or Fraction(0) for value in entry.shown]
    up = ticks(min(*found, Fraction(0)), max(found))
    places = [Fraction(n) for n in range(1, len(found) + 1)]
    labels = [value_text(row, value, "en") for value in entry.shown]
    spec = frame(row, (Fraction(0), places[-1] + 1), places, up, labels)
    values = [{"x": number(x), "y": number(y)} for x, y in zip(places, found, strict=True)]
    spec["data"].append({"name": "bars", "values": values})
    shape = {
        "x": {"scale": "x", "field": "x", "offset": -30},
        "width": {"value": 60},
        "y": {"scale": "y", "field": "y"},
        "y2": {"scale": "y", "value": 0},
        "fill": {"value": INK},
    }
    spec["marks"].append({"type": "rect", "from": {"data": "bars"}, "encode": {"enter": shape}})
    return spec


def number(value: Fraction) -> float:
    """Return a number for the eye."""
    return round(float(value), 6)


def frame(
    row: Method | Award,
    ends: tuple[Fraction, Fraction],
    across: Sequence[Fraction],
    up: Sequence[Fraction],
    labels: Sequence[str],
) -> dict[str, Any]:
    """Return a plot without lines: the axes, their numbers and what stands along them."""
    along = [{"x": number(x), "text": text} for x, text in zip(across, labels, strict=True)]
    upwards = [{"y": number(y), "text": outcome_text(row, y, "en")} for y in up]
    domains = {"x": [number(end) for end in ends], "y": [number(up[0]), number(up[-1])]}
    ranges = {"x": [0, WIDTH], "y": [HEIGHT, 0]}
    return {
        "$schema": "https://vega.github.io/schema/vega/v5.json",
        "width": WIDTH,
        "height": HEIGHT,
        "padding": {**PADDING, "bottom": BOTTOM},
        "autosize": "none",
        "config": {"aria": False},
        "data": [
            {"name": "along", "values": along},
            {"name": "upwards", "values": upwards},
        ],
        "scales": [
            {
                "name": name,
                "type": "linear",
                "domain": domains[name],
                "range": ranges[name],
                "zero": False,
                "nice": False,
            }
            for name in ("x", "y")
        ],
        "marks": [
            rule("along", {"x": {"scale": "x", "field": "x"}, "y2": {"value": HEIGHT}}),
            rule("upwards", {"y": {"scale": "y", "field": "y"}, "x2": {"value": WIDTH}}),
            text(
                {"x": {"scale": "x", "field": "x"}, "y": {"value": HEIGHT + 18}}, "along", "center"
            ),
            text(
                {"y": {"scale": "y", "field": "y"}, "x": {"value": -8}, "dy": {"value": 4}},
                "upwards",
                "right",
            ),
            text(
                {
                    "x": {"value": 0},
                    "y": {"value": HEIGHT + 40},
                    "text": {"value": axes_text(row, "en")},
                }
            ),
        ],
    }


def rule(data: str, place: dict[str, Any]) -> dict[str, Any]:
    """Return the faint rules of an axis."""
    zero = {"x": {"value": 0}, "y": {"value": 0}}
    enter = {**zero, **place, "stroke": {"value": INK}, "strokeOpacity": {"value": 0.25}}
    for end, start in (("x2", "x"), ("y2", "y")):
        enter.setdefault(end, enter[start])
    return {"type": "rule", "from": {"data": data}, "encode": {"enter": enter}}


def text(place: dict[str, Any], data: str = "", align: str = "left") -> dict[str, Any]:
    """Return texts: of each row of `data`, or the one that `place` states."""
    enter = {
        "text": {"field": "text"},
        "align": {"value": align},
        "fill": {"value": INK},
        "fontSize": {"value": 13},
        "font": {"value": FONT},
        **place,
    }
    made: dict[str, Any] = {"type": "text", "encode": {"enter": enter}}
    return {**made, "from": {"data": data}} if data else made


def line_mark(data: str, n: int) -> dict[str, Any]:
    """Return a line, dashed so that it can be told apart without colour."""
    enter = {
        "x": {"scale": "x", "field": "x"},
        "y": {"scale": "y", "field": "y"},
        "stroke": {"value": INK},
        "strokeWidth": {"value": 2.5},
        "strokeDash": {"value": DASHES[n]},
    }
    return {"type": "line", "from": {"data": data}, "encode": {"enter": enter}}


def legend(spec: dict[str, Any], names: Sequence[str]) -> None:
    """Add under the plot what each line is."""
    spec["padding"] = {**PADDING, "bottom": BOTTOM + LEGEND_LINE * len(names)}
    for n, name in enumerate(names):
        y = HEIGHT + 40 + LEGEND_LINE * (n + 1)
        shape = {
            "x": {"value": 0},
            "x2": {"value": 46},
            "y": {"value": y - 4},
            "y2": {"value": y - 4},
            "stroke": {"value": INK},
            "strokeWidth": {"value": 2.5},
            "strokeDash": {"value": DASHES[n]},
        }
        spec["marks"].append({"type": "rule", "encode": {"enter": shape}})
        place = {"x": {"value": 56}, "y": {"value": y}, "text": {"value": name}}
        spec["marks"].append(text(place))


def pieces(
    points: Sequence[tuple[Fraction, Fraction | None]], height: Fraction
) -> Iterator[list[Point]]:
    """Yield the unbroken parts of a line, without the points that nobody could see missing."""
    piece: list[Point] = []
    for x, y in (*points, (Fraction(0), None)):
        if y is not None:
            piece.append((x, y))
        elif piece:
            yield thinned(piece, height)
            piece = []


def thinned(piece: Sequence[Point], height: Fraction) -> list[Point]:
    """Return the points that are needed to stay within a thousandth of the height of all others.

    The points are as far apart as each other, so whole numbers do: heights in millionths.
    """
    heights = [int(y / height * 10**6) for _, y in piece]
    kept, start = [0], 0
    for end in range(2, len(piece)):
        steps, rise = end - start, heights[end] - heights[start]
        off = (
            abs(heights[start] * steps + rise * (n - start) - heights[n] * steps)
            for n in range(start + 1, end)
        )
        if max(off) > 1000 * steps:
            start = end - 1
            kept.append(start)
    return [piece[n] for n in (*kept, len(piece) - 1)]
