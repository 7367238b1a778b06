"""What a buyer's template is tried on before anything is written."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Final, TypeVar

from aanbesteding.reporting.blocks import Block, Heading, Para
from aanbesteding.reporting.letters.fields import fields_of
from aanbesteding.reporting.letters.kinds import Kind
from aanbesteding.reporting.letters.letter import Letter

MARK = "part-"
"""Stands in the heading of a part when a template is tried."""
MAX_SECONDS: Final = 30
"""The longest that trying a template may take; the program's own take a hundredth of one."""
Made = TypeVar("Made")


def samples(kind: Kind) -> Iterator[Letter]:
    """Yield documents with something in every field to try a template on: with dates, and without.

    Each part has a heading that says which it is.
    """
    texts = {field.name: "x" for field in fields_of(kind) if not field.part}
    parts: dict[str, tuple[Block, ...]] = {
        field.name: (Heading(MARK + field.name, 2), Para("x"))
        for field in fields_of(kind)
        if field.part
    }
    for sent in ("x", ""):
        yield Letter(kind, "", {**texts, "sent": sent}, parts)


class NoEnd(Exception):
    """Trying a template takes longer than it may."""


def in_time(work: Callable[[], Made]) -> Made:
    """Return what some work gives. Raises `NoEnd` when it goes on and on.

    What runs on cannot be stopped, and ends with the program: that is about to say what is wrong.
    """
    made: list[Made] = []
    raised: list[BaseException] = []

    def run() -> None:
        try:
            made.append(work())
        except BaseException as error:  # noqa: BLE001  # it is raised again, where it is waited for
            raised.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(MAX_SECONDS)
    if raised:
        raise raised[0]
    if not made:
        raise NoEnd
    return made[0]
