"""A seal: which framework was published, to the byte, with the published text itself."""

from __future__ import annotations

from typing import Literal

from aanbesteding.fields import Line, Model, Slug, Written
from aanbesteding.model.fingerprint import Fingerprint
from aanbesteding.model.origin import FileModel

FORMAT = "aanbesteding/seal/1"


class Program(Model):
    """The program that wrote the file."""

    name: Literal["aanbesteding"]
    """Its name."""
    version: Line
    """Its version."""


class SealedFramework(Model):
    """The framework that was published."""

    id: Slug
    """Its identifier."""
    version: Written
    """Its version, as the author counts."""
    status: Literal["published"]
    """A draft is not sealed."""
    sha256: Fingerprint
    """The SHA-256 of the bytes of its file."""


class Seal(FileModel):
    """The seal of a published framework."""

    format: Literal["aanbesteding/seal/1"]
    """The format of this file."""
    tool: Program
    """The program that wrote it."""
    framework: SealedFramework
    """The framework that was published."""
    date: Line | None = None
    """The date of publication as the author gave it; the program itself looks at no clock."""
    text: tuple[str, ...]
    """The published file, line by line; joined by line feeds these are its bytes."""
    sha256: Fingerprint
    """The SHA-256 of all lines of this file above this one."""

    @property
    def sealed_bytes(self) -> bytes:
        """The bytes of the published file."""
        return "\n".join(self.text).encode("utf-8", "surrogatepass")
