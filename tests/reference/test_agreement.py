"""Two engines, one page of rules: a thousand random tenders must come out the same in both.

The real engine reads files, so each tender is written as YAML first. To look at one seed:

    SEED=367 python -m pytest tests/reference/test_agreement.py --basetemp /tmp/seed
"""

from __future__ import annotations

import os
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from aanbesteding import Evaluation, Faults, evaluate, load_bids, load_framework

from .generate import generate
from .measures import Plain, Stops
from .naive import naive
from .near import Near
from .to_yaml import write

SEEDS = range(1000)
"""`test_generate` holds that each method and each award is in at least 30 of these."""
CHUNK = 50
STARTS = SEEDS[::CHUNK]
if "SEED" in os.environ:
    CHUNK, STARTS = 1, range(int(os.environ["SEED"]), int(os.environ["SEED"]) + 1)
LETTERS = {"exclusion": "a", "requirement": "b", "price": "c", "range": "d"}


def flattened(evaluation: Evaluation) -> Plain:
    """Return an evaluation in the shape of the naive result; points of admitted bids only."""
    return {
        lot.lot.id: {
            "status": lot.status,
            "ranking": [(bid.rank, bid.bid) for bid in lot.ranking],
            "totals": {bid.bid: bid.total for bid in lot.ranking},
            "points": {
                bid.bid: {node.criterion: node.points for node in bid.walk()} for bid in lot.ranking
            },
            "excluded": {
                bid.bid: {
                    f"minimum:{reason.subject}"
                    if reason.kind == "minimum"
                    else LETTERS.get(reason.kind, reason.kind)
                    for reason in bid.reasons
                }
                for bid in lot.excluded
            },
        }
        for lot in evaluation.lots
    }


def outcome_of_naive(framework: Plain, bids: list[Plain], sheets: list[Plain]) -> Plain | str:
    """Return the naive result as far as it is compared, or why it stops."""
    try:
        results = naive(framework, bids, sheets)
    except Stops as stop:
        return f"stops: {stop}"
    for result in results.values():
        # What a bid that was set aside scored until then is nobody's business.
        result["points"] = {bid: result["points"][bid] for bid in result["totals"]}
        del result["prices"]
    return results


def outcome_of_engine(folder: Path) -> Plain | str:
    """Return the result of the real engine, or its faults."""
    framework, dossier = load_framework(folder / "framework.yaml"), load_bids(folder / "bids")
    try:
        return flattened(evaluate(framework, dossier))
    except Faults as faults:
        return f"stops: {faults}"


def differences(seed: int, folder: Path) -> list[str]:
    """Return what differs between the two engines on the tender of a seed."""
    framework, bids, sheets = generate(seed)
    write(folder, framework, bids, sheets)
    ours, theirs = outcome_of_naive(framework, bids, sheets), outcome_of_engine(folder)
    if isinstance(ours, str) or isinstance(theirs, str):
        if isinstance(ours, str) and isinstance(theirs, str):
            return []
        return [f"seed {seed}: naive {str(ours)[:300]}, engine {str(theirs)[:300]}"]
    return [
        f"seed {seed}, {lot}, {key}: naive {ours[lot][key]}, engine {theirs.get(lot, {}).get(key)}"
        for lot in ours
        for key in ours[lot]
        if not agree(ours[lot][key], theirs.get(lot, {}).get(key))
    ] + [f"seed {seed}: the lots differ"] * (list(ours) != list(theirs))


def agree(ours: Any, theirs: Any) -> bool:
    """Say whether two results are the same; numbers that are no fraction to forty decimals."""
    if isinstance(ours, Near):
        return abs(ours - theirs) < Fraction(1, 10**40)
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return ours.keys() == theirs.keys() and all(agree(ours[key], theirs[key]) for key in ours)
    return bool(ours == theirs)


@pytest.mark.parametrize("start", STARTS)
def test_chunk(start: int, tmp_path: Path) -> None:
    """Statuses, ranks, totals, points and reasons are equal, and faults are faults in both."""
    found = [
        difference
        for seed in range(start, start + CHUNK)
        for difference in differences(seed, tmp_path / str(seed))
    ]
    assert not found, "\n".join(found)
