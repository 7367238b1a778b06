"""What differs between two entries of score sheets: as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from aanbesteding import __version__
from aanbesteding.checking.sheets_diff import Difference, Side
from aanbesteding.reporting.blocks import Block, Heading, Para
from aanbesteding.reporting.clean import UNSAFE
from aanbesteding.texts import Lang, Text

FORMAT = "aanbesteding/scores-diff/1"
TITLE = Text("Twee invoeren vergeleken", "Two entries compared")
SAME = Text(
    "Geen verschillen ({first} en {second} bladen).",
    "No differences ({first} and {second} sheets).",
)
COUNT = Text("Aantal verschillen: {count}.", "Number of differences: {count}.")
WHAT = {
    "sheet": Text("scoreblad van {sheet}", "score sheet of {sheet}"),
    "framework": Text("kader op het blad van {sheet}", "framework on the sheet of {sheet}"),
    "assessor": Text("beoordelaar", "assessor"),
    "conflict": Text("belangenconflict van {sheet} bij {route}", "conflict of {sheet} on {route}"),
    "mark": Text("cijfer van {sheet} voor {route}", "mark of {sheet} for {route}"),
    "reason": Text("motivering van {sheet} voor {route}", "reason of {sheet} for {route}"),
}
KIND = {
    "differs": Text("verschilt", "differs"),
    "only-first": Text("staat alleen in de eerste", "stands in the first only"),
    "only-second": Text("staat alleen in de tweede", "stands in the second only"),
}
NOT_THERE = Text("niet gevonden", "not found")


def diff_blocks(
    found: Sequence[Difference], first: int, second: int, lang: Lang
) -> Iterator[Block]:
    """Yield the report; `first` and `second` are the numbers of sheets on each side."""
    yield Heading(TITLE.say(lang), 1)
    if not found:
        yield Para(SAME.say(lang, first=first, second=second), "good")
        return
    yield Para(COUNT.say(lang, count=len(found)), "warning")
    for one in found:
        route = " / ".join(one.route)
        what = WHAT[one.what].say(lang, sheet=one.sheet, route=route)
        yield Para(f"{what}: {KIND[one.kind].say(lang)}", bullet=True)
        for side in (one.first, one.second):
            if side.place.path:
                yield Para(f"{side.place.where}: {_said(side, lang)}", indent=2)


def _said(side: Side, lang: Lang) -> str:
    text = side.text.strip()
    return f"«{text}»" if text and lang == "nl" else f"“{text}”" if text else NOT_THERE.say(lang)


def diff_json(found: Sequence[Difference]) -> str:
    """Return the differences as JSON text; the same files give the same bytes."""
    result = {
        "format": FORMAT,
        "tool": {"name": "aanbesteding", "version": __version__},
        "same": not found,
        "differences": [
            {
                "what": one.what,
                "kind": one.kind,
                "sheet": one.sheet,
                "route": list(one.route),
                "first": _json(one.first),
                "second": _json(one.second),
            }
            for one in found
        ],
    }
    text = json.dumps(result, ensure_ascii=False, indent=2)
    return UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text) + "\n"


def _json(side: Side) -> dict[str, Any] | None:
    place = side.place
    if not place.path:
        return None
    cell = {"cell": place.cell} if place.sheet else {}
    return {
        "text": side.text or None,
        "file": place.path,
        "line": place.line or None,
        "column": place.column or None,
        **cell,
    }
