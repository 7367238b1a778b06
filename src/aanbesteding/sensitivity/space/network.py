"""Sorting many short rows at once: the same comparisons for all, in a fixed order.

Which places are compared does not depend on what stands there (the merge exchange of D. Knuth, The
Art of Computer Programming 3, 5.2.2, algorithm M; unverified: from memory, but the tests sort every
row of zeros and ones), so one comparison handles a whole block of weightings in one instruction.
For n numbers that is about n·(log₂ n)²/4 comparisons, against n·(n − 1)/2 for every pair.

>>> network(4)
((0, 2), (1, 3), (0, 1), (2, 3), (1, 2))
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray


@cache
def network(count: int) -> tuple[tuple[int, int], ...]:
    """Return which places to compare, the first of each pair to hold what comes first."""
    pairs: list[tuple[int, int]] = []
    top = 1 << max((count - 1).bit_length() - 1, 0)
    low = top
    while low:
        high, rest, apart = top, 0, low
        while True:
            pairs += [(i, i + apart) for i in range(count - apart) if i & low == rest]
            if high == low:
                break
            apart, high, rest = high - low, high >> 1, low
        low >>= 1
    return tuple(pairs)


def ascending(rows: NDArray[np.uint32]) -> list[NDArray[np.uint32]]:
    """Return the rows such that every column ascends; `rows` is used up."""
    placed, spare = list(rows), np.empty_like(rows[0])
    for i, j in network(len(placed)):
        np.minimum(placed[i], placed[j], out=spare)
        np.maximum(placed[i], placed[j], out=placed[j])
        placed[i], spare = spare, placed[i]
    return placed
