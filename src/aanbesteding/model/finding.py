"""A finding: a code about a value in an input, before it is known at which line that stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from aanbesteding.faults import Code, Fault, Place
from aanbesteding.model.bid import Bid
from aanbesteding.model.dossier import Dossier
from aanbesteding.model.framework import Framework
from aanbesteding.model.origin import Origin, Ref, Route
from aanbesteding.model.scores import ScoreSheet
from aanbesteding.texts import Lang, fill


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule or the engine found, and the value it is about.

    `evidence` are files, by name, that show it when they are evaluated.
    """

    code: Code
    ref: Ref
    fields: Mapping[str, object] = field(default_factory=dict)
    of_key: bool = False
    evidence: Mapping[str, str] = field(default_factory=dict)

    def what(self, lang: Lang) -> str:
        """Say what was found."""
        return self.code.what.say(lang, **{k: fill(v, lang) for k, v in self.fields.items()})

    def cure(self, lang: Lang) -> str:
        """Say what can be done about it."""
        return self.code.cure.say(lang, **{k: fill(v, lang) for k, v in self.fields.items()})


Origins = Mapping[tuple[str, str], Origin]
"""The file of every model, by kind and id."""


def in_framework(framework: Framework, *route: str | int) -> Ref:
    """Refer to a value in the framework."""
    return Ref("framework", framework.id, route)


def in_bid(bid: Bid, *route: str | int) -> Ref:
    """Refer to a value in a bid."""
    return Ref("bid", bid.id, route)


def sheet_id(sheet: ScoreSheet) -> str:
    """The id of a score sheet within one evaluation: its assessor, or `consensus`."""
    return sheet.assessor or "consensus"


def in_sheet(sheet: ScoreSheet, *route: str | int) -> Ref:
    """Refer to a value in a score sheet."""
    return Ref("scores", sheet_id(sheet), route)


def in_draw(index: int, *route: str | int) -> Ref:
    """Refer to a value in a record of drawings of lots, by its index in the dossier."""
    return Ref("draw", str(index + 1), route)


def origins(framework: Framework, dossier: Dossier | None = None) -> dict[tuple[str, str], Origin]:
    """Return the files of a framework and of everything evaluated under it."""
    found: dict[tuple[str, str], Origin] = {}
    if framework.origin:
        found["framework", framework.id] = framework.origin
    for bid in dossier.bids if dossier else ():
        if bid.origin:
            found.setdefault(("bid", bid.id), bid.origin)
    for sheet in dossier.sheets if dossier else ():
        if sheet.origin and sheet.framework == framework.id:
            found.setdefault(("scores", sheet_id(sheet)), sheet.origin)
    for index, record in enumerate(dossier.draws if dossier else ()):
        if record.origin:
            found["draw", str(index + 1)] = record.origin
    for quality in dossier.closed if dossier else ():
        if quality.origin and quality.framework == framework.id:
            found.setdefault(("quality", quality.framework), quality.origin)
    for key in dossier.keys if dossier else ():
        if key.origin and key.framework == framework.id:
            found.setdefault(("aliases", key.framework), key.origin)
    return found


def place_of(ref: Ref, files: Origins, *, of_key: bool = False) -> Place:
    """Return the file, line and column of a value; models made in code have no file."""
    origin = files.get((ref.kind, ref.id))
    if origin is None:
        return Place(f"<{ref.kind} {ref.id}>")
    return origin.place(ref.route, of_key)


def fault_of(finding: Finding, files: Origins) -> Fault:
    """Put a finding at its line."""
    place = place_of(finding.ref, files, of_key=finding.of_key)
    return Fault(finding.code, place, finding.fields, finding.evidence)


def route_text(route: Route) -> str:
    """Write a route as people read it: `criteria[2].weight`."""
    parts = [f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in route]
    return "".join(parts).lstrip(".")
