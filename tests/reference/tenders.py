"""The tenders of the seeds and what the second engine makes of them, made once for all tests."""

from __future__ import annotations

from functools import cache

from .generate import generate
from .measures import Plain, Stops
from .naive import naive

Tender = tuple[Plain, list[Plain], list[Plain]]


@cache
def tender_of(seed: int) -> tuple[Tender, Plain | Stops]:
    """Return the tender of a seed and its result, or why it stops; nobody may change them."""
    tender = generate(seed)
    try:
        return tender, naive(*tender)
    except Stops as stop:
        return tender, stop
