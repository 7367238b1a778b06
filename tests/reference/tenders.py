"""The tenders of the seeds and what the second engine makes of them, made once for all tests."""

from __future__ import annotations

import pickle
from functools import cache

from .generate import generate
from .measures import Plain, Stops
from .naive import naive

Tender = tuple[Plain, list[Plain], list[Plain]]


def tender_of(seed: int) -> tuple[Tender, Plain | Stops]:
    """Return the tender of a seed and its result, or why it stops: each time a copy of its own."""
    found: tuple[Tender, Plain | Stops] = pickle.loads(_packed(seed))
    return found


@cache
def _packed(seed: int) -> bytes:
    """Make a tender and its result; packed, since a thousand of them fill gigabytes otherwise."""
    tender = generate(seed)
    try:
        return pickle.dumps((tender, naive(*tender)))
    except Stops as stop:
        return pickle.dumps((tender, stop))
