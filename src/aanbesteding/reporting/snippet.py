"""A piece of a framework that uses a method or a way of award, to be pasted into one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from aanbesteding.methods.awards.base import Award
from aanbesteding.methods.base import Method
from aanbesteding.reporting.pages.base import Page
from aanbesteding.texts import Lang, Text

ID = {"price": Text("prijs", "price"), "fact": Text("feit", "fact"), "marks": Text("plan", "plan")}
TITLE = {
    "price": Text("Prijs", "Price"),
    "fact": Text("Feit", "Fact"),
    "marks": Text("Plan van aanpak", "Plan of approach"),
}
ASSUMED = Text("voorbeeld", "example")
SCALE = {
    "type": "numeric",
    "id": "cijfers",
    "lowest": "0",
    "highest": "10",
    "step": "0.5",
    "zero-at": "0",
    "full-at": "10",
}
_PLAIN = re.compile(r"-?[0-9]+(\.[0-9]+)?|[A-Za-z][A-Za-z0-9 .-]*")


def snippet(row: Method | Award, page: Page, lang: Lang) -> tuple[str, ...]:
    """Return the lines of YAML: the award, or a criterion with the scale or fact that it uses."""
    parameters = {"type": row.id, **page.given}
    if isinstance(row, Award):
        return tuple(_lines({"award": parameters}))
    made: dict[str, Any] = {}
    assumed = ASSUMED.say(lang)
    if row.measures == "marks":
        made["scales"] = [SCALE]
    if row.measures == "fact":
        title = TITLE["fact"].say(lang)
        kind = row.fact_types[0]
        fact = {"id": page.given["fact"], "title": title, "assumed": assumed}
        made["facts"] = [{**fact, "type": kind, "level": "bid"}]
    criterion = {"id": ID[row.measures].say(lang), "title": TITLE[row.measures].say(lang)}
    made["criteria"] = [
        {**criterion, "assumed": assumed, "weight": page.weight, "method": parameters}
    ]
    return tuple(_lines(made))


def _lines(value: Mapping[str, Any], indent: str = "") -> Iterator[str]:
    for key, inner in value.items():
        if isinstance(inner, Mapping):
            yield f"{indent}{key}:"
            yield from _lines(inner, indent + "  ")
        elif isinstance(inner, list | tuple):
            yield f"{indent}{key}:"
            for item in inner:
                yield from _item(item, indent + "  ")
        else:
            yield f"{indent}{key}: {_scalar(inner)}"


def _item(item: Any, indent: str) -> Iterator[str]:
    if not isinstance(item, Mapping):
        yield f"{indent}- {_scalar(item)}"
        return
    first, *rest = _lines(item, indent + "  ")
    yield f"{indent}- {first.lstrip()}"
    yield from rest


def _scalar(text: str) -> str:
    """Return a text as YAML: as it is where nothing in it can mean anything else."""
    return text if _PLAIN.fullmatch(text) else '"' + text.replace('"', '\\"') + '"'
