"""What all tests share: the command line in-process, and snapshots of complete output."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
SEARCHES = {
    "reference",  # the second engine, on a thousand tenders
    *("test_laws.py", "test_properties.py", "test_draw_laws.py", "test_flag_properties.py"),
    "test_weightings.py",
    *("test_random_tenders.py", "test_from_files.py", "test_extremes.py"),
    *("test_every_price.py", "test_intervals.py", "test_blend.py", "test_changes.py"),
    *("test_fuzz.py", "test_curve.py", "test_weightings.py"),
}
"""Folders and files of tests that calculate thousands of outcomes."""
SNAPSHOTS = Path(__file__).parent / "snapshots"


class Ran(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--accept`: write snapshots instead of comparing; look at the diff before committing."""
    parser.addoption("--accept", action="store_true", help="write snapshots")


@pytest.fixture(autouse=True)
def _no_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests do not depend on the language or the terminal of whoever runs them."""
    for name in ("AANBESTEDING_LANG", "AANBESTEDING_DEBUG", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def _not_measured(request: pytest.FixtureRequest) -> Iterator[None]:
    """Pause the measuring of coverage for tests that search: they would take thrice as long.

    What they run is measured by the tests of each part.
    """
    tracer = sys.gettrace()
    if SEARCHES.intersection(request.path.parts):
        sys.settrace(None)
    yield
    sys.settrace(tracer)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Run `aanbesteding` with arguments, from the root of the project."""
    from aanbesteding.cli.app import main

    monkeypatch.chdir(ROOT)

    def runner(*arguments: str | Path) -> Ran:
        out, err = io.StringIO(), io.StringIO()
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stderr", err)
        code = main([str(argument) for argument in arguments])
        return Ran(code, out.getvalue(), err.getvalue())

    return runner


@pytest.fixture
def snapshot(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare complete output with what was accepted."""

    def compare(name: str, text: str) -> None:
        path = SNAPSHOTS / name
        if request.config.getoption("--accept"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        assert path.exists(), f"no snapshot {name}: run pytest --accept and read it"
        assert path.read_bytes().decode("utf-8") == text

    return compare
