"""Comparing a record with its files and with what the same evaluation gives again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from aanbesteding import __version__
from aanbesteding.faults import Fault, Place
from aanbesteding.model.origin import Route
from aanbesteding.model.record import Record
from aanbesteding.reading.json_tree import JsonTree
from aanbesteding.reading.record import Found
from aanbesteding.reading.sealed_file import altered_at
from aanbesteding.reading.sealed_text import block_hashes, first_difference
from aanbesteding.reporting import verification_codes as codes
from aanbesteding.reporting.record_text import BLOCKS
from aanbesteding.texts import Text

NOTHING = Text("niets", "nothing")
A_LIST = Text("een lijst van {count}", "a list of {count}")
A_BLOCK = Text("een blok van {count}", "a block of {count}")
WHERE = {
    (): Text("{key}", "{key}"),
    ("lot",): Text("perceel «{lot}», {key}", "lot “{lot}”, {key}"),
    ("lot", "bid"): Text(
        "perceel «{lot}», inschrijving «{bid}», {key}", "lot “{lot}”, bid “{bid}”, {key}"
    ),
    ("lot", "criterion"): Text(
        "perceel «{lot}», criterium «{criterion}», {key}",
        "lot “{lot}”, criterion “{criterion}”, {key}",
    ),
    ("lot", "bid", "criterion"): Text(
        "perceel «{lot}», inschrijving «{bid}», criterium «{criterion}», {key}",
        "lot “{lot}”, bid “{bid}”, criterion “{criterion}”, {key}",
    ),
}
_NAMED = {"lots": "lot", "ranking": "bid", "excluded": "bid", "criteria": "criterion"}
_NAMES = ("id", "bid", "criterion")
MAX_VALUE = 200
"""The most characters of a differing value that are shown."""


class _Missing:
    """Stands for a value that one side does not have."""


MISSING = _Missing()


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs, as a fault; of a value in the result also where it is and both values.

    `pointer` is a JSON pointer into the record; `recorded` and `found` are None where there is
    no value.
    """

    fault: Fault
    pointer: str | None = None
    recorded: Any = None
    found: Any = None


@dataclass(frozen=True, slots=True)
class Verification:
    """What comparing gave. `differences` is empty when everything is the same, byte for byte."""

    record: Record
    files: tuple[Found, ...]
    differences: tuple[Difference, ...]
    ran: bool
    """Whether the evaluation was run again; not when a file is not what was recorded."""

    @property
    def verified(self) -> bool:
        """Whether record, files and result are all the same."""
        return self.ran and not self.differences

    @property
    def other_version(self) -> bool:
        """Whether another version of the program wrote the record."""
        return self.record.tool.version != __version__


def of_record(record: Record, tree: JsonTree) -> Iterator[Difference]:
    """Yield how the record is not what the program once wrote: per block, else where it begins."""
    stated = tree.plain["hashes"]
    altered = [key for key, made in block_hashes(tree.plain, BLOCKS).items() if made != stated[key]]
    for block in altered:
        place = tree.document.place(*tree.position((block,), of_key=True))
        yield Difference(Fault(codes.BLOCK_ALTERED, place, {"block": block}))
    at = altered_at(tree)
    if at is not None and not altered:
        yield Difference(Fault(codes.RECORD_ALTERED, tree.place_at(at)))


def of_files(files: Iterable[Found], added: Iterable[str]) -> Iterator[Difference]:
    """Yield which files are not what was recorded, and which are there besides."""
    for found in files:
        if not found.same:
            file = found.recorded
            fields = {"file": file.file, "recorded": file.sha256, "found": found.sha256}
            yield Difference(Fault(codes.FILE_CHANGED, Place(found.path), fields))
    for path in added:
        yield Difference(Fault(codes.FILE_ADDED, Place(path)))


