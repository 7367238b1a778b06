"""What the tests of reading share: small files, where faults are, and a process of their own."""

from __future__ import annotations

import atexit
import json
import os
import re
import string
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from aanbesteding import Fault, Faults, load_bids, load_framework
from aanbesteding.reporting.fault_text import faults_text
from aanbesteding.texts import LANGUAGES

HAZARDS = Path(__file__).parent / "hazards"
FRAMEWORK = (HAZARDS / "valid-framework.yaml").read_text(encoding="utf-8")
BID = (HAZARDS / "valid-bid.yaml").read_text(encoding="utf-8")
SCORES = (HAZARDS / "valid-scores.yaml").read_text(encoding="utf-8")

# Finds a hang, and is no measurement: coverage and a busy machine make everything slower.
SECONDS, MEGABYTES = 15, 200
"""What reading one file may cost at most, whatever is in it."""


def faults_of(path: Path | str) -> tuple[Fault, ...]:
    """Return the faults of a file or folder, none when it can be read."""
    is_framework = os.path.isfile(path) and b"framework/1" in Path(path).read_bytes()[:100]
    try:
        load_framework(path) if is_framework else load_bids(path)
    except Faults as error:
        return error.faults
    return ()


def found(faults: Iterable[Fault]) -> list[str]:
    """Write faults as `line:column code`."""
    return [f"{f.place.line}:{f.place.column} {f.code.code}" for f in faults]


def fields_of(sentence: str) -> set[str]:
    """Return the names of the fields that a sentence has."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def assert_readable(faults: Iterable[Fault]) -> None:
    """Every fault says what and what to do in both languages, and steers no terminal."""
    faults = list(faults)
    for lang in LANGUAGES:
        for fault in faults:
            wanted = fields_of(fault.code.what.nl) | fields_of(fault.code.cure.nl)
            assert wanted <= set(fault.fields), fault
            for sentence in (fault.what(lang), fault.cure(lang)):
                assert sentence.strip()
                unfilled = re.search(r"\{\w*\}", sentence)
                assert not unfilled or "{" in fault.place.source, sentence
                assert len(sentence) < 5000
        report = faults_text(faults, lang)
        assert "Traceback" not in report
        assert not re.search(
            "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", report
        )


class Loaded(NamedTuple):
    """What a process of its own says of reading one file."""

    found: list[str]
    said: list[str]
    seconds: float
    megabytes: float


@cache
def _reader(parser: str) -> subprocess.Popen[str]:
    warm_up = [str(HAZARDS / f"valid-{kind}.yaml") for kind in ("framework", "bid")]
    program = [sys.executable, str(Path(__file__).parent / "apart.py"), parser, *warm_up]
    process = subprocess.Popen(
        program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )

    def end() -> None:
        process.communicate(timeout=60)

    atexit.register(end)
    return process


def load_apart(path: Path, kind: str, parser: str = "libyaml") -> Loaded:
    """Read a file in a process with limits: a crash of the parser is then a failing test."""
    if not sys.platform.startswith("linux"):
        pytest.skip("needs fork and /proc")
    process = _reader(parser)
    assert process.stdin
    assert process.stdout
    process.stdin.write(json.dumps([str(path), kind]) + "\n")
    process.stdin.flush()
    answer = json.loads(process.stdout.readline())
    assert "crash" not in answer, answer["crash"]
    return Loaded(**answer)
