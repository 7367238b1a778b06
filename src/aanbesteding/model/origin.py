"""Where a model came from, so that every number in a result can be traced to a line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from pydantic import PrivateAttr

from aanbesteding.faults import Place
from aanbesteding.fields import Model

Route = tuple[str | int, ...]
"""Keys and indices from the top of a file to a value: `("lots", 0, "price")`."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The file a model was read from.

    `name` is relative to what the user named, so that results do not depend on where it lies;
    `path` is how the user named it, for messages; `sha256` fingerprints its bytes; `locate`
    finds the 1-based (line, column) of a value by its route, or of the value's key; `text` is the
    whole file. In a workbook `sheet` is the name of a sheet, and `source_at` returns what a cell
    holds.
    """

    name: str
    path: str
    sha256: str
    locate: Callable[[Route, bool], tuple[int, int]] = field(repr=False, compare=False)
    line_of_text: Callable[[int], str] = field(repr=False, compare=False)
    text: Callable[[], str] = field(default=str, repr=False, compare=False)
    sheet: str = ""
    source_at: Callable[[int, int], str] | None = field(default=None, repr=False, compare=False)

    def place(self, route: Route, of_key: bool = False) -> Place:
        """Return the place of a value, or of its key, as messages show it."""
        line, column = self.locate(route, of_key)
        source = self.source_at(line, column) if self.source_at else self.line_of_text(line)
        return Place(self.path, line, column, source, self.sheet)

    def where(self, route: Route) -> str:
        """Return the place of a value as reports show it: `bid.yaml:12`, `s.xlsx!Panel!C7`."""
        line, column = self.locate(route, False)
        place = Place(self.name, line, column, sheet=self.sheet)
        return place.where if self.sheet else f"{self.name}:{line}"

    def cell(self, route: Route) -> str | None:
        """Return the cell of a value, None in a file that has no cells."""
        return Place("", *self.locate(route, False), sheet=self.sheet).cell or None


class Ref(NamedTuple):
    """A value in an input: the model's id, and the route to the value in it."""

    kind: str
    id: str
    route: Route


class FileModel(Model):
    """Base of the models that are a file of their own."""

    _origin: Origin | None = PrivateAttr(default=None)

    @property
    def origin(self) -> Origin | None:
        """The file it was read from; None for a model made in code."""
        # Every rule asks; from the dictionary it costs a fortieth of what pydantic's look-up does.
        private = self.__pydantic_private__
        return private["_origin"] if private else None
