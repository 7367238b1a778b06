"""The counter-example of a finding as files: the framework, the bids, the marks, the commands."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from aanbesteding.linting.behaviour.arena import Arena
from aanbesteding.linting.behaviour.invented import Invented
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import Route

FRAMEWORK = "framework.yaml"
COMMANDS = "commands.txt"
ALIASES = "aliases.yaml"
CLOSED = "closed.yaml"
_PLAIN = re.compile(r"[a-z]+(?:-[a-z]+)*")
_WORDS = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}


def evidence(
    arena: Arena,
    cases: Mapping[str, tuple[Invented, ...]],
    readings: Mapping[str, tuple[Route, str]] | None = None,
    options: tuple[str, ...] = (),
) -> dict[str, str]:
    """Return the files with which a finding can be run again.

    `cases` are folders of bids that are evaluated one by one. `readings` are frameworks in which
    the value `not-announced` at a place is replaced by a reading of it; without them the
    framework is as it was. `options` go at the end of every command.
    """
    frameworks = {FRAMEWORK: text_of(arena.announced)}
    if readings:
        frameworks = {
            f"{name}.yaml": reading(arena.announced, route, words)
            for name, (route, words) in readings.items()
        }
    files = dict(frameworks)
    commands: list[str] = []
    for folder, bids in cases.items():
        files |= _dossier(arena, folder, bids)
        for framework in frameworks:
            commands += _commands(arena, framework, folder, options)
    return {**files, COMMANDS: "".join(f"{command}\n" for command in commands)}


def _dossier(arena: Arena, folder: str, bids: tuple[Invented, ...]) -> dict[str, str]:
    files = {f"{folder}/{one.id}.yaml": yaml_text(arena.writer.bid(one)) for one in bids}
    names = {one.id: f"alias-{number}" for number, one in enumerate(bids, start=1)}
    anonymous = _is_anonymous(arena.announced)
    for sheet in arena.writer.sheets(bids, names if anonymous else None):
        files[f"{folder}/scores/{sheet.get('assessor', 'consensus')}.yaml"] = yaml_text(sheet)
    if anonymous:
        key = {
            "format": "aanbesteding/aliases/1",
            "framework": arena.announced.id,
            "aliases": {alias: bid for bid, alias in names.items()},
        }
        files[f"{folder}/{ALIASES}"] = yaml_text(key)
    return files


def _is_anonymous(framework: Framework) -> bool:
    return framework.panel is not None and bool(framework.panel.anonymous)


def _commands(arena: Arena, framework: str, folder: str, options: tuple[str, ...]) -> list[str]:
    score = f"aanbesteding score {framework} {folder}"
    wanted = " ".join(("", *options, "--lot", arena.lot.id))
    if arena.announced.policies.prices != "locked":
        return [score + wanted]
    # The closing record lies beside the bids, not among them.
    closed = f"{framework.removesuffix('.yaml')}-{folder}-{CLOSED}"
    return [f"{score} --quality-only --close {closed}", f"{score} --closed {closed}{wanted}"]


def text_of(framework: Framework) -> str:
    """Return the text of the file that a framework was read from; nothing where there is none."""
    return framework.origin.text() if framework.origin else ""


def reading(framework: Framework, route: Route, words: str) -> str:
    """Return the text of a framework in which one `not-announced` is read in a certain way."""
    text, origin = text_of(framework), framework.origin
    if origin is None:
        return text
    line, column = origin.locate(route, False)
    lines = text.split("\n")
    before, after = lines[line - 1][: column - 1], lines[line - 1][column - 1 :]
    lines[line - 1] = before + re.sub(r"^([\"']?)not-announced\1", lambda _: words, after)
    return "\n".join(lines)


def yaml_text(value: Mapping[str, Any]) -> str:
    """Write the data of a file as YAML; every text between quotes."""
    return "\n".join(_lines(value, 0)) + "\n"


def _lines(value: Mapping[str, Any], depth: int) -> list[str]:
    found: list[str] = []
    for name, inner in value.items():
        head = "  " * depth + _key(name) + ":"
        if isinstance(inner, Mapping):
            found += [head, *_lines(inner, depth + 1)]
        elif isinstance(inner, tuple):
            found.append(head)
            for item in inner:
                if not isinstance(item, Mapping):
                    found.append("  " * (depth + 1) + "- " + _scalar(str(item)))
                    continue
                first, *rest = _lines(item, depth + 2)
                found += ["  " * (depth + 1) + "- " + first.strip(), *rest]
        else:
            found.append(f"{head} {_scalar(str(inner))}")
    return found


def _key(name: str) -> str:
    plain = _PLAIN.fullmatch(name) and name not in _WORDS
    return name if plain else json.dumps(name, ensure_ascii=False)


def _scalar(text: str) -> str:
    plain = re.fullmatch(r"-?[0-9]+(?:\.[0-9]+)?|[a-z]+(?:[-/][a-z0-9]+)*", text)
    return text if plain and text not in _WORDS else json.dumps(text, ensure_ascii=False)
