"""Reading: 1,000 frameworks as bytes, by the strict reader and by PyYAML's fast loader."""

from __future__ import annotations

from pathlib import Path

import yaml

from aanbesteding.model.framework import Framework
from aanbesteding.reading.document import Document
from aanbesteding.reading.tree import Tree
from aanbesteding.reading.validation import validate
from benchmarks.timing import by_turns

ROOT = Path(__file__).parent.parent


def _files() -> list[bytes]:
    """Return 1,000 files: the example frameworks, the small ones more often than the large."""
    small = [path.read_bytes() for path in sorted((ROOT / "criteria/voorbeelden").glob("*.yaml"))]
    large = [path.read_bytes() for path in sorted((ROOT / "criteria").glob("*.yaml"))]
    mixed = [*small * 12, *large]
    return (mixed * (1000 // len(mixed) + 1))[:1000]


def _peer(files: list[bytes]) -> None:
    for data in files:
        yaml.load(data, Loader=yaml.CSafeLoader)


def tree_against_loader() -> tuple[float, float]:
    """Compare bytes to strict tree with bytes to Python objects."""
    files = _files()

    def ours() -> None:
        for data in files:
            assert not Tree(Document.decode(data, "f.yaml", "f.yaml")).faults

    return by_turns(ours, lambda: _peer(files))


def model_against_loader() -> tuple[float, float]:
    """Compare bytes to validated models with bytes to Python objects."""
    files = _files()

    def ours() -> None:
        for data in files:
            made, _ = validate(Framework, Tree(Document.decode(data, "f.yaml", "f.yaml")))
            assert made is not None

    return by_turns(ours, lambda: _peer(files))
