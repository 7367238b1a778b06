"""Everything that came in for a tender: the bids and the score sheets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from aanbesteding.model.aliases import Aliases
from aanbesteding.model.bid import Bid
from aanbesteding.model.draw import DrawRecord
from aanbesteding.model.quality import QualityRecord
from aanbesteding.model.scores import ScoreSheet


@dataclass(frozen=True, slots=True)
class Dossier:
    """The bids and the score sheets, in the order in which they were read.

    `broken` names the bids whose file could not be read, so that a score sheet is not blamed
    for naming them. `draws` are the records of drawings of lots (`with_draws`). `closed` are the
    records of quality that was closed before prices were opened, `keys` the keys of anonymous
    assessments; `opened` says that sheets name bids and not aliases.
    """

    bids: tuple[Bid, ...]
    sheets: tuple[ScoreSheet, ...] = ()
    broken: frozenset[str] = frozenset()
    draws: tuple[DrawRecord, ...] = ()
    closed: tuple[QualityRecord, ...] = ()
    keys: tuple[Aliases, ...] = ()
    opened: bool = False

    def with_draws(self, records: Iterable[DrawRecord]) -> Dossier:
        """Return the dossier with the records of drawings of lots, whatever order they come in."""
        return replace(self, draws=tuple(sorted(records, key=_by_file)))

    def closed_under(self, framework: str) -> QualityRecord | None:
        """Return what was closed under a framework before the prices were opened, if it was."""
        return next((record for record in self.closed if record.framework == framework), None)

    def key_of(self, framework: str) -> Aliases | None:
        """Return the key of an anonymous assessment under a framework, if it came in."""
        return next((key for key in self.keys if key.framework == framework), None)


def _by_file(record: DrawRecord) -> tuple[str, str]:
    return (record.origin.name, record.origin.sha256) if record.origin else ("", "")
