"""The key of an anonymous assessment: which alias stands for which bid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from aanbesteding.fields import Field, Slug
from aanbesteding.model.origin import FileModel, Origin, Route
from aanbesteding.model.scores import Conflict, Mark, ScoreSheet

FORMAT = "aanbesteding/aliases/1"


class Aliases(FileModel):
    """The key that the procurement officer keeps: assessors never see it."""

    format: Literal["aanbesteding/aliases/1"]
    """The format of this file."""
    framework: Slug
    """The framework under which bids are assessed without their names."""
    aliases: dict[Slug, Slug] = Field(min_length=1)
    """Per alias the bid that it stands for."""

    def of_bids(self) -> dict[str, str]:
        """Return the first alias of every bid."""
        found: dict[str, str] = {}
        for alias, bid in self.aliases.items():
            found.setdefault(bid, alias)
        return found


class AsWritten(str):
    """A name in a route that stands in the file as it is, and is no bid with an alias."""

    __slots__ = ()


def resolved(sheet: ScoreSheet, key: Mapping[str, str]) -> ScoreSheet:
    """Return a sheet with every alias replaced by its bid; places keep pointing into the file.

    Names that are no alias are left out, and stay in `unresolved` for a rule to report.
    """
    known: dict[str, dict[str, dict[str, Mark]]] = {}
    for name, marks in sheet.marks.items():
        if name in key:
            known[key[name]] = marks
    present = sheet.present
    if present is not None:
        present = {key[name]: there for name, there in present.items() if name in key}
    conflicts = tuple(_of_bid(conflict, key) for conflict in sheet.conflicts)
    made = sheet.model_copy(update={"marks": known, "present": present, "conflicts": conflicts})
    made._origin = _located(sheet.origin, {bid: alias for alias, bid in key.items()})
    made._unresolved = tuple(unresolved(sheet, key))
    return made


def _of_bid(conflict: Conflict, key: Mapping[str, str]) -> Conflict:
    if conflict.bid is None or conflict.bid not in key:
        return conflict
    return conflict.model_copy(update={"bid": key[conflict.bid]})


def unresolved(sheet: ScoreSheet, key: Mapping[str, str]) -> list[Route]:
    """Return where a sheet names a bid by something else than an alias."""
    found: list[Route] = [("marks", AsWritten(name)) for name in sheet.marks if name not in key]
    found += [("present", AsWritten(name)) for name in sheet.present or () if name not in key]
    found += [
        ("conflicts", index, "bid")
        for index, conflict in enumerate(sheet.conflicts)
        if conflict.bid is not None and conflict.bid not in key
    ]
    return found


def _located(origin: Origin | None, aliases: Mapping[str, str]) -> Origin | None:
    """Return an origin that finds a bid in its file under its alias."""
    if origin is None:
        return None

    def locate(route: Route, of_key: bool) -> tuple[int, int]:
        written = route
        if len(route) > 1 and route[0] in ("marks", "present"):
            name = route[1]
            if isinstance(name, str) and not isinstance(name, AsWritten):
                written = (route[0], aliases.get(name, name), *route[2:])
        return origin.locate(written, of_key)

    return replace(origin, locate=locate)
