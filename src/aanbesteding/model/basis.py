"""How much of a file is assumed: of everything that must say where it comes from, what it says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from aanbesteding.fields import Model
from aanbesteding.model.cited import Cited


class Basis(NamedTuple):
    """Of how many items a file says what they rest on."""

    all: int
    assumed: int
    """Wholly or partly on an assumption of the author."""
    sourced: int
    """On a source alone."""

    @property
    def neither(self) -> int:
        """Of how many it says neither."""
        return self.all - self.assumed - self.sourced


def basis_of(model: Model) -> Basis:
    """Count criteria, lots, facts, rules, amounts: everything that is `Cited`.

    Example: one criterion has a source and an assumption, one has an assumption, one a source and
    one neither: 4 items, 2 assumed, 1 sourced, 1 neither.
    """
    items = list(_cited(model))
    assumed = sum(one.assumed is not None for one in items)
    sourced = sum(one.assumed is None and one.source is not None for one in items)
    return Basis(len(items), assumed, sourced)


def _cited(value: object) -> Iterator[Cited]:
    if isinstance(value, Cited):
        yield value
    if isinstance(value, Model):
        for name in type(value).model_fields:
            yield from _cited(getattr(value, name))
    elif isinstance(value, tuple):
        for each in value:
            yield from _cited(each)
