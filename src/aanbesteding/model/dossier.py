"""Everything that came in for a tender: the bids and the score sheets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from aanbesteding.model.bid import Bid
from aanbesteding.model.draw import DrawRecord
from aanbesteding.model.scores import ScoreSheet


@dataclass(frozen=True, slots=True)
class Dossier:
    """The bids and the score sheets, in the order in which they were read.

    `broken` names the bids whose file could not be read, so that a score sheet is not blamed
    for naming them. `draws` are the records of drawings of lots (`with_draws`).
    """

    bids: tuple[Bid, ...]
    sheets: tuple[ScoreSheet, ...] = ()
    broken: frozenset[str] = frozenset()
    draws: tuple[DrawRecord, ...] = ()

    def with_draws(self, records: Iterable[DrawRecord]) -> Dossier:
        """Return the dossier with the records of drawings of lots, whatever order they come in."""
        return replace(self, draws=tuple(sorted(records, key=_by_file)))


def _by_file(record: DrawRecord) -> tuple[str, str]:
    return (record.origin.name, record.origin.sha256) if record.origin else ("", "")
