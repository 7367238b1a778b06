"""CPU time of functions, by turns."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial


def by_turns(
    ours: Callable[[], object], peer: Callable[[], object], rounds: int = 3
) -> tuple[float, float]:
    """Return the least CPU seconds of two functions, called by turns."""
    best = [float("inf"), float("inf")]
    for _ in range(rounds):
        for index, function in enumerate((ours, peer)):
            start = time.process_time()
            function()
            best[index] = min(best[index], time.process_time() - start)
    return best[0], best[1]


def by_short_turns(
    ours: Callable[[bytes], object],
    peer: Callable[[bytes], object],
    inputs: list[bytes],
    turn: int = 10,
    rounds: int = 7,
) -> tuple[float, float]:
    """Return the CPU seconds of two functions over inputs, by turns of a few inputs each.

    Of every turn the least of the rounds counts. A machine that slows down for a second then
    costs both functions the same, which whole runs by turns do not bear.
    """
    turns = [inputs[at : at + turn] for at in range(0, len(inputs), turn)]
    least = [
        by_turns(partial(_each, ours, few), partial(_each, peer, few), rounds) for few in turns
    ]
    return sum(one for one, _ in least), sum(other for _, other in least)


def _each(function: Callable[[bytes], object], inputs: list[bytes]) -> None:
    for data in inputs:
        function(data)
