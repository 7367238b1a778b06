"""What a command of the program declares about itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

Makes = Literal["ranking", "result"]


class Row(NamedTuple):
    """A command: the word, what runs it (its annotations are its options), and its help."""

    name: str
    run: Callable[..., int]
    short_help: str
    help: str
    makes: Makes = "result"
    """What a fault keeps it from making."""
