"""On which bids an assessor declared a conflict of interest, by name or by organisation."""

from __future__ import annotations

from collections.abc import Iterable

from aanbesteding.model.bid import Bid
from aanbesteding.model.scores import ScoreSheet


def conflicted_bids(sheet: ScoreSheet, bids: Iterable[Bid]) -> dict[str, int]:
    """Return the bids that the assessor of a sheet does not judge, each with its declaration.

    A conflict with an organisation is one with every bid in which it takes part in any role. A bid
    that is named is in the answer whether or not it is among `bids`.
    """
    found: dict[str, int] = {}
    if not sheet.conflicts:
        return found
    for index, conflict in enumerate(sheet.conflicts):
        if conflict.bid is not None:
            found.setdefault(conflict.bid, index)
        for bid in bids if conflict.organisation is not None else ():
            if conflict.organisation in {one.organisation for one in bid.tenderer.members}:
                found.setdefault(bid.id, index)
    return found
