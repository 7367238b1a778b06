"""`check`: per file against reading alone, against other validators, and against its own cache."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import yaml
from jsonschema import Draft202012Validator

from aanbesteding.cli.schema import made
from aanbesteding.linting.file import check_bytes
from aanbesteding.linting.rule import Rows
from aanbesteding.linting.table import ADVICE
from aanbesteding.model.framework import Framework
from aanbesteding.reading.document import Document
from aanbesteding.reading.tree import Tree
from aanbesteding.reading.validation import validate
from benchmarks.timing import by_short_turns, by_turns

ROOT = Path(__file__).parent.parent
FILES = 10_000
SIZE = 4_000
PLAIN = Rows(row for row in ADVICE if not row.costly)


@cache
def _framework() -> str:
    """Return an example framework, filled up with comments to the size of the measurement."""
    text = (ROOT / "criteria/voorbeelden/e02-punten.yaml").read_text(encoding="utf-8")
    line = "# " + "x" * 77 + "\n"
    return text + line * max(0, (SIZE - len(text.encode())) // len(line))


def _files(number: int) -> list[bytes]:
    """Return frameworks that differ in their id, so that no two have the same content."""
    text = _framework()
    return [text.replace("id: e02-punten", f"id: e02-{n}", 1).encode() for n in range(number)]


def against_reading() -> tuple[float, float]:
    """Compare checking 500 files with their strict reading and validation, CPU time."""

    def ours(data: bytes) -> object:
        return check_bytes(data, "f.yaml", PLAIN)

    def peer(data: bytes) -> object:
        return validate(Framework, Tree(Document.decode(data, "f.yaml", "f.yaml")))

    return by_short_turns(ours, peer, _files(500))


def against_validator() -> tuple[float, float]:
    """Compare checking 200 files with PyYAML's fast loader and jsonschema in a loop, CPU time."""
    files = _files(200)
    validator = Draft202012Validator(made("framework"))

    def ours() -> None:
        for data in files:
            check_bytes(data, "f.yaml", PLAIN)

    def peer() -> None:
        for data in files:
            list(validator.iter_errors(yaml.load(data, Loader=yaml.CSafeLoader)))

    return by_turns(ours, peer)


def against_check_jsonschema() -> tuple[float, float]:
    """Compare `check` on 10,000 files with check-jsonschema and our schema, seconds on the clock.

    The behaviour rules are left out: they run the scoring engine.
    """

    def measure(folder: Path) -> tuple[float, float]:
        paths = [str(path) for path in sorted(folder.iterdir())]
        schema = ROOT / "docs/schemas/framework.schema.json"
        ours = _clock(_check(folder, "--no-cache"))
        peer = _clock(
            [sys.executable, "-m", "check_jsonschema", "--schemafile", str(schema), *paths]
        )
        return ours, peer

    return _in_folder(measure)


def second_against_first() -> tuple[float, float]:
    """Compare a run over 10,000 files that finds everything in the cache with the one before."""

    def measure(folder: Path) -> tuple[float, float]:
        store = folder.parent / "cache"
        command = _check(folder, "--cache-dir", str(store))
        first = _clock(command)
        return _clock(command), first

    return _in_folder(measure)


def _check(folder: Path, *more: str) -> list[str]:
    costly = ",".join(row.code.code for row in ADVICE if row.costly)
    rules = ["--ignore", costly] if costly else []
    return [sys.executable, "-m", "aanbesteding", "check", str(folder), "-q", *rules, *more]


def _in_folder(measure: Callable[[Path], tuple[float, float]]) -> tuple[float, float]:
    root = Path(tempfile.mkdtemp(prefix="aanbesteding-benchmark-"))
    try:
        folder = root / "criteria"
        folder.mkdir()
        for number, data in enumerate(_files(FILES)):
            (folder / f"{number:05}.yaml").write_bytes(data)
        return measure(folder)
    finally:
        shutil.rmtree(root)


def _clock(command: list[str]) -> float:
    begin = time.perf_counter()
    subprocess.run(command, check=False, cwd=ROOT, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin
