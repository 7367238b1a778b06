"""What all tests share: the command line in-process, and snapshots of complete output."""

from __future__ import annotations

import gc
import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
UNMEASURED = (
    "reference/*",  # the second engine, on a thousand tenders
    *("tests/test_laws", "tests/test_properties", "tests/test_draw_laws"),
    *("tests/test_flag_properties", "tests/test_curve", "reading/test_fuzz"),
    *("sensitivity/test_weightings", "sensitivity/test_every_price", "sensitivity/test_intervals"),
    *("sensitivity/test_random_tenders", "sensitivity/test_changes", "scenario/test_extremes"),
    *("routes/test_random_tenders", "routes/test_blend"),
    *("recombination/test_from_files", "webpage/test_weightings", "workbook/test_recalculated"),
    *("tests/test_docs", "tests/test_from_seal_to_decision", "tests/test_record"),
    *("tests/test_terminal", "tests/test_confidence_commands", "tests/test_promises"),
    *("tests/test_report", "tests/test_pictures", "sheets/test_round_trip", "sheets/test_hostile"),
    *("linting/test_ci_page", "linting/test_cache_and_processes"),
)
"""The longest tests: they calculate thousands of outcomes, or run whole commands once more."""
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
    """Pause the measuring of coverage for the longest tests: they would take thrice as long.

    What they run is measured by the tests of each part.
    """
    tracer = sys.gettrace()
    if any(request.path.with_suffix("").match(one) for one in UNMEASURED):
        sys.settrace(None)
    yield
    sys.settrace(tracer)


@pytest.fixture(autouse=True)
def _collected() -> Iterator[None]:
    """Free what tests leave behind: a command puts that off, for a run that ends soon."""
    yield
    gc.enable()


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
