"""What differs between two versions of a file, by the keys that lead to each value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from aanbesteding.model.origin import Route


class Change(NamedTuple):
    """A value that differs: `where` for people, the value then and now, and where each stands.

    None says that there was, or is, no such value.
    """

    where: str
    before: str | None
    after: str | None
    route_before: Route
    route_after: Route


def changes(before: Any, after: Any) -> list[Change]:
    """Return the values that differ between two trees of blocks, lists and texts.

    Items of lists are told apart by their `id` where all have one, so that an item that was put
    in between does not make all others look changed; else by their position.
    """
    return list(_changes(before, after, "", (), ()))


def _changes(one: Any, other: Any, where: str, then: Route, now: Route) -> Iterator[Change]:
    if one == other:
        return
    if isinstance(one, dict) and isinstance(other, dict):
        for key in {**one, **other}:
            name = f"{where}.{key}" if where else key
            yield from _side(one.get(key), other.get(key), name, (*then, key), (*now, key))
    elif isinstance(one, tuple) and isinstance(other, tuple):
        yield from _lists(one, other, where, then, now)
    elif isinstance(one, dict | tuple) or isinstance(other, dict | tuple):
        yield from _all(one, where, then, now, gone=True)
        yield from _all(other, where, then, now, gone=False)
    else:
        yield Change(where, one, other, then, now)


def _side(one: Any, other: Any, where: str, then: Route, now: Route) -> Iterator[Change]:
    """Compare what may be on one side only."""
    if one is None and other is not None:
        yield from _all(other, where, then, now, gone=False)
    elif other is None and one is not None:
        yield from _all(one, where, then, now, gone=True)
    else:
        yield from _changes(one, other, where, then, now)


def _lists(
    one: tuple[Any, ...], other: tuple[Any, ...], where: str, then: Route, now: Route
) -> Iterator[Change]:
    first, second = _by_name(one), _by_name(other)
    if first is None or second is None:
        first = {str(index + 1): index for index in range(len(one))}
        second = {str(index + 1): index for index in range(len(other))}
    for name in {**first, **second}:
        was, is_ = first.get(name), second.get(name)
        yield from _side(
            None if was is None else one[was],
            None if is_ is None else other[is_],
            f"{where}[{name}]",
            then if was is None else (*then, was),
            now if is_ is None else (*now, is_),
        )
    kept = [name for name in first if name in second]
    moved = [name for name in second if name in first]
    if kept != moved:
        yield Change(where, ", ".join(kept), ", ".join(moved), then, now)


def _by_name(items: tuple[Any, ...]) -> dict[str, int] | None:
    """Return the positions of items by their `id`; None when one has none, or two the same."""
    names = [item.get("id") if isinstance(item, dict) else None for item in items]
    if not all(isinstance(name, str) for name in names) or len(set(names)) < len(names):
        return None
    return {str(name): index for index, name in enumerate(names)}


def _all(value: Any, where: str, then: Route, now: Route, *, gone: bool) -> Iterator[Change]:
    """Yield every value below a place that only one side has."""
    if isinstance(value, dict) and value:
        for key, inner in value.items():
            yield from _all(inner, f"{where}.{key}", (*then, key), (*now, key), gone=gone)
    elif isinstance(value, tuple) and value:
        named = _by_name(value)
        names = list(named) if named else [str(n + 1) for n in range(len(value))]
        for index, (name, inner) in enumerate(zip(names, value, strict=True)):
            at = ((*then, index), (*now, index))
            yield from _all(inner, f"{where}[{name}]", *at, gone=gone)
    else:
        text = value if isinstance(value, str) else ("{}" if isinstance(value, dict) else "[]")
        yield Change(where, text if gone else None, None if gone else text, then, now)
