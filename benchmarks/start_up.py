"""Start-up: what a command costs before it does anything, and what it adds."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
SCORE = [
    "-m",
    "aanbesteding",
    "score",
    "criteria/leiden-sterke-sociale-basis.yaml",
    "bids/leiden",
]
# What `score` needs, imported and with the validators built, but nothing read.
IMPORTS = """
import gc
gc.disable()
import aanbesteding.cli.app, aanbesteding.cli.score
import aanbesteding.scoring.evaluate, aanbesteding.reading.load
import aanbesteding.reporting.score_report, aanbesteding.reporting.plain
from aanbesteding.model.framework import Framework
from aanbesteding.model.bid import Bid
from aanbesteding.model.scores import ScoreSheet
for model in (Framework, Bid, ScoreSheet):
    model.model_rebuild()
"""


def help_against_python() -> tuple[float, float]:
    """Compare `--help` with an interpreter that does nothing."""
    return compare(["-m", "aanbesteding", "--help"], ["-c", "pass"])


def score_against_imports() -> tuple[float, float]:
    """Compare `score` with only importing what it needs."""
    return compare(SCORE, ["-c", IMPORTS])


def compare(ours: list[str], peer: list[str], rounds: int = 12) -> tuple[float, float]:
    """Return the least CPU seconds of two commands, run by turns."""
    for arguments in (ours, peer):
        cpu(arguments)  # byte code and file cache
    times = [(cpu(ours), cpu(peer)) for _ in range(rounds)]
    return min(a for a, _ in times), min(b for _, b in times)


def cpu(arguments: list[str]) -> float:
    """Run Python with arguments and return the CPU seconds that it took."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, *arguments],
        check=True,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)
