"""Everything that came in for a tender: the bids and the score sheets."""

from __future__ import annotations

from dataclasses import dataclass

from aanbesteding.model.bid import Bid
from aanbesteding.model.scores import ScoreSheet


@dataclass(frozen=True, slots=True)
class Dossier:
    """The bids and the score sheets, in the order in which they were read.

    `broken` names the bids whose file could not be read, so that a score sheet is not blamed
    for naming them.
    """

    bids: tuple[Bid, ...]
    sheets: tuple[ScoreSheet, ...] = ()
    broken: frozenset[str] = frozenset()
