"""Everything that came in for a tender: the bids and the score sheets."""

from __future__ import annotations

from dataclasses import dataclass

from aanbesteding.model.aliases import Aliases
from aanbesteding.model.bid import Bid
from aanbesteding.model.quality import QualityRecord
from aanbesteding.model.scores import ScoreSheet


@dataclass(frozen=True, slots=True)
class Dossier:
    """The bids and the score sheets, in the order in which they were read.

    `broken` names the bids whose file could not be read, so that a score sheet is not blamed
    for naming them. `closed` are the records of quality that was closed before prices were opened,
    `keys` the keys of anonymous assessments; `opened` says that sheets name bids and not aliases.
    """

    bids: tuple[Bid, ...]
    sheets: tuple[ScoreSheet, ...] = ()
    broken: frozenset[str] = frozenset()
    closed: tuple[QualityRecord, ...] = ()
    keys: tuple[Aliases, ...] = ()
    opened: bool = False

    def closed_under(self, framework: str) -> QualityRecord | None:
        """Return what was closed under a framework before the prices were opened, if it was."""
        return next((record for record in self.closed if record.framework == framework), None)

    def key_of(self, framework: str) -> Aliases | None:
        """Return the key of an anonymous assessment under a framework, if it came in."""
        return next((key for key in self.keys if key.framework == framework), None)
