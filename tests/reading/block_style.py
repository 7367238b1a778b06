"""Files in plain block style, one key on a line, taken apart without any YAML reader.

So that tests know of every key where it stands, by counting characters, and can damage one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

KEY = re.compile(r"(?P<before> *(?:- )?)(?P<key>[a-z-]+):(?: (?P<value>.+))?")


@dataclass(frozen=True)
class Entry:
    """A key on its line; `parent` is the key above it, `last` the last line of its value."""

    number: int
    column: int
    key: str
    value: str | None
    parent: str
    first: int
    last: int
    is_list: bool
    has_siblings: bool
    lines: tuple[str, ...]

    @property
    def place(self) -> str:
        """Where the key stands."""
        return f"{self.number}:{self.column}"

    @property
    def value_place(self) -> str:
        """Where its value stands when that is on the same line."""
        return f"{self.number}:{self.column + len(self.key) + 2}"

    @property
    def end_place(self) -> str:
        """The place right behind the colon."""
        return f"{self.number}:{self.column + len(self.key) + 1}"

    @property
    def mapping_place(self) -> str:
        """Where the first key of its mapping stands."""
        return f"{self.first}:{self.column}"

    def with_value(self, value: str) -> str:
        """Return the file with another value, written on the line of the key."""
        line = self.lines[self.number - 1][: self.column - 1] + f"{self.key}:{value}"
        return self._replaced(line)

    def with_key(self, key: str) -> str:
        """Return the file with another name for the key."""
        line = self.lines[self.number - 1]
        renamed = line[: self.column - 1] + key + line[self.column - 1 + len(self.key) :]
        return "\n".join([*self.lines[: self.number - 1], renamed, *self.lines[self.number :]])

    def without(self) -> str:
        """Return the file without the key and its value; a dash before it goes to the next key."""
        rest = list(self.lines[self.last :])
        if self.number == self.first and "-" in self.lines[self.number - 1][: self.column - 1]:
            rest[0] = self.lines[self.number - 1][: self.column - 1] + rest[0].lstrip(" ")
        return "\n".join([*self.lines[: self.number - 1], *rest])

    def _replaced(self, line: str) -> str:
        return "\n".join([*self.lines[: self.number - 1], line, *self.lines[self.last :]])


def entries(text: str) -> Iterator[Entry]:
    """Yield every key of a file."""
    lines = tuple(text.split("\n"))
    keys: list[tuple[int, int, re.Match[str]]] = []
    for number, line in enumerate(lines, start=1):
        if match := KEY.fullmatch(line):
            keys.append((number, len(match["before"]) + 1, match))
    for number, column, match in keys:
        last = next(
            (n - 1 for n in range(number + 1, len(lines) + 1) if _depth(lines[n - 1]) < column),
            len(lines),
        )
        first, parent = _above(keys, number, column, "- " in match["before"])
        siblings = [
            n
            for n, c, m in keys
            if c == column and (first, parent) == _above(keys, n, c, "- " in m["before"])
        ]
        yield Entry(
            number,
            column,
            match["key"],
            match["value"],
            parent,
            first,
            last,
            is_list=match["value"] is None and lines[number].lstrip().startswith("- "),
            has_siblings=len(siblings) > 1,
            lines=lines,
        )


def _depth(line: str) -> int:
    """The column before the first character of a line; empty lines end everything."""
    return len(line) - len(line.lstrip(" ")) if line.strip() else -1


def _above(
    keys: list[tuple[int, int, re.Match[str]]], number: int, column: int, dashed: bool
) -> tuple[int, str]:
    """Return the line of the first key of the same mapping, and the key above the mapping."""
    first, parent = number, ""
    for other, at, match in reversed([key for key in keys if key[0] < number]):
        if at < column:
            parent = match["key"]
            break
        if at == column and not dashed:
            first, dashed = other, "- " in match["before"]
    return first, parent
