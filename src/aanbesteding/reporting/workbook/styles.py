"""How cells look: by what they are, and by what they hold."""

from __future__ import annotations

from typing import Literal

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from aanbesteding.texts import Lang

Kind = Literal[
    "input",
    "calculated",
    "value",
    "label",
    "muted",
    "head",
    "title",
    "good",
    "bad",
    "alarm",
    "link",
    "sample",
]
"""`input` may be changed, `calculated` follows from it, `value` is taken over as it is.

`sample` shows what input looks like.
"""
Shape = Literal["text", "wrapped", "number", "points", "share", "euros", "whole", "count", "open"]

_YELLOW: dict[str, object] = {"bg_color": "#FFF8DC", "border": 1, "border_color": "#D8CFA8"}
_KINDS: dict[Kind, dict[str, object]] = {
    "input": {**_YELLOW, "locked": False},
    "sample": _YELLOW,
    "calculated": {},
    "value": {"bg_color": "#EDEDED", "italic": True},
    "label": {},
    "muted": {"font_color": "#595959"},
    "head": {"bold": True, "bg_color": "#1F3A5F", "font_color": "#FFFFFF", "text_wrap": True},
    "title": {"bold": True, "font_size": 16, "font_color": "#1F3A5F"},
    "good": {"font_color": "#00572D", "bg_color": "#E3F3E8"},
    "link": {"font_color": "#1F3A5F", "underline": 1},
    "alarm": {"bold": True, "font_color": "#8A0F0F"},
    "bad": {"bold": True, "font_color": "#8A0F0F", "bg_color": "#FBE3E3"},
}
_EURO = {"nl": '"€ "', "en": '"€"'}
_COUNTRY = {"nl": "[$-413]", "en": "[$-809]"}
EDGE = 10**300
"""What stands for the open end of a band."""


class Styles:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Workbook, lang: Lang) -> None:
        self._book, self._lang = book, lang
        self._made: dict[tuple[Kind, Shape], Format] = {}

    def of(self, kind: Kind, shape: Shape = "text") -> Format:
        """Return the format of a kind of cell that holds a kind of thing."""
        made = self._made.get((kind, shape))
        if made is None:
            looks = {"font_name": "Arial", "font_size": 10, "valign": "top", **_KINDS[kind]}
            made = self._book.add_format({**looks, **self._shape(shape)})
            self._made[kind, shape] = made
        return made

    def _shape(self, shape: Shape) -> dict[str, object]:
        if shape in ("text", "wrapped"):
            return {"text_wrap": shape == "wrapped", "align": "left", "indent": 1}
        euro, country = _EURO[self._lang], _COUNTRY[self._lang]
        formats = {
            "number": "General",
            "open": '"…";"…"',
            "points": f"{country}#,##0.0000",
            "share": f"{country}0.00%",
            "euros": f"{country}{euro}#,##0.00;{country}-{euro}#,##0.00",
            "whole": "0",
        }
        if shape == "count":  # beside what it counts
            return {"num_format": "0", "align": "left", "indent": 1}
        return {"num_format": formats[shape]}
