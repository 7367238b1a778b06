"""Which keys a place in a file can have, for “did you mean” and the list of what is possible."""

from __future__ import annotations

import difflib
import types
from collections.abc import Iterable
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, Tag

from aanbesteding.fields import kebab
from aanbesteding.model.origin import Route
from aanbesteding.texts import Text


def known_keys(model: type[BaseModel], route: Route) -> list[str]:
    """Return the keys that the mapping at `route` can have, in the order of the format."""
    here: Any = model
    for part in route:
        here = _step(here, part)
    found = next((m for m in _members(here) if _is_model(m)), None)
    if found is None:
        return []
    return [kebab(name) for name, field in found.model_fields.items() if not field.exclude]


def in_file(model: type[BaseModel], route: Route) -> Route:
    """Return a route of pydantic's as the file has it: without the tags of unions' members."""
    here: Any = model
    found: list[str | int] = []
    for part in route:
        is_tag = isinstance(part, str) and len(_members(here)) > 1 and _tagged(here, part)
        if not is_tag:
            found.append(part)
        here = _step(here, part)
    return tuple(found)


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


@cache
def _hints(model: type[BaseModel]) -> dict[str, Any]:
    """The kinds of a model's fields; pydantic may still hold them as names not looked up."""
    return get_type_hints(model, include_extras=True)


def _members(kind: Any) -> list[Any]:
    """The alternatives of a kind of field, without what annotates them."""
    if get_origin(kind) is Annotated:
        return _members(get_args(kind)[0])
    if get_origin(kind) in (Union, types.UnionType):
        return [inner for member in get_args(kind) for inner in _members(member)]
    return [kind]


def _step(kind: Any, part: str | int) -> Any:
    """Go one part of a route down; the tag of a union picks one of its members."""
    if isinstance(part, str) and (tagged := _tagged(kind, part)) is not None:
        return tagged
    for member in _members(kind):
        if _is_model(member):
            name = next((name for name in member.model_fields if kebab(name) == part), None)
            if name is not None:
                return _hints(member)[name]
        elif get_origin(member) is tuple:
            return get_args(member)[0]
        elif get_origin(member) is dict:
            return get_args(member)[1]
    return kind


def _tagged(kind: Any, tag: str) -> Any:
    if get_origin(kind) is Annotated:
        if any(isinstance(extra, Tag) and extra.tag == tag for extra in get_args(kind)[1:]):
            return get_args(kind)[0]
        return _tagged(get_args(kind)[0], tag)
    if get_origin(kind) in (Union, types.UnionType):
        found = (_tagged(member, tag) for member in get_args(kind))
        return next((member for member in found if member is not None), None)
    if _is_model(kind) and "type" in kind.model_fields:
        literal = kind.model_fields["type"].annotation
        if get_origin(literal) is Literal and tag in get_args(literal):
            return kind
    return None


MAX_COMPARED = 200  # comparing takes time; who has more names than this gets no guess


def did_you_mean(text: str, known: Iterable[str], most: int = MAX_COMPARED) -> Text:
    """Return «; bedoelt u …?» for the nearest of at most `most` known words, or nothing.

    >>> did_you_mean("wieght", ["weight", "title"]).en
    '; did you mean “weight”?'
    """
    words = list(known)
    near = []
    if len(words) <= most:
        near = difflib.get_close_matches(text, words, n=1, cutoff=0.6)
    if not near:
        return Text("", "")
    return Text(f"; bedoelt u «{near[0]}»?", f"; did you mean “{near[0]}”?")
