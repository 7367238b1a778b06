"""An evaluation record: what went in, what was done with it and what came out, to the byte.

This is what the reader demands of a record. The blocks `methods`, `outcome` and `result` are
compared with what the evaluation gives again; their shape is in `reporting.record_format`.
"""

from __future__ import annotations

from typing import Any, Literal

from aanbesteding.fields import Field, Line, Model, Slug
from aanbesteding.model.fingerprint import Fingerprint
from aanbesteding.model.origin import FileModel
from aanbesteding.model.seal import Program

FORMAT = "aanbesteding/record/1"
COMPARED = ("methods", "outcome", "result")
"""The blocks that an evaluation gives again."""


class Options(Model):
    """What the command was told besides its files."""

    lots: tuple[Slug, ...]
    """The lots asked for; empty when all were."""


class RecordedFile(Model):
    """A file that was read."""

    kind: Literal["framework", "bid", "scores", "draw", "quality", "aliases", "seal"]
    """What it is."""
    id: Line
    """Its identifier; of a score sheet the assessor, or `consensus`; of records of drawings of
    lots their number; of the rest the framework."""
    file: str
    """Its name as results call it, relative to what the user named."""
    path: str | None = None
    """Where it lay, relative to the record's folder, else to the folder that holds all files."""
    sha256: Fingerprint
    """The SHA-256 of its bytes."""


class Inputs(Model):
    """Everything that was read."""

    files: tuple[RecordedFile, ...] = Field(min_length=1, max_length=10_000)
    """The files, by kind and identifier."""


class CarriedHash(Model):
    """A fingerprint of something that was fixed earlier."""

    name: Line
    """What was fixed."""
    sha256: Fingerprint
    """Its SHA-256."""


class Carried(Model):
    """Fingerprints carried over from earlier steps."""

    hashes: tuple[CarriedHash, ...]
    """The fingerprints; usually none."""


class Hashes(Model):
    """The SHA-256 of the lines of each block."""

    tool: Fingerprint
    """Of the block `tool`."""
    options: Fingerprint
    """Of the block `options`."""
    inputs: Fingerprint
    """Of the block `inputs`."""
    carried: Fingerprint
    """Of the block `carried`."""
    methods: Fingerprint
    """Of the block `methods`."""
    outcome: Fingerprint
    """Of the block `outcome`."""
    result: Fingerprint
    """Of the block `result`."""


class Record(FileModel):
    """The record of an evaluation."""

    format: Literal["aanbesteding/record/1"]
    """The format of this file."""
    tool: Program
    """The program that wrote it."""
    options: Options
    """What the command was told besides its files."""
    inputs: Inputs
    """Everything that was read."""
    carried: Carried
    """Fingerprints carried over from earlier steps."""
    methods: dict[str, Any]
    """The award, the policies and the methods, with their parameters."""
    outcome: dict[str, Any]
    """The outcome in short."""
    result: dict[str, Any]
    """The evaluation with every step and every warning."""
    hashes: Hashes
    """The SHA-256 of the lines of each block."""
    sha256: Fingerprint
    """The SHA-256 of all lines of this file above this one."""
