"""`aanbesteding compare` on the Leiden example, against `score` of the same files.

Both as a user gives them, start-up and reading included.
"""

from __future__ import annotations

from benchmarks.start_up import cpu

TENDER, MANIFEST = (
    f"criteria/{name}.yaml" for name in ("leiden-sterke-sociale-basis", "manifest-leiden")
)
BIDS = "bids/leiden"
ROUNDS = 3


def of_one_lot() -> tuple[float, float]:
    """Return seconds: rankings, moves, blend and weightings of one lot; and both scored."""
    return _against_score("--lot", "opgroeien")


def of_all() -> tuple[float, float]:
    """Return seconds: all lots, the best plan with its proof and its coalitions as bids."""
    return _against_score()


def _against_score(*more: str) -> tuple[float, float]:
    compared = ["-m", "aanbesteding", "compare", TENDER, MANIFEST, BIDS, "-q", *more]
    scored = [["-m", "aanbesteding", "score", one, BIDS, *more] for one in (TENDER, MANIFEST)]
    ours = min(cpu(compared) for _ in range(ROUNDS))
    peer = sum(min(cpu(asked) for _ in range(ROUNDS)) for asked in scored)
    return ours, peer