def of_result(tree: JsonTree, again: str) -> Iterator[Difference]:
    """Yield the first value that differs from the record made again, if any.

    Blocks are compared in their order; hashes follow from what was compared before.
    """
    recorded, found = tree.plain, json.loads(again)
    for key in BLOCKS:
        differs = _first(recorded[key], found[key], (key,))
        if differs is not None:
            route, was, is_ = differs
            fields = {
                "where": _where(route, recorded, found),
                "recorded": _shown(was),
                "found": _shown(is_),
            }
            fault = Fault(codes.RESULT_DIFFERS, tree.place_of(route), fields)
            yield Difference(fault, _pointer(route), _value(was), _value(is_))
            return


def of_bytes(tree: JsonTree, again: str) -> Iterator[Difference]:
    """Yield where the bytes part, for a difference that no value shows."""
    at = first_difference(again, tree.document.text)
    if at is not None:
        yield Difference(Fault(codes.RECORD_ALTERED, tree.place_at(at)))


# --- the first value that differs -----------------------------------------------------------------


def _first(one: Any, other: Any, route: Route) -> tuple[Route, Any, Any] | None:
    """Return where two trees first differ, with both values; lists may be tuples."""
    if isinstance(one, dict) and isinstance(other, dict):
        keys = {**one, **other}
        for key in sorted(keys, key=lambda key: key not in _NAMES):  # who it is, then the rest
            at = (*route, key)
            differs = _first(one.get(key, MISSING), other.get(key, MISSING), at)
            if differs is not None:
                return differs
        return None if list(one) == list(other) else (route, list(one), list(other))
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        for index in range(max(len(one), len(other))):
            was = one[index] if index < len(one) else MISSING
            is_ = other[index] if index < len(other) else MISSING
            differs = _first(was, is_, (*route, index))
            if differs is not None:
                return differs
        return None
    same = type(one) is type(other) and one == other  # True is no 1 here
    return None if same else (route, one, other)


def _where(route: Route, recorded: Any, found: Any) -> Text:
    """Return where a value is, by lot, bid and criterion where it has them."""
    names: dict[str, str] = {}
    rest: list[str] = []
    here, there = found, recorded
    for at, part in enumerate(route):
        here, there = _inside(here, part), _inside(there, part)
        before = route[at - 1] if at else None
        kind = _NAMED.get(before) if isinstance(part, int) and isinstance(before, str) else None
        name = _name(here) or _name(there)
        last_is_name = route[-1] in _NAMES and at == len(route) - 2
        if kind and name and not last_is_name:
            names[kind], rest = name, rest[:-1]
        else:
            rest.append(f"[{part + 1}]" if isinstance(part, int) else str(part))
    if names:
        rest = rest[1:]  # which block of the record it is in says nothing more
    key = ".".join(rest).replace(".[", "[") or str(route[-1])
    order = tuple(kind for kind in ("lot", "bid", "criterion") if kind in names)
    text = WHERE.get(order, WHERE[()])
    return Text(*(sentence.format_map({**names, "key": key}) for sentence in text))


def _inside(value: Any, part: str | int) -> Any:
    try:
        return value[part]
    except (KeyError, IndexError, TypeError):
        return MISSING


def _name(value: Any) -> str | None:
    if not isinstance(value, dict):
        return None
    return next((value[key] for key in _NAMES if isinstance(value.get(key), str)), None)


def _shown(value: Any) -> object:
    if value is MISSING:
        return NOTHING
    if isinstance(value, dict):
        return Text(*(words.format(count=len(value)) for words in A_BLOCK))
    if isinstance(value, list | tuple):
        return Text(*(words.format(count=len(value)) for words in A_LIST))
    text = value if isinstance(value, str) else json.dumps(value)
    return text if len(text) <= MAX_VALUE else f"{text[:MAX_VALUE]}…"


def _value(value: Any) -> Any:
    return None if value is MISSING else value


def _pointer(route: Route) -> str:
    """Return a JSON pointer.

    >>> _pointer(("result", "lots", 0, "winner"))
    '/result/lots/0/winner'
    """
    parts = (str(part).replace("~", "~0").replace("/", "~1") for part in route)
    return "".join(f"/{part}" for part in parts)
