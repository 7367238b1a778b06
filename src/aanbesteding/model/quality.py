"""The record of a quality assessment that was closed before the prices were opened."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from aanbesteding.fields import Field, FractionText, Line, Model, Slug
from aanbesteding.model.origin import FileModel

FORMAT = "aanbesteding/quality/1"


class ClosedBid(Model):
    """What a bid has on everything but the price, in one lot."""

    status: Literal["scored", "set-aside", "excluded"]
    """Whether it was scored, set aside by a minimum score, or excluded before it was scored."""
    points: dict[Slug, FractionText] = Field(default_factory=dict)
    """Points per criterion that depends on no price and on no other bid, as exact fractions."""
    shares: dict[Slug, FractionText] = Field(default_factory=dict)
    """Exact fractions: per criterion that is compared with other bids the panel's share, and per
    discount on the own price the part of it that the fact is worth."""


class QualityRecord(FileModel):
    """Quality that was closed: which files it rests on, and what it came to."""

    format: Literal["aanbesteding/quality/1"]
    """The format of this file."""
    framework: Slug
    """The framework under which the quality was assessed."""
    framework_hash: Line
    """The SHA-256 of the framework's file, in groups of four."""
    sheets: dict[Slug, Line] = Field(default_factory=dict)
    """The SHA-256 of each score sheet's file, by its assessor or `consensus`."""
    lots: dict[Slug, dict[Slug, ClosedBid]]
    """What every bid has, per lot."""
    hash: Line
    """The SHA-256 of all lines above this one, in groups of four."""


def content_text(record: QualityRecord) -> str:
    """Return a record as YAML, all but its own hash; the same record gives the same text."""
    return "\n".join(_lines(record)) + "\n"


def _lines(record: QualityRecord) -> Iterator[str]:
    yield f"format: {record.format}"
    yield f"framework: {record.framework}"
    yield f"framework-hash: {record.framework_hash}"
    yield from _mapping("sheets", record.sheets, "")
    if not record.lots:
        yield "lots: {}"
        return
    yield "lots:"
    for lot, bids in record.lots.items():
        yield f"  {lot}:" if bids else f"  {lot}: {{}}"
        for name, bid in bids.items():
            yield f"    {name}:"
            yield f"      status: {bid.status}"
            yield from _mapping("points", bid.points, "      ")
            yield from _mapping("shares", bid.shares, "      ")


def _mapping(key: str, values: dict[str, str], indent: str) -> Iterator[str]:
    if values:
        yield f"{indent}{key}:"
    for name, value in values.items():
        yield f"{indent}  {name}: {value}"
