"""The texts of a framework that people read: titles, descriptions, meanings, the price basis."""

from __future__ import annotations

from functools import cache
from typing import get_args, get_type_hints

from pydantic import BaseModel

from aanbesteding.fields import Bilingual, kebab
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import Route
from aanbesteding.model.remembered import Remembered

NAMES = frozenset({"title", "description", "meaning", "price_basis"})


Label = tuple[str | Bilingual, Route]


def _labels(framework: Framework) -> list[Label]:
    found: list[Label] = []
    _below(framework, (), found)
    return found


labels: Remembered[list[Label]] = Remembered(_labels)
"""Every such text of a framework with its place, in the order of the file's format."""


def _below(model: BaseModel, route: Route, found: list[Label]) -> None:
    values = model.__dict__  # twice as fast as asking for each by its name
    for name, key in _fields(type(model)):
        value = values[name]
        if name in NAMES:
            if value is not None:
                found.append((value, (*route, key)))
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                _below(item, (*route, key, index), found)
        elif isinstance(value, BaseModel):
            _below(value, (*route, key), found)


@cache
def _fields(kind: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Return the fields of a model that are such texts or can have them below, with their keys."""
    return tuple(
        (name, kebab(name))
        for name, declared in get_type_hints(kind).items()
        if name in kind.model_fields and (name in NAMES or _speaks(declared))
    )


def _speaks(declared: object) -> bool:
    """Whether what is declared as a type can be a model with such texts, at any depth."""
    left, seen = [declared], set()
    while left:
        one = left.pop()
        left += get_args(one)
        if isinstance(one, type) and issubclass(one, BaseModel) and one not in seen:
            seen.add(one)
            if NAMES & one.model_fields.keys():
                return True
            left += get_type_hints(one).values()
    return False


def spoken(label: str | Bilingual) -> tuple[str, ...]:
    """Return a text in each language that it is given in."""
    if isinstance(label, str):
        return (label,)
    return (label.nl,) if label.en is None else (label.nl, label.en)
