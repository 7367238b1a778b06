"""The texts of a framework that people read: titles, descriptions, meanings, the price basis."""

from __future__ import annotations

from pydantic import BaseModel

from aanbesteding.fields import Bilingual, kebab
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import Route

NAMES = frozenset({"title", "description", "meaning", "price_basis"})


_LAST: list[tuple[Framework, list[tuple[str | Bilingual, Route]]]] = []
"""The framework of the moment and its texts: rules follow each other on the same one."""


def labels(framework: Framework) -> list[tuple[str | Bilingual, Route]]:
    """Return every such text with its place, in the order of the file's format."""
    if not _LAST or _LAST[0][0] is not framework:
        found: list[tuple[str | Bilingual, Route]] = []
        _below(framework, (), found)
        _LAST[:] = [(framework, found)]
    return _LAST[0][1]


def _below(model: BaseModel, route: Route, found: list[tuple[str | Bilingual, Route]]) -> None:
    for name, value in model.__dict__.items():  # twice as fast as asking for each by its name
        if name in NAMES:
            if isinstance(value, str | Bilingual):
                found.append((value, (*route, kebab(name))))
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, BaseModel):
                    _below(item, (*route, kebab(name), index), found)
        elif isinstance(value, BaseModel):
            _below(value, (*route, kebab(name)), found)


def spoken(label: str | Bilingual) -> tuple[str, ...]:
    """Return a text in each language that it is given in."""
    if isinstance(label, str):
        return (label,)
    return (label.nl,) if label.en is None else (label.nl, label.en)
