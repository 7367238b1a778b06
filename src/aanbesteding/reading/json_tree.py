"""Strict JSON with positions: what `Tree` is for YAML.

Refused: keys that are there twice, numbers that are not whole, `NaN` and `Infinity`, empty values
where something is needed, and more nesting or bytes than the published limits.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import Any, NoReturn

from aanbesteding.faults import Fault, Faults, Place
from aanbesteding.model.origin import Route
from aanbesteding.reading import codes, limits, seal_codes
from aanbesteding.reading.document import Document
from aanbesteding.texts import Text

_SHALLOW = 5  # how deep a route may be to be looked up in one go
_TOKEN = re.compile(r'[{}\[\],:]|"(?:[^"\\]|\\.)*"|[^\s{}\[\],:"]+', re.DOTALL)
_WHOLE = re.compile(r"-?[0-9]{1,15}")  # no file that this program wrote has more digits
_LINE_END = re.compile("\r\n|[\n\r]")

_PROBLEMS: tuple[tuple[str, Text], ...] = (
    ("delimiter", Text("een komma of dubbele punt ontbreekt", "a comma or a colon is missing")),
    ("property name", Text("hier hoort een sleutel", "a key should be here")),
    ("Expecting value", Text("hier hoort een waarde", "a value should be here")),
    ("Extra data", Text("er staat iets achter het einde", "something stands behind the end")),
    ("Unterminated", Text("een aanhalingsteken is niet gesloten", "a quote is not closed")),
    ("control character", Text("een teken dat niet kan", "a character that cannot stand here")),
    ("escape", Text("een onbekende code achter \\", "an unknown code behind \\")),
)
_OTHER = Text("de tekst klopt niet", "the text is not right")
_NUMBER = Text("dit getal kan hier niet staan", "this number cannot stand here")


class _NumberError(ValueError):
    """A number that is not whole, or too long."""


class JsonTree:
    """A parsed JSON file: `plain` is its content (lists as tuples), `position` finds things back.

    `loose` names the top-level entries in which empty values (`null`) have a meaning.
    """

    def __init__(self, document: Document, loose: tuple[str, ...] = ()) -> None:
        """Parse a document. Raises `Faults` when it is no JSON of ours at all."""
        self.document = document
        self.loose = loose
        self._twice = False
        parsed = self._parsed()
        if self._twice:
            raise Faults(islice(self._duplicates(), limits.MAX_FAULTS))
        self._refuse_depth(parsed)
        self.plain: Any = _frozen(parsed)
        self.faults: list[Fault] = list(islice(self._empty(self.plain, ()), limits.MAX_FAULTS))

    # --- parsing -------------------------------------------------------------------------

    def _parsed(self) -> Any:
        try:
            return json.loads(
                self.document.text,
                object_pairs_hook=self._block,
                parse_int=_whole,
                parse_float=_refuse,
                parse_constant=_refuse,
            )
        except _NumberError:
            raise Faults([self._syntax(self._first_odd_number(), _NUMBER)]) from None
        except json.JSONDecodeError as error:
            problem = next((ours for said, ours in _PROBLEMS if said in error.msg), _OTHER)
            raise Faults([self._syntax(error.pos, problem)]) from None
        except RecursionError:
            raise Faults([self._too_deep(self._first_too_deep())]) from None

    def _block(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        self._twice = self._twice or len(made) < len(pairs)
        return made

    def _refuse_depth(self, parsed: Any) -> None:
        level = [parsed]
        for _ in range(limits.MAX_JSON_DEPTH):
            level = [inner for item in level for inner in _inside(item)]
            if not level:
                return
        raise Faults([self._too_deep(self._first_too_deep())])

    # --- faults --------------------------------------------------------------------------

    def _syntax(self, offset: int, problem: Text) -> Fault:
        return Fault(seal_codes.JSON_SYNTAX, self.place_at(offset), {"problem": problem})

    def _too_deep(self, offset: int) -> Fault:
        return Fault(codes.TOO_DEEP, self.place_at(offset), {"limit": limits.MAX_JSON_DEPTH})

    def _first_too_deep(self) -> int:
        """Return where the nesting passes the limit, by counting brackets outside texts."""
        depth = 0
        for match in _TOKEN.finditer(self.document.text):
            depth += (match.group() in "{[") - (match.group() in "}]")
            if depth > limits.MAX_JSON_DEPTH:
                return match.start()
        return 0

    def _first_odd_number(self) -> int:
        for match in _TOKEN.finditer(self.document.text):
            word = match.group()
            odd = word[0] in "-0123456789NI" and _WHOLE.fullmatch(word) is None
            if odd:
                return match.start()
        return 0

    def _duplicates(self) -> Iterator[Fault]:
        seen: dict[Route, int] = {}
        for route, key_at, _ in self._walk():
            if route in seen:
                first = self.place_at(seen[route])
                at = {"key": route[-1], "line": first.line, "column": first.column}
                yield Fault(codes.DUPLICATE_KEY, self.place_at(key_at), at)
            seen.setdefault(route, key_at)

    def _empty(self, value: Any, route: Route) -> Iterator[Fault]:
        if value is None:
            name = next((part for part in reversed(route) if isinstance(part, str)), "?")
            place = self.document.place(*self.position(route))
            yield Fault(codes.EMPTY_VALUE, place, {"key": name})
        elif isinstance(value, dict):
            for key, inner in value.items():
                if route or key not in self.loose:
                    yield from self._empty(inner, (*route, key))
        elif isinstance(value, tuple):
            for index, inner in enumerate(value):
                yield from self._empty(inner, (*route, index))

    # --- finding back --------------------------------------------------------------------

    def place_at(self, offset: int) -> Place:
        """Return the place of a character."""
        line = bisect_right(self._starts, offset)
        return self.document.place(line, offset - self._starts[line - 1] + 1)

    def place_of(self, route: Route) -> Place:
        """Return the place of a value however deep, or of what is nearest above it."""
        best = 0
        for found, _, at in self._walk():
            if found == route[: len(found)]:
                best = at
                if found == route:
                    break
        return self.place_at(best)

    def position(self, route: Route, of_key: bool = False) -> tuple[int, int]:
        """Return the 1-based (line, column) of a value or its key, or of what is nearest above."""
        found = next(
            (
                self._shallow[route[:n]]
                for n in range(len(route), 0, -1)
                if route[:n] in self._shallow
            ),
            (0, 0),
        )
        place = self.place_at(found[0 if of_key else 1])
        return place.line, place.column

    def text_at(self, route: Route) -> str | None:
        """Return the text at a route, None where there is anything else."""
        value: Any = self.plain
        for part in route:
            try:
                value = value[part]
            except (KeyError, IndexError, TypeError):
                return None
        return value if isinstance(value, str) else None

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line begins."""
        return [0, *(match.end() for match in _LINE_END.finditer(self.document.text))]

    @cached_property
    def _shallow(self) -> dict[Route, tuple[int, int]]:
        """Where keys and values are that do not lie deep."""
        found: dict[Route, tuple[int, int]] = {}
        for route, key_at, value_at in self._walk():
            if len(route) <= _SHALLOW:
                found.setdefault(route, (key_at, value_at))
        return found

    def _walk(self) -> Iterator[tuple[Route, int, int]]:
        """Yield (route, offset of the key, offset of the value), in the order of valid JSON."""
        around: list[str | int | None] = []  # per list its index, per block its key or None
        key_at = None
        for match in _TOKEN.finditer(self.document.text):
            word, at = match.group(), match.start()
            if word in ("}", "]"):
                around.pop()
            elif word == ",":
                part = around[-1]
                around[-1] = part + 1 if isinstance(part, int) else None
            elif word == ":":
                continue
            elif around and around[-1] is None:
                around[-1], key_at = json.loads(word), at
            else:
                route = tuple(part for part in around if part is not None)
                yield route, at if key_at is None else key_at, at
                key_at = None
                if word in ("{", "["):
                    around.append(None if word == "{" else 0)


def _whole(text: str) -> int:
    if _WHOLE.fullmatch(text) is None:
        raise _NumberError(text)
    return int(text)


def _refuse(text: str) -> NoReturn:
    raise _NumberError(text)


def _inside(value: Any) -> list[Any]:
    """Return the lists and blocks directly inside a list or block."""
    if not isinstance(value, dict | list):
        return []
    items = value.values() if isinstance(value, dict) else value
    return [item for item in items if isinstance(item, dict | list)]


def _frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _frozen(inner) for key, inner in value.items()}
    return tuple(_frozen(inner) for inner in value) if isinstance(value, list) else value
