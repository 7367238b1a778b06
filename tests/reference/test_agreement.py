"""Two engines, one page of rules: 1200 random tenders must come out the same in both.

The real engine reads files, so each tender is written as YAML first. To look at one seed:

    SEED=367 python -m pytest tests/reference/test_agreement.py --basetemp /tmp/seed
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from aanbesteding import Faults, drop_out, evaluate, load_bids, load_draws, load_framework
from aanbesteding.scoring.evaluation import LotResult

from . import drawn
from .generate import generate
from .make_draws import aftermath
from .measures import Plain, Stops
from .naive import naive
from .near import Near
from .to_yaml import to_yaml, write

SEEDS = range(1200)
"""`test_generate` holds that each method and each award is in at least 30 of these."""
CHUNK = 50
STARTS = SEEDS[::CHUNK]
if "SEED" in os.environ:
    CHUNK, STARTS = 1, range(int(os.environ["SEED"]), int(os.environ["SEED"]) + 1)
STOPS = "stops: "
CODES = {  # which fault goes with which clause that stops
    "2.2": {"AB409"},
    "2.4": {"AB410", "AB422"},
    "2.6": {"AB465", "AB466"},
    "2.10": {"AB492"},
    "2.12": {"AB493", "AB494", "AB495"},
    "2.13": {"AB491"},
    "5.1": {"AB422"},
    "5.2": {"AB413"},
    "5.4": {"AB414", "AB418"},
    "5.5": {"AB421"},
    "5.8": {"AB424"},
    "7.1": {"AB423"},
    "7.7": {"AB435", "AB436", "AB437"},
    "7.8": {"AB431", "AB432", "AB433", "AB434", "AB438", "AB439"},
    "8.1": {"AB430"},
    "9.5": {"AB435", "AB436", "AB437"},
}
LETTERS = {"exclusion": "a", "requirement": "b", "price": "c", "range": "d"}


def flattened(lot: LotResult) -> Plain:
    """Return a result in the shape of the naive one; points of admitted bids only."""
    return {
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


def compared(result: Plain) -> Plain:
    """Return a naive result as far as it is compared.

    What a bid that was set aside scored until then is nobody's business.
    """
    kept = {key: value for key, value in result.items() if key != "prices"}
    kept["points"] = {bid: result["points"][bid] for bid in result["totals"]}
    return kept


Outcome = Plain | str
"""Per lot what comes out, or why nothing does."""


def of_naive(make: Callable[[], Plain]) -> Outcome:
    """Return what the naive engine makes of something."""
    try:
        found = make()
    except Stops as stop:
        return f"{STOPS}{stop}"
    return {
        name: compared(one)
        if "totals" in one
        else {key: compared(of) if isinstance(of, dict) else of for key, of in one.items()}
        for name, one in found.items()
    }


def of_engine(make: Callable[[], Plain]) -> Outcome:
    """Return what the real engine makes of something, or its faults."""
    try:
        return make()
    except Faults as faults:
        return f"{STOPS}{faults}"


def differences(seed: int, folder: Path) -> list[str]:
    """Return what differs between the two engines on the tender of a seed."""
    framework, bids, sheets = generate(seed)
    write(folder, framework, bids, sheets)
    after = aftermath(seed, framework, bids, sheets)
    of, dossier = load_framework(folder / "framework.yaml"), load_bids(folder / "bids")

    def evaluated(records: list[Plain]) -> Plain:
        found = evaluate(of, dossier.with_draws(load_draws(*stored(records, folder))))
        return {lot.lot.id: flattened(lot) for lot in found.lots}

    def dropped() -> Plain:
        records = load_draws(*stored(after.records_then, folder))
        return {
            lot.lot.id: {
                "before": flattened(lot.before),
                "keep-ranking": flattened(lot.keep_ranking),
                "rescore": flattened(lot.rescore),
                "decided": lot.is_decided,
            }
            for lot in drop_out(of, dossier.with_draws(records), after.gone).lots
        }

    found = unequal(
        of_naive(lambda: naive(framework, bids, sheets)), of_engine(lambda: evaluated([]))
    )
    if after.records:
        ours = of_naive(lambda: drawn.with_draws(framework, bids, sheets, after.records))
        found += unequal(ours, of_engine(lambda: evaluated(after.records)))
    if after.gone:
        ours = of_naive(
            lambda: drawn.drop_out(framework, bids, sheets, after.records_then, after.gone)
        )
        found += unequal(ours, of_engine(dropped))
    return [f"seed {seed}, {text}" for text in found]


def stored(records: list[Plain], folder: Path) -> list[Path]:
    """Write the records of draws, and return where."""
    paths = [folder / f"draws-{number}.yaml" for number in range(len(records))]
    for path, record in zip(paths, records, strict=True):
        path.write_text(to_yaml(record), "utf-8")
    return paths


def unequal(ours: Outcome, theirs: Outcome) -> list[str]:
    """Return what differs between two outcomes; who both stop must do so by the same clause."""
    if isinstance(ours, str) and isinstance(theirs, str):
        said = CODES[ours.removeprefix(STOPS).partition(":")[0]] & set(re.findall(r"AB\d+", theirs))
        return [] if said else [f"naive {ours}, engine {theirs[:300]}"]
    if isinstance(ours, str) or isinstance(theirs, str):
        return [f"naive {str(ours)[:300]}, engine {str(theirs)[:300]}"]
    return [
        f"{lot}, {key}: naive {ours[lot][key]}, engine {theirs.get(lot, {}).get(key)}"
        for lot in ours
        for key in ours[lot]
        if not agree(ours[lot][key], theirs.get(lot, {}).get(key))
    ] + ["the lots differ"] * (list(ours) != list(theirs))


def agree(ours: Any, theirs: Any) -> bool:
    """Say whether two results are the same; numbers that are no fraction to forty decimals."""
    if isinstance(ours, Near):
        return abs(ours - theirs) < Fraction(1, 10**40)
    if isinstance(ours, dict) and isinstance(theirs, dict):
        both = bool(ours.keys() == theirs.keys())
        return both and all(agree(ours[key], theirs[key]) for key in ours)
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
