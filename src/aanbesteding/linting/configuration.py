"""The settings of `check`, from the nearest `aanbesteding.toml` or `pyproject.toml` upward.

`[check]` in the one, `[tool.aanbesteding.check]` in the other; a `pyproject.toml` without that
table is passed over. Every fault has its line, as far as it can be found back in the text.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from aanbesteding.faults import Fault, Faults, Place
from aanbesteding.linting import codes
from aanbesteding.linting.choice import Choice
from aanbesteding.linting.rule import SEVERITIES, Severity
from aanbesteding.reading.keys import did_you_mean
from aanbesteding.reading.limits import MAX_BYTES
from aanbesteding.reading.load import read_bytes
from aanbesteding.texts import Text

FILES = {"aanbesteding.toml": ("check",), "pyproject.toml": ("tool", "aanbesteding", "check")}
"""The files, the first before the second, and the table in each."""
KEYS = ("select", "ignore", "severity", "exclude", "per-file-ignores")
_POSITION = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")

WORDS = Text("een lijst met teksten", "a list of texts")
WORD = Text("één woord", "one word")
TABLE = Text("een tabel", "a table")
NO_TOML = Text("het bestand is geen TOML ({reason})", "the file is no TOML ({reason})")
NO_TEXT = Text("het bestand is geen UTF-8", "the file is not UTF-8")
UNKNOWN = Text("sleutel «{key}» bestaat niet{guess}", "there is no key “{key}”{guess}")
SHAPE = Text("onder «{key}» hoort {expected}", "“{key}” holds {expected}")
SEVERITY = Text(
    "«{key}» kan niet «{text}» zijn; kies uit: {known}",
    "“{key}” cannot be “{text}”; choose from: {known}",
)
NO_CODE = Text(
    "onder «{key}»: de code «{text}» bestaat niet{guess}",
    "under “{key}”: there is no code “{text}”{guess}",
)


@dataclass(frozen=True, slots=True)
class Configuration:
    """What a file says; `folder` is where it lies, `path` the file (empty without one)."""

    path: str = ""
    folder: str = "."
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Severity | None = None
    exclude: tuple[str, ...] = ()
    per_file: dict[str, tuple[str, ...]] = field(default_factory=dict)


def found_configuration(folder: str = ".") -> Configuration:
    """Return the settings that hold in a folder. Raises `Faults` with all that is wrong in them."""
    here = os.path.abspath(folder)
    while True:
        for name in FILES:
            path = os.path.join(here, name)
            if os.path.isfile(path):
                made = _read(path)
                if made is not None:
                    return made
        above = os.path.dirname(here)
        if above == here:
            return Configuration()
        here = above


def _read(path: str) -> Configuration | None:
    """Return what a file says, None when it says nothing about `check`."""
    shown = os.path.relpath(path)
    name = os.path.basename(path)
    data = read_bytes(os.path.realpath(path))
    try:
        text = data[: MAX_BYTES + 1].decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise Faults([_fault(_Source(shown, ""), (0, 0), NO_TEXT)]) from None
    source = _Source(shown, text)
    try:
        table: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = str(error)
        at = _POSITION.search(said)
        last = len(source.lines)
        place = (int(at[1]), int(at[2])) if at and at[1] else (last, 1)
        where = _POSITION.sub("", said)
        raise Faults([_fault(source, place, NO_TOML, reason=where)]) from None
    except RecursionError:
        raise Faults([_fault(source, (1, 1), NO_TOML, reason="…")]) from None
    for part in FILES[name]:
        table = table.get(part) if isinstance(table, dict) else None
    if table is None:
        if name == "pyproject.toml":
            return None
        table = {}
    return _made(table, source, path)


def _made(table: Any, source: _Source, path: str) -> Configuration:
    if not isinstance(table, dict):
        raise Faults([_shape(source, "check", TABLE)])
    faults = list(_problems(table, source))
    if faults:
        raise Faults(faults)
    per_file = {glob: tuple(words) for glob, words in table.get("per-file-ignores", {}).items()}
    return Configuration(
        path,
        os.path.dirname(path),
        tuple(table.get("select", ())),
        tuple(table.get("ignore", ())),
        table.get("severity"),
        tuple(table.get("exclude", ())),
        per_file,
    )


def _problems(table: dict[str, Any], source: _Source) -> Iterator[Fault]:
    for key, value in table.items():
        if key not in KEYS:
            yield _fault(source, source.at(key), UNKNOWN, key=key, guess=did_you_mean(key, KEYS))
        elif key == "severity":
            yield from _severity(value, source)
        elif key == "per-file-ignores":
            if not isinstance(value, dict):
                yield _shape(source, key, TABLE)
                continue
            for glob, words in value.items():
                yield from _words(words, source, glob, coded=True)
        else:
            yield from _words(value, source, key, coded=key != "exclude")


def _severity(value: Any, source: _Source) -> Iterator[Fault]:
    if not isinstance(value, str):
        yield _shape(source, "severity", WORD)
    elif value not in SEVERITIES:
        known = ", ".join(SEVERITIES)
        at = source.at("severity", value)
        yield _fault(source, at, SEVERITY, key="severity", text=value, known=known)


def _words(value: Any, source: _Source, key: str, *, coded: bool) -> Iterator[Fault]:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        yield _shape(source, key, WORDS)
        return
    for word in value if coded else ():
        try:
            Choice.made((word,), (), None)
        except Faults as error:
            for fault in error.faults:
                fields = {"key": key, **fault.fields}
                yield _fault(source, source.at(key, word), NO_CODE, **fields)


def _shape(source: _Source, key: str, expected: Text) -> Fault:
    return _fault(source, source.at(key), SHAPE, key=key, expected=expected)


def _fault(source: _Source, at: tuple[int, int], said: Text, **fields: Any) -> Fault:
    def say(lang: Any) -> str:
        return said.say(
            lang, **{k: v.say(lang) if isinstance(v, Text) else v for k, v in fields.items()}
        )

    line, column = at
    shown = source.lines[line - 1] if 0 < line <= len(source.lines) else ""
    words = {"problem": Text(say("nl"), say("en")), "known": ", ".join(KEYS)}
    return Fault(codes.CONFIGURATION, Place(source.path, line, column, shown), words)


class _Source:
    """The text of a file of settings, to find a key or a word back in: TOML keeps no positions."""

    def __init__(self, path: str, text: str) -> None:
        self.path, self.lines = path, text.split("\n")
        heads = (n for n, line in enumerate(self.lines) if re.match(r"\s*\[.*\bcheck\b", line))
        self.start = next(heads, 0)

    def at(self, key: str, word: str | None = None) -> tuple[int, int]:
        """Return where a key stands in the table, or a word after it; else where the table begins."""
        pattern = rf"(?:^|[\s.{{,])([\"']?){re.escape(key)}\1\s*=|^\s*\[.*\b{re.escape(key)}\b.*\]"
        found = self._first(re.compile(pattern), self.start)
        if found is None:
            return self.start + 1, 1
        line, match = found
        begin = match.start() + len(match[0]) - len(match[0].lstrip(" \t.{,"))
        if word is not None:
            quoted = self._first(re.compile(rf"[\"']{re.escape(word)}[\"']"), line)
            if quoted is not None:
                return quoted[0] + 1, quoted[1].start() + 1
        return line + 1, begin + 1

    def _first(self, pattern: re.Pattern[str], start: int) -> tuple[int, re.Match[str]] | None:
        for number in range(start, len(self.lines)):
            match = pattern.search(self.lines[number])
            if match:
                return number, match
        return None


def joined(configuration: Configuration, choice: Choice) -> Choice:
    """Return what counts: what the command line says, else what the configuration says."""
    made = Choice.made(configuration.select, configuration.ignore, configuration.severity)
    return Choice(
        choice.select or made.select,
        choice.ignore or made.ignore,
        choice.severity or made.severity,
    )


def per_file(configuration: Configuration, paths: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the codes that are ignored in each of the paths, by their beginning."""
    from aanbesteding.linting.globs import matcher

    rows = [
        (matcher((glob,), configuration.folder), Choice.made((), words, None).ignore)
        for glob, words in configuration.per_file.items()
    ]
    return {path: tuple(c for fits, cs in rows if fits(path) for c in cs) for path in paths}
