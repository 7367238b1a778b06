"""A score sheet: the marks of one assessor, or the panel's consensus, with the reasons."""

from __future__ import annotations

from typing import Literal

from pydantic import PrivateAttr

from aanbesteding.exact.number import DecimalSign
from aanbesteding.fields import Field, Line, Model, Slug, Written
from aanbesteding.model.origin import FileModel, Route

FORMAT = "aanbesteding/scores/1"


class Mark(Model):
    """A mark with its statement of reasons."""

    mark: Written
    """The mark, as on the scale."""
    reason: Line
    """Why, in the assessor's own words. Letters to tenderers quote it."""


class Conflict(Model):
    """A conflict of interest that an assessor declares."""

    bid: Slug | None = None
    """The bid concerned; or else the `organisation`."""
    organisation: Slug | None = None
    """The organisation concerned: every bid in which it takes part, in whatever role."""
    reason: Line
    """What the conflict is."""

    @property
    def subject(self) -> str:
        """The bid or the organisation."""
        return self.bid or self.organisation or ""


class ScoreSheet(FileModel):
    """The marks of one assessor, or of the panel in consensus, under one framework."""

    format: Literal["aanbesteding/scores/1"]
    """The format of this file."""
    framework: Slug
    """The framework under which the marks were given."""
    framework_version: Written | None = None
    """The version of the framework that the form was made for; another one is a fault."""
    kind: Literal["individual", "consensus"]
    """Whether one assessor gives the marks or the panel jointly."""
    assessor: Slug | None = None
    """The assessor; only for individual marks."""
    decimal_sign: DecimalSign | None = None
    """The decimal sign of this file, `point` or `comma`; without it the point."""
    conflicts: tuple[Conflict, ...] = ()
    """Bids that this assessor does not judge, and why."""
    present: dict[Slug, tuple[Slug, ...]] | None = None
    """Per bid the assessors who judged it jointly; only for consensus."""
    marks: dict[Slug, dict[Slug, dict[Slug, Mark]]] = Field(default_factory=dict)
    """Per bid, per lot, per criterion: the mark and the reason."""

    _unresolved: tuple[Route, ...] = PrivateAttr(default=())

    @property
    def unresolved(self) -> tuple[Route, ...]:
        """Where a sheet of an anonymous panel names a bid by something else than an alias."""
        return self._unresolved
