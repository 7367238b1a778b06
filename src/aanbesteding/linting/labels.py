"""The texts of a framework that people read: titles, descriptions, meanings, the price basis."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from aanbesteding.fields import Bilingual, kebab
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import Route

NAMES = ("title", "description", "meaning", "price_basis")


def labels(framework: Framework) -> Iterator[tuple[str | Bilingual, Route]]:
    """Yield every such text with its place, in the order of the file's format."""
    yield from _below(framework, ())


def _below(model: BaseModel, route: Route) -> Iterator[tuple[str | Bilingual, Route]]:
    for name in type(model).model_fields:
        value = getattr(model, name)
        at = (*route, kebab(name))
        if name in NAMES and isinstance(value, str | Bilingual):
            yield value, at
        elif isinstance(value, BaseModel):
            yield from _below(value, at)
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, BaseModel):
                    yield from _below(item, (*at, index))


def spoken(label: str | Bilingual) -> tuple[str, ...]:
    """Return a text in each language that it is given in."""
    if isinstance(label, str):
        return (label,)
    return (label.nl,) if label.en is None else (label.nl, label.en)
