"""Whole numbers from a seed: the same on every machine and under every version of Python.

A draw is the SHA-256 of the seed and of what is drawn (lot, tender, bid, criterion), read as a
number of 256 bits, times the number of possibilities, divided by 2^256 and rounded down. So every
draw stands by itself: an extra criterion or lot leaves all other draws as they were. With n
possibilities each is as likely as any other to within n / 2^256.
"""

from __future__ import annotations

from hashlib import sha256

SEPARATOR = "\x1f"


def drawn(seed: int, count: int, *what: str) -> int:
    """Return one of 0 … count − 1.

    >>> [drawn(1, 6, "worp", str(n)) for n in range(8)]
    [1, 4, 5, 4, 3, 2, 4, 1]
    """
    name = SEPARATOR.join((str(seed), *what))
    return int.from_bytes(sha256(name.encode()).digest(), "big") * count >> 256
